"""Gemeenten in a comparable position, to call for experience.

Method: five measures (`MEASURES`), the skewed ones as their logarithm, each standardised over all
gemeenten (mean 0, standard deviation 1); the straight (Euclidean) distance between two gemeenten in
these measures says how much they differ.
"""

from dataclasses import dataclass

import numpy
import pandas

from geodata.compare.burden import burdens
from geodata.landscape import Landscape, derive
from geodata.partners.partners import VSV_SOORTEN
from geodata.regions.distance import nearest
from geodata.words import date_in_words, join_words, number

MEASURES = {
    "kinderen": "aantal kinderen van 0 tot en met 9 jaar",
    "inwoners": "aantal inwoners",
    "km2": "oppervlakte",
    "km": "afstand tot het dichtstbijzijnde VSV",
    "partijen": "aantal regionale partijen",
}
# Sizes and distances differ by factors, not by steps.
SKEWED = ("kinderen", "inwoners", "km2", "km")
HOW_MANY = 5


@dataclass(frozen=True)
class Alike:
    """A gemeente in a comparable position: `afstand` is standardised, 0 is the same position."""

    code: str
    naam: str
    afstand: float
    tekst: str


def alike(landscape: Landscape, code: str, limit: int = HOW_MANY) -> tuple[Alike, ...]:
    """The gemeenten with an active coalitie that are most like this one, best first.

    Never the gemeente itself. Fewer than `limit` when there are fewer, none when no source names
    an active coalitie. Raises KeyError for an unknown code.
    """
    positions = _positions(landscape)
    here = positions.loc[code]
    status = landscape.coalities["status"]
    active = {key for key, value in status.items() if _is_active(landscape, value)} - {code}
    others = positions.loc[positions.index.isin(active)]
    away = numpy.sqrt(((others - here) ** 2).sum(axis=1)).sort_values(kind="stable")
    names = landscape.gemeenten["naam"]
    return tuple(
        Alike(key, names[key], float(value), _in_words(landscape, float(value)))
        for key, value in away.head(limit).items()
    )


def method_in_words(landscape: Landscape) -> str:
    """By which measures gemeenten are compared, and what the number means, in Dutch."""
    when = date_in_words(landscape.gemeenten["bron_datum"].max())
    used = [MEASURES[name] for name in _positions(landscape).columns]
    return (
        f"Vergeleken op {join_words(used)}. Elke maat telt even zwaar. Bij 0 zijn twee gemeenten "
        f"in deze maten gelijk; twee willekeurige gemeenten verschillen gemiddeld "
        f"{number(_average(landscape), 1)}. Inwoners en kinderen zijn die van het CBS op {when}."
    )


def measures(landscape: Landscape) -> pandas.DataFrame:
    """The measures as they are: index CBS code, columns as `MEASURES`.

    `km2` from the generalised boundaries in EPSG:28992, `km` as the crow flies (NaN when no VSV has
    a place).
    """
    gemeenten = landscape.gemeenten
    return pandas.DataFrame(
        {
            "kinderen": gemeenten["kinderen_0_9"].astype(float),
            "inwoners": gemeenten["inwoners"].astype(float),
            "km2": landscape.boundaries_rd.area / 1e6,
            "km": nearest(landscape, VSV_SOORTEN)["km"].reindex(gemeenten.index),
            "partijen": burdens(landscape)["aantal"].astype(float),
        },
        index=gemeenten.index,
    )


@derive
def _positions(landscape: Landscape) -> pandas.DataFrame:
    """The standardised measures of each gemeente; index: CBS code. A measure that is not known for
    all, or is the same for all, says nothing and is left out."""
    frame = measures(landscape)
    # One is added so that a hospital in the middle of the gemeente (0 km) keeps a logarithm.
    frame[list(SKEWED)] = numpy.log1p(frame[list(SKEWED)])
    spread = frame.std(ddof=0)
    usable = frame.columns[frame.notna().all() & (spread > 0)]
    return (frame[usable] - frame[usable].mean()) / spread[usable]


@derive
def _average(landscape: Landscape) -> float:
    """The mean distance between two different gemeenten."""
    points = _positions(landscape).to_numpy()
    between = numpy.sqrt(((points[:, None, :] - points[None, :, :]) ** 2).sum(axis=2))
    return float(between.sum() / max(len(points) * (len(points) - 1), 1))


def _in_words(landscape: Landscape, away: float) -> str:
    share = away / _average(landscape) if _average(landscape) else 0
    how = "sterk" if share < 1 / 4 else "redelijk" if share < 1 / 2 else "een beetje"
    return f"lijkt er {how} op (verschil {number(away, 1)})"


def _is_active(landscape: Landscape, status: str) -> bool:
    return landscape.vocabulary.status_of(status).id == "actief"
