"""From what people type to a gemeente."""

import geopandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.find.answer import ECHO, answer_of_code, locate
from geodata.find.places import find_places
from geodata.find.postcode import PostcodeError
from geodata.landscape import RD


def codes(answer):
    return {choice.code for choice in answer.keuzes}


@pytest.mark.parametrize(
    ("query", "soort", "code"),
    [
        ("Groningen", "gemeente", "GM0014"),
        ("  GRONINGEN ", "gemeente", "GM0014"),
        ("gemeente Assen", "gemeente", "GM0106"),
        ("GM0014", "gemeente", "GM0014"),
        ("gm0014", "gemeente", "GM0014"),
        ("Den Haag", "gemeente", "GM0518"),
        ("'s-gravenhage", "gemeente", "GM0518"),
        ("sudwest fryslan", "gemeente", "GM1900"),
        ("Ameland", "gemeente", "GM0060"),
        ("Bergen op Zoom", "gemeente", "GM0748"),
        ("Wijdemeren", "gemeente", "GM1696"),
        ("Borger", "plaats", "GM1681"),
        ("De Koog", "plaats", "GM0448"),
        ("Nuenen", "plaats", "GM0820"),
        ("schoorl", "plaats", "GM0373"),
        ("Ankev", "plaats", "GM1696"),
    ],
)
def test_one_gemeente(small, query, soort, code):
    answer = locate(small, query)
    assert (answer.soort, answer.code, answer.keuzes) == (soort, code, ())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Bergen", {"GM0373", "GM0893"}),
        ("Hengelo", {"GM0164", "GM1876"}),
        ("Oosterend", {"GM0448", "GM1900"}),
        ("Winsum", {"GM1966", "GM1969"}),
        ("Haren", {"GM0014", "GM0828"}),
        ("Haaren", {"GM0757", "GM0865"}),
        ("Gron", {"GM0014", "GM1952"}),
        ("Nes", {"GM0060", "GM0074"}),
    ],
)
def test_a_name_for_several_gemeenten_asks_which(small, query, expected):
    answer = locate(small, query)
    assert (answer.code, codes(answer)) == ("", expected)
    assert answer.melding.endswith("Welke bedoelt u?")
    assert len({choice.tekst for choice in answer.keuzes}) == len(expected)


def test_choices_name_gemeenten_first_and_say_what_each_is(small):
    texts = [choice.tekst for choice in locate(small, "Hengelo").keuzes]
    assert [text.rpartition(", ongeveer ")[0] for text in texts] == [
        "Hengelo, gemeente in Overijssel",
        "Hengelo, plaats in de gemeente Bronckhorst (Gelderland)",
    ]
    assert all(text.endswith("00 inwoners") for text in texts)


def test_a_place_says_in_which_gemeente_it_lies(small):
    assert locate(small, "Borger").melding == "Borger ligt in de gemeente Borger-Odoorn."


@pytest.mark.parametrize(
    ("query", "code", "words"),
    [
        ("Weesp", "GM0363", "Weesp hoort sinds 24 maart 2022 bij Amsterdam."),
        ("Bedum", "GM1966", "Bedum hoort sinds 1 januari 2019 bij Het Hogeland."),
        ("Landerd", "GM1991", "Landerd hoort sinds 1 januari 2022 bij Maashorst."),
    ],
)
def test_a_former_gemeente_says_what_it_became_and_when(small, query, code, words):
    answer = locate(small, query)
    assert (answer.code, answer.melding) == (code, words)


def test_every_former_gemeente_leads_to_the_one_of_today(landscape):
    rows = landscape.table("herindelingen")
    for row in rows[rows["toegepast"] == "ja"].itertuples():
        answer = locate(landscape, row.oude_naam)
        assert row.nieuwe_code in {answer.code} | codes(answer), row.oude_naam


def test_a_typing_error_is_asked_back(small):
    answer = locate(small, "Gronigen")
    assert codes(answer) == {"GM0014"}
    assert answer.melding == (
        "We vinden in Nederland niets met de naam ‘Gronigen’. Bedoelt u deze?"
    )


@pytest.mark.parametrize("query", ["Antwerpen", "xyzzy", "???", "<img onerror=x>", "北京"])
def test_what_is_no_place_in_the_country_gets_a_way_on(small, query):
    answer = locate(small, query)
    assert (answer.soort, answer.code, answer.keuzes) == ("onbekend", "", ())
    assert query in answer.melding
    assert "Controleer de spelling" in answer.melding


@pytest.mark.parametrize("query", ["", "   ", "\n\t"])
def test_nothing_asks_for_something(small, query):
    answer = locate(small, query)
    assert answer.soort == "leeg"
    assert answer.melding.startswith("Typ ")


@pytest.mark.parametrize("query", ["123", "12345", "0123 AB", "1012 SS"])
def test_what_looks_like_a_postcode_but_is_none(small, query):
    assert "is geen postcode" in locate(small, query).melding


def test_a_provincie_is_no_gemeente(small):
    assert locate(small, "Drenthe").melding.startswith("Drenthe is een provincie.")


def test_a_place_with_the_name_of_a_provincie_says_so(small):
    answer = locate(small, "Zeeland")
    assert answer.code == "GM1991"
    assert answer.melding.endswith("Zeeland is ook een provincie.")


def test_an_echo_is_bounded(small):
    assert "x" * (ECHO + 1) not in locate(small, "x" * 5000).melding


def test_every_gemeente_is_found_by_its_own_name(landscape):
    for code, naam in landscape.gemeenten["naam"].items():
        answer = locate(landscape, naam)
        assert code in {answer.code} | codes(answer), naam


@given(data=st.data())
def test_every_place_is_found_by_its_own_name(small, data):
    places = small.table("plaatsen")
    row = places.iloc[data.draw(st.integers(0, len(places) - 1))]
    found = find_places(small, row["naam"], limit=40)
    assert found[0].match == "gelijk"
    assert row["naam"] in {place.naam for place in found}


def test_every_other_name_finds_the_place_too(landscape):
    rows = landscape.table("plaatsen")
    for row in rows[rows["andere_naam"] != ""].itertuples():
        found = find_places(landscape, row.andere_naam, limit=40)
        assert row.gemeentecode in {place.gemeentecode for place in found}


@pytest.mark.parametrize(
    ("naam", "gemeente"),
    [
        ("Yerseke", "Reimerswaal"),
        ("West-Terschelling", "Terschelling"),
        ("Rimburg", "Landgraaf"),
        ("2e Exloërmond", "Borger-Odoorn"),
        ("Anjum", "Noardeast-Fryslân"),
        ("Eastrum", "Noardeast-Fryslân"),
        ("De Weebosch", "Bergeijk"),
    ],
)
def test_a_place_lies_in_its_gemeente_however_small(landscape, naam, gemeente):
    """Also off the coast, under its Dutch name, and where no point of it was found."""
    [place] = find_places(landscape, naam)
    assert place.gemeente == gemeente


def test_a_place_lies_where_its_gemeente_is(landscape):
    """By the fine boundaries; a place in two gemeenten has one point, and a coast is generalised."""
    rows = landscape.table("plaatsen").dropna(subset=["lat"])
    points = geopandas.GeoSeries.from_xy(rows["lon"], rows["lat"], crs="EPSG:4326").to_crs(RD)
    shapes = landscape.boundaries_fine.to_crs(RD)
    metres = points.distance(shapes.reindex(rows["gemeentecode"]).set_axis(points.index))
    assert metres.max() < 1500


def test_places_come_large_before_small_and_exact_before_the_rest(small):
    places = find_places(small, "Bergen")
    assert [p.match for p in places] == sorted((p.match for p in places), reverse=True)
    same = [p.inwoners for p in places if p.match == "begin"]
    assert same == sorted(same, reverse=True)


@given(query=st.text(max_size=200))
def test_whatever_the_text_the_answer_helps(small, query):
    answer = locate(small, query)
    known = {*small.gemeenten.index, *small.organisaties.index}
    assert answer.sleutel in known or answer.adres or answer.melding
    assert codes(answer) <= known
    assert not (answer.sleutel and answer.keuzes)
    assert answer.code in {"", *small.gemeenten.index}
    assert len(answer.melding) < 400


@given(
    query=st.from_regex(r"[1-9][0-9]{3} ?[a-zA-Z]{2}", fullmatch=True),
    found=st.lists(st.sampled_from(["GM0014", "GM0363", "GM0017", "GM9999"]), max_size=4),
)
def test_a_whole_postcode_is_answered_by_the_look_up(small, query, found):
    answer = locate(small, query, lambda postcode: tuple(found))
    today = {"GM0014" if code == "GM0017" else code for code in found} - {"GM9999"}
    if answer.soort == "postcode":
        assert {answer.code} - {""} | codes(answer) == today
    assert answer.melding


def test_a_postcode_says_what_it_found(small):
    one = locate(small, "1012 ab", lambda postcode: ("GM0363",))
    assert (one.code, one.melding) == ("GM0363", "Postcode 1012 AB ligt in de gemeente Amsterdam.")
    none = locate(small, "9999ZZ", lambda postcode: ())
    assert none.melding == (
        "We vinden geen postcode 9999 ZZ. Klopt hij? Zoek op plaats of gemeente."
    )
    several = locate(small, "1316AB", lambda postcode: ("GM0060", "GM0448"))
    assert codes(several) == {"GM0060", "GM0448"}


def test_four_digits_are_found_without_asking_anybody(small):
    def never(postcode):
        raise AssertionError(postcode)

    for row in small.table("postcodes").itertuples():
        answer = locate(small, row.postcode, never)
        assert ({answer.code} - {""}) | codes(answer) == {row.gemeentecode, row.ook_in} - {""}
    one = locate(small, "1012")
    assert (one.code, one.melding) == ("GM0363", "Postcode 1012 ligt in de gemeente Amsterdam.")


def test_four_digits_in_two_gemeenten_ask_which(small):
    answer = locate(small, "9474")
    assert (answer.code, codes(answer)) == ("", {"GM0106", "GM1730"})
    assert answer.melding == "Postcode 9474 ligt in meer gemeenten. Welke bedoelt u?"


def test_four_digits_that_the_data_do_not_know_are_looked_up(small):
    assert locate(small, "1316", lambda postcode: ("GM0060",)).code == "GM0060"


def fails(postcode):
    raise PostcodeError("De postcodedienst is weg.")


@pytest.mark.parametrize(
    ("lookup", "why"),
    [(fails, "De postcodedienst is weg. "), (None, "Een hele postcode opzoeken staat hier uit. ")],
)
def test_a_whole_postcode_falls_back_to_its_four_digits_and_says_so(small, lookup, why):
    answer = locate(small, "1012AB", lookup)
    assert (answer.soort, answer.code) == ("postcode", "GM0363")
    assert answer.melding == (
        f"{why}We kijken daarom alleen naar de vier cijfers 1012. "
        "Postcode 1012 ligt in de gemeente Amsterdam."
    )
    several = locate(small, "9474 AB", lookup)
    assert codes(several) == {"GM0106", "GM1730"}
    assert several.melding.startswith(why)
    nothing = locate(small, "1001ZX", lookup)
    assert (nothing.code, nothing.keuzes) == ("", ())
    assert nothing.melding == f"{why}Zoek op plaats of gemeente."


@pytest.mark.parametrize("code", ["GM0014", "gm0014", "0014", "14", " GM0014 "])
def test_a_code_is_understood_however_it_is_written(small, code):
    assert answer_of_code(small, code).code == "GM0014"
