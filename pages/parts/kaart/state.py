"""Keeps the widgets of the page Kaart and the link in step."""

import streamlit as st

from geodata import Landscape
from geodata.map import View, choices, parse_view, view_params

LINK = "link"


def open_link(landscape: Landscape) -> None:
    """Put what the link says into the widgets, when a link was opened or the back button used.

    The link that this session wrote last is kept; only another one is read. What was dropped from
    a link is kept to be shown until the next link.
    """
    params = st.query_params.to_dict()
    # Streamlit forgets the widgets of a page that the reader left.
    forgotten = "lagen" not in st.session_state
    if st.session_state.get(LINK) == params and not forgotten:
        return
    if forgotten and not params and LINK in st.session_state:
        # Who comes back by the menu finds the map as it was.
        params = st.session_state[LINK]
        st.query_params.from_dict(params)
    view, problems = parse_view(landscape, params)
    for name in choices(landscape):
        st.session_state[name] = list(getattr(view, name))
    st.session_state["ondergrond"] = view.ondergrond
    st.session_state["gekozen"] = view.gekozen
    st.session_state["beeld"] = view.beeld
    st.session_state["vraag"] = ""
    st.session_state["problemen"] = problems
    st.session_state[LINK] = params


def current_view(landscape: Landscape) -> View:
    """The view that the widgets say; also writes the link to it."""
    state = st.session_state
    view = View(
        **{
            name: tuple(value for value in allowed if value in state[name])
            for name, allowed in choices(landscape).items()
        },
        gekozen=state["gekozen"],
        ondergrond=state["ondergrond"],
        beeld=state["beeld"],
    )
    params = view_params(landscape, view)
    if params != state[LINK]:
        st.query_params.from_dict(params)
        state[LINK] = params
    return view


def select(key: str) -> None:
    """Select a record (organisatie id or CBS code; "" for none); an earlier search is done with."""
    st.session_state["gekozen"] = key
    st.session_state["beeld"] = ()
    st.session_state["vraag"] = ""


def close_messages() -> None:
    """Be done with the search, and with what the link had wrong."""
    st.session_state["vraag"] = ""
    st.session_state["problemen"] = []


def clear_filters() -> None:
    """Let every record through again; layers and selection stay."""
    for name in ("provincie", "status", "zekerheid"):
        st.session_state[name] = []
