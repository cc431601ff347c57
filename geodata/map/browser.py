"""The script and style that draw a map in a browser, for the app and for a file on its own.

A script is written in parts that each explain one thing, and read by a browser as one file: a part
is a constant with the name of its file (`presenter_keys.js` is `presenterKeys`) that later parts use.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from xstatic.pkg import leaflet

OWN = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)

# What is one file for a browser, and its parts in the order in which they are read: each uses only
# what stands above it. The document reads the atlas first.
SCRIPT_PARTS = {
    "atlas.js": (
        "shared/elements.js",
        "shared/files.js",
        "shared/masks.js",
        "shared/names.js",
        "atlas/hatching.js",
        "atlas/symbols.js",
        "atlas/borders.js",
        "atlas/shapes.js",
        "atlas/labels.js",
        "atlas/ground.js",
        "atlas/theme.js",
        "atlas/hover.js",
        "atlas/layers.js",
        "atlas/legend.js",
        "atlas/slider.js",
        "atlas/keyboard.js",
        "atlas/gestures.js",
        "atlas/buttons.js",
        "atlas/atlas.js",
    ),
    "document.js": (
        "document/pieces.js",
        "document/search.js",
        "document/explore.js",
        "document/presenter_keys.js",
        "document/two_windows.js",
        "document/places.js",
        "document/show.js",
        "document/speaker.js",
        "document/document.js",
    ),
}


def browser_file(name: str) -> str:
    """The text of a file that a browser runs: Leaflet's own, one that is joined of its `SCRIPT_PARTS`, or one
    of `geodata/map/static`.

    Raises OSError when there is no such file.
    """
    if name in SCRIPT_PARTS:
        return join_script(browser_file(part) for part in SCRIPT_PARTS[name])
    folder = LEAFLET if name.startswith("leaflet.") else OWN
    return (folder / name).read_text(encoding="utf-8")


def letters() -> bytes:
    """The letters of the app for a document on its own: Source Sans, upright, 400 to 700, in WOFF2, with
    the Latin letters and the signs of our texts (SIL Open Font License, `letters-OFL.txt`)."""
    return (OWN / "letters.woff2").read_bytes()


def join_script(parts: Iterable[str]) -> str:
    """The texts of the parts of a script as one, without the lines that only explain: a sixth of what
    a browser would fetch."""
    return re.sub(r"^ *//.*\n", "", "\n".join(parts), flags=re.MULTILINE)
