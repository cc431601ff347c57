"""From what people type to a gemeente."""

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.find.locate import gemeente_at
from geodata.find.places import ECHO, find_places, locate
from geodata.find.postcode import PostcodeError
from geodata.landscape import DATA


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
    assert texts == [
        "Hengelo, gemeente in Overijssel",
        "Hengelo, plaats in de gemeente Bronckhorst (Gelderland)",
    ]


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


@pytest.mark.parametrize("query", ["Antwerpen", "xyzzy", "???", "<img onerror=x>", "北京", "UMCG"])
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


def test_every_place_lies_in_a_gemeente_or_off_its_coast(landscape):
    # Every tenth will do; one that lies just off the coast has a test of its own.
    for naam in sorted(set(landscape.table("plaatsen")["naam"]))[::10]:
        assert find_places(landscape, naam)[0].gemeentecode in landscape.gemeenten.index


def test_a_place_off_the_generalised_border_goes_to_the_nearest_gemeente(small):
    [place] = find_places(small, "Hindeloopen")
    assert gemeente_at(small, place.lat, place.lon) is None
    assert place.gemeente == "Súdwest-Fryslân"


def test_places_come_large_before_small_and_exact_before_the_rest(small):
    places = find_places(small, "Bergen")
    assert [p.match for p in places] == sorted((p.match for p in places), reverse=True)
    same = [p.inwoners for p in places if p.match == "begin"]
    assert same == sorted(same, reverse=True)


@given(query=st.text(max_size=200))
def test_whatever_the_text_the_answer_helps(small, query):
    answer = locate(small, query)
    known = small.gemeenten.index
    assert answer.code in known or answer.melding
    assert codes(answer) <= set(known)
    assert not (answer.code and answer.keuzes)
    assert len(answer.melding) < 400


@given(
    query=st.from_regex(r"[1-9][0-9]{3} ?[a-zA-Z]{0,2}", fullmatch=True),
    found=st.lists(st.sampled_from(["GM0014", "GM0363", "GM0017", "GM9999"]), max_size=4),
)
def test_a_postcode_is_answered_by_the_look_up(small, query, found):
    answer = locate(small, query, lambda postcode: tuple(found))
    today = {"GM0014" if code == "GM0017" else code for code in found} - {"GM9999"}
    if answer.soort == "postcode":
        assert {answer.code} - {""} | codes(answer) == today
    assert answer.melding


def test_a_postcode_says_what_it_found(small):
    one = locate(small, "1012 ab", lambda postcode: ("GM0363",))
    assert (one.code, one.melding) == ("GM0363", "Postcode 1012 AB ligt in de gemeente Amsterdam.")
    none = locate(small, "9999ZZ", lambda postcode: ())
    assert none.melding.startswith("We vinden geen postcode 9999 ZZ.")
    several = locate(small, "1316", lambda postcode: ("GM0060", "GM0448"))
    assert codes(several) == {"GM0060", "GM0448"}


def test_a_look_up_that_fails_passes_its_sentence_on(small):
    def fails(postcode):
        raise PostcodeError("De postcodedienst is weg. Zoek op plaats of gemeente.")

    answer = locate(small, "1012AB", fails)
    assert (answer.soort, answer.melding) == (
        "postcode",
        "De postcodedienst is weg. Zoek op plaats of gemeente.",
    )
    assert "Zoek op plaats of gemeente" in locate(small, "1012AB").melding


@pytest.fixture(scope="module")
def fetch_places():
    """The script that takes the places from GeoNames."""
    path = DATA.parent / "scripts" / "fetch_places.py"
    spec = importlib.util.spec_from_file_location("fetch_places", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "dutch"),
    [
        ("The Hague", "Den Haag"),
        ("s-Gravendeel", "'s-Gravendeel"),
        ("t Goy", "'t Goy"),
        ("'s-Gravenzande", "'s-Gravenzande"),
        ("Beek gem Montferland", "Beek"),
        ("Schiedam", "Schiedam"),
    ],
)
def test_places_get_their_dutch_name(fetch_places, name, dutch):
    assert fetch_places.dutch_name(name) == dutch


def test_only_dutch_places_are_taken_in_order_of_their_number(fetch_places):
    city = {"name": "x", "latitude": 52.0, "longitude": 5.0, "population": 1}
    cities = [
        city | {"geonameid": 9, "countrycode": "NL"},
        city | {"geonameid": 8, "countrycode": "BE"},
        city | {"geonameid": 7, "countrycode": "NL"},
    ]
    rows = fetch_places.rows(cities, "2026-07")
    assert [row["id"] for row in rows] == [7, 9]
    assert set(rows[0]) == set(fetch_places.COLUMNS)
    assert rows[0]["bron"] == "https://www.geonames.org/7"
