"""Tables and files of every page go through one place each, where what is safe cannot be forgotten."""

import re

import pytest
from streamlit.testing.v1 import AppTest

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
