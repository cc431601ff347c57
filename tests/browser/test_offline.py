"""The file that works offline: opened from disk, with the network off."""

from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import expect

from geodata.compare.overlap import overlap
from geodata.meeting.offline import offline_html
from geodata.meeting.page import WALL as WALL_FORM
from geodata.meeting.pagination import pages_of
from geodata.meeting.scenes import Meeting, Scene
from geodata.meeting.slide import Table
from geodata.meeting.slides import slides_of
from geodata.words import date_in_words
from tests.browser.on_the_map import listed
from tests.browser.test_accessibility import violations
from tests.browser.test_presenteren import LETTERS
from tests.browser.windows import DESK, PHONE, ending

WALL = {"width": 1920, "height": 1080}
HOSTILE = "<img src=x onerror=\"document.title='stuk'\"></script>"
TODAY = date(2026, 11, 22)
MEETING = Meeting(
    "Regiodag",
    (
        Scene("Wie werkt waar", "", "kaart", {}),
        Scene("", "Wie is er?", "kaart", {"gekozen": "consortium-noord-nederland"}),
        Scene("", "", "gemeente", {"code": "GM0014", "deel": "partners"}),
        Scene("", "", "vergelijken", {"a": "consortium", "b": "ros"}),
        Scene("Slot", "", "vergelijken", {"deel": "drukte"}),
    ),
)


@pytest.fixture(scope="module")
def slides(landscape):
    """The slides of the meeting."""
    return slides_of(landscape, MEETING, TODAY)


@pytest.fixture(scope="module")
def file(landscape, slides, tmp_path_factory):
    """The address of the file on disk."""
    slides = list(slides)
    table = Table(("Naam", "Soort"), ((HOSTILE, HOSTILE),), HOSTILE)
    slides[-1] = replace(slides[-1], zinnen=(HOSTILE,), tabel=table)
    path = tmp_path_factory.mktemp("offline") / "atlas.html"
    path.write_bytes(offline_html(landscape, MEETING, tuple(slides), TODAY, title=MEETING.titel))
    return path.as_uri()


class Copy:
    """The file in the one window that all tests here share, without network."""

    def __init__(self, browser, file):
        self.context = browser.new_context(reduced_motion="reduce")
        self.context.set_offline(True)
        self.file, self.page, self.as_opened = file, None, False

    def open(self, where: str = "", size=DESK):
        """As it opens from disk."""
        if self.page is None or self.page.is_closed():
            page = self.page = self.context.new_page()
            page.asked, page.faults = [], []
            page.on("request", lambda request: page.asked.append(request.url))
            page.on("console", lambda message: page.faults.append(message.text))
            page.on("pageerror", lambda error: page.faults.append(str(error)))
        # Another place of the same address would load nothing.
        self.page.goto("about:blank")
        self.page.set_viewport_size(size)
        self.page.goto(self.file + where)
        self.page.locator("body[data-klaar]").wait_for(state="attached")
        self.as_opened = False
        return self.page

    def look(self, where: str, size=DESK):
        """At another place in it, for who changes nothing of it: loaded when somebody did, or when the
        window had another size, to which the show would still be making itself fit."""
        if not self.as_opened or self.page.viewport_size != size:
            self.open(where, size)
            self.as_opened = True
            return self.page
        self.page.evaluate(FOLLOW, where)
        self.page.wait_for_function(THERE)
        return self.page


# Follow a link within the file; who has arrived has the focus on the title of where that is.
FOLLOW = """(where) => {
  document.activeElement.blur();
  history.replaceState(null, "", where);
  dispatchEvent(new HashChangeEvent("hashchange"));
}"""
THERE = "() => document.activeElement.matches('main:not([hidden]) h1')"


@pytest.fixture(scope="module")
def copy(browser, file):
    copy = Copy(browser, file)
    yield copy
    copy.context.close()


def nothing_amiss(copy: Copy) -> None:
    """Nothing was asked of the network, and nothing went wrong."""
    page = copy.page
    asked = {url.split("#")[0] for url in page.asked if not url.startswith(("data:", "about:"))}
    assert asked == {copy.file}
    assert page.faults == []


@pytest.fixture
def open_file(copy):
    """Opens the file; afterwards nothing may have been asked, nor gone wrong."""
    yield copy.open
    nothing_amiss(copy)


@pytest.fixture
def look_at(copy):
    """Goes to a place in the file; afterwards nothing may have been asked, nor gone wrong."""
    yield copy.look
    nothing_amiss(copy)


def in_order(slides) -> list[tuple[int, int]]:
    """The scene and the page of every page of the show, from 1; the appendix comes after the scenes."""
    sheets = [pages_of(slide, slide.has_picture, WALL_FORM) for slide in slides]
    shown = [[page for page in pages if not page.bijlage] for pages in sheets]
    there = [[page for page in pages if page.bijlage] for pages in sheets]
    places = [*shown, *filter(None, there)]
    return [(at, nth) for at, pages in enumerate(places, 1) for nth in range(1, len(pages) + 1)]


def number(page) -> str:
    return page.locator("#toon .nummer").inner_text()


def areas(page):
    return page.locator("#kaart .leaflet-vlak-pane path.leaflet-interactive")


def borders(page):
    return page.locator("#kaart .leaflet-lijn-pane path")


def test_the_keys_of_a_presenter(open_file, slides):
    page = open_file(size=WALL)
    assert page.evaluate(LETTERS) == ["Source Sans loaded"]
    assert number(page) == "1 van 5"
    said = page.locator("#omroep")
    expect(said).to_contain_text("Scène 1 van 5: ")
    pages = [f"#toon={at}{f'.{nth}' if nth > 1 else ''}" for at, nth in in_order(slides)]
    assert len(pages) > 2 * len(slides), "most scenes have more pages than one"
    last = len(pages) - 1
    forward, back = (
        ("PageDown", "ArrowRight", "Space", "Enter", "ArrowDown"),
        ("PageUp", "ArrowLeft", "Backspace", "ArrowUp"),
    )
    for place in range(last):
        page.keyboard.press(forward[place % len(forward)])
        expect(page).to_have_url(ending(pages[place + 1]))
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(ending(pages[last]))
    expect(said).to_have_text("Dit is het einde van de presentatie.")
    for place in range(last, last - 4, -1):
        page.keyboard.press(back[place % len(back)])
        expect(page).to_have_url(ending(pages[place - 1]))
    for key, expected in (("Home", 1), ("ArrowUp", 1), ("End", 5)):
        page.keyboard.press(key)
        assert number(page) == f"{expected} van 5", key
    # What is longer than two pages is a step away in the appendix, and so is the way back.
    at = next(
        at
        for at, slide in enumerate(slides, 1)
        if any(p.verder for p in pages_of(slide, slide.has_picture, WALL_FORM))
    )
    page.keyboard.press(str(at))
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Alles hierover staat in de bijlage").click()
    assert number(page) == f"bijlage bij {at}"
    page.get_by_role("button", name=f"Terug naar scène {at}").click()
    expect(page).to_have_url(ending(f"#toon={at}.2"))
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    assert number(page) == "3 van 5"
    expect(page).to_have_url(ending("#toon=3"))
    expect(said).to_contain_text("Scène 3 van 5: De partners van Groningen.")
    page.keyboard.press("b")
    expect(page.locator("#toon .zwart")).to_be_visible()
    page.keyboard.press(".")
    expect(page.locator("#toon .zwart")).not_to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#verken h1")).to_be_visible()
    expect(page.locator("#toon")).not_to_be_visible()
    expect(page).to_have_url(ending("#kaart"))


def test_what_a_browser_refuses_is_said_and_keys_of_one_character_can_be_switched_off(
    open_file, slides
):
    page = open_file("#toon=1", size=WALL)
    page.evaluate(
        "() => { window.open = () => null; Element.prototype.requestFullscreen = undefined; }"
    )
    for key, words in (
        ("s", "Sta vensters van deze pagina toe"),
        ("f", "Volledig scherm kan hier niet"),
    ):
        page.keyboard.press(key)
        expect(page.locator("#toon .mededeling")).to_contain_text(words)
        expect(page.locator("#omroep")).to_contain_text(words)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#toon .mededeling")).not_to_be_visible()
    # Keys of one character are listed, and can be switched off.
    page.keyboard.press("Home")
    expect(page).to_have_url(ending("#toon=1"))
    page.keyboard.press("b")
    black = page.get_by_role("button", name="Scherm zwart")
    expect(black).to_be_focused()
    # Behind it there is nothing to go to.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('nav')") is None
    black.press("Enter")
    expect(page.locator("#toon h1")).to_be_focused()
    page.get_by_text("Tekst en toetsen").click()
    expect(page.locator("#toon .instellen dl")).to_contain_text("B of punt")
    page.get_by_label("Letters, punt en cijfers zijn toetsen").uncheck()
    for key in ("b", ".", "2", "Enter"):
        page.locator("#toon h1").press(key)
    expect(page.locator("#toon .zwart")).not_to_be_visible()
    # Enter alone goes on, the digit is no key.
    expect(page).to_have_url(ending(f"#toon={'1.2' if (1, 2) in in_order(slides) else '2'}"))
    page.locator("#toon nav summary").press("Escape")
    expect(page.locator("#toon .instellen dl")).not_to_be_visible()


def test_the_text_of_a_scene_can_be_twice_as_large_and_is_all_there(open_file):
    page = open_file("#toon=4", size=WALL)
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    title, source = page.locator("#toon h1"), page.locator("#toon .bron")
    before = title.evaluate(size), source.evaluate(size)
    page.get_by_text("Tekst en toetsen").click()
    for _ in range(3):
        page.get_by_role("button", name="Tekst groter").click()
    expect(page.locator("#omroep")).to_have_text("Tekst op 200%.")
    after = title.evaluate(size), source.evaluate(size)
    assert all(big >= 1.99 * small for small, big in zip(before, after, strict=True))
    expect(page.locator("#toon .zin:not(:visible)")).to_have_count(0)
    cut = "e => e.scrollHeight > e.clientHeight + 1 && getComputedStyle(e).overflow !== 'visible'"
    for part in (page.locator("#toon .tekst"), source):
        assert not part.evaluate(cut)
    # It is read as any page: the keys for that are its own.
    title.press("PageDown")
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") > 0
    assert number(page) == "4 van 5"
    title.press("ArrowRight")
    assert number(page) == "5 van 5"
    page.get_by_role("button", name="Lees alles").click()
    expect(page.locator("#verken summary", has_text="5. ")).to_be_focused()


def test_layers_keyboard_lists_and_the_search(open_file, landscape):
    page = open_file("#kaart")
    consortia, ros = (len(listed(landscape, laag)) for laag in ("consortium", "ros"))
    expect(areas(page)).to_have_count(consortia)
    page.get_by_label("ROS", exact=True).check()
    expect(page.locator("#verken .legenda")).to_contain_text("ROS (grens)")
    expect(areas(page)).to_have_count(consortia)
    assert borders(page).count() > 0
    page.get_by_label("Consortia", exact=True).uncheck()
    expect(areas(page)).to_have_count(ros)
    expect(page.locator("#verken .legenda")).to_contain_text("ROS")
    page.locator("#verken .lijsten summary", has_text="ROS").click()
    names = page.locator("#verken .lijsten details[open] button")
    names.first.wait_for()
    expect(names).to_have_count(ros)
    page.get_by_label("Kaart met toetsenbord bedienen").check()
    shape = page.locator(".leaflet-vlak-pane path[tabindex='0']")
    shape.focus()
    shape.press("Enter")
    chosen = page.locator("#verken .paneel h2").inner_text()
    assert chosen in names.all_inner_texts()
    assert violations(page) == []
    # By the search, to a gemeente and who works there.
    field = page.get_by_role("combobox", name="Gemeente, plaats of organisatie")
    field.fill("HÁREN")
    options = page.get_by_role("option").all_inner_texts()
    assert "Haren hoort sinds 1 januari 2019 bij Groningen" in options[0]
    assert any("plaats in de gemeente Oss" in option for option in options)
    field.press("ArrowDown")
    field.press("Enter")
    panel = page.locator("#verken .paneel")
    expect(panel.locator("h2")).to_have_text("Groningen")
    expect(panel).to_contain_text("zekerheid hoog")
    expect(panel).to_contain_text("Berekend: hemelsbreed")
    expect(page.locator(".leaflet-keuze-pane path")).to_have_count(2)
    expect(page).to_have_url(ending("#kaart=GM0014"))
    assert "Noordenveld" in panel.locator(".namen button").all_inner_texts()
    panel.get_by_role("button", name="Zorgadvies Groningen").first.click()
    expect(panel.locator("h2")).to_have_text("Zorgadvies Groningen")
    reach = panel.locator("ul").first.get_by_role("link", name="zorgadviesgroningen.nl")
    assert reach.get_attribute("href").startswith("https://")
    field.fill("qqqq")
    expect(page.locator(".uitslag")).to_contain_text("Niets gevonden")
    assert violations(page) == []
    panel.get_by_role("button", name="Sluit").click()
    expect(panel.locator("h2")).to_have_text("Kies op de kaart")
    expect(field).to_be_focused()


def test_a_scene_on_the_wall(look_at, landscape):
    page = look_at("#toon=4", size=WALL)
    expect(page.locator("#toon h1")).to_have_text("Consortia en ROS vergeleken")
    expect(areas(page)).to_have_count(len(overlap(landscape, "consortium", "ros").codes))
    assert borders(page).count() > 0
    smallest = page.locator("#toon .tekst").evaluate(
        "e => Math.min(...[...e.querySelectorAll('h1, p, li, td, th[scope=row]')]"
        ".filter(p => p.checkVisibility()).map(p => parseFloat(getComputedStyle(p).fontSize)))"
    )
    assert smallest >= 0.0205 * WALL["width"] - 0.5
    assert page.locator("#toon .legenda").inner_text().startswith("Consortia en ROS vergeleken")
    expect(page.locator("#toon .legenda li").first).to_be_visible()
    expect(page.locator("#toon .bron")).to_contain_text(
        date_in_words(landscape.vocabulary.peildatum)
    )
    assert violations(page) == []


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_wider_spacing_leaves_all_text_of_a_scene_in_reach(look_at):
    page = look_at("#toon=4", size={"width": 1366, "height": 768})
    spacing = (
        "#toon * { line-height: 1.5 !important; letter-spacing: .12em !important; "
        "word-spacing: .16em !important }"
    )
    page.evaluate(
        "css => { const own = new CSSStyleSheet(); own.replaceSync(css); "
        "document.adoptedStyleSheets.push(own); }",
        spacing,
    )
    text = page.locator("#toon .tekst")
    assert text.evaluate("e => getComputedStyle(e).overflowY") == "auto"
    assert text.evaluate("e => getComputedStyle(e.querySelector('h1')).letterSpacing") != "normal"
    text.evaluate("e => e.scrollTo(0, e.scrollHeight)")
    last = text.locator("> :visible").last
    expect(last).to_be_in_viewport(ratio=0.9)
    page.evaluate("() => { document.adoptedStyleSheets.pop(); }")


SIZES = (WALL, {"width": 1366, "height": 768}, {"width": 1280, "height": 600})


def test_the_show_drops_nothing_every_page_fits_and_a_picture_is_most_of_the_wall(look_at, slides):
    for size in SIZES:
        page = look_at("#toon=1", size=size)
        shown = squeezed(" ".join(texts_of_the_show(page, slides, size)))
        for slide in slides[:-1]:
            for part in (
                slide.titel,
                slide.zin,
                *slide.zinnen,
                *(slide.tabel.rijen if slide.tabel else ()),
            ):
                for words in (part,) if isinstance(part, str) else part:
                    assert squeezed(words) in shown, size


def texts_of_the_show(page, slides, size) -> list[str]:
    """The text of each page of the show, which fits; it is walked from the first."""
    seen = []
    pages = [f"#toon={at}{f'.{nth}' if nth > 1 else ''}" for at, nth in in_order(slides)]
    for (at, nth), place in zip(in_order(slides), pages, strict=True):
        text = page.locator("#toon .tekst")
        expect(page).to_have_url(ending(place))
        assert text.evaluate("e => e.scrollHeight <= e.clientHeight + 1"), page.url
        if size["height"] > 600 and nth == 1 and at <= len(slides) and slides[at - 1].has_picture:
            box = page.locator("#toon figure").bounding_box()
            assert box["width"] * box["height"] >= 0.6 * size["width"] * size["height"], page.url
        seen.append(text.inner_text())
        page.keyboard.press("ArrowRight")
    return seen


def test_text_from_data_stays_text(look_at):
    page = look_at("#toon=5", size=WALL)
    expect(page.locator("#toon .tekst")).to_contain_text(HOSTILE)
    # The show has a place for the picture of a chart.
    expect(page.locator("img:not(.grafiek-plek)")).to_have_count(0)
    assert page.title() == "Regiodag"


def test_the_scenes_stand_in_the_map_as_text(look_at, slides):
    page = look_at("#kaart")
    page.locator("summary", has_text="3. De partners van Groningen").click()
    rows = page.locator("details[open] table tbody tr")
    expect(rows).to_have_count(len(slides[2].tabel.rijen))
    assert "VSV UMCG" in rows.locator("th").all_inner_texts()
    page.get_by_role("button", name="Toon scène 3").click()
    assert number(page) == "3 van 5"
    page.get_by_role("button", name="Kaart verkennen").click()
    expect(page.locator("#verken h1")).to_have_text("Regiodag")


def test_nothing_falls_off_a_phone(look_at):
    for where in ("#toon=3", "#kaart=GM0014"):
        page = look_at(where, size=PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], where
        expect(page.locator("main:not([hidden])").get_by_text("VSV UMCG").first).to_be_visible()
        assert violations(page) == [], where


def spoken(page):
    """What the screen of the speaker says is shown now."""
    return page.locator("#spreker .nu h2")


def test_the_screen_of_the_speaker_goes_along_both_ways(open_file, slides):
    page = open_file("#toon=3", size=WALL)
    with page.expect_popup() as caught:
        page.keyboard.press("s")
    speaker = caught.value
    speaker.locator("body[data-klaar]").wait_for(state="attached")
    expect(spoken(speaker)).to_contain_text("Nu: 3 van 5, blad 1")
    expect(speaker.locator("#spreker .straks h2")).to_contain_text("Straks: 3 van 5, blad 2")
    expect(speaker.locator("#spreker .notities")).to_contain_text(slides[2].bronnen[0][:40])
    assert violations(speaker) == []
    # The show moves, and the speaker goes along; and the other way round.
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(spoken(speaker)).to_contain_text("Nu: 2 van 5")
    speaker.keyboard.press("End")
    expect(page.locator("#toon .nummer")).to_have_text("5 van 5")
    speaker.get_by_role("button", name="Vorige").click()
    expect(page.locator("#toon .nummer")).to_have_text("4 van 5")
    speaker.get_by_role("button", name="Scherm zwart").click()
    expect(page.locator("#toon .zwart")).to_be_visible()
    # Either goes on without the other.
    speaker.close()
    page.keyboard.press("b")
    page.keyboard.press("Home")
    assert number(page) == "1 van 5"
    with page.expect_popup() as caught:
        page.get_by_role("button", name="Sprekersscherm").click()
    again = caught.value
    again.locator("body[data-klaar]").wait_for(state="attached")
    page.goto("about:blank")
    page.close()
    again.keyboard.press("PageDown")
    expect(spoken(again)).not_to_contain_text("Nu: 1 van 5, blad 1")
    expect(again.get_by_role("status").filter(has_text="gesloten")).to_be_visible()
