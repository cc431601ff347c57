"""The landscape that this process serves: shared by every reader and every route, never stale."""

import logging
import time
from concurrent.futures import Future, wait
from datetime import UTC, datetime
from threading import Lock, Thread

from geodata import DataError, Fault, Landscape, data_folder, kept, memory
from geodata.keeping import StoreError
from geodata.keeping.store import current_revision, load_current, stored
from pages.parts.shared.heap import heap

LOOK_AFTER = 2.0  # seconds
# How long a reader waits for a look, and who needs what is newest: a keeper, or a page of another process.
PATIENCE, PATIENCE_FOR_NEW = 0.8, 5.0  # seconds
TIDY_AFTER = 86_400.0  # seconds
PERSONAL = ("naam", "email", "telefoon")
log = logging.getLogger(__name__)


class Served:
    """Hands out the landscape, and loads it anew when the store of changes holds something new.

    At most every `LOOK_AFTER` seconds somebody looks, in a thread of its own, as a store can hang. Who
    asked for it waits `PATIENCE` seconds at most; until it is done nobody else does. When the new data
    have faults or the store cannot be reached, the landscape that there was stays, and the reason is
    logged. Once a day the store lets go of personal data that were kept long enough.
    """

    def __init__(self):
        self._lock = Lock()
        self._kept: tuple[Landscape, ...] = ()
        self._looked = 0.0
        self._tidied = 0.0
        self._refused: int | None = None
        self._look_now: Future | None = None
        self._began = 0.0
        self._out_of_reach = False
        self._failure: DataError | None = None

    def __call__(self) -> Landscape:
        """The landscape. Raises geodata.DataError when none can be loaded, anew after a while."""
        if not self._kept:
            self._first()
        elif time.monotonic() - self._looked > LOOK_AFTER and not self._busy():
            self._wait(PATIENCE)
        return self._kept[0]

    @property
    def is_behind(self) -> bool:
        """Whether the store of changes is out of reach, so that what is served may be older than it."""
        return self._out_of_reach or (self._busy() and self._left() <= 0)

    def if_loaded(self) -> Landscape | None:
        """The landscape, or None as long as there is none: for who should not wait for it."""
        return self() if self._kept else None

    def recent(self) -> tuple[Landscape, ...]:
        """The landscape and the one before it, for readers who still have a page of that one.

        Nobody looks for it: a file is known by its content, and `newest` is for one that is not here.
        """
        if not self._kept:
            self._first()
        return self._kept

    def newest(self) -> tuple[Landscape, ...]:
        """The same after a look at the store, for a reader who has a page of another process."""
        self()
        # One that is under way may have begun before what the reader knows of.
        for _ in range(1 + self._busy()):
            self._wait(self._left() if self._busy() else PATIENCE_FOR_NEW)
        return self._kept

    def cache_clear(self) -> None:
        """Forget everything, for tests that serve other data."""
        if self._look_now:
            wait([self._look_now], PATIENCE_FOR_NEW)
        self.__init__()

    def _first(self) -> None:
        with self._lock:
            if self._kept:
                return
            if self._failure and time.monotonic() - self._looked <= LOOK_AFTER:
                # A store that does not answer costs one reader the time, not all who come meanwhile.
                raise DataError(self._failure.path, self._failure.faults)
            try:
                self._kept = (_loaded(),)
            except DataError as error:
                self._failure = error
                raise
            finally:
                self._looked = time.monotonic()

    def _busy(self) -> bool:
        return self._look_now is not None and not self._look_now.done()

    def _left(self) -> float:
        """For how many seconds it is worth to wait for the look that is under way."""
        return self._began + PATIENCE_FOR_NEW - time.monotonic()

    def _wait(self, patience: float) -> None:
        """Look at the store, or join who does, for so many seconds."""
        with self._lock:
            if not self._busy():
                self._look_now, self._began = Future(), time.monotonic()
                # A daemon: a store that hangs does not hold up the end of the server.
                Thread(target=self._run, args=(self._look_now,), daemon=True).start()
            look = self._look_now
        wait([look], max(patience, 0))

    def _run(self, look: Future) -> None:
        try:
            self._look()
            self._tidy()
        except Exception:
            # Whoever reads goes on with what there is.
            log.exception("De gegevens blijven zoals ze waren.")
        finally:
            look.set_result(None)

    def _look(self) -> None:
        try:
            revision = current_revision()
            self._out_of_reach = False
            if revision in (self._kept[0].revision, self._refused):
                return
            new, old = load_current(), self._kept[0]
            if _people(old) <= _people(new):
                self._kept = (new, old)
            else:
                # Somebody may have asked to be gone: nothing of before stays for a page that is open.
                self._kept = (new,)
                _forget()
            heap.ask()
        except DataError as error:
            self._refused = revision
            log.error("De gegevens blijven zoals ze waren. %s", error)
        except StoreError as error:
            self._out_of_reach = True
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


def _people(loaded: Landscape) -> set[str]:
    """The names, addresses and numbers of contacts."""
    rows = loaded.table("contacten")
    return {text for column in PERSONAL for text in rows[column]}


def _forget() -> None:
    """Let go of all that this process made of the data until now, and of what others answered it."""
    memory.forget()
    try:
        kept.forget(kept.ANSWER)
    except OSError as error:
        log.error("Bewaarde antwoorden van bronnen zijn niet gewist. %s", error)


def _loaded() -> Landscape:
    try:
        return load_current()
    except (StoreError, ValueError) as error:
        # Bare data would be older than what readers have seen, without saying so.
        log.error("%s", error, exc_info=error)
        raise DataError(data_folder(), [Fault("opslag", str(error))]) from error


landscape = Served()
