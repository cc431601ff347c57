"""Divisions: what divides the gemeenten, by data and not by name."""

import re
from dataclasses import FrozenInstanceError, replace

import pandas
import pytest

from geodata.landscape import Landscape
from geodata.package.vocabulary import Laag
from geodata.regions.areas import membership
from geodata.regions.divisions import REGION_COLUMNS, Noun, division, divisions, numbers
from tests.unit.partners.test_summary import damaged, without_coalities, without_vsv_places


def with_laag(landscape, laag: Laag, **tables) -> Landscape:
    """The landscape with one more layer."""
    other = damaged(landscape, **tables)
    vocabulary = replace(landscape.vocabulary, lagen=(*landscape.vocabulary.lagen, laag))
    return Landscape(replace(other.package, vocabulary=vocabulary))


def test_every_laag_with_areas_and_every_column_divides(landscape):
    # A laag of a column is the division of that column.
    lagen = [
        laag.id
        for laag in landscape.vocabulary.lagen
        if laag.kind.divides and laag.id not in REGION_COLUMNS
    ]
    stated = [name for name in REGION_COLUMNS if (landscape.gemeenten[name] != "").any()]
    assert list(divisions(landscape)) == [*lagen, *stated, "coalitieregio"]
    assert {"consortium", "ros", "roaz", "ggd", "vsv-gebied"} <= set(lagen)


def test_every_gemeente_has_one_area_or_is_counted_as_without(landscape):
    codes = set(landscape.gemeenten.index)
    for found in divisions(landscape).values():
        assert set(found.gebied) | set(found.zonder) == codes
        assert not set(found.gebied) & set(found.zonder)
        assert set(found.gebied) == set(found.zekerheid)
        assert set(found.gebied.values()) == set(found.namen) == set(found.kort)
        assert bool(found.zonder) == bool(found.zonder_in_words)


def test_a_laag_divides_as_its_membership_says(landscape):
    for laag in landscape.vocabulary.lagen:
        if laag.kind.divides:
            members = membership(landscape, laag)
            found = division(landscape, laag.id)
            assert dict(found.gebied) == members["gebied"].to_dict()
            assert dict(found.zekerheid) == members["zekerheid"].to_dict()
            assert found.berekend == (laag.vorm == "dichtstbij")


@pytest.mark.parametrize("column", ["provincie", "zorgkantoorregio", "veiligheidsregio"])
def test_a_column_divides_as_it_stands(landscape, column):
    found = division(landscape, column)
    values = landscape.gemeenten[column]
    assert {code: found.namen[area] for code, area in found.gebied.items()} == values.to_dict()


def test_a_coalitieregio_needs_a_stated_coalitie(small):
    found = division(small, "coalitieregio")
    stated = small.coalities
    for code in small.gemeenten.index:
        row = stated.loc[code] if code in stated.index else None
        counts = row is not None and row["deel_van"] and row["status"] != "onbekend"
        assert bool(counts) == (code in found.gebied), code
    assert len(found.zonder) == 23
    assert "geen coalitieregio bekend" in found.zonder_in_words
    assert "niet dat er geen is" in found.zonder_in_words


def test_names_and_ids_do_not_clash(landscape):
    every = [area for found in divisions(landscape).values() for area in found.namen]
    of_vsv = set(division(landscape, "vsv-gebied").namen)
    assert len(set(every)) == len(every)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", area) for area in set(every) - of_vsv)
    titles = [found.title(area) for found in divisions(landscape).values() for area in found.namen]
    assert len(set(titles)) == len(titles)


def test_titles_name_the_kind_once(small):
    title = {f.id: f.title(area) for f in divisions(small).values() for area in f.namen}
    assert division(small, "ros").title("ros-proscoop") == "ROS Proscoop"
    assert division(small, "ros").title("ros-friesland") == "ROS Friesland"
    assert division(small, "ggd").title("ggd-twente") == "GGD Twente"
    assert division(small, "consortium").title("consortium-limburg") == "Consortium Limburg"
    assert title["vsv-gebied"].startswith("Het berekende gebied van ")
    with pytest.raises(KeyError):
        division(small, "ros").title("x")


def test_short_names_leave_brackets_out_but_stay_different(small):
    found = division(small, "vsv-gebied")
    assert found.kort["vsv-she"] == "VSV SHE"
    assert "Emmen" in found.namen["vsv-she"]
    for one in divisions(small).values():
        assert len(set(one.kort.values())) == len(one.kort)


def test_nouns(small):
    nouns = {key: found.woord.meervoud for key, found in divisions(small).items()}
    assert nouns["ros"] == "ROS-gebieden"
    assert nouns["consortium"] == "consortiumgebieden"
    assert nouns["vsv-gebied"] == "VSV-gebieden"
    assert Noun("provincie", "provincies").ander == "een andere provincie"
    assert Noun("gebied", "gebieden", True).geen_enkel == "geen enkel gebied"
    assert Noun("gebied", "gebieden").count(1) == "1 gebied"


def test_numbers_are_the_places_of_the_areas(landscape):
    for key, found in divisions(landscape).items():
        places, ids = numbers(landscape, key), [*found.namen, ""]
        codes = landscape.gemeenten.index
        assert [ids[place] for place in places] == [found.gebied.get(c, "") for c in codes]
        with pytest.raises(ValueError, match="read-only"):
            places[0] = 3


def test_an_unknown_division_is_said_with_the_known_ones(landscape):
    with pytest.raises(KeyError, match="kies uit consortium"):
        division(landscape, "rso")


def test_a_division_cannot_be_changed(landscape):
    found = division(landscape, "ros")
    with pytest.raises(FrozenInstanceError):
        found.label = "x"
    with pytest.raises(TypeError):
        found.gebied["GM0014"] = "x"
    divisions(landscape).clear()
    assert division(landscape, "ros") is found


def test_a_new_laag_is_a_division_without_code(small):
    rows = small.werkgebieden
    codes = small.gemeenten.index[:5]
    new = pandas.DataFrame(dict.fromkeys(rows.columns, ""), index=range(5))
    new = new.assign(organisatie="rso-gerrit", gemeentecode=codes, zekerheid="middel")
    laag = Laag("rso-gebied", "RSO", "gebied", ("rso",), "#000000", "Uitleg.")
    other = with_laag(small, laag, werkgebieden=pandas.concat([rows, new], ignore_index=True))
    found = division(other, "rso-gebied")
    assert (len(found.gebied), len(found.zonder)) == (5, 35)
    assert found.woord.meervoud == "RSO-gebieden"
    assert found.title("rso-gerrit") == "RSO GERRIT"


def test_a_laag_with_more_areas_per_gemeente_does_not_divide(small):
    laag = Laag("alles", "Alles", "gebied", ("ros", "ggd"), "#000000", "")
    assert "alles" not in divisions(with_laag(small, laag))


def test_divisions_may_be_empty(small):
    assert not division(without_coalities(small), "coalitieregio").namen
    found = division(without_vsv_places(small), "vsv-gebied")
    assert (len(found.namen), len(found.zonder)) == (0, 40)
