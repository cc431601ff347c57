"""Keeps the page Wat als and its link in step."""

from dataclasses import replace

import streamlit as st

from geodata import Landscape
from geodata.map import (
    BESIDE,
    ScenarioView,
    parse_scenario,
    scenario_params,
    with_steps,
)
from geodata.scenario import Step, apply, title_of
from pages.parts.shared.link import is_ahead
from pages.parts.shared.tab import name_tab

LINK, VIEW, PROBLEMS = "watals-link", "watals-beeld", "watals-problemen"
# The widgets that say something of the view; a link that is opened says it for them.
WIDGETS = ("watals-toon", "watals-kijk", "watals-soort", "watals-gemeenten")


def open_link(landscape: Landscape) -> None:
    """Take the view from the link, when a link was opened or the back button used."""
    params = st.query_params.to_dict()
    # The order of the parameters is that of the steps.
    if VIEW in st.session_state:
        kept = st.session_state[LINK]
        if list(kept.items()) == list(params.items()):
            return
        if is_ahead(scenario_params(st.session_state[VIEW]), kept):
            return
    st.session_state[VIEW], st.session_state[PROBLEMS] = parse_scenario(landscape, params)
    st.session_state[LINK] = params
    for name in WIDGETS:
        st.session_state.pop(name, None)


def current_view(landscape: Landscape) -> ScenarioView:
    """The view as it is now; also writes the link to it, and names the tab after it."""
    view: ScenarioView = st.session_state[VIEW]
    params = scenario_params(view)
    if list(params.items()) != list(st.session_state[LINK].items()):
        st.query_params.from_dict(params)
        st.session_state[LINK] = params
    if view.stappen:
        name_tab(title_of(apply(landscape, view.stappen)))
    return view


def choose(**values: str) -> None:
    """Give some values of the view, from a widget."""
    st.session_state[VIEW] = replace(st.session_state[VIEW], **values)


def set_steps(steps: tuple[Step, ...]) -> None:
    """Go on with other steps."""
    st.session_state[VIEW], st.session_state[PROBLEMS] = with_steps(st.session_state[VIEW], steps)


def add_step(step: Step) -> None:
    """Add a step at the end."""
    set_steps((*st.session_state[VIEW].stappen, step))


def remove_step(place: int) -> None:
    """Leave a step out."""
    steps = st.session_state[VIEW].stappen
    set_steps((*steps[:place], *steps[place + 1 :]))


def earlier(place: int) -> None:
    """Take a step before the one that came before it."""
    steps = list(st.session_state[VIEW].stappen)
    steps[place - 1 : place + 1] = steps[place], steps[place - 1]
    set_steps(tuple(steps))


def set_aside() -> None:
    """Keep these steps beside what comes next, which starts anew; the oldest makes room."""
    view = st.session_state[VIEW]
    beside = (*view.naast, view.stappen)[-BESIDE:]
    st.session_state[VIEW] = replace(view, stappen=(), naast=beside, kies="")


def take_back(place: int) -> None:
    """Go on with a scenario that stands beside, in the place of this one."""
    view = st.session_state[VIEW]
    beside = list(view.naast)
    mine = beside[place]
    beside[place : place + 1] = [view.stappen] if view.stappen else []
    st.session_state[VIEW] = replace(view, stappen=mine, naast=tuple(beside), kies="")
