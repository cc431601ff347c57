"""What is pointed at on the map: an outline and one label, never in the way."""

from playwright.sync_api import Page, expect

from tests.browser.windows import FRAME, act, holding, the_map


def labels(page: Page):
    return the_map(page).locator(".leaflet-tooltip")


def outline(page: Page):
    return the_map(page).locator(".leaflet-aanwijzing-pane path")


def below(page: Page, name: str) -> tuple[float, float]:
    """A point on an area, just below its name."""
    box = the_map(page).locator(".naam span", has_text=name).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] + 5


def test_an_area_under_the_pointer_has_an_outline_and_a_label_that_is_in_no_ones_way(open_page):
    page = open_page("/kaart?lagen=consortium")
    _one_label_and_an_outline(page)
    _one_can_go_onto_a_label_and_its_click_is_for_the_map(page)
    _what_is_chosen_does_not_cover_the_symbols(page)


def _one_label_and_an_outline(page: Page) -> None:
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
    frame.evaluate("() => { atlas.map.panBy([10, 0], { animate: false }); }")
    expect(labels(page)).to_have_count(0)
    expect(outline(page)).to_have_count(0)
    page.mouse.move(x + 3, y)
    expect(labels(page)).to_have_count(1)


def _one_can_go_onto_a_label_and_its_click_is_for_the_map(page: Page) -> None:
    x, y = below(page, "Overijssel")
    # A map that still finds its place takes the label away.
    for step in range(10):
        page.mouse.move(x + step % 2, y)
        page.wait_for_timeout(900)
        if page.frame_locator(FRAME).locator(".leaflet-tooltip.te-raken").count():
            break
    expect(labels(page)).to_have_class(holding("te-raken"))
    box = labels(page).bounding_box()
    ends = box["x"] + 4, box["x"] + box["width"] - 4
    near, far = sorted(ends, key=lambda end: abs(end - x))
    # Onto its far end, in steps as a hand does.
    page.mouse.move(far, box["y"] + box["height"] / 2, steps=12)
    page.wait_for_timeout(400)
    expect(labels(page)).to_contain_text("Overijssel")
    assert labels(page).bounding_box() == box
    act(page, lambda: page.mouse.click(near, box["y"] + box["height"] / 2))
    expect(page.locator(".st-key-paneel h2")).to_contain_text("Overijssel")
    page.mouse.move(x, y - 150, steps=12)
    expect(labels(page).filter(has_text="Overijssel")).to_have_count(0)


def _what_is_chosen_does_not_cover_the_symbols(page: Page) -> None:
    expect(the_map(page).locator(".leaflet-keuze-pane path").first).to_be_attached()
    height = "pane => Number(getComputedStyle(pane).zIndex)"
    chosen = the_map(page).locator(".leaflet-keuze-pane").evaluate(height)
    for pane in ("stip", "teken", "aanwijzing"):
        assert chosen < the_map(page).locator(f".leaflet-{pane}-pane").evaluate(height)
