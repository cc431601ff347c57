"""A figure in classes for a map: every gemeente in one, limits that can be read, colours that differ."""

import gzip
import itertools
import json

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from geodata.figures import classes, figures, values
from geodata.figures.classes import RISING, TURNING, readable
from geodata.map import publish_figure
from geodata.map.state import map_file, map_state
from geodata.map.view import parse, to_params

# What is left of a colour for who sees no red or no green (Viénot, Brettel and Mollon, 1999; linear).
BLIND = {
    "protan": [[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]],
    "deutan": [[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]],
}


def lightness(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return float(numpy.dot([0.2126, 0.7152, 0.0722], linear)) ** (1 / 3)


@pytest.mark.parametrize("key", ["geboorten", "km-acuut", "geboorten-sinds-2013", "jeugdzorg"])
def test_every_gemeente_is_in_the_class_of_its_value(landscape, key):
    found, own = classes(landscape, key), values(landscape, key)
    for code, value in own.items():
        place = found.klasse[code]
        if value != value:
            assert place == -1
            continue
        assert place == 0 or value >= found.grenzen[place - 1]
        assert place == len(found.grenzen) or value < found.grenzen[place]
    assert sum(one.gemeenten for one in found.klassen) + found.zonder == len(own)


def test_every_figure_has_classes(landscape):
    for key in figures(landscape):
        found = classes(landscape, key)
        assert 1 <= len(found.klassen) <= 5
        assert len({one.label for one in found.klassen}) == len(found.klassen)
        assert list(found.grenzen) == sorted(set(found.grenzen))


def test_around_zero_both_sides_are_alike(landscape):
    limits = classes(landscape, "geboorten-sinds-2013").grenzen
    assert [-limit for limit in reversed(limits)] == list(limits)


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=4, unique=True))
def test_limits_are_rounded_and_rise(limits):
    found = readable(sorted(limits), 0.0)
    assert found == sorted(set(found))
    assert all(abs(float(f"{one:.3g}") - one) < 1e-9 * abs(one) for one in found)


def test_the_colours_rise_in_grey():
    row = [lightness(colour) for colour in RISING]
    steps = [one - other for one, other in itertools.pairwise(row)]
    assert min(steps) > 0.05


@pytest.mark.parametrize("kind", BLIND)
def test_the_two_sides_differ_for_who_sees_fewer_colours(kind):
    seen = [numpy.dot(BLIND[kind], numpy.array(to_rgb(colour)) ** 2.2) for colour in TURNING]
    for one, other in ((0, 4), (1, 3), (0, 1), (3, 4), (1, 2), (2, 3)):
        assert numpy.abs(seen[one] - seen[other]).max() > 0.1


def test_in_grey_the_two_sides_differ_by_their_lines(landscape):
    below, *_, above = classes(landscape, "geboorten-sinds-2013").klassen
    assert below.patroon != above.patroon


def test_a_figure_travels_as_its_values(landscape):
    made = publish_figure(landscape, "geboorten")
    content = json.loads(made.content)
    assert {one["id"] for one in content["features"]} == set(landscape.gemeenten.index)
    assert not any(one["geometry"] for one in content["features"])
    assert "Bron: CBS" in content["laag"]["uitleg"]
    assert map_file(landscape, made.name) == made
    assert len(gzip.compress(made.content)) < 10_000


@pytest.mark.parametrize(
    "name", ["cijfer.geboorten-0", "cijfer.weg-0", "cijfer.geboorten.1900-0", "cijfer-0"]
)
def test_a_file_that_is_not_there(landscape, name):
    assert map_file(landscape, name) is None


def test_what_has_no_value_is_hatched_and_says_so(landscape):
    content = json.loads(publish_figure(landscape, "jeugdzorg").content)
    *_, nothing = content["statussen"]
    empty = [one for one in content["features"] if one["properties"]["status"] == nothing["id"]]
    assert nothing["label"] == f"geen waarde ({len(empty)})"
    assert nothing["patroon"] != "vol"
    assert all(one["properties"]["uitleg"].endswith(": geen waarde") for one in empty)


def test_a_view_with_a_figure_is_filled_by_it(landscape):
    view, problems = parse(landscape, {"cijfer": "geboorten"})
    assert not problems
    state = map_state(landscape, view)
    assert state["lagen"][0] == [publish_figure(landscape, "geboorten").name, "*"]
    assert state["vlakken"]
    assert to_params(landscape, view)["cijfer"] == "geboorten"
    again, problems = parse(landscape, {"cijfer": "wolken"})
    assert again.cijfer == ""
    assert "wolken" in problems[0]
