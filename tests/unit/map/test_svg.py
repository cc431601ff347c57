"""The map as a small SVG says what the state says, from the same files."""

import json
import re
from dataclasses import replace

import brotli
import pytest
from defusedxml import ElementTree

from geodata.compare.white_spots import in_area, white_spots
from geodata.map.state import map_file, map_state, spots_state
from geodata.map.svg import _on, draw_svg
from geodata.map.svg_paths import SCALE, paths
from geodata.map.view import View, parse, start_view
from geodata.regions.divisions import division

NS = "{http://www.w3.org/2000/svg}"


def titles(svg: str) -> list[str]:
    return [found.text for found in ElementTree.fromstring(svg).iter(f"{NS}title")]


def test_it_is_a_picture_with_a_name_and_a_name_for_each_shape(small):
    picture = draw_svg(small, map_state(small, start_view(small)), 'Wie & "waar"')
    root = ElementTree.fromstring(picture.svg)
    assert root.attrib["aria-label"] == 'Wie & "waar"'
    assert root.attrib["role"] == "img"
    assert titles(picture.svg)


def test_it_shows_the_records_that_the_filters_leave(small):
    view = replace(start_view(small), provincie=("Groningen",))
    everything = draw_svg(small, map_state(small, start_view(small)), "")
    filtered = draw_svg(small, map_state(small, view), "")
    for (label, all_names), (same, names) in zip(everything.names, filtered.names, strict=True):
        assert label == same
        assert set(names) <= set(all_names)
    assert len(titles(filtered.svg)) < len(titles(everything.svg))


@pytest.mark.parametrize("mask", ["", "*", "8", "a5", "0f"])
def test_a_mask_is_read_as_the_browser_reads_it(mask):
    flags = [_on(mask, index) for index in range(4 * len(mask) or 4)]
    if mask in ("", "*"):
        assert all(flags) is (mask == "*")
    else:
        assert "".join("01"[flag] for flag in flags) == f"{int(mask, 16):0{4 * len(mask)}b}"


def test_every_layer_can_be_drawn_and_what_they_mean_is_said(small):
    for laag in small.vocabulary.lagen:
        view = View(lagen=(laag.id,), gekozen="GM0014")
        state = map_state(small, view)
        picture = draw_svg(small, state, "")
        ElementTree.fromstring(picture.svg)
        assert bool(picture.legend) is bool(state["lagen"])
        assert 'class="l z"' in picture.svg


def test_every_reason_that_is_counted_has_its_sign_also_where_others_fill_all_gemeenten(landscape):
    spots = white_spots(landscape)
    for area in division(landscape, "consortium").namen:
        here = in_area(landscape, spots, area)
        picture = draw_svg(landscape, spots_state(landscape, here, (), area), "")
        assert all(sign for sign, words in picture.legend if re.search(r"\([\d.]+\)$", words)), area


def test_coordinates_are_those_of_web_maps(landscape):
    # Rijksdriehoek's origin lies at Amersfoort: 5.387 east, 52.155 north.
    state = map_state(landscape, start_view(landscape))
    left, top, right, bottom = draw_svg(landscape, state, "").box
    x = (5.387 + 180) / 360 * SCALE
    assert left < x < right
    assert bottom - top == pytest.approx(3040, rel=0.1)


def test_the_picture_of_any_layers_is_small(landscape):
    every = tuple(laag.id for laag in landscape.vocabulary.lagen)
    # With every layer over each other nobody reads it: 2.2 kB for each of them is what one may cost.
    for view, most in ((start_view(landscape), 15_000), (View(lagen=every), 2_200 * len(every))):
        svg = draw_svg(landscape, map_state(landscape, view), "").svg
        assert len(brotli.compress(svg.encode(), quality=5)) <= most


def test_a_path_is_the_shape_to_a_unit(small):
    laag = next(laag for laag in small.vocabulary.lagen if laag.kind.outlines)
    state = map_state(small, View(lagen=(laag.id,)))
    name = state["lagen"][0][0]
    features = json.loads(map_file(small, name).content)["features"]
    drawn = paths(small, name)
    assert set(drawn) == {feature["id"] for feature in features if feature["geometry"]}
    assert all(path.startswith("M") and path.endswith("z") for path in drawn.values())


def test_text_from_data_stays_text(small):
    view, _ = parse(small, {"provincie": "<img onerror=alert(1)>"})
    svg = draw_svg(small, map_state(small, view), "<img onerror=alert(1)>").svg
    assert "<img" not in svg
