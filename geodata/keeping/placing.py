"""Where a place is that a list names, when that is not in doubt."""

from dataclasses import dataclass

from geodata.keeping.names import gemeente_named
from geodata.landscape import Landscape
from geodata.places import find_places
from geodata.search import plain

PRECISION = "bij benadering: het midden van de plaats (GeoNames)"


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
    named = gemeente_named(landscape, plaats)
    hits = [hit for hit in find_places(landscape, plaats) if hit.match == "gelijk"]
    codes = {hit.gemeentecode for hit in hits}
    # A name with several gemeenten, like Bergen, is in doubt whatever the places say.
    codes |= set(named.codes) if named.zeker or plain(plaats) in _sure(landscape, named) else set()
    if len(codes) != 1:
        return Placed()
    if not hits:
        return Placed(codes.pop())
    return Placed(codes.pop(), str(hits[0].lat), str(hits[0].lon))


def _sure(landscape: Landscape, named) -> set[str]:
    names = landscape.gemeenten["naam"]
    return {plain(names[code].partition(" (")[0]) for code in named.codes}
