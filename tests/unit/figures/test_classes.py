"""A figure in classes for a map: every gemeente in one, limits that can be read, colours that differ."""

import gzip
import itertools
import json

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from geodata.figures import area_of, area_values, classes, figures, series, values
from geodata.figures.classes import RISING, TURNING, readable
from geodata.map import draw_svg, publish_figure, title_of
from geodata.map.state import map_file, map_state
from geodata.map.view import parse, to_params
from geodata.paper.content import content_of
from geodata.paper.draw_map import draw_map
from geodata.regions import divisions

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
    "name",
    [
        "cijfer.geboorten-0",
        "cijfer.weg-0",
        "cijfer.geboorten.1900-0",
        "cijfer-0",
        "cijfer.geboorten.per-maan-0",
        "cijfer.jeugdzorg.cirkels-0",
    ],
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


@pytest.mark.parametrize("per", ["ros", "ggd", "provincie", "vsv-gebied", "coalitieregio"])
def test_areas_of_a_division_are_summed_and_filled_with_the_shapes_that_are_there(small, per):
    view, problems = parse(small, {"cijfer": "geboorten", "per": per})
    assert not problems
    state = map_state(small, view)
    file = json.loads(map_file(small, state["lagen"][0][0]).content)
    shapes = json.loads(map_file(small, state["vlakken"][0]).content)
    there = {one["id"] for one in shapes["features"] if one["geometry"]}
    assert {one["id"] for one in file["features"]} <= there
    own = area_values(small, "geboorten", per)
    births, members = values(small, "geboorten"), divisions(small)[per].gebied
    for area, value in own.items():
        summed = sum(births[code] for code, other in members.items() if other == area)
        assert value == summed or (value != value and summed != summed)
    assert f"per {divisions(small)[per].woord.enkelvoud}" in title_of(small, view)
    assert to_params(small, view)["per"] == per


def test_a_rate_of_an_area_is_its_own_and_not_the_mean_of_its_gemeenten(landscape):
    rate = area_values(landscape, "geboorten-per-1000-vrouwen", "provincie")
    births, women = (
        values(landscape, "geboorten-per-1000-vrouwen"),
        values(landscape, "vrouwen-15-49"),
    )
    codes = area_of(landscape, "provincie-drenthe").codes
    whole = sum(births[c] * women[c] for c in codes) / sum(women[c] for c in codes)
    assert rate["provincie-drenthe"] == pytest.approx(whole)
    moved = area_values(landscape, "geboorten-sinds-2013", "provincie")["provincie-drenthe"]
    line = series(landscape, "geboorten", codes)
    assert moved == pytest.approx((line.value("2023") / line.value("2013") - 1) * 100)


@pytest.mark.parametrize("per", ["", "ros"])
def test_the_area_of_a_circle_is_the_number(landscape, per):
    own = area_values(landscape, "geboorten", per) if per else values(landscape, "geboorten")
    made = publish_figure(landscape, "geboorten", per=per, als="cirkels")
    assert map_file(landscape, made.name) == made
    file = json.loads(made.content)
    sizes = [own[one["id"]] / one["properties"]["straal"] ** 2 for one in file["features"]]
    # The radius is rounded, which shows in the smallest.
    assert sizes == pytest.approx([sizes[0]] * len(sizes), rel=0.03)
    radii = [one["properties"]["straal"] for one in file["features"]]
    assert radii == sorted(radii, reverse=True)
    largest = file["features"][0]["properties"]["naam"]
    assert largest in file["statussen"][0]["label"]
    state = map_state(
        landscape, parse(landscape, {"cijfer": "geboorten", "als": "cirkels", "per": per})[0]
    )
    assert "vlakken" not in state


@pytest.mark.parametrize("look", [{"per": "ros"}, {"als": "cirkels"}])
def test_what_cannot_be_added_up_stays_per_gemeente_and_says_so(small, look):
    view, problems = parse(small, {"cijfer": "jeugdzorg", **look})
    assert (view.per, view.als) == ("", "")
    assert "niet op te tellen" in problems[0]
    view, problems = parse(small, {"cijfer": "geboorten", **dict.fromkeys(look, "maan")})
    assert "maan" in problems[0]


def test_a_scale_stays_whole_where_nothing_is_in_a_class(small):
    """Also in the first picture and on paper: a legend with a gap in it reads as another scale."""
    empty = 0
    for key in ("geboorten-sinds-2013", "geboorten", "inwoners"):
        for per in ("consortium", "provincie", "ros"):
            found = classes(small, key, per=per).klassen
            empty += any(not one.gemeenten for one in found)
            view, _ = parse(small, {"cijfer": key, "per": per})
            state = map_state(small, view)
            labels = [f"{one.label} ({one.gemeenten})" for one in found]
            shown = [words for _, words in draw_svg(small, state, "").legend]
            assert [words for words in shown if words in labels] == labels
            name, mask = state["lagen"][0]
            content = content_of(small, name)
            kept = content.only(content.shown(mask)).statussen.values()
            assert [one["label"] for one in kept if one["label"] in labels] == labels
    assert empty


@pytest.mark.parametrize(("key", "per"), [("geboorten", ""), ("km2", "ros"), ("gemeenten", "ggd")])
def test_the_scale_of_circles_has_round_numbers_as_large_as_on_the_map(landscape, key, per):
    file = json.loads(publish_figure(landscape, key, per=per, als="cirkels").content)
    own = area_values(landscape, key, per) if per else values(landscape, key)
    largest = file["features"][0]
    scale = file["laag"]["cirkels"]
    radii = [radius for radius, _ in scale]
    assert radii == sorted(radii, reverse=True)
    assert len(scale) >= 2
    for radius, words in scale:
        value = float(words.split(" ")[0].replace(".", "").replace(",", "."))
        assert f"{value:.0e}"[0] in "125"
        share = (radius / largest["properties"]["straal"]) ** 2
        assert share == pytest.approx(value / own[largest["id"]], rel=0.03)


def test_a_picture_on_paper_has_the_scale_of_its_circles(small):
    view, _ = parse(small, {"cijfer": "geboorten", "als": "cirkels"})
    state = map_state(small, view)
    file = json.loads(map_file(small, state["lagen"][0][0]).content)
    drawn = draw_map(small, state, width_mm=150, height_mm=150, kind="svg").decode()
    assert all(words in drawn for _, words in file["laag"]["cirkels"])
    first = draw_svg(small, state, "").legend
    assert all(any(words in sign for sign, _ in first) for _, words in file["laag"]["cirkels"])
