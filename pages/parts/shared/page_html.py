"""The HTML of a page as a browser gets it: Streamlit's, in Dutch, with what the page will ask for named
in it, so that a browser fetches all of it at once and not in waves."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache

from geodata import Landscape
from pages.parts.shared import fonts
from pages.parts.shared.addresses import asks_to_embed
from pages.parts.shared.assets import OWN, asset_path
from pages.parts.shared.first_map import MAP_FILES
from pages.parts.shared.first_picture import first_picture
from pages.parts.shared.frontend import MAP_FRAME, SCRIPTS, bundled_modules, modules_for
from pages.parts.shared.preview import preview_tags
from pages.parts.shared.publisher import foot, publisher

TITLE = "Geboortezorgatlas"
NOSCRIPT = "<noscript>Zet JavaScript aan om de Geboortezorgatlas te gebruiken.</noscript>"
SCRIPTLESS = re.compile("<noscript>.*?</noscript>", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
LOADING = re.compile(
    r'\s*<(?:link rel="modulepreload"[^>]*>|link rel="stylesheet"[^>]*>|script type="module"[^>]*></script>)'
)
MAP_PAGES = ("kaart", "gemeente", "regiobeeld", "vergelijken", "watals")
# The frame is served from /component/<name>/, two levels below the address of the app.
FRAME_ROOT = "../../"
BEGIN = (OWN / "begin.js").read_text(encoding="utf-8")
# The parameter in the address of the frame of the map that says which one it is.
FRAME_PARAMETER = "__streamlit_parent_client_id"
# Where the server is: Streamlit's frontend would else ask for it below the page first. What it would ask the server
# before it opens its websocket, as .streamlit/config.toml has it: no site may steer a page, for which Streamlit wants
# the name of one, and of those in .invalid there is none (RFC 2606). And what the address of a frame ends in.
SERVER = (
    '<script>window.__streamlit = {{ BACKEND_BASE_URL: new URL(".", document.baseURI).href, '
    'HOST_CONFIG: {{ allowedOrigins: ["https://niemand.invalid"], useExternalAuthToken: false }}, '
    'CUSTOM_COMPONENT_CLIENT_ID: "{frame}" }};</script>'
)


def page_html(
    original: str, page: str, landscape: Landscape | None, params: Mapping[str, str], base: str
) -> str:
    """The HTML of a page of the app by the last part of its path, from the one of Streamlit, with
    the first picture of its link where there is one; `base` is the address of the app."""
    text = COMMENT.sub("", original)
    text = text.replace('<html lang="en"', '<html lang="nl"', 1)
    loading = [part.strip() for part in LOADING.findall(text) if "modulepreload" not in part]
    first = [part for part in loading if part.startswith("<script")]
    styles = [part for part in loading if part not in first]
    text = LOADING.sub("", text)
    server = SERVER.format(frame=frame_version())
    picture = first_picture(landscape, page, params) if landscape else ""
    head = f"{preview_tags(landscape, page, params, base)}{server}{_later(page, bool(picture))}"
    text = text.replace("<title>Streamlit</title>", head, 1)
    text = text.replace("./favicon.png", f"./{asset_path('icoon.svg')}", 1)
    # Streamlit has changed the words before; whatever they are, a reader gets ours.
    text = SCRIPTLESS.sub(NOSCRIPT, text, count=1)
    # No style in the head: it would hold up the first picture, which has one of its own.
    styles = f'<link rel="stylesheet" href="./{asset_path("pagina.css")}" />{"".join(styles)}'
    scripts = (
        # The import map must be there before the first module.
        f'<template id="scripts"><script src="./{asset_path("modules.js")}"></script>{"".join(first)}'
        f'<script type="module" src="./{asset_path("page.js")}"></script></template>'
        f"<script>{BEGIN}</script>{_ahead(page)}{styles}"
    )
    text = text.replace('<div id="root">', f'{picture}<div id="root">', 1)
    # A page in another site has the foot of that site.
    below = "" if asks_to_embed(params.items()) else foot(publisher())
    return text.replace("</body>", f"{below}{scripts}</body>", 1)


def frame_html(original: str) -> str:
    """The HTML of the frame that the map is in, with what draws the map: streamlit-folium would ask for each
    script when it has the one before, and only once it is told of the map."""
    text = original.replace('<html lang="en"', '<html lang="nl"', 1)
    text = SCRIPTLESS.sub(NOSCRIPT, text, count=1)
    text = text.replace("<title>Streamlit Folium Component</title>", "<title>Kaart</title>", 1)
    # Before the frame's own script, which says that the map may come.
    scripts = (
        f'<script defer src="{FRAME_ROOT}{asset_path(f"{name}.js")}"></script>'
        for name in MAP_FILES
    )
    text = text.replace("<head>", f"<head>{''.join(scripts)}", 1)
    # Not in the head, which streamlit-folium writes once more: its styles would be read twice.
    styles = (
        f'<link rel="stylesheet" href="{FRAME_ROOT}{asset_path(f"{name}.css")}">'
        for name in MAP_FILES
    )
    return text.replace("<body>", f"<body>{''.join(styles)}", 1)


@cache
def frame_version() -> str:
    """What tells the frame of the map from one that is or loads something else: a browser that has it may keep it."""
    made = frame_html((MAP_FRAME / "index.html").read_text(encoding="utf-8"))
    return hashlib.sha256(made.encode()).hexdigest()[:16]


def _ahead(page: str) -> str:
    """The scripts that the page loads at once or soon, to be fetched while its first picture is drawn."""
    own = f'<link rel="preload" as="script" href="./{asset_path("modules.js")}">'
    apart = [f"{SCRIPTS}/{name}" for name in modules_for(page) if name not in bundled_modules()]
    return own + "".join(
        f'<link rel="preload" as="script" crossorigin href="./{path}">'
        for path in (*apart, asset_path("page.js"))
    )


def _later(page: str, mapped: bool) -> str:
    """What the page asks for once its scripts run: the symbols, and for the map what its frame loads, but for what its
    first map has loaded (`mapped`). A browser fetches it when nothing is more urgent."""
    font = fonts.symbol_font()
    wanted = [f"static/media/{font.name}"] if font else []
    if page in MAP_PAGES:
        frame = "component/streamlit_folium.st_folium/static/js"
        wanted += [f"{frame}/{file.name}" for file in (MAP_FRAME / "static/js").glob("main.*.js")]
        if not mapped:
            wanted += [asset_path(f"{name}.{kind}") for kind in ("js", "css") for name in MAP_FILES]
    return "".join(f'<link rel="prefetch" href="./{path}" />' for path in wanted)
