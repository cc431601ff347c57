"""Distances, held against another way to measure: the geodesic on the ellipsoid."""

import numpy
import pytest
from pyproj import Geod

from geodata.regions.distance import VSV_SOORTEN, distances, distances_to, inner_points, nearest


def test_inner_points_lie_inside_their_gemeente(landscape):
    points, shapes = inner_points(landscape), landscape.boundaries_rd
    assert points.index.equals(shapes.index)
    assert points.within(shapes).all()


def test_every_distance_is_the_geodesic_seen_from_the_hospital(landscape):
    """Measured the other way round too, so that a distance does not depend on where one starts."""
    found = distances(landscape)
    there = landscape.organisaties.loc[found.columns]
    here = inner_points(landscape).to_crs("EPSG:4326")
    rows, columns = numpy.indices(found.shape).reshape(2, -1)
    metres = Geod(ellps="WGS84").inv(
        there["lon"].to_numpy()[columns],
        there["lat"].to_numpy()[columns],
        here.x.to_numpy()[rows],
        here.y.to_numpy()[rows],
    )[2]
    assert found.to_numpy().ravel() == pytest.approx(metres / 1000, rel=5e-4, abs=0.01)


def test_a_pair_computed_by_hand(small):
    """Groningen (53.223, 6.586) to the hospital of Enschede (52.216, 6.890).

    North to south 1.007 degrees of 111.27 km, east to west 0.304 degrees of 67.43 km:
    112.08 and 20.46 km, together 113.9 km.
    """
    km = distances(small)
    assert km.loc["GM0014", "vsv-twente"] == pytest.approx(113.9, abs=0.5)
    # Hengelo (52.254, 6.796) to the hospital of Groningen (53.222, 6.576): 107.71 and 14.83 km.
    assert km.loc["GM0164", "vsv-umcg"] == pytest.approx(108.7, abs=0.5)
    assert km.loc["GM0014", "vsv-umcg"] < 5


def test_distances_are_plausible(landscape):
    found = distances(landscape)
    assert found.shape == (len(landscape.gemeenten), landscape.organisaties["lat"].notna().sum())
    assert (found >= 0).all(axis=None)
    # From Vaals to Schiermonnikoog is some 310 km.
    assert found.max(axis=None) < 320


def test_a_hospital_is_near_the_gemeente_where_it_stands(landscape):
    placed = landscape.organisaties.dropna(subset=["lat", "lon"])
    placed = placed[placed["gemeentecode"] != ""]
    km = distances(landscape)
    assert len(placed) > 60
    assert all(km.loc[code, key] < 20 for key, code in placed["gemeentecode"].items())


def test_the_nearest_is_the_minimum_over_the_active_ones(landscape):
    rows = landscape.organisaties
    active = rows.index[rows["soort"].isin(VSV_SOORTEN) & (rows["status"] == "actief")]
    km = distances(landscape)[list(active)]
    found = nearest(landscape, VSV_SOORTEN)
    assert found.index.equals(landscape.gemeenten.index)
    assert set(found["organisatie"]) <= set(active)
    assert not (km.lt(found["km"], axis=0)).any(axis=None)
    assert all(km.loc[code, row.organisatie] == row.km for code, row in found.iterrows())


def test_only_the_kinds_asked_for_count(small):
    soorten = small.organisaties["soort"]
    found = distances_to(small, ("perinatologisch centrum",))
    assert set(soorten[found.columns]) == {"perinatologisch centrum"}
    assert found.shape[1] == 3


def test_kinds_without_a_place_have_no_nearest(landscape):
    found = nearest(landscape, ("landelijk",))
    assert found.empty
    assert list(found.columns) == ["organisatie", "km"]
