"""The map of a scenario: what it shows, and files that any process finds back by their name."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.map import ScenarioView, map_file, parse_scenario, scenario_params, scenario_state
from geodata.map.publish_scenario import published
from geodata.map.scenario_layers import CLASSES
from geodata.paper.draw_map import draw_map
from geodata.paper.style import in_grey
from geodata.scenario import Step

SLUIT = (Step("sluit", ("vsv-assen",)),)
VERPLAATS = (Step("verplaats", ("GM0106",), "ggd-groningen"),)


def contents(small, state):
    names = [name for name, _ in (*state["lagen"], *state["gekozen"])]
    return [json.loads(map_file(small, name).content) for name in names]


@pytest.mark.parametrize("kijk", ["schuif", "straks"])
def test_a_location_that_closes(small, kijk):
    state = scenario_state(small, ScenarioView(SLUIT, kijk=kijk))
    assert state["schuif"] == (kijk == "schuif")
    files = contents(small, state)
    now, *_ = files
    assert now["laag"]["op_kaart"] == (kijk != "schuif")
    flows, sites, outline = files[-3:]
    assert flows["laag"]["stromen"]
    widths = [f["properties"]["dikte"] for f in flows["features"]]
    assert widths == sorted(widths, reverse=True)
    roles = {f["id"]: f["properties"]["status"] for f in sites["features"]}
    assert roles["vsv-assen"] == "dicht"
    gaining = {f["id"].split("--")[1] for f in flows["features"]}
    assert all(roles[key] == "erbij" for key in gaining)
    assert outline["laag"]["berekend"]
    assert files[-4]["laag"]["label"].startswith("Wat als")


def test_without_a_step_it_is_the_list_of_june_2019(small):
    state = scenario_state(small, ScenarioView())
    assert not state["schuif"]
    assert state["gekozen"] == []
    distances, _ = contents(small, state)
    assert distances["laag"]["label"].startswith("Juni 2019")


def test_a_division_before_and_after(small):
    state = scenario_state(small, ScenarioView(VERPLAATS))
    before, after, outline = contents(small, state)
    assert before["laag"]["label"] == "GGD"
    assert after["laag"]["label"] == "Wat als: GGD"
    assert {f["id"] for f in after["features"]} <= {f["id"] for f in before["features"]}
    assert len(outline["features"]) == 1


def test_what_is_shown_can_be_chosen_and_falls_back(small):
    both = ScenarioView((*SLUIT, *VERPLAATS), toon="ggd")
    assert contents(small, scenario_state(small, both))[1]["laag"]["label"] == "Wat als: GGD"
    gone = ScenarioView(SLUIT, toon="ggd")
    assert len(scenario_state(small, gone)["lagen"]) == 4


@given(
    text=st.text(
        st.characters(codec="ascii", categories=("L", "N"), include_characters="-_.="), max_size=60
    )
)
def test_a_name_that_means_nothing_has_no_file(small, text):
    assert published(small, f"watals.{text}-0123456789abcdef.json") is None


def test_a_name_of_other_steps_has_no_file(small):
    state = scenario_state(small, ScenarioView(SLUIT))
    name = state["lagen"][1][0]
    assert map_file(small, name).name == name
    assert map_file(small, name.replace("straks", "stromen")) is None
    assert map_file(small, name[:-6] + "0.json") is None


def test_the_link_comes_back(small):
    view = ScenarioView((*SLUIT, *VERPLAATS, *SLUIT), (SLUIT, VERPLAATS), "ggd", "straks", "GM0014")
    assert parse_scenario(small, scenario_params(view)) == (view, [])


def test_a_link_with_too_many_scenarios_beside_says_so(small):
    view, [problem] = parse_scenario(small, {"naast": "|".join(["sluit:vsv-assen"] * 4)})
    assert len(view.naast) == 2
    assert "de link heeft er 4" in problem


def test_further_is_darker_in_grey_too(small):
    tones = [in_grey(colour) for _, colour in CLASSES]
    assert tones == sorted(tones, reverse=True)
    steps = [int(one[1:3], 16) - int(other[1:3], 16) for one, other in pairwise(tones)]
    assert min(steps) >= 15


def test_it_is_drawn_on_paper(small):
    state = scenario_state(small, ScenarioView(SLUIT, kijk="straks"))
    svg = draw_map(small, state, width_mm=120, height_mm=120, kind="svg", title="Wat als").decode()
    assert 'id="stroom-vsv-assen--' in svg
    assert "meer geboorten" in svg
