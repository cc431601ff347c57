"""Colours for areas: neighbours never share one."""

from collections.abc import Mapping

import geopandas

from geodata.landscape import Landscape, derive
from geodata.package.vocabulary import Laag
from geodata.regions.areas import areas
from geodata.regions.neighbours import bordering

# Soft tints that say nothing but "another area", of steps in lightness as well as in hue: any two differ by at
# least 10 in CIELAB, also as protan, deutan and tritan readers see them, and by 4 in lightness in grey
# (tests/unit/regions/test_colouring.py measures it). The first are used most.
FILLS = ("#C0ECC9", "#B5BAD8", "#DAD6A8", "#A2D1CF", "#EBEDFD", "#C5A9A0")


@derive
def fills(landscape: Landscape, laag: Laag) -> Mapping[str, str]:
    """A colour for each area of a layer, by area id; neighbours never share a colour.

    Raises ValueError when a layer would need more colours than there are.
    """
    return colours(areas(landscape, laag).geometry)


def colours(shapes: geopandas.GeoSeries) -> dict[str, str]:
    """A colour for each shape of a coverage, by its index; neighbours never share a colour.

    Raises ValueError when that would need more colours than there are.
    """
    # A tenth of a second to import, for which the first answer of a server need not wait.
    import networkx

    graph = networkx.Graph({key: list(others) for key, others in bordering(shapes).items()})
    numbers = networkx.greedy_color(graph, strategy="DSATUR")
    if max(numbers.values(), default=0) >= len(FILLS):
        raise ValueError(f"{len(shapes)} shapes need more than {len(FILLS)} colours")
    return {key: FILLS[index] for key, index in numbers.items()}
