"""The map of a slide as a picture, the same in the slides and on the handout."""

from geodata.draw_map import draw_map
from geodata.landscape import Landscape
from geodata.meeting.deck import MAP_HEIGHT, MAP_WIDTH
from geodata.meeting.slide import Slide

DPI = 200
# Lines and names are read from across a room.
SCALE = 1.25


def picture_of(landscape: Landscape, slide: Slide) -> bytes:
    """The map of a slide as PNG of `deck.MAP_WIDTH` x `deck.MAP_HEIGHT` mm at 200 dpi."""
    return draw_map(
        landscape,
        slide.kaart,
        width_mm=MAP_WIDTH,
        height_mm=MAP_HEIGHT,
        dpi=DPI,
        alt=slide.alt,
        scale=SCALE,
    )
