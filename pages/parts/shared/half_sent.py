"""A question that never ends: who begins one and stops halfway is let go.

The server (uvicorn) waits without end for the rest of a question, and each takes a place. What is sent
after its first lines is watched by what every question goes through; before that nothing of ours sees it,
so there the class of uvicorn itself is given a limit. A test says when it no longer is what it was.
"""

import asyncio
from functools import wraps

from starlette.responses import PlainTextResponse
from uvicorn.protocols.http.auto import AutoHTTPProtocol

# Seconds for the first lines of a question, and for what comes after them: a list on a slow line.
FIRST_LINES, WHOLE = 20, 120
TOO_SLOW = "Het versturen duurde te lang. Probeer het opnieuw."


def limit_first_lines(seconds: float = FIRST_LINES) -> None:
    """Let every connection go on which a question is begun, or none, and not finished in time."""
    protocol = AutoHTTPProtocol
    made, received = protocol.connection_made, protocol.data_received
    if hasattr(made, "__wrapped__"):
        return

    @wraps(made)
    def connection_made(self, transport):
        made(self, transport)
        _watch(self, seconds)

    @wraps(received)
    def data_received(self, data):
        received(self, data)
        _watch(self, seconds)

    protocol.connection_made, protocol.data_received = connection_made, data_received


def _watch(connection, seconds: float) -> None:
    """Begin to count when a connection waits for the first lines of a question, and stop when it has them."""
    watch = getattr(connection, "half_sent", None)
    waits = connection.cycle is None or connection.cycle.response_complete
    if not waits and watch:
        watch.cancel()
        connection.half_sent = None
    elif waits and not watch:
        connection.half_sent = connection.loop.call_later(seconds, _let_go, connection)


def _let_go(connection) -> None:
    connection.half_sent = None
    waits = connection.cycle is None or connection.cycle.response_complete
    transport = connection.transport
    # A websocket took the connection over.
    if waits and not transport.is_closing() and transport.get_protocol() is connection:
        transport.close()


class WholeInTime:
    """Answers 408 to a question of which the rest does not come."""

    def __init__(self, app, seconds: float = WHOLE):
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["method"] not in ("POST", "PUT", "PATCH"):
            await self.app(scope, receive, send)
            return
        loop = asyncio.get_running_loop()
        until = loop.time() + self.seconds
        whole = begun = False

        async def in_time():
            nonlocal whole
            if whole:
                return await receive()
            async with asyncio.timeout_at(until):
                message = await receive()
            whole = not message.get("more_body", False)
            return message

        async def watched(message):
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, in_time, watched)
        except TimeoutError:
            if whole or begun:
                raise
            headers = {"Connection": "close"}
            await PlainTextResponse(TOO_SLOW, 408, headers=headers)(scope, receive, send)
