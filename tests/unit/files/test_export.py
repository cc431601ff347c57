"""What readers take along: all of the facts, nobody's private address, and no formulas."""

import csv
import io
import json
import re

import geopandas
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.files.export import (
    FORMULA_STARTS,
    FORMULA_WITHIN,
    table_for_reading,
    to_csv,
    to_dutch_csv,
    to_geojson,
)
from geodata.keeping.read.reading import KEPT, read_list
from geodata.landscape import DATA
from geodata.regions.layer_records import records

TABLES = [
    resource["name"]
    for resource in json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    if "schema" in resource
]


@pytest.fixture(params=TABLES)
def table(request):
    """Every table of the data package."""
    return request.param


def read(content: bytes) -> pandas.DataFrame:
    return pandas.read_csv(
        io.BytesIO(content), dtype="str", keep_default_na=False, encoding="utf-8-sig"
    )


def test_a_table_survives_csv(landscape, table):
    frame = table_for_reading(landscape, table)
    found = read(to_csv(frame))
    assert list(found.columns) == list(frame.columns)
    assert len(found) == len(frame)
    for name in frame:
        if frame[name].dtype == "str":
            assert found[name].tolist() == frame[name].tolist()
        else:
            numbers = pandas.to_numeric(found[name]).astype("float64")
            assert numbers.equals(frame[name].astype("float64"))


def test_a_table_keeps_its_key_and_its_columns(landscape, table):
    frame = table_for_reading(landscape, table)
    with (DATA / f"{table}.csv").open(encoding="utf-8") as file:
        header = next(csv.reader(file))
    left_out = {"naam", "opmerking"} if table == "contacten" else set()
    assert set(frame.columns) == set(header) - left_out
    assert frame.index.equals(pandas.RangeIndex(len(frame)))


def test_a_spreadsheet_sees_that_it_is_utf_8(small):
    content = to_csv(table_for_reading(small, "gemeenten"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Súdwest-Fryslân".encode() in content


def private_words(landscape) -> set[str]:
    """Every personal mailbox, and every name of a person, that the contacts hold."""
    rows = landscape.table("contacten")
    personal = rows["soort"] != "functioneel"
    return {*rows.loc[personal, "email"], *rows["naam"]} - {""}


def test_the_contacts_do_hold_something_private(small):
    assert len(private_words(small)) > 10


def test_the_contacts_go_out_without_persons(landscape):
    frame = table_for_reading(landscape, "contacten")
    assert set(frame["soort"]) == {"functioneel"}
    assert "naam" not in frame
    assert len(frame) == (landscape.table("contacten")["soort"] == "functioneel").sum()
    text = to_csv(frame).decode("utf-8-sig")
    assert not [word for word in private_words(landscape) if word in text]


def test_no_layer_goes_out_with_persons(landscape, laag):
    text = to_geojson(landscape, laag).decode()
    assert not [word for word in private_words(landscape) if word in text]


def test_no_personal_mailbox_goes_out_in_any_table(landscape, table):
    text = to_csv(table_for_reading(landscape, table)).decode("utf-8-sig")
    assert not [word for word in private_words(landscape) if "@" in word and word in text]


def test_a_name_that_is_no_table_is_a_key_error(small):
    with pytest.raises(KeyError):
        table_for_reading(small, "kraamzorg")


@pytest.mark.parametrize("cell", ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", "=cmd|'/C calc'!A0"])
def test_a_formula_becomes_text(cell):
    frame = pandas.DataFrame({"naam": pandas.Series([cell, "'s-Hertogenbosch"], dtype="str")})
    kept = cell.replace("\t=", "\t'=")
    assert read(to_csv(frame))["naam"].tolist() == [f"'{kept}", "'s-Hertogenbosch"]


@given(
    cells=st.lists(
        # A lone carriage return is left to the tests of the loader.
        st.tuples(st.sampled_from([*FORMULA_STARTS[:5], "", "a"]), st.text(max_size=20)).map(
            lambda parts: "".join(parts).replace("\r", "")
        ),
        min_size=1,
        max_size=8,
    )
)
def test_no_cell_starts_like_a_formula(cells):
    frame = pandas.DataFrame(
        {"nummer": range(len(cells)), "tekst": pandas.Series(cells, dtype="str")}
    )
    rows = list(csv.reader(io.StringIO(to_csv(frame).decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(len(cells))]
    found = [row[1] for row in rows[1:]]
    assert not [cell for cell in found if cell.startswith(FORMULA_STARTS)]
    for cell, was in zip(found, cells, strict=True):
        within = FORMULA_WITHIN.sub(r"\1'", was)
        assert cell == (f"'{within}" if was.startswith(FORMULA_STARTS) else within)


@given(text=st.text("a;,\t|\n'\"=+-@ ", max_size=12))
@pytest.mark.parametrize("write", [to_csv, to_dutch_csv])
def test_no_program_finds_a_formula_however_it_divides_columns(write, text):
    frame = pandas.DataFrame({"naam": pandas.Series([text, "Net;=1+1;werk"], dtype="str")})
    written = write(frame).decode("utf-8-sig")
    for delimiter in ";,\t|":
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter):
            for cell in row:
                assert not cell.startswith(("=", "+", "-", "@")) or re.fullmatch(r'="[^"]*"', cell)


@pytest.mark.parametrize("write", [to_csv, to_dutch_csv])
def test_a_formula_among_numbers_or_as_the_name_of_a_column_is_text_too(write):
    frame = pandas.DataFrame({"=kop": [1, "=1+1", None]}, dtype="object")
    head, *rows = write(frame).decode("utf-8-sig").splitlines()
    assert head == "'=kop"
    assert rows[:2] == ["1", "'=1+1"]


def test_numbers_stay_numbers():
    frame = pandas.DataFrame({"verschil": [-1.5, 2.0]})
    assert to_csv(frame).decode("utf-8-sig").split() == ["verschil", "-1.5", "2.0"]


def test_a_layer_loads_in_geopandas(landscape, laag):
    frame = geopandas.read_file(io.BytesIO(to_geojson(landscape, laag)))
    assert frame["id"].tolist() == records(landscape, laag).index.tolist()
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.notna().any() == laag.on_map


def test_a_layer_carries_its_source_line(landscape, laag):
    source = json.loads(to_geojson(landscape, laag))["bron"]
    assert "CBS, Kadaster" in source
    assert "CC BY 4.0" in source
    assert landscape.vocabulary.peildatum in source


CELLS = (
    st.text("abcé0123456789 '=+-@.:/", min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: text and not KEPT.fullmatch(text))
)
NUMBERS_AS_TEXT = st.sampled_from(["0592123456", "2024-01", "1-2", "0518", "1.500", "+31 592"])


def test_a_dutch_spreadsheet_sees_columns_commas_and_text():
    frame = pandas.DataFrame({"naam": ["Voorbeeld"], "lat": [52.087], "telefoon": ["0592123456"]})
    text = to_dutch_csv(frame).decode("utf-8-sig")
    assert text.splitlines() == ["naam;lat;telefoon", 'Voorbeeld;52,087;"=""0592123456"""']


@given(rows=st.lists(st.tuples(CELLS, CELLS | NUMBERS_AS_TEXT), min_size=1, max_size=5))
@pytest.mark.parametrize("write", [to_csv, to_dutch_csv])
def test_what_is_exported_comes_back_in(write, rows):
    frame = pandas.DataFrame([("aa", "bb"), *rows], columns=["Naam", "Telefoon"], dtype="str")
    raw = read_list(write(frame), "lijst.csv")
    assert list(raw.rijen) == [("aa", "bb"), *rows]
