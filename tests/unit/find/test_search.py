"""Search: what people type finds what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.find.names import plain
from geodata.find.search import search


def first(small, query):
    return search(small, query)[0]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Den Bosch", "GM0796"),
        ("den haag", "GM0518"),
        ("'s-Hertogenbosch", "GM0796"),
        ("s hertogenbosch", "GM0796"),
        ("SWF", "GM1900"),
        ("sudwest fryslan", "GM1900"),
        ("It Hearrenfean", "GM0074"),
        ("amstrdam", "GM0363"),
        ("  GRONINGEN!  ", "GM0014"),
        ("Haren", "GM0014"),
        ("Bergen op", "GM0748"),
    ],
)
def test_what_people_type_finds_the_gemeente(small, query, code):
    assert first(small, query).id == code


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Haren", ("Haren", "1 januari 2019", "Groningen")),
        ("Den Bosch", ("Den Bosch", "gangbare naam", "'s-Hertogenbosch")),
        ("It Hearrenfean", ("Friese naam", "Heerenveen")),
    ],
)
def test_another_name_is_explained_in_a_sentence(small, query, words):
    via = first(small, query).via
    assert all(word in via for word in words)


def test_the_own_name_needs_no_explanation(small):
    assert first(small, "Groningen").via == ""


def test_a_name_without_its_accent(small):
    hits = search(small, "fryslan")
    assert {"GM1900", "ggd-fryslan"} <= {hit.id for hit in hits}
    assert [(h.id, h.score) for h in hits] == [(h.id, h.score) for h in search(small, "Fryslân")]


def test_a_hospital_finds_its_organisaties(small):
    hits = search(small, "umcg")
    assert {"vsv-umcg", "centrum-groningen"} <= {hit.id for hit in hits}
    rows = small.organisaties
    for hit in hits[:3]:
        assert "UMCG" in " ".join(rows.loc[hit.id, ["naam", "kort", "afkorting", "ziekenhuis"]])


def test_every_gemeente_is_found_first_by_its_own_name(landscape):
    names = landscape.gemeenten["naam"]
    missed = {name for code, name in names.items() if first(landscape, name).id != code}
    assert not missed


def test_every_organisatie_is_found_by_its_own_name(landscape):
    names = landscape.organisaties["naam"]
    missed = {key for key, name in names.items() if first(landscape, name).id != key}
    assert not missed


def test_every_former_gemeente_leads_to_the_one_of_today(landscape):
    rows = landscape.table("herindelingen")
    rows = rows[rows["toegepast"] == "ja"]
    missed = {
        row.oude_naam
        for row in rows.itertuples()
        if row.nieuwe_code not in {hit.id for hit in search(landscape, row.oude_naam)}
    }
    assert not missed


def test_a_planned_merger_changes_nothing_yet(small):
    hit = first(small, "Wijdemeren")
    assert (hit.naam, hit.via) == ("Wijdemeren", "")


@pytest.mark.parametrize("query", ["", "   ", "...", "?!", "–", "北京", "\n\t"])
def test_nothing_to_look_for_finds_nothing(small, query):
    assert search(small, query) == []


@given(
    query=st.text(max_size=120) | st.text("abcdeghinorst '-", max_size=20),
    limit=st.integers(0, 12),
)
def test_any_text_gives_a_short_list_of_what_exists(landscape, query, limit):
    hits = search(landscape, query, limit)
    assert len(hits) <= limit
    assert len({hit.id for hit in hits}) == len(hits)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    for hit in hits:
        frame = landscape.gemeenten if hit.soort == "gemeente" else landscape.organisaties
        assert frame.loc[hit.id, "naam"] == hit.naam
        assert 0 < hit.score <= 100


def test_a_very_long_query_is_cut(small):
    assert search(small, "Groningen " * 5_000) == search(small, "Groningen " * 8)


@given(text=st.text(max_size=60))
def test_plain_leaves_only_what_people_type(text):
    found = plain(text)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert plain(found) == found
    assert plain(text.upper()) == plain(text.upper().lower())
