"""Overlaps in words: right in figures, right in grammar, and honest."""

import itertools
import re

import pytest

from geodata.compare.overlap import overlap
from geodata.compare.overlap_words import areas_in_words, counted_in_words, country_in_words
from geodata.figures import figure
from geodata.regions.divisions import divisions
from geodata.regions.neighbours import neighbours
from tests.unit.compare.test_overlap import IDS
from tests.unit.partners.test_summary import damaged, without_coalities, without_vsv_places

PAIRS = list(itertools.product(IDS, IDS))


def check_sentence(text: str) -> None:
    """What every sentence must be, whatever it says."""
    assert text.strip() == text
    assert text.endswith(".")
    assert not re.search(r"  |[{}]|\bnan\b|None| [,.;:]|\.\.|\(\)", text), text
    assert not re.search(
        r"\b1 (gemeenten|deelgebieden|van de 1 )|\b1 \w*(gebieden|regio's|provincies)\b", text
    )
    assert not re.search(r"(?<!van de )\b1 gemeente (vallen|grenzen)\b", text), text
    # het-words and de-words
    assert not re.search(r"\b(andere|geen enkele|elke) \S*gebied\b", text), text
    assert not re.search(r"\b(ander|geen enkel|elk) \S*(provincie|regio)\b", text), text
    # "A gemeente without data" is never "without".
    assert "geen coalitie." not in text


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_every_area_has_its_text(landscape, a, b):
    texts = areas_in_words(landscape, a, b)
    division = divisions(landscape)[a]
    assert list(texts) == list(division.namen)
    for area, text in texts.items():
        check_sentence(text)
        assert text.startswith(division.title(area))


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_every_pair_has_its_summary(landscape, a, b):
    sentences = country_in_words(landscape, a, b)
    assert 4 <= len(sentences) <= 6
    for sentence in sentences:
        check_sentence(sentence)


@pytest.mark.parametrize(("a", "b"), [("consortium", "ros"), ("provincie", "vsv-gebied")])
def test_the_counts_add_up(landscape, a, b):
    totals = overlap(landscape, a, b).totalen_a
    for area, text in areas_in_words(landscape, a, b).items():
        first = text.split("). ")[0] + ")"
        counts = [int(n) for n in re.findall(r"\((\d+)(?: gemeenten?)?\)", first)]
        assert sum(counts) == totals.loc[area, "gemeenten"]
        assert len(counts) == totals.loc[area, "stukken"]
        assert counts == sorted(counts, reverse=True)


def test_the_border_is_with_another_area_than_ones_own(landscape):
    found = divisions(landscape)
    consortium, ros = found["consortium"].gebied, found["ros"].gebied
    border = neighbours(landscape)
    texts = areas_in_words(landscape, "consortium", "ros")
    for area, text in texts.items():
        codes = [code for code, key in consortium.items() if key == area]
        edge = sum(any(ros[o] != ros[code] for o in border[code]) for code in codes)
        said = re.search(r"(\d+) van de (\d+) gemeenten gren", text)
        assert (int(said[1]) if said else 0) == edge
        assert not said or int(said[2]) == len(codes)


def test_an_area_in_words(small):
    texts = areas_in_words(small, "consortium", "ros")
    assert texts["consortium-noord-west-nederland"] == (
        "Consortium Noordwest-Nederland ligt in 3 ROS-gebieden: ZONH (5 gemeenten), Mura (3) en "
        "Elaa (1). 5 van de 9 gemeenten grenzen aan een ander ROS-gebied dan het eigen. "
        "Bij 3 van de 9 gemeenten is het consortiumgebied een schatting (zekerheid laag), bij 3 het "
        "ROS-gebied."
    )
    assert texts["consortium-limburg"].startswith(
        "Consortium Limburg ligt helemaal in één ROS-gebied: Robuust (2 gemeenten). Geen enkele "
        "gemeente grenst aan een ander ROS-gebied dan het eigen."
    )
    assert areas_in_words(small, "ggd", "provincie")["ggd-drenthe"].startswith(
        "GGD Drenthe valt precies samen met één provincie: Drenthe (6 gemeenten)."
    )
    assert areas_in_words(small, "ros", "ros")["ros-elaa"].startswith(
        "ROS Elaa valt precies samen met zichzelf (1 gemeente)."
    )


def test_what_is_not_known_is_said(small):
    texts = areas_in_words(small, "consortium", "coalitieregio")
    assert texts["consortium-noordelijk-zuid-holland"].startswith(
        "Consortium Noordelijk Zuid-Holland: van geen enkele gemeente is een coalitieregio bekend."
    )
    rows = small.coalities.reset_index()
    less = damaged(small, coalities=rows[rows["gemeentecode"] != "GM1900"])
    fryslan = areas_in_words(less, "provincie", "coalitieregio")["provincie-fryslan"]
    assert "ligt, voor zover bekend, in één coalitieregio" in fryslan
    assert "Van 1 van de 3 gemeenten is geen coalitieregio bekend." in fryslan
    summary = " ".join(country_in_words(small, "consortium", "coalitieregio"))
    assert "de 17 gemeenten met een gebied in allebei" in summary
    assert "van 23 gemeenten is geen coalitieregio bekend" in summary


def test_the_country_in_words(small):
    assert country_in_words(small, "consortium", "ros")[:4] == (
        "8 consortiumgebieden en 9 ROS-gebieden verdelen Nederland samen in 13 deelgebieden.",
        "2 van de 8 consortiumgebieden vallen precies samen met een ROS-gebied: Noordelijk "
        "Zuid-Holland en Overijssel.",
        "3 van de 8 consortiumgebieden liggen in meer dan één ROS-gebied; het gaat om "
        "Noordwest-Nederland (in 3), Noord-Nederland (in 3) en Oost-Nederland (in 2). "
        "Omgekeerd liggen 2 van de 9 ROS-gebieden in meer dan één consortiumgebied.",
        "1 gemeente (Bronckhorst) ligt ertussenin: het grootste deel van zijn "
        "consortiumgebied (geteld in geboorten) ligt in een ander ROS-gebied, en het grootste deel "
        "van zijn ROS-gebied in een ander consortiumgebied.",
    )


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_no_sentence_names_a_method_or_uses_an_image(small, a, b):
    """What a measure is called stands under "Hoe we dat meten" only."""
    sentences = (*country_in_words(small, a, b), *areas_in_words(small, a, b).values())
    for word in ("V-maat", "Rand-index", "stoelen", "stukken", "schatting (zekerheid laag) is"):
        assert word not in " ".join(sentences)


def test_computed_and_uncertain_areas_say_so(small):
    caveat = country_in_words(small, "vsv-gebied", "consortium")[-1]
    assert "de VSV-gebieden zijn berekend" in caveat
    assert "de grenzen van de consortiumgebieden zijn deels afgeleid" in caveat
    assert not country_in_words(small, "roaz", "provincie")[-1].startswith("Let op")
    for text in areas_in_words(small, "vsv-gebied", "provincie").values():
        assert text.startswith("Het berekende gebied van ")


def test_a_division_without_areas_is_one_sentence(small):
    for other, key in (
        (without_coalities(small), "coalitieregio"),
        (without_vsv_places(small), "vsv-gebied"),
    ):
        for pair in ((key, "ros"), ("ros", key), (key, key)):
            (sentence,) = country_in_words(other, *pair)
            assert "heeft geen gebieden" in sentence
        assert areas_in_words(other, key, "ros") == {}
        for text in areas_in_words(other, "ros", key).values():
            check_sentence(text)


def test_unknown_divisions_are_key_errors(landscape):
    for verb in (areas_in_words, country_in_words):
        with pytest.raises(KeyError):
            verb(landscape, "ros", "x")


def test_the_figures_say_where_they_come_from(small):
    births, area, where = counted_in_words(small)
    assert figure(small, "geboorten").source_in_words() in births
    assert figure(small, "inwoners").bron in counted_in_words(small, "inwoners")[0]
    assert small.vocabulary.grenzen in area
    assert "22 november 2026" in where
