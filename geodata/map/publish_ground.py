"""What lies under and around the layers: land, neighbours, and the names that a map of close by has.

`ondergrond-<hash>.json` is on every map and names the other two, which a browser fetches when its
reader comes close: `gemeentenamen-<hash>.json` and `plaatsnamen-<hash>.json`.
"""

import geopandas
import numpy
import pandas
import shapely

from geodata.find.names import people_of
from geodata.landscape import RD, Landscape, derive
from geodata.map.publish import Published, as_file, as_mapping, publish
from geodata.package.ground import LAND, WATER
from geodata.regions.distance import inner_points

GROUND, GEMEENTEN, TOWNS = "ondergrond", "gemeentenamen", "plaatsnamen"
# What has fewer inhabitants has its name on paper maps of a larger scale than ours.
LEAST = 500
# Half a pixel, in metres, on a map of the country.
COARSE = 350
# How much further neighbours go on than their file, in degrees.
BEYOND = 12


@derive
def land(landscape: Landscape) -> shapely.Geometry:
    """The whole country as one shape; CRS: EPSG:4326."""
    return landscape.boundaries.union_all(method="coverage")


@derive
def publish_ground(landscape: Landscape) -> Published:
    """The country (`land`), the shapes of its neighbours (`buurlanden`), where the names of waters
    stand (`wateren`: name, lat, lon), and which files a map of close by needs (`dichtbij`)."""
    ground = landscape.ground
    water = ground[ground["soort"] == WATER]
    borders = next(laag for laag in landscape.vocabulary.lagen if laag.kind.outlines)
    return as_file(
        GROUND,
        {
            "land": as_mapping(_of_the_country(landscape)),
            "buurlanden": [as_mapping(shape) for shape in neighbours(landscape)],
            "wateren": _named(water["naam"], water.geometry),
            "dichtbij": {
                "grenzen": publish(landscape, borders).name,
                "gemeenten": publish_gemeenten(landscape).name,
                "plaatsen": publish_towns(landscape).name,
            },
        },
    )


@derive
def neighbours(landscape: Landscape) -> geopandas.GeoSeries:
    """The shapes of the neighbour countries; CRS: EPSG:4326. Where the file cuts them off at its edge,
    they go on out of sight of the widest map, instead of ending in a straight line."""
    ground = landscape.ground
    shapes = ground.loc[ground["soort"] == LAND, "geometry"]
    west, south, east, _ = shapes.total_bounds

    def outward(points: numpy.ndarray) -> numpy.ndarray:
        x, y = points.T
        x = numpy.where(x <= west, x - BEYOND, numpy.where(x >= east, x + BEYOND, x))
        return numpy.column_stack([x, numpy.where(y <= south, y - BEYOND, y)])

    return shapes.map(lambda shape: shapely.transform(shape, outward))


def _of_the_country(landscape: Landscape) -> shapely.Geometry:
    """The country as far as a map of all of it shows: the finer shapes take over close by."""
    metres = geopandas.GeoSeries([land(landscape)], crs=landscape.boundaries.crs).to_crs(RD)
    return metres.simplify(COARSE).to_crs(landscape.boundaries.crs).iloc[0]


@derive
def publish_gemeenten(landscape: Landscape) -> Published:
    """The names of the gemeenten (`namen`: name, lat, lon), those with most inhabitants first."""
    people = pandas.Series(dict(people_of(landscape)), dtype=float)
    frame = landscape.gemeenten
    frame = frame.loc[people.reindex(frame.index, fill_value=0).sort_values(ascending=False).index]
    points = inner_points(landscape).to_crs(landscape.boundaries.crs).reindex(frame.index)
    return as_file(GEMEENTEN, {"namen": _named(frame["naam"], points)})


@derive
def publish_towns(landscape: Landscape) -> Published:
    """The names of towns and villages (`namen`: name, lat, lon), those with most inhabitants first.
    The map has the names of gemeenten already, so a town that has the name of its own is left out.
    """
    frame = landscape.table("plaatsen")
    own = frame["gemeentecode"].map(landscape.gemeenten["naam"])
    whole = (frame["soort"] == "woonplaats") & (frame["naam"] != own)
    frame = frame[whole & (frame["inwoners"].fillna(0) >= LEAST)]
    frame = frame.sort_values("inwoners", ascending=False)
    points = geopandas.GeoSeries.from_xy(frame["lon"], frame["lat"], index=frame.index)
    return as_file(TOWNS, {"namen": _named(frame["naam"], points)})


def published(landscape: Landscape, name: str) -> Published | None:
    """The file of this name, or None when it does not exist (any more)."""
    makers = {GROUND: publish_ground, GEMEENTEN: publish_gemeenten, TOWNS: publish_towns}
    make = makers.get(name.rpartition("-")[0])
    found = make(landscape) if make else None
    return found if found and found.name == name else None


def _named(names: geopandas.GeoSeries, points: geopandas.GeoSeries) -> list[list]:
    return [
        [name, round(point.y, 3), round(point.x, 3)]
        for name, point in zip(names, points, strict=True)
    ]
