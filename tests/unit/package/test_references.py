"""What a row refers to is there, whatever the cells are made of."""

import pandas
import pytest

from geodata.package.references import check_references


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
