"""Colours for areas: neighbours never share one."""

from collections.abc import Mapping

import geopandas
import networkx

from geodata.landscape import Landscape, derive
from geodata.package.vocabulary import Laag
from geodata.regions.areas import areas
from geodata.regions.neighbours import bordering

# Paul Tol's light scheme: pale fills that stay apart for colour-blind readers.
# Source: Paul Tol, Colour Schemes, SRON technical note SRON/EPS/TN/09-002 (2021).
FILLS = ("#77AADD", "#EE8866", "#EEDD88", "#FFAABB", "#99DDFF", "#44BB99", "#BBCC33", "#AAAA00")


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
    graph = networkx.Graph({key: list(others) for key, others in bordering(shapes).items()})
    numbers = networkx.greedy_color(graph, strategy="DSATUR")
    if max(numbers.values(), default=0) >= len(FILLS):
        raise ValueError(f"{len(shapes)} shapes need more than {len(FILLS)} colours")
    return {key: FILLS[index] for key, index in numbers.items()}
