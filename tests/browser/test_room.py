"""The room that the map of the page Kaart has: it fills the window, and nothing moves it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import FRAME, the_map
from tests.browser.on_the_map import panel

DESKS = [(1920, 1080), (1366, 768), (1280, 720), (1024, 768)]
# The size of the map as it draws, in the frame that it is in.
SIZE = "() => { const { x, y } = atlas.map.getSize(); return [x, y]; }"
# How far below the words above it a map begins.
STRIP = """() => {
  const words = document.querySelector(".st-key-werkvlak .kop p");
  const map = document.querySelector("iframe[src*='streamlit_folium']");
  return map.getBoundingClientRect().top - words.getBoundingClientRect().bottom;
}"""

# Whether every place in the menu ends before the bar to share a page begins; an embedded page has neither.
APART = """() => {
  const places = document.querySelectorAll("[data-testid=stTopNavLinkContainer], [data-testid=stTopNavSection]");
  const bar = document.querySelector(".st-key-deelbalk");
  return [...places].every((place) => place.getBoundingClientRect().right <= bar.getBoundingClientRect().left);
}"""
# How many symbols lie under the legend.
UNDER = """() => {
  const { left, right, top, bottom } = document.querySelector(".legenda").getBoundingClientRect();
  const middles = [...document.querySelectorAll(".leaflet-stip-pane path, .leaflet-teken-pane path")].map((path) => path.getBoundingClientRect())
    .map((box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2]);
  return middles.filter(([x, y]) => x > left && x < right && y > top && y < bottom).length;
}"""


def map_box(page: Page) -> dict:
    return page.locator(FRAME).bounding_box()


def drawn_size(page: Page) -> list[int]:
    return next(f for f in page.frames if "streamlit_folium" in f.url).evaluate(SIZE)


def sees_the_country(page: Page) -> bool:
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    return frame.evaluate("() => atlas.map.getBounds().contains([[50.76, 3.4], [53.5, 7.2]])")


@pytest.mark.parametrize("path", ["/kaart", "/kaart?embed=true"])
def test_the_map_ends_where_the_window_does(open_page, path):
    # The first as it is loaded, the others as a window that changes.
    page = open_page(path, size=dict(zip(("width", "height"), DESKS[0], strict=True)))
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
        assert sees_the_country(page), (width, height)
        assert page.evaluate(APART), width
        frame = next(f for f in page.frames if "streamlit_folium" in f.url)
        assert frame.evaluate(UNDER) < 5, width


def test_what_the_search_says_and_what_a_link_has_wrong_does_not_move_the_map(open_page):
    size = {"width": 1366, "height": 768}
    page = open_page(size=size)
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
    page = open_page(
        "/kaart?lagen=atlantis,consortium,coalitie,vsv,perinatologisch-centrum&provincie=Utopia",
        size=size,
    )
    expect(panel(page)).to_contain_text("atlantis")
    expect(panel(page)).to_contain_text("Utopia")
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
    assert sees_the_country(page)
    assert frame.evaluate("() => atlas.map.getZoom()") < 8
    page.close()


LEGEND = """() => {
  const box = document.querySelector(".legenda");
  const last = box.querySelector("li:last-child").getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  const chosen = [...document.querySelectorAll(".leaflet-keuze-pane path")].map((path) => path.getBoundingClientRect());
  const covers = (other) => frame.left < other.right && other.left < frame.right && frame.top < other.bottom && other.top < frame.bottom;
  return {
    open: box.open,
    whole: last.bottom <= frame.bottom && frame.bottom < innerHeight - 20,
    covers: chosen.some(covers),
  };
}"""
SEVERAL = "consortium,coalitie,vsv,perinatologisch-centrum"
ALL = f"{SEVERAL},ros,roaz,ggd,gemeente"


# What lies in a corner of the map, with the legend that is lowest and the one that is highest.
@pytest.mark.parametrize(
    ("lagen", "chosen"),
    [
        (SEVERAL, "consortium-noordwest-nederland"),
        (SEVERAL, "GM0014"),
        (ALL, "vsv-den-helder"),
        (ALL, "consortium-limburg"),
    ],
)
def test_the_legend_hides_nothing_of_itself_or_of_what_is_chosen(open_page, lagen, chosen):
    page = open_page(f"/kaart?lagen={lagen}&gekozen={chosen}")
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    opened = {}
    for width, height in [*DESKS, (900, 600), (390, 844)]:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(500)
        found = frame.evaluate(LEGEND)
        opened[width] = found["open"]
        assert not found["covers"], (width, found)
        assert found["whole"] or not found["open"], (width, found)
    assert opened[1920]
    assert not opened[390]


def test_a_reader_opens_the_legend_where_it_is_closed_for_want_of_room(open_page):
    page = open_page(size={"width": 390, "height": 844})
    legend = the_map(page).locator(".legenda")
    last = legend.locator("li").last
    expect(last).not_to_be_visible()
    legend.get_by_text("Legenda").click()
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(400)
    expect(last).to_be_visible()
