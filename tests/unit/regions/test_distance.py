"""Distances, held against another way to measure: the geodesic on the ellipsoid."""

import numpy
import pytest
from pyproj import Geod

from geodata.regions.distance import (
    VSV_SOORTEN,
    distances,
    distances_to,
    gemeenten_of_hospitals,
    inner_points,
    nearest,
)


def test_inner_points_lie_inside_their_gemeente(landscape):
    points, shapes = inner_points(landscape), landscape.boundaries_rd
    assert points.index.equals(shapes.index)
    assert points.within(shapes).all()


def test_every_distance_is_the_geodesic_seen_from_the_hospital(landscape):
    """Measured the other way round too, so that a distance does not depend on where one starts."""
    found = distances(landscape)
    here = inner_points(landscape).to_crs("EPSG:4326")
    rows = landscape.table("locaties")
    for key in found.columns[::3]:
        own = rows[(rows["organisatie"] == key) & (rows["volgnummer"] > 1)]
        own = own[own["bevallingen"] != "nee"][["lat", "lon"]].to_numpy().tolist()
        there = [landscape.organisaties.loc[key, ["lat", "lon"]].tolist(), *own]
        metres = [
            Geod(ellps="WGS84").inv([lon] * len(here), [lat] * len(here), here.x, here.y)[2]
            for lat, lon in there
        ]
        expected = numpy.min(metres, axis=0) / 1000
        assert found[key].to_numpy() == pytest.approx(expected, rel=5e-4, abs=0.01)


def test_the_nearest_of_two_hospitals_counts(landscape):
    """VSV Twente has hospitals in Enschede and Almelo."""
    km = distances(landscape)["vsv-twente"]
    assert km["GM0153"] < 6
    assert km["GM0141"] < 6
    assert gemeenten_of_hospitals(landscape)["vsv-twente"] == ("GM0153", "GM0141")


def test_a_hospital_without_births_does_not_count(landscape):
    """In Schiedam there are none since July 2022: the way is to Rotterdam."""
    assert "GM0606" not in gemeenten_of_hospitals(landscape)["vsv-franciscus"]
    assert distances(landscape).loc["GM0606", "vsv-franciscus"] > 3


def test_a_pair_computed_by_hand(landscape):
    """Groningen (53.223, 6.586) to the hospital of Almelo (52.338, 6.639), the nearer of two.

    North to south 0.885 degrees of 111.27 km, east to west 0.053 degrees of 67.34 km:
    98.47 and 3.57 km, together 98.5 km.
    """
    km = distances(landscape)
    assert km.loc["GM0014", "vsv-twente"] == pytest.approx(98.5, abs=0.5)
    # The way back ends at the other hospital, some km from where this one began.
    assert km.loc["GM0153", "vsv-umcg"] == pytest.approx(113.9, abs=8)
    assert km.loc["GM0014", "vsv-umcg"] < 5


def test_distances_are_plausible(landscape):
    found = distances(landscape)
    assert found.shape == (342, landscape.organisaties["lat"].notna().sum())
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


def test_only_the_kinds_asked_for_count(landscape):
    soorten = landscape.organisaties["soort"]
    found = distances_to(landscape, ("perinatologisch centrum",))
    assert set(soorten[found.columns]) == {"perinatologisch centrum"}
    assert found.shape[1] == 9


def test_kinds_without_a_place_have_no_nearest(landscape):
    found = nearest(landscape, ("landelijk",))
    assert found.empty
    assert list(found.columns) == ["organisatie", "km"]
