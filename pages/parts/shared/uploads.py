"""Who may send a file: only a reader whose page has a place for one, no larger than it can use, a few at a time.

Streamlit takes files of any session that is open, on any page and in any number, and keeps them in memory.
"""

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

PATH = "/_stcore/upload_file/"
# A page has one place for one file; an earlier one is let go when the page has run.
MAX_HELD, MAX_AT_ONCE = 4, 2
# Bytes of a file: of what a reader kept, and of a list of a keeper; and of the form that it comes in.
SMALL, LIST, FORM = 1_000_000, 5_000_000, 10_000
MAX_DIGITS = 12
# Bytes that are kept of all who are no keeper: who opens many pages gets no more of the memory.
MAX_ALL = 100_000_000
NO_PLACE = "Op deze pagina is geen bestand te kiezen."
TOO_MANY = "U stuurt te veel bestanden. Laad de pagina opnieuw."
TOO_LARGE = "Het bestand is te groot voor deze pagina."
NO_SIZE = "Bij het bestand staat niet hoe groot het is."
BUSY = "Er zijn nu te veel bestanden van lezers. Probeer het straks opnieuw."

# By session, how many bytes a file may have; and the sessions of keepers.
_allowed: dict[str, int] = {}
_keepers: set[str] = set()


def allow_uploads(most: int, *, keeper: bool = False) -> None:
    """Say how large a file may be (bytes) that the page which runs now has a place for; 0 for no place.
    `keeper` says whose page it is."""
    running = get_script_run_ctx()
    if running is None:
        return
    (_keepers.add if keeper else _keepers.discard)(running.session_id)
    if not most:
        _allowed.pop(running.session_id, None)
        return
    if running.session_id not in _allowed and Runtime.exists():
        # Readers leave without a word.
        for one in tuple(_allowed):
            if not Runtime.instance().is_active_session(one):
                _allowed.pop(one, None)
                _keepers.discard(one)
    _allowed[running.session_id] = most


class BoundedUploads:
    """Refuses a file that no page asked for, and more of them than a page can use."""

    def __init__(self, app):
        self.app = app
        self.under_way: dict[str, int] = {}

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["method"] != "PUT" or PATH not in scope["path"]:
            await self.app(scope, receive, send)
            return
        session = scope["path"].partition(PATH)[2].partition("/")[0]
        busy = self.under_way.get(session, 0)
        refused = _refusal(session, Headers(scope=scope).get("content-length", ""), busy)
        if refused:
            await refused(scope, receive, send)
            return
        self.under_way[session] = busy + 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.under_way[session] -= 1
            if not self.under_way[session]:
                del self.under_way[session]


def _refusal(session: str, size: str, busy: int) -> PlainTextResponse | None:
    """Why a file of this size does not come in; None when it does."""
    most = _allowed.get(session, 0)
    again = {"Retry-After": "5"}
    if not most:
        return PlainTextResponse(NO_PLACE, 403)
    if not size.isdecimal():
        return PlainTextResponse(NO_SIZE, 411)
    # More digits than any size has could be zeros before a size that is too large.
    if len(size) > MAX_DIGITS or int(size) > most + FORM:
        return PlainTextResponse(TOO_LARGE, 413)
    storage = Runtime.instance().uploaded_file_mgr.file_storage
    if busy >= MAX_AT_ONCE or len(storage.get(session, ())) >= MAX_HELD:
        return PlainTextResponse(TOO_MANY, 429, headers=again)
    if session not in _keepers and _held(storage) + int(size) > MAX_ALL:
        return PlainTextResponse(BUSY, 503, headers=again)
    return None


def _held(storage: Mapping[str, Mapping[str, UploadedFileRec]]) -> int:
    """The bytes of all files that the server keeps, but of keepers."""
    return sum(
        len(file.data)
        for session, files in tuple(storage.items())
        if session not in _keepers
        for file in tuple(files.values())
    )
