"""Gemeenten in a comparable position, to call for experience.

Method: five figures (the weight and `FIGURES`), the skewed ones as their logarithm, each
standardised over all gemeenten (mean 0, standard deviation 1); the straight (Euclidean) distance between two gemeenten in
these measures says how much they differ.
"""

from dataclasses import dataclass

import numpy
import pandas

from geodata.figures import figure, figures, values, weight
from geodata.landscape import Landscape, derive
from geodata.records import coalities_of
from geodata.words import capital, join_words, number

# The figures beside the weight in which gemeenten are compared.
FIGURES = ("inwoners", "km2", "km-vsv", "partijen")
# Sizes and distances differ by factors, not by steps; a number of bodies by steps.
STEPS = ("partijen",)
HOW_MANY = 5


@dataclass(frozen=True)
class Alike:
    """A gemeente in a comparable position: `afstand` is standardised, 0 is the same position."""

    code: str
    naam: str
    afstand: float
    tekst: str


@derive
def alike(
    landscape: Landscape, code: str, limit: int = HOW_MANY, gewicht: str = ""
) -> tuple[Alike, ...]:
    """The gemeenten with an active coalitie that are most like this one, best first.

    `gewicht` is an id of `geodata.figures.weights`, the first of them without one. Never the gemeente
    itself. Fewer than `limit` when there are fewer, none when no source names an active coalitie.
    `tekst` says so when that source is old. Raises KeyError for an unknown code or weight.
    """
    positions = _positions(landscape, gewicht)
    here = positions.loc[code]
    status = landscape.coalities["status"]
    active = {key for key, value in status.items() if _is_active(landscape, value)} - {code}
    others = positions.loc[positions.index.isin(active)]
    away = numpy.sqrt(((others - here) ** 2).sum(axis=1)).sort_values(kind="stable")
    names = landscape.gemeenten["naam"]
    return tuple(
        Alike(key, names[key], float(value), _in_words(landscape, key, float(value), gewicht))
        for key, value in away.head(limit).items()
    )


def method_in_words(landscape: Landscape, gewicht: str = "") -> str:
    """By which measures gemeenten are compared, and what the number means, in Dutch."""
    used = [figure(landscape, name) for name in _positions(landscape, gewicht).columns]
    named = join_words(one.in_een_zin for one in used)
    dated = [one for one in used if one.perioden]
    when = "; ".join(f"{one.kort}: {one.source_in_words()}" for one in dated)
    return (
        f"Vergeleken op {named}. Elke maat telt even zwaar. Bij 0 zijn twee gemeenten "
        f"in deze maten gelijk; twee willekeurige gemeenten verschillen gemiddeld "
        f"{number(_average(landscape, gewicht), 1)}. {capital(when)}."
    )


def measures(landscape: Landscape, gewicht: str = "") -> pandas.DataFrame:
    """The figures as they are: index CBS code, columns the id of the weight and `FIGURES`, each once;
    NaN where one is not known (the distance when no VSV has a place)."""
    known = figures(landscape)
    chosen = (weight(landscape, gewicht).id, *FIGURES)
    return pandas.DataFrame({name: values(landscape, name) for name in chosen if name in known})


@derive
def _positions(landscape: Landscape, gewicht: str) -> pandas.DataFrame:
    """The standardised measures of each gemeente; index: CBS code. A measure that is not known for
    all, or is the same for all, says nothing and is left out."""
    frame = measures(landscape, gewicht)
    # One is added so that a hospital in the middle of the gemeente (0 km) keeps a logarithm.
    skewed = [name for name in frame.columns if name not in STEPS]
    frame[skewed] = numpy.log1p(frame[skewed])
    spread = frame.std(ddof=0)
    usable = frame.columns[frame.notna().all() & (spread > 0)]
    return (frame[usable] - frame[usable].mean()) / spread[usable]


@derive
def _average(landscape: Landscape, gewicht: str) -> float:
    """The mean distance between two different gemeenten."""
    points = _positions(landscape, gewicht).to_numpy()
    between = numpy.sqrt(((points[:, None, :] - points[None, :, :]) ** 2).sum(axis=2))
    return float(between.sum() / max(len(points) * (len(points) - 1), 1))


def _in_words(landscape: Landscape, code: str, away: float, gewicht: str) -> str:
    average = _average(landscape, gewicht)
    share = away / average if average else 0
    how = "sterk" if share < 1 / 4 else "redelijk" if share < 1 / 2 else "een beetje"
    old = coalities_of(landscape)[code].andere_status
    return f"lijkt er {how} op (verschil {number(away, 1)}){f'; {old}' if old else ''}"


def _is_active(landscape: Landscape, status: str) -> bool:
    return landscape.vocabulary.status_of(status).id == "actief"
