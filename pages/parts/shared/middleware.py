"""What every answer of the app gets: Dutch pages, and headers that keep a browser safe."""

from html import escape
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders

from pages.parts.shared.assets import asset_path

TITLE = "Geboortezorgatlas"
DESCRIPTION = "Wie werkt waar in de Nederlandse geboortezorg, met bron, datum en zekerheid."
NOSCRIPT = "<noscript>Zet JavaScript aan om de Geboortezorgatlas te gebruiken.</noscript>"
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
        path = scope["path"]
        page = "." not in path.rsplit("/", 1)[-1] or path.endswith(".html")
        if (
            page
            and scope["method"] == "GET"
            and "text/html" in Headers(scope=scope).get("accept", "")
        ):
            # Compressed HTML could not be rewritten, and a page is two kilobytes.
            scope = {
                **scope,
                "headers": [h for h in scope["headers"] if h[0] != b"accept-encoding"],
            }
        await self.app(scope, receive, _Rewriter(send, _policy_for(scope)))


def _policy_for(scope) -> str:
    """The Content-Security-Policy of an answer that has none of its own. A page may stand in a frame
    of another site only when it was asked for that way (`?embed=true`), the keeper's page never."""
    if scope["path"].startswith("/component/"):
        return FRAME_POLICY
    if scope["path"].startswith("/bijhouden"):
        return PAGE_POLICY
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return EMBEDDED_POLICY if "true" in asked.get("embed", ()) else PAGE_POLICY


class _Rewriter:
    """Passes an answer on, with headers added and HTML pages rewritten."""

    def __init__(self, send, policy: str):
        self.send = send
        self.policy = policy
        self.start = None
        self.body = b""

    async def __call__(self, message):
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Content-Security-Policy", self.policy)
            is_html = headers.get("content-type", "").startswith("text/html")
            if is_html and "content-encoding" not in headers and message["status"] == 200:
                self.start = message
                return
        elif self.start and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            await self._send_page()
            return
        await self.send(message)

    async def _send_page(self):
        text = self.body.decode()
        text = text.replace('<html lang="en"', '<html lang="nl"', 1)
        head = (
            f'<meta name="description" content="{escape(DESCRIPTION)}" />'
            f'<link rel="stylesheet" href="./{asset_path("pagina.css")}" />'
            f'<script type="module" src="./{asset_path("page.js")}"></script>'
        )
        text = text.replace("<title>Streamlit</title>", f"<title>{TITLE}</title>{head}", 1)
        text = text.replace("<title>Streamlit Folium Component</title>", "<title>Kaart</title>", 1)
        text = text.replace("./favicon.png", f"./{asset_path('icoon.svg')}", 1)
        text = text.replace(
            "<noscript>You need to enable JavaScript to run this app.</noscript>", NOSCRIPT, 1
        )
        body = text.encode()
        if self.body:
            MutableHeaders(scope=self.start)["content-length"] = str(len(body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})
