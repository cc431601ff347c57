"""Vergelijken, without a browser: every pair of divisions, every part, every link."""

import itertools
import json

import pytest

from geodata.compare.overlap import between, overlap
from geodata.compare.white_spots import white_spots, with_reasons
from geodata.compare.years import groups, in_group
from geodata.compare.years import to_frame as years_frame
from geodata.regions.divisions import divisions
from tests.app.conftest import texts


def test_the_start_compares_consortia_with_ros(app):
    test = app("vergelijken")
    assert not test.exception
    assert test.session_state["a"] == "consortium"
    assert test.session_state["b"] == "ros"
    assert "Consortium Limburg ligt" in texts(test).replace("\\", "")
    assert not test.query_params


@pytest.mark.parametrize("part", ["overlap", "witte-vlekken", "drukte", "jaren"])
def test_every_part_has_a_link(app, part):
    test = app("vergelijken", deel=part)
    assert not test.exception
    assert test.session_state["deel"] == part


def test_a_link_restores_the_pair(app):
    test = app("vergelijken", a="ggd", b="provincie")
    assert (test.session_state["a"], test.session_state["b"]) == ("ggd", "provincie")
    assert test.query_params["a"] == "ggd"


@pytest.mark.parametrize(
    ("name", "value"), [("a", "wolken"), ("b", "<script>"), ("deel", "onzin"), ("a", "vsv")]
)
def test_what_a_link_cannot_know_is_named(app, name, value):
    test = app("vergelijken", **{name: value})
    assert not test.exception
    assert value in test.warning[0].value.replace("\\", "")


def test_every_pair_can_be_chosen(app, small):
    """Every division stands on both sides at least once, and beside itself."""
    known = list(divisions(small))
    test = app("vergelijken")
    for a, b in [*itertools.pairwise([*known, known[0]]), (known[0], known[0])]:
        test.selectbox(key="a").set_value(a)
        test.selectbox(key="b").set_value(b).run()
        assert not test.exception, (a, b)


def test_everything_chosen_is_in_the_link_and_comes_back(app):
    test = app("vergelijken", deel="witte-vlekken")
    test.button_group(key="km").set_value(45)
    test.button_group(key="redenen").set_value(["vsv-ver"])
    test.selectbox(key="gebied").set_value("provincie-zeeland").run()
    assert dict(test.query_params) == {
        "deel": "witte-vlekken",
        "km": "45",
        "redenen": "vsv-ver",
        "gebied": "provincie-zeeland",
    }
    again = app("vergelijken", **dict(test.query_params))
    assert texts(again) == texts(test)


def test_another_part_and_back_keeps_the_pair(app):
    test = app("vergelijken", a="ggd", b="provincie")
    test.button_group(key="deel").set_value("jaren").run()
    assert "a" not in test.query_params
    test.button_group(key="deel").set_value("overlap").run()
    assert (test.selectbox(key="a").value, test.selectbox(key="b").value) == ("ggd", "provincie")


def test_an_area_is_told_alone_and_goes_with_its_division(app):
    test = app("vergelijken", gebied="consortium-limburg")
    assert test.query_params["gebied"] == "consortium-limburg"
    test.selectbox(key="a").set_value("ggd").run()
    assert not test.exception
    assert "gebied" not in test.query_params
    assert test.selectbox(key="gebied").value == ""


def test_the_load_is_told_per_gemeente_and_per_vsv(app):
    shown = texts(app("vergelijken", deel="drukte"))
    assert "Per gemeente" in shown
    assert "Per VSV of IGO" in shown
    assert "berekend" in shown


def test_a_button_that_was_let_go_of_for_a_moment_leaves_the_page(app):
    test = app("vergelijken", deel="witte-vlekken")
    test.session_state["deel"] = None
    assert not test.run().exception
    assert test.query_params["deel"] == "witte-vlekken"


def test_white_spots_never_say_that_there_is_no_coalitie(app, small):
    shown = texts(app("vergelijken", deel="witte-vlekken")).replace("\\", "")
    assert "Geen gegevens is niet hetzelfde als geen coalitie" in shown
    test = app("vergelijken", deel="witte-vlekken")
    test.button_group(key="redenen").set_value(["vsv-ver"]).run()
    assert not test.exception
    far = with_reasons(white_spots(small), ["vsv-ver"])
    assert f"De zorg is ver: {len(far)} gemeenten" in texts(test).replace("\\", "")


def test_no_reason_chosen_is_said_to_be_all(app):
    test = app("vergelijken", deel="witte-vlekken")
    assert "U koos geen reden" in texts(test)
    test.button_group(key="redenen").set_value(["vsv-ver"]).run()
    assert "U koos geen reden" not in texts(test)


def test_a_chosen_spot_is_in_the_link_and_says_why(app, small):
    test = app("vergelijken", deel="witte-vlekken", vlek="GM0060")
    assert not test.exception
    shown = texts(test).replace("\\", "")
    spot = next(spot for spot in white_spots(small) if spot.code == "GM0060")
    assert all(text in shown for text in spot.teksten)


def spot_rows(test) -> list[str]:
    """The gemeenten on the page of the list of white spots that is open."""
    [table] = [
        c
        for c in test.get("bidi_component")
        if "vlekken" in c.proto.json and "bestanden" in c.proto.json
    ]
    file = json.loads(table.proto.json)["bestanden"]["vlekken"]
    return [feature["id"] for feature in file["features"]]


def test_the_field_for_a_page_goes_through_all_white_spots_once(app, small):
    test = app("vergelijken", deel="witte-vlekken")
    seen = spot_rows(test)
    [field] = test.number_input
    for page in range(2, int(field.max) + 1):
        field = field.set_value(page).run().number_input[0]
        seen += spot_rows(test)
    assert sorted(seen) == sorted(spot.code for spot in white_spots(small))


def test_a_link_opens_the_page_of_the_list_with_the_chosen_spot(app, small):
    last = white_spots(small)[-1].code
    test = app("vergelijken", deel="witte-vlekken", vlek=last)
    assert last in spot_rows(test)
    assert test.number_input[0].value == test.number_input[0].max


def test_a_chosen_piece_lists_its_gemeenten(app, small):
    found = overlap(small, "consortium", "ros")
    (a, b), codes = next(iter(found.codes.items()))
    shown = texts(app("vergelijken", stuk=f"{a}--{b}")).replace("\\", "")
    for code in codes:
        assert small.gemeenten.loc[code, "naam"] in shown


def test_who_lies_in_between_is_listed(app, small):
    codes = between(small, "consortium", "ros")
    shown = texts(app("vergelijken")).replace("\\", "")
    assert codes
    assert all(small.gemeenten.loc[code, "naam"] in shown for code in codes)


def test_an_area_is_called_the_same_in_each_part(app):
    """A browser that goes to another part sends the words of the field that it showed last."""
    first = app("vergelijken").selectbox(key="gebied").options
    spots = app("vergelijken", deel="witte-vlekken").selectbox(key="gebied").options
    assert set(first) <= set(spots)


def test_every_group_of_figures_is_shown(app, small):
    test = app("vergelijken", deel="jaren")
    for group in groups(small):
        test.selectbox(key="cijfers").set_value(group).run()
        assert not test.exception, group


def test_figures_without_a_course_are_said_in_words_and_not_drawn(app, small):
    test = app("vergelijken", deel="jaren")
    for group in groups(small):
        test.selectbox(key="cijfers").set_value(group).run()
        frame = years_frame(in_group(small, group)).dropna(subset=["jaar", "waarde"])
        parts = [part for _, part in frame.groupby(["eenheid", "gebied"])]
        alone = [part for part in parts if part["jaar"].nunique() == 1]
        assert len(test.get("vega_lite_chart")) <= len(parts) - len(alone), group
        # What is counted at two moments or more is drawn.
        lines = [part for part in parts if part.groupby("reeks")["jaar"].nunique().max() > 1]
        assert len(test.get("vega_lite_chart")) >= len(lines), group
        for words in (text for part in alone for text in part["tekst"]):
            assert words in texts(test).replace("\\", ""), group


def test_a_division_with_itself_is_explained(app):
    assert "met zichzelf" in app("vergelijken", a="ros", b="ros").info[0].value
