"""A page goes on after a restart of the server, says it when there is no connection, and asks nobody else."""

import socket
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import free_port, wait_for_map

LINK = "/kaart?gekozen=vsv-alkmaar"
BAR = "#verbinding"


@pytest.fixture
def black_hole(monkeypatch):
    """A place that takes every question to another machine and answers none."""
    with socket.socket() as hole:
        hole.bind(("127.0.0.1", 0))
        hole.listen()
        hole.setblocking(False)
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{hole.getsockname()[1]}")
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.setenv(name, "")
        yield hole


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
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with pytest.raises(urllib.error.HTTPError) as refused:
        direct.open(asked, timeout=5)
    return refused.value.code


def test_an_open_page_goes_on_after_a_restart(serve, open_page):
    port = free_port()
    with serve(port) as address:
        page = open_page(LINK, base=address)
        close = page.locator(".st-key-paneel").get_by_role("button", name="Sluit", exact=True)
        close.wait_for()
    page.locator(BAR).wait_for(timeout=5000)
    expect(page.locator(BAR)).to_contain_text("De verbinding met de atlas is weg")
    # Without a server the click leaves the page as it is.
    page.get_by_role("button", name="Laad de pagina opnieuw").click()
    expect(page.locator(BAR)).to_contain_text("nog geen verbinding")
    expect(page.get_by_role("dialog")).to_have_count(0)
    with serve(port):
        page.locator(BAR).wait_for(state="detached")
        page.get_by_text("De verbinding was even weg").wait_for(timeout=90_000)
        close.click()
        expect(page.locator(".st-key-paneel").get_by_text("VSV Alkmaar")).to_have_count(0)
        wait_for_map(page)
        assert "gekozen" not in page.url


def test_where_websockets_are_blocked_the_picture_stays_and_it_is_said(browser, small_site):
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.route_web_socket(lambda _: True, lambda blocked: blocked.close(code=1011))
    for _ in range(240):
        # The picture is there once the server has the data.
        if 'id="eerste"' in page.request.get(small_site + LINK).text():
            break
        page.wait_for_timeout(250)
    page.goto(small_site + LINK)
    page.locator(BAR).wait_for()
    expect(page.locator(BAR)).to_contain_text("ICT-afdeling")
    expect(page.locator("#eerste figure > svg")).to_be_visible()
    page.locator("#eerste .namen a").first.wait_for()
    assert not page.locator("#root").is_visible()
    # A page without a picture leads to the one that has it.
    page.goto(f"{small_site}/over")
    page.locator(BAR).get_by_role("link", name="Naar de vaste kaart").click()
    page.wait_for_url("**/kaart")
    expect(page.locator("#eerste figure > svg")).to_be_visible()
    page.close()


def test_nothing_is_asked_of_another_machine(black_hole, serve):
    with serve() as address:
        began = time.monotonic()
        assert {handshake(address, "https://evil.example") for _ in range(10)} == {403}
        assert time.monotonic() - began < 5
    with pytest.raises(BlockingIOError):
        black_hole.accept()
