"""The administrative load: what is counted, and how neighbours differ."""

import re

import pytest

from geodata.compare.burden import burden, country_in_words, weighed_burden
from geodata.figures import values
from geodata.figures.bodies import COMPARED, COUNTED, burdens
from geodata.partners.partners import partners_of
from geodata.regions.neighbours import neighbours
from tests.unit.partners.test_summary import damaged, without_coalities, without_vsv_places


@pytest.fixture(scope="module")
def loads(small):
    return {code: burden(small, code) for code in small.gemeenten.index}


def test_every_body_counts_once(loads):
    for code, load in loads.items():
        assert load.aantal == len(load.lichamen) == len(set(load.lichamen)), code
        assert {body.soort for body in load.lichamen} <= set(COUNTED), code


def test_together_is_at_least_ones_own(loads):
    for code, load in loads.items():
        assert load.samen >= load.aantal, code


def test_together_counts_what_differs(small, loads):
    for code in ("GM0014", "GM0363", "GM0677"):
        codes = (code, *neighbours(small)[code])
        bodies = {(b.soort, b.id or b.naam) for c in codes for b in loads[c].lichamen}
        assert loads[code].samen == len(bodies)


def test_the_medians_are_those_of_the_country(small, loads):
    table = burdens(small)
    assert len(table) == len(small.gemeenten)
    for load in loads.values():
        assert load.mediaan == table["aantal"].median()
        assert load.mediaan_samen == table["samen"].median()


def test_the_bodies_are_the_partners(small, loads):
    status = small.organisaties["status"]
    for code, load in loads.items():
        ids = {body.id for body in load.lichamen if body.id}
        for soort in COMPARED:
            key = partners_of(small, code).regionaal[soort].id
            assert (key in ids) == (status[key] == "actief"), code


def test_the_vsvs_in_the_gemeente_count_or_else_the_nearest(small, loads):
    def vsvs(code):
        return {body.id for body in loads[code].lichamen if body.soort == "vsv"}

    assert vsvs("GM0363") == {"vsv-amsterdam-umc", "vsv-olvg", "vsv-bovenij"}
    assert vsvs("GM1680") == {"vsv-assen"}
    for code in loads:
        near = [item.id for item in partners_of(small, code).vsv]
        assert near[0] in vsvs(code), code


def test_a_neighbour_that_differs_differs_both_ways(loads):
    for code, load in loads.items():
        for other in load.buren:
            back = {d.code: d for d in loads[other.code].buren}[code]
            assert (other.soorten, other.onzeker) == (back.soorten, back.onzeker)
            assert set(other.onzeker) <= set(other.soorten)


def test_neighbours_differ_where_they_belong_to_another(small, loads):
    for code in ("GM0014", "GM0363", "GM0820"):
        own = partners_of(small, code).regionaal
        for other in loads[code].buren:
            theirs = partners_of(small, other.code).regionaal
            assert other.soorten == tuple(s for s in COMPARED if own[s].id != theirs[s].id)


def test_the_load_in_words(loads):
    assert loads["GM0014"].zinnen == (
        "Groningen heeft te maken met 8 regionale partijen: consortium, ROS, GGD, ROAZ, "
        "zorgkantoorregio, 2 keer VSV of IGO en regionale coalitie of aanpak. Het landelijke "
        "midden (de mediaan) is 6.",
        "Samen met de 6 buurgemeenten zijn het 12 verschillende partijen. Het landelijke midden "
        "(de mediaan) is hier 8.",
        "Bij een andere ROS dan u horen: Noordenveld en Tynaarlo.",
        "Bij een andere GGD dan u horen: Noordenveld en Tynaarlo.",
    )


def test_a_difference_that_is_not_sure_is_said_so(loads):
    assert "Bij een ander consortium dan u hoort waarschijnlijk: Meierijstad." in (
        loads["GM0820"].zinnen
    )
    assert any("; waarschijnlijk ook Gooise Meren" in text for text in loads["GM0363"].zinnen)


def test_neighbours_that_do_not_differ(loads):
    assert loads["GM0677"].zinnen[-1].startswith("De buurgemeente hoort bij hetzelfde consortium")
    assert loads["GM1966"].zinnen[-1].startswith("Alle buurgemeenten horen bij hetzelfde")


def test_an_island_has_nobody_to_compare_with(loads):
    assert loads["GM0060"].zinnen[-1].startswith("Er zijn geen buurgemeenten over land")
    assert loads["GM0060"].samen == loads["GM0060"].aantal


def test_what_is_not_active_is_named_and_not_counted(loads):
    load = loads["GM0518"]
    assert "consortium" not in {body.soort for body in load.lichamen}
    assert load.zinnen[1].startswith("Niet meegeteld")
    assert "consortium" in load.zinnen[1]


def test_without_places_no_vsv_is_counted(small):
    bare = without_vsv_places(small)
    assert all(
        "vsv" not in {body.soort for body in burden(bare, code).lichamen}
        for code in bare.gemeenten.index[::20]
    )


def test_without_coalities_no_approach_is_counted(small):
    bare = without_coalities(small)
    assert (burdens(bare)["aantal"] <= burdens(small)["aantal"]).all()
    assert "coalitie" not in {body.soort for body in burden(bare, "GM0014").lichamen}


def test_without_any_werkgebied(small):
    bare = damaged(small, werkgebieden=small.werkgebieden.iloc[:0])
    assert {body.soort for body in burden(bare, "GM0014").lichamen} == {
        "zorgkantoor",
        "vsv",
        "coalitie",
    }


def test_an_unknown_gemeente(small):
    with pytest.raises(KeyError):
        burden(small, "GM9999")


@pytest.mark.parametrize("gewicht", ["", "inwoners", "gemeenten"])
def test_a_weighed_burden_shares_the_whole_out(small, gewicht):
    spread = weighed_burden(small, gewicht)
    assert spread.sum() == values(small, gewicht or "geboorten").sum()
    assert list(spread.index) == sorted(set(burdens(small)["aantal"]))
    said = country_in_words(small, gewicht)
    assert len(said) == (2 if gewicht == "gemeenten" else 3)
    if gewicht != "gemeenten":
        share, least = re.search(r"(\d+)% .* met (\d+) partij", said[-1]).groups()
        heavy = spread[spread.index >= int(least)].sum() / spread.sum() * 100
        assert heavy >= 50
        assert round(heavy) == int(share)
        assert spread[spread.index > int(least)].sum() * 2 < spread.sum()
