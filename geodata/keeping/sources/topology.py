"""A coverage as TopoJSON: a border that two gemeenten share is written once.

The form is that of the TopoJSON specification 1.0: arcs of whole steps on a grid, from point to point;
a shape names the arcs that it is made of, `~i` for arc i the other way round.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import geopandas
import numpy
import shapely

# Degrees: about a metre. Finer than any border that is drawn, so that no line crosses another.
GRID = 1e-5
Point = tuple[int, int]
Line = tuple[Point, ...]


def topology(boundaries: geopandas.GeoSeries, about: Mapping[str, str]) -> str:
    """Boundaries (index: CBS code; CRS: EPSG:4326; a coverage) as TopoJSON with the property `code`.
    `about` stands beside it in the file. The same boundaries make the same text."""
    rings = {code: _rings(shape) for code, shape in boundaries.sort_index().items()}
    every = [ring for shapes in rings.values() for polygon in shapes for ring in polygon]
    crossings = _crossings(every)
    left, low = (min(point[axis] for ring in every for point in ring) for axis in (0, 1))
    arcs: dict[Line, int] = {}
    shapes = []
    for code, polygons in rings.items():
        made = [[_arcs(ring, crossings, arcs) for ring in polygon] for polygon in polygons]
        several = len(made) > 1
        shapes.append(
            {
                "type": "MultiPolygon" if several else "Polygon",
                "properties": {"code": code},
                "arcs": made if several else made[0],
            }
        )
    return json.dumps(
        {
            "type": "Topology",
            **about,
            "objects": {"data": {"type": "GeometryCollection", "geometries": shapes}},
            "arcs": [list(_steps(arc, left, low)) for arc in arcs],
            "transform": {"scale": [GRID, GRID], "translate": [left * GRID, low * GRID]},
        },
        separators=(",", ":"),
    )


def on_grid(boundaries: geopandas.GeoSeries) -> geopandas.GeoSeries:
    """The boundaries as the file will have them: every point on the grid, shared ones still shared."""
    moved = shapely.transform(boundaries.values, lambda points: numpy.round(points / GRID) * GRID)
    return geopandas.GeoSeries(moved, index=boundaries.index, crs=boundaries.crs)


def _rings(shape: shapely.Geometry) -> list[list[Line]]:
    """The rings of a shape on the grid, per polygon, the outer one first; without its first point
    again at the end."""
    return [
        [_line(ring) for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in shapely.get_parts(shapely.normalize(shape))
    ]


def _line(ring: shapely.LinearRing) -> Line:
    found = numpy.round(shapely.get_coordinates(ring) / GRID).astype(int).tolist()
    points = [(x, y) for x, y in found]
    return tuple(point for point, after in pairwise(points) if point != after)


def _crossings(rings: Iterable[Line]) -> set[Point]:
    """The points where more than two pieces of border meet."""
    beside: dict[Point, set[Point]] = {}
    for ring in rings:
        for place, point in enumerate(ring):
            beside.setdefault(point, set()).update((ring[place - 1], ring[(place + 1) % len(ring)]))
    return {point for point, near in beside.items() if len(near) > 2}


def _arcs(ring: Line, crossings: set[Point], arcs: dict[Line, int]) -> list[int]:
    """The numbers of the arcs that a ring is made of; new ones are added to `arcs`."""
    cuts = [place for place, point in enumerate(ring) if point in crossings]
    # A border that meets no other begins anywhere: at the same point for who is on either side.
    start = cuts[0] if cuts else ring.index(min(ring))
    turned = (*ring[start:], *ring[: start + 1])
    places = [place - start for place in cuts] or [0]
    ends = [*places[1:], len(ring)]
    return [_number(turned[a : b + 1], arcs) for a, b in zip(places, ends, strict=True)]


def _number(line: Line, arcs: dict[Line, int]) -> int:
    back = line[::-1]
    if back in arcs:
        return ~arcs[back]
    return arcs.setdefault(line, len(arcs))


def _steps(line: Line, left: int, low: int) -> Iterator[list[int]]:
    x, y = left, low
    for point in line:
        yield [point[0] - x, point[1] - y]
        x, y = point
