"""A real server and a real browser.

The Chromium is one that is found, else one installed by the means at hand: the Debian package as
root, else Playwright's own. Where none can be had the tests are skipped with the reason, unless
ATLAS_BROWSER=verplicht says that they must run.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from geodata.landscape import DATA
from tests.browser.servers import serve_app, share_app
from tests.browser.windows import (
    DESK,
    ELSEWHERE,
    FRAME,
    IDLE,
    Windows,
    follow,
    reader_in,
    wait_for_map,
)


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


@pytest.fixture(scope="session")
def serve(tmp_path_factory) -> Callable:
    """Starts a server of its own, with its own environment: `with serve(ATLAS_DATA=...) as url`,
    on a port and with a log that may be given."""

    def start(port: int | None = None, log: Path | None = None, **environment: str):
        log = log or tmp_path_factory.mktemp("server") / "log.txt"
        return serve_app(log, port, **environment)

    return start


@pytest.fixture(scope="session")
def share(tmp_path_factory) -> Callable:
    """Gives the server with a name and an environment that all tests of this run share."""
    root = tmp_path_factory.getbasetemp()
    # Each process of xdist has a folder of its own in that of the run.
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root

    def start(name: str, **environment: str):
        return share_app(root / f"server-{name}", **environment)

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
    with reader_in(browser) as reader:
        yield reader


@pytest.fixture(scope="session")
def windows(context) -> Windows:
    """Those of the one reader."""
    return Windows(context)


@pytest.fixture(scope="session")
def windows_for_fingers(browser) -> Iterator[Windows]:
    """Those of a reader with fingers instead of a mouse."""
    with reader_in(browser, has_touch=True, is_mobile=True) as reader:
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
                own = Windows(opened.enter_context(reader_in(browser)))
            page = own.take()
            if not apart:
                opened.callback(own.give_back, page, f"{site}/robots.txt")
            page.set_viewport_size(size)
            if dark:
                page.emulate_media(color_scheme="dark")
            page.goto(base + path)
            page.locator("h1").first.wait_for(timeout=30_000)
            page.locator(IDLE).wait_for(timeout=30_000)
            # With the first map, which lies over that of the page until it is there.
            page.locator("#eerste").wait_for(state="detached")
            if path == "/" or path.startswith("/kaart"):
                wait_for_map(page)
            return page

        yield open_


@pytest.fixture(scope="module")
def walk(windows, site) -> Iterator[Callable[..., Page]]:
    """Goes to a page with a map in the one window that tests of a file share. It is loaded once; after
    that the app goes there by way of a page without a map: the map is a new one, and all that can be set
    is as the link says. A link that says nothing finds Kaart as it was left: it is not for here."""
    page = windows.take()

    def go(path: str, *, size=DESK) -> Page:
        windows.make_as_new(page)
        page.set_viewport_size(size)
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
