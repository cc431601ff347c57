"""What is pointed at on the map: an outline and one label, never in the way."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import the_map


def labels(page: Page):
    return the_map(page).locator(".leaflet-tooltip")


def outline(page: Page):
    return the_map(page).locator(".leaflet-aanwijzing-pane path")


def below(page: Page, name: str) -> tuple[float, float]:
    """A point on an area, just below its name."""
    box = the_map(page).locator(".naam span", has_text=name).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] + 5


def test_an_area_under_the_pointer_has_an_outline_and_one_label(open_page):
    page = open_page("/kaart?lagen=consortium")
    for name in ("Overijssel", "Limburg"):
        page.mouse.move(*below(page, name))
        expect(labels(page)).to_have_count(1)
        expect(labels(page)).to_contain_text(name)
        expect(outline(page)).to_have_count(1)
    assert labels(page).evaluate("e => getComputedStyle(e).opacity") == "1"
    page.keyboard.press("Escape")
    expect(labels(page)).to_have_count(0)
    expect(outline(page)).to_have_count(0)
    # It does not come back while the pointer stays on the same area.
    x, y = below(page, "Limburg")
    page.mouse.move(x + 2, y)
    page.wait_for_timeout(200)
    expect(labels(page)).to_have_count(0)
    # It is gone when the map moves, and back when the pointer does.
    x, y = below(page, "Overijssel")
    page.mouse.move(x, y)
    expect(labels(page)).to_have_count(1)
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    frame.evaluate("() => atlas.map.panBy([10, 0], { animate: false })")
    expect(labels(page)).to_have_count(0)
    expect(outline(page)).to_have_count(0)
    page.mouse.move(x + 3, y)
    expect(labels(page)).to_have_count(1)


def test_what_is_chosen_does_not_cover_the_symbols(open_page):
    page = open_page("/kaart?gekozen=consortium-limburg")
    height = "pane => Number(getComputedStyle(pane).zIndex)"
    chosen = the_map(page).locator(".leaflet-keuze-pane").evaluate(height)
    for pane in ("stip", "teken", "aanwijzing"):
        assert chosen < the_map(page).locator(f".leaflet-{pane}-pane").evaluate(height)
