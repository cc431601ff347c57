"""Which gemeente holds a point."""

import shapely

from geodata.landscape import Landscape


def gemeente_at(landscape: Landscape, lat: float, lon: float) -> str | None:
    """CBS code of the gemeente that holds this point (WGS84 degrees), or None outside them all."""
    boundaries = landscape.boundaries
    hits = boundaries.sindex.query(shapely.Point(lon, lat), predicate="intersects")
    return boundaries.index[min(hits)] if len(hits) else None
