"""A second table on a sheet is said and never becomes rows of the first; a list with gaps stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.keeping.match.second_table import one_table
from geodata.keeping.read.reading import read_list
from tests.unit.keeping.lists import as_csv, as_xlsx

LIST = [
    ["Naam VSV", "Ziekenhuis", "Plaats"],
    ["VSV Assen", "Wilhelmina Ziekenhuis", "Assen"],
    ["VSV Sneek", "Antonius", "Sneek"],
]
GAP = [["", "", ""]]


def read(small, rows, make=as_csv):
    return one_table(small, read_list(make(rows), "lijst"))


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
@pytest.mark.parametrize(
    "second",
    [
        # A heading of the first table, other ones that lists have, and values where there were words.
        [["Naam VSV", "Voorzitter", ""], ["VSV Assen", "Jansen", ""]],
        [["E-mail", "Website", "Telefoon"], ["a@vsv.nl", "www.vsv.nl", "0592-123456"]],
        [["Kleur", "Betekenis", "Hoeveel"], ["groen", "actief", "12"], ["rood", "gestopt", "3"]],
    ],
)
def test_a_table_below_the_list_is_said_and_is_no_part_of_it(small, second, make):
    raw = read(small, [*LIST, *GAP, *second], make)
    assert [list(row) for row in raw.rijen] == LIST[1:]
    remark = raw.opmerkingen[-1]
    assert "begint op rij 5 een andere tabel" in remark
    assert f"‘{second[0][0]}’" in remark
    assert "niet gelezen" in remark


def test_a_header_of_lists_without_a_gap_begins_a_table_too(small):
    raw = read(small, [*LIST, ["E-mail", "Telefoon", ""], ["a@vsv.nl", "0592-123456", ""]])
    assert len(raw.rijen) == 2


def test_a_table_with_other_columns_is_said_and_read(small):
    wide = [[*row, "x"] for row in LIST]
    raw = read(
        small, [*wide, ["", "", "", ""], ["groen", "actief", "", ""], ["rood", "weg", "", ""]]
    )
    assert len(raw.rijen) == 4
    assert "vanaf rij 5 iets met andere kolommen" in raw.opmerkingen[-1]


@pytest.mark.parametrize(
    "below",
    [
        # The list goes on, its header comes back, or somebody wrote a remark below it.
        [["VSV Gooi", "Tergooi", "Hilversum"], ["VSV Kust", "Kustziekenhuis", "Zierikzee"]],
        [["Naam VSV", "Ziekenhuis", "Plaats"], ["VSV Gooi", "Tergooi", "Hilversum"]],
        [["Naam VSV", "Ziekenhuis", "Plaats (vervolg)"], ["VSV Gooi", "Tergooi", "Hilversum"]],
        [["Bron: het CPZ", "", ""]],
        [["VSV Gooi", "onbekend", "Hilversum"], ["VSV Kust", "", "Zierikzee"]],
    ],
)
def test_a_list_with_gaps_stays_whole(small, below):
    raw = read(small, [*LIST, *GAP, *below])
    assert not any("andere" in remark for remark in raw.opmerkingen)
    assert len(raw.rijen) >= 2 + len(below) - (below[0] == LIST[0])


def test_numbers_that_are_missing_make_no_table(small):
    rows = [["Gemeente", "Aantal"], ["Assen", "12"], ["Sneek", "9"], ["", ""]]
    rows += [["Groningen", "onbekend"], ["Haren", "4"], ["Zwolle", "8"]]
    assert len(read(small, rows).rijen) == 5


@given(
    names=st.lists(
        st.text("abcdefg", min_size=3, max_size=9), min_size=4, max_size=12, unique=True
    ),
    gaps=st.sets(st.integers(1, 12)),
)
def test_no_row_of_a_list_of_names_and_places_goes(small, names, gaps):
    rows = []
    for number, name in enumerate(names):
        rows += [["", ""]] * (number in gaps) + [[f"VSV {name}", "Assen"]]
    raw = read(small, [["Naam VSV", "Plaats"], *rows])
    assert len(raw.rijen) == len(names)
