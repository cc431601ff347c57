"""What mouse and fingers do on the map, on every page that has one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.on_the_map import click_area, panel
from tests.browser.windows import FRAME, PHONE, act, at_rest, holding, the_map, wait_for_map

DESKS = [
    {"width": width, "height": height} for width, height in ((1366, 768), (1280, 720), (1024, 768))
]
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"
# Where in the window an area of the map can be clicked, at most as near to its edge as `margin`: as
# low as there is one, where a page would want to scroll.
LOWEST = """([selector, height, margin]) => {
  const map = document.querySelector(selector);
  const box = map.getBoundingClientRect();
  const taken = (x, y) => map.contentDocument.elementFromPoint(x, y)?.closest("path.leaflet-interactive");
  const [top, bottom] = [Math.max(0, margin - box.top), Math.min(box.height - 50, height - margin - box.top)];
  for (let y = bottom; y > top; y -= 16) for (let x = 40; x < box.width - 40; x += 24) if (taken(x, y)) return [box.left + x, box.top + y];
  return null;
}"""
FRAMES = """(number) => new Promise((drawn) => {
  const next = () => (number-- ? requestAnimationFrame(next) : drawn());
  next();
})"""


def frame_of(page: Page) -> Frame:
    """The frame of the map, to run a script in."""
    page.locator(FRAME).wait_for()
    wait_for_map(page)
    return next(frame for frame in page.frames if "streamlit_folium" in frame.url)


def point_of(page: Page, margin: int = 60) -> tuple[float, float]:
    """A point in the window on a shape of the map."""
    found = page.evaluate(LOWEST, [FRAME, page.viewport_size["height"], margin])
    assert found, "there is an area of the map in the window"
    return tuple(found)


def scroll(page: Page, down: float) -> None:
    """Put the page at a place, and wait until it lies there."""
    page.locator('[data-testid="stMain"]').evaluate(
        "(main, top) => { main.scrollTop = top; }", down
    )
    page.evaluate(FRAMES, 3)


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


@contextmanager
def clicks_told(frame: Frame) -> Iterator[None]:
    """Only what the map says of a click is looked at: a selection would lead to another page, or the
    map would fly to it."""
    frame.evaluate(
        """() => {
          [window.said, window.really] = [[], atlas.source.select];
          atlas.source.select = (id) => said.push(id);
        }"""
    )
    yield
    frame.evaluate("() => { atlas.source.select = really; }")


# On a busy machine it takes a while until a click has arrived; what it moves, it moves soon after.
TOLD = f"""async (number) => {{
  const began = performance.now();
  while (said.length < number && performance.now() - began < 10000) await ({FRAMES})(1);
  await ({FRAMES})(12);
  return said.length;
}}"""


def the_first_click_selects_wherever_the_page_is_scrolled(page: Page, touch: bool) -> None:
    """On every size, with the selection taken back between."""
    for size in [PHONE] if touch else DESKS:
        page.set_viewport_size(size)
        at_rest(page)
        frame = frame_of(page)
        with clicks_told(frame):
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
                    # A page that wants to scroll has done so before the button goes up.
                    page.evaluate(FRAMES, 5)
                    page.mouse.up()
                assert frame.evaluate(TOLD, place) == place, (page.url, size, down, (x, y))
                assert page.evaluate(SCROLLED) == before, (page.url, size, down)


HINT = ".wenk.te-zien"
# What the map says from now on: it is gone before a busy machine looks.
HEARD = """() => {
  window.heard = [];
  const hint = document.querySelector(".wenk");
  const hear = () => { if (hint.matches(".te-zien")) window.heard.push(hint.textContent); };
  new MutationObserver(hear).observe(hint, { attributes: true });
}"""
VIEW = "() => { const { map } = atlas; return [map.getZoom(), map.getCenter().lat, map.getCenter().lng]; }"
SEEN = f"() => [parent.document.querySelector('[data-testid=stMain]').scrollTop, ...({VIEW})()]"
# Once the page and the map lie still again; where something was seen before, once that has changed.
STILL = f"""(before) => new Promise((still) => {{
  const began = performance.now();
  let [seen, since] = [JSON.stringify(before), before ? Infinity : began];
  const look = () => {{
    const [now, time] = [JSON.stringify(({SEEN})()), performance.now()];
    if (now !== seen) [seen, since] = [now, time];
    if (time - since > 300 || (since === Infinity && time - began > 10000)) still();
    else requestAnimationFrame(look);
  }};
  look();
}})"""


def wait_until_still(page: Page) -> None:
    """Wait until the map has flown to what was chosen."""
    frame_of(page).evaluate(STILL)


def look(page: Page) -> list[float]:
    """Where the map looks: zoom, latitude, longitude."""
    return frame_of(page).evaluate(VIEW)


def wheel(page: Page, by: float) -> None:
    """Turn the wheel, and wait until the page or the map has gone along."""
    frame = frame_of(page)
    before = frame.evaluate(SEEN)
    page.mouse.wheel(0, by)
    frame.evaluate(STILL, before)


def the_wheel_scrolls_the_page_until_the_reader_asks_for_the_map(page: Page) -> None:
    frame, start = the_map(page), look(page)
    page.mouse.move(*point_of(page))
    frame_of(page).evaluate(HEARD)
    wheel(page, 120)
    assert page.evaluate(SCROLLED) > 0
    assert look(page) == start
    assert "scrollen zoomt" in frame_of(page).evaluate("() => window.heard.join()")
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
    # The next click may lie on another area. Only the wheel is looked at from here.
    with clicks_told(frame_of(page)):
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


def the_whole_country_is_one_button_away_and_a_click_on_water_deselects(page: Page) -> None:
    act(page, lambda: click_area(page, "Overijssel"))
    expect(page).to_have_url(holding("gekozen=consortium-overijssel"))
    frame = frame_of(page)
    frame.evaluate(STILL)
    near, box = look(page), page.locator(FRAME).bounding_box()
    page.locator(FRAME).focus()
    before = frame.evaluate(SEEN)
    the_map(page).get_by_role("button", name="Heel Nederland").press("Enter")
    frame.evaluate(STILL, before)
    assert look(page)[0] < near[0]
    inside = """([south, west, north, east]) => atlas.map.getBounds().pad(0.01)
      .contains([[south, west], [north, east]])"""
    assert frame.evaluate(inside, [50.75, 3.36, 53.55, 7.22])
    lake = frame.evaluate("() => atlas.map.latLngToContainerPoint([52.75, 5.35])")
    act(page, lambda: page.mouse.click(box["x"] + lake["x"], box["y"] + lake["y"]))
    expect(page).not_to_have_url(holding("gekozen"))
    expect(panel(page).get_by_role("heading", name="Kies op de kaart")).to_have_count(1)


def test_the_mouse_on_kaart(open_page):
    page = open_page(size=DESKS[0])
    the_first_click_selects_wherever_the_page_is_scrolled(page, touch=False)
    page.set_viewport_size(DESKS[0])
    at_rest(page)
    scroll(page, 0)
    the_whole_country_is_one_button_away_and_a_click_on_water_deselects(page)
    # The map that was clicked has the wheel until the pointer leaves.
    page.mouse.move(5, 5)
    the_wheel_scrolls_the_page_until_the_reader_asks_for_the_map(page)


def test_the_wheel_on_a_map_in_another_site(open_page):
    page = open_page("/kaart?embed=true", size=DESKS[0])
    the_wheel_scrolls_the_page_until_the_reader_asks_for_the_map(page)


@pytest.mark.parametrize("touch", [False, True])
def test_the_first_click_on_mijn_gemeente(open_page, touch):
    page = open_page("/gemeente?code=GM0014", size=PHONE if touch else DESKS[0], touch=touch)
    frame_of(page)
    the_first_click_selects_wherever_the_page_is_scrolled(page, touch)


@pytest.mark.parametrize("touch", [False, True])
def test_the_first_click_on_both_maps_of_vergelijken_and_one_beside_what_is_chosen(
    open_page, touch
):
    page = open_page("/vergelijken", size=PHONE if touch else DESKS[0], touch=touch)
    frame_of(page)
    the_first_click_selects_wherever_the_page_is_scrolled(page, touch)
    if not touch:
        a_click_beside_the_pieces_of_a_comparison_deselects(page)
    page.get_by_role("radio", name="Witte vlekken").click()
    page.get_by_role("button", name="partner onzeker").click()
    expect(page).to_have_url(holding("redenen=partner-onzeker"))
    at_rest(page)
    the_first_click_selects_wherever_the_page_is_scrolled(page, touch)


def a_click_beside_the_pieces_of_a_comparison_deselects(page: Page) -> None:
    chosen = the_map(page).locator(".leaflet-keuze-pane path")
    expect(chosen).to_have_count(0)
    act(page, lambda: page.locator("td.vol button").first.click())
    expect(chosen).not_to_have_count(0)
    page.locator(FRAME).scroll_into_view_if_needed()
    act(page, lambda: page.locator(FRAME).click(position={"x": 20, "y": 300}))
    expect(chosen).to_have_count(0)


def drag_fingers(page: Page, points: list[tuple[float, float]], by: tuple[float, float]) -> None:
    """Put fingers on the screen, move them, take them off, and wait until what they moved lies still."""
    frame = frame_of(page)
    before = frame.evaluate(SEEN)
    client = page.context.new_cdp_session(page)
    for step in range(11):
        part = step / 10
        fingers = [{"x": x + by[0] * part, "y": y + by[1] * part} for x, y in points]
        kind = "touchMove" if step else "touchStart"
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
        page.wait_for_timeout(30)
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    client.detach()
    frame.evaluate(STILL, before)


def one_finger_scrolls_the_page_and_two_move_the_map(page: Page) -> None:
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


def the_map_fills_the_window_of_a_phone_and_one_finger_moves_it(page: Page) -> None:
    button = the_map(page).get_by_role("button", name="Kaart op volledig scherm")
    button.tap()
    expect(button).to_have_attribute("aria-pressed", "true")
    at_rest(page)
    box = page.locator(FRAME).bounding_box()
    assert (box["x"], box["y"]) == (0, 0)
    assert box["height"] >= PHONE["height"]
    # Close enough that there is somewhere to go.
    for _ in range(4):
        frame = frame_of(page)
        before = frame.evaluate(SEEN)
        the_map(page).get_by_role("button", name="Inzoomen").tap()
        frame.evaluate(STILL, before)
    start = look(page)
    drag_fingers(page, [(200, 500)], (0, -150))
    assert look(page)[1] < start[1]
    button.tap()
    expect(button).to_have_attribute("aria-pressed", "false")
    at_rest(page)
    assert page.locator(FRAME).bounding_box()["height"] < PHONE["height"]


def test_fingers_on_kaart(open_page):
    page = open_page(size=PHONE, touch=True)
    the_first_click_selects_wherever_the_page_is_scrolled(page, touch=True)
    scroll(page, 0)
    one_finger_scrolls_the_page_and_two_move_the_map(page)
    scroll(page, 0)
    the_map_fills_the_window_of_a_phone_and_one_finger_moves_it(page)


def test_fingers_on_a_map_in_another_site(open_page):
    page = open_page("/kaart?embed=true", size=PHONE, touch=True)
    one_finger_scrolls_the_page_and_two_move_the_map(page)
