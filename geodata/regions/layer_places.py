"""Where on the map the records of a layer stand."""

import geopandas

from geodata.landscape import Landscape, derive
from geodata.package.layer_kinds import Place
from geodata.package.vocabulary import Laag
from geodata.regions.areas import areas
from geodata.regions.distance import inner_points
from geodata.regions.layer_records import acute_locations


@derive
def places(landscape: Landscape, laag: Laag) -> geopandas.GeoSeries:
    """The geometry of each record of a layer that has one, by id; CRS: EPSG:4326.

    Empty for a layer that is not on the map.
    """
    if laag.kind.place is None:
        return geopandas.GeoSeries(crs=landscape.boundaries.crs)
    return PLACES[laag.kind.place](landscape, laag)


def _areas(landscape: Landscape, laag: Laag) -> geopandas.GeoSeries:
    return areas(landscape, laag).geometry


def _boundaries(landscape: Landscape, laag: Laag) -> geopandas.GeoSeries:
    return landscape.boundaries


def _inside(landscape: Landscape, laag: Laag) -> geopandas.GeoSeries:
    return inner_points(landscape).to_crs(landscape.boundaries.crs)


def _coordinates(landscape: Landscape, laag: Laag) -> geopandas.GeoSeries:
    placed = landscape.organisaties.dropna(subset=["lat", "lon"])
    return geopandas.GeoSeries.from_xy(
        placed["lon"], placed["lat"], index=placed.index, crs=landscape.boundaries.crs
    )


def _locations(landscape: Landscape, laag: Laag) -> geopandas.GeoSeries:
    rows = acute_locations(landscape)
    return geopandas.GeoSeries.from_xy(
        rows["lon"], rows["lat"], index=rows.index, crs=landscape.boundaries.crs
    )


PLACES = {
    Place.AREA: _areas,
    Place.BOUNDARY: _boundaries,
    Place.INSIDE: _inside,
    Place.COORDINATES: _coordinates,
    Place.LOCATIONS: _locations,
}
