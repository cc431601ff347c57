"""The room that the map of the page Kaart has: it fills the window, and nothing moves it."""

from playwright.sync_api import Page, expect

from tests.browser.on_the_map import panel
from tests.browser.windows import DESK, ELSEWHERE, FRAME, act, follow, the_map

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


# Every frame stays hidden until the style is taken away.
HIDE = """() => {
  const style = document.createElement("style");
  style.id = "verborgen";
  style.textContent = "iframe { display: none !important; }";
  document.head.append(style);
}"""


# Wait until the map has the size of its frame, and nothing of both has changed for a while.
STILL = """(map) => new Promise((ready) => {
  let [before, times] = ["", 0];
  const look = () => {
    const frame = document.querySelector(map);
    const { atlas, document: inside } = frame.contentWindow;
    const { width, height } = frame.getBoundingClientRect();
    const { x, y } = atlas.map.getSize();
    const legend = inside.querySelector(".legenda");
    const now = JSON.stringify([innerWidth, innerHeight, frame.getBoundingClientRect(), legend.open, legend.getBoundingClientRect(), atlas.map.getBounds()]);
    times = now === before && x === Math.round(width) && y === Math.round(height) ? times + 1 : 0;
    before = now;
    if (times === 5) ready(); else setTimeout(look, 50);
  };
  look();
})"""


def resize(page: Page, width: int, height: int) -> None:
    """Give the window another size, and wait until the map has taken its room."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(STILL, FRAME)


def map_box(page: Page) -> dict:
    return page.locator(FRAME).bounding_box()


def drawn_size(page: Page) -> list[int]:
    return next(f for f in page.frames if "streamlit_folium" in f.url).evaluate(SIZE)


def sees_the_country(page: Page) -> bool:
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    return frame.evaluate("() => atlas.map.getBounds().contains([[50.76, 3.4], [53.5, 7.2]])")


def ends_where_the_window_does(page: Page) -> None:
    # The first as it is loaded, the others as a window that changes.
    for width, height in DESKS:
        resize(page, width, height)
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


def test_the_map_of_another_site_ends_where_the_window_does(open_page):
    page = open_page(
        "/kaart?embed=true", size=dict(zip(("width", "height"), DESKS[0], strict=True))
    )
    ends_where_the_window_does(page)


def test_the_map_ends_where_the_window_does_and_nothing_that_is_said_moves_it(open_page):
    page = open_page(size=dict(zip(("width", "height"), DESKS[0], strict=True)))
    ends_where_the_window_does(page)
    resize(page, 1366, 768)
    # Not what the search says.
    top = map_box(page)["y"]
    field = page.get_by_label("Gemeente, plaats of postcode")
    said = {
        "haren": panel(page).get_by_text("Haren").first,
        "alkmaar": panel(page).get_by_role("heading", name="Alkmaar"),
        "xyzzy": panel(page).get_by_role("alert"),
        "": None,
    }
    for words, answer in said.items():
        field.fill(words)
        field.press("Enter")
        if answer is None:
            expect(panel(page).get_by_role("alert")).to_have_count(0)
        else:
            answer.wait_for()
        page.wait_for_timeout(300)
        assert map_box(page)["y"] == top, words
    field.fill("xyzzy")
    field.press("Enter")
    expect(panel(page).get_by_role("alert")).to_have_count(1)
    # Nor what a link has wrong.
    wrong = "lagen=atlantis,consortium,coalitie,vsv,perinatologisch-centrum&provincie=Utopia"
    follow(page, f"/kaart?{wrong}")
    expect(panel(page)).to_contain_text("atlantis")
    expect(panel(page)).to_contain_text("Utopia")
    assert map_box(page)["y"] == top
    # One that is loaded hidden looks at the country when it is shown.
    follow(page, "/over")
    expect(page.locator("h1").first).to_have_text(ELSEWHERE)
    expect(page.locator(FRAME)).to_have_count(0)
    page.evaluate(HIDE)
    follow(page, "/kaart?lagen=consortium,coalitie,vsv")
    the_map(page).locator("body[data-beurt]").wait_for(state="attached")
    assert drawn_size(page) == [0, 0]
    page.evaluate("() => document.getElementById('verborgen').remove()")
    page.wait_for_timeout(800)
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    assert sees_the_country(page)
    assert frame.evaluate("() => atlas.map.getZoom()") < 8


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
CORNERS = (
    (SEVERAL, "consortium-noordwest-nederland"),
    (SEVERAL, "GM0014"),
    (ALL, "vsv-den-helder"),
    (ALL, "consortium-limburg"),
)


def test_the_legend_hides_nothing_of_itself_or_of_what_is_chosen(open_page):
    """In every corner, and at every size."""
    at, *others = [f"/kaart?lagen={lagen}&gekozen={chosen}" for lagen, chosen in CORNERS]
    page = open_page(at)
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    for path in (at, *others):
        if path != at:
            resize(page, **DESK)
            act(page, lambda path=path: follow(page, path))
        opened = {}
        for width, height in [*DESKS, (900, 600), (390, 844)]:
            resize(page, width, height)
            found = frame.evaluate(LEGEND)
            opened[width] = found["open"]
            assert not found["covers"], (path, width, found)
            assert found["whole"] or not found["open"], (path, width, found)
        assert opened[1920], path
        assert not opened[390], path
    # A reader opens it where it is closed for want of room.
    act(page, lambda: follow(page, "/kaart"))
    legend = the_map(page).locator(".legenda")
    last = legend.locator("li").last
    expect(last).not_to_be_visible()
    legend.get_by_text("Legenda").click()
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(400)
    expect(last).to_be_visible()
