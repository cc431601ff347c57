"""The packs that readers made, for as long as they are there to download: together no more than fits."""

from threading import Lock

from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geodata import memory
from geodata.meeting import File

# A large pack is 90 MB, a usual one 5.
MAX_BYTES = 150_000_000


class Packs:
    """One pack for each session, the last it made. The oldest make room; a reader makes theirs again."""

    def __init__(self, max_bytes: int = MAX_BYTES):
        self._max = max_bytes
        self._lock = Lock()
        self._kept: dict[str, tuple[object, tuple[File, ...]]] = {}
        memory.lets_go(self.clear)

    def keep(self, wanted: object, files: tuple[File, ...]) -> None:
        """Keep what this session made of what it wanted."""
        with self._lock:
            gone = {key for key in self._kept if key == _session() or not _is_there(key)}
            for key in gone:
                del self._kept[key]
            self._kept[_session()] = (wanted, files)
            # The newest always stays, however large it is.
            while len(self._kept) > 1 and self._size() > self._max:
                self._kept.pop(next(iter(self._kept)))

    def of(self, wanted: object) -> tuple[File, ...]:
        """What this session made of this; nothing when it made none or had to make room."""
        with self._lock:
            made, files = self._kept.get(_session(), (None, ()))
            return files if made == wanted else ()

    def clear(self) -> None:
        """Let go of every pack: each reader makes theirs again."""
        with self._lock:
            self._kept.clear()

    def _size(self) -> int:
        return sum(len(file.inhoud) for _, files in self._kept.values() for file in files)


def _is_there(session: str) -> bool:
    return not Runtime.exists() or Runtime.instance().is_active_session(session)


def _session() -> str:
    running = get_script_run_ctx()
    return running.session_id if running else ""
