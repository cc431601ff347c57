"""Where on the map a view or a selection lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.map.extent import extent, extent_of
from geodata.map.view import View, start_view
from geodata.regions.layer_records import served

# A degree of latitude is 111 km.
TENTH_OF_A_KM = 0.001


def holds(box, shapes) -> bool:
    (south, west), (north, east) = box
    left, bottom, right, top = shapes.total_bounds
    slack = TENTH_OF_A_KM
    return (
        west <= left + slack
        and south <= bottom + slack
        and east >= right - slack
        and north >= top - slack
    )


def test_the_country_without_a_selection(landscape):
    (south, west), (north, east) = extent(landscape, start_view(landscape))
    assert 50.7 < south < 50.8
    assert 53.4 < north < 53.6
    assert 3.3 < west < 3.4
    assert 7.1 < east < 7.3


def test_a_gemeente_lies_within_its_box(landscape):
    for code in landscape.gemeenten.index:
        assert holds(extent_of(landscape, code), landscape.boundaries[[code]])


def test_a_werkgebied_fills_its_box(landscape):
    for key, codes in served(landscape).items():
        shapes = landscape.boundaries[list(codes)]
        (south, west), (north, east) = extent_of(landscape, key)
        assert (west, south, east, north) == pytest.approx(
            tuple(shapes.total_bounds), abs=TENTH_OF_A_KM
        )


def test_a_hospital_lies_in_the_middle_of_its_box(small):
    row = small.organisaties.loc["vsv-umcg"]
    (south, west), (north, east) = extent_of(small, "vsv-umcg")
    assert (south + north) / 2 == pytest.approx(row["lat"])
    assert (west + east) / 2 == pytest.approx(row["lon"])


def test_who_has_no_place_has_no_box(landscape):
    rows = landscape.organisaties
    nowhere = [key for key in rows.index[rows["lat"].isna()] if key not in served(landscape)]
    assert nowhere
    assert {extent_of(landscape, key) for key in nowhere} == {None}


def test_an_unknown_id_is_a_key_error(landscape):
    with pytest.raises(KeyError):
        extent_of(landscape, "bestaat-niet")


def test_a_selection_comes_before_the_provincie(small):
    view = View(lagen=(), provincie=("Zeeland",), gekozen="GM0014")
    assert extent(small, view) == extent_of(small, "GM0014")


def test_a_selection_without_a_place_leaves_the_provincie(small):
    zeeland = View(lagen=(), provincie=("Zeeland",))
    chosen = View(lagen=(), provincie=("Zeeland",), gekozen="landelijk-cpz")
    assert extent(small, chosen) == extent(small, zeeland)
    gemeenten = small.gemeenten
    codes = gemeenten.index[gemeenten["provincie"] == "Zeeland"]
    assert holds(extent(small, zeeland), small.boundaries[codes])


@given(data=st.data())
def test_every_view_has_a_box_in_the_netherlands(landscape, views, data):
    (south, west), (north, east) = extent(landscape, data.draw(views))
    assert 50 < south < north < 54
    assert 2.5 < west < east < 8
