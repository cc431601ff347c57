"""Letters that were saved in an older encoding, or garbled on the way."""

import pytest

from geodata.keeping.read.mending import mended
from geodata.keeping.read.reading import read_list
from tests.unit.keeping.lists import as_csv

ROWS = [["Gemeente", "GGD"], ["Súdwest-Fryslân", "Coöperatie België"], ["’t Bildt", "Renée – café"]]
PLAIN = [["Gemeente", "GGD"], ["Súdwest-Fryslân", "Coöperatie België"], ["Zoë", "Renée café"]]


@pytest.mark.parametrize(
    ("encoding", "rows", "said"),
    [
        ("cp1252", ROWS, "Windows-1252"),
        ("mac_roman", ROWS, "Mac OS Roman"),
        ("cp850", PLAIN, "DOS (cp850)"),
        ("cp1252", PLAIN, "Windows-1252"),
    ],
)
def test_an_older_encoding_is_told_by_its_letters(encoding, rows, said):
    raw = read_list(as_csv(rows, encoding=encoding), "x")
    assert [list(row) for row in raw.rijen] == rows[1:]
    assert f"gelezen als {said}" in raw.opmerkingen[0]


def test_what_cannot_be_told_is_windows_1252():
    raw = read_list("Naam;x\n‘quoted’;y\n".encode("cp1252"), "x")
    assert raw.rijen == (("‘quoted’", "y"),)


@pytest.mark.parametrize("times", [1, 2])
def test_garbled_letters_can_be_mended(times):
    content = as_csv(PLAIN)
    for _ in range(times):
        content = content.decode("latin-1").encode()
    raw = read_list(content, "x")
    assert [list(row) for row in raw.rijen] != PLAIN[1:]
    better = mended(raw)
    assert [list(row) for row in better.rijen] == PLAIN[1:]
    assert "hersteld in 4 teksten" in better.opmerkingen[-1]


def test_good_letters_need_no_mending():
    assert mended(read_list(as_csv(ROWS), "x")) is None
