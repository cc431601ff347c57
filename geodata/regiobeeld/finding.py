"""Which area somebody means by what is typed: a province or region as well as a gemeente or body."""

from rapidfuzz import fuzz

from geodata.figures import Area, area_choices, area_of, areas_of, has_area
from geodata.figures.area import GEMEENTE
from geodata.find import plain, search
from geodata.landscape import Landscape, derive
from geodata.regions import divisions
from geodata.regions.columns import REGION_COLUMNS

ENOUGH, MOST = 80, 6
# A name that begins as it was typed goes before one that is only alike.
EXACT, BEGINS, WORD = 100.0, 95.0, 92.0


def found_areas(landscape: Landscape, query: str) -> tuple[Area, ...]:
    """The areas that a name may mean, best first; none for a name that is no area's.

    A former gemeente, a hospital or an abbreviation leads to what `geodata.find.search` makes of it.
    """
    wanted = plain(query[:80])
    if not wanted:
        return ()
    scored: dict[str, float] = {}
    for key, name in _plain_names(landscape):
        scored[key] = max(scored.get(key, 0.0), _score(wanted, name))
    order = {key: place for place, key in enumerate(scored)}
    for hit in search(landscape, query):
        if hit.id in scored or has_area(landscape, hit.id):
            scored[hit.id] = max(scored.get(hit.id, 0.0), hit.score - 1)
    good = [key for key, score in scored.items() if score >= ENOUGH]
    good.sort(key=lambda key: (-scored[key], order.get(key, len(order))))
    return tuple(area_of(landscape, key) for key in good[:MOST])


def _score(wanted: str, name: str) -> float:
    if name == wanted:
        return EXACT
    if name.startswith(wanted):
        return BEGINS - min(len(name) - len(wanted), 30) / 10
    if f" {wanted}" in f" {name}":
        return WORD - min(len(name) - len(wanted), 60) / 10
    return 0.9 * fuzz.ratio(wanted, name) if len(wanted) > 3 else 0.0


@derive
def _plain_names(landscape: Landscape) -> tuple[tuple[str, str], ...]:
    """Every name of an area, also without its kind ("Drenthe" of "Provincie Drenthe"). Who has the
    same name comes in the order in which it is mostly meant: gemeenten, what `REGION_COLUMNS` divides, bodies.
    """
    found = [(area.id, area.naam) for area in areas_of(landscape, GEMEENTE)]
    found += [
        (key, name)
        for kind in REGION_COLUMNS
        if kind in divisions(landscape)
        for key, name in divisions(landscape)[kind].kort.items()
    ]
    found += [
        (key, name)
        for kind, division in divisions(landscape).items()
        if kind not in REGION_COLUMNS and not division.berekend
        for key, name in division.kort.items()
    ]
    found += area_choices(landscape).items()
    return tuple((key, plain(name)) for key, name in found)
