"""Which gemeente holds a point."""

import math

import geopandas
import pytest

from geodata.find.at_point import gemeente_at
from geodata.landscape import RD
from geodata.regions.distance import inner_points


def test_the_inner_point_of_a_gemeente_is_found_in_it(landscape):
    points = inner_points(landscape).to_crs("EPSG:4326")
    found = {code: gemeente_at(landscape, point.y, point.x) for code, point in points.items()}
    assert found == {code: code for code in landscape.gemeenten.index}


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(53.5, 4.0), (53.08, 8.80), (50.85, 4.35), (0.0, 0.0), (5.1, 52.1), (math.nan, 5.0)],
    ids=["North Sea", "Bremen", "Brussels", "null island", "swapped", "no number"],
)
def test_a_point_outside_the_country_has_no_gemeente(landscape, lat, lon):
    assert gemeente_at(landscape, lat, lon) is None


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [(53.2189, 6.5668, "GM0014"), (52.3731, 4.8926, "GM0363"), (50.8514, 5.6910, "GM0935")],
    ids=["Martini tower", "Dam", "Vrijthof"],
)
def test_known_squares(small, lat, lon, code):
    assert gemeente_at(small, lat, lon) == code


def test_a_point_on_a_border_has_one_gemeente(small):
    shapes = small.boundaries_fine
    lon, lat = shapes["GM0014"].intersection(shapes["GM1966"]).geoms[0].coords[0]
    assert gemeente_at(small, lat, lon) in {"GM0014", "GM1966"}


def test_hospitals_stand_in_their_gemeente_or_within_a_kilometre_of_it(landscape):
    rows = landscape.organisaties.dropna(subset=["lat", "lon"])
    rows = rows[rows["gemeentecode"] != ""]
    points = geopandas.GeoSeries.from_xy(rows["lon"], rows["lat"], crs="EPSG:4326")
    for key, point in points.to_crs(RD).items():
        row = rows.loc[key]
        metres = landscape.boundaries_rd[row["gemeentecode"]].distance(point)
        assert metres < 1000


def test_the_hospitals_with_an_address_stand_in_their_gemeente(landscape):
    """Two of them stand so near a border that the boundaries that are drawn put them across it."""
    for row in landscape.table("locaties").itertuples():
        assert gemeente_at(landscape, row.lat, row.lon) == row.gemeentecode
