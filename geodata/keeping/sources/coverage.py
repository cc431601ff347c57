"""Boundaries as the atlas keeps them: a valid coverage, simplified as one, coarse and fine."""

from collections.abc import Iterable

import geopandas
import numpy
import shapely

from geodata.keeping.sources.pdok import Edition
from geodata.keeping.sources.topology import on_grid, topology
from geodata.keeping.sources.web import SourceError
from geodata.package.boundaries import WGS84

# Metres: the side of the triangle that a corner may cut off, for the map of the country and from close
# by; and how large each file may be (bytes), for every reader fetches what is drawn of it. The first
# tolerance with which it fits is taken.
COARSE, COARSE_MOST = (800.0, 1200.0, 2000.0), 110_000
FINE, FINE_MOST = (60.0, 90.0, 150.0, 250.0, 400.0), 330_000
# Metres: borders that should be one and lie less far apart than this are.
SNAPPED = 0.5


def as_kept(edition: Edition) -> tuple[str, str]:
    """The boundaries of an edition as TopoJSON: those of the country, and finer ones.

    Raises SourceError when they do not become a coverage.
    """
    fijn = edition.fijn or edition.algemeen
    return (
        _fitting(edition.algemeen.vormen, COARSE, COARSE_MOST, edition.bron),
        _fitting(fijn.vormen, FINE, FINE_MOST, edition.bron),
    )


def _fitting(shapes: geopandas.GeoSeries, tolerances: Iterable[float], most: int, bron: str) -> str:
    """The shapes as TopoJSON of at most so many bytes, as fine as that can be; the coarsest when
    nothing is small enough."""
    text = ""
    for tolerance in tolerances:
        text = topology(simplified(shapes, tolerance), {"bron": bron})
        if len(text) <= most:
            break
    return text


def simplified(shapes: geopandas.GeoSeries, tolerance: float) -> geopandas.GeoSeries:
    """Shapes (EPSG:28992) made a valid coverage and simplified as one, in EPSG:4326 on the grid of
    geodata.keeping.sources.topology. Raises SourceError."""
    whole = _coverage(shapely.make_valid(shapes.values, method="structure", keep_collapsed=False))
    simple = shapely.coverage_simplify(whole, tolerance)
    series = geopandas.GeoSeries(simple, index=shapes.index, crs=shapes.crs)
    found = on_grid(series.to_crs(WGS84))
    if not (shapely.coverage_is_valid(found.values) and found.is_valid.all()):
        raise _no_coverage()
    return found


def _coverage(shapes: numpy.ndarray) -> numpy.ndarray:
    if shapely.coverage_is_valid(shapes, gap_width=SNAPPED):
        return shapes
    cleaned = shapely.coverage_clean(shapes, snapping_distance=SNAPPED, gap_width=SNAPPED)
    moved = abs(shapely.area(cleaned) - shapely.area(shapes)).sum()
    # What takes more than a snap was no coverage to begin with.
    if (
        not shapely.coverage_is_valid(cleaned, gap_width=SNAPPED)
        or moved > 0.001 * shapely.area(shapes).sum()
    ):
        raise _no_coverage()
    return cleaned


def _no_coverage() -> SourceError:
    return SourceError(
        "De grenzen van PDOK sluiten niet op elkaar aan. Er is niets voorgesteld; probeer het later weer "
        "of meld dit aan wie de atlas onderhoudt."
    )
