"""Tables as people read them."""

import pytest

from geodata.files.readable import LABELS, cell_in_words, label_of


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("inwoners", 232874, "232.874"),
        ("aandeel", 0.451, "0,451"),
        ("waarde", 12.0, "12"),
        ("lat", 53.22096, "53,221"),
        ("bron_datum", "2020-09-24", "24 september 2020"),
        ("bron_datum", "2020-09", "september 2020"),
        ("sinds", "2021", "2021"),
        ("naam", "Groningen", "Groningen"),
        ("inwoners", None, "–"),
        ("inwoners", float("nan"), "–"),
        ("naam", "", "–"),
    ],
)
def test_a_cell_is_written_the_dutch_way(column, value, words):
    assert cell_in_words(column, value) == words


def test_no_column_keeps_its_raw_name(small):
    columns = {column for schema in small.package.schemas.values() for column in _fields(schema)}
    assert not [column for column in columns if "_" in label_of(column)]
    assert all(label_of(column)[0].isupper() for column in columns)
    assert set(LABELS) <= columns


def _fields(schema: dict) -> list[str]:
    return [field["name"] for field in schema["fields"]]
