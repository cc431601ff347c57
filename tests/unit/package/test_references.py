"""What a table refers to must be there: told for every row, whatever else is wrong."""

import json

import pytest

from geodata import DataError, load_landscape


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
