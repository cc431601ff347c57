"""Every name that the search field of the file that works offline knows, and what it leads to."""

from dataclasses import dataclass
from typing import Any

import geopandas

from geodata.find.places import NEAR_COAST
from geodata.find.search import names
from geodata.landscape import RD, Landscape, derive
from geodata.records import gemeenten_of


@dataclass(frozen=True)
class Name:
    """A name (`gevonden`) and the record it leads to (`doel`, an organisatie id or CBS code).

    `tekst` is shown, `uitleg` says below it what it is or why it came up; `achter` is how much it
    stands behind a name that fits as well.
    """

    gevonden: str
    doel: str
    tekst: str
    uitleg: str
    achter: int


@derive
def all_names(landscape: Landscape) -> tuple[Name, ...]:
    """Gemeenten (also former ones and other names), organisaties and places, in that order.

    A place leads to the gemeente that holds it, or that lies within 3 km of it; a place further
    away is left out.
    """
    found = [
        Name(row.gevonden, row.id, row.naam, row.via or _kind(landscape, row), row.indirect)
        for row in names(landscape).itertuples()
    ]
    gemeenten = gemeenten_of(landscape)
    for row in _placed(landscape).itertuples():
        if row.naam != gemeenten[row.code].naam:
            where = f"plaats in de gemeente {gemeenten[row.code].naam}"
            found.append(Name(row.naam, row.code, row.naam, where, 1))
    return tuple(dict.fromkeys(found))


def _kind(landscape: Landscape, row: Any) -> str:
    gemeente = gemeenten_of(landscape).get(row.id)
    if gemeente:
        return f"gemeente in {gemeente.provincie}"
    return landscape.vocabulary.soorten[row.soort].enkelvoud


def _placed(landscape: Landscape) -> geopandas.GeoDataFrame:
    """The places with the `code` of their gemeente, large before small."""
    frame = landscape.table("plaatsen").sort_values("inwoners", ascending=False)
    points = geopandas.GeoDataFrame(
        frame[["naam"]],
        geometry=geopandas.points_from_xy(frame["lon"], frame["lat"]),
        crs="EPSG:4326",
    ).to_crs(RD)
    shapes = landscape.boundaries_rd.rename("geometry").rename_axis("code").reset_index()
    near = points.sjoin_nearest(shapes, max_distance=NEAR_COAST)
    # A point on a border lies in two gemeenten; one will do.
    return near[~near.index.duplicated()]
