"""An answer leaves at once: its body does not wait until its head has arrived."""

import asyncio
import inspect
import socket

import uvicorn
from starlette.responses import PlainTextResponse

from pages.parts.shared import at_once
from tests.app.conftest import run_apart


def test_a_connection_sends_without_waiting(monkeypatch):
    """Leans on `connection_made` of the HTTP protocol of uvicorn 0.5x. The socket is made as Streamlit makes it,
    of which asyncio does not know that it is TCP."""
    protocol = at_once.AutoHTTPProtocol
    original, held = inspect.unwrap(protocol.connection_made), []

    def connection_made(self, transport):
        held.append(transport.get_extra_info("socket"))
        original(self, transport)

    monkeypatch.setattr(protocol, "connection_made", connection_made)
    at_once.send_at_once()
    at_once.send_at_once()

    async def waits() -> int:
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            listening.listen()
            settings = uvicorn.Config(PlainTextResponse("klaar"), lifespan="off", log_level="error")
            server = uvicorn.Server(settings)
            running = asyncio.create_task(server.serve([listening]))
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            assert b" 200 " in await reader.readline()
            found = held[0].getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            writer.close()
            server.should_exit = True
            await running
            return found

    assert run_apart(waits())
    assert len(held) == 1


def test_a_connection_without_the_internet_is_left_alone():
    ours, theirs = socket.socketpair()

    class Transport(asyncio.BaseTransport):
        def get_extra_info(self, name, default=None):
            return ours

    with ours, theirs:
        assert ours.family not in at_once.INTERNET
        at_once.without_waiting(Transport())
        ours.sendall(b"x")
        assert theirs.recv(1) == b"x"
