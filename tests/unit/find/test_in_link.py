"""What a link names: by code or name, of today or of before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.figures import COUNTRY
from geodata.find import answer_of_code, in_link
from geodata.map import parse_comparison, parse_view
from geodata.regiobeeld import parse_region

HAREN = "Haren hoort sinds 1 januari 2019 bij Groningen."


@pytest.mark.parametrize(
    "text", ["GM0014", "gm0014", "0014", "14", " NL.GM0014 ", "Groningen", "groningen"]
)
def test_a_gemeente_by_its_code_or_name_needs_no_words(small, text):
    assert in_link(small, text) == ("GM0014", "")


@pytest.mark.parametrize("text", ["GM0017", "gm0017", "17", "Haren", "HAREN"])
def test_a_former_gemeente_is_that_of_today_and_says_so(small, text):
    assert in_link(small, text) == ("GM0014", HAREN)


@pytest.mark.parametrize("text", ["GM0788", "788"])
def test_a_divided_gemeente_says_into_which(small, text):
    key, sentence = in_link(small, text)
    assert key == ""
    assert sentence.startswith("Haaren is op 1 januari 2021 over meer gemeenten verdeeld: ")


def test_an_organisatie_by_its_id_or_name(small):
    naam = small.organisaties.loc["vsv-martini", "naam"]
    for text in ("vsv-martini", "VSV-Martini", naam, naam.upper()):
        assert in_link(small, text)[0] == "vsv-martini"


@pytest.mark.parametrize("text", ["Haren", "17", "GM0017)", "GM0788"])
def test_each_page_understands_or_explains_it(small, text):
    view, told = parse_view(small, {"gekozen": text})
    region, also = parse_region(small, {"gebied": text})
    spot, again = parse_comparison(small, {"deel": "witte-vlekken", "vlek": text})
    assert told == also == again
    [sentence] = told
    if text == "GM0788":
        assert "over meer gemeenten verdeeld" in sentence
        assert (view.gekozen, region.gebied, spot.vlek) == ("", COUNTRY, "")
    else:
        assert sentence == HAREN
        assert (view.gekozen, region.gebied, spot.vlek) == ("GM0014", "GM0014", "GM0014")


@pytest.mark.parametrize("text", ["Groningen", "groningen", "Haren", "haren", "vsv martini"])
def test_the_page_of_a_gemeente_takes_a_name(small, text):
    found = answer_of_code(small, text)
    assert found.sleutel or found.keuzes


@pytest.mark.parametrize("text", ["Friesland", "fryslan", "provincie-fryslan"])
def test_a_provincie_is_an_area_by_its_names(small, text):
    region, told = parse_region(small, {"gebied": text})
    assert region.gebied == "provincie-fryslan"
    assert told == []


@given(text=st.text(max_size=30))
def test_whatever_a_link_says_there_is_an_answer(small, text):
    key, sentence = in_link(small, text)
    known = key in small.gemeenten.index or key in small.organisaties.index
    assert known or key == text.strip() or sentence
    parse_region(small, {"gebied": text})
