"""What a table refers to must be there: told for every row, whatever else is wrong."""

import json

import pandas
import pytest

from geodata import DataError, load_landscape
from geodata.package.references import check_references


def faults_of(path):
    with pytest.raises(DataError) as caught:
        load_landscape(path)
    return caught.value.faults


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("gemeentecontacten", "gemeentecode", "GM9999"),
        ("locaties", "organisatie", "vsv-mars"),
        ("locaties", "gemeentecode", "GM9999"),
        ("tegenspraken", "organisatie", "ros-mars"),
        ("tegenspraken", "andere_organisatie", "ros-mars"),
        ("postcodes", "gemeentecode", "GM9999"),
        ("postcodes", "ook_in", "GM9999"),
        ("plaatsen", "gemeentecode", "GM9999"),
    ],
)
def test_every_new_table_is_about_something_that_exists(damaged_copy, table, column, value):
    damaged_copy.put(table, 3, **{column: value})
    (fault,) = faults_of(damaged_copy.path)
    assert (fault.bestand, fault.rij, fault.kolom) == (f"{table}.csv", 3, column)
    assert fault.waarde == value
    assert fault.toegestaan.startswith("een waarde uit ")


def test_a_reference_that_is_not_right_itself_is_told(damaged_copy):
    file = damaged_copy.path / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    table = next(r for r in package["resources"] if r["name"] == "postcodes")
    table["schema"]["foreignKeys"] = [{"fields": ["gemeentecode"]}]
    file.write_text(json.dumps(package), encoding="utf-8")
    (fault,) = faults_of(damaged_copy.path)
    assert (fault.bestand, "postcodes" in fault.uitleg) == ("datapackage.json", True)


def test_a_broken_row_does_not_hide_a_reference_to_nothing(damaged_copy):
    damaged_copy.put("postcodes", 3, gemeentecode="GM9999")
    damaged_copy.put("postcodes", 4, inwoners="veel")
    told = {(fault.rij, fault.kolom) for fault in faults_of(damaged_copy.path)}
    assert told == {(3, "gemeentecode"), (4, "inwoners")}


def lost(rows: dict, known: dict, dtype: str = "str") -> list[tuple[int | None, str]]:
    """The row and the cells of each reference that leads to nothing."""
    tables = {
        "een": pandas.DataFrame(rows, dtype=dtype),
        "ander": pandas.DataFrame(known, dtype=dtype),
    }
    reference = {
        "fields": list(rows),
        "reference": {"resource": "ander", "fields": list(known)},
    }
    faults = []
    files = {name: f"{name}.csv" for name in tables}
    check_references("een", {"een": {"foreignKeys": [reference]}}, files, tables, faults)
    return [(fault.rij, fault.waarde) for fault in faults]


def test_a_cell_that_leads_nowhere_has_its_row_and_an_empty_one_refers_to_nothing():
    assert lost({"a": ["x", "", "z"]}, {"id": ["x", "y"]}) == [(4, "z")]


@pytest.mark.parametrize("dtype", ["Int64", "float64"])
def test_numbers_refer_as_texts_do(dtype):
    assert [row for row, _ in lost({"a": [1, 3]}, {"id": [1, 2]}, dtype)] == [3]


def test_several_columns_refer_together():
    """Each value is somewhere, and together they are not; the cells of one row are no other pair."""
    rows = {"a": ["x", "x", "", "", "xy"], "b": ["1", "2", "", "1", ""]}
    known = {"c": ["x", "y"], "d": ["1", "2"]}
    assert lost(rows, known) == [(3, "x, 2"), (5, ", 1"), (6, "xy, ")]
