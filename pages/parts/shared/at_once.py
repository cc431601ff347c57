"""What is written to a reader leaves at once, and does not wait until what went before has arrived.

The head and the body of an answer are written apart, and so are the messages of a step. A system holds the
second back until it hears of the first (Nagle's rule), which takes a turn of the line or 40 ms. asyncio switches
that off for sockets that say they are TCP; the one that Streamlit opens does not say so. So it is done when
uvicorn takes a connection; a test says when that no longer is where it was.
"""

import socket
from asyncio import BaseTransport
from functools import wraps

from uvicorn.protocols.http.auto import AutoHTTPProtocol

INTERNET = (socket.AF_INET, socket.AF_INET6)


def send_at_once() -> None:
    """Let every connection that comes in, and the websocket that it becomes, send without waiting."""
    made = AutoHTTPProtocol.connection_made
    if hasattr(made, "sends_at_once"):
        return

    @wraps(made)
    def connection_made(self, transport):
        without_waiting(transport)
        made(self, transport)

    connection_made.sends_at_once = True
    AutoHTTPProtocol.connection_made = connection_made


def without_waiting(transport: BaseTransport) -> None:
    """Let what is written to a connection go at once; one within this machine (a socket file) does so anyway."""
    connection = transport.get_extra_info("socket")
    if connection is not None and connection.family in INTERNET:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
