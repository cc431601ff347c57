"""How far women of childbearing age live from acute obstetrics, by their postcode.

As the crow flies, from a point inside each postcode of four digits to the nearest location of
`acute_verloskunde.csv` (RIVM, June 2019), weighted by the women of 15-49 who lived there on
1 January 2021 (CBS). A road is longer; the sentence on the screen says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas
import numpy
import pandas

from geodata.landscape import RD, Landscape, derive

# The distances of which the share beyond is given, in km.
BEYOND = (10, 20, 25, 30)


@dataclass(frozen=True)
class Reach:
    """How far the women of an area live from acute obstetrics.

    `vrouwen` are the women in postcodes with a known place, `midden` the distance in km within which
    half of them live, `verder` the share (0 to 1) beyond each of `BEYOND`.
    """

    vrouwen: int
    midden: float
    verder: dict[int, float]


def reach(landscape: Landscape, codes: Iterable[str]) -> Reach | None:
    """How far the women in the gemeenten `codes` live; None when no postcode or location is known.

    A postcode in two gemeenten counts for the first of them.
    """
    rows = distances(landscape)
    rows = rows[rows["gemeentecode"].isin(list(codes)) & (rows["vrouwen"] > 0)]
    total = rows["vrouwen"].sum()
    if not total:
        return None
    beyond = {km: float(rows.loc[rows["km"] > km, "vrouwen"].sum() / total) for km in BEYOND}
    return Reach(int(total), _middle(rows), beyond)


@derive
def distances(landscape: Landscape) -> pandas.DataFrame:
    """The postcodes with a place: columns `gemeentecode`, `vrouwen` and `km` to the nearest location
    with acute obstetrics. Empty when there is none."""
    there = landscape.table("acute_verloskunde")
    here = landscape.table("postcodes").dropna(subset=["lat", "lon"])
    women = here["vrouwen_15_49"].fillna(0).astype(int)
    if there.empty:
        return pandas.DataFrame({"gemeentecode": [], "vrouwen": [], "km": []})
    ends = [
        geopandas.GeoSeries.from_xy(part["lon"], part["lat"], crs="EPSG:4326").to_crs(RD)
        for part in (here, there)
    ]
    across = [
        numpy.subtract.outer(getattr(ends[0], way).to_numpy(), getattr(ends[1], way).to_numpy())
        for way in ("x", "y")
    ]
    km = numpy.hypot(*across).min(axis=1) / 1000
    return pandas.DataFrame({"gemeentecode": here["gemeentecode"], "vrouwen": women, "km": km})


def km_by_gemeente(landscape: Landscape) -> pandas.Series:
    """The distance within which half of the women of a gemeente live, in km; index: CBS code, NaN
    where no women or no place are known."""
    rows = distances(landscape)
    rows = rows[rows["vrouwen"] > 0]
    found = {code: _middle(part) for code, part in rows.groupby("gemeentecode")}
    return pandas.Series(found, dtype=float).reindex(landscape.gemeenten.index)


def _middle(rows: pandas.DataFrame) -> float:
    """The weighted median of `km`."""
    ordered = rows.sort_values("km")
    half = ordered["vrouwen"].cumsum() >= ordered["vrouwen"].sum() / 2
    return float(ordered.loc[half, "km"].iloc[0])
