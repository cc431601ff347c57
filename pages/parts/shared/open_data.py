"""The open data: tables, layers, the catalogue of them and a feed of changes, for other programs.

Each has one address that stays; any site may ask for them.
"""

import json
import logging
import os
from collections.abc import Callable
from datetime import date
from functools import wraps

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata import DataError
from geodata.files import FORMATS, catalogue, open_file
from geodata.keeping import StoreError
from pages.parts.shared.addresses import address_for
from pages.parts.shared.arrival import OPEN
from pages.parts.shared.publisher import publisher
from pages.parts.shared.served import landscape
from pages.parts.shared.squeeze import answer
from pages.parts.shared.turns import Turns

log = logging.getLogger(__name__)

# What was fetched an hour ago is good enough for a program, and asks no more than a tag after that.
CACHE = "public, max-age=3600"
FOR_ALL = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
NOT_HERE = "Dit bestand is er niet. Wat er is, staat in /open/index.json."

Serve = Callable[[Request], Response]


def open_routes(prefix: str, turns: Turns) -> list[Route]:
    """The routes below a path of the app; what has to be made waits its turn."""
    return [
        Route(f"{prefix}{OPEN}{path}", turns(_answered(serve)))
        for path, serve in (
            ("index.json", serve_catalogue),
            ("wijzigingen.atom", serve_feed),
            ("wijzigingen-{code}.atom", serve_feed),
            ("{name}", serve_open),
        )
    ]


def serve_catalogue(request: Request) -> Response:
    """The catalogue of all open data (DCAT-AP-NL)."""
    naam = publisher().naam or "Geboortezorgatlas"
    contact = os.environ.get("ATLAS_CONTACT", "").strip()
    found = catalogue(landscape(), address_for(request), naam, contact)
    content = json.dumps(found, ensure_ascii=False, indent=1).encode()
    return answer(request, content, "application/ld+json", cache=CACHE, headers=FOR_ALL)


def serve_open(request: Request) -> Response:
    """A table or layer by its name; 404 for any other name."""
    name = request.path_params["name"]
    content = open_file(landscape(), name)
    if content is None:
        return PlainTextResponse(NOT_HERE, 404, headers=FOR_ALL)
    media_type = FORMATS[name.rpartition(".")[2]][0]
    headers = FOR_ALL | {"Content-Disposition": f'inline; filename="{name}"'}
    return answer(request, content, media_type, cache=CACHE, headers=headers)


def serve_feed(request: Request) -> Response:
    """The changes since `sinds=2026-11-01`, of the whole atlas or of the gemeente in the address."""
    # A third of a second to import: the atlas without a store does without.
    from geodata.keeping.store import changes_feed, stored

    loaded = landscape()
    code = request.path_params.get("code", "").upper()
    if code and code not in loaded.gemeenten.index:
        return PlainTextResponse(f"{code[:20]} is geen gemeente.", 404, headers=FOR_ALL)
    asked = request.query_params.get("sinds", "")
    try:
        since = date.fromisoformat(asked) if asked else None
    except ValueError:
        words = "Schrijf de datum achter sinds als 2026-11-01."
        return PlainTextResponse(words, 400, headers=FOR_ALL)
    content = changes_feed(loaded, stored(), address_for(request), code, since)
    return answer(
        request, content, "application/atom+xml", cache="public, max-age=300", headers=FOR_ALL
    )


def _answered(serve: Serve) -> Serve:
    """The same answer, or a sentence when the data cannot be read."""

    @wraps(serve)
    def safely(request: Request) -> Response:
        try:
            return serve(request)
        except (DataError, StoreError) as error:
            log.error("De open gegevens zijn niet te lezen. %s", error)
            return PlainTextResponse(
                "De gegevens zijn nu niet te lezen.", 503, headers={**FOR_ALL, "Retry-After": "60"}
            )

    return safely
