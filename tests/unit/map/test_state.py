"""The state of a map: every file it names exists, and it looks where it should."""

import json
from dataclasses import replace

import pytest

from geodata.compare.overlap import overlap
from geodata.map.compare_view import start_view
from geodata.map.filters import pack
from geodata.map.state import country, map_file, map_state, overlap_state, spots_state
from geodata.map.view import View
from geodata.regions.divisions import areas_by_id, divisions


def files_of(state):
    return [
        *(name for name, _ in state["lagen"]),
        *(name for name, _ in state["gekozen"]),
        *state.get("vlakken", ()),
    ]


def states(small):
    lagen = tuple(laag.id for laag in small.vocabulary.lagen)
    start = start_view(small)
    yield map_state(small, View(lagen=lagen, gekozen="GM0014"))
    yield map_state(small, View(lagen=("coalitie",), provincie=("Drenthe",)))
    yield overlap_state(small, replace(start, gebied="consortium-limburg"))
    yield overlap_state(small, replace(start, kijk="schuif", stuk="x--y"))
    yield spots_state(small, {"GM0014"}, "ros-elaa")


def test_every_file_exists(small):
    for state in states(small):
        for name in files_of(state):
            assert map_file(small, name).name == name


def test_an_unknown_file_is_none(small):
    for name in ("consortium-0000000000000000.json", "stukken.a.b-1.json", "", "../x"):
        assert map_file(small, name) is None


def test_what_is_highlighted_is_in_its_file(small):
    for state in states(small):
        for name, key in state["gekozen"]:
            features = json.loads(map_file(small, name).content)["features"]
            assert key in {feature["id"] for feature in features}


def test_an_area_lights_up_with_all_its_pieces(small):
    view = replace(start_view(small), gebied="consortium-oost-nederland")
    state = overlap_state(small, view)
    codes = overlap(small, view.a, view.b).codes
    assert {key for _, key in state["gekozen"]} == {
        f"{a}--{b}" for a, b in codes if a == "consortium-oost-nederland"
    }


def test_the_slider_shows_two_whole_divisions(small):
    view = replace(start_view(small), a="ggd", b="provincie", kijk="schuif")
    state = overlap_state(small, view)
    assert state["schuif"] is True
    assert [name.rsplit("-", 1)[0] for name, _ in state["lagen"]] == [
        "indeling.ggd",
        "indeling.provincie",
    ]


@pytest.mark.parametrize("division", ["consortium", "provincie", "vsv-gebied"])
def test_white_spots_of_an_area_look_at_it(small, division):
    (south, west), (north, east) = country(small)
    for area, found in areas_by_id(small).items():
        if found != division:
            continue
        (s, w), (n, e) = spots_state(small, set(), area)["beeld"]
        assert south <= s < n <= north
        assert west <= w < e <= east
        assert (s, w, n, e) != (south, west, north, east)


def test_only_the_spots_are_filled(small):
    codes = {"GM0014", "GM0363"}
    state = spots_state(small, codes)
    (name, mask), _ = state["lagen"]
    ids = [feature["id"] for feature in json.loads(map_file(small, name).content)["features"]]
    assert mask == pack([key in codes for key in ids])


def test_areas_have_one_division_each(small):
    total = sum(len(found.namen) for found in divisions(small).values())
    assert len(areas_by_id(small)) == total
