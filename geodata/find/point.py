"""Where something is that somebody types: a place, a postcode of four digits, a gemeente, a point."""

import re
from dataclasses import dataclass

import pandas

from geodata.find.places import find_places
from geodata.find.postcode import postcode_of
from geodata.landscape import Landscape

# Latitude and longitude, with a comma or a blank between: "52.96, 4.76".
POINT = re.compile(r"(-?\d{1,2}\.\d+)[\s,;]+(-?\d{1,3}\.\d+)")


@dataclass(frozen=True)
class Point:
    """A place on the map: WGS84 degrees, and what it is called ("" for bare degrees)."""

    lat: float
    lon: float
    naam: str


def point_of(landscape: Landscape, query: str) -> Point | None:
    """The point that a query stands for; of places with the same name the largest. None when it stands
    for none. Whether it lies in the Netherlands is not looked at for bare degrees."""
    degrees = POINT.fullmatch(query.strip())
    if degrees:
        return Point(float(degrees[1]), float(degrees[2]), "")
    digits = postcode_of(query)[:4]
    if digits:
        rows = landscape.table("postcodes")
        rows = rows[rows["postcode"] == digits].dropna(subset=["lat", "lon"])
        if rows.empty:
            return None
        row = rows.iloc[0]
        place = "" if pandas.isna(row["plaats"]) else row["plaats"]
        return Point(float(row["lat"]), float(row["lon"]), f"{digits} {place}".strip())
    found = [place for place in find_places(landscape, query) if place.lat is not None]
    if not found or found[0].lat is None or found[0].lon is None:
        return None
    return Point(found[0].lat, found[0].lon, found[0].naam)
