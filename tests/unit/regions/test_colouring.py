"""Colours: neighbours never share one, and everybody can tell them apart."""

import itertools
import re

import pytest

from geodata.regions.areas import areas
from geodata.regions.colouring import FILLS, fills
from geodata.regions.neighbours import bordering
from tests.colours import apart, apart_in_grey


def test_neighbours_never_share_a_colour(landscape, area_laag):
    colours = fills(landscape, area_laag)
    for key, others in bordering(areas(landscape, area_laag).geometry).items():
        assert colours[key] not in {colours[other] for other in others}


def test_every_area_has_a_colour_of_the_scheme(landscape, area_laag):
    colours = fills(landscape, area_laag)
    assert set(colours) == set(areas(landscape, area_laag).index)
    assert set(colours.values()) <= set(FILLS)


def test_the_scheme_has_no_colour_twice():
    assert len(set(FILLS)) == len(FILLS)
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in FILLS)


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(FILLS, 2)))
def test_any_two_tints_are_apart_for_everybody_and_in_grey(one, other):
    assert apart(one, other) >= 10
    assert apart_in_grey(one, other) >= 4


def test_the_measure_knows_what_colour_blind_readers_confuse():
    assert apart("#FF0000", "#FF0000") == 0
    assert apart_in_grey("#000000", "#FFFFFF") == pytest.approx(100, abs=0.1)
    # Green and orange of the same lightness: far apart for most, close for a protan or deutan reader.
    assert apart("#7C9A3F", "#B98A3C") < 15


def test_classes_of_status_are_apart_for_everybody_and_in_grey(landscape):
    fills = {klasse.kleur for klasse in landscape.vocabulary.statussen}
    for one, other in itertools.combinations(fills, 2):
        assert apart(one, other) >= 10
        assert apart_in_grey(one, other) >= 4
