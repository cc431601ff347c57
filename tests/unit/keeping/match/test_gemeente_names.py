"""The gemeente that a cell means, as official bodies and spreadsheets write it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.keeping.match.gemeente_names import gemeente_named
from geodata.keeping.match.whole_numbers import whole_number


@pytest.mark.parametrize(
    "text",
    [
        *(
            "0518",
            "518",
            "518.0",
            "518,00",
            "GM518",
            "gm 0518",
            "GM-0518",
            "NL.GM0518",
            "5,18E+02",
            "'0518",
        ),
        *(
            "0518 - 's-Gravenhage",
            "'s-Gravenhage (GM0518)",
            "GM0518 's-Gravenhage",
            "Den Haag, 518",
        ),
        *(
            "'s-Gravenhage (gemeente)",
            "’s-Gravenhage",
            "s Gravenhage",
            "Gem. Den Haag",
            "DEN HAAG*",
        ),
        *("'s-Gravenhage (ZH.)", "Den Haag (Zuid-Holland)", "'s-Gravenhage 1)", "Den Haag²"),
        *("Gemeente 's-Gravenhage", "'s-Gravenhage (stad)", "Den Haag ZH"),
    ],
)
def test_one_gemeente_in_many_spellings(small, text):
    named = gemeente_named(small, text)
    assert (named.codes, named.zeker) == (("GM0518",), True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bergen Lb", "GM0893"),
        ("Bergen (Limburg)", "GM0893"),
        ("Bergen, NH", "GM0373"),
        ("Hengelo Ov", "GM0164"),
        ("Hengelo (Ov.)", "GM0164"),
        ("Nuenen ca", "GM0820"),
        ("Mill c.a.", "GM1982"),
        ("0756 Boxmeer", "GM1982"),
        ("GM0756 (Land van Cuijk)", "GM1982"),
    ],
)
def test_a_provincie_a_code_or_others_beside_a_name(small, text, code):
    named = gemeente_named(small, text)
    assert (named.codes, named.zeker) == ((code,), True)


@pytest.mark.parametrize(
    ("text", "codes", "why"),
    [
        ("0106 Emmen", ("GM0106", "GM0114"), "de code en de naam horen bij verschillende"),
        ("Hengelo (Gld)", ("GM0164",), "iets erbij dat de atlas niet kent"),
        ("Groningen (provincie)", ("GM0014",), "iets erbij dat de atlas niet kent"),
        ("Nuenen", ("GM0820",), "Een plaats met die naam ligt in Nuenen"),
        ("gm0788", ("GM0865", "GM0757"), "kan meer gemeenten zijn"),
    ],
)
def test_what_is_not_sure_is_a_doubt_with_candidates(small, text, codes, why):
    named = gemeente_named(small, text)
    assert not named.zeker
    assert set(codes) <= set(named.codes)
    assert why in named.waarom


@pytest.mark.parametrize("text", ["106.5", "1,9E+03", "1234", "106 114", "0106.114"])
def test_a_part_of_a_number_is_never_a_code(small, text):
    assert gemeente_named(small, text).codes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Saba",
        "Bonaire",
        "Bonaire (openbaar lichaam)",
        "Saba (bijzondere gemeente)",
        "Sint-Eustatius",
        "gemeente Saba",
        "GM9003",
        "9001,0",
        "Saba (BES)",
        "Caribisch Nederland",
    ],
)
def test_caribisch_nederland_is_said_not_to_be_in_the_atlas(small, text):
    named = gemeente_named(small, text)
    assert named.codes == ()
    assert "Caribisch Nederland" in named.waarom


@settings(max_examples=40)
@given(st.integers(0, 9_999_999), st.sampled_from(["{}", "{}.0", "{},00", " {} ", "'{}"]))
def test_a_whole_number_stays_the_number_it_was(number, form):
    assert whole_number(form.format(number)) == str(number)


@settings(max_examples=60)
@given(st.text(alphabet="0123456789.,eE+- ", max_size=12))
def test_a_whole_number_is_read_whole_or_not_at_all(text):
    read = whole_number(text)
    assert read == text.strip() or float(text.strip().replace(",", ".")) == int(read)
