"""The link of the page Vergelijken: everything is in it, and nothing in it can make the page fail."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.compare.overlap import overlap
from geodata.compare.white_spots import CENTRE_KM_CHOICES, KM_CHOICES, REDENEN
from geodata.compare.years import groups
from geodata.figures import weights
from geodata.landscape import Landscape
from geodata.map.compare_view import (
    PARTS,
    USED,
    WAYS,
    CompareView,
    parse,
    settle,
    start_view,
    to_params,
)
from geodata.regions.divisions import areas_by_id, divisions
from tests.unit.partners.test_summary import damaged

REASONS = [reden.id for reden in REDENEN]


def test_the_start_needs_no_parameters(landscape):
    assert parse(landscape, {}) == (start_view(landscape), [])
    assert to_params(landscape, start_view(landscape)) == {}


@pytest.mark.parametrize(
    ("named", "pair"),
    [(("ggd", "roaz"), ("ggd", "roaz")), ((), ("consortium", "consortium"))],
)
def test_the_first_pair_is_data(landscape, named, pair):
    vocabulary = replace(landscape.vocabulary, vergelijk=named)
    start = start_view(Landscape(replace(landscape.package, vocabulary=vocabulary)))
    assert (start.a, start.b) == pair


@given(data=st.data())
def test_every_view_comes_back_from_its_link(landscape, data):
    draw = data.draw
    known = list(divisions(landscape))
    deel = draw(st.sampled_from(PARTS))
    a, b = draw(st.sampled_from(known)), draw(st.sampled_from(known))
    areas = [area for area, found in areas_by_id(landscape).items() if found == a]
    pieces = ["--".join(pair) for pair in overlap(landscape, a, b).codes]
    view = {
        "deel": deel,
        "a": a,
        "b": b,
        "stuk": draw(st.sampled_from(["", *pieces])),
        "gebied": draw(st.sampled_from(["", *areas])),
        "kijk": draw(st.sampled_from(WAYS)),
        "redenen": tuple(draw(st.lists(st.sampled_from(REASONS), unique=True))),
        "km": draw(st.sampled_from(KM_CHOICES)),
        "centrum": draw(st.sampled_from(CENTRE_KM_CHOICES)),
        "vlek": draw(st.sampled_from(["", *landscape.gemeenten.index])),
        "cijfers": draw(st.sampled_from(list(groups(landscape)))),
        "weeg": draw(st.sampled_from([one.id for one in weights(landscape)])),
    }
    start = vars(start_view(landscape))
    used = {"deel", *USED[deel]}
    wanted = CompareView(**{name: view[name] if name in used else start[name] for name in view})
    assert parse(landscape, to_params(landscape, wanted)) == (wanted, [])


@given(
    params=st.dictionaries(
        st.sampled_from(
            ["deel", "a", "b", "stuk", "gebied", "kijk", "redenen", "km", "vlek", "cijfers", "weeg"]
        ),
        st.text(max_size=80),
    )
)
def test_no_link_makes_it_fail(landscape, params):
    view, problems = parse(landscape, params)
    assert settle(landscape, view) == view
    assert parse(landscape, to_params(landscape, view)) == (view, [])
    assert all("weggelaten" in problem for problem in problems)


@pytest.mark.parametrize(
    ("params", "name"),
    [
        ({"a": "wolken"}, "a"),
        ({"km": "31"}, "km"),
        ({"redenen": "vsv-ver,<b>"}, "redenen"),
        ({"stuk": "ros-elaa--ros-mura"}, "stuk"),
        ({"gebied": "ros-elaa"}, "gebied"),
        ({"deel": "witte-vlekken", "gebied": "nergens"}, "gebied"),
    ],
)
def test_what_it_does_not_know_is_named(small, params, name):
    view, problems = parse(small, params)
    assert len(problems) == 1
    assert f"‘{name}’" in problems[0]
    assert not view.gebied
    assert not view.stuk


def test_an_area_is_known_by_its_name_and_by_a_gemeente_in_it(landscape):
    merged = landscape.table("herindelingen")
    merged = merged[(merged["toegepast"] == "ja") & ~merged["oude_code"].duplicated(keep=False)]
    former = merged.iloc[0]
    for a in ("provincie", "ros", "ggd"):
        own = divisions(landscape)[a]
        for area, naam in list(own.namen.items())[:5]:
            for text in (naam, naam.upper(), area.upper()):
                view, problems = parse(landscape, {"a": a, "gebied": text})
                assert (view.gebied, problems) == (area, [])
        for text in (former["oude_code"], former["oude_code"].lower(), former["oude_naam"]):
            view, [told] = parse(landscape, {"a": a, "gebied": text})
            assert view.gebied == own.gebied[former["nieuwe_code"]]
            assert own.title(view.gebied) in told
            assert former["nieuwe_naam"] in told
    view, problems = parse(landscape, {"deel": "witte-vlekken", "gebied": "Friesland"})
    assert divisions(landscape)["provincie"].namen[view.gebied] == "Fryslân"
    assert not problems


@pytest.mark.parametrize("deel", PARTS)
def test_what_a_field_calls_its_area_never_gets_into_a_link(landscape, deel):
    """A field that another part of the page has as well may still say what that part showed."""
    view = replace(start_view(landscape), deel=deel, gebied="het hele land")
    assert settle(landscape, view).gebied == ""


def test_a_landscape_without_areas_still_has_a_view(landscape):
    rows = landscape.werkgebieden
    other = damaged(landscape, werkgebieden=rows.iloc[:0])
    view, problems = parse(other, {"a": "ros"})
    assert view.a in divisions(other)
    assert isinstance(problems, list)
