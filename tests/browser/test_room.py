"""The room that the map of the page Kaart has: it fills the window, and nothing moves it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import FRAME, the_map
from tests.browser.on_the_map import panel

DESKS = [(1366, 768), (1280, 720), (1024, 768), (1920, 1080)]
# The size of the map as it draws, in the frame that it is in.
SIZE = "() => { const { x, y } = atlas.map.getSize(); return [x, y]; }"
# How far below the words above it a map begins.
STRIP = """() => {
  const words = document.querySelector(".st-key-hoofd [data-testid=stCaptionContainer] p");
  const map = document.querySelector("iframe[title='streamlit_folium.st_folium']");
  return map.getBoundingClientRect().top - words.getBoundingClientRect().bottom;
}"""


def map_box(page: Page) -> dict:
    return page.locator(FRAME).bounding_box()


def drawn_size(page: Page) -> list[int]:
    return next(f for f in page.frames if "streamlit_folium" in f.url).evaluate(SIZE)


@pytest.mark.parametrize("path", ["/kaart", "/kaart?embed=true"])
def test_the_map_ends_where_the_window_does(open_page, path):
    page = open_page(path)
    for width, height in DESKS:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(500)
        box, beside = map_box(page), panel(page).bounding_box()
        bottom = box["y"] + box["height"]
        assert height - 30 < bottom <= height
        assert abs(beside["y"] + beside["height"] - bottom) < 1
        assert box["y"] < 230
        assert page.evaluate(STRIP) < 40
        assert drawn_size(page) == [round(box["width"]), round(box["height"])]


def test_what_the_search_says_does_not_move_the_map(open_page):
    page = open_page(size={"width": 1366, "height": 768})
    top = map_box(page)["y"]
    field = page.get_by_label("Gemeente, plaats of postcode")
    for words in ("haren", "alkmaar", "xyzzy", ""):
        field.fill(words)
        field.press("Enter")
        page.wait_for_timeout(1500)
        assert map_box(page)["y"] == top, words
    field.fill("xyzzy")
    field.press("Enter")
    expect(panel(page).get_by_role("alert")).to_have_count(1)


def test_what_a_link_has_wrong_does_not_move_the_map(open_page):
    size = {"width": 1366, "height": 768}
    top = map_box(open_page(size=size))["y"]
    page = open_page(
        "/kaart?lagen=atlantis,consortium,coalitie,vsv,perinatologisch-centrum", size=size
    )
    expect(panel(page)).to_contain_text("atlantis")
    assert map_box(page)["y"] == top


def test_a_map_that_was_loaded_hidden_looks_at_the_country_when_it_is_shown(browser, site):
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          const style = document.createElement("style");
          style.id = "verborgen";
          style.textContent = "iframe { display: none !important; }";
          document.head?.append(style);
        })"""
    )
    page.goto(f"{site}/kaart")
    the_map(page).locator("body[data-beurt]").wait_for(state="attached")
    assert drawn_size(page) == [0, 0]
    page.evaluate("() => document.getElementById('verborgen').remove()")
    page.wait_for_timeout(800)
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    seen = frame.evaluate("() => atlas.map.getBounds().contains([[50.76, 3.4], [53.5, 7.2]])")
    assert seen
    assert frame.evaluate("() => atlas.map.getZoom()") < 8
    page.close()
