"""Keeps the page Regiobeeld and its link in step."""

from dataclasses import replace

import streamlit as st

from geodata import Landscape
from geodata.regiobeeld import RegionView, default_parts, parse_region, parts_of, region_params

LINK, VIEW, PROBLEMS = "regiobeeld-link", "regiobeeld-beeld", "regiobeeld-problemen"


def open_link(landscape: Landscape) -> None:
    """Take the view from the link, when a link was opened or the back button used."""
    params = st.query_params.to_dict()
    if st.session_state.get(LINK) == params and VIEW in st.session_state:
        return
    st.session_state[VIEW], st.session_state[PROBLEMS] = parse_region(landscape, params)
    st.session_state[LINK] = params


def current_view(landscape: Landscape) -> RegionView:
    """The view as it is now; also writes the link to it."""
    view: RegionView = st.session_state[VIEW]
    if view.delen not in parts_of(landscape, view):
        view = replace(view, delen=default_parts(view))
    st.session_state[VIEW] = view
    params = region_params(landscape, view)
    if params != st.session_state[LINK]:
        st.query_params.from_dict(params)
        st.session_state[LINK] = params
    return view


def choose(**values: str) -> None:
    """Give some values of the view, from a click; what the link could not say is settled by it."""
    view = replace(st.session_state[VIEW], **values)
    if view.naast == view.gebied:
        view = replace(view, naast="")
    st.session_state[VIEW], st.session_state[PROBLEMS] = view, []


def go_to(key: str) -> None:
    """Show another area."""
    choose(gebied=key, delen="")
