"""A worked example of the births to come in an area, and how wrong the same sum was before.

There is no reliable official outlook of births per gemeente: CBS and PBL withdrew the ages of their
regional outlooks on 12 July 2023. The sum here is our own and is called that: the share of the area
in the births of the last three years, times the national outlook of CBS with its interval of 67 %.
What it misses is what differs between areas, such as new housing.
"""

from dataclasses import dataclass

import numpy
import pandas

from geodata.figures.area import GEMEENTE, Area
from geodata.figures.figure import figures
from geodata.figures.series import of_country, series
from geodata.figures.table import by_period
from geodata.landscape import Landscape, derive
from geodata.regions.divisions import division, divisions
from geodata.words import date_in_words, with_note

BIRTHS = "geboorten"
SHARE_YEARS, BACK = 3, 10
UNTIL = 2035
# An error of more than this is too much to show a sum with.
TOO_WRONG = 0.15
# One in five is further off than this quantile.
QUANTILE = 0.8
# So many areas at least, before a number is said about what they are usually off.
ENOUGH = 5
# What the address of a table begins with, on the site of CBS.
PAGES = "https://www.cbs.nl/nl-nl/cijfers/detail/"
ROUNDED = 10


@dataclass(frozen=True)
class Expected:
    """What the sum gives for one year: the value and the ends of the interval of 67 % (births).
    `tussen` says that the year lies between two of the source and was worked out (a straight line)."""

    jaar: int
    waarde: float
    laag: float
    hoog: float
    tussen: bool


@dataclass(frozen=True)
class Error:
    """How wrong the same sum was for areas of a kind, worked out backwards: from the shares of the
    years `van` to the births of `tot`. `midden` is the middle error and `een_op_vijf` what one in
    five exceeds, as shares of what came true; `gebieden` is how many areas that is about."""

    van: tuple[str, ...]
    tot: str
    midden: float
    een_op_vijf: float
    gebieden: int


@dataclass(frozen=True)
class Outlook:
    """The worked example for an area, or why there is none.

    `jaren` are the years of the share, `deel` that share of the country (0 to 1); `fout` is None for
    the country itself. Without `verwacht` the reason stands in `reden`: "geen prognose", "te weinig
    jaren" or "te klein". `grens` is the number of births a year below which the error of gemeenten
    exceeds 15 % (None when that cannot be worked out).
    """

    jaren: tuple[str, ...]
    deel: float
    verwacht: tuple[Expected, ...]
    fout: Error | None
    grens: int | None
    reden: str = ""


def outlook(landscape: Landscape, area: Area) -> Outlook:
    """The worked example for an area up to 2035; see the module."""
    if BIRTHS not in figures(landscape):
        return Outlook((), 0.0, (), None, None, "te weinig jaren")
    country = of_country(landscape, BIRTHS)
    years = tuple(year for year, _ in country.known)[-SHARE_YEARS:]
    limit = smallest(landscape)
    if len(years) < SHARE_YEARS:
        return Outlook(years, 0.0, (), None, limit, "te weinig jaren")
    own = series(landscape, BIRTHS, area.codes)
    values = [own.value(year) for year in years]
    known = [value for value in values if value is not None]
    total = sum(country.value(year) or 0.0 for year in years)
    if len(known) < SHARE_YEARS or not total:
        return Outlook(years, 0.0, (), None, limit, "te weinig jaren")
    share = sum(known) / total
    expected = tuple(_scaled(one, share) for one in _national(landscape))
    if not expected:
        return Outlook(years, share, (), None, limit, "geen prognose")
    if area.is_country:
        return Outlook(years, share, expected, None, limit)
    if limit is not None and sum(known) / len(known) < limit:
        return Outlook(years, share, (), None, limit, "te klein")
    return Outlook(years, share, expected, _error_of(landscape, area), limit)


@derive
def made_when(landscape: Landscape, maat: str = BIRTHS) -> tuple[str, str]:
    """The table that the national outlook of a measure comes from ("CBS 85746NED"; "" without one) and
    when it was made ("december 2023", "" when that is not said)."""
    rows = landscape.table("prognose")
    rows = rows[rows["maat"] == maat]
    if rows.empty:
        return "", ""
    bron, day = rows[["bron", "bron_datum"]].iloc[-1]
    is_page = bron.startswith(PAGES)
    when = date_in_words(day[:7]) if day else ""
    return (f"CBS {bron.rpartition('/')[2]}" if is_page else bron), when


def made_in_words(landscape: Landscape, maat: str = BIRTHS) -> str:
    """The same in words: "CBS 85746NED (december 2023)"."""
    bron, when = made_when(landscape, maat)
    return with_note(bron, when) if when else bron


@derive
def smallest(landscape: Landscape) -> int | None:
    """From how many births a year the sum is shown: the lowest number, in tens, from which on one in
    five gemeenten was at most 15 % off. None when the series is too short to look back."""
    found = _backwards(landscape, GEMEENTE)
    if found is None:
        return None
    births, errors, *_ = found
    for start in range(ROUNDED, int(births.max()) + ROUNDED, ROUNDED):
        kept = errors[births >= start]
        if len(kept) < ENOUGH:
            return None
        if float(numpy.quantile(kept, QUANTILE)) <= TOO_WRONG:
            return start
    return None


@derive
def error(landscape: Landscape, indeling: str) -> Error | None:
    """How wrong the sum was for the areas of a division; None when there are too few of them or the
    series is too short. Raises KeyError for an unknown division."""
    found = _backwards(landscape, indeling)
    if found is None or len(found[1]) < ENOUGH:
        return None
    _, errors, years, until = found
    quantile = float(numpy.quantile(errors, QUANTILE))
    return Error(years, until, float(numpy.median(errors)), quantile, len(errors))


def _error_of(landscape: Landscape, area: Area) -> Error | None:
    """The error of areas of the same kind; of a set of gemeenten, that of single gemeenten."""
    kind = area.indeling if area.indeling in divisions(landscape) else GEMEENTE
    return error(landscape, kind) or error(landscape, GEMEENTE)


def _backwards(
    landscape: Landscape, indeling: str
) -> tuple[numpy.ndarray, numpy.ndarray, tuple[str, ...], str] | None:
    """Of each area: the births a year it was worked out from, and the error as a share of what came
    true; with the years of the share and the year that it was worked out for."""
    if BIRTHS not in figures(landscape):
        return None
    table = by_period(landscape, BIRTHS)
    periods = list(figures(landscape)[BIRTHS].perioden)
    if not periods:
        return None
    until = periods[-1]
    last = int(until) - BACK
    years = [str(year) for year in range(last - SHARE_YEARS + 1, last + 1)]
    if not set(years) <= set(periods):
        return None
    codes = landscape.gemeenten.index
    own = (
        dict(division(landscape, indeling).gebied)
        if indeling != GEMEENTE
        else dict(zip(codes, codes, strict=True))
    )
    area_of = pandas.Series(own, dtype=object)
    summed = table[[*years, until]].reindex(area_of.index).groupby(area_of).sum(min_count=1)
    summed = summed[summed[until] > 0].dropna()
    base = summed[years].sum(axis=1)
    expected = base / table[years].to_numpy().sum() * table[until].sum()
    errors = (expected / summed[until] - 1).abs()
    return (base / SHARE_YEARS).to_numpy(), errors.to_numpy(), tuple(years), until


@derive
def _national(landscape: Landscape) -> tuple[Expected, ...]:
    """The national outlook after the newest births, up to 2035; a year between two of the source is
    worked out along a straight line."""
    rows = landscape.table("prognose")
    rows = rows[rows["maat"] == BIRTHS].dropna(subset=["waarde", "laag", "hoog"])
    newest = figures(landscape)[BIRTHS].periode
    if rows.empty or not newest:
        return ()
    rows = rows.assign(jaar=rows["jaar"].astype(int)).sort_values("jaar")
    given = rows["jaar"].tolist()
    wanted = sorted({year for year in [*given, UNTIL] if int(newest) < year <= UNTIL})
    wanted = [year for year in wanted if given[0] <= year <= given[-1]]
    made = []
    for year in wanted:
        value, low, high = (
            float(numpy.interp(year, given, rows[name])) for name in ("waarde", "laag", "hoog")
        )
        made.append(Expected(year, value, low, high, year not in given))
    return tuple(made)


def _scaled(one: Expected, share: float) -> Expected:
    return Expected(one.jaar, one.waarde * share, one.laag * share, one.hoog * share, one.tussen)
