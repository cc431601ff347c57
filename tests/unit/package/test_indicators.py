"""The check of figures: each fault names file, row, column, value and what is allowed."""

import pandas
import pytest

from geodata.package.check import read_package
from geodata.package.indicators import check_figures


@pytest.fixture(scope="module")
def tables(landscape):
    return read_package(landscape.path).tables


def faults_of(tables, name, change) -> list[str]:
    frame = tables[name].copy()
    frame = change(frame)
    faults = []
    check_figures({**tables, name: frame}, faults)
    return [str(fault) for fault in faults]


def set_first(column, value):
    def change(frame: pandas.DataFrame) -> pandas.DataFrame:
        frame.loc[frame.index[0], column] = value
        return frame

    return change


def test_the_data_have_no_faults(tables):
    assert faults_of(tables, "cijfers", lambda frame: frame) == []


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("periode", "2023-02", "de periode past niet bij het cijfer"),
        ("waarde", 1.5, "een heel getal"),
        ("waarvan_geschat", 1e9, "meer geschat dan er is"),
    ],
)
def test_a_row_that_cannot_be(tables, column, value, said):
    found = faults_of(tables, "cijfers", set_first(column, value))
    assert any(said in text and "cijfers.csv" in text for text in found)


def test_a_hole_in_a_whole_series(tables):
    first = tables["cijfers"].iloc[0]
    found = faults_of(tables, "cijfers", lambda frame: frame.iloc[1:])
    assert any("heet volledig" in text and first["gemeentecode"] in text for text in found)


def test_a_national_total_that_differs(tables):
    found = faults_of(tables, "cijfers_landelijk", set_first("waarde", 1.0))
    assert any("de gemeenten zijn samen" in text for text in found)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "nieuw", "herkomst": "berekend"}, "dit rekent de atlas niet uit"),
        ({"id": "nieuw", "herkomst": "cijfers"}, "er staan geen waarden van"),
        ({"id": "nieuw", "herkomst": "som", "som_van": "geboorten;weg"}, "dit cijfer is er niet"),
        ({"id": "nieuw", "herkomst": "som"}, "alleen een som heeft delen"),
        ({"noemer": "weg"}, "dit cijfer is er niet"),
    ],
)
def test_an_indicator_that_cannot_be(tables, row, said):
    extra = {**tables["indicatoren"].iloc[-1].to_dict(), **row}

    def add(frame):
        return pandas.concat([frame, pandas.DataFrame([extra])], ignore_index=True)

    assert any(said in text for text in faults_of(tables, "indicatoren", add))
