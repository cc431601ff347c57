"""How far a gemeente lies from the hospitals of the VSV's and IGO's."""

from collections.abc import Mapping

import geopandas
import numpy
import pandas

from geodata.landscape import RD, Landscape, derive
from geodata.package.locations import NO_BIRTHS
from geodata.records import gemeenten_of, organisaties_of
from geodata.regions.neighbours import neighbours

# The kinds that stand for a hospital where children are born.
VSV_SOORTEN = ("vsv", "igo")


@derive
def inner_points(landscape: Landscape) -> geopandas.GeoSeries:
    """A point that surely lies inside each gemeente. Index: CBS code; CRS: EPSG:28992."""
    return landscape.boundaries_rd.representative_point()


@derive
def _elsewhere(landscape: Landscape) -> pandas.DataFrame:
    """The locations of organisaties beside the first, where births are or may be."""
    rows = landscape.table("locaties")
    return rows[(rows["volgnummer"] > 1) & (rows["bevallingen"] != NO_BIRTHS)]


@derive
def gemeenten_of_hospitals(landscape: Landscape) -> Mapping[str, tuple[str, ...]]:
    """The gemeenten where the hospitals of an organisatie stand, by organisatie id."""
    first = landscape.organisaties["gemeentecode"]
    found = {key: (code,) for key, code in first[first != ""].items()}
    for row in _elsewhere(landscape).itertuples():
        known = found.get(row.organisatie, ())
        found[row.organisatie] = tuple(dict.fromkeys((*known, row.gemeentecode)))
    return found


@derive
def distances(landscape: Landscape) -> pandas.DataFrame:
    """Distance as the crow flies from each gemeente to each organisatie with coordinates, in km.

    Index: CBS code; columns: organisatie id. Measured in EPSG:28992 from a point inside the
    gemeente. Of an organisatie with several hospitals it is the distance to the nearest; where a
    source says that there are no births does not count.
    """
    placed = landscape.organisaties.dropna(subset=["lat", "lon"])
    more = _elsewhere(landscape)
    more = more[more["organisatie"].isin(placed.index)]
    lat, lon = (numpy.concatenate([placed[name], more[name]]) for name in ("lat", "lon"))
    there = geopandas.GeoSeries.from_xy(lon, lat, crs="EPSG:4326").to_crs(RD)
    here = inner_points(landscape)
    metres = numpy.hypot(
        here.x.to_numpy()[:, None] - there.x.to_numpy()[None, :],
        here.y.to_numpy()[:, None] - there.y.to_numpy()[None, :],
    )
    found = pandas.DataFrame(
        metres[:, : len(placed)] / 1000, index=here.index, columns=placed.index
    )
    for key, column in zip(more["organisatie"], metres[:, len(placed) :].T / 1000, strict=True):
        found[key] = numpy.minimum(found[key], column)
    return found


@derive
def distances_to(landscape: Landscape, soorten: tuple[str, ...]) -> pandas.DataFrame:
    """`distances` to the active organisaties of these kinds only."""
    organisaties = landscape.organisaties
    wanted = organisaties["soort"].isin(soorten) & (organisaties["status"] == "actief")
    frame = distances(landscape)
    return frame[frame.columns.intersection(organisaties.index[wanted], sort=False)]


def as_the_crow_flies(landscape: Landscape, code: str, organisatie: str) -> str:
    """How the distance from a gemeente to an organisatie is measured, in Dutch: to or from an
    island, a gemeente without neighbours over land, it goes over water."""
    there = organisaties_of(landscape)[organisatie].gemeentecode
    ends = {code, there} if there in gemeenten_of(landscape) else {code}
    alone = [end for end in ends if not neighbours(landscape)[end]]
    return "hemelsbreed, over water" if alone and there != code else "hemelsbreed"


@derive
def nearest(landscape: Landscape, soorten: tuple[str, ...]) -> pandas.DataFrame:
    """The nearest active organisatie of these kinds for each gemeente.

    Index: CBS code; columns `organisatie` and `km`. Empty when no such organisatie has a place.
    """
    frame = distances_to(landscape, soorten)
    if frame.empty:
        return pandas.DataFrame({"organisatie": pandas.Series(dtype="str"), "km": []})
    return pandas.DataFrame({"organisatie": frame.idxmin(axis=1), "km": frame.min(axis=1)})
