"""The way in for the keeper of an atlas that runs on their own machine."""

import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from pages.parts.shared.access import LOOPBACK, is_near
from pages.parts.shared.addresses import base_path
from pages.parts.shared.local_key import cookie_name, is_local, local_key, print_address

ONCE = {"Cache-Control": "no-store"}
USED = (
    "Deze sleutel is gebruikt of onbekend. Was dit uw eigen browser, ga dan naar /bijhouden. Neem anders "
    "het nieuwste adres uit het venster waarin u de atlas hebt gestart."
)
AHEAD = "Dit adres opent u zelf; een browser haalt het niet vooraf op."
log = logging.getLogger(__name__)


def serve_key(request: Request) -> Response:
    """Gives the browser that opens `/sleutel/<key>` what it is known by, and goes on to Bijhouden; 404
    where there is no local mode or somebody else asks, 403 for a key that was used."""
    address = request.client.host if request.client else ""
    if not is_local() or address not in LOOPBACK or not is_near(request.headers):
        return PlainTextResponse("Deze pagina bestaat niet.", 404, headers=ONCE)
    if request.method != "GET" or "sec-purpose" in request.headers:
        # What only looks ahead would use it up.
        return PlainTextResponse(AHEAD, 503, headers=ONCE)
    browser = local_key.use(request.path_params["key"])
    if not browser:
        log.warning("Een sleutel die niet (meer) geldt is geopend.")
        return PlainTextResponse(USED, 403, headers=ONCE)
    print_address()
    base = base_path()
    on = RedirectResponse(f"{base}/bijhouden", 303, headers=ONCE)
    # Only what a page talks to the server by needs it.
    on.set_cookie(cookie_name(), browser, path=f"{base}/_stcore", httponly=True, samesite="strict")
    return on
