"""Who may send a file: only a reader whose page has a place for one, a few at a time.

Streamlit takes files of any session that is open, on any page and in any number, and keeps them in memory.
"""

from starlette.responses import PlainTextResponse
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

PATH = "/_stcore/upload_file/"
# A page has one place for one file; an earlier one is let go when the page has run.
MAX_HELD, MAX_AT_ONCE = 4, 2
NO_PLACE = "Op deze pagina is geen bestand te kiezen."
TOO_MANY = "U stuurt te veel bestanden. Laad de pagina opnieuw."

_allowed: set[str] = set()


def allow_uploads(allowed: bool) -> None:
    """Say whether the page that runs now has a place for a file."""
    running = get_script_run_ctx()
    if running is None:
        return
    if not allowed:
        _allowed.discard(running.session_id)
        return
    if running.session_id not in _allowed and Runtime.exists():
        # Readers leave without a word.
        gone = {one for one in _allowed if not Runtime.instance().is_active_session(one)}
        _allowed.difference_update(gone)
    _allowed.add(running.session_id)


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
        if session not in _allowed:
            await PlainTextResponse(NO_PLACE, 403)(scope, receive, send)
            return
        busy = self.under_way.get(session, 0)
        if busy >= MAX_AT_ONCE or _held(session) >= MAX_HELD:
            await PlainTextResponse(TOO_MANY, 429, headers={"Retry-After": "5"})(
                scope, receive, send
            )
            return
        self.under_way[session] = busy + 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.under_way[session] -= 1
            if not self.under_way[session]:
                del self.under_way[session]


def _held(session: str) -> int:
    """The number of files that the server keeps for a session."""
    storage = Runtime.instance().uploaded_file_mgr.file_storage
    return len(storage.get(session, ()))
