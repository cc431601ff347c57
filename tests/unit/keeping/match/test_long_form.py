"""Lists of figures as people make them: long, with years or figures beside each other, half said."""

import pytest

from geodata.keeping.match.columns import propose_columns
from geodata.keeping.match.long_form import Meant, long_form
from geodata.keeping.match.matching import match
from geodata.keeping.match.numbers import clear_numbers, number_of
from geodata.keeping.read.rawlist import ListError
from tests.unit.keeping.lists import ORIGIN, raw_list

MEANT = Meant("Laag geboortegewicht", "", "% van de baby's", "Baby's onder 2.500 gram", "nee")


def taken(landscape, meant, heading, *rows):
    raw = raw_list(heading, *rows)
    made, columns = long_form(landscape, raw, propose_columns(raw, "cijfers", landscape), meant)
    return match(landscape, made, "cijfers", columns, ORIGIN)


def said(matched):
    return {
        row.sleutel: row.waarden["cijfers.waarde"]
        for row in matched.rijen
        if row.uitkomst != "geweigerd"
    }


def test_years_beside_each_other_become_rows(small):
    found = taken(
        small,
        MEANT,
        ["Gemeente", "2022", "2023*", "2024JJ00"],
        ["Assen", "5,5", "x", ""],
        ["Emmen", "6,1", "6,2", "6,3"],
    )
    figure = "laag-geboortegewicht"
    assert said(found) == {
        f"GM0106/{figure}/2022": "5.5",
        f"GM0106/{figure}/2023": "niet getoond",
        f"GM0114/{figure}/2022": "6.1",
        f"GM0114/{figure}/2023": "6.2",
        f"GM0114/{figure}/2024": "6.3",
    }
    assert len(found.rijen) == 5
    assert any("1 cel is leeg" in remark for remark in found.opmerkingen)
    provisional = [r for r in found.rijen if r.waarden.get("cijfers_landelijk.status")]
    assert {row.sleutel[-4:] for row in provisional} == {"2023"}


def test_figures_beside_each_other_keep_their_own_names(small):
    meant = Meant(jaar="2024", eenheid="%", definitie="aandeel van de baby's")
    found = taken(
        small,
        meant,
        ["Gemeente", "Roken", "Vroeggeboorte"],
        ["Assen", "5", "7,5"],
        ["Emmen", "6", "8"],
    )
    assert set(said(found)) == {
        f"{code}/{figure}/2024"
        for code in ("GM0106", "GM0114")
        for figure in ("roken", "vroeggeboorte")
    }


def test_a_figure_with_its_year_in_the_heading(small):
    meant = Meant(eenheid="%", definitie="aandeel")
    found = taken(
        small,
        meant,
        ["Gemeente", "Roken 2022", "Roken 2023", "Drinken 2023"],
        ["Assen", "1", "2", "3"],
    )
    assert set(said(found)) == {
        "GM0106/roken/2022",
        "GM0106/roken/2023",
        "GM0106/drinken/2023",
    }


def test_a_long_list_needs_only_what_it_does_not_say(small):
    found = taken(small, Meant("Geboorten"), ["Gemeente", "Jaar", "Aantal"], ["Assen", "2023", "5"])
    assert set(said(found)) == {"GM0106/geboorten/2023"}


@pytest.mark.parametrize(
    ("meant", "heading", "row", "word"),
    [
        (Meant(), ["Gemeente", "Aantal"], ["Assen", "5"], "cijfer en jaar"),
        (Meant("Roken"), ["Gemeente", "Opmerking"], ["Assen", "veel"], "geen kolom met waarden"),
        (Meant("Roken"), ["Iets", "2023"], ["Qzx", "5"], "geen kolom met gemeenten"),
        (Meant(), ["Gemeente", "2023"], ["Assen", "5"], "Zeg van de hele lijst: cijfer"),
    ],
)
def test_what_nothing_says_is_asked(small, meant, heading, row, word):
    with pytest.raises(ListError, match=word):
        taken(small, meant, heading, row)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234", "1234"),
        ("12,5", "12.5"),
        ("12.50", "12.5"),
        ("12,5 %", "12.5"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1 234", "1234"),
        ("5.0", "5"),
        ("0,123", "0.123"),
        ("5,18E+02", "518"),
    ],
)
def test_numbers_are_read_whole(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["1.234", "-5", "veel", "1.23.4", "12,5,3", "", "1e9999", "½"])
def test_what_is_no_clear_number_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        number_of(text)


def test_a_column_tells_what_its_mark_means():
    assert clear_numbers(["1.234", "12,5"]) == {"1.234": "1234"}
    assert float(clear_numbers(["1.234", "12.5"])["1.234"]) == 1.234
    assert clear_numbers(["1.234", "999"]) == {}
    assert clear_numbers(["1.234", "12.5", "12,5"]) == {}
