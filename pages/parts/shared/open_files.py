"""How many readers a process can have: each connection is an open file, and the system sets a limit.

At the limit the server would take nobody any more, without a word. So what is left near it is for who
is there already, and a new reader gets a page that says so.
"""

import logging
import time
from pathlib import Path

from starlette.responses import HTMLResponse, PlainTextResponse

from pages.parts.shared.addresses import below_base

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

# A reader takes some four; the rest is for who is there, the store and files.
SPARE = 64
FRESH = 0.5
RETRY_AFTER = 30
OPEN = Path("/proc/self/fd")
FULL = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Het is druk · Geboortezorgatlas</title><style>body{font:400 16px/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}</style>
</head><body><main><h1>Het is druk</h1><p>Er zijn nu te veel lezers tegelijk. Wie er al is kan verder. Probeer het over een halve minuut opnieuw.</p>
</main></body></html>"""
log = logging.getLogger(__name__)


def raise_limit() -> None:
    """Take what the system allows: what a process starts with is often a quarter of it or less."""
    if resource is None:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    except (OSError, ValueError) as error:
        log.info("De grens van %s open bestanden blijft. %s", soft, error)


class Room:
    """Sends new readers away while there is no room for them."""

    def __init__(self, app):
        self.app = app
        self._counted, self._full = 0.0, False

    async def __call__(self, scope, receive, send):
        kind = scope["type"]
        path = below_base(scope["path"]) if kind == "http" else ""
        page = kind == "http" and "." not in path and not path.startswith("/_stcore/")
        if (page or kind == "websocket") and self.is_full():
            await _refuse(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def is_full(self) -> bool:
        """Whether the files that are open come near what a process may have."""
        if resource is None or not OPEN.exists():
            return False
        if time.monotonic() - self._counted > FRESH:
            limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
            self._full = sum(1 for _ in OPEN.iterdir()) > limit - SPARE
            self._counted = time.monotonic()
        return self._full


async def _refuse(scope, receive, send) -> None:
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1013, "reason": ""})
    elif b"text/html" in dict(scope["headers"]).get(b"accept", b""):
        await HTMLResponse(FULL, 503, headers=headers)(scope, receive, send)
    else:
        await PlainTextResponse("Het is druk.", 503, headers=headers)(scope, receive, send)
