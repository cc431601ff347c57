"""Every page prints as a page (Ctrl+P): one walk along all of them, read back from the paper."""

import io
import re
import unicodedata

import pypdf
import pytest

from tests.browser.conftest import FRAME, IDLE

pytestmark = pytest.mark.browser
# What a reader sees of each page; the address of a page is known by what stands before the question mark.
PAGES = [
    "/kaart?gekozen=GM0014",
    "/gemeente?code=GM0014",
    "/regiobeeld?gebied=GM0014",
    "/klantroute?code=GM0106",
    "/vergelijken?a=consortium&b=ros",
    "/watals?sluit=vsv-martini",
    "/presenteren?voor=GM0014",
    "/gegevens",
    "/over",
]
A4 = (595, 842)
# A sheet less its margins, in the pixels of a style.
WIDE = 695
# The sentences of a page, also those that a component draws in a tree of its own, and not what is there to click.
SENTENCES = """() => {
  const walk = (root) => [...root.querySelectorAll("*")].flatMap((part) => [part, ...(part.shadowRoot ? walk(part.shadowRoot) : [])]);
  const main = document.querySelector('[data-testid="stMainBlockContainer"]');
  const clicked = 'button, label, summary, footer, .kopieer, .sprong, .st-key-deelbalk, .st-key-deuren, [role="status"], a.knop';
  return walk(main)
    .filter((part) => part.matches("h1, h2, h3, p, li, th, td") && !part.closest(clicked) && !part.querySelector("button, a.knop, p, li"))
    .filter((part) => part.checkVisibility() && part.getBoundingClientRect().width > 2)
    .map((part) => part.innerText.trim()).filter(Boolean);
}"""
# What sticks out of a sheet, once the page is laid out for it; maps keep what they looked at.
TOO_WIDE = """(wide) => {
  const walk = (root) => [...root.querySelectorAll("*")].flatMap((part) => [part, ...(part.shadowRoot ? walk(part.shadowRoot) : [])]);
  return walk(document.body).filter((part) => part.matches("table, iframe, canvas, svg, p, li"))
    .filter((part) => { const box = part.getBoundingClientRect(); return box.width && box.right > wide + 1; })
    .map((part) => `${part.tagName}.${part.className} ${part.getBoundingClientRect().right}`);
}"""
BUTTONS = ("Deel deze pagina", "Kopieer met bron", "Download", "Voeg toe aan presentatie")


def plain(text: str) -> str:
    """Text without what a line that ends changes of it."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", unicodedata.normalize("NFKC", text))


def test_every_page_prints_whole_on_a4_without_what_one_clicks(open_page, small_site):
    page = open_page(PAGES[-1], base=small_site, dark=True)
    for path in PAGES:
        page.set_viewport_size({"width": 1366, "height": 768})
        page.emulate_media(media="screen", color_scheme="dark")
        page.goto(small_site + path)
        page.locator("h1").first.wait_for()
        page.locator(IDLE).wait_for()
        if page.locator(FRAME).count():
            page.frame_locator(FRAME).first.locator("body[data-beurt]").wait_for()
        page.locator("#eerste").wait_for(state="detached")
        page.wait_for_timeout(500)
        sentences = page.evaluate(SENTENCES)
        assert len(sentences) > 3, path
        sizes = [frame.evaluate("[innerWidth, innerHeight]") for frame in page.frames[1:]]
        content = page.pdf(prefer_css_page_size=True, tagged=True)
        _reads_back(path, pypdf.PdfReader(io.BytesIO(content)), page.title(), page.url, sentences)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": WIDE, "height": 980})
        assert page.evaluate(TOO_WIDE, WIDE) == [], path
        assert [frame.evaluate("[innerWidth, innerHeight]") for frame in page.frames[1:]] == sizes


def _reads_back(path, reader, title, url, sentences) -> None:
    assert {(round(s.mediabox.width), round(s.mediabox.height)) for s in reader.pages} == {A4}
    text = plain("\n".join(sheet.extract_text() for sheet in reader.pages))
    top = plain(reader.pages[0].extract_text())
    for said in (title, "Afgedrukt op ", "gegevens van ", url):
        assert plain(said) in top, (path, said)
    assert [said for said in sentences if plain(said) not in text] == [], path
    assert [label for label in BUTTONS if plain(label) in text] == [], path
