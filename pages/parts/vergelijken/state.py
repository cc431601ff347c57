"""Keeps the widgets of the page Vergelijken and its link in step.

One view says everything. Streamlit forgets the widgets that a run does not draw, such as those of
another part of the page; the view remembers what they said.
"""

from dataclasses import replace

import streamlit as st

from geodata import Landscape
from geodata.figures import weights
from geodata.map import CompareView, comparison_params, parse_comparison, settle
from geodata.words import capital

# No area chosen, in every field that asks for one.
WHOLE = "heel Nederland"
LINK, VIEW, PROBLEMS = "vergelijken-link", "vergelijken-beeld", "vergelijken-problemen"


def open_link(landscape: Landscape) -> None:
    """Take the view from the link, when a link was opened or the back button used."""
    params = st.query_params.to_dict()
    if st.session_state.get(LINK) == params and VIEW in st.session_state:
        return
    st.session_state[VIEW], st.session_state[PROBLEMS] = parse_comparison(landscape, params)
    st.session_state[LINK] = params
    for name in vars(st.session_state[VIEW]):
        st.session_state.pop(name, None)


def current_view(landscape: Landscape) -> CompareView:
    """The view with what the widgets say now; also writes the link to it."""
    view: CompareView = st.session_state[VIEW]
    said = {name: st.session_state[name] for name in vars(view) if name in st.session_state}
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in said.items()}
    view = settle(landscape, replace(view, **values))
    st.session_state[VIEW] = view
    params = comparison_params(landscape, view)
    if params != st.session_state[LINK]:
        st.query_params.from_dict(params)
        st.session_state[LINK] = params
    return view


def widget(name: str) -> str:
    """The key for the widget of a value of the view, with the value put into it."""
    value = getattr(st.session_state[VIEW], name)
    value = list(value) if isinstance(value, tuple) else value
    if st.session_state.get(name) != value:
        st.session_state[name] = value
    return name


def choose(**values) -> None:
    """Give some values of the view, from a click."""
    st.session_state[VIEW] = replace(st.session_state[VIEW], **values)
    for name in values:
        st.session_state.pop(name, None)


def choose_weight(landscape: Landscape) -> None:
    """The field with the figures by which gemeenten can be weighed."""
    labels = {one.id: capital(one.kort) for one in weights(landscape)}
    st.selectbox(
        "Weeg naar", list(labels), format_func=labels.get, key=widget("weeg"), filter_mode=None
    )
