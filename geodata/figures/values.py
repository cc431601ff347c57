"""The values of a figure, gemeente by gemeente."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy
import pandas

from geodata.figures.bodies import burdens
from geodata.figures.change import changes
from geodata.figures.figure import Figure, figures
from geodata.figures.reach import km_by_gemeente
from geodata.figures.table import wide
from geodata.landscape import Landscape, derive
from geodata.regions.distance import VSV_SOORTEN, nearest

COUNTED, SUM, WORKED_OUT = "cijfers", "som", "berekend"
BIRTHS, WOMEN, SINCE = "geboorten", "vrouwen-15-49", "2013"
MOVED = "geboorten-sinds-2013"


def figure(landscape: Landscape, figure_id: str) -> Figure:
    """A figure by its id. Raises KeyError (naming the id) when there is none."""
    return figures(landscape)[figure_id]


def values(landscape: Landscape, figure_id: str, periode: str = "") -> pandas.Series:
    """The value of a figure in each gemeente, as floats; NaN where the source has none.

    Index: CBS code, every gemeente of the landscape; in the unit of the figure. Without a period
    the newest one. Raises KeyError for an unknown figure or period.
    """
    found = figure(landscape, figure_id)
    wanted = periode or found.periode
    if wanted not in (found.perioden or ("",)):
        raise KeyError(f"{figure_id} heeft geen waarden van {wanted}")
    return _values(landscape, figure_id, wanted)


def estimated(landscape: Landscape, figure_id: str, periode: str = "") -> pandas.Series:
    """How much of the value of each gemeente is an estimate, in the unit of the figure; 0 where
    nothing is. Index: CBS code. Raises KeyError as `values`."""
    found = figure(landscape, figure_id)
    return _estimated(landscape, figure_id, periode or found.periode)


@derive
def withheld(landscape: Landscape, figure_id: str, periode: str = "") -> frozenset[str]:
    """The gemeenten (CBS codes) of which the source does not show the value, to protect people.

    That is no zero, and not "geen gegevens". Raises KeyError as `values`."""
    found = figure(landscape, figure_id)
    rows = landscape.table("cijfers")
    rows = rows[rows["indicator"].isin(found.som_van or (figure_id,)) & rows["waarde"].isna()]
    return frozenset(rows.loc[rows["periode"] == (periode or found.periode), "gemeentecode"])


@derive
def _estimated(landscape: Landscape, figure_id: str, wanted: str) -> pandas.Series:
    found = figure(landscape, figure_id)
    codes = landscape.gemeenten.index
    rows = landscape.table("cijfers")
    rows = rows[rows["indicator"].isin(found.som_van or (figure_id,)) & (rows["periode"] == wanted)]
    unsure = rows[rows["afgeleid"] == "geschat"]
    # A source that does not say how much of a value is a split: all of it may be.
    amount = unsure["waarvan_geschat"].fillna(unsure["waarde"]).astype(float)
    return amount.groupby(unsure["gemeentecode"]).sum().reindex(codes, fill_value=0.0)


@derive
def _values(landscape: Landscape, figure_id: str, periode: str) -> pandas.Series:
    found = figure(landscape, figure_id)
    codes = landscape.gemeenten.index
    if found.herkomst == WORKED_OUT:
        return COMPUTED[figure_id](landscape).reindex(codes).astype(float)
    if found.herkomst == SUM:
        return sum(_values(landscape, part, periode) for part in found.som_van)
    table = wide(landscape)
    if (figure_id, periode) not in table:
        # A row in indicatoren.csv, and (yet) no value anywhere.
        return pandas.Series(numpy.nan, index=codes)
    return table[(figure_id, periode)].reindex(codes)


def _one_each(landscape: Landscape) -> pandas.Series:
    return pandas.Series(1.0, index=landscape.gemeenten.index)


def _km2(landscape: Landscape) -> pandas.Series:
    return landscape.boundaries_rd.area / 1e6


def _km_to_vsv(landscape: Landscape) -> pandas.Series:
    return nearest(landscape, VSV_SOORTEN)["km"]


def _bodies(landscape: Landscape) -> pandas.Series:
    return burdens(landscape)["aantal"]


def _since(landscape: Landscape) -> pandas.Series:
    if BIRTHS not in figures(landscape):
        return pandas.Series(numpy.nan, index=landscape.gemeenten.index)
    return changes(landscape, BIRTHS, SINCE)


@derive
def rate_years(landscape: Landscape) -> tuple[str, tuple[str, ...]]:
    """What the births per 1,000 women are of: the period of the count of women, and the years of the
    births, oldest first; no years when there are none that fit."""
    known = figures(landscape)
    born = set(known[BIRTHS].perioden) if BIRTHS in known else set()
    counts = known[WOMEN].perioden if WOMEN in known else ()
    for periode in reversed(counts):
        year = int(periode[:4])
        years = tuple(str(one) for one in (year - 1, year, year + 1))
        if born.issuperset(years):
            return periode, years
    return "", ()


def _per_women(landscape: Landscape) -> pandas.Series:
    """Births a year in the year of a count of women and those beside it, per 1,000 women: the newest
    count of which all three years are known."""
    periode, years = rate_years(landscape)
    if not years:
        return pandas.Series(numpy.nan, index=landscape.gemeenten.index)
    births = sum(_values(landscape, BIRTHS, one) for one in years) / len(years)
    return births / _values(landscape, WOMEN, periode).replace(0, numpy.nan) * 1000


# The figures with herkomst "berekend": the only ones for which a new one needs code.
COMPUTED: Mapping[str, Callable[[Landscape], pandas.Series]] = MappingProxyType(
    {
        "gemeenten": _one_each,
        "km2": _km2,
        "km-vsv": _km_to_vsv,
        "km-acuut": km_by_gemeente,
        "partijen": _bodies,
        MOVED: _since,
        "geboorten-per-1000-vrouwen": _per_women,
    }
)
