"""Every page prints as a page (Ctrl+P): one walk along all of them, read back from the paper."""

import io
import re
import unicodedata

import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser.windows import FRAME, IDLE

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
# The texts of a page, also those that a component draws in a tree of its own, and not what is there to click.
TEXTS = """() => {
  const clicked = 'button, label, legend, summary, select, footer, .stFileUploader, .kopieer, .sprong, .st-key-deelbalk, .st-key-deuren, [role="status"], a.knop, a.toon, svg, style, .tabellen:not(:has(details[open])) h2';
  const walk = (root) => [...root.childNodes].flatMap((part) => {
    if (part.nodeType === Node.TEXT_NODE) return part.data.trim() ? [part] : [];
    if (part.nodeType !== Node.ELEMENT_NODE || part.matches(clicked) || getComputedStyle(part).display === "none") return [];
    // What is folded is printed, but not the thousands of rows of a map that nobody opened.
    if (part.matches("details:not([open])") && part.getRootNode() !== document) return [];
    return [...walk(part), ...(part.shadowRoot ? walk(part.shadowRoot) : [])];
  });
  return walk(document.querySelector('[data-testid="stMainBlockContainer"]')).map((text) => text.data.trim());
}"""
# What sticks out of a sheet, once the page is laid out for it; maps keep what they looked at.
TOO_WIDE = """(wide) => {
  const walk = (root) => [...root.querySelectorAll("*")].flatMap((part) => [part, ...(part.shadowRoot ? walk(part.shadowRoot) : [])]);
  return walk(document.body).filter((part) => part.matches("table, iframe, canvas, svg, p, li"))
    .filter((part) => { const box = part.getBoundingClientRect(); return box.width && box.right > wide + 1; })
    .map((part) => `${part.tagName}.${part.className} ${part.getBoundingClientRect().right}`);
}"""
BUTTONS = (
    "Deel deze pagina",
    "Kopieer met bron",
    "Download de contacten",
    "Voeg toe aan presentatie",
)


def plain(text: str) -> str:
    """Text without what a line that ends changes of it."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", unicodedata.normalize("NFKC", text)).casefold()


def test_every_page_prints_whole_on_a4_without_what_one_clicks(open_page, small_site):
    page = open_page(PAGES[-1], base=small_site, dark=True)
    faults = {}
    for path in PAGES:
        # What was printed is not laid out once more.
        page.goto(f"{small_site}/robots.txt")
        page.set_viewport_size({"width": 1366, "height": 768})
        page.emulate_media(media="null", color_scheme="dark")
        page.goto(small_site + path)
        texts, sizes = _settled(page)
        content = page.pdf(prefer_css_page_size=True, tagged=True)
        reader = pypdf.PdfReader(io.BytesIO(content))
        faults[path] = _faults(reader, (page.title(), "Afgedrukt op ", page.url), texts)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": WIDE, "height": 980})
        faults[path] += page.evaluate(TOO_WIDE, WIDE)
        # A map keeps what it looked at.
        faults[path] += [f"map of {size}" for size in _sizes(page) if size not in sizes]
    assert [f"{path}: {fault}" for path, found in faults.items() for fault in found] == []


def _settled(page) -> tuple[list[str], list[list[int]]]:
    """The texts of a page and the sizes of its maps, once all of it is there and in its place."""
    page.locator("h1").first.wait_for()
    page.locator(IDLE).wait_for()
    if page.locator(FRAME).count():
        page.frame_locator(FRAME).first.locator("body[data-beurt]").wait_for()
    page.locator("#eerste").wait_for(state="detached")
    # What is not drawn yet has a grey bar in its place.
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    found = [], []
    for _ in range(60):
        page.wait_for_timeout(700)
        before, found = found, (page.evaluate(TEXTS), _sizes(page))
        if found == before and len(found[0]) > 10:
            return found
    return pytest.fail(f"{page.url} never has all of its texts: {found}")


def _sizes(page) -> list[list[int]]:
    """How wide and high each map of a page is."""
    return [frame.evaluate("[innerWidth, innerHeight]") for frame in page.frames[1:]]


def _faults(reader, head, texts) -> list[str]:
    """What is not on the paper, and what should not be."""
    sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in reader.pages}
    read = [sheet.extract_text() for sheet in reader.pages]
    text, top = plain("\n".join(read)), plain(read[0])
    return [
        *(f"a sheet of {size}" for size in sizes - {A4}),
        *(f"no {said} at the top" for said in head if plain(said) not in top),
        *(f"no {said}" for said in texts if not _is_there(said, text)),
        *(f"a button {label}" for label in BUTTONS if plain(label) in text),
    ]


def _is_there(said: str, text: str) -> bool:
    """Whether a text is on the paper; a long address may go on at the top of the next sheet, where it
    could be broken as well."""
    parts = re.split(r"[-/]+", said) if said.startswith("http") else [said]
    return all(plain(part) in text for part in parts)
