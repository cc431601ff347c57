"""The files that the app serves itself: the map library, the fonts, our own script and style.

Every name carries a hash of the content, so a browser may keep a file for ever.
"""

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geodata.map import browser_file, join_script
from pages.parts.shared.fonts import latin_font, other_letters
from pages.parts.shared.frontend import bundle

OWN = Path(__file__).parent / "static"
PREFIX = "vast"
FRAME_STYLE = "kader.css"
# Our scripts, each one file for a browser, and their parts in the order in which they are read; what is
# shared with the map stands with the map.
SCRIPT_PARTS = {
    "bar.js": ("shared/elements.js", "shared/files.js", "clipboard.js", "search.js", "bar.js"),
    "check.js": ("shared/elements.js", "check.js"),
    "copy.js": ("shared/elements.js", "clipboard.js", "copy.js"),
    "crosstab.js": ("shared/elements.js", "shared/files.js", "crosstab.js"),
    "doors.js": ("shared/elements.js", "doors.js"),
    "figures.js": ("shared/elements.js", "clipboard.js", "figures.js"),
    "next_steps.js": (
        *("shared/elements.js", "shared/files.js", "clipboard.js", "ways.js"),
        "next_steps.js",
    ),
    "page.js": (
        *(
            "dutch.js",
            "connection.js",
            "history.js",
            "embed.js",
            "shared/elements.js",
            "shared/files.js",
            "clipboard.js",
        ),
        *("told.js", "focus.js", "aside.js", "roles.js", "skip.js", "print.js"),
        "page.js",
    ),
    "partners.js": (
        *("shared/elements.js", "shared/files.js", "clipboard.js", "ways.js", "spark.js"),
        "partners.js",
    ),
    "scenes.js": ("shared/elements.js", "scenes.js"),
    "sparks.js": ("shared/elements.js", "spark.js", "sparks.js"),
    "table.js": ("shared/elements.js", "shared/files.js", "shared/masks.js", "table.js"),
}
OTHERS = ("icoon.svg", "pagina.css")


@dataclass(frozen=True)
class Asset:
    """A file ready to serve: name with content hash, content and media type."""

    name: str
    content: bytes
    media_type: str


def _asset(name: str, content: bytes) -> Asset:
    stem, suffix = name.rsplit(".", 1)
    digest = hashlib.sha256(content).hexdigest()[:16]
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(f"{stem}-{digest}.{suffix}", content, media_type)


def script_part(name: str) -> str:
    """The text of a part of a script, ours or one that is shared with the map. Raises OSError when there is none."""
    if name.startswith("shared/"):
        return browser_file(name)
    return (OWN / name).read_text(encoding="utf-8")


@cache
def assets() -> dict[str, Asset]:
    """Every asset by its plain name. Raises OSError when a package lacks a file that we need."""
    font = latin_font()
    if font is None:
        raise OSError("Streamlit has no Source Sans any more")
    texts = {name: browser_file(name) for name in ("leaflet.js", "leaflet.css", "atlas.js")}
    texts |= {name: join_script(map(script_part, parts)) for name, parts in SCRIPT_PARTS.items()}
    texts |= {name: script_part(name) for name in OTHERS}
    texts["modules.js"] = bundle()
    # The letters that the small font lacks come from the whole one, when a page has one of them.
    texts["pagina.css"] += (
        "@font-face{font-family:'Source Sans';font-weight:100 900;font-style:normal;"
        f"src:url(../static/media/{font.name}?heel)format('woff2');unicode-range:{other_letters()}}}"
    )
    found = {name: _asset(name, text.encode()) for name, text in texts.items()}
    # The frame of the map has a font and page of its own; the rest of its style is shared.
    frame = script_part(FRAME_STYLE).replace("{{font}}", f"../static/media/{font.name}")
    found["atlas.css"] = _asset("atlas.css", (frame + browser_file("atlas.css")).encode())
    return found


def asset_path(name: str) -> str:
    """Path of an asset below the address of the app, without a leading slash."""
    return f"{PREFIX}/{assets()[name].name}"
