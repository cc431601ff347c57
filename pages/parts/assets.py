"""The files that the app serves itself: the map library, the fonts, our own script and style.

Every name carries a hash of the content, so a browser may keep a file for ever.
"""

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit
from xstatic.pkg import leaflet

OWN = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)
FONTS = Path(streamlit.__file__).parent / "static" / "static" / "media"
PREFIX = "vast"


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


@cache
def assets() -> dict[str, Asset]:
    """Every asset by its plain name. Raises OSError when a package lacks a file that we need."""
    font = next(FONTS.glob("SourceSansVF-Upright*.woff2"))
    found = {
        "leaflet.js": _asset("leaflet.js", (LEAFLET / "leaflet.js").read_bytes()),
        "leaflet.css": _asset("leaflet.css", (LEAFLET / "leaflet.css").read_bytes()),
        "atlas.js": _asset("atlas.js", (OWN / "atlas.js").read_bytes()),
        "pagina.css": _asset("pagina.css", (OWN / "pagina.css").read_bytes()),
        "tabel.js": _asset("tabel.js", (OWN / "tabel.js").read_bytes()),
        "kruistabel.js": _asset("kruistabel.js", (OWN / "kruistabel.js").read_bytes()),
        "deel.js": _asset("deel.js", (OWN / "deel.js").read_bytes()),
        "kopie.js": _asset("kopie.js", (OWN / "kopie.js").read_bytes()),
        "icoon.svg": _asset("icoon.svg", (OWN / "icoon.svg").read_bytes()),
    }
    style = (OWN / "atlas.css").read_text(encoding="utf-8")
    style = style.replace("{{font}}", f"../static/media/{font.name}")
    found["atlas.css"] = _asset("atlas.css", style.encode())
    return found


def asset_path(name: str) -> str:
    """Path of an asset below the address of the app, without a leading slash."""
    return f"{PREFIX}/{assets()[name].name}"
