"""What mouse and fingers do on the map, on every page that has one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import FRAME, PHONE, act, holding, the_map, wait_for_map
from tests.browser.on_the_map import panel

DESKS = [
    {"width": width, "height": height} for width, height in ((1366, 768), (1280, 720), (1024, 768))
]
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
  for (let y = bottom; y > top; y -= 16) for (let x = 40; x < innerWidth - 40; x += 24) if (taken(x, y)) return [x, y];
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


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("touch", [False, True])
def test_the_first_click_selects_wherever_the_page_is_scrolled(open_page, path, touch):
    sizes = [PHONE] if touch else DESKS
    page = open_page(path, size=sizes[0], touch=touch)
    frame = frame_of(page)
    # Only what the map says is looked at: a selection would lead to another page.
    frame.evaluate("() => { atlas.source.select = (id) => said.push(id); }")
    for size in sizes:
        page.set_viewport_size(size)
        page.wait_for_timeout(500)
        frame.evaluate("() => { window.said = []; }")
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
            # On a busy machine it takes longer, and is as good.
            for _ in range(20):
                if len(frame.evaluate("said")) < place:
                    page.wait_for_timeout(200)
            assert len(frame.evaluate("said")) == place, (size, down, (x, y))
            assert page.evaluate(SCROLLED) == before, (size, down)


VIEW = "() => { const { map } = atlas; return [map.getZoom(), map.getCenter().lat, map.getCenter().lng]; }"
HINT = ".wenk.te-zien"


def look(page: Page) -> list[float]:
    """Where the map looks: zoom, latitude, longitude."""
    return frame_of(page).evaluate(VIEW)


def wait_until_still(page: Page) -> None:
    """Wait until the map has flown to what was chosen."""
    before = None
    while before != (before := look(page)):
        page.wait_for_timeout(400)


def wheel(page: Page, by: float) -> None:
    page.mouse.wheel(0, by)
    page.wait_for_timeout(600)


@pytest.mark.parametrize("path", ["/kaart", "/kaart?embed=true"])
def test_the_wheel_scrolls_the_page_until_the_reader_asks_for_the_map(open_page, path):
    page = open_page(path, size={"width": 1366, "height": 768})
    frame, start = the_map(page), look(page)
    page.mouse.move(*point_of(page))
    wheel(page, 120)
    for _ in range(20):
        if not page.evaluate(SCROLLED):
            page.wait_for_timeout(200)
    assert page.evaluate(SCROLLED) > 0
    assert look(page) == start
    expect(frame.locator(HINT)).to_contain_text("scrollen zoomt")
    expect(frame.locator(HINT)).to_have_count(0)
    scroll(page, 0)
    page.keyboard.down("Control")
    wheel(page, -240)
    page.keyboard.up("Control")
    close = look(page)
    assert close[0] > start[0]
    assert page.evaluate(SCROLLED) == 0
    # After a click the map has the wheel, until Escape or until the pointer leaves.
    x, y = point_of(page)
    act(page, lambda: page.mouse.click(x, y))
    wait_until_still(page)
    # The next click may lie on another area: were it chosen, the map would fly there while it is
    # looked at. Only the wheel is looked at from here.
    frame_of(page).evaluate("() => { atlas.source.select = () => {}; }")
    for leave in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.move(5, 5)):
        x, y = point_of(page)
        page.mouse.click(x, y)
        here = look(page)
        wheel(page, 240)
        assert look(page)[0] < here[0]
        assert page.evaluate(SCROLLED) == 0
        leave()
        page.mouse.move(x, y)
        here = look(page)
        wheel(page, 120)
        assert look(page) == here
        assert page.evaluate(SCROLLED) > 0
        scroll(page, 0)


def drag_fingers(page: Page, points: list[tuple[float, float]], by: tuple[float, float]) -> None:
    """Put fingers on the screen, move them, and take them off."""
    client = page.context.new_cdp_session(page)
    for step in range(11):
        part = step / 10
        fingers = [{"x": x + by[0] * part, "y": y + by[1] * part} for x, y in points]
        kind = "touchMove" if step else "touchStart"
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
        page.wait_for_timeout(30)
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    client.detach()
    page.wait_for_timeout(800)


@pytest.mark.parametrize("path", ["/kaart", "/kaart?embed=true"])
def test_one_finger_scrolls_the_page_and_two_move_the_map(open_page, path):
    page = open_page(path, size=PHONE, touch=True)
    start = look(page)
    x, y = point_of(page)
    drag_fingers(page, [(x, y)], (0, -150))
    assert look(page) == start
    scrolled = page.evaluate(SCROLLED)
    assert scrolled > 50
    x, y = point_of(page, margin=200)
    drag_fingers(page, [(x - 30, y), (x + 30, y)], (0, -60))
    assert look(page)[1] < start[1]
    assert page.evaluate(SCROLLED) == scrolled


def test_the_map_fills_the_window_of_a_phone_and_one_finger_moves_it(open_page):
    page = open_page(size=PHONE, touch=True)
    button = the_map(page).get_by_role("button", name="Kaart op volledig scherm")
    button.tap()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(600)
    box = page.locator(FRAME).bounding_box()
    assert (box["x"], box["y"]) == (0, 0)
    assert box["height"] >= PHONE["height"]
    # Close enough that there is somewhere to go.
    for _ in range(4):
        the_map(page).get_by_role("button", name="Inzoomen").tap()
        page.wait_for_timeout(200)
    start = look(page)
    drag_fingers(page, [(200, 500)], (0, -150))
    assert look(page)[1] < start[1]
    button.tap()
    expect(button).to_have_attribute("aria-pressed", "false")
    page.wait_for_timeout(300)
    assert page.locator(FRAME).bounding_box()["height"] < PHONE["height"]


def test_the_whole_country_is_one_button_away_and_a_click_on_water_deselects(open_page):
    page = open_page("/kaart?gekozen=consortium-limburg")
    near, box = look(page), page.locator(FRAME).bounding_box()
    page.locator(FRAME).focus()
    the_map(page).get_by_role("button", name="Heel Nederland").press("Enter")
    page.wait_for_timeout(300)
    assert look(page)[0] < near[0]
    inside = """([south, west, north, east]) => atlas.map.getBounds().pad(0.01)
      .contains([[south, west], [north, east]])"""
    assert frame_of(page).evaluate(inside, [50.75, 3.36, 53.55, 7.22])
    lake = frame_of(page).evaluate("() => atlas.map.latLngToContainerPoint([52.75, 5.35])")
    act(page, lambda: page.mouse.click(box["x"] + lake["x"], box["y"] + lake["y"]))
    expect(page).not_to_have_url(holding("gekozen"))
    expect(panel(page).get_by_role("heading", name="Kies op de kaart")).to_have_count(1)


def test_a_click_beside_the_pieces_of_a_comparison_deselects(open_page):
    page = open_page("/vergelijken?stuk=consortium-limburg--ros-robuust")
    frame_of(page)
    page.locator(FRAME).scroll_into_view_if_needed()
    chosen = the_map(page).locator(".leaflet-keuze-pane path")
    expect(chosen).not_to_have_count(0)
    act(page, lambda: page.locator(FRAME).click(position={"x": 20, "y": 300}))
    expect(chosen).to_have_count(0)
