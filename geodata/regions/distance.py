"""How far a gemeente lies from the hospitals of the VSV's and IGO's."""

import geopandas
import numpy
import pandas

from geodata.landscape import RD, Landscape, derive

# The kinds that stand for a hospital where children are born.
VSV_SOORTEN = ("vsv", "igo")


@derive
def inner_points(landscape: Landscape) -> geopandas.GeoSeries:
    """A point that surely lies inside each gemeente. Index: CBS code; CRS: EPSG:28992."""
    return landscape.boundaries_rd.representative_point()


@derive
def distances(landscape: Landscape) -> pandas.DataFrame:
    """Distance as the crow flies from each gemeente to each organisatie with coordinates, in km.

    Index: CBS code; columns: organisatie id. Measured in EPSG:28992 from a point inside the
    gemeente; the coordinates of the hospitals are right to about 1 km.
    """
    placed = landscape.organisaties.dropna(subset=["lat", "lon"])
    there = geopandas.GeoSeries.from_xy(placed["lon"], placed["lat"], crs="EPSG:4326").to_crs(RD)
    here = inner_points(landscape)
    metres = numpy.hypot(
        here.x.to_numpy()[:, None] - there.x.to_numpy()[None, :],
        here.y.to_numpy()[:, None] - there.y.to_numpy()[None, :],
    )
    return pandas.DataFrame(metres / 1000, index=here.index, columns=placed.index)


@derive
def distances_to(landscape: Landscape, soorten: tuple[str, ...]) -> pandas.DataFrame:
    """`distances` to the active organisaties of these kinds only."""
    organisaties = landscape.organisaties
    wanted = organisaties["soort"].isin(soorten) & (organisaties["status"] == "actief")
    frame = distances(landscape)
    return frame[frame.columns.intersection(organisaties.index[wanted], sort=False)]


@derive
def nearest(landscape: Landscape, soorten: tuple[str, ...]) -> pandas.DataFrame:
    """The nearest active organisatie of these kinds for each gemeente.

    Index: CBS code; columns `organisatie` and `km`. Empty when no such organisatie has a place.
    """
    frame = distances_to(landscape, soorten)
    if frame.empty:
        return pandas.DataFrame({"organisatie": pandas.Series(dtype="str"), "km": []})
    return pandas.DataFrame({"organisatie": frame.idxmin(axis=1), "km": frame.min(axis=1)})
