"""Where a place is that a list names, when that is not in doubt."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas

from geodata.find.names import plain
from geodata.keeping.match.gemeente_names import gemeente_named
from geodata.landscape import Landscape, derive

PRECISION = "bij benadering: het midden van de plaats"


@dataclass(frozen=True)
class Placed:
    """The gemeente of a place ("" when it can be several, or none) and its WGS84 degrees as text
    ("" when not known)."""

    gemeentecode: str = ""
    lat: str = ""
    lon: str = ""


class Places:
    """Looks up places for one list, each name once."""

    def __init__(self, landscape: Landscape):
        self._landscape = landscape
        self._found: dict[str, Placed] = {}

    def placed(self, plaats: str) -> Placed:
        """Where a place is."""
        key = plain(plaats)
        if key not in self._found:
            self._found[key] = _placed(self._landscape, plaats) if key else Placed()
        return self._found[key]

    def code(self, plaats: str) -> str:
        """The gemeente of a place, "" when it can be several."""
        return self.placed(plaats).gemeentecode


def _placed(landscape: Landscape, plaats: str) -> Placed:
    hits = _by_name(landscape).get(plain(plaats), ())
    named = gemeente_named(landscape, plaats, alike=False)
    codes = {hit.gemeentecode for hit in hits} | set(named.codes)
    if len(codes) != 1:
        return Placed()
    return hits[0] if hits else Placed(codes.pop())


@derive
def _by_name(landscape: Landscape) -> Mapping[str, tuple[Placed, ...]]:
    """The places by their plain name, large before small, each in its gemeente."""
    frame = landscape.table("plaatsen").sort_values("inwoners", ascending=False, kind="stable")
    found: dict[str, tuple[Placed, ...]] = {}
    for row in frame.itertuples():
        point = ("", "") if pandas.isna(row.lat) else (str(row.lat), str(row.lon))
        for name in filter(None, (row.naam, row.andere_naam)):
            key = plain(name)
            found[key] = (*found.get(key, ()), Placed(row.gemeentecode, *point))
    return found
