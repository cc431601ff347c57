"""Which gemeente holds a point."""

import shapely

from geodata.landscape import Landscape, derive


def gemeente_at(landscape: Landscape, lat: float, lon: float) -> str | None:
    """CBS code of the gemeente that holds this point (WGS84 degrees), or None outside them all.

    By the fine boundaries: the ones that are drawn are off by some hundreds of metres.
    """
    codes, tree = _tree(landscape)
    hits = tree.query(shapely.Point(lon, lat), predicate="intersects")
    return codes[min(hits)] if len(hits) else None


@derive
def _tree(landscape: Landscape) -> tuple[tuple[str, ...], shapely.STRtree]:
    boundaries = landscape.boundaries_fine
    return tuple(boundaries.index), shapely.STRtree(boundaries.values)
