"""Every line of the picture of an area: what it is, its value, and where that comes from.

The page, two areas side by side, the tables to take along and the sheet of A4 are made of these.
"""

from collections.abc import Callable, Iterator

from geodata.figures import Area
from geodata.figures.area import PIECE, SET, area_of
from geodata.landscape import Landscape, derive
from geodata.regiobeeld.line import Line
from geodata.regiobeeld.lines_care import bodies, where
from geodata.regiobeeld.lines_figures import births, people


def lines(landscape: Landscape, area: Area) -> tuple[Line, ...]:
    """Every line of an area, in the order of the page; the same lines for every area."""
    if PIECE in area.id or SET in area.id:
        return _made(landscape, area)
    return _kept(landscape, area.id)


@derive
def _kept(landscape: Landscape, key: str) -> tuple[Line, ...]:
    """The lines of an area with an id of its own: there are some five hundred."""
    return _made(landscape, area_of(landscape, key))


def _made(landscape: Landscape, area: Area) -> tuple[Line, ...]:
    makers: tuple[Callable[[Landscape, Area], Iterator[Line]], ...] = (
        births,
        people,
        where,
        bodies,
    )
    return tuple(line for make in makers for line in make(landscape, area))
