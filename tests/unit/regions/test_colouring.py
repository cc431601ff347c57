"""Colours: neighbours never share one."""

import re

from geodata.regions.areas import areas
from geodata.regions.colouring import FILLS, fills
from geodata.regions.neighbours import bordering


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
