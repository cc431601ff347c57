"""The shapes of a file of the map as the paths of an SVG, in the coordinates of a web map.

Those are of EPSG:3857, `SCALE` to the side of the world, y downwards.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy

from geodata.landscape import Landscape, derive
from geodata.map.state import map_file

# The world at zoom 10: the country is some 2,800 units wide, so a whole unit is fine enough.
ZOOM = 10
SCALE = 256 * 2**ZOOM


@derive
def _file(landscape: Landscape, name: str) -> tuple[dict]:
    found = map_file(landscape, name)
    assert found is not None, name  # noqa: S101 - a state names files that there are
    # In a tuple of its own, since what is in here is large and only read.
    return (json.loads(found.content),)


def read(landscape: Landscape, name: str) -> dict:
    """A file of the map by its name, which there must be."""
    return _file(landscape, name)[0]


@derive
def ground(landscape: Landscape, name: str) -> str:
    """The country and its neighbours, which lie under everything, as SVG; "" without a name."""
    if not name:
        return ""
    file = read(landscape, name)
    around = "".join(_path(shape) for shape in file["buurlanden"])
    return f'<path d="{around}" class="buur"/><path d="{_path(file["land"])}" class="land"/>'


@derive
def paths(landscape: Landscape, name: str) -> dict[str, str]:
    """Of each record of a file its outline as the `d` of an SVG path, of a point "x,y"; of a part that
    is not certain the outline under "onzeker <id>"."""
    file = read(landscape, name)
    found = {f["id"]: f["geometry"] for f in file["features"] if f["geometry"]}
    found |= {f"onzeker {key}": shape for key, shape in file["onzeker"].items()}
    return {key: _path(geometry) for key, geometry in found.items()}


def _path(geometry: Mapping[str, Any]) -> str:
    if geometry["type"] == "Point":
        ((x, y),) = project([geometry["coordinates"]])
        return f"{x:.0f},{y:.0f}"
    parts = geometry["coordinates"]
    if geometry["type"].endswith("LineString"):
        lines = parts if geometry["type"].startswith("Multi") else [parts]
        return "".join(
            "M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in project(line)) for line in lines
        )
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    return "".join(_ring(ring) for polygon in polygons for ring in polygon)


def _ring(ring: Iterable) -> str:
    points = project(ring).round().astype(int)
    steps = numpy.diff(points, axis=0)
    # What is less than a unit away is the same point on this picture.
    steps = steps[(steps != 0).any(axis=1)]
    if len(steps) < 2:
        return ""
    x, y = points[0]
    # A step back needs no comma: the sign parts the two.
    line = " ".join(f"{dx},{dy}" if dy >= 0 else f"{dx}{dy}" for dx, dy in steps[:-1])
    return f"M{x},{y}l{line}z"


def project(points: Iterable) -> numpy.ndarray:
    """(lon, lat) in degrees to the units of the picture, y downwards."""
    lon, lat = numpy.radians(numpy.asarray([point[:2] for point in points], dtype=float)).T
    x = lon / (2 * numpy.pi) + 0.5
    y = 0.5 - numpy.arcsinh(numpy.tan(lat)) / (2 * numpy.pi)
    return numpy.column_stack((x, y)) * SCALE
