"""What is taken along says in every sheet and row that it is "wat als"."""

import io
import json

import pandas
import pytest

from geodata.files import to_xlsx
from geodata.scenario import Step, outcome, per_area, per_gemeente, per_location, sheets, to_geojson

STEPS = (
    Step("sluit", ("vsv-assen",)),
    Step("verplaats", ("GM0106",), "ggd-groningen"),
    Step("sluit", ("vsv-atlantis",)),
)


@pytest.fixture(scope="module")
def found(small):
    return outcome(small, STEPS)


def test_tables_add_up_to_the_country(small, found):
    table = per_location(small, found)
    assert table["geboorten_straks"].sum() == pytest.approx(found.geboorten, abs=0.05 * len(table))
    assert table["geboorten_erbij"].sum() == pytest.approx(0, abs=0.05 * len(table))
    own = per_gemeente(small, found)
    assert len(own) == len(small.gemeenten)
    assert own["vrouwen_andere_locatie"].sum() == round(found.vrouwen_anders)
    assert (own["ggd_nu"] != own["ggd_straks"]).sum() == 1


def test_every_row_and_sheet_says_wat_als(small, found):
    for make in (per_location, per_gemeente, per_area):
        assert make(small, found)["wat_als"].str.startswith("Wat als: ").all()
    read = pandas.read_excel(
        io.BytesIO(to_xlsx(sheets(small, found))), sheet_name=None, engine="openpyxl"
    )
    assert len(read) == 4
    assert all(name.startswith("Wat als") for name in read)
    steps = read["Wat als stappen"]
    assert steps["telt_niet_mee"].notna().tolist() == [False, False, True]


def test_the_geojson_is_valid_and_whole(small, found):
    collection = json.loads(to_geojson(small, found))
    kinds = [feature["properties"]["soort"] for feature in collection["features"]]
    assert kinds.count("gemeente") == len(small.gemeenten)
    assert kinds.count("verschuiving") == len(found.stromen) > 0
    assert collection["naam"].startswith("Wat als")
    ids = [feature["id"] for feature in collection["features"]]
    assert len(set(ids)) == len(ids)


def test_without_a_region_that_changes_there_is_no_sheet_of_areas(small):
    found = outcome(small, STEPS[:1])
    assert per_area(small, found).empty
    assert "Wat als per gebied" not in sheets(small, found)
