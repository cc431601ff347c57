"""Tables and files of every page go through one place each, where what is safe cannot be forgotten."""

import re

import pandas
import pytest
from streamlit.testing.v1 import AppTest

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
