"""The births and the inhabitants of an area through the years, and the births of its parts."""

from dataclasses import dataclass

import pandas

from geodata.figures import (
    COUNTRY,
    Area,
    Change,
    areas_of,
    change_in,
    figures,
    of_country,
    series,
)
from geodata.landscape import Landscape
from geodata.regions import divisions
from geodata.words import number

BIRTHS, BASE, SINCE = "geboorten", "2010", "2013"
PEOPLE = "inwoners"


@dataclass(frozen=True)
class Part:
    """A part of an area in the list beside the chart: its births in the last year, the change since
    2013 (None when it cannot be said) and the values of every year."""

    id: str
    naam: str
    geboorten: float
    verandering: Change | None
    waarden: tuple[float | None, ...]


def births_frame(landscape: Landscape, area: Area) -> pandas.DataFrame:
    """A row for each year: `jaar`, `geboorten`, `als_nederland` (what it would have been, had it
    moved as the country did since the first year), `index`, `index_nederland` (2010 = 100),
    `geschat`, `uitschieter`, `bron`. Empty when there are none."""
    columns = (
        *("jaar", "geboorten", "als_nederland", "index", "index_nederland"),
        *("geschat", "uitschieter", "bron"),
    )
    if BIRTHS not in figures(landscape):
        return pandas.DataFrame(columns=columns)
    line, country = series(landscape, BIRTHS, area.codes), of_country(landscape, BIRTHS)
    if not line.known:
        return pandas.DataFrame(columns=columns)
    base = BASE if line.value(BASE) else line.known[0][0]
    own, whole = line.index(base), country.index(base)
    start = line.value(base) or 0.0
    rows = [
        (
            int(year),
            value,
            None if there is None else start * there / 100,
            here,
            there,
            guess,
            year in line.figuur.uitschieters,
            line.figuur.source_in_words(year),
        )
        for year, value, guess, here, there in zip(
            line.perioden, line.waarden, line.geschat, own, whole, strict=True
        )
    ]
    return pandas.DataFrame(rows, columns=columns)


def people_frame(landscape: Landscape, area: Area) -> pandas.DataFrame:
    """A row for each year: `jaar`, `inwoners` on its first of January, `bron`. Empty when there are
    none."""
    columns = ["jaar", "inwoners", "bron"]
    if PEOPLE not in figures(landscape):
        return pandas.DataFrame(columns=columns)
    line = series(landscape, PEOPLE, area.codes)
    rows = [(int(day[:4]), value, line.figuur.bron) for day, value in line.known]
    return pandas.DataFrame(rows, columns=columns)


def parts(landscape: Landscape, area: Area, delen: str, volgorde: str) -> tuple[Part, ...]:
    """The areas of a division that are in an area, most births (or the strongest growth) first. Of an
    area that is not the country only those that lie in it whole."""
    if BIRTHS not in figures(landscape):
        return ()
    inside = set(area.codes)
    found = []
    for part in areas_of(landscape, delen):
        if part.id == area.id or not set(part.codes) <= inside:
            continue
        line = series(landscape, BIRTHS, part.codes)
        if not line.known:
            continue
        year, births = line.known[-1]
        moved = change_in(line, SINCE, year)
        found.append(Part(part.id, part.naam, births, moved, line.waarden))
    if volgorde == "verandering":
        return tuple(sorted(found, key=lambda one: (-_moved(one), one.naam)))
    return tuple(sorted(found, key=lambda one: (-one.geboorten, one.naam)))


def parts_label(landscape: Landscape, delen: str) -> str:
    """What the parts of a division are called: "Provincies", "Gemeenten"."""
    known = divisions(landscape)
    return known[delen].label if delen in known else "Gemeenten"


def estimated_in_words(landscape: Landscape, area: Area) -> str:
    """How much of the births rests on an estimate, in Dutch; "" when nothing does."""
    if BIRTHS not in figures(landscape) or area.id == COUNTRY:
        return ""
    line = series(landscape, BIRTHS, area.codes)
    years = [
        (year, guess) for year, guess in zip(line.perioden, line.geschat, strict=True) if guess
    ]
    if not years:
        return ""
    most = max(guess for _, guess in years)
    return (
        f"Van {years[0][0]} tot en met {years[-1][0]} is een deel geschat (hoogstens "
        f"{number(most)} kinderen per jaar), omdat een gemeente later gesplitst is."
    )


def _moved(part: Part) -> float:
    moved = part.verandering
    return moved.deel if moved and moved.deel is not None else float("-inf")
