"""From what people type to a gemeente, an organisatie or a page: one answer in every search field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.find.answer import SHOWN, locate
from geodata.find.names import by_label, listed, names, plain


@pytest.mark.parametrize(
    ("query", "first", "asked"),
    [
        ("Alphen", "GM0484", {"GM0484", "GM1723", "GM0668"}),
        ("Zevenhuizen", "GM1892", {"GM1892", "GM0200", "GM1969"}),
        ("Krimpen", "GM0542", {"GM0542", "GM1931"}),
        ("Bergen", "GM0373", {"GM0373", "GM0893"}),
        ("Hengelo", "GM0164", {"GM0164", "GM1876"}),
    ],
)
def test_a_name_for_several_asks_which_the_largest_first(landscape, query, first, asked):
    answer = locate(landscape, query)
    keys = [choice.code for choice in answer.keuzes]
    assert (answer.sleutel, keys[0], set(keys)) == ("", first, asked)
    provincies = landscape.gemeenten["provincie"]
    for choice in answer.keuzes:
        assert provincies[choice.code] in choice.tekst
        assert "inwoners" in choice.tekst


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Land van Cuyk", "GM1982"),
        ("Beek (L.)", "GM0888"),
        ("Laren (NH.)", "GM0417"),
        ("Nuenen c.a.", "GM0820"),
        ("Stein (L.)", "GM0971"),
        ("Middelburg (Zld.)", "GM0687"),
        ("Rijswijk (Zuid-Holland)", "GM0603"),
        ("Hengelo Ov", "GM0164"),
        ("Hengelo Gld", "GM1876"),
        ("Bergen Lb", "GM0893"),
        ("Bergen NH", "GM0373"),
        ("Gem. Delft", "GM0503"),
        ("Utrecht (stad)", "GM0344"),
        ("Noordoostpolder (Emmeloord)", "GM0171"),
        ("'s-Gravenhage (gemeente)", "GM0518"),
        ("NL.GM0518", "GM0518"),
        ("GM 0518", "GM0518"),
        ("0518", "GM0518"),
    ],
)
def test_a_gemeente_however_lists_write_it(landscape, query, code):
    assert locate(landscape, query).code == code


@pytest.mark.parametrize(
    ("query", "key", "words"),
    [
        ("Proscoop", "ros-proscoop", ""),
        ("vsv martini", "vsv-martini", ""),
        ("Raedelijn", "ros-mura", "eerdere naam van Mura"),
        ("Progez", "ros-proscoop", "opgegaan in Proscoop"),
    ],
)
def test_an_organisatie_is_found_by_its_own_and_its_former_name(small, query, key, words):
    answer = locate(small, query)
    assert (answer.soort, answer.organisatie, answer.code) == ("organisatie", key, "")
    assert words in answer.melding


def test_a_name_for_many_says_how_many_there_are(small):
    answer = locate(small, "GGD")
    assert len(answer.keuzes) == SHOWN
    many = sum(name.startswith("ggd ") for name in {*names(small)["plain"]})
    assert f"{many} namen, hier ziet u er {SHOWN}" in answer.melding


def test_a_word_of_the_field_leads_to_its_page(small):
    for row in small.table("zoekwoorden").itertuples():
        for text in (row.woord, row.woord.upper()):
            answer = locate(small, text)
            assert (answer.soort, answer.adres) == ("woord", row.adres)


def test_a_place_overseas_is_said_to_be_no_part_of_the_atlas(small):
    assert "Caribisch Nederland" in locate(small, "Saba").melding


def test_a_provincie_offers_who_has_its_name(landscape):
    answer = locate(landscape, "Overijssel")
    assert "is een provincie" in answer.melding
    assert "consortium-overijssel" in {choice.code for choice in answer.keuzes}


def test_what_the_list_offers_is_understood_to_the_letter(landscape):
    wrong = {
        item.label
        for item in listed(landscape)[::7]
        if item.sleutel not in {(answer := locate(landscape, item.label)).sleutel, answer.adres}
    }
    assert not wrong


def test_the_list_knows_every_name_once(landscape):
    found = listed(landscape)
    assert len(by_label(landscape)) == len(found)
    known = {plain(item.naam) for item in found}
    assert set(names(landscape)["plain"]) <= known
    assert set(landscape.table("plaatsen")["naam"].map(plain)) <= known


def test_a_postcode_of_the_list_says_in_which_gemeente(small):
    assert locate(small, "9474, postcode in Assen").code == "GM0106"
    assert locate(small, "9474, postcode in Tynaarlo").code == "GM1730"


@given(text=st.text(max_size=40))
def test_an_answer_is_one_thing(small, text):
    answer = locate(small, text)
    assert sum(map(bool, (answer.code, answer.organisatie, answer.adres, answer.keuzes))) <= 1
