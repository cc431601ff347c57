"""What mouse and fingers do on the map, on every page that has one."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import FRAME, wait_for_map

SIZES = [(1366, 768), (1280, 720), (1024, 768), (390, 844)]
PAGES = [
    "/kaart",
    "/gemeente?code=GM0014",
    "/vergelijken",
    "/vergelijken?deel=witte-vlekken&redenen=onzeker",
]
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"
# Where in the window an area of the map can be clicked, at most as near to its edge as `margin`: as
# low as there is one, where a page would want to scroll.
LOWEST = """(map, { top, bottom }) => {
  const taken = (x, y) => document.elementFromPoint(x, y)?.closest("path.leaflet-interactive");
  for (let y = bottom; y > top; y -= 8) for (let x = 40; x < innerWidth - 40; x += 12) if (taken(x, y)) return [x, y];
  return null;
}"""


def frame_of(page: Page):
    """The frame of the map, to run a script in."""
    page.locator(FRAME).wait_for()
    wait_for_map(page)
    return next(frame for frame in page.frames if "streamlit_folium" in frame.url)


def point_of(page: Page, margin: int = 60) -> tuple[float, float]:
    """A point in the window on a shape of the map."""
    box = page.locator(FRAME).bounding_box()
    height = page.viewport_size["height"]
    window = {
        "top": max(0, margin - box["y"]),
        "bottom": min(box["height"] - 50, height - margin - box["y"]),
    }
    found = frame_of(page).evaluate(f"window => ({LOWEST})(null, window)", window)
    assert found, "there is an area of the map in the window"
    return box["x"] + found[0], box["y"] + found[1]


def scroll(page: Page, down: float) -> None:
    """Put the page at a place, and wait until it lies there."""
    page.locator('[data-testid="stMain"]').evaluate(
        "(main, top) => { main.scrollTop = top; }", down
    )
    page.wait_for_timeout(100)


def in_sight(page: Page) -> list[float]:
    """How far the page can be scrolled so that a part of the map is there: just in sight, in the
    middle, and nearly past."""
    scroll(page, 0)
    box, height = page.locator(FRAME).bounding_box(), page.viewport_size["height"]
    wanted = (
        box["y"] - height + box["height"] * 0.6,
        box["y"] - (height - box["height"]) / 2,
        box["y"] + box["height"] * 0.3,
    )
    return sorted({max(0, round(down)) for down in wanted})


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_the_first_click_selects_wherever_the_page_is_scrolled(open_page, size):
    width, height = size
    touch = width < 640
    for path in PAGES:
        page = open_page(path, size={"width": width, "height": height}, touch=touch)
        frame = frame_of(page)
        # Only what the map says is looked at: a selection would lead to another page.
        frame.evaluate("() => { window.said = []; atlas.source.select = (id) => said.push(id); }")
        for place, down in enumerate(in_sight(page), start=1):
            scroll(page, down)
            before = page.evaluate(SCROLLED)
            # Each time as if it were the first.
            frame.evaluate("() => document.activeElement.blur()")
            x, y = point_of(page)
            if touch:
                page.touchscreen.tap(x, y)
            else:
                page.mouse.move(x, y)
                page.mouse.down()
                page.wait_for_timeout(80)
                page.mouse.up()
            page.wait_for_timeout(300)
            assert len(frame.evaluate("said")) == place, (path, down, (x, y))
            assert page.evaluate(SCROLLED) == before, (path, down)
        page.close()
