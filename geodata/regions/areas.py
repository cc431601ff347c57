"""The areas of a layer: which gemeente belongs to what, and the shapes that follow from it."""

import geopandas
import pandas

from geodata.landscape import Landscape, derive
from geodata.package.layer_kinds import Members
from geodata.package.vocabulary import Laag
from geodata.regions.columns import column_members
from geodata.regions.distance import nearest


@derive
def membership(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    """Which area of a layer with areas each gemeente belongs to.

    Index: CBS code; columns `gebied` (id of an organisatie, or the code itself for the gemeenten)
    and `zekerheid` of that membership ("" where it is computed). A gemeente without an area in
    this layer has no row. Raises ValueError for a layer without areas.
    """
    if laag.kind.members is None:
        raise ValueError(f"layer {laag.id!r} has no areas, its vorm is {laag.vorm!r}")
    return MEMBERS[laag.kind.members](landscape, laag)


def _by_werkgebied(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    rows = landscape.werkgebieden
    soorten = landscape.organisaties["soort"]
    rows = rows[rows["organisatie"].map(soorten).isin(laag.soorten)]
    return rows.set_index("gemeentecode")[["organisatie", "zekerheid"]].rename(
        columns={"organisatie": "gebied"}
    )


def _by_distance(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    frame = nearest(landscape, laag.soorten)
    return pandas.DataFrame({"gebied": frame["organisatie"], "zekerheid": ""})


def _by_column(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    return column_members(landscape, laag.id)


def _themselves(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    codes = landscape.gemeenten.index
    return pandas.DataFrame({"gebied": codes, "zekerheid": "hoog"}, index=codes)


MEMBERS = {
    Members.WERKGEBIEDEN: _by_werkgebied,
    Members.NEAREST: _by_distance,
    Members.COLUMN: _by_column,
    Members.ITSELF: _themselves,
}


@derive
def areas(landscape: Landscape, laag: Laag) -> geopandas.GeoDataFrame:
    """The areas of a layer, dissolved from the boundaries as a coverage.

    Index: id of the area; columns `geometry` (EPSG:4326), `gemeenten` (how many) and `km2`.
    Raises ValueError for a layer without areas.
    """
    members = membership(landscape, laag)
    dissolved = _dissolve(members["gebied"], landscape.boundaries)
    dissolved["gemeenten"] = members["gebied"].value_counts()
    dissolved["km2"] = landscape.boundaries_rd.area.groupby(members["gebied"]).sum() / 1e6
    return dissolved


@derive
def uncertain_parts(landscape: Landscape, laag: Laag) -> geopandas.GeoSeries:
    """The part of each area whose membership has zekerheid laag.

    Index: id of the area (areas without such a part have no row); CRS: EPSG:4326.
    """
    return _dissolve(_guessed(landscape, laag), landscape.boundaries).geometry


def fine_shapes(
    landscape: Landscape, laag: Laag
) -> tuple[geopandas.GeoSeries, geopandas.GeoSeries]:
    """The areas of a layer and their uncertain parts, as `areas` and `uncertain_parts` have them, by
    the fine boundaries."""
    fine = landscape.boundaries_fine
    members = membership(landscape, laag)["gebied"]
    return _dissolve(members, fine).geometry, _dissolve(_guessed(landscape, laag), fine).geometry


def _guessed(landscape: Landscape, laag: Laag) -> pandas.Series:
    members = membership(landscape, laag)
    return members.loc[members["zekerheid"] == "laag", "gebied"]


def _dissolve(members: pandas.Series, boundaries: geopandas.GeoSeries) -> geopandas.GeoDataFrame:
    """The areas that gemeenten (index: CBS code) make by these boundaries."""
    frame = geopandas.GeoDataFrame(
        {"gebied": members}, geometry=boundaries.reindex(members.index), crs=boundaries.crs
    )
    return frame.dissolve("gebied", method="coverage")
