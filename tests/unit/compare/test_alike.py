"""Gemeenten in a comparable position."""

import numpy
import pytest

from geodata.compare.alike import FIGURES, STEPS, alike, measures, method_in_words
from geodata.figures import figure, weight
from geodata.records import coalities_of
from tests.unit.partners.test_summary import without_coalities, without_vsv_places


@pytest.fixture(scope="module")
def all_alike(landscape):
    return {code: alike(landscape, code) for code in landscape.gemeenten.index}


def test_every_gemeente_has_five_others_with_an_active_coalitie(landscape, all_alike):
    status = landscape.coalities["status"]
    for code, found in all_alike.items():
        assert len({item.code for item in found} - {code}) == 5
        assert {status[item.code] for item in found} == {"actief"}


def test_the_most_alike_come_first(all_alike):
    for found in all_alike.values():
        distances = [item.afstand for item in found]
        assert distances == sorted(distances)
        assert all(distance >= 0 for distance in distances)


def test_islands_are_like_islands(all_alike):
    assert all_alike["GM0060"][0].naam == "Terschelling"


def test_the_distance_is_that_of_the_standardised_measures(landscape, all_alike):
    values = measures(landscape)
    skewed = values.columns.difference(STEPS)
    values[skewed] = numpy.log1p(values[skewed])
    scores = ((values - values.mean()) / values.std(ddof=0)).to_numpy()
    row = {code: i for i, code in enumerate(values.index)}
    for code, found in list(all_alike.items())[::17]:
        for item in found:
            expected = numpy.linalg.norm(scores[row[code]] - scores[row[item.code]])
            assert item.afstand == pytest.approx(expected)


def test_nobody_with_an_active_coalitie_is_nearer_than_the_first(landscape, all_alike):
    status = landscape.coalities["status"]
    active = [code for code, value in status.items() if value == "actief"]
    everyone = alike(landscape, "GM1680", limit=len(active))
    assert len(everyone) == len(active)
    assert everyone[:5] == all_alike["GM1680"]


def test_how_alike_is_said_in_words_with_the_number(all_alike):
    for found in all_alike.values():
        for item in found:
            assert item.tekst.startswith("lijkt er ")
            assert f"verschil {item.afstand:.1f}".replace(".", ",") in item.tekst


def test_the_measures_are_known_for_all(landscape):
    values = measures(landscape)
    assert list(values.columns) == [weight(landscape).id, *FIGURES]
    assert len(values) == len(landscape.gemeenten)
    assert values.notna().all(axis=None)
    assert (values["km2"] > 1).all()


def test_the_method_says_by_which_measures(small):
    text = method_in_words(small)
    used = [weight(small), *(figure(small, name) for name in FIGURES)]
    assert all(one.label.lower() in text.lower() for one in used)
    assert all(one.period_in_words() in text for one in used)


def test_without_places_of_vsvs_that_measure_is_left_out(small):
    bare = without_vsv_places(small)
    assert len(alike(bare, "GM0014")) == 5
    assert figure(bare, "km-vsv").label not in method_in_words(bare)


def test_without_coalities_there_is_nobody_to_call(small):
    assert alike(without_coalities(small), "GM0014") == ()


def test_an_unknown_gemeente(landscape):
    with pytest.raises(KeyError):
        alike(landscape, "GM9999")


@pytest.mark.parametrize("gewicht", ["inwoners", "kinderen-0-4", "km2", "gemeenten"])
def test_gemeenten_are_alike_by_what_a_reader_weighs_by(small, gewicht):
    assert list(measures(small, gewicht).columns) == list(dict.fromkeys([gewicht, *FIGURES]))
    # What is measured, before what the numbers mean.
    text = method_in_words(small, gewicht).partition(". ")[0]
    # Each gemeente is one gemeente: that tells none from another.
    assert (figure(small, gewicht).in_een_zin in text) == (gewicht != "gemeenten")
    assert weight(small).in_een_zin not in text
    found = alike(small, "GM0014", gewicht=gewicht)
    assert len(found) == 5
    assert alike(small, "GM0014", gewicht=weight(small).id) == alike(small, "GM0014")


def test_another_weight_can_give_other_gemeenten(landscape):
    births = [alike(landscape, code) for code in landscape.gemeenten.index]
    area = [alike(landscape, code, gewicht="km2") for code in landscape.gemeenten.index]
    assert births != area


def test_whoever_is_active_by_an_old_source_says_so(landscape, all_alike):
    stated = coalities_of(landscape)
    told = {item.code: item.tekst for found in all_alike.values() for item in found}
    assert any("volgens een bron" in text for text in told.values())
    for code, text in told.items():
        assert ("volgens een bron" in text) == bool(stated[code].andere_status)


def test_an_unknown_weight(small):
    with pytest.raises(KeyError):
        alike(small, "GM0014", gewicht="lengte")
