"""Places by what somebody types."""

from dataclasses import dataclass, replace

import pandas
from rapidfuzz import fuzz, process

from geodata.find.names import place_names, plain
from geodata.find.search import MAX_QUERY
from geodata.landscape import Landscape, derive

# How much a name is like what somebody typed, from 0 to 100; below it, it is not.
ALIKE = 82


@dataclass(frozen=True)
class Place:
    """A place and the gemeente in which it lies.

    `lat` and `lon` are WGS84 degrees, None where no point was found; `inwoners` is 0 when it is not
    known. `match` says how its name fits the query: "gelijk", "begin" or "lijkt".
    """

    id: str
    naam: str
    lat: float | None
    lon: float | None
    inwoners: int
    gemeentecode: str
    gemeente: str
    match: str


def find_places(landscape: Landscape, query: str, limit: int = 12) -> tuple[Place, ...]:
    """Places whose name is, begins with or looks like a query, best first and large before small.

    What only looks like the query comes up when nothing begins with it. A name that stands for
    places in several gemeenten gives them all. Empty when nothing fits.
    """
    wanted = plain(query[:MAX_QUERY])
    if not wanted:
        return ()
    names, places = _ready(landscape)
    found = [at for at, name in enumerate(names) if name.startswith(wanted)]
    found.sort(key=lambda at: (names[at] != wanted, -places[at].inwoners))
    match = {at: "gelijk" if names[at] == wanted else "begin" for at in found}
    if not found and len(wanted) > 3:
        alike = process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=ALIKE)
        match = {at: "lijkt" for _, _, at in alike}
    once: dict[tuple[str, str], Place] = {}
    for at in list(match)[: limit * 2]:
        once.setdefault((names[at], places[at].gemeentecode), replace(places[at], match=match[at]))
    return tuple(once.values())[:limit]


@derive
def _ready(landscape: Landscape) -> tuple[tuple[str, ...], tuple[Place, ...]]:
    """Every name of a place made `plain`, and the place that has it."""
    gemeenten = landscape.gemeenten["naam"]
    found = place_names(landscape)
    places = (
        Place(
            id=row.id,
            naam=row.naam,
            lat=None if pandas.isna(row.lat) else row.lat,
            lon=None if pandas.isna(row.lat) else row.lon,
            inwoners=int(row.inwoners),
            gemeentecode=row.gemeentecode,
            gemeente=gemeenten[row.gemeentecode],
            match="",
        )
        for row in found.itertuples()
    )
    return tuple(found["plain"]), tuple(places)
