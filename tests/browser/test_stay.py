"""What a reader set stays: in a shared link, on another page and back."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.on_the_map import areas, click_area, layer
from tests.browser.test_gestures import look, wait_until_still
from tests.browser.windows import IDLE, act, by_menu, holding, the_map

# The layers of who comes in without a link.
START = "?lagen=consortium,coalitie,vsv"


def closer(page: Page) -> None:
    """Zoom in twice, and go a little aside."""
    for _ in range(2):
        the_map(page).get_by_role("button", name="Inzoomen").click()
        page.wait_for_timeout(300)
    the_map(page).locator(".leaflet-container").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)


def shared_link(page: Page) -> str:
    page.get_by_text("Deel deze pagina").click()
    return page.get_by_label("Link", exact=True).input_value()


def test_a_shared_link_holds_where_the_reader_looks_and_only_then(open_page, walk):
    for query in ("", "?gekozen=GM0014"):
        page = walk(f"/kaart{query or START}")
        assert "beeld" not in parse_qs(urlsplit(shared_link(page)).query)
        page.keyboard.press("Escape")
        closer(page)
        there = look(page)
        parts = urlsplit(shared_link(page))
        assert "beeld" in parse_qs(parts.query)
        page.keyboard.press("Escape")
        # Another reader has nothing but the link.
        again = look(open_page(f"{parts.path}?{parts.query}"))
        assert again[0] == there[0]
        for before, after in zip(there[1:], again[1:], strict=True):
            assert abs(before - after) < 0.02


def test_layers_filters_selection_and_view_survive_another_page(walk):
    page = walk("/kaart?provincie=Groningen")
    act(page, lambda: layer(page, "ROS").click())
    act(page, lambda: click_area(page, "Noord-Nederland"))
    wait_until_still(page)
    closer(page)
    there, shown = look(page), areas(page).count()
    by_menu(page, "over")
    by_menu(page, "kaart")
    for part in ("provincie=Groningen", "ros", "gekozen=consortium-noord-nederland"):
        expect(page).to_have_url(holding(part))
    expect(areas(page)).to_have_count(shown)
    wait_until_still(page)
    assert [round(value, 3) for value in look(page)] == [round(value, 3) for value in there]


def test_what_is_chosen_on_the_map_is_that_of_another_page_and_back_is_the_map_before(walk):
    """Also back from a page that writes its link at once."""
    page = walk("/kaart?provincie=Groningen&gekozen=GM0014")
    for name in ("regiobeeld", "gemeente", "klantroute"):
        by_menu(page, name)
        expect(page, name).to_have_url(re.compile(f"/{name}.*GM0014"))
        if name == "gemeente":
            expect(page).to_have_url(holding("code=GM0014"))
            expect(page.get_by_role("heading", name="Groningen (Groningen)")).to_have_count(1)
        page.go_back()
        expect(page, name).to_have_url(holding("/kaart?provincie=Groningen&gekozen=GM0014"))
        page.locator(".st-key-paneel").get_by_role("heading", name="Groningen").wait_for()
        page.locator(IDLE).wait_for()
