"""The map of a slide as a picture, the same in the slides and on the handout."""

from geodata.landscape import Landscape
from geodata.meeting.pagination import MAP_HEIGHT, MAP_WIDTH
from geodata.meeting.slide import Slide
from geodata.paper.draw_map import draw_map
from geodata.regiobeeld import chart_png, chart_svg

DPI = 200
# Lines and names are read from across a room.
SCALE = 1.25
# A sheet of A4 less its margins, in mm, for print and for a look on the screen.
PRINT_SIZE, PRINT_DPI, PRINT_SCALE, LOOK_DPI = (287, 200), 300, 1.2, 60
# 1200 x 630, what a program shows of a link.
SHARE_SIZE, SHARE_DPI, SHARE_SCALE = (254, 133.35), 120, 1.4


def picture_of(landscape: Landscape, slide: Slide) -> bytes:
    """The map of a slide as PNG of `deck.MAP_WIDTH` x `deck.MAP_HEIGHT` mm at 200 dpi.

    Raises ValueError for a slide without a map or a chart.
    """
    if slide.grafiek:
        return chart_png(slide.grafiek, MAP_WIDTH, MAP_HEIGHT)
    if not slide.kaart:
        raise ValueError(f"{slide.titel!r} has no map")
    return draw_map(
        landscape,
        slide.kaart,
        width_mm=MAP_WIDTH,
        height_mm=MAP_HEIGHT,
        dpi=DPI,
        alt=slide.alt,
        scale=SCALE,
    )


def print_of(
    landscape: Landscape, slide: Slide, kind: str, *, grey: bool = False, look: bool = False
) -> bytes:
    """The map of a slide with its title, filling a sheet of A4: `kind` is png (300 dpi) or svg.

    With `look` it is a small picture to see beforehand. Raises ValueError for another kind, or for
    a slide without a map or a chart.
    """
    width, height = PRINT_SIZE
    if slide.grafiek:
        return _chart(slide.grafiek, kind, slide.titel)
    if not slide.kaart:
        raise ValueError(f"{slide.titel!r} has no map")
    return draw_map(
        landscape,
        slide.kaart,
        width_mm=width,
        height_mm=height,
        dpi=LOOK_DPI if look else PRINT_DPI,
        kind=kind,
        grey=grey,
        title=slide.titel,
        alt=slide.alt,
        scale=PRINT_SCALE,
        listed=True,
    )


def share_picture(landscape: Landscape, slide: Slide) -> bytes:
    """The map of a slide with its title as a PNG of 1200 x 630, for programs that show a link.

    Raises ValueError for a slide without a map or a chart.
    """
    width, height = SHARE_SIZE
    if slide.grafiek:
        return chart_png(slide.grafiek, width, height, slide.titel)
    if not slide.kaart:
        raise ValueError(f"{slide.titel!r} has no map")
    return draw_map(
        landscape,
        slide.kaart,
        width_mm=width,
        height_mm=height,
        dpi=SHARE_DPI,
        title=slide.titel,
        alt=slide.alt,
        scale=SHARE_SCALE,
    )


def _chart(spec: dict, kind: str, title: str) -> bytes:
    if kind == "png":
        return chart_png(spec, *PRINT_SIZE, title)
    if kind == "svg":
        return chart_svg(spec, *PRINT_SIZE, title).encode()
    raise ValueError(f"no picture is made as {kind!r}")
