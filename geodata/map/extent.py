"""Where on the map a view or a selection lies."""

from geodata.landscape import Landscape, derive
from geodata.map.view import View
from geodata.records import gemeenten_of, organisaties_of
from geodata.regions.layer_records import served

# How much of its own size a gemeente gets around it, on each side.
MARGIN = 0.5

Box = tuple[tuple[float, float], tuple[float, float]]


def extent_of(landscape: Landscape, key: str) -> Box | None:
    """Bounding box of an organisatie or gemeente as ((south, west), (north, east)) in WGS84.

    A gemeente is shown with its surroundings.
    An organisatie with a werkgebied fills it; one with coordinates only gets some 15 km around
    them; one without either has no place (None).
    """
    if key in gemeenten_of(landscape):
        (south, west), (north, east) = around(landscape, (key,))
        tall, wide = (north - south) * MARGIN, (east - west) * MARGIN
        return ((south - tall, west - wide), (north + tall, east + wide))
    if key in served(landscape):
        return around(landscape, served(landscape)[key])
    row = organisaties_of(landscape)[key]
    if row.lat is None or row.lon is None:
        return None
    lat, lon = row.lat, row.lon
    return ((lat - 0.13, lon - 0.21), (lat + 0.13, lon + 0.21))


def extent(landscape: Landscape, view: View) -> Box:
    """Bounding box that a view looks at: the one it names, else that of what it is about (the
    selection, else the provincies, else the country)."""
    if view.beeld:
        south, west, north, east = view.beeld
        return ((south, west), (north, east))
    box = extent_of(landscape, view.gekozen) if view.gekozen else None
    if box:
        return box
    rows = gemeenten_of(landscape).values()
    if view.provincie:
        return around(landscape, tuple(r.code for r in rows if r.provincie in view.provincie))
    return country_box(landscape)


@derive
def country_box(landscape: Landscape) -> Box:
    """Bounding box of the country."""
    return around(landscape, tuple(gemeenten_of(landscape)))


@derive
def around(landscape: Landscape, codes: tuple[str, ...]) -> Box:
    """Bounding box of some gemeenten (CBS codes, at least one)."""
    west, south, east, north = landscape.boundaries[list(codes)].total_bounds.round(3).tolist()
    return ((south, west), (north, east))
