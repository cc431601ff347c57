"""The value of a figure in each area of a division, for a map.

A figure that may be added up is summed, a change is that of the sums, another is the mean by its
`noemer`; a figure with none of these has no value of an area.
"""

import numpy
import pandas

from geodata.figures.change import change_in
from geodata.figures.figure import Figure, figures
from geodata.figures.series import series
from geodata.figures.totals import total, totals
from geodata.figures.values import BIRTHS, MOVED, SINCE, figure
from geodata.landscape import Landscape, derive
from geodata.regions.divisions import division


def has_areas(found: Figure) -> bool:
    """Whether a figure can be said of an area of more gemeenten."""
    return found.optelbaar or bool(found.noemer) or found.id == MOVED


@derive
def area_values(
    landscape: Landscape, figure_id: str, indeling: str, periode: str = ""
) -> pandas.Series:
    """The value of a figure in each area of a division, as floats; NaN where it cannot be said (a
    gemeente without a value, or too few births). Index: id of the area, every area that has a gemeente,
    in the order of `Division.namen`.

    Raises KeyError for an unknown figure, period or division, ValueError for a figure that cannot be
    said of an area.
    """
    found, divided = figure(landscape, figure_id), division(landscape, indeling)
    if not has_areas(found):
        raise ValueError(f"{figure_id} is niet van een gebied te zeggen")
    members: dict[str, list[str]] = {}
    for code, area in divided.gebied.items():
        members.setdefault(area, []).append(code)
    order = [area for area in divided.namen if area in members]
    if found.optelbaar:
        area_of = pandas.Series(dict(divided.gebied), dtype=object)
        return totals(landscape, figure_id, area_of, periode).reindex(order).astype(float)
    if figure_id == MOVED:
        return pandas.Series({a: _moved(landscape, members[a]) for a in order}, dtype=float)
    means = {area: total(landscape, figure_id, members[area], periode).waarde for area in order}
    return pandas.Series(means, dtype=float)


def _moved(landscape: Landscape, codes: list[str]) -> float:
    """The change of the births of some gemeenten together, in per cent; NaN when it cannot be said."""
    if BIRTHS not in figures(landscape):
        return numpy.nan
    line = series(landscape, BIRTHS, codes)
    moved = change_in(line, SINCE, figures(landscape)[BIRTHS].periode)
    return numpy.nan if moved is None or moved.deel is None else moved.deel * 100
