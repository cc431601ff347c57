"""What programs ask of any site: what a search engine may read, and where a leak is reported; and the
answer to an address that is nothing here."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from pages.parts.shared.access import is_configured
from pages.parts.shared.addresses import base_path, below_base

FOLDER = Path(__file__).parents[2]
# What takes a processor, and what is not for the public.
CLOSED = ("/bijhouden", "/sleutel/", "/plaatje/", "/qr", "/schets/", "/toon", "/_stcore/")
KEEPERS_PAGE = "bijhouden"
# RFC 9116 wants a date within a year, after which the address is not to be trusted.
VALID = timedelta(days=180)
PAGE = Template("""<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>$title · Geboortezorgatlas</title>
<style>body{font:400 16px/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem;color:#1f2430;background:#fff}
a{color:#0b4f8a}@media (prefers-color-scheme:dark){body{color:#edf0f5;background:#14181f}a{color:#8cc4f5}}</style></head>
<body><main><h1>$title</h1><p>$text</p>
<p>$ways</p></main></body></html>""")
NOT_HERE = (
    "De Geboortezorgatlas heeft geen pagina met dit adres. Misschien is het verkeerd overgenomen."
)
WAYS = {"kaart": "Naar de kaart", "gemeente": "Mijn gemeente", "over": "Over de atlas"}


def serve_robots(_: Request) -> Response:
    """What a search engine is asked to leave alone."""
    return PlainTextResponse(
        "\n".join(("User-agent: *", *(f"Disallow: {base_path()}{path}" for path in CLOSED))) + "\n"
    )


def serve_security(_: Request) -> Response:
    """Where a leak is reported (RFC 9116), by the setting ATLAS_LEKMELDING; 404 without one."""
    contact = os.environ.get("ATLAS_LEKMELDING", "").strip()
    if not contact:
        return PlainTextResponse("Deze site noemt geen adres om een lek te melden.", 404)
    if "://" not in contact and not contact.startswith("mailto:"):
        contact = f"mailto:{contact}"
    until = (datetime.now(UTC) + VALID).strftime("%Y-%m-%dT00:00:00Z")
    return PlainTextResponse(f"Contact: {contact}\nExpires: {until}\nPreferred-Languages: nl, en\n")


def is_page(path: str) -> bool:
    """Whether a path is that of a page, as its name is spelled; the keeper's only where there are keepers."""
    name = _name(path)
    return name in {"", *page_names()} and (name != KEEPERS_PAGE or is_configured())


def is_keepers_page(path: str) -> bool:
    """Whether a path is that of the page of keepers."""
    return _name(path) == KEEPERS_PAGE


def _name(path: str) -> str:
    return below_base(path).strip("/")


@cache
def page_names() -> frozenset[str]:
    """The paths of the pages: each is a script of that name."""
    return frozenset(file.stem for file in FOLDER.glob("*.py")) - {"main", "__init__"}


def not_here() -> Response:
    """The answer to an address that is nothing here."""
    return told("Deze pagina bestaat niet", NOT_HERE, 404)


def told(title: str, text: str, status: int, ways: Mapping[str, str] = WAYS) -> Response:
    """A page outside Streamlit that says something, with ways to go on: what each link says, by page."""
    links = (f'<a href="{base_path()}/{page}">{escape(label)}</a>' for page, label in ways.items())
    html = PAGE.substitute(title=escape(title), text=escape(text), ways=" · ".join(links))
    return HTMLResponse(html, status, headers={"Cache-Control": "no-store"})
