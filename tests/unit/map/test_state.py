"""The state of a map: every file it names exists, and it looks where it should."""

import json
from dataclasses import replace

import pytest

from geodata.compare.overlap import overlap
from geodata.compare.white_spots import white_spots, with_reasons
from geodata.figures import area_of
from geodata.map.compare_view import start_view
from geodata.map.state import area_state, country, map_file, map_state, overlap_state, spots_state
from geodata.map.view import View
from geodata.regions.divisions import areas_by_id, divisions
from geodata.regions.layer_records import records


def unpack(mask, ids):
    """The ids that a mask of `filters.pack` shows."""
    return {key for at, key in enumerate(ids) if shows(mask, at)}


def shows(mask, at):
    if mask in ("*", ""):
        return mask == "*"
    return bool(int(mask[at // 4], 16) >> (3 - at % 4) & 1)


def files_of(state):
    return [
        *(name for name, _ in state["lagen"]),
        *(name for name, _ in state["gekozen"]),
        *state.get("vlakken", ()),
        state["grond"],
    ]


def states(small):
    lagen = tuple(laag.id for laag in small.vocabulary.lagen)
    start = start_view(small)
    yield map_state(small, View(lagen=lagen, gekozen="GM0014"))
    yield map_state(small, View(lagen=("coalitie",), provincie=("Drenthe",)))
    yield overlap_state(small, replace(start, gebied="consortium-limburg"))
    yield overlap_state(small, replace(start, kijk="schuif", stuk="x--y"))
    yield spots_state(small, white_spots(small), (), "ros-elaa", "GM0014")


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
        (s, w), (n, e) = spots_state(small, (), area=area)["beeld"]
        assert south <= s < n <= north
        assert west <= w < e <= east
        assert (s, w, n, e) != (south, west, north, east)


@pytest.mark.parametrize("redenen", [(), ("vsv-ver",), ("geen-gegevens", "centrum-ver")])
def test_a_spot_is_filled_once_by_a_reason_it_has_and_the_rest_stays_pale(small, redenen):
    spots = with_reasons(white_spots(small), redenen)
    state = spots_state(small, spots, redenen)
    filled = {}
    for name, mask in state["lagen"]:
        file = json.loads(map_file(small, name).content)
        ids = [feature["id"] for feature in file["features"]]
        if file["laag"].get("gestapeld"):
            (status,) = file["statussen"]
            for code in unpack(mask, ids):
                assert filled.setdefault(code, status["id"]) == status["id"]
            assert status["patroon"]
            having = [spot for spot in spots if status["id"] in spot.redenen]
            assert state["aantallen"][file["laag"]["id"]] == len(having)
    assert set(filled) == {spot.code for spot in spots}
    assert all(filled[spot.code] in spot.redenen for spot in spots)
    assert not redenen or set(filled.values()) <= set(redenen)


def test_a_dot_says_that_there_is_another_reason(small):
    spots = white_spots(small)
    state = spots_state(small, spots)
    name, mask = next(layer for layer in state["lagen"] if layer[0].startswith("reden.meer-"))
    file = json.loads(map_file(small, name).content)
    ids = [feature["id"] for feature in file["features"]]
    assert unpack(mask, ids) == {spot.code for spot in spots if len(spot.redenen) > 1}
    alone = spots_state(small, with_reasons(spots, ["vsv-ver"]), ["vsv-ver"])
    assert not any(name.startswith("reden.meer-") for name, _ in alone["lagen"])


def test_areas_have_one_division_each(small):
    total = sum(len(found.namen) for found in divisions(small).values())
    assert len(areas_by_id(small)) == total


def names_of(state):
    return [name.rsplit("-", 1)[0] for name, _ in state["lagen"]]


def test_the_layer_of_the_theme_comes_first_and_fills_the_map(small):
    lagen = ("consortium", "ros", "coalitie", "vsv")
    assert names_of(map_state(small, View(lagen=lagen))) == list(lagen)
    ros = map_state(small, View(lagen=lagen, thema="ros"))
    assert names_of(ros) == ["ros", "consortium", "coalitie", "vsv"]
    status = map_state(small, View(lagen=lagen, thema="coalitie"))
    assert names_of(status)[0] == "coalitie"
    assert status["vlakken"]
    # A theme whose layer is not on does nothing.
    assert map_state(small, View(lagen=("ros",), thema="ggd")) == map_state(
        small, View(lagen=("ros",))
    )


def test_what_says_nothing_has_no_dot_unless_it_is_asked_for(small):
    laag = small.vocabulary.laag("coalitie")
    frame = records(small, laag)
    silent = {klasse.id for klasse in small.vocabulary.statussen if not klasse.stip}
    silent &= set(frame["status"])
    assert silent

    def seen(**view):
        state = map_state(small, View(**view))
        [mask] = [mask for name, mask in state["lagen"] if name.startswith("coalitie-")]
        return set(frame.loc[list(unpack(mask, frame.index)), "status"])

    assert not seen(lagen=("consortium", "coalitie")) & silent
    assert seen(lagen=("coalitie",)) == set(frame["status"])
    asked = tuple(silent)
    assert seen(lagen=("consortium", "coalitie"), status=asked) == silent


def test_filters_that_leave_nothing_are_told(small):
    nothing = View(lagen=("consortium",), status=("in oprichting",))
    assert "Wis filters" in map_state(small, nothing)["leeg"]
    assert "leeg" not in map_state(small, View(lagen=("consortium",)))
    assert "leeg" not in map_state(small, View(lagen=()))


@pytest.mark.parametrize("key", ["nl", "GM0448", "provincie-drenthe"])
def test_an_area_lies_on_land(small, key):
    area = area_of(small, key)
    state = area_state(small, area.codes, area.id, "gemeente")
    assert map_file(small, state["grond"])
