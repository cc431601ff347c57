"""Places by what somebody types."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas
from rapidfuzz import fuzz, process

from geodata.find.names import place_names, plain
from geodata.find.search import MAX_QUERY
from geodata.landscape import Landscape

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
    places = place_names(landscape)
    names = places["plain"]
    found = places[names.str.startswith(wanted)]
    found = found.sort_values("inwoners", ascending=False, kind="stable")
    found = found.assign(match=found["plain"].eq(wanted).map({True: "gelijk", False: "begin"}))
    found = found.sort_values("match", ascending=False, kind="stable")
    if found.empty and len(wanted) > 3:
        alike = process.extract(wanted, names.tolist(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        found = places.iloc[[position for _, _, position in alike]].assign(match="lijkt")
    return tuple(_placed(landscape, found.head(limit * 2)))[:limit]


def _placed(landscape: Landscape, found: pandas.DataFrame) -> Iterable[Place]:
    gemeenten = landscape.gemeenten["naam"]
    seen = set()
    for row in found.itertuples():
        if (row.plain, row.gemeentecode) not in seen:
            seen.add((row.plain, row.gemeentecode))
            known = not pandas.isna(row.lat)
            yield Place(
                id=row.id,
                naam=row.naam,
                lat=row.lat if known else None,
                lon=row.lon if known else None,
                inwoners=int(row.inwoners),
                gemeentecode=row.gemeentecode,
                gemeente=gemeenten[row.gemeentecode],
                match=row.match,
            )
