"""Dutch words for numbers, lists, distances, places and dates."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.words import (
    MONTHS,
    age_in_words,
    capital,
    count,
    date_in_words,
    earliest,
    join_words,
    km_in_words,
    latest,
    list_names,
    number,
    one_line,
    percentage,
    place_in_words,
    places_in_words,
    range_in_words,
    size_in_words,
    with_note,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_join_words(words, text):
    assert join_words(words) == text
    assert join_words(iter(words)) == text


@given(words=st.lists(st.text("abcxyz", min_size=1), min_size=1))
def test_joined_words_come_apart_again(words):
    *most, last = join_words(words).rsplit(" en ", 1)
    assert [part for text in most for part in text.split(", ")] + [last] == words


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(17_407_585, 0, "17.407.585"), (12.44, 1, "12,4"), (999, 0, "999"), (1234.5, 2, "1.234,50")],
)
def test_number(value, decimals, text):
    assert number(value, decimals) == text


@given(value=st.integers(-(10**12), 10**12))
def test_a_number_can_be_read_back(value):
    assert int(number(value).replace(".", "")) == value


@given(value=st.floats(-1e9, 1e9), decimals=st.integers(1, 4))
def test_a_number_has_one_comma_and_its_decimals(value, decimals):
    whole, fraction = number(value, decimals).split(",")
    assert len(fraction) == decimals
    read = float(f"{whole.replace('.', '')}.{fraction}")
    assert read == pytest.approx(value, abs=0.51 * 10**-decimals)


@pytest.mark.parametrize(
    ("share", "text"), [(0, "0%"), (0.4512, "45%"), (0.996, "100%"), (1, "100%")]
)
def test_percentage(share, text):
    assert percentage(share) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0 gemeenten"), (1, "1 gemeente"), (1200, "1.200 gemeenten")]
)
def test_count(value, text):
    assert count(value, "gemeente", "gemeenten") == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", "datum onbekend"),
        ("2020", "2020"),
        ("2020-09", "september 2020"),
        ("2020-09-24", "24 september 2020"),
        ("2021-03-01", "1 maart 2021"),
    ],
)
def test_date_in_words(value, text):
    assert date_in_words(value) == text


@given(day=DAYS)
def test_a_date_in_words_can_be_read_back(day):
    number_of_day, month, year = date_in_words(day.isoformat()).split()
    assert date(int(year), MONTHS.index(month) + 1, int(number_of_day)) == day
    assert date_in_words(day.isoformat()[:7]) == f"{month} {year}"
    assert date_in_words(day.isoformat()[:4]) == year


@given(day=DAYS)
def test_earliest_is_the_first_day_that_a_date_can_stand_for(day):
    assert earliest(day.isoformat()) == day
    assert earliest(day.isoformat()[:7]) == day.replace(day=1)
    assert earliest(day.isoformat()[:4]) == day.replace(month=1, day=1)


@pytest.mark.parametrize("value", ["gisteren", "2020-13", "2020-02-30", "24-9-2020x", ""])
def test_what_is_no_date_is_a_value_error(value):
    with pytest.raises(ValueError):  # noqa: PT011
        earliest(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", "datum onbekend, controleer voor gebruik"),
        ("2026-11-21", "minder dan 1 jaar oud"),
        ("2025-11-23", "minder dan 1 jaar oud"),
        ("2025-11-22", "1 jaar oud"),
        ("2024-11-23", "1 jaar oud"),
        ("2024-11-22", "2 jaar oud, controleer voor gebruik"),
        ("2020-09-24", "6 jaar oud, controleer voor gebruik"),
        ("2013", "13 jaar oud, controleer voor gebruik"),
        ("2027-01-01", "minder dan 1 jaar oud"),
    ],
)
def test_age_in_words(today, value, text):
    assert age_in_words(value, today) == text


@given(today=DAYS, days=st.integers(0, 20_000))
def test_what_is_older_than_two_years_asks_to_be_checked(today, days):
    text = age_in_words((today - timedelta(days=days)).isoformat(), today)
    assert ("controleer voor gebruik" in text) == (days >= 732) or 730 <= days <= 731


@given(st.text(max_size=200))
def test_one_line_has_no_strange_characters_and_keeps_the_rest(text):
    kept = one_line(text)
    assert one_line(kept) == kept == kept.encode().decode()
    assert not [char for char in kept if unicodedata.category(char)[0] == "C" or char == "\n"]
    assert kept.replace(" ", "") == "".join(filter(str.isprintable, text)).replace(" ", "")


def test_one_line_joins_the_lines():
    assert one_line(" Klopt\n\tniet\u202e\x00 meer ") == "Klopt niet meer"


@pytest.mark.parametrize(
    ("text", "expected"), [("VSV's en IGO's", "VSV's en IGO's"), ("élan", "Élan"), ("", "")]
)
def test_a_capital_leaves_the_rest_alone(text, expected):
    assert capital(text) == expected


def test_names_that_hold_en_are_kept_apart():
    names = ["Helmond", "Nuenen, Gerwen en Nederwetten", "Son en Breugel", "Coevorden"]
    assert list_names(names) == (
        "Helmond, ‘Nuenen, Gerwen en Nederwetten’, ‘Son en Breugel’ en Coevorden"
    )


@pytest.mark.parametrize(
    ("km", "text"),
    [
        (0, "minder dan 1 km"),
        (0.99, "minder dan 1 km"),
        (1, "1 km"),
        (12.6, "13 km"),
        (1234, "1.234 km"),
    ],
)
def test_km_in_words(km, text):
    assert km_in_words(km) == text


@pytest.mark.parametrize(
    ("naam", "text"),
    [
        ("Assen", "in Assen"),
        ("Texel", "op Texel"),
        ("Schiermonnikoog", "op Schiermonnikoog"),
        ("'s-Hertogenbosch", "in 's-Hertogenbosch"),
    ],
)
def test_place_in_words(naam, text):
    assert place_in_words(naam) == text


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(6, 6, "6"), (6, 7, "6 of 7"), (6.2, 8.9, "6 tot en met 9"), (999, 1000, "999 of 1.000")],
)
def test_a_range(low, high, words):
    assert range_in_words(low, high) == words


def test_no_brackets_within_brackets():
    assert with_note("Elaa", "ROS") == "Elaa (ROS)"
    assert with_note("VSV Twente (MST)", "VSV") == "VSV Twente (MST), VSV"
    assert with_note("Isala", "samenwerkingsverband (VSV)") == "Isala, samenwerkingsverband (VSV)"


@pytest.mark.parametrize(
    ("text", "last"),
    [("2020", "2020-12-31"), ("2020-02", "2020-02-29"), ("2020-02-03", "2020-02-03")],
)
def test_the_last_day_that_a_date_can_stand_for(text, last):
    assert latest(text).isoformat() == last
    assert earliest(text) <= latest(text)


def test_places_are_in_a_gemeente_and_on_an_island():
    assert places_in_words(["Den Helder", "Texel"]) == "in Den Helder en op Texel"
    assert places_in_words(["Texel", "Ameland", "Emmen"]) == "op Texel, Ameland en in Emmen"
    assert places_in_words(["Texel", "Emmen"], [" (a)", " (b)"]) == "op Texel (a) en in Emmen (b)"
    assert places_in_words(["Peel en Maas"]) == "in ‘Peel en Maas’"
    assert places_in_words([]) == ""


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "1 kB"),
        (1, "1 kB"),
        (35_200, "36 kB"),
        (99_000, "99 kB"),
        (99_001, "0,1 MB"),
        (2_440_000, "2,4 MB"),
    ],
)
def test_the_size_of_a_file_is_never_nothing(size, text):
    assert size_in_words(size) == text
