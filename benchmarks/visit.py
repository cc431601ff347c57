"""One reader of one app, in a browser of its own, and what the server sends to it."""

import gzip
import os
import re
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, Request, Route
from xstatic.pkg import leaflet

from benchmarks.servers import Server

LEAFLET = Path(leaflet.BASE_DIR)
MAP_FRAME = 'iframe[src*="streamlit_folium"]'
# streamlit-folium waits a quarter of a second before it reports, and a heavy map draws for longer.
QUIET_SECONDS = 1.2
SLOW_SECONDS = 60
NAMES = ("chromium", "chromium-browser", "google-chrome")

# The moments, counted from the opening of the page, at which a reader has a map, and at which that of the page stands in it.
WATCH = """
if (top === self) {
  const watcher = setInterval(() => {
    const drawn = (selector) => {
      const frame = document.querySelector(selector);
      return Boolean(frame?.contentDocument?.querySelector(%(complete)r)) && getComputedStyle(frame).opacity === "1";
    };
    // The atlas has a map in the first picture, before that of the page.
    if (drawn("#eerste iframe") || drawn(%(frame)r)) window.firstMap ??= performance.now();
    if (!drawn(%(frame)r) || document.getElementById("eerste")) return;
    window.pageMap = performance.now();
    clearInterval(watcher);
  }, 5);
}
"""
FRESH = "(map) => { const fresh = !map.seen; map.seen = true; return fresh; }"


@dataclass(frozen=True)
class Cost:
    """What an interaction cost: websocket bytes to the browser, runs of the script and their time."""

    bytes: int
    runs: int
    seconds: float


@dataclass(frozen=True)
class Line:
    """How fast a line is: Mbit/s, and milliseconds before an answer begins; 0 for as fast as it goes."""

    mbit: float = 0
    wait: float = 0


FULL_SPEED = Line()
PATHS = {"atlas": "kaart"}
COMPLETE = {
    "atlas": "body[data-beurt]",
    "naive": ".leaflet-overlay-pane path",
    "floor": ".leaflet-container",
}


def visit(
    browser: Browser,
    servers: Mapping[str, Server],
    name: str,
    path: str = "",
    line: Line = FULL_SPEED,
) -> "Visit":
    """Open an app as a new reader does; `path` is another page of it than the one to compare."""
    complete = COMPLETE[name]
    # The atlas asks nothing of another host; with an interception a browser keeps no cache.
    cdn = name != "atlas"
    return Visit(browser, servers[name], path or PATHS.get(name, ""), complete, line, cdn)


class Visit:
    """A page that is opened in a new browser context, so with an empty cache.

    With `cdn` the hosts that folium loads from are answered here. `complete` is the CSS selector, in the frame of the map, that fits once the map is drawn.
    """

    def __init__(
        self, browser: Browser, server: Server, path: str, complete: str, line: Line, cdn: bool
    ):
        self.server = server
        self.received = 0
        self.other_hosts = 0
        self.heard = time.monotonic()
        self.requests = []
        self.context = browser.new_context(viewport={"width": 1400, "height": 1000})
        self.context.set_default_timeout(SLOW_SECONDS * 1000)
        self.context.add_init_script(WATCH % {"frame": MAP_FRAME, "complete": complete})
        if cdn:
            self.context.route(re.compile(r"^https?://(?!127\.0\.0\.1[:/])"), self._answer)
        self.context.on("requestfinished", lambda request: self.requests.append(request))
        self.page: Page = self.context.new_page()
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._hear))
        if line.mbit:
            client = self.context.new_cdp_session(self.page)
            client.send("Network.enable")
            speed = line.mbit * 1e6 / 8
            client.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": line.wait,
                    "downloadThroughput": speed,
                    "uploadThroughput": speed,
                },
            )
        self.page.goto(f"{server.address}/{path}")
        self.first_map = self._moment("firstMap")

    def __enter__(self) -> "Visit":
        return self

    def __exit__(self, *error) -> None:
        self.context.close()

    def page_map(self) -> float:
        """Milliseconds from the opening of the page to its own map, with nothing over it."""
        return self._moment("pageMap")

    def _moment(self, name: str) -> float:
        end = time.monotonic() + SLOW_SECONDS
        while time.monotonic() < end:
            # Not wait_for_function: it uses eval, which the policy of a page may forbid.
            if found := self.page.evaluate(f"window.{name}"):
                return found
            self.page.wait_for_timeout(50)
        raise RuntimeError(f"no map on {self.page.url} within {SLOW_SECONDS} seconds")

    def _hear(self, payload: str | bytes) -> None:
        self.received += len(payload)
        self.heard = time.monotonic()

    def _answer(self, route: Route) -> None:
        """Stand in for the CDNs that folium loads from: Leaflet is real, the rest is empty."""
        name = route.request.url.rsplit("/", 1)[-1]
        body = (LEAFLET / name).read_bytes() if name in ("leaflet.js", "leaflet.css") else b""
        self.other_hosts += len(gzip.compress(body)) if body else 0
        kinds = {"js": "text/javascript", "css": "text/css"}
        kind = kinds.get(name.rsplit(".", 1)[-1], "image/png")
        route.fulfill(body=body, content_type=kind)

    def settle(self) -> None:
        """Wait until the server runs nothing and has sent nothing for a while."""
        self.heard = time.monotonic()
        while self.server.busy() or time.monotonic() - self.heard < QUIET_SECONDS:
            self.page.wait_for_timeout(50)

    def cost(self, interaction: Callable[[Page], None]) -> Cost:
        """Do something on the page and wait until all that follows from it is done.

        Raises RuntimeError when the app shows an error: that would cost next to nothing.
        """
        received, runs = self.received, len(self.server.runs())
        interaction(self.page)
        self.settle()
        if self.page.get_by_test_id("stException").count():
            raise RuntimeError(f"{self.page.url} shows an error after {interaction}")
        done = self.server.runs()[runs:]
        return Cost(self.received - received, len(done), sum(done))

    def answer(self, interaction: Callable[[Page], None]) -> float:
        """Do something on the page of the atlas; seconds until its map has drawn what follows."""
        body = self.page.frame_locator(MAP_FRAME).locator("body")
        before = body.get_attribute("data-beurt")
        start = time.monotonic()
        interaction(self.page)
        while body.get_attribute("data-beurt") == before:
            if time.monotonic() - start > SLOW_SECONDS:
                raise RuntimeError(f"{self.page.url} did not answer {interaction}")
            self.page.wait_for_timeout(5)
        return time.monotonic() - start

    def loaded(self) -> int:
        """All bytes that came in: bodies of responses as transferred, and the websocket."""
        bodies = sum(max(0, request.sizes()["responseBodySize"]) for request in self._own())
        return bodies + self.other_hosts + self.received

    def fetched(self) -> int:
        """How many requests went over the line; what the browser had already does not count."""
        return sum(request.sizes()["responseBodySize"] > 0 for request in self._own())

    def first_paint(self) -> float:
        """Milliseconds from the opening of the page to its first contentful paint."""
        script = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
        return self.page.evaluate(script) or 0.0

    def again(self) -> float:
        """Open the page once more, with what is in the cache; milliseconds to the first map."""
        self.page.goto(self.page.url)
        return self._moment("firstMap")

    def _own(self) -> list[Request]:
        return [r for r in self.requests if r.url.startswith(self.server.address)]

    def remounted(self) -> bool:
        """Whether the map is another one than when this was last asked."""
        return self.page.frame_locator(MAP_FRAME).locator(".leaflet-container").evaluate(FRESH)


def launch(playwright: Playwright) -> Browser:
    """A Chromium: the one that ATLAS_CHROMIUM names, one of the system, else Playwright's own."""
    found = os.environ.get("ATLAS_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
