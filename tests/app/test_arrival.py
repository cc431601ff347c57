"""Where a question comes from: the address of the reader, and the site that asks."""

import pytest
from starlette.datastructures import Headers
from streamlit import config, net_util
from streamlit.web.server.starlette import starlette_websocket as socket

from pages.parts.shared.arrival import Arrival, is_same_site, read_proxies, reader_of
from pages.parts.shared.only_bytes import OnlyBytes
from tests.app.conftest import run_apart

HERE = "atlas.example:8501"


@pytest.mark.parametrize(
    ("address", "forwarded", "proxies", "reader"),
    [
        ("::ffff:127.0.0.1", "", "", "127.0.0.1"),
        ("::ffff:192.0.2.7", "", "", "192.0.2.7"),
        ("::1", "", "", "::1"),
        ("192.0.2.7", "203.0.113.9", "", "192.0.2.7"),
        ("::ffff:10.0.0.1", "203.0.113.9", "10.0.0.1", "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4, 203.0.113.9", "10.0.0.0/8", "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.2", "10.0.0.0/8", "203.0.113.9"),
        ("10.0.0.1", "onzin", "10.0.0.1", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1", "10.0.0.1"),
        ("fd00::1", "2001:db8::5", "fd00::/8", "2001:db8::5"),
        ("testclient", "203.0.113.9", "10.0.0.1", "testclient"),
    ],
)
def test_the_address_is_that_of_the_reader(address, forwarded, proxies, reader):
    assert reader_of(address, forwarded, read_proxies(proxies)) == reader


def test_a_setting_that_cannot_be_read_is_said():
    with pytest.raises(ValueError, match="ATLAS_PROXIES"):
        read_proxies("proxy.example")


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("https://atlas.example", "atlas.example", True),
        ("https://atlas.example", "atlas.example:443", True),
        ("http://localhost:8501", "localhost:8501", True),
        ("http://[::1]:8501", "[::1]:8501", True),
        ("https://evil.example", "atlas.example", False),
        ("http://localhost:9999", "localhost:8501", False),
        ("http://localhost:8501", "127.0.0.1:8501", False),
        ("http://atlas.example", "atlas.example:443", False),
        ("null", "atlas.example", False),
        ("https://atlas.example:onzin", "atlas.example", False),
        ("http://[", "atlas.example", False),
        ("", "atlas.example", False),
        ("http://lezer@atlas.example", "atlas.example", False),
    ],
)
def test_only_this_site_is_this_site(origin, host, same):
    assert is_same_site(origin, host) is same


def asked(kind: str, **headers: str) -> tuple[list[dict], list[dict]]:
    """What the app behind it sees of a question, and what is answered before the app."""
    seen, sent = [], []

    async def behind(scope, receive, send):
        seen.append(scope)

    async def receive():
        return {"type": f"{kind}.connect"}

    async def send(message):
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "path": "/x", "method": "GET", "headers": raw}
    run_apart(Arrival(behind)(scope | {"client": ("::ffff:127.0.0.1", 1)}, receive, send))
    return seen, sent


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_another_site_is_refused_before_streamlit_sees_it(kind):
    seen, sent = asked(kind, host=HERE, origin="https://evil.example")
    assert not seen
    assert sent[0].get("status") == 403 or sent[0]["type"] == "websocket.close"


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_this_site_comes_through_with_its_own_address(kind):
    seen, _ = asked(kind, host=HERE, origin=f"http://{HERE}")
    assert seen[0]["client"][0] == "127.0.0.1"
    assert asked(kind, host=HERE)[0]


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://atlas.example", "atlas.example"),
        ("https://atlas.example", "atlas.example:443"),
        ("http://atlas.example:80", "atlas.example"),
        ("http://Atlas.example", "atlas.EXAMPLE"),
        ("http://atlas.example/", "atlas.example"),
        ("https://evil.example", "atlas.example"),
        ("null", "atlas.example"),
        (" ", "atlas.example"),
        ("", "atlas.example"),
        ("", ""),
        ("http://", ""),
    ],
)
def test_however_a_site_is_spelled_streamlit_looks_up_nothing(monkeypatch, origin, host):
    """It would ask another machine, and nobody here gets an answer meanwhile."""
    monkeypatch.setattr(net_util, "get_external_ip", lambda: pytest.fail("asked another machine"))
    for scope in asked("websocket", host=host, origin=origin)[0]:
        headers = Headers(scope=scope)
        assert socket._is_origin_allowed(headers.get("Origin"), headers.get("Host"))


def test_a_site_that_the_host_names_is_taken_as_this_one(monkeypatch):
    monkeypatch.setattr(
        config, "get_option", {"server.corsAllowedOrigins": ["https://a.example"]}.get
    )
    seen, _ = asked("websocket", host="binnen:8501", origin="https://a.example")
    assert dict(seen[0]["headers"])[b"host"] == b"a.example"


def test_who_sends_text_is_let_go_before_streamlit_looks_for_bytes():
    came = [
        {"type": "websocket.connect"},
        {"type": "websocket.receive", "bytes": b"x"},
        {"type": "websocket.receive", "text": "x"},
    ]
    seen, sent = [], []

    async def behind(scope, receive, send):
        await send({"type": "websocket.accept"})
        seen.extend([await receive() for _ in range(3)])
        await send({"type": "websocket.send", "bytes": b"y"})

    async def receive():
        return came.pop(0)

    async def send(message):
        sent.append(message)

    run_apart(OnlyBytes(behind)({"type": "websocket"}, receive, send))
    assert [message["type"] for message in seen[1:]] == [
        "websocket.receive",
        "websocket.disconnect",
    ]
    assert [message.get("code") for message in sent] == [None, 1003]
