"""The whole app below a path of the server, as Streamlit's own option promises, and without any other machine."""

import socket
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.servers import DIRECT
from tests.browser.windows import by_menu, the_map, wait_for_map

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def black_hole():
    """A place that takes every question to another machine and answers none."""
    with socket.socket() as hole:
        hole.bind(("127.0.0.1", 0))
        hole.listen()
        hole.setblocking(False)
        yield hole


@pytest.fixture(scope="module")
def below(serve, black_hole):
    """The app below a path, all of whose questions to others go into the black hole."""
    ways = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
    hole = f"http://127.0.0.1:{black_hole.getsockname()[1]}"
    settings = dict.fromkeys(ways, hole) | {"no_proxy": "", "NO_PROXY": ""}
    with serve(STREAMLIT_SERVER_BASE_URL_PATH="atlas", **settings) as address:
        yield address


def handshake(address: str, origin: str) -> int:
    """The status that a websocket with this Origin gets."""
    asked = urllib.request.Request(  # noqa: S310
        f"{address}/_stcore/stream",
        headers={
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
            "Origin": origin,
        },
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        DIRECT.open(asked, timeout=5)
    return refused.value.code


def test_the_map_the_code_and_the_menu_work(open_page, below):
    assert below.endswith("/atlas")
    page = open_page("/kaart", base=below)
    assert the_map(page).locator("path.leaflet-interactive").count() > 0
    failed = []
    page.on("response", lambda answer: answer.status >= 400 and failed.append(answer.url))
    page.get_by_text("Deel deze pagina").click()
    expect(page.locator("img[src*='/atlas/qr?van=']")).to_be_visible()
    page.keyboard.press("Escape")
    by_menu(page, "vergelijken")
    page.wait_for_url(f"{below}/vergelijken*")
    wait_for_map(page)
    assert failed == []
    assert page.errors == []
    answer = page.goto(f"{below}/bestaat-niet")
    assert answer.status == 404
    page.get_by_role("link", name="Naar de kaart").click()
    wait_for_map(page)
    page.close()


def test_nothing_is_asked_of_another_machine(black_hole, below):
    began = time.monotonic()
    assert {handshake(below, "https://evil.example") for _ in range(10)} == {403}
    assert time.monotonic() - began < 5
    with pytest.raises(BlockingIOError):
        black_hole.accept()
