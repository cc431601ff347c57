"""Whether this process can do all of its work: it has the landscape, and the store of changes answers.

Alive (`/_stcore/health`) is another question: while the store is away readers are served what was loaded.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from geodata.keeping.store import current_revision
from pages.parts.shared.served import landscape

# Seconds that an answer of the store may take; who asks waits 4 or 5.
PATIENCE = 3.0
log = logging.getLogger(__name__)


class Ready:
    """Tells whether this process is ready: 200, or 503 with the reason.

    A store that hangs can keep a look waiting without end, so a look has a thread of its own and there is
    one at a time, however many ask.
    """

    def __init__(self, look: Callable[[], bool] | None = None):
        self._look = look or _is_loaded
        self._going: Future | None = None

    async def answer(self, _: Request) -> Response:
        """Whether this process is ready, in a few seconds at most."""
        # Only the event loop comes here: nobody begins another look at the same time.
        if self._going is None or self._going.done():
            self._going = self._begin()
        try:
            look = asyncio.shield(asyncio.wrap_future(self._going))
            loaded = await asyncio.wait_for(look, PATIENCE)
        except TimeoutError:
            return _no("De opslag van wijzigingen antwoordt niet.")
        except Exception as error:  # noqa: BLE001 - whatever a store can raise, it does not answer
            log.warning("The store of changes cannot be read: %s", error)
            return _no("De opslag van wijzigingen is niet bereikbaar.")
        if not loaded:
            return _no("De gegevens zijn nog niet geladen.")
        return PlainTextResponse("ja", headers={"Cache-Control": "no-store"})

    def _begin(self) -> Future:
        going: Future = Future()

        def look() -> None:
            try:
                going.set_result(self._look())
            except Exception as error:  # noqa: BLE001 - who asked hears of it
                going.set_exception(error)

        # Not of a pool: a process that ends would wait for it.
        Thread(target=look, daemon=True, name="gereed").start()
        return going


def _is_loaded() -> bool:
    """Whether there is a landscape, once the store has answered."""
    current_revision()
    return landscape.if_loaded() is not None


def _no(why: str) -> Response:
    return PlainTextResponse(why, 503, headers={"Cache-Control": "no-store"})
