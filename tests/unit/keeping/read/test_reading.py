"""Lists as people really make them: what comes in, and what is noticed."""

import contextlib
import csv
import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.keeping.read.rawlist import ListError, RawList
from geodata.keeping.read.reading import read_list
from tests.unit.keeping.lists import altered, as_csv, as_ods, as_xlsx, with_shared_text

HEADING = ["Naam VSV", "Ziekenhuis", "Plaats"]
ROWS = [["VSV Máxima", "Máxima MC", "Veldhoven"], ["VSV 's-Gravenhage", "HMC", "Den Haag"]]
TABLE = [HEADING, *ROWS]


def said(raw: RawList) -> str:
    return " ".join(raw.opmerkingen)


def cells(raw: RawList) -> list[list[str]]:
    return [list(row) for row in raw.rijen]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_with_any_delimiter_and_encoding(delimiter, encoding):
    raw = read_list(as_csv(TABLE, delimiter, encoding), "lijst.csv")
    assert list(raw.kolommen) == HEADING
    assert cells(raw) == ROWS
    assert raw.rijnummers == (2, 3)
    assert ("Windows-1252" in said(raw)) == (encoding == "cp1252")


@pytest.mark.parametrize("make", [as_csv, as_xlsx, as_ods])
def test_the_same_table_in_every_format(make):
    raw = read_list(make(TABLE), "lijst")
    assert list(raw.kolommen) == HEADING
    assert cells(raw) == ROWS
    assert raw.opmerkingen == ()


def test_a_workbook_with_its_text_in_a_part_of_its_own():
    raw = read_list(with_shared_text(["Naam", "Plaats", "VSV Gooi"], [[0, 1], [2, 1]]), "lijst")
    assert raw.kolommen == ("Naam", "Plaats")
    assert cells(raw) == [["VSV Gooi", "Plaats"]]


def test_the_content_decides_and_not_the_name():
    assert read_list(as_xlsx(TABLE), "lijst.csv") == read_list(as_xlsx(TABLE), "lijst.xlsx")


def test_a_line_that_names_the_delimiter_is_not_counted():
    raw = read_list(b"sep=;\r\n" + as_csv(TABLE), "lijst.csv")
    assert list(raw.kolommen) == HEADING
    assert raw.rijnummers == (2, 3)


@pytest.mark.parametrize("make", [as_csv, as_xlsx, as_ods])
def test_titles_above_the_header_are_skipped_and_named(make):
    above = [["Overzicht VSV's", "", ""], ["", "", ""], ["stand 1-11-2026", "", ""]]
    raw = read_list(make([*above, *TABLE]), "lijst")
    assert list(raw.kolommen) == HEADING
    assert raw.rijnummers == (5, 6)
    assert "Boven de kopregel is overgeslagen: rij 1 en 3." in said(raw)


def test_a_title_over_joined_cells_is_no_header():
    raw = read_list(as_xlsx([["VSV's van Nederland"], *TABLE], ["A1:C1"]), "lijst")
    assert list(raw.kolommen) == HEADING


def test_headings_in_two_rows_are_read_from_the_lower_one():
    rows = [["VSV", "Contact", None], [None, "Naam", "E-mail"], ["VSV Gooi", "Jan", "j@vsv.nl"]]
    raw = read_list(as_xlsx(rows, ["A1:A2", "B1:C1"]), "lijst")
    assert raw.kolommen == ("VSV", "Naam", "E-mail")


@pytest.mark.parametrize(
    "content",
    [
        as_xlsx(
            [["Consortium", "VSV"], ["Noord", "Assen"], [None, "Sneek"], ["Oost", "Arnhem"]],
            ["A2:A3"],
        ),
        as_ods(
            [["Consortium", "VSV"], ["Noord", "Assen"], [None, "Sneek"], ["Oost", "Arnhem"]],
            {(1, 0): 2},
        ),
    ],
    ids=["xlsx", "ods"],
)
def test_joined_cells_give_every_row_their_value(content):
    raw = read_list(content, "lijst")
    assert cells(raw) == [["Noord", "Assen"], ["Noord", "Sneek"], ["Oost", "Arnhem"]]
    assert "Samengevoegde cellen zijn aangevuld" in said(raw)


def test_blank_rows_are_named_and_double_ones_stay():
    raw = read_list(as_csv([HEADING, ROWS[0], ["", "", ""], ROWS[1], ROWS[0], ["", " ", ""]]), "x")
    assert cells(raw) == [*ROWS, ROWS[0]]
    assert raw.rijnummers == (2, 4, 5)
    assert "Lege rijen zijn overgeslagen: rij 3." in said(raw)


def test_numbers_dates_and_yes_are_text():
    row = [12, 12.5, "0012", date(2024, 3, 1), datetime(2024, 3, 1, 12, 30), True]
    raw = read_list(as_xlsx([["a", "b", "c", "d", "e", "f"], row]), "lijst")
    assert cells(raw) == [["12", "12.5", "0012", "2024-03-01", "2024-03-01T12:30:00", "ja"]]


def test_a_formula_is_not_worked_out_and_is_noticed():
    raw = read_list(as_xlsx([["Naam", "Som"], ["VSV Gooi", "=1+1"]]), "lijst")
    assert cells(raw) == [["VSV Gooi", ""]]
    assert "een formule zonder bewaarde waarde is leeg" in said(raw)


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-x", "@SUM(A1)", "<script>alert(1)</script>"])
def test_text_that_looks_like_a_formula_or_script_stays_text(text):
    assert cells(read_list(as_csv([["Naam", "b"], [text, "x"]]), "x")) == [[text, "x"]]


@pytest.mark.parametrize(
    "content",
    [
        b'Naam;Plaats\n"VSV Assen;Assen\nVSV Sneek;Sneek\nVSV Gooi;Hilversum\n',
        b'Naam;Plaats\nVSV Assen;"Assen\n' + b"VSV Sneek;Sneek\n" * 150,
    ],
)
def test_a_quote_that_does_not_close_is_refused_with_its_row(content):
    with pytest.raises(ListError, match="Rij 2: een aanhalingsteken"):
        read_list(content, "lijst.csv")


def test_rows_that_two_quotes_took_together_are_named():
    content = b'Naam;Plaats\nVSV Gooi;Hilversum\n"VSV Assen;Assen\nVSV Sneek";Sneek\n'
    raw = read_list(content, "lijst.csv")
    assert "In rij 3 staan een regeleinde en puntkomma's binnen aanhalingstekens" in said(raw)
    assert not read_list(b'a;b\n"5"" buis";"x\ny"\nz" w;"k"l\n', "lijst.csv").opmerkingen


@pytest.mark.parametrize("hidden", [b'hidden="1"', b'hidden="true"'])
def test_rows_that_are_hidden_or_filtered_out_are_said(hidden):
    made = altered(
        as_xlsx(TABLE), lambda _, part: part.replace(b'<row r="3"', b'<row r="3" ' + hidden)
    )
    raw = read_list(made, "lijst.xlsx")
    assert "1 verborgen of weggefilterde rij." in said(raw)
    assert cells(raw) == ROWS
    assert not read_list(as_xlsx(TABLE), "lijst.xlsx").opmerkingen


def test_rows_that_are_filtered_out_of_an_ods_are_said():
    start = b"<table:table-row"
    made = altered(
        as_ods(TABLE), lambda _, part: part.replace(start, start + b' table:visibility="filter"')
    )
    assert "3 verborgen of weggefilterde rijen" in said(read_list(made, "lijst.ods"))


def hidden_columns(rows, *hidden: str, sheet: str = "") -> bytes:
    """A table as XLSX of which columns are hidden, and a further sheet that is."""
    book = openpyxl.load_workbook(
        io.BytesIO(as_xlsx(rows, others={sheet: [["x"]]} if sheet else None))
    )
    for letter in hidden:
        book.active.column_dimensions[letter].hidden = True
    if sheet:
        book[sheet].sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_columns_that_are_hidden_are_said_once_and_read():
    raw = read_list(hidden_columns(TABLE, "B"), "lijst.xlsx")
    assert "Het bestand heeft 1 verborgen kolom. Ook wat daarin staat is gelezen" in said(raw)
    assert cells(raw) == ROWS
    # Nothing stands in it: nobody misses it.
    assert read_list(hidden_columns(TABLE, "F"), "lijst.xlsx").opmerkingen == ()


def test_columns_that_are_hidden_in_an_ods_are_said():
    start = b'<table:table table:name="Blad1">'
    columns = b'<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    made = altered(as_ods(TABLE), lambda _, part: part.replace(start, start + columns))
    raw = read_list(made, "lijst.ods")
    assert "2 verborgen kolommen" in said(raw)
    assert cells(raw) == ROWS


def test_sheets_that_are_hidden_are_said_by_name_and_not_read():
    raw = read_list(hidden_columns(TABLE, sheet="Intern"), "lijst.xlsx")
    assert "Het bestand heeft 1 verborgen blad (‘Intern’)." in said(raw)
    assert cells(raw) == ROWS


@pytest.mark.parametrize("make", [as_csv, as_xlsx, as_ods])
def test_a_header_that_comes_back_is_no_row(make):
    raw = read_list(make([*TABLE, HEADING, *ROWS]), "lijst")
    assert cells(raw) == [*ROWS, *ROWS]
    assert "rij 4" in said(raw)


def test_other_sheets_are_named():
    others = {"Toelichting": [["Lees dit eerst"]], "Leeg": []}
    raw = read_list(as_xlsx(TABLE, others=others), "lijst")
    assert cells(raw) == ROWS
    assert "Gelezen is het blad ‘Sheet’. Niet gelezen: het blad ‘Toelichting’." in said(raw)


def test_columns_without_heading_and_headings_that_come_back():
    raw = read_list(as_csv([["Naam", "", "Naam", ""], ["a", "b", "c", ""]]), "x")
    assert raw.kolommen == ("Naam", "kolom 2", "Naam (2)")
    assert cells(raw) == [["a", "b", "c"]]


def test_marks_that_cannot_be_seen_are_taken_out():
    raw = read_list(as_csv([["Naam", "b"], ["VSV\u202e\u200b Go\u00adoi\u00a0MC", "x"]]), "x")
    assert cells(raw) == [["VSV Gooi MC", "x"]]


def test_letters_that_are_lost_already_are_noticed():
    assert "1 letters al verloren" in said(read_list("Naam;b\nM�xima;x\n".encode(), "x"))


CELL = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\xa0"),
    max_size=12,
).map(lambda text: " ".join(text.split()))


@settings(max_examples=60)
@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL).filter(any), min_size=1, max_size=8, unique=True),
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_any_table_written_as_csv_is_read_back(rows, delimiter, encoding, quoting, end):
    content = as_csv([HEADING, *rows], delimiter, encoding, quoting=quoting, lineterminator=end)
    raw = read_list(content, "lijst.csv")
    assert list(raw.kolommen) == HEADING
    assert [tuple(row) for row in raw.rijen] == rows
    assert len(raw.rijnummers) == len(rows)


@settings(max_examples=150)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_list_or_refused(content):
    with contextlib.suppress(ListError):
        raw = read_list(content, "lijst")
        assert len(set(raw.kolommen)) == len(raw.kolommen)
        assert all(len(row) == len(raw.kolommen) for row in raw.rijen)
        assert len(raw.rijen) == len(raw.rijnummers) > 0
