"""A meeting as one HTML file: the show on the wall, and the atlas that works without network.

Everything is inside: script, style, layers, cards and scenes. Its policy lets a browser run only
that script and use only that style, and lets it load nothing at all.
"""

import base64
import gzip
import hashlib
import json
import re
from datetime import date
from functools import cache
from html import escape
from string import Template
from typing import Any
from urllib.parse import urlsplit

from geodata.landscape import Landscape
from geodata.map.browser import browser_file, letters
from geodata.meeting.offline_data import atlas_data, closing_scene, scene_data
from geodata.meeting.scenes import Meeting
from geodata.meeting.slide import Slide
from geodata.memory import remembered

# In the order in which a browser must read them.
SCRIPTS = ("leaflet.js", "atlas.js", "document.js")
STYLES = ("leaflet.css", "atlas.css", "document.css", "explore.css", "show.css", "speaker.css")
MAX_BYTES = 2_000_000


def offline_html(
    landscape: Landscape,
    meeting: Meeting,
    slides: tuple[Slide, ...],
    today: date,
    *,
    title: str,
    leave: str = "",
    url: str = "",
    contacten: bool = True,
) -> bytes:
    """One HTML document (UTF-8) that shows the slides and lets a reader explore the atlas.

    It starts with the show when there are slides (`#toon=3` is the third), else with the map
    (`#kaart`). `leave` is where Escape goes to, without it to the map; `url` is the address of the
    meeting online, of which the show ends with the code. Personal mailboxes are never in it, other contacts only with `contacten`. The same
    input gives the same bytes.

    Raises ValueError when `leave` or `url` is no web address.
    """
    scenes, files = scene_data(landscape, slides, contacten)
    own: dict[str, Any] = {
        "titel": title or meeting.titel,
        "scenes": scenes,
        "slot": closing_scene(landscape, url, today) if url and scenes else None,
        "bestanden": files,
        "weg": _address(leave),
        "atlas": _address(url),
    }
    page = Template(browser_file("document.html"))
    return page.substitute(
        title=escape(own["titel"]),
        policy=policy(),
        style="\n".join(f"<style>{text}</style>" for text in _styles()),
        script="\n".join(f"<script>{text}</script>" for text in _scripts()),
        atlas=_packed_atlas(landscape, today, contacten),
        scenes=_pack(own),
    ).encode()


@cache
def policy() -> str:
    """The Content-Security-Policy of every such document, for its own meta element and for a header
    of a server that sends it."""
    scripts = " ".join(_hash(text) for text in _scripts())
    styles = " ".join(_hash(text) for text in _styles())
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _scripts() -> tuple[str, ...]:
    # Without the comment that names a file beside it.
    return tuple(
        re.sub(r"^//# sourceMappingURL=.*$", "", browser_file(name), flags=re.MULTILINE)
        for name in SCRIPTS
    )


@cache
def _styles() -> tuple[str, ...]:
    # Without the images of Leaflet's controls that the atlas does not use.
    own = (re.sub(r"url\([^)]*\)", "none", browser_file(name)) for name in STYLES)
    font = base64.b64encode(letters()).decode()
    return (
        "@font-face{font-family:'Source Sans';font-weight:400 700;font-style:normal;"
        f"src:url(data:font/woff2;base64,{font})format('woff2')}}",
        *own,
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@remembered(2)
def _packed_atlas(landscape: Landscape, today: date, contacten: bool) -> str:
    # The same for every meeting of a day, and a few seconds of work.
    return _pack(atlas_data(landscape, today, contacten))


def _pack(values: dict) -> str:
    """Values as JSON, gzipped, in base64: a tenth of the size, and without a character that could
    end the element that holds it."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def _address(address: str) -> str:
    if urlsplit(address).scheme not in ("", "http", "https"):
        raise ValueError(f"{address!r} is geen webadres")
    return address
