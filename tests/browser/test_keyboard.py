"""The keyboard: seen wherever it is, and never thrown to the beginning of the page by a step."""

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import here, unseen, walk
from tests.browser.on_the_map import layer, panel
from tests.browser.test_accessibility import violations
from tests.browser.windows import (
    FRAME,
    IDLE,
    PHONE,
    act,
    arrived,
    at_rest,
    by_menu,
    follow,
    holding,
    the_map,
    wait_for_map,
)

SIZE = {"width": 1366, "height": 768}
NARROW = {"width": 640, "height": 400}


def press(page, control, key: str = "Enter") -> None:
    """Press a key on a control, and wait until the page is done with it."""
    control.focus()
    page.keyboard.press(key)
    page.wait_for_timeout(300)
    page.locator(IDLE).wait_for()


def is_at(page, words: str) -> None:
    """Wait until the keyboard is at what has this name."""
    for _ in range(100):
        now = here(page)
        if words in now["said"]:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"the keyboard is at {now['said']}, not at {words}")


def says(page, words: str) -> None:
    """Wait until a screen reader is told this."""
    expect(page.locator("#gezegd")).to_contain_text(words)


def test_it_is_seen_in_the_dark_and_in_colours_of_the_system_and_no_shape_lies_under_anything(
    open_page,
):
    page = open_page("/kaart?lagen=coalitie&gekozen=GM0014", size=SIZE, dark=True)
    assert walk(page)[1] == []
    page.emulate_media(forced_colors="active", color_scheme="dark")
    at_rest(page)
    assert walk(page)[1] == []
    page.emulate_media(forced_colors="none", color_scheme="light")
    at_rest(page)
    a_shape_of_the_map_says_that_it_is_chosen_and_lies_under_nothing(page)


def a_shape_of_the_map_says_that_it_is_chosen_and_lies_under_nothing(page) -> None:
    act(page, lambda: press(page, page.get_by_label("Kaart met toetsenbord bedienen"), "Space"))
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    chosen = the_map(page).locator("path[aria-pressed=true]")
    expect(chosen).to_have_attribute("tabindex", "0")
    chosen.focus()
    under = """() => {
      const own = document.querySelector(".legenda").getBoundingClientRect();
      const box = document.activeElement.getBoundingClientRect();
      return box.left >= own.left && box.right <= own.right && box.top >= own.top && box.bottom <= own.bottom;
    }"""
    for _ in range(40):
        page.keyboard.press("ArrowRight")
        assert not frame.evaluate(under)
    expect(the_map(page).locator(".leaflet-focus-pane path")).to_have_count(2)
    act(page, lambda: page.keyboard.press("Enter"))
    says(page, "De gegevens staan na de kaart.")


def test_the_side_panel_of_a_narrow_window_takes_the_keyboard_and_gives_it_back(open_page):
    # Streamlit keeps for a browser whether the panel is closed.
    page = open_page("/kaart?gekozen=GM0014", size=NARROW, apart=True)
    stops, wrong = walk(page)
    assert wrong == []
    # The closed side panel is out of the order.
    assert not [stop for stop in stops if "Zekerheid" in stop or "ROS" in stop]
    press(page, page.get_by_role("button", name="Open het zijpaneel"))
    is_at(page, "Sluit het zijpaneel")
    assert page.get_by_test_id("stMain").evaluate("e => e.inert")
    page.keyboard.press("Escape")
    is_at(page, "Open het zijpaneel")
    assert not page.get_by_test_id("stMain").evaluate("e => e.inert")
    # On a phone it holds the menu, and stays open when a page is chosen there.
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Open het zijpaneel").click()
    menu = page.get_by_role("navigation", name="Pagina's")
    menu.get_by_role("link", name="Over", exact=True).click()
    expect(page.locator("h1")).to_have_text("Over de Geboortezorgatlas")
    expect(menu.get_by_role("group", name="Vergelijken").get_by_role("link")).to_have_count(2)
    at_rest(page)
    assert violations(page) == []


def test_what_a_step_opens_has_the_keyboard_and_what_it_closes_gives_it_back(open_page, site):
    page = open_page("/regiobeeld?gebied=GM0014", size=SIZE)
    pill = page.locator(".st-key-regiobeeld-voorstel button").first
    name = pill.inner_text()
    expect(pill).not_to_have_attribute("role", "radio")
    press(page, pill)
    is_at(page, "H2 Twee gebieden naast elkaar")
    press(page, page.get_by_role("button", name="Haal weg"))
    is_at(page, f"BUTTON {name}")
    page.goto(f"{site}/watals")
    arrived(page)
    add = page.get_by_role("button", name="Voeg deze stap toe")
    for _ in range(2):
        field = page.get_by_role("combobox", name="Welke locatie sluit?")
        # A list that is open closes when the page scrolls, so the page is where it will be first.
        field.scroll_into_view_if_needed()
        page.wait_for_timeout(400)
        field.click()
        page.get_by_role("option").first.click()
        page.locator(IDLE).wait_for()
        act(page, lambda: press(page, add))
    first, second = page.get_by_role("button", name="Weg:").all()
    # Each says which step it takes away.
    assert first.get_attribute("aria-label") != second.get_attribute("aria-label")
    act(page, lambda: press(page, second))
    is_at(page, "H2 Stappen")
    press(page, page.get_by_role("button", name="Zet dit scenario ernaast"))
    is_at(page, "H2 Scenario's naast elkaar")
    says(page, "Nog geen stap.")
    press(page, page.get_by_role("button", name="Ga verder met het scenario ernaast"))
    is_at(page, "BUTTON Zet dit scenario ernaast")
    act(page, lambda: press(page, page.get_by_role("button", name="Weg:")))
    is_at(page, "H2 Stappen")
    page.goto(f"{site}/klantroute?code=GM0014")
    arrived(page)
    theme = page.locator(".st-key-klantroute-thema button").first
    press(page, theme)
    is_at(page, f"BUTTON {theme.inner_text()}")
    field = page.get_by_label("Gemeente, plaats of postcode")
    field.fill("bergen")
    press(page, field)
    press(page, page.get_by_role("button", name="Bergen (NH.)"))
    is_at(page, "H2 Bergen (NH.)")


# Goes to a field as soon as there is one.
QUICK = """(label) => new MutationObserver((_, watch) => {
  const field = document.querySelector(`input[aria-label="${label}"]`);
  field?.focus();
  if (field) watch.disconnect();
}).observe(document.body, { childList: true, subtree: true })"""


def test_who_is_quicker_than_the_page_is_left_where_they_are(open_page):
    page = open_page("/klantroute?code=GM0014", size=SIZE)
    at_rest(page)
    field = page.get_by_label("Gemeente, plaats of postcode")
    field.fill("vaals")
    field.press("Enter")
    other = page.get_by_role("radio", name="Voor één gezin")
    other.focus()
    says(page, "Gekozen: Vaals")
    at_rest(page)
    expect(other).to_be_focused()
    label = "Gemeente, plaats, postcode of organisatie"
    page.evaluate(QUICK, label)
    follow(page, "/presenteren")
    expect(page.locator("h1").first).to_have_text("Presenteren")
    arrived(page)
    is_at(page, f"INPUT {label}")


def test_arrows_in_quick_succession_end_where_the_last_one_leads(open_page):
    page = open_page("/kaart", size=SIZE)
    go_down_to_the_last(page, "Thema", 45, leads="cijfer=")
    expect(page.locator("h1").first).to_contain_text("per gemeente")
    follow(page, "/klantroute?code=GM0014")
    expect(page.locator("h1").first).to_have_text("Klantroute")
    arrived(page)
    go_down_to_the_last(page, "Hoe wilt u kijken?", 30, leads="deel=ketencheck")


def go_down_to_the_last(page, row: str, apart: int, leads: str) -> None:
    """Press the arrow with so many milliseconds between, from the first of a row of choices to the last."""
    choices = page.get_by_role("radiogroup", name=row).get_by_role("radio")
    choices.first.focus()
    for _ in range(choices.count() - 1):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(apart)
    expect(page).to_have_url(holding(leads))
    arrived(page)
    expect(choices.last).to_be_checked()
    expect(choices.last).to_be_focused()


def the_first_stops_lead_past_what_comes_first(page) -> None:
    page.locator("a[data-naar-menu]").wait_for(state="attached")
    for words in ("Naar de inhoud", "Naar het menu"):
        page.keyboard.press("Tab")
        is_at(page, f"A {words}")
    page.keyboard.press("Enter")
    is_at(page, "A Kaart")
    press(page, page.get_by_role("link", name="Naar de inhoud"))
    is_at(page, "H1 ")


def test_on_kaart_the_keyboard_goes_along_and_what_changed_is_said_once(open_page, small_site):
    page = open_page("/kaart?lagen=consortium,vsv", base=small_site, size=SIZE)
    the_first_stops_lead_past_what_comes_first(page)
    page.locator("details[data-laag=vsv] summary").click()
    press(page, page.get_by_role("button", name="VSV Assen").first)
    is_at(page, "H2 VSV Assen")
    press(page, panel(page).locator("[class*=st-key-naar-] button").first)
    is_at(page, "H2 ")
    assert "VSV Assen" not in here(page)["said"]
    press(page, panel(page).get_by_role("button", name="Sluit"))
    is_at(page, "BUTTON VSV Assen")
    says(page, "Niets gekozen.")
    act(page, lambda: press(page, layer(page, "ROS")))
    is_at(page, "BUTTON ROS")
    says(page, "ROS: ")
    assert "Consortia" not in page.locator("#gezegd").inner_text()
    field = page.get_by_label("Gemeente, plaats of postcode")
    field.fill("den bosch")
    act(page, lambda: field.press("Enter"))
    says(page, "Gekozen: 's-Hertogenbosch.")
    is_at(page, "INPUT Gemeente, plaats of postcode")
    field.fill("xyzzy")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    said = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(said).to_contain_text("xyzzy")
    press(page, page.get_by_role("button", name="Voeg toe aan presentatie"))
    is_at(page, "BUTTON Voeg toe aan presentatie")
    says(page, "Toegevoegd als scène 1: 's-Hertogenbosch.")
    press(page, page.get_by_role("link", name="Mijn gemeente", exact=True))
    is_at(page, "H1 Mijn gemeente")


def test_on_other_pages_too(open_page, site):
    page = open_page("/gemeente?code=GM0014", size=SIZE)
    expect(page).to_have_title("Groningen – Mijn gemeente – Geboortezorgatlas")
    page.locator("#eerste").wait_for(state="detached")
    page.locator(FRAME).wait_for()
    wait_for_map(page)
    at_rest(page)
    assert unseen(page) == []
    press(page, page.get_by_role("list", name="Buurgemeente").get_by_role("link").first)
    is_at(page, "H2 ")
    assert "Groningen (Groningen)" not in here(page)["said"]
    expect(page.locator("#onderwerp")).to_be_in_viewport()
    by_menu(page, "vergelijken")
    cell = page.locator("td.vol button").nth(3)
    name = cell.get_attribute("aria-label")
    act(page, lambda: press(page, cell))
    is_at(page, name)
    says(page, name.split(" / ")[0])
    page.get_by_role("radio", name="Witte vlekken").click()
    number = page.get_by_role("spinbutton")
    number.fill("2")
    press(page, number)
    says(page, "Bladzijde 2 van ")
    by_menu(page, "gegevens")
    field = page.get_by_label("Zoek in deze tabel")
    field.fill("groningen")
    press(page, field)
    says(page, " rijen")
    page.goto(f"{site}/presenteren?voor=GM0014")
    page.locator(FRAME).wait_for()
    arrived(page)
    assert unseen(page) == []
    later = page.get_by_role("button", name="Later")
    while later.is_enabled():
        press(page, later)
    is_at(page, "BUTTON Eerder")
    says(page, "staat nu op plaats")
