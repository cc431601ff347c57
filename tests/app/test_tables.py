"""Tables and files of every page go through one place each, where what is safe cannot be forgotten."""

import csv
import io
import re

import openpyxl
import pandas
import pytest
from streamlit.testing.v1 import AppTest

from geodata.files.export import FORMULA_STARTS
from geodata.files.readable import label_of
from geodata.files.spreadsheet import SOURCES, sheet_name
from pages.parts.gegevens.sections import readable
from pages.parts.shared import downloads
from tests.app_pages import PAGES

FILES = [file for file in PAGES.rglob("*.py") if file.name not in ("tables.py", "downloads.py")]


def test_no_page_draws_a_table_or_a_download_of_its_own():
    raw = re.compile(r"\bst\.table\(|\.download_button\(")
    assert FILES
    assert [file.name for file in FILES if raw.search(file.read_text(encoding="utf-8"))] == []


def test_what_is_in_a_table_shows_as_it_is():
    def page():
        from pages.parts.shared.tables import show_table

        show_table({"*kop*": ["[hier](https://example.org)", ""]}, "Een proef")

    test = AppTest.from_function(page).run()
    assert not test.exception
    [table] = test.table
    assert list(table.value.columns) == [r"\*kop\*"]
    assert list(table.value.iloc[:, 0]) == [r"\[hier\]\(https\:\/\/example\.org\)", "–"]
    # More than a kilobyte for each table, that nothing reads.
    assert b"pandas" not in table.proto.arrow_data.data


def test_a_file_of_an_unknown_kind_is_refused():
    with pytest.raises(KeyError):
        downloads.download("Proef", b"", "proef.xyz")


def test_no_page_turns_pages_of_its_own():
    files = [file for file in PAGES.rglob("*.py") if file.name != "paging.py"]
    assert [file.name for file in files if "Bladzijde (" in file.read_text(encoding="utf-8")] == []


def test_a_page_of_many_rows_is_turned_and_never_beyond_the_last():
    def page():
        import streamlit as st

        from pages.parts.shared.paging import one_page, page_in_words, turn_to

        rows = range(st.session_state.get("hoeveel", 30))
        if st.session_state.pop("zoek", False):
            turn_to(25, "plek", 12)
        some = one_page(rows, "plek", 12)
        st.write(f"{page_in_words(rows, 'plek', 12)}: {', '.join(map(str, some))}")

    test = AppTest.from_function(page).run()
    assert test.markdown[0].value.startswith("bladzijde 1 van 3: 0, 1,")
    test.session_state["zoek"] = True
    assert test.run().markdown[0].value.startswith("bladzijde 3 van 3: 24, 25,")
    test.session_state["hoeveel"] = 13
    assert test.run().markdown[0].value == "bladzijde 2 van 2: 12"
    test.session_state["hoeveel"] = 5
    assert test.run().markdown[0].value == "bladzijde 1 van 1: 0, 1, 2, 3, 4"
    assert not test.exception


def test_a_value_that_is_withheld_says_so_in_the_table_of_figures():
    frame = pandas.DataFrame({"gemeentecode": ["GM0106", "GM0114"], "waarde": [None, 12.5]})
    assert list(readable("cijfers", frame)["Waarde"]) == ["niet getoond (privacy)", "12,5"]
    assert list(readable("prognose", frame)["Waarde"]) == ["–", "12,5"]


# A page, with what its link must say before it has all of its tables.
WITH_TABLES = [
    ("gegevens", {}),
    ("gemeente", {"code": "GM0014"}),
    ("klantroute", {"code": "GM0106"}),
    ("regiobeeld", {"gebied": "GM0014"}),
    ("regiobeeld", {"gebied": "GM0014", "naast": "nl"}),
    ("vergelijken", {"deel": "overlap"}),
    ("vergelijken", {"deel": "witte-vlekken"}),
    ("vergelijken", {"deel": "drukte"}),
    ("vergelijken", {"deel": "jaren"}),
    ("watals", {"stappen": "sluit:vsv-martini"}),
]
ENDINGS = [".xlsx", "-rekenblad.csv", ".csv"]


def test_only_one_place_writes_tables_so_that_no_page_lacks_a_form():
    raw = re.compile(r"\bto_(csv|dutch_csv|xlsx)\b|\bworkbook\(")
    assert [file.name for file in FILES if raw.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(("page", "params"), WITH_TABLES)
def test_every_table_of_a_page_is_had_in_all_forms(app, monkeypatch, page, params):
    made = {}

    def keep(label, content, name, **_):
        made[name] = content

    test = app(page, **params)
    assert not test.exception
    keys = [key for key in test.session_state if key.startswith(downloads.FORMS)]
    assert keys
    for key in keys:
        test.session_state[key] = True
    # What a page shows of its own goes on as it does.
    monkeypatch.setattr(downloads, "download", keep)
    assert not test.run().exception
    assert set(made) == {
        f"{key.removeprefix(downloads.FORMS)}{ending}" for key in keys for ending in ENDINGS
    }
    for key in keys:
        _hold_the_same(*(made[f"{key.removeprefix(downloads.FORMS)}{end}"]() for end in ENDINGS))


def _hold_the_same(book: bytes, dutch: bytes, plain: bytes) -> None:
    """The three forms have the same columns and as many rows, and none has a formula."""
    sheets = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    *tables, sources = sheets
    assert sources.title == SOURCES
    assert tables[0].title in {sheet_name(row[0].value) for row in sources.iter_rows(2)}
    for sheet in sheets:
        assert sheet.freeze_panes == "A2"
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    head, *rows = tables[0].iter_rows(values_only=True)
    for content, between in ((dutch, ";"), (plain, ",")):
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        top, *lines = csv.reader(text, delimiter=between)
        # Programs get the names of the columns, people the words for them.
        told = top if between == ";" else [label_of(column) for column in top]
        assert told == list(head)
        assert len(lines) == len(rows)
        for cell in (cell for line in lines for cell in line):
            assert not cell.startswith(FORMULA_STARTS) or _is_safe(cell)


def _is_safe(cell: str) -> bool:
    """Whether a cell is a number, or text that is kept as text."""
    return bool(re.fullmatch(r'-[\d.,]+(e[-+]?\d+)?|="[^"]*"', cell))
