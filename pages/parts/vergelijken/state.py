"""Keeps the widgets of the page Vergelijken and its view in step."""

from dataclasses import replace

import streamlit as st

from geodata import Landscape
from geodata.figures import weights
from geodata.map import CompareView, comparison_params, parse_comparison, settle
from geodata.words import capital
from pages.parts.shared.link import Linked

# No area chosen, in every field that asks for one.
WHOLE = "heel Nederland"
PAGE: Linked[CompareView] = Linked("vergelijken", parse_comparison, comparison_params)


def open_link(landscape: Landscape) -> None:
    """Take the view from the link, when a link was opened or the back button used."""
    if PAGE.open(landscape, lambda: _said(landscape)):
        for name in vars(PAGE.view):
            st.session_state.pop(name, None)


def current_view(landscape: Landscape) -> CompareView:
    """The view with what the widgets say now; also writes the link to it."""
    return PAGE.keep(landscape, _said(landscape))


def _said(landscape: Landscape) -> CompareView:
    view = PAGE.view
    known = {name: st.session_state.get(name) for name in vars(view)}
    # A button of which a quick second click lets go says None for a moment; nothing of the view is that.
    said = {name: value for name, value in known.items() if value is not None}
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in said.items()}
    return settle(landscape, replace(view, **values))


def widget(name: str) -> str:
    """The key for the widget of a value of the view, with the value put into it."""
    value = getattr(PAGE.view, name)
    value = list(value) if isinstance(value, tuple) else value
    if st.session_state.get(name) != value:
        st.session_state[name] = value
    return name


def choose(**values) -> None:
    """Give some values of the view, from a click."""
    PAGE.settle(replace(PAGE.view, **values), PAGE.problems)
    for name in values:
        st.session_state.pop(name, None)


def choose_weight(landscape: Landscape) -> None:
    """The field with the figures by which gemeenten can be weighed."""
    labels = {one.id: capital(one.kort) for one in weights(landscape)}
    st.selectbox(
        "Weeg naar", list(labels), format_func=labels.get, key=widget("weeg"), filter_mode=None
    )
