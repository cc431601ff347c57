"""What a reader who comes for the first time fetches, sees and gets in the end."""

import re
from contextlib import contextmanager

import brotli
import pytest
from playwright.sync_api import expect

from tests.browser.windows import FRAME, IDLE, follow, reader_in, wait_for_map

PATHS = (
    "/gemeente?code=GM0014",
    "/regiobeeld?gebied=ros-robuust",
    "/vergelijken?a=consortium&b=ros",
    "/watals?sluit=vsv-assen",
)
# In each frame that is painted: where the picture stands, and the frame of the map.
SEEN = """
window.seen = [];
// The picture waits for its map for so long by this clock; a busy machine has all the time.
const now = performance.now.bind(performance);
performance.now = () => now() / 10;
const place = (selector) => {
  const { left, top, width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
  return width ? [left, top, width, height] : null;
};
const look = () => {
  window.seen.push([place("#eerste figure"), place('FRAME')]);
  requestAnimationFrame(look);
};
if (top === self) look();
""".replace("FRAME", FRAME)
# The map that stands in the place of its picture until that of the page is there.
LIVE = "#eerste .leeft iframe"
SHAPE = ".leaflet-vlak-pane path"
# Whether nothing lies over something.
IN_SIGHT = """(selector) => {
  const one = document.querySelector(selector);
  const { left, top } = one.getBoundingClientRect();
  return document.elementFromPoint(left + 9, top + 9) === one;
}"""
# Where a map looks: its middle and how close.
LOOKS_AT = (
    "() => { const { lat, lng } = atlas.map.getCenter(); return [lat, lng, atlas.map.getZoom()]; }"
)
# Whether the first map was drawn when the frontend of Streamlit began.
ORDER = """
const watcher = setInterval(() => {
  if (top !== self || !document.querySelector('.stApp')) return;
  window.mapFirst = document.querySelector('#eerste .leeft') !== null;
  clearInterval(watcher);
}, 1);
"""
# A clock that can be put ahead, for what a page waits long for.
AHEAD = """
window.ahead = 0;
const now = performance.now.bind(performance);
performance.now = () => now() + window.ahead;
"""
# How often the map looks for places for its names when it goes to what a state shows.
NAMED = """async () => {
  let times = 0;
  const { nameAll } = atlas;
  atlas.nameAll = () => { times += 1; nameAll.call(atlas); };
  atlas.still = true;
  atlas.lookAnew();
  await atlas.update(atlas.state);
  return times;
}"""
# A cold start of Kaart fetched 3.2 MB in 132 requests.
MAX_BYTES, MAX_REQUESTS = 900_000, 60


def loaded(page, site: str) -> str:
    """Wait until the server has the data, and so the picture; gives the page that has it."""
    for _ in range(600):
        text = page.request.get(f"{site}/kaart").text()
        if 'id="eerste"' in text:
            return text
        page.wait_for_timeout(200)
    raise AssertionError("the server has no picture")


def ready(page, site: str) -> None:
    """Wait until the server has the data, and its files in their smallest form."""
    for _ in range(600):
        text = loaded(page, site)
        font = re.search(r"static/media/MaterialSymbols[^\"]+", text)
        if len(page.request.get(f"{site}/{font[0]}").body()) < 100_000:
            scripts = re.findall(r"(?:static/js/index|vast/leaflet)[^\"]+\.js", text)
            if all(_is_best(page.request.get(f"{site}/{script}")) for script in scripts):
                return
        page.wait_for_timeout(200)
    raise AssertionError("the server is not ready")


def _is_best(answer) -> bool:
    """Whether a file came in less than what is made of it in a moment."""
    return int(answer.headers["content-length"]) < len(brotli.compress(answer.body(), quality=5))


def test_a_first_visit_is_small_and_the_picture_makes_way(browser, site):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    requests, errors = [], []
    context.on("requestfinished", lambda request: requests.append(request))
    page.on("pageerror", lambda error: errors.append(str(error)))
    ready(page, site)
    requests.clear()
    # The maps wait until the picture has been looked at. A route of Playwright would switch off what the
    # browser keeps: all that the page fetches ahead would be fetched twice, or not, as it comes.
    hold = Hold(page, "/geo/ondergrond-", "/component/*html")
    served = page.goto(f"{site}/kaart").text()
    picture = page.locator("#eerste figure > svg")
    picture.wait_for()
    page.locator(FRAME).wait_for(state="attached")
    drawn = picture.locator("path.v").first.bounding_box()
    hold.let("/geo/")
    first = page.frame_locator(LIVE).locator(SHAPE).first.bounding_box()
    hold.let("/component/")
    page.locator("#eerste").wait_for(state="detached")
    page.locator(IDLE).wait_for()
    live = page.frame_locator(FRAME).locator(SHAPE).first.bounding_box()
    # In its place to a few pixels: the scrollbar and the height of a line differ by machine.
    assert all(abs(drawn[side] - live[side]) < 12 for side in live)
    assert all(abs(first[side] - live[side]) < 1 for side in live)
    own = [request for request in requests if request.url.startswith("http")]
    statuses = {request.response().status for request in own}
    # What the browser has already is asked for again and does not go over the line.
    sizes = [request.sizes()["responseBodySize"] for request in own]
    fetched = [size for size in sizes if size > 0]
    assert len(fetched) <= MAX_REQUESTS
    assert sum(fetched) <= MAX_BYTES
    assert statuses == {200}
    # The page names all of Streamlit's parts that it draws with: none is asked for later, in a wave of its own.
    parts = {request.url.split("/")[-1] for request in own if "/static/js/" in request.url}
    assert [name for name in parts if name not in served] == []
    assert not errors
    assert page.frame(url=re.compile("/component/")).evaluate(NAMED) == 1
    context.close()


class Hold:
    """Keeps answers from a page until they are let through. Parts of an address; `*` stands for anything."""

    def __init__(self, page, *parts: str):
        self.client = page.context.new_cdp_session(page)
        self.held: list[dict] = []
        self.client.on("Fetch.requestPaused", self._pause)
        self.free: list[str] = []
        patterns = [{"urlPattern": f"*{part}*"} for part in parts]
        self.client.send("Fetch.enable", {"patterns": patterns})

    def let(self, part: str) -> None:
        """Let through what has this in its address, now and from here on."""
        self.free.append(part)
        for event in [one for one in self.held if part in one["request"]["url"]]:
            self._go_on(event)

    def _pause(self, event: dict) -> None:
        if any(part in event["request"]["url"] for part in self.free):
            self._go_on(event)
        else:
            self.held.append(event)

    def _go_on(self, event: dict) -> None:
        self.client.send("Fetch.continueRequest", {"requestId": event["requestId"]})


@contextmanager
def newcomer(browser, site: str, height: int = 768):
    """Who comes for the first time, at a laptop, to a server that has the data."""
    with reader_in(browser, viewport={"width": 1366, "height": height}) as context:
        page = context.new_page()
        loaded(page, site)
        yield page


def test_the_map_is_there_before_streamlit_and_the_page_knows_what_was_chosen(browser, small_site):
    with newcomer(browser, small_site) as page:
        page.add_init_script(ORDER)
        hold = Hold(page, "/component/*html")
        page.goto(f"{small_site}/kaart")
        page.locator(IDLE).wait_for()
        assert page.evaluate("window.mapFirst")
        # The page stands around it, and can be used.
        page.get_by_text("Cijfers", exact=True).first.hover()
        first = page.frame_locator(LIVE)
        # What is pointed at says its name, and what is chosen is lit at once.
        name = first.locator(".naam span", has_text="Noord-Nederland").bounding_box()
        page.mouse.move(name["x"] + name["width"] / 2, name["y"] + name["height"] + 4)
        expect(first.locator(".leaflet-tooltip")).to_contain_text("Noord-Nederland")
        page.mouse.down()
        page.mouse.up()
        first.locator(".leaflet-keuze-pane path").first.wait_for()
        page.locator("#eerste").get_by_text("zodra die geladen is").wait_for()
        assert page.evaluate(IN_SIGHT, "#eerste .bericht")
        # Water takes it back, and what is chosen last counts.
        box = page.locator(LIVE).bounding_box()
        page.mouse.click(box["x"] + 60, box["y"] + 400)
        expect(first.locator(".leaflet-keuze-pane path")).to_have_count(0)
        page.mouse.click(name["x"] + name["width"] / 2, name["y"] + name["height"] + 4)
        first.locator(".leaflet-keuze-pane path").first.wait_for()
        hold.let("/component/")
        page.locator("#eerste").wait_for(state="detached")
        page.wait_for_url(re.compile("gekozen="))
        page.locator(".st-key-paneel").get_by_role("heading", name="Noord-Nederland").wait_for()
        # It holds the focus where the first one had it.
        assert page.evaluate("document.activeElement.matches('FRAME')".replace("FRAME", FRAME))


def test_what_the_page_chooses_later_counts_and_a_part_without_a_map_shows_none(
    browser, small_site
):
    with newcomer(browser, small_site, height=560) as page:
        hold = Hold(page, "/component/*html")
        page.goto(f"{small_site}/gemeente?code=GM0014")
        expect(page.locator("#onderwerp")).to_have_text("Groningen (Groningen)")
        page.locator(IDLE).wait_for()
        first = page.frame_locator(LIVE)
        box = page.locator(LIVE).bounding_box()
        # A wheel that is not for the map is for the page, and the map goes along.
        page.mouse.move(box["x"] + 100, box["y"] + 200)
        page.mouse.wheel(0, 120)
        page.wait_for_function(
            "() => document.querySelector('[data-testid=stMain]').scrollTop === 120"
        )
        page.wait_for_timeout(100)
        assert page.locator(LIVE).bounding_box()["y"] == pytest.approx(box["y"] - 120, abs=1)
        page.mouse.wheel(0, -120)
        name = first.locator(".naam span", has_text="Noord-Nederland").bounding_box()
        page.mouse.click(name["x"] + name["width"] / 2, name["y"] + name["height"] + 4)
        page.locator("#eerste").get_by_text("zodra die geladen is").wait_for()
        # The page goes to another gemeente meanwhile.
        follow(page, f"{small_site}/gemeente?code=GM0106")
        expect(page.locator("#onderwerp")).to_have_text("Assen (Drenthe)")
        hold.let("/component/")
        page.locator("#eerste").wait_for(state="detached")
        wait_for_map(page)
        page.wait_for_timeout(500)
        assert "GM0106" in page.url
        held = Hold(page, "/component/*html")
        page.goto(f"{small_site}/vergelijken?a=consortium&b=ros")
        page.locator(LIVE).wait_for()
        page.locator(IDLE).wait_for()
        page.get_by_text("Bestuurlijke drukte").first.click()
        page.locator("#eerste").wait_for(state="detached")
        assert held.held


def test_the_map_of_the_page_goes_on_where_a_reader_left_the_first(browser, small_site):
    with newcomer(browser, small_site) as page:
        hold = Hold(page, "/component/*html")
        page.goto(f"{small_site}/kaart")
        page.locator(LIVE).wait_for()
        page.locator(IDLE).wait_for()
        box = page.locator(LIVE).bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 90, y + 30, steps=5)
        hold.let("/component/")
        page.frame_locator(FRAME).locator("body[data-beurt]").wait_for(state="attached")
        # Not from under the hand of who is at it.
        page.wait_for_timeout(300)
        left = page.locator(LIVE).element_handle().content_frame().evaluate(LOOKS_AT)
        page.mouse.up()
        page.locator("#eerste").wait_for(state="detached")
        goes_on = page.frame(url=re.compile("/component/")).evaluate(LOOKS_AT)
        assert goes_on == pytest.approx(left, abs=0.01)


@pytest.mark.parametrize(
    ("blocked", "said", "follows"),
    [
        ("/component/", "wat u erop aanwijst, komt niet op de pagina", True),
        ("/component/|/geo/", "wat u daarna kiest, staat er niet op", False),
    ],
)
def test_who_gets_no_map_has_the_page_and_the_picture_of_it(
    browser, small_site, blocked, said, follows
):
    with newcomer(browser, small_site, height=600) as page:
        page.add_init_script(AHEAD)
        page.route(re.compile(blocked), lambda route: route.abort())
        page.goto(f"{small_site}/kaart")
        picture = page.locator("#eerste figure")
        page.locator(".stMain h1").wait_for(state="attached")
        # Seen by the page as well, which looks every 40 ms.
        page.wait_for_timeout(200)
        page.evaluate("window.ahead = 25_000")
        # A picture shows what the link said, and knows nothing of what is chosen from here on; the first map does.
        picture.get_by_text(said).wait_for()
        page.get_by_text("Kansrijke Start", exact=True).first.click()
        page.wait_for_url(re.compile("lagen="))
        assert page.locator(LIVE).count() == follows
        if follows:
            # A picture lets the pointer through to the page.
            assert page.evaluate(IN_SIGHT, "#eerste .bericht")
            legend = page.frame_locator(LIVE).locator(".legenda")
            expect(legend).not_to_contain_text("Consortia")
        assert picture.is_visible()
        assert page.locator(".kop h1").bounding_box()["y"] < picture.bounding_box()["y"]
        page.wait_for_timeout(1_500)
        assert picture.is_visible()
        page.get_by_test_id("stTopNavLink").get_by_text("Klantroute").click()
        page.locator("#eerste").wait_for(state="detached")


def test_the_picture_holds_no_focus_that_would_be_lost(browser, small_site):
    with newcomer(browser, small_site) as page:
        hold = page.context.new_cdp_session(page)
        hold.send("Fetch.enable", {"patterns": [{"urlPattern": "*/static/js/*"}]})
        page.goto(f"{small_site}/kaart", wait_until="commit")
        page.locator(LIVE).wait_for()
        for _ in range(3):
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#eerste')") is None


def test_who_has_no_scripts_sees_the_map_and_can_follow_names(browser, small_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    loaded(page, small_site)
    page.goto(f"{small_site}/kaart")
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_role("img").first.wait_for()
    name = page.locator("#eerste .namen a").first
    words = name.inner_text()
    name.click()
    assert "gekozen=" in page.url
    assert words in page.locator("#eerste").inner_text()
    context.close()


def test_the_picture_makes_way_where_the_map_stands_whatever_the_machine(browser, small_site):
    """What a reader sees: the picture and the map in each frame, with a slow processor and with letters
    of another width than those of the page."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    loaded(page, small_site)
    page.add_init_script(SEEN)
    page.route(re.compile(r"\.woff2"), lambda route: route.abort())
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    for path in PATHS:
        page.goto(small_site + path)
        page.locator("#eerste figure").wait_for()
        page.locator("#eerste").wait_for(state="detached", timeout=120_000)
        page.wait_for_timeout(1_000)
        seen = page.evaluate("window.seen")
        last = max(at for at, (picture, _) in enumerate(seen) if picture)
        picture, places = seen[last][0], [place for _, place in seen[last + 1 :]]
        assert places, path
        # From its first frame near its place, whatever a line of text takes here.
        for shown, _ in seen:
            assert not shown or max(abs(a - b) for a, b in zip(shown, picture, strict=True)) < 70
        # In its place when it goes, and still there a second later.
        for place in places:
            apart = [abs(a - b) for a, b in zip(picture, place, strict=True)]
            assert max(apart) < 1, (path, picture, place)
    context.close()
