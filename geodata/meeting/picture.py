"""The map of a slide as a picture, the same in the slides and on the handout."""

import re
from typing import Any

from geodata.landscape import Landscape
from geodata.map.svg import draw_svg
from geodata.meeting.slide import Slide
from geodata.paper.draw_map import draw_map
from geodata.regiobeeld import chart_png, chart_svg

DPI = 200
# Lines and names are read from across a room.
SCALE = 1.25
# Of a chart, in pixels of a 96th of an inch for each mm of its width: nearly as large as small words on
# a slide.
WALL_LETTERS = 0.085
# A sheet of A4 less its margins, in mm, for print and for a look on the screen.
PRINT_SIZE, PRINT_DPI, PRINT_SCALE, LOOK_DPI = (287, 200), 300, 1.2, 60
# A sketch is seen a few centimetres wide: thin lines, no names, nothing to point at.
SKETCH = (60, 45)
TOO_FINE = re.compile(r"<title>.*?</title>|<text.*?</text>")
SKETCH_STYLE = (
    "<style>svg{background:#dbe7ef}path{vector-effect:non-scaling-stroke;stroke-linejoin:round}"
    "defs path{vector-effect:none}.g{stroke:#5c6470;stroke-width:.3px}.v{stroke-width:.6px}"
    ".land{fill:#fbfaf7}.buur{fill:#e9e7e1}.b{display:none}.l{fill:none}"
    ".w{stroke:#fff;stroke-width:3px}.z{stroke:#111;stroke-width:1.6px;fill:none}"
    ".stip,.teken{transform:scale(calc(9*var(--k)));stroke-width:.3}</style>"
)
# 1200 x 630, what a program shows of a link.
SHARE_SIZE, SHARE_DPI, SHARE_SCALE = (254, 133.35), 120, 1.4


def picture_of(landscape: Landscape, slide: Slide, size: tuple[float, float]) -> bytes:
    """The map of a slide as PNG of `size` (width and height in mm, see `template.Look`) at 200 dpi.

    Raises ValueError for a slide without a map or a chart.
    """
    if slide.grafiek:
        return chart_png(slide.grafiek, *size, letters=round(WALL_LETTERS * size[0]))
    return _map(landscape, slide, size, dpi=DPI, scale=SCALE)


def print_of(
    landscape: Landscape, slide: Slide, kind: str, *, grey: bool = False, look: bool = False
) -> bytes:
    """The map of a slide with its title, filling a sheet of A4: `kind` is png (300 dpi) or svg.

    With `look` it is a small picture to see beforehand. Raises ValueError for another kind, or for
    a slide without a map or a chart.
    """
    if slide.grafiek:
        return _chart(slide.grafiek, kind, slide.titel)
    dpi = LOOK_DPI if look else PRINT_DPI
    own: dict[str, Any] = {"kind": kind, "grey": grey, "title": slide.titel, "listed": True}
    return _map(landscape, slide, PRINT_SIZE, dpi=dpi, scale=PRINT_SCALE, **own)


def share_picture(landscape: Landscape, slide: Slide) -> bytes:
    """The map of a slide with its title as a PNG of 1200 x 630, for programs that show a link.

    Raises ValueError for a slide without a map or a chart.
    """
    if slide.grafiek:
        return chart_png(slide.grafiek, *SHARE_SIZE, slide.titel)
    own = {"dpi": SHARE_DPI, "scale": SHARE_SCALE, "title": slide.titel}
    return _map(landscape, slide, SHARE_SIZE, **own)


def sketch_of(landscape: Landscape, slide: Slide) -> bytes:
    """A small SVG to tell a slide by, of its map or chart.

    Raises ValueError for a slide without a map or a chart.
    """
    if slide.grafiek:
        return chart_svg(slide.grafiek, *SKETCH).encode()
    if not slide.kaart:
        raise ValueError(f"{slide.titel!r} has no map")
    drawn = TOO_FINE.sub("", draw_svg(landscape, slide.kaart, slide.titel).svg)
    return drawn.replace("<defs>", f"{SKETCH_STYLE}<defs>", 1).encode()


def _map(landscape: Landscape, slide: Slide, size: tuple[float, float], **look: Any) -> bytes:
    if not slide.kaart:
        raise ValueError(f"{slide.titel!r} has no map")
    width, height = size
    return draw_map(landscape, slide.kaart, width_mm=width, height_mm=height, alt=slide.alt, **look)


def _chart(spec: dict, kind: str, title: str) -> bytes:
    if kind == "png":
        return chart_png(spec, *PRINT_SIZE, title)
    if kind == "svg":
        return chart_svg(spec, *PRINT_SIZE, title).encode()
    raise ValueError(f"no picture is made as {kind!r}")
