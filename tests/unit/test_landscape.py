"""The landscape is loaded once and never changes."""

import json

import pytest

from geodata import DataError, load_landscape
from geodata.landscape import DATA
from geodata.regions.neighbours import neighbours


def test_it_holds_every_table_of_the_package(landscape):
    resources = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert set(landscape.tables) == {r["name"] for r in resources if "schema" in r}


def test_a_table_that_does_not_exist_is_a_key_error(landscape):
    with pytest.raises(KeyError):
        landscape.table("kraamzorg")


@pytest.mark.parametrize("name", ["path", "vocabulary", "gemeenten", "anders"])
def test_attributes_cannot_be_set(landscape, name):
    with pytest.raises(AttributeError):
        setattr(landscape, name, None)


def test_what_a_caller_does_with_a_table_stays_with_the_caller(small):
    mine = small.gemeenten
    mine.loc["GM0014", "naam"] = "Stad"
    mine["inwoners"] = 0
    del mine["provincie"]
    theirs = small.gemeenten
    assert theirs.loc["GM0014", "naam"] == "Groningen"
    assert theirs["inwoners"].sum() == 3_877_559
    assert "provincie" in theirs


def test_what_a_caller_does_with_the_boundaries_stays_with_the_caller(landscape):
    mine = landscape.boundaries
    mine.loc["GM0014"] = None
    assert landscape.boundaries.notna().all()


def test_boundaries_are_in_the_order_of_the_gemeenten(landscape):
    assert landscape.boundaries.index.tolist() == landscape.gemeenten.index.tolist()
    assert landscape.boundaries_rd.index.tolist() == landscape.gemeenten.index.tolist()


def test_boundaries_come_in_degrees_and_in_metres(landscape):
    assert landscape.boundaries.crs.to_epsg() == 4326
    assert landscape.boundaries_rd.crs.to_epsg() == 28992
    # The Netherlands have some 33,700 km2 of land and 41,500 with the large waters.
    assert 33_000 < landscape.boundaries_rd.area.sum() / 1e6 < 42_000


def test_empty_text_is_an_empty_string_and_never_missing(landscape):
    for table in landscape.tables:
        text = landscape.table(table).select_dtypes("str")
        assert text.notna().all(axis=None), table


def test_a_derived_fact_is_worked_out_once(landscape):
    assert neighbours(landscape) is neighbours(landscape)


def test_the_environment_says_which_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    with pytest.raises(DataError) as caught:
        load_landscape()
    assert caught.value.path == tmp_path


def test_a_folder_that_is_asked_for_comes_before_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_DATA", str(DATA))
    with pytest.raises(DataError) as caught:
        load_landscape(tmp_path)
    assert caught.value.path == tmp_path
