"""A workbook opens as one would make it, and says where its tables come from."""

import io
from datetime import datetime

import openpyxl
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.files.export import table_for_reading
from geodata.files.spreadsheet import COUNTED, SOURCES, sheet_name, to_xlsx, workbook

ADDRESS = "https://atlas.example/gegevens?tabel=x"


def opened(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_each_value_has_its_type_and_the_header_stays():
    frame = pandas.DataFrame(
        {
            "naam": ["=1+1", "0592 123456"],
            "dag": ["2026-11-26", ""],
            "maand": ["2026-11", "2026-11-26"],
            "aantal": [3, 4],
            "deel": [0.25, None],
        }
    )
    book = opened(to_xlsx({"Proef": frame}))
    sheet = book["Proef"]
    assert sheet.freeze_panes == "A2"
    head, first, second = sheet.iter_rows()
    assert [cell.value for cell in head] == list(frame.columns)
    assert all(cell.font.bold for cell in head)
    assert [cell.value for cell in first] == ["=1+1", datetime(2026, 11, 26), "2026-11", 3, 0.25]
    assert [cell.data_type for cell in first] == ["s", "d", "s", "n", "n"]
    assert [cell.value for cell in second] == ["0592 123456", None, "2026-11-26", 4, None]
    # Also who edits such a cell keeps text.
    assert first[0].number_format == "@"
    assert first[1].number_format == "yyyy-mm-dd"


def test_a_column_is_as_wide_as_what_is_in_it_and_no_wider_than_a_screen():
    frame = pandas.DataFrame({"kort": ["a"], "lang": ["x" * 500]})
    sheet = opened(to_xlsx({"Proef": frame}))["Proef"]
    assert 0 < sheet.column_dimensions["A"].width < 12
    assert 30 < sheet.column_dimensions["B"].width < 80


@given(text=st.text("=+-@|'\"a1;\t", max_size=12))
def test_no_text_is_a_formula(text):
    sheet = opened(to_xlsx({"Proef": pandas.DataFrame({text or "a": [text, "b"]})}))["Proef"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert (sheet["A2"].value or "") == text


@given(title=st.text(max_size=60))
def test_any_title_names_a_sheet(title):
    name = sheet_name(title)
    assert 1 <= len(name) <= 31
    assert not set("[]:*?/\\") & set(name)
    assert name.strip("'") == name


def test_the_last_sheet_names_each_source_of_the_rows(small):
    frame = table_for_reading(small, "organisaties")
    counted = pandas.DataFrame({"gemeente": ["Assen"], "aantal": [3]})
    book = opened(workbook(small, {"Organisaties": frame, "Telling": counted}, ADDRESS))
    assert book.sheetnames == ["Organisaties", "Telling", SOURCES]
    _, *rows = book[SOURCES].iter_rows(values_only=True)
    assert ADDRESS in rows[0][1]
    stated = {(row[1], row[2] or ""): row[3] for row in rows if row[0] == "Organisaties"}
    wanted = frame.groupby(["bron", "bron_datum"]).size()
    assert stated == {key: count for key, count in wanted.items() if key[0]}
    assert [row[1] for row in rows if row[0] == "Telling"] == [COUNTED]


@pytest.mark.parametrize("frame", [pandas.DataFrame(), pandas.DataFrame(columns=["a", "bron"])])
def test_an_empty_table_is_a_workbook_too(small, frame):
    assert opened(workbook(small, {"Leeg": frame}, ADDRESS)).sheetnames == ["Leeg", SOURCES]
