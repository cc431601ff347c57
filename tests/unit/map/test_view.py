"""Links: what was looked at comes back, and nothing in a link can make a page fail."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.map.counts import title_of
from geodata.map.filters import shown
from geodata.map.state import map_file, map_state
from geodata.map.view import (
    MAX_SHOWN,
    View,
    choices,
    known_as,
    parse,
    start_view,
    to_params,
    undamaged,
)
from geodata.regions import known_of, records, subjects_of

KNOWN = ("lagen", "provincie", "status", "zekerheid", "gekozen", "ondergrond", "weeg")


@given(data=st.data())
def test_a_view_survives_its_link(landscape, views, data):
    view = data.draw(views)
    assert parse(landscape, to_params(landscape, view)) == (view, [])


def test_the_start_needs_no_parameters(landscape):
    assert to_params(landscape, start_view(landscape)) == {}
    assert parse(landscape, {}) == (start_view(landscape), [])


def test_an_empty_list_of_layers_is_not_the_start(landscape):
    view, problems = parse(landscape, {"lagen": ""})
    assert view.lagen == ()
    assert problems == []


def test_the_link_of_the_readme(small):
    view, problems = parse(
        small,
        {
            "lagen": "vsv,consortium",
            "provincie": "Groningen",
            "gekozen": "consortium-noord-nederland",
        },
    )
    assert view == View(("consortium", "vsv"), ("Groningen",), gekozen="consortium-noord-nederland")
    assert problems == []


@given(data=st.data())
def test_any_link_gives_a_valid_view_and_names_what_was_dropped(landscape, data):
    allowed = choices(landscape)
    part = st.text(max_size=80) | st.sampled_from(
        [v for values in allowed.values() for v in values]
    )
    value = st.lists(part, max_size=4).map(",".join)
    params = data.draw(st.dictionaries(st.sampled_from(KNOWN) | st.text(max_size=9), value))
    view, problems = parse(landscape, params)
    params = undamaged(params)
    dropped = {name: [part.strip() for part in params.get(name, "").split(",")] for name in allowed}
    for name, values in allowed.items():
        assert set(getattr(view, name)) <= set(values)
        unknown = [part for part in dropped[name] if part and known_as(part, values) not in values]
        said = [problem for problem in problems if f"‘{name}’ iets" in problem]
        assert len(said) == bool(unknown)
        assert all(f"‘{part[:MAX_SHOWN]}’" in said[0] for part in unknown)
    ids = {*landscape.organisaties.index, *landscape.gemeenten.index, ""}
    assert view.gekozen in ids
    assert view.ondergrond == (params.get("ondergrond") == "ja")
    for problem in problems:
        assert problem.startswith("In de link staat bij ")
        assert problem.endswith("Dat deel is weggelaten.")
    # What is left is a view like any other.
    assert parse(landscape, to_params(landscape, view)) == (view, [])


@pytest.mark.parametrize("name", KNOWN)
def test_a_long_value_makes_no_long_message(landscape, name):
    view, problems = parse(landscape, {name: "x" * 10_000})
    assert len(problems) == 1
    assert len(problems[0]) < 200
    assert f"‘{name}’" in problems[0]
    assert view.gekozen == ""


def test_strange_parameters_are_left_alone(landscape):
    view, problems = parse(landscape, {"utm_source": "nieuwsbrief", "fbclid": "x,y"})
    assert (view, problems) == (start_view(landscape), [])


def test_what_is_known_stays_when_the_rest_is_dropped(landscape):
    view, problems = parse(landscape, {"lagen": "ros, kraamzorg ,ros,,ggd", "gekozen": "GM9999"})
    assert view.lagen == ("ros", "ggd")
    assert view.gekozen == ""
    assert [problem.count("‘") for problem in problems] == [2, 2]
    assert "‘kraamzorg’" in problems[0]
    assert "‘GM9999’" in problems[1]


@pytest.mark.parametrize(
    ("params", "name", "value"),
    [
        ({"gekozen": "GM0017"}, "gekozen", "GM0014"),
        ({"gekozen": "gm0014"}, "gekozen", "GM0014"),
        ({"gekozen": "0014"}, "gekozen", "GM0014"),
        ({"gekozen": "14)"}, "gekozen", "GM0014"),
        ({"provincie": "Fryslan"}, "provincie", ("Fryslân",)),
        ({"provincie": "Frysla\u0302n"}, "provincie", ("Fryslân",)),
        ({"provincie": "Friesland,drenthe"}, "provincie", ("Drenthe", "Fryslân")),
        ({"lagen": "ros)"}, "lagen", ("ros",)),
        ({"lagen": "ros", "amp;gekozen": "GM0014"}, "gekozen", "GM0014"),
    ],
)
def test_a_link_that_was_damaged_on_its_way_is_understood(landscape, params, name, value):
    view, problems = parse(landscape, params)
    assert getattr(view, name) == value
    former = params.get("gekozen") == "GM0017"
    assert problems == (["Haren hoort sinds 1 januari 2019 bij Groningen."] if former else [])


def test_a_theme_in_a_link_is_kept_or_explained(small):
    view, problems = parse(small, {"lagen": "consortium,ros", "thema": "ROS"})
    assert (view.thema, problems) == ("ros", [])
    assert to_params(small, view) == {"lagen": "consortium,ros", "thema": "ros"}
    # The layer that fills the map anyway is not named.
    same, _ = parse(small, {"lagen": "consortium,ros", "thema": "consortium"})
    assert to_params(small, same) == {"lagen": "consortium,ros"}
    for wrong in ("atlantis", "vsv", "ggd"):
        view, problems = parse(small, {"lagen": "consortium,ros,vsv", "thema": wrong})
        assert view.thema == ""
        assert wrong in problems[0]


def test_the_theme_of_figures_in_a_link_starts_with_births(small):
    view, problems = parse(small, {"thema": "cijfers"})
    assert (view.cijfer, view.thema, problems) == ("geboorten", "", [])
    view, problems = parse(small, {"thema": "cijfers", "cijfer": "inwoners"})
    assert (view.cijfer, problems) == ("inwoners", [])


def test_nothing_lies_over_a_figure_that_nobody_chose(small):
    view, _ = parse(small, {"cijfer": "inwoners"})
    assert view.lagen == ()
    assert to_params(small, view) == {"cijfer": "inwoners"}
    chosen, _ = parse(small, {"cijfer": "inwoners", "lagen": "vsv"})
    assert chosen.lagen == ("vsv",)
    start = replace(view, lagen=start_view(small).lagen)
    assert parse(small, to_params(small, start)) == (start, [])


def test_a_link_says_by_which_figure_a_gemeente_is_weighed(small):
    for asked, kept in (("inwoners", "inwoners"), ("geboorten", ""), ("Inwoners", "inwoners")):
        view, problems = parse(small, {"weeg": asked})
        assert (view.weeg, problems) == (kept, [])
        assert to_params(small, view).get("weeg", "") == kept
    view, problems = parse(small, {"weeg": "lengte"})
    assert view.weeg == ""
    assert "lengte" in problems[0]


def test_the_programme_that_the_map_is_about_is_in_the_link(small):
    asked = {"lagen": "aanbod-per-gemeente", "programma": "NNZ"}
    view, problems = parse(small, asked)
    assert (view.programma, problems) == ("nnz", [])
    assert to_params(small, view) == {"lagen": "aanbod-per-gemeente", "programma": "nnz"}
    view, problems = parse(small, asked | {"programma": "ooit"})
    assert view.programma == ""
    assert "ooit" in problems[0]


def test_the_map_of_a_programme_is_a_file_of_its_own_that_can_be_fetched(small):
    names = set()
    for keuze in subjects_of(small):
        view = View(lagen=("aanbod-per-gemeente",), programma=keuze)
        [[name, mask]] = map_state(small, view)["lagen"]
        assert mask == "*"
        found = map_file(small, name)
        assert found is not None
        assert len(json.loads(found.content)["features"]) == len(small.gemeenten)
        assert title_of(small, view).startswith("Welk aanbod is waar bekend")
        names.add(name)
    assert len(names) == len(subjects_of(small))
    assert map_file(small, "aanbod-per-gemeente.ooit-0123456789abcdef.json") is None


def test_a_status_leaves_the_gemeenten_that_have_it_of_that_programme(small):
    view = View(lagen=("aanbod-per-gemeente",), programma="nnz", status=("eerder genoemd",))
    laag = small.vocabulary.laag("aanbod-per-gemeente")
    known = known_of(small, "nnz")
    names = records(small, laag).index
    kept = {code for code, ok in zip(names, shown(small, laag, view), strict=True) if ok}
    assert kept == {code for code, one in known.items() if one.stand in ("was actief", "genoemd")}
    assert kept
