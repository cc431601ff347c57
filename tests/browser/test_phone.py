"""Kaart on a phone: what opened can be seen at once, together with the map."""

from playwright.sync_api import Page, expect

from tests.browser.on_the_map import panel
from tests.browser.test_gestures import point_of, scroll
from tests.browser.windows import FRAME, PHONE, act

HEIGHT = PHONE["height"]


def heading(page: Page):
    return panel(page).locator("h2").first


def test_what_opens_on_a_phone_can_be_seen_at_once_together_with_the_map(open_page):
    page = open_page(size=PHONE, touch=True)
    _nothing_falls_off_and_the_empty_panel_is_no_blank(page)
    _what_the_search_found_is_seen(page)
    _what_a_tap_opened_and_where_it_lies_can_be_seen(page)
    scroll(page, 0)
    x, y = point_of(page, margin=200)
    act(page, lambda: page.touchscreen.tap(x, y))
    _what_is_chosen_hides_no_end_of_the_page(page)
    _what_is_chosen_stands_beside_a_map_that_fills_the_window(page)


def _nothing_falls_off_and_the_empty_panel_is_no_blank(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    map_box, beside = page.locator(FRAME).bounding_box(), panel(page).bounding_box()
    assert map_box["y"] + map_box["height"] <= HEIGHT
    assert beside["y"] > map_box["y"] + map_box["height"]
    words = panel(page).get_by_text("Gegevens verzameld").bounding_box()
    assert beside["height"] < 400
    assert beside["y"] + beside["height"] - words["y"] < 100


def _what_the_search_found_is_seen(page: Page) -> None:
    field = page.get_by_label("Gemeente, plaats of postcode")
    field.fill("bergen")
    field.press("Enter")
    expect(panel(page).get_by_role("button", name="Bergen (NH.)")).to_be_in_viewport(ratio=1)
    panel(page).get_by_role("button", name="Sluit melding").click()
    expect(panel(page).get_by_role("button", name="Bergen (NH.)")).to_have_count(0)
    expect(field).to_have_value("")


def _what_a_tap_opened_and_where_it_lies_can_be_seen(page: Page) -> None:
    for down in (0, 150):
        scroll(page, down)
        x, y = point_of(page, margin=200)
        act(page, lambda x=x, y=y: page.touchscreen.tap(x, y))
        expect(heading(page)).to_be_in_viewport(ratio=1)
        page.wait_for_timeout(500)
        sheet, map_box = panel(page).bounding_box(), page.locator(FRAME).bounding_box()
        assert sheet["y"] + sheet["height"] == HEIGHT
        assert map_box["y"] >= 55
        assert map_box["y"] + map_box["height"] <= sheet["y"]
        act(page, lambda: page.get_by_role("button", name="Sluit").tap())
        expect(heading(page)).to_have_text("Kies op de kaart")


def _what_is_chosen_hides_no_end_of_the_page(page: Page) -> None:
    scroll(page, 100_000)
    last = page.locator("details[data-laag]").last.bounding_box()
    assert last["y"] + last["height"] < panel(page).bounding_box()["y"]


def _what_is_chosen_stands_beside_a_map_that_fills_the_window(page: Page) -> None:
    button = page.frame_locator(FRAME).get_by_role("button", name="Kaart op volledig scherm")
    for size in (PHONE, {"width": 1366, "height": 768}):
        page.set_viewport_size(size)
        page.wait_for_timeout(500)
        scroll(page, 0)
        button.click()
        page.wait_for_timeout(600)
        expect(heading(page)).to_be_in_viewport(ratio=1)
        frame, card = page.locator(FRAME).bounding_box(), panel(page).bounding_box()
        assert (frame["x"], frame["y"]) == (0, 0)
        below = card["y"] >= frame["y"] + frame["height"] - 1
        beside = card["x"] >= frame["x"] + frame["width"] - 1
        assert below or beside, (size, frame, card)
        button.click()
        page.wait_for_timeout(300)
