"""What every answer of the app gets: Dutch pages, and headers that keep a browser safe."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from pages.parts.shared.addresses import address_for, below_base
from pages.parts.shared.headers import HEADERS, is_secure, policy_of, with_nonce
from pages.parts.shared.in_dutch import InDutch
from pages.parts.shared.local_key import PREFIX
from pages.parts.shared.page_html import FRAME_PARAMETER, frame_html, frame_version, page_html
from pages.parts.shared.publisher import publisher
from pages.parts.shared.served import landscape
from pages.parts.shared.squeeze import acceptable, answer
from pages.parts.shared.well_known import is_page, not_here

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
# The frame of the map by the name of its content. Not for ever: its headers, which keep it safe, may change too.
KEPT = "public, max-age=86400"
# How many readers there are, and what they weigh, is for who runs the atlas.
METRICS = "/_stcore/metrics"
# No page of ours: what is Streamlit's own, and a key, which a question for the headers alone may not use up.
NO_PAGES = ("/_stcore/", f"/{PREFIX}/")
# Pages have threads of their own: else a layer of a map that is open waits for all who come in.
MAKERS = ThreadPoolExecutor(4, thread_name_prefix="pagina")


class Safe:
    """Sends the security headers with every answer, of who is refused before the rest sees it too."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(
            scope, receive, _WithHeaders(send, scope) if scope["type"] == "http" else send
        )


class DutchAndSafe:
    """Says on every page that it is Dutch, and sends the security headers with every answer.

    Streamlit fixes `<html lang="en">`, which a screen reader would read Dutch words by.
    """

    def __init__(self, app):
        # Settings that cannot be are said at the start, not to a reader.
        publisher()
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = _only_acceptable(scope)
        path = below_base(scope["path"])
        send = InDutch(_WithHeaders(send, scope))
        if path == METRICS and os.environ.get("ATLAS_METINGEN") != "ja":
            await PlainTextResponse("Deze pagina bestaat niet.", 404)(scope, receive, send)
            return
        # For a file that is not there Streamlit sends its page too.
        page = (
            "." not in path.rsplit("/", 1)[-1]
            or path.endswith(".html")
            or path.count("/") == 1
            or path.startswith("/.well-known/")
        )
        if page and scope["method"] in ("GET", "HEAD") and not path.startswith(NO_PAGES):
            await self._rewritten(scope, receive, send)
        else:
            await self.app(scope, receive, _NoPage(send, scope, receive))

    async def _rewritten(self, scope, receive, send):
        """An HTML page with ours in it; any other answer as it is."""
        # Compressed HTML could not be rewritten, and whether a reader has a page depends on ours.
        headers = [h for h in scope["headers"] if h[0] not in ASKS]
        kept = _Kept(send)
        await self.app({**scope, "method": "GET", "headers": headers}, receive, kept)
        if kept.start is not None:
            loop = asyncio.get_running_loop()
            body = kept.body.decode()
            made = await loop.run_in_executor(MAKERS, _page, scope, kept.start, body)
            await made(scope, receive, send)


def _only_acceptable(scope):
    """The same question with only the forms that somebody takes in Accept-Encoding: what compresses an answer that
    we leave as it is looks for the word gzip there, and `gzip;q=0` has it too."""
    asked = acceptable(Headers(scope=scope).get("accept-encoding", ""))
    told = ", ".join(f"{name};q={weight:g}" for name, weight in asked.items())
    others = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
    return {**scope, "headers": [*others, (b"accept-encoding", told.encode())]}


def _page(scope, start, original: str):
    path, scripts, cache = below_base(scope["path"]), "", "no-cache"
    params = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
    if path.startswith("/component/"):
        text = frame_html(original)
        if params.get(FRAME_PARAMETER) == frame_version():
            cache = KEPT
    elif "<title>Streamlit</title>" not in original:
        # A page of our own.
        text = original
    elif not is_page(path):
        return not_here()
    else:
        page = path.rsplit("/", 1)[-1]
        base = address_for(Request(scope))
        text = page_html(original, page, landscape.if_loaded(), params, base)
        text, scripts = with_nonce(text)
    # A page of our own has a policy of its own.
    policy = {"Content-Security-Policy": policy_of(scope, scripts)} if scripts else {}
    made = answer(Request(scope), text.encode(), "text/html", cache=cache, headers=policy)
    for name, value in Headers(raw=start["headers"]).items():
        # What is said of the file on disk is not said of this page.
        if name not in OF_THE_FILE and name not in made.headers:
            made.headers[name] = value
    return made


class _NoPage:
    """Passes the answer to a question for a file on; Streamlit sends its page for one that is not there."""

    def __init__(self, send, scope, receive):
        self.send = send
        self.scope = scope
        self.receive = receive
        self.is_page = False

    async def __call__(self, message):
        if message["type"] == "http.response.start" and message["status"] == 200:
            kind = Headers(raw=message["headers"]).get("content-type", "")
            self.is_page = kind.startswith("text/html")
            if self.is_page:
                await not_here()(self.scope, self.receive, self.send)
        if not self.is_page:
            await self.send(message)


class _WithHeaders:
    """Passes an answer on, with the headers of every answer added."""

    def __init__(self, send, scope):
        self.send = send
        self.scope = scope

    async def __call__(self, message):
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Content-Security-Policy", policy_of(self.scope))
            if "set-cookie" in headers and is_secure(self.scope):
                message["headers"] = [_secure(*header) for header in message["headers"]]
        await self.send(message)


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header, of which a cookie never goes over a connection that others can read."""
    bare = name.lower() != b"set-cookie" or b"secure" in value.lower().replace(b" ", b"").split(
        b";"
    )
    return (name, value) if bare else (name, value + b"; Secure")


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
