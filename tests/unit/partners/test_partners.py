"""Who the regional partners of a gemeente are."""

import pytest

from geodata.partners.partners import nearest_of, partners_of
from geodata.regions.distance import VSV_SOORTEN, distances_to, gemeenten_of_hospitals
from geodata.regions.neighbours import neighbours


@pytest.fixture(scope="module")
def everybody(landscape):
    """The partners of every gemeente."""
    return [partners_of(landscape, code) for code in landscape.gemeenten.index]


def test_everybody_has_one_partner_of_each_kind(landscape, everybody):
    rows = landscape.organisaties
    for partners in everybody:
        assert set(partners.regionaal) == {"consortium", "ros", "roaz", "ggd"}
        for soort, partner in partners.regionaal.items():
            assert rows.loc[partner.id, "soort"] == soort
            assert partner.zekerheid in ("hoog", "middel", "laag")
            assert partner.bron


def test_partners_are_those_of_the_werkgebieden(landscape, everybody):
    rows = landscape.werkgebieden
    stated = set(zip(rows["gemeentecode"], rows["organisatie"], strict=True))
    found = {(p.code, partner.id) for p in everybody for partner in p.regionaal.values()}
    assert found == stated


def test_the_nearest_vsvs_are_active_and_those_in_the_gemeente_come_first(landscape, everybody):
    rows = landscape.organisaties
    for partners in everybody:
        assert len(partners.vsv) == 3
        assert [(not n.in_gemeente, n.km) for n in partners.vsv] == sorted(
            (not n.in_gemeente, n.km) for n in partners.vsv
        )
        for near in partners.vsv:
            row = rows.loc[near.id]
            assert row["soort"] in VSV_SOORTEN
            assert row["status"] == "actief"
            assert near.in_gemeente == (partners.code in gemeenten_of_hospitals(landscape)[near.id])


def test_no_active_vsv_lies_nearer_than_the_first_outside_the_gemeente(landscape, everybody):
    km = distances_to(landscape, VSV_SOORTEN)
    for partners in everybody:
        outside = [near for near in partners.vsv if not near.in_gemeente]
        inside = {near.id for near in partners.vsv if near.in_gemeente}
        if outside:
            others = km.loc[partners.code].drop(list(inside))
            assert outside[0].km == others.min()


def test_neighbours_and_coalitie_come_along(landscape, everybody):
    stated = landscape.coalities["status"]
    for partners in everybody:
        assert partners.naam == landscape.gemeenten.loc[partners.code, "naam"]
        assert partners.buren == neighbours(landscape)[partners.code]
        assert partners.coalitie == stated.get(partners.code, "")
    assert {partners.coalitie for partners in everybody} >= {"", "actief"}


def test_groningen(small):
    partners = partners_of(small, "GM0014")
    assert {soort: partner.id for soort, partner in partners.regionaal.items()} == {
        "consortium": "consortium-noord-nederland",
        "ros": "ros-zorgadvies-groningen",
        "roaz": "roaz-aznn",
        "ggd": "ggd-groningen",
    }
    assert {near.id for near in partners.vsv[:2]} == {"vsv-umcg", "vsv-martini"}
    assert partners.coalitie == "actief"


def test_a_note_that_holds_for_more_gemeenten_is_told_with_each(small):
    rows = small.werkgebieden
    row = rows[rows["toelichting"] == "grens-gooi"].iloc[0]
    soort = small.organisaties.loc[row["organisatie"], "soort"]
    partner = partners_of(small, row["gemeentecode"]).regionaal[soort]
    assert small.table("toelichtingen").loc["grens-gooi", "tekst"] in partner.toelichting


def test_an_own_hospital_comes_before_a_nearer_one(small):
    own_is_farther = 0
    for code in set(small.organisaties["gemeentecode"]) - {""}:
        found = nearest_of(small, code, VSV_SOORTEN, 68)
        inside = [near.in_gemeente for near in found]
        assert inside == sorted(inside, reverse=True)
        own_is_farther += [near.km for near in found] != sorted(near.km for near in found)
    assert own_is_farther


def test_as_many_as_asked_for(small):
    assert len(nearest_of(small, "GM0014", ("perinatologisch centrum",), 2)) == 2
    assert nearest_of(small, "GM0014", ("landelijk",), 3) == ()


@pytest.mark.parametrize("code", ["GM9999", "", "Groningen"])
def test_an_unknown_gemeente_is_a_key_error(landscape, code):
    with pytest.raises(KeyError):
        partners_of(landscape, code)
