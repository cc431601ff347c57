"""Distances, held against another way to measure: the geodesic on the ellipsoid."""

from datetime import date

import numpy
import pytest
from pyproj import Geod

from geodata import load_landscape
from geodata.partners.summary import summary
from geodata.regions.distance import (
    VSV_SOORTEN,
    as_the_crow_flies,
    distances,
    distances_to,
    gemeenten_of_hospitals,
    inner_points,
    nearest,
)
from geodata.regions.neighbours import neighbours


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


@pytest.mark.parametrize(
    ("bevallingen", "codes"),
    [("ja", ("GM0363", "GM0014")), ("niet nagegaan", ("GM0363", "GM0014")), ("nee", ("GM0363",))],
)
def test_the_nearest_of_two_hospitals_counts_where_births_may_be(damaged_copy, bevallingen, codes):
    """As if OLVG had a second hospital in Groningen."""
    row = damaged_copy.row("locaties", organisatie="vsv-olvg", volgnummer="2")
    there = {"gemeentecode": "GM0014", "lat": "53.22", "lon": "6.57", "bevallingen": bevallingen}
    damaged_copy.put("locaties", row, **there)
    moved = load_landscape(damaged_copy.path)
    assert gemeenten_of_hospitals(moved)["vsv-olvg"] == codes
    km = distances(moved)["vsv-olvg"]
    assert (km["GM0014"] < 6) == ("GM0014" in codes)
    assert km["GM0363"] < 6


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


def test_to_and_from_an_island_is_over_water(landscape):
    """An island is a gemeente without neighbours over land; its own hospital is not over water."""
    vsvs = nearest(landscape, VSV_SOORTEN)["organisatie"]
    for code, organisatie in vsvs.items():
        over = as_the_crow_flies(landscape, code, organisatie) == "hemelsbreed, over water"
        there = landscape.organisaties.loc[organisatie, "gemeentecode"]
        ends = {code, there} & set(landscape.gemeenten.index)
        alone = [end for end in ends if not neighbours(landscape)[end]]
        assert over == bool(alone and there != code)
    texel = landscape.gemeenten.index[landscape.gemeenten["naam"] == "Texel"][0]
    assert "over water" in as_the_crow_flies(landscape, texel, vsvs[texel])
    sentences = " ".join(summary(landscape, texel, date(2026, 11, 1)))
    assert "hemelsbreed, over water, berekend" in sentences
    assert "over water" not in " ".join(summary(landscape, "GM0014", date(2026, 11, 1)))
