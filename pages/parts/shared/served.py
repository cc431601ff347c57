"""The landscape that this process serves: shared by every reader and every route, never stale."""

import logging
import time
from datetime import UTC, datetime
from threading import Lock

from geodata import DataError, Fault, Landscape, data_folder
from geodata.keeping import StoreError
from geodata.keeping.store import current_revision, load_current, stored
from pages.parts.shared.heap import heap

LOOK_AFTER = 2.0  # seconds
WAIT = 5.0  # seconds
TIDY_AFTER = 86_400.0  # seconds
log = logging.getLogger(__name__)


class Served:
    """Hands out the landscape, and loads it anew when the store of changes holds something new.

    At most every `LOOK_AFTER` seconds one caller looks; while it loads, others keep getting the
    landscape that there was. When the new data have faults or the store cannot be reached, the
    landscape that there was stays, and the reason is logged. Once a day the store lets go of
    personal data that were kept long enough.
    """

    def __init__(self):
        self._lock = Lock()
        self._kept: tuple[Landscape, ...] = ()
        self._looked = 0.0
        self._tidied = 0.0
        self._refused: int | None = None

    def __call__(self) -> Landscape:
        """The landscape. Raises geodata.DataError, every time anew, when none can be loaded."""
        if not self._kept:
            with self._lock:
                if not self._kept:
                    self._kept = (_loaded(),)
                    self._looked = time.monotonic()
        elif time.monotonic() - self._looked > LOOK_AFTER and self._lock.acquire(blocking=False):
            try:
                self._look()
                self._tidy()
            finally:
                self._lock.release()
        return self._kept[0]

    def if_loaded(self) -> Landscape | None:
        """The landscape, or None as long as there is none: for who should not wait for it."""
        return self() if self._kept else None

    def recent(self) -> tuple[Landscape, ...]:
        """The landscape and the one before it, for readers who still have a page of that one."""
        self()
        return self._kept

    def newest(self) -> tuple[Landscape, ...]:
        """The same after a look at the store, for a reader who has a page of another process."""
        self()
        # Somebody may be waiting for a store that hangs; not everybody has to.
        if self._lock.acquire(timeout=WAIT):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._kept

    def cache_clear(self) -> None:
        """Forget everything, for tests that serve other data."""
        self.__init__()

    def _look(self) -> None:
        try:
            revision = current_revision()
            if revision in (self._kept[0].revision, self._refused):
                return
            self._kept = (load_current(), self._kept[0])
            heap.ask()
        except DataError as error:
            self._refused = revision
            log.error("De gegevens blijven zoals ze waren. %s", error)
        except StoreError as error:
            log.error("De gegevens blijven zoals ze waren. %s", error)
        finally:
            self._looked = time.monotonic()

    def _tidy(self) -> None:
        if self._tidied and time.monotonic() - self._tidied < TIDY_AFTER:
            return
        self._tidied = time.monotonic()
        store = stored()
        if store is None:
            return
        # Together a third of a second to import; an atlas without changes does not pay it.
        from sqlalchemy.exc import SQLAlchemyError

        from geodata.keeping.store import tidy

        try:
            tidy(store, datetime.now(UTC))
        except (StoreError, SQLAlchemyError) as error:
            log.error("Wat lang genoeg bewaard is, is niet gewist. %s", error)


def _loaded() -> Landscape:
    try:
        return load_current()
    except (StoreError, ValueError) as error:
        # Bare data would be older than what readers have seen, without saying so.
        log.error("%s", error, exc_info=error)
        raise DataError(data_folder(), [Fault("opslag", str(error))]) from error


landscape = Served()
