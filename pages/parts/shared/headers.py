"""The headers that keep a browser safe: what a page may run, fetch and stand in, and cookies that only go
over a connection that nobody else reads."""

import base64
import hashlib
import hmac
import re
import secrets
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from streamlit.auth_util import get_origin_from_redirect_uri

from pages.parts.shared.addresses import asks_to_embed, below_base
from pages.parts.shared.well_known import is_keepers_page, is_page

TILES = "https://service.pdok.nl"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HOST = re.compile(r"[\w.-]+(:\d+)?|\[[\da-f:.]+\](:\d+)?", re.IGNORECASE)
# A script in the page itself, with its attributes and text.
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
# The script that writes the import map, which nobody can know the hash of beforehand.
MAP_WRITER = re.compile(r'<script (?=src="\./[^"]*/modules-)')
_key = secrets.token_bytes(32)


def with_nonce(html: str) -> tuple[str, str]:
    """A page in which the writer of the import map may do so, and what its policy has to say of scripts.

    The nonce follows from the whole page and a key of this process: the same page keeps it, so that a
    browser can keep the page, and nobody who gets something into a page can have it know its own nonce.
    """
    digest = hmac.digest(_key, html.encode(), "sha256")
    nonce = base64.b64encode(digest[:18]).decode()
    made = MAP_WRITER.sub(f'<script nonce="{nonce}" ', html, count=1)
    own = [text for attributes, text in SCRIPT.findall(made) if "src=" not in attributes]
    return made, " ".join((f"'nonce-{nonce}'", *map(_hash, own)))


def policy_of(scope, scripts: str = "") -> str:
    """The Content-Security-Policy of an answer; `scripts` are the nonce and hashes of its own scripts.

    A page may stand in a frame of another site only when it is one of the pages for readers and was
    asked for that way (`?embed=true`).
    """
    path = below_base(scope["path"])
    if path.startswith("/component/"):
        # streamlit-folium draws what the server sends by evaluating it, in its own frame only. The
        # frame of the map may stand in a page that stands in another site.
        return _policy("'unsafe-inline' 'unsafe-eval'", "'self'", "*")
    asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"))
    open_ = asks_to_embed(asked) and is_page(path) and not is_keepers_page(path)
    allowed = f"{scripts} 'wasm-unsafe-eval' blob:".strip()
    return _policy(allowed, _connections(scope), "*" if open_ else "'self'")


def is_secure(scope) -> bool:
    """Whether readers have the site over https: by this connection, or by the address that the sign-in
    comes back to."""
    return scope.get("scheme") in ("https", "wss") or (
        get_origin_from_redirect_uri() or ""
    ).startswith("https://")


def _policy(scripts: str, connections: str, ancestors: str) -> str:
    return (
        f"default-src 'self'; script-src 'self' {scripts}; "
        f"style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: {TILES}; "
        f"font-src 'self' data:; connect-src {connections}; worker-src 'self' blob:; "
        f"object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors {ancestors}"
    )


def _connections(scope) -> str:
    # Not every browser takes the websocket of the same site for 'self'.
    host = Headers(scope=scope).get("host", "")
    return f"'self' ws://{host} wss://{host}" if HOST.fullmatch(host) else "'self'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
