"""A figure in classes for a map: five of them, with limits that can be read, and their colours.

A figure from low to high gets classes with as many gemeenten each (quantiles), a figure around zero
classes at equal distances on both sides of it. Limits are rounded as far as they stay apart.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy
import pandas

from geodata.figures.figure import Figure, figures
from geodata.figures.per_area import area_values
from geodata.figures.values import figure, values
from geodata.landscape import Landscape, derive
from geodata.words import number

AROUND_ZERO = "rond nul"
CLASSES = 5
# Of ColorBrewer (Blues, PuOr): apart for who sees no red, green or blue. From light to dark the
# first is a row of greys too; of the second the two sides are told apart in grey by the lines.
RISING = ("#EFF3FF", "#BDD7E7", "#6BAED6", "#3182BD", "#08519C")
TURNING = ("#E66101", "#FDB863", "#F7F7F7", "#B2ABD2", "#5E3C99")
LINES = ("schuin", "schuin", "vol", "vol", "vol")
# Around zero: the shares of the gemeenten (by how far they are from it) within the inner and outer
# limits.
INNER, OUTER = 1 / 3, 3 / 4


@dataclass(frozen=True)
class Class:
    """A class of a figure: what the legend says, its colour, the pattern of its lines ("vol" for
    none) and how many gemeenten (or areas) are in it."""

    label: str
    kleur: str
    patroon: str
    gemeenten: int


@dataclass(frozen=True)
class Classes:
    """A figure in classes, lowest first. `grenzen` are the limits between them: a value at a limit
    is in the class above. `klasse` is the place of the class of each gemeente (or area), by id, -1 where
    there is no value; `zonder` how many those are."""

    figuur: Figure
    periode: str
    grenzen: tuple[float, ...]
    klassen: tuple[Class, ...]
    klasse: dict[str, int]
    zonder: int


@derive
def classes(landscape: Landscape, figure_id: str, periode: str = "", per: str = "") -> Classes:
    """A figure in at most five classes; fewer when its values do not differ enough, none without
    values. Of the gemeenten, or of the areas of a division (`per`).

    Raises KeyError as `geodata.figures.values`, and with a division as `area_values` does."""
    found = figure(landscape, figure_id)
    own = (
        area_values(landscape, figure_id, per, periode)
        if per
        else values(landscape, figure_id, periode)
    )
    known = own.dropna()
    turning = found.kleuring == AROUND_ZERO
    limits = _around_zero(known) if turning else _quantiles(known)
    place = pandas.Series(numpy.digitize(own.fillna(0), limits), index=own.index)
    place[own.isna()] = -1
    total = len(limits) + 1 if len(known) else 0
    colours = _colours(total, turning)
    sizes = place.value_counts()
    labels = _labels(limits, found)
    made = tuple(
        Class(label, colour, line, int(sizes.get(number, 0)))
        for number, (label, (colour, line)) in enumerate(zip(labels[:total], colours, strict=True))
    )
    wanted = periode or found.periode
    empty = int((place < 0).sum())
    return Classes(found, wanted, tuple(limits), made, place.astype(int).to_dict(), empty)


@derive
def mapped(landscape: Landscape) -> dict[str, str]:
    """The figures that a map can show, as label by id: those of which the values differ."""
    known = figures(landscape).items()
    return {key: one.label for key, one in known if len(classes(landscape, key).klassen) > 1}


def _quantiles(known: pandas.Series) -> list[float]:
    if known.empty:
        return []
    shares = [part / CLASSES for part in range(1, CLASSES)]
    return readable(known.quantile(shares).tolist(), float(known.min()))


def _around_zero(known: pandas.Series) -> list[float]:
    if known.empty:
        return []
    apart = readable(known.abs().quantile([INNER, OUTER]).tolist(), 0.0)
    return [*(-limit for limit in reversed(apart)), *apart]


def readable(limits: Sequence[float], lowest: float) -> list[float]:
    """Limits rounded to as few figures as keep them apart and above `lowest`; equal ones once.

    Two figures at most: 294 and 431 become 290 and 430, or 300 and 400 when one will do.
    """
    rounded: list[float] = []
    for digits in (1, 2, 3):
        rounded = [_rounded(limit, digits) for limit in limits]
        if len(set(rounded)) == len(set(limits)) and min(rounded, default=1.0) > lowest:
            break
    return sorted({limit for limit in rounded if limit > lowest})


def _rounded(value: float, figures: int) -> float:
    return float(f"{value:.{figures}g}")


def _colours(total: int, turning: bool) -> list[tuple[str, str]]:
    """The colours for so many classes, the ends of the row first."""
    own = TURNING if turning else RISING
    lines = LINES if turning else ("vol",) * CLASSES
    if not total:
        return []
    chosen = numpy.linspace(0, CLASSES - 1, total).round().astype(int) if total > 1 else [2]
    return [(own[place], lines[place]) for place in chosen]


def _labels(limits: Sequence[float], figure: Figure) -> list[str]:
    """What the legend says of each class: "minder dan 200", "200 tot 300", "500 of meer"."""
    unit = "%" if figure.eenheid.startswith("%") else ""
    digits = max(figure.decimalen, 1)
    said = [f"{number(one, 0 if one == int(one) else digits)}{unit}" for one in limits]
    if not said:
        return ["alle waarden"]
    between = [f"{low} tot {high}" for low, high in itertools.pairwise(said)]
    return [f"minder dan {said[0]}", *between, f"{said[-1]} of meer"]
