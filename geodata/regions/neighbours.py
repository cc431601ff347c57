"""Which areas share a border."""

from collections.abc import Mapping

import geopandas
import shapely

from geodata.landscape import Landscape, derive

# DE-9IM: the boundaries of two shapes meet in a line.
SHARED_LINE = "****1****"


def bordering(shapes: geopandas.GeoSeries) -> dict[str, tuple[str, ...]]:
    """For each shape the others that it shares a piece of border with; a corner is not enough.

    `shapes` must be a valid coverage. Every index value is a key; a shape alone has an empty tuple.
    """
    values = shapes.values
    left, right = shapely.STRtree(values).query(values)
    left, right = left[left != right], right[left != right]
    shared = shapely.relate_pattern(values[left], values[right], SHARED_LINE)
    found: dict[str, list[str]] = {key: [] for key in shapes.index}
    for a, b in zip(left[shared], right[shared], strict=True):
        found[shapes.index[a]].append(shapes.index[b])
    return {key: tuple(sorted(others)) for key, others in found.items()}


@derive
def neighbours(landscape: Landscape) -> Mapping[str, tuple[str, ...]]:
    """The gemeenten that share a land border by the fine boundaries, by CBS code."""
    return bordering(landscape.boundaries_fine)
