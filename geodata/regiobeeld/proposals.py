"""Which areas one would put beside an area: the country, and those that are most like it."""

from geodata.compare import alike
from geodata.figures import COUNTRY, Area, area_of, areas_of, figures, series
from geodata.figures.area import GEMEENTE
from geodata.landscape import Landscape, derive
from geodata.regions import divisions

HOW_MANY, BIRTHS = 4, "geboorten"


def proposals(landscape: Landscape, area: Area) -> tuple[Area, ...]:
    """The country first; then of a gemeente those in a comparable position, of another area those of
    its kind with the nearest number of births. For the country the areas with the most births."""
    country = area_of(landscape, COUNTRY)
    if area.indeling == GEMEENTE:
        found = [area_of(landscape, one.code) for one in alike(landscape, area.codes[0])]
        return (country, *found[:HOW_MANY])
    kind = (
        area.indeling if area.indeling in divisions(landscape) else next(iter(divisions(landscape)))
    )
    births = _births(landscape, kind)
    others = [one for one in areas_of(landscape, kind) if one.id != area.id]
    if area.is_country:
        return tuple(sorted(others, key=lambda one: -births[one.id])[: HOW_MANY + 1])
    own = _newest(landscape, area)
    others.sort(key=lambda one: abs(births[one.id] - own))
    return (country, *others[:HOW_MANY])


@derive
def _births(landscape: Landscape, kind: str) -> dict[str, float]:
    return {area.id: _newest(landscape, area) for area in areas_of(landscape, kind)}


def _newest(landscape: Landscape, area: Area) -> float:
    if BIRTHS not in figures(landscape):
        return 0.0
    known = series(landscape, BIRTHS, area.codes).known
    return known[-1][1] if known else 0.0
