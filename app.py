"""The ASGI app: the Streamlit script with the routes and headers that it needs around it.

Start it with `streamlit run app.py`.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from importlib import import_module
from threading import Thread
from urllib.parse import urlencode, urlsplit

import streamlit
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from geodata import DataError, Landscape, files, meeting
from geodata.map import Published, map_file, map_state, publish, start_view
from pages.parts.shared.addresses import address_for, base_path, public_address
from pages.parts.shared.arrival import Arrival
from pages.parts.shared.assets import PREFIX, assets
from pages.parts.shared.at_once import send_at_once
from pages.parts.shared.enter import serve_key
from pages.parts.shared.half_sent import WholeInTime, limit_first_lines
from pages.parts.shared.heap import heap
from pages.parts.shared.in_turn import run_in_turn
from pages.parts.shared.local_key import PREFIX as KEY
from pages.parts.shared.local_key import is_local, print_address
from pages.parts.shared.middleware import DutchAndSafe, Safe
from pages.parts.shared.only_bytes import OnlyBytes
from pages.parts.shared.open_data import open_routes
from pages.parts.shared.open_files import Room, raise_limit
from pages.parts.shared.page_html import TITLE
from pages.parts.shared.per_link import PerLink, is_short
from pages.parts.shared.ready import Ready
from pages.parts.shared.served import landscape
from pages.parts.shared.small_files import SmallFiles, make_small_files, use_kept
from pages.parts.shared.squeeze import FOREVER, answer, squeeze_best
from pages.parts.shared.theme_once import work_out_theme_once
from pages.parts.shared.turns import Turns, take_short_turns
from pages.parts.shared.uploads import BoundedUploads
from pages.parts.shared.well_known import serve_robots, serve_security, told
from pages.parts.shared.whole_steps import keep_steps_whole

log = logging.getLogger(__name__)

PLAIN = "text/plain; charset=utf-8"
GEOJSON = "application/geo+json"
PICTURES = {"png": "image/png", "svg": "image/svg+xml"}
MAX_QUERY = 4000
# A picture or a show takes a processor for half a second, a code a tenth; readers of the map come first.
slow, quick = Turns(2, 6), Turns(1, 20)
# Some 60 kB each: of a few meetings.
sketches = PerLink[bytes](120)


def serve_layer(request: Request) -> Response:
    """A layer or comparison as GeoJSON, by its name with content hash; 404 for any other name."""
    wanted = request.path_params["name"]
    try:
        # A page that was opened before the last change asks for the files of that time; a page
        # of another process may know of a change that this process has not seen.
        found = _layer(landscape.recent(), wanted) or _layer(landscape.newest(), wanted)
    except DataError:
        return Response("De gegevens zijn beschadigd.", 503, media_type=PLAIN)
    if found:
        return answer(request, found.content, GEOJSON, cache=FOREVER)
    return Response("Deze laag bestaat niet (meer).", 404, media_type=PLAIN)


def _layer(landscapes: tuple[Landscape, ...], name: str) -> Published | None:
    return next(filter(None, (map_file(loaded, name) for loaded in landscapes)), None)


def serve_asset(request: Request) -> Response:
    """A file of the app's own, by its name with content hash; 404 for any other name."""
    for asset in assets().values():
        if asset.name == request.path_params["name"]:
            return answer(request, asset.content, asset.media_type, cache=FOREVER)
    return Response("Dit bestand bestaat niet (meer).", 404, media_type=PLAIN)


def serve_qr(request: Request) -> Response:
    """A QR code (SVG) of an address of this app itself; 400 for any other or one that is too long."""
    address = request.query_params.get("van", "")
    parts = urlsplit(address)
    ours = {request.headers.get("host"), urlsplit(public_address()).netloc}
    own = parts.scheme in ("http", "https") and parts.netloc in ours - {"", None}
    code = files.qr_code(address, "svg") if own else None
    if code is None:
        return Response("Van dit adres is geen QR-code te maken.", 400, media_type=PLAIN)
    return Response(code, media_type="image/svg+xml")


def serve_picture(request: Request) -> Response:
    """The map of a page as a picture to take along: `/plaatje/<page>.<png or svg>` with the
    parameters of the link of that page; `plaatje=grijs` and `plaatje=voorbeeld` for one in grey and
    a small one in grey. 404 for a page without a map."""
    page, _, kind = request.path_params["name"].rpartition(".")
    params = dict(request.query_params)
    way = params.pop("plaatje", "")
    if (
        page not in meeting.PAGES
        or kind not in PICTURES
        or sum(map(len, params.values())) > MAX_QUERY
    ):
        return Response("Dit plaatje bestaat niet.", 404, media_type=PLAIN)
    try:
        # The same one twice: new data in between would not know the files of the slide.
        loaded = landscape()
        slide = meeting.slide_of(
            loaded, meeting.Scene("", "", page, params), date.today(), contacten=False
        )
        if not slide.kaart:
            return Response("Op deze pagina staat geen kaart.", 404, media_type=PLAIN)
        grey, look = way in ("grijs", "voorbeeld"), way == "voorbeeld"
        content = meeting.print_of(loaded, slide, kind, grey=grey, look=look)
    except DataError:
        return Response("De gegevens zijn beschadigd.", 503, media_type=PLAIN)
    headers = {"Cache-Control": "no-store"}
    if not look:
        what = "wat-als" if page == "watals" else "kaart"
        headers["Content-Disposition"] = f'attachment; filename="{what}.{kind}"'
    return Response(content, media_type=PICTURES[kind], headers=headers)


def serve_shared(request: Request) -> Response:
    """The map of a link as other programs show it: `/voorbeeld/<page>.png` with the parameters of the
    link. 404 for a page or link without a picture."""
    page, _, kind = request.path_params["name"].rpartition(".")
    params = dict(request.query_params)
    if page not in meeting.PAGES or kind != "png" or sum(map(len, params.values())) > MAX_QUERY:
        return Response("Dit plaatje bestaat niet.", 404, media_type=PLAIN)
    try:
        loaded = landscape()
        scene = meeting.Scene("", "", page, params)
        content = meeting.share_picture(
            loaded, meeting.slide_of(loaded, scene, date.today(), contacten=False)
        )
    except ValueError:
        return Response("Van deze link is er geen plaatje.", 404, media_type=PLAIN)
    except DataError:
        return Response("De gegevens zijn beschadigd.", 503, media_type=PLAIN)
    # The programs that ask stand in other sites.
    headers = {"Cross-Origin-Resource-Policy": "cross-origin"}
    return answer(request, content, "image/png", cache="public, max-age=3600", headers=headers)


def serve_sketch(request: Request) -> Response:
    """A small picture (SVG) to tell a scene by: `/schets/<page>.svg` with the parameters of its link. Of a
    link without a picture there is nothing (204), as a list of scenes asks for all; 404 for no page."""
    page, _, kind = request.path_params["name"].rpartition(".")
    params = dict(request.query_params)
    if page not in meeting.PAGES or kind != "svg" or not is_short(params):
        return Response("Dit plaatje bestaat niet.", 404, media_type=PLAIN)
    try:
        loaded = landscape()
        content = sketches.get(loaded, page, params, lambda: _sketch(loaded, page, params))
    except ValueError:
        return Response(status_code=204)
    except DataError:
        return Response("De gegevens zijn beschadigd.", 503, media_type=PLAIN)
    return answer(request, content, "image/svg+xml", cache="private, max-age=600")


def _sketch(loaded: Landscape, page: str, params: dict[str, str]) -> bytes:
    scene = meeting.Scene("", "", page, params)
    return meeting.sketch_of(loaded, meeting.slide_of(loaded, scene, date.today(), contacten=False))


def serve_show(request: Request) -> Response:
    """The show of the meeting in the parameter `p`: a page that needs nothing else; 400 when it
    cannot be read."""
    packed = request.query_params.get("p", "")
    contacten = request.query_params.get("contacten") != "nee"
    try:
        content = _show(landscape(), packed, contacten, date.today(), address_for(request))
    except meeting.MeetingError as error:
        ways = {"presenteren": "Naar Presenteren", "kaart": "Naar de kaart"}
        return told("Deze presentatie is niet te openen", str(error), 400, ways)
    except DataError:
        return Response("De gegevens zijn beschadigd.", 503, media_type=PLAIN)
    policy = {"Content-Security-Policy": f"{meeting.policy()}; frame-ancestors 'self'"}
    return answer(request, content, "text/html; charset=utf-8", cache="no-cache", headers=policy)


def _show(loaded: Landscape, packed: str, contacten: bool, today: date, base: str) -> bytes:
    shown = meeting.from_link(packed)
    back = f"presenteren?{urlencode({'p': packed})}"
    return meeting.offline_html(
        loaded,
        shown,
        meeting.slides_of(loaded, shown, today, contacten=contacten),
        today,
        title=shown.titel or TITLE,
        leave=back,
        url=f"{base}/{back}",
        contacten=contacten,
    )


def to_map(request: Request) -> RedirectResponse:
    """The start page is the map; a query goes along."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"kaart{query}")


@asynccontextmanager
async def before_readers(_app) -> AsyncIterator[None]:
    """Work out what the first reader needs when the server starts, without holding it up."""
    raise_limit()
    take_short_turns()
    limit_first_lines()
    send_at_once()
    work_out_theme_once()
    run_in_turn()
    keep_steps_whole()
    if is_local():
        print_address()
    Thread(target=prepare, daemon=True).start()
    yield


def prepare() -> None:
    """Load the landscape and make what the map starts with: the state, and the compressed files."""
    use_kept()
    try:
        loaded = landscape()
    except DataError as error:
        # A page says it too; whoever started the server reads it here, before any reader does.
        log.error("De gegevens kunnen niet geladen worden. %s", error)
        return
    map_state(loaded, start_view(loaded))
    # What the page of the first reader imports; streamlit-folium waits for that reader, since a
    # component can only be made known in a run of a page.
    for module in ("folium", "pages.parts.kaart.controls", "pages.parts.kaart.tables"):
        import_module(module)
    files = [publish(loaded, laag).content for laag in loaded.vocabulary.lagen]
    heap.start()
    # From here on everything works; what follows makes it smaller.
    squeeze_best([*files, *(asset.content for asset in assets().values())])
    make_small_files()


BASE = base_path()
app = streamlit.App(
    "pages/main.py",
    lifespan=before_readers,
    routes=[
        Route(f"{BASE}/", to_map),
        Route(f"{BASE}/geo/{{name}}", serve_layer),
        Route(f"{BASE}/{PREFIX}/{{name}}", serve_asset),
        Route(f"{BASE}/qr", quick(serve_qr)),
        Route(f"{BASE}/plaatje/{{name}}", slow(serve_picture)),
        Route(f"{BASE}/voorbeeld/{{name}}", slow(serve_shared)),
        Route(f"{BASE}/schets/{{name}}", slow(serve_sketch)),
        Route(f"{BASE}/toon", slow(serve_show)),
        *open_routes(BASE, slow),
        Route(f"{BASE}/gereed", Ready().answer),
        # These two are looked for at the top of a server.
        *(Route(f"{base}/robots.txt", serve_robots) for base in {"", BASE}),
        *(Route(f"{base}/.well-known/security.txt", serve_security) for base in {"", BASE}),
        Route(f"{BASE}/{KEY}/{{key}}", serve_key),
    ],
    middleware=[
        Middleware(Safe),
        Middleware(Room),
        Middleware(Arrival),
        Middleware(OnlyBytes),
        Middleware(WholeInTime),
        Middleware(DutchAndSafe),
        Middleware(BoundedUploads),
        Middleware(SmallFiles),
    ],
)
