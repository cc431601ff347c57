"""What every answer of the app gets: Dutch pages, and headers that keep a browser safe."""

from urllib.parse import parse_qs, parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from pages.parts.shared.addresses import address_for, below_base
from pages.parts.shared.page_html import frame_html, page_html
from pages.parts.shared.served import landscape
from pages.parts.shared.squeeze import answer
from pages.parts.shared.well_known import is_page, not_here

TILES = "https://service.pdok.nl"

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def _policy(scripts: str, ancestors: str) -> str:
    return (
        f"default-src 'self'; script-src 'self' 'unsafe-inline' {scripts}; "
        f"style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: {TILES}; "
        "font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; "
        f"object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors {ancestors}"
    )


# streamlit-folium draws what the server sends by evaluating it, in its own frame only.
# The frame of the map may stand in a page that stands in another site.
FRAME_POLICY = _policy("'unsafe-eval'", "*")
PAGE_POLICY = _policy("'wasm-unsafe-eval' blob:", "'self'")
EMBEDDED_POLICY = _policy("'wasm-unsafe-eval' blob:", "*")


# What a browser asks of a file, which is not of the page that is made of it.
ASKS = {
    b"accept-encoding",
    b"if-modified-since",
    b"if-none-match",
    b"if-range",
    b"if-unmodified-since",
    b"range",
}
OF_THE_FILE = {"accept-ranges", "content-length", "content-type", "etag", "last-modified"}


class DutchAndSafe:
    """Says on every page that it is Dutch, and sends the security headers with every answer.

    Streamlit fixes `<html lang="en">`, which a screen reader would read Dutch words by.
    """

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = below_base(scope["path"])
        # For a file that is not there Streamlit sends its page too.
        page = (
            "." not in path.rsplit("/", 1)[-1]
            or path.endswith(".html")
            or path.count("/") == 1
            or path.startswith("/.well-known/")
        )
        send = _WithHeaders(send, _policy_for(scope))
        if page and scope["method"] in ("GET", "HEAD") and not path.startswith("/_stcore/"):
            await self._rewritten(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _rewritten(self, scope, receive, send):
        """An HTML page with ours in it; any other answer as it is."""
        # Compressed HTML could not be rewritten, and whether a reader has a page depends on ours.
        headers = [h for h in scope["headers"] if h[0] not in ASKS]
        kept = _Kept(send)
        await self.app({**scope, "method": "GET", "headers": headers}, receive, kept)
        if kept.start is not None:
            made = await run_in_threadpool(_page, scope, kept.start, kept.body.decode())
            await made(scope, receive, send)


def _page(scope, start, original: str):
    path = below_base(scope["path"])
    if path.startswith("/component/"):
        text = frame_html(original)
    elif "<title>Streamlit</title>" not in original:
        # A page of our own.
        text = original
    elif not is_page(path):
        return not_here()
    else:
        params = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
        page = path.rsplit("/", 1)[-1]
        text = page_html(original, page, landscape.if_loaded(), params, address_for(Request(scope)))
    made = answer(Request(scope), text.encode(), "text/html", cache="no-cache")
    for name, value in Headers(raw=start["headers"]).items():
        # What is said of the file on disk is not said of this page.
        if name not in OF_THE_FILE and name not in made.headers:
            made.headers[name] = value
    return made


def _policy_for(scope) -> str:
    """The Content-Security-Policy of an answer that has none of its own. A page may stand in a frame
    of another site only when it was asked for that way (`?embed=true`), the keeper's page never."""
    path = below_base(scope["path"])
    if path.startswith("/component/"):
        return FRAME_POLICY
    if path.startswith("/bijhouden"):
        return PAGE_POLICY
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    wanted = "true" in map(str.lower, asked.get("embed", ()))
    return EMBEDDED_POLICY if wanted else PAGE_POLICY


class _WithHeaders:
    """Passes an answer on, with the headers of every answer added."""

    def __init__(self, send, policy: str):
        self.send = send
        self.policy = policy

    async def __call__(self, message):
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Content-Security-Policy", self.policy)
        await self.send(message)


class _Kept:
    """Keeps an HTML page back, and passes any other answer on."""

    def __init__(self, send):
        self.send = send
        self.start = None
        self.body = b""

    async def __call__(self, message):
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            is_html = headers.get("content-type", "").startswith("text/html")
            if is_html and "content-encoding" not in headers and message["status"] == 200:
                self.start = message
                return
        elif self.start is not None:
            self.body += message.get("body", b"")
            return
        await self.send(message)
