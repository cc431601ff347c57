"""The shapes of a file of the map as the paths of an SVG, in the coordinates of a web map.

Those are of EPSG:3857, `SCALE` to the side of the world, y downwards.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy

from geodata.landscape import Landscape
from geodata.map.state import map_file

# The world at zoom 10: the country is some 2,800 units wide, so a whole unit is fine enough.
ZOOM = 10
SCALE = 256 * 2**ZOOM
# Of how many files the shapes are kept: of layers there are some thirty, of comparisons and scenarios
# there is no end.
MOST_FILES = 60


def read(landscape: Landscape, name: str) -> dict:
    """A file of the map by its name, which there must be; only to read."""
    return _read(_content(landscape, name))


def ground(landscape: Landscape, name: str) -> str:
    """The country and its neighbours, which lie under everything, as SVG; "" without a name."""
    return _ground(_content(landscape, name)) if name else ""


def paths(landscape: Landscape, name: str) -> Mapping[str, str]:
    """Of each record of a file its outline as the `d` of an SVG path, of a point "x,y"; of a part that
    is not certain the outline under "onzeker <id>"."""
    return _paths(_content(landscape, name))


def _content(landscape: Landscape, name: str) -> bytes:
    found = map_file(landscape, name)
    assert found is not None, name  # noqa: S101 - a state names files that there are
    return found.content


@lru_cache(maxsize=MOST_FILES)
def _read(content: bytes) -> dict:
    return dict(json.loads(content))


@lru_cache(maxsize=2)
def _ground(content: bytes) -> str:
    file = json.loads(content)
    around = "".join(_path(shape) for shape in file["buurlanden"])
    return f'<path d="{around}" class="buur"/><path d="{_path(file["land"])}" class="land"/>'


@lru_cache(maxsize=MOST_FILES)
def _paths(content: bytes) -> Mapping[str, str]:
    file = _read(content)
    found = {f["id"]: f["geometry"] for f in file["features"] if f["geometry"]}
    found |= {f"onzeker {key}": shape for key, shape in file["onzeker"].items()}
    return {key: _path(geometry) for key, geometry in found.items()}


def _path(geometry: Mapping[str, Any]) -> str:
    parts = geometry["coordinates"]
    if geometry["type"] == "Point":
        ((x, y),) = project([parts])
        return f"{x:.0f},{y:.0f}"
    if geometry["type"].endswith("LineString"):
        lines = parts if geometry["type"].startswith("Multi") else [parts]
        return "".join(_line(line, 1, "") for line in lines)
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    # The end of a ring is where it began.
    return "".join(_line(ring[:-1], 2, "z") for polygon in polygons for ring in polygon)


def _line(points: Iterable, least: int, end: str) -> str:
    """Points as a line of at least so many steps, "" for less."""
    placed = project(points).round().astype(int)
    steps = numpy.diff(placed, axis=0)
    # What is less than a unit away is the same point on this picture.
    steps = steps[(steps != 0).any(axis=1)]
    if len(steps) < least:
        return ""
    x, y = placed[0]
    # A step back needs no comma: the sign parts the two.
    line = " ".join(f"{dx},{dy}" if dy >= 0 else f"{dx}{dy}" for dx, dy in steps)
    return f"M{x},{y}l{line}{end}"


def project(points: Iterable) -> numpy.ndarray:
    """(lon, lat) in degrees to the units of the picture, y downwards."""
    lon, lat = numpy.radians(numpy.asarray([point[:2] for point in points], dtype=float)).T
    x = lon / (2 * numpy.pi) + 0.5
    y = 0.5 - numpy.arcsinh(numpy.tan(lat)) / (2 * numpy.pi)
    return numpy.column_stack((x, y)) * SCALE
