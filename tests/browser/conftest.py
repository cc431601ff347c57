"""A real server and a real browser.

The Chromium is one that is found, else one installed by the means at hand: the Debian package as
root, else Playwright's own. Where none can be had the tests are skipped with the reason, unless
ATLAS_BROWSER=verplicht says that they must run.
"""

import fcntl
import http.server
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from geodata.landscape import DATA

ROOT = Path(__file__).parents[2]
FRAME = 'iframe[src*="streamlit_folium"]'
IDLE = '.stApp[data-test-script-state="notRunning"]'
# A test may have a proxy of its own.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
DESK = {"width": 1400, "height": 900}
PHONE = {"width": 390, "height": 844}
# The title of a page without a map.
ELSEWHERE = "Over de Geboortezorgatlas"
# Ample: a busy machine is slow, and what never comes is a fault all the same.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _find_chromium() -> str | None:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := os.environ.get("ATLAS_CHROMIUM") or shutil.which(name):
            return path
    return None


def _install_chromium() -> str:
    """Install a Chromium; returns what went wrong, or nothing."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        commands = [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"]]
    else:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900)
        if done.returncode:
            return f"{' '.join(command)}: {done.stderr.strip()[-300:]}"
    return ""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = _find_chromium()
    problem = "" if path else _install_chromium()
    if problem:
        reason = f"no Chromium to be had: {problem}"
        if os.environ.get("ATLAS_BROWSER") == "verplicht":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        chromium = playwright.chromium.launch(executable_path=_find_chromium(), args=arguments)
        yield chromium
        chromium.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _start(log: Path, port: int, **environment: str) -> tuple[subprocess.Popen, str]:
    """A server that has just begun, and its address."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    # As README starts it: on every address of the machine, so 127.0.0.1 arrives as IPv6.
    command += ["--server.port", str(port)]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=output, env=os.environ | environment
        )
    base = environment.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
    return process, f"http://127.0.0.1:{port}{base and '/'}{base}"


def _wait_for(address: str, log: Path, stopped: Callable[[], object]) -> None:
    for _ in range(240):
        if stopped() is not None:
            pytest.fail(f"the server stopped:\n{log.read_text()[-2000:]}")
        try:
            DIRECT.open(f"{address}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"the server did not start:\n{log.read_text()[-2000:]}")


@contextmanager
def _serve(log: Path, port: int | None = None, **environment: str) -> Iterator[str]:
    process, address = _start(log, port or free_port(), **environment)
    try:
        _wait_for(address, log, process.poll)
        yield address
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def _share(folder: Path, **environment: str) -> Iterator[str]:
    """A server of which every process that runs tests uses the same one: the first starts it, the
    last one to leave stops it."""
    folder.mkdir(parents=True, exist_ok=True)
    book, log = folder / "server.json", folder / "log.txt"

    @contextmanager
    def alone() -> Iterator[dict]:
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            state = json.loads(book.read_text()) if book.exists() else {"users": 0}
            yield state
            book.write_text(json.dumps(state))

    with alone() as state:
        if state["users"] == 0:
            process, state["address"] = _start(log, free_port(), **environment)
            state["pid"] = process.pid
            _wait_for(state["address"], log, process.poll)
        state["users"] += 1
        address = state["address"]
    yield address
    with alone() as state:
        state["users"] -= 1
        if state["users"] == 0:
            os.kill(state["pid"], signal.SIGTERM)


@pytest.fixture(scope="session")
def serve(tmp_path_factory) -> Callable:
    """Starts a server of its own, with its own environment: `with serve(ATLAS_DATA=...) as url`,
    on a port and with a log that may be given."""

    def start(port: int | None = None, log: Path | None = None, **environment: str):
        log = log or tmp_path_factory.mktemp("server") / "log.txt"
        return _serve(log, port, **environment)

    return start


@pytest.fixture(scope="session")
def share(tmp_path_factory) -> Callable:
    """Gives the server with a name and an environment that all tests of this run share."""
    root = tmp_path_factory.getbasetemp()
    # Each process of xdist has a folder of its own in that of the run.
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root

    def start(name: str, **environment: str):
        return _share(root / f"server-{name}", **environment)

    return start


@pytest.fixture(scope="session")
def site(share) -> Iterator[str]:
    """The address of the app with data/: the whole country, for what a map costs and where it is."""
    with share("data", ATLAS_DATA=str(DATA)) as address:
        yield address


@pytest.fixture(scope="session")
def small_site(share) -> Iterator[str]:
    """The address of the app with tests/package: for what is said of somebody."""
    with share("package") as address:
        yield address


@pytest.fixture(scope="session")
def context(browser) -> Iterator[BrowserContext]:
    """One reader for all tests: what a page needs is fetched and compiled once."""
    with _context(browser) as reader:
        yield reader


@contextmanager
def _context(browser: Browser, **options) -> Iterator[BrowserContext]:
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True, **options)
    yield context
    context.close()


# Each page that a window has been at leaves some 10 MB in its process.
MOST_TIMES = 20


class Windows:
    """The windows of one reader. One that is given back is used again: a new one starts a process and
    compiles all of Streamlit's frontend, which takes as long as loading a page twice."""

    def __init__(self, reader: BrowserContext):
        self.reader = reader
        self.free: list[Page] = []

    def take(self) -> Page:
        """A window, as if nobody had used it."""
        page = self.free.pop() if self.free else self._new()
        page.requests, page.errors, page.listening = [], [], []
        # A window behind another one draws nothing and hears the mouse late.
        page.bring_to_front()
        # Who had the window before may have printed, or looked at night.
        page.emulate_media(
            media="screen", color_scheme="light", reduced_motion="reduce", forced_colors="none"
        )
        return page

    def give_back(self, page: Page, elsewhere: str) -> None:
        """Forget what a test left, and wait for the next one at an address of the same site, so that
        the window keeps its process."""
        if page.is_closed():
            return
        page.times += 1
        if page.times == MOST_TIMES:
            page.close()
            return
        for client in page.listening:
            client.detach()
        page.unroute_all()
        if page.url.startswith("http"):
            # The browser keeps the scenes of a reader; the next test begins without.
            page.evaluate("localStorage.removeItem('presentatie'); sessionStorage.clear()")
        page.goto(elsewhere)
        self.free.append(page)

    def _new(self) -> Page:
        page = self.reader.new_page()
        page.times = 0
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page


@pytest.fixture(scope="session")
def windows(context) -> Windows:
    """Those of the one reader."""
    return Windows(context)


@pytest.fixture(scope="session")
def windows_for_fingers(browser) -> Iterator[Windows]:
    """Those of a reader with fingers instead of a mouse."""
    with _context(browser, has_touch=True, is_mobile=True) as reader:
        yield Windows(reader)


@pytest.fixture
def open_page(browser, windows, request, site) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site and waits until it is complete; `apart` for somebody else, who has
    nothing in store, `touch` for somebody with fingers instead of a mouse."""
    with ExitStack() as opened:

        def open_(
            path: str = "/kaart",
            *,
            base: str = site,
            dark: bool = False,
            size=DESK,
            apart: bool = False,
            touch: bool = False,
        ) -> Page:
            own = request.getfixturevalue("windows_for_fingers") if touch else windows
            if apart:
                own = Windows(opened.enter_context(_context(browser)))
            page = own.take()
            if not apart:
                opened.callback(own.give_back, page, f"{site}/robots.txt")
            page.set_viewport_size(size)
            if dark:
                page.emulate_media(color_scheme="dark")
            page.goto(base + path)
            page.locator("h1").first.wait_for(timeout=30_000)
            page.locator(IDLE).wait_for(timeout=30_000)
            if path == "/" or path.startswith("/kaart"):
                wait_for_map(page)
            return page

        yield open_


def follow(page: Page, path: str) -> None:
    """Let the app go to another address of its own as it does at the back button of the browser: what is
    loaded stays."""
    page.evaluate(
        "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')); }",
        path,
    )


@pytest.fixture(scope="module")
def walk(windows, site) -> Iterator[Callable[..., Page]]:
    """Goes to a page with a map in the one window that tests of a file share. It is loaded once; after
    that the app goes there by way of a page without a map: the map is a new one, and all that can be set
    is as the link says. A link that says nothing finds Kaart as it was left: it is not for here."""
    page = windows.take()

    def go(path: str, *, size=DESK) -> Page:
        page.bring_to_front()
        for client in page.listening:
            client.detach()
        page.unroute_all()
        page.listening.clear()
        page.requests.clear()
        page.errors.clear()
        page.set_viewport_size(size)
        page.emulate_media(
            media="screen", color_scheme="light", reduced_motion="reduce", forced_colors="none"
        )
        title = page.locator("h1").first
        if page.locator(".stApp").count():
            # Where a reader looked is forgotten as by who loads the page.
            page.evaluate("() => window.atlasViews?.clear()")
            follow(page, "/over")
            expect(title).to_have_text(ELSEWHERE)
            expect(page.locator(FRAME)).to_have_count(0)
            follow(page, path)
        else:
            page.goto(site + path)
        title.wait_for()
        expect(title).not_to_have_text(ELSEWHERE)
        wait_for_map(page)
        return page

    yield go
    windows.give_back(page, f"{site}/robots.txt")


def received(page: Page) -> list[int]:
    """How many bytes each message has that the page gets from Streamlit from now on, as Streamlit made
    it: on the wire it is compressed."""
    sizes: list[int] = []
    client = page.context.new_cdp_session(page)
    page.listening.append(client)
    client.send("Network.enable")
    client.on(
        "Network.webSocketFrameReceived",
        lambda event: sizes.append(len(event["response"]["payloadData"]) * 3 // 4),
    )
    return sizes


@contextmanager
def another_site(html: str) -> Iterator[str]:
    """A site of somebody else, with this page; gives its address."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def holding(part: str) -> re.Pattern:
    """An address with this in it."""
    return re.compile(re.escape(part))


def ending(part: str) -> re.Pattern:
    """An address with this at the end."""
    return re.compile(re.escape(part) + "$")


def the_map(page: Page):
    """The frame of the map."""
    return page.frame_locator(FRAME)


def turn(page: Page) -> int:
    """How often the map has drawn a new state."""
    return int(the_map(page).locator("body").get_attribute("data-beurt"))


# Whether the map has drawn a state after a turn, its first picture lies over it no more, and Streamlit is done.
DRAWN = """([map, idle, beyond]) => {
  const { beurt } = document.querySelector(map)?.contentDocument?.body?.dataset ?? {};
  return Number(beurt ?? -1) > beyond && !document.querySelector("#eerste") && document.querySelector(idle) !== null;
}"""


def wait_for_map(page: Page, beyond: int = 0) -> None:
    """Wait until the map has drawn a state after turn `beyond`, and Streamlit is done."""
    # Not by frame of the screen: a window behind another one has none.
    page.wait_for_function(DRAWN, arg=[FRAME, IDLE, beyond], polling=50)


# Whether nothing comes, goes or changes for a while, in the page or in its frames: Streamlit is done, and
# no colour glides.
AT_REST = """([idle, quiet]) => new Promise((answer) => {
  const frames = [...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument);
  const documents = [document, ...frames.filter(Boolean)];
  const began = performance.now();
  let changed = began;
  // An attribute that is set to what it was is no change.
  const differs = ({ type, target, attributeName, oldValue }) => type !== "attributes" || target.getAttribute(attributeName) !== oldValue;
  const watch = new MutationObserver((all) => { if (all.some(differs)) changed = performance.now(); });
  const all = { subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true };
  for (const one of documents) watch.observe(one, all);
  const glides = (one) => one.getAnimations().some(({ playState }) => playState === "running");
  const look = () => {
    const now = performance.now();
    if (!document.querySelector(idle) || documents.some(glides)) changed = now;
    if (now - changed < quiet && now - began < 30000) return setTimeout(look, 30);
    watch.disconnect();
    answer(now - changed >= quiet);
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
})"""


def at_rest(page: Page) -> None:
    """Wait until the page has done all that it does by itself: after a new size or other colours, say."""
    assert page.evaluate(AT_REST, [IDLE, 250]), f"{page.url} goes on changing"


def by_menu(page: Page, address: str) -> None:
    """To another page, by the menu, and wait until it is complete."""
    before = page.locator("h1").first.inner_text()
    link = page.locator(f'[data-testid^="stTopNav"][href$="/{address}"]')
    page.get_by_test_id("stTopNavSection").first.wait_for()
    # It may share a place in the menu.
    for group in page.get_by_test_id("stTopNavSection").all():
        if link.count():
            break
        group.click()
        page.get_by_test_id("stTopNavDropdownLink").first.wait_for()
    link.first.click()
    expect(page.locator("h1").first).not_to_have_text(before)
    page.locator(IDLE).wait_for()
    if page.locator(FRAME).count():
        wait_for_map(page)
    at_rest(page)


def act(page: Page, action: Callable[[], None]) -> None:
    """Do something that changes the map, and wait until it has."""
    before = turn(page)
    action()
    wait_for_map(page, before)
