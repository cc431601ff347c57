"""Waiting for a turn: what takes a processor for long has a queue of its own, which is short.

The threads that serve the map are never used for it, and who finds the queue full hears so at once.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

# Seconds after which a queue is empty, as a rule.
RETRY_AFTER = 5
BUSY = "Het is druk; probeer het straks opnieuw."
# Seconds for which a thread that computes keeps the others out. Python's own is five times as much: with
# three that compute, what answers readers then waits six times as long (measured) to get a turn.
SWITCH = 0.001

Serve = Callable[[Request], Response]


def take_short_turns() -> None:
    """Let threads that compute give way sooner to the one that answers readers."""
    sys.setswitchinterval(SWITCH)


class Turns:
    """A queue for at most `at_once` answers that are made and `waiting` that wait for it."""

    def __init__(self, at_once: int, waiting: int):
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="beurt")
        self._room = at_once + waiting

    def __call__(self, serve: Serve) -> Callable[[Request], Awaitable[Response]]:
        """The same answer, in turn; 503 with Retry-After when the queue is full."""

        @wraps(serve)
        async def in_turn(request: Request) -> Response:
            # Only the event loop comes here: nobody counts at the same time.
            if self._room == 0:
                headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
                return PlainTextResponse(BUSY, 503, headers=headers)
            self._room -= 1
            try:
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(self._pool, serve, request)
            finally:
                self._room += 1

        return in_turn
