"""The parts of the page Vergelijken, and its link."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from geodata import Landscape
from geodata.divisions import divisions
from pages.parts.compare_overlap import show_overlap
from pages.parts.compare_spots import show_burden, show_spots
from pages.parts.compare_years import show_years
from pages.parts.text import literal

LINK = "vergelijken-link"
DEFAULTS = {"a": "consortium", "b": "ros", "deel": "overlap"}


@dataclass(frozen=True)
class Part:
    """A part of the page: its name, and what draws it."""

    label: str
    show: Callable[[Landscape], None]


PARTS = {
    "overlap": Part("Regio's over elkaar", show_overlap),
    "witte-vlekken": Part("Witte vlekken", show_spots),
    "drukte": Part("Bestuurlijke drukte", show_burden),
    "jaren": Part("Door de jaren", show_years),
}


def open_link(landscape: Landscape) -> None:
    """Put what the link says into the widgets, when a link was opened or the back button used."""
    params = {name: st.query_params.get(name, "") for name in DEFAULTS}
    if st.session_state.get(LINK) == params and all(name in st.session_state for name in DEFAULTS):
        return
    allowed = {"a": divisions(landscape), "b": divisions(landscape), "deel": PARTS}
    problems = []
    for name, default in DEFAULTS.items():
        asked = params[name]
        if asked and asked not in allowed[name]:
            problems.append(
                f"In de link staat bij ‘{name}’ iets wat de atlas niet kent: ‘{asked[:60]}’. "
                "Dat deel is weggelaten."
            )
        # A division without areas, or one the data no longer have, gives way to the first.
        fallback = default if default in allowed[name] else next(iter(allowed[name]))
        st.session_state[name] = asked if asked in allowed[name] else fallback
    st.session_state["vergelijken-problemen"] = [literal(problem) for problem in problems]
    st.session_state[LINK] = params


def show_link() -> None:
    """Write the link to what the widgets say."""
    params = {name: st.session_state[name] for name in DEFAULTS}
    short = {name: value for name, value in params.items() if value != DEFAULTS[name]}
    if params["deel"] != "overlap":
        short = {name: value for name, value in short.items() if name == "deel"}
    written = {name: short.get(name, "") for name in DEFAULTS}
    if written != st.session_state[LINK]:
        st.query_params.from_dict(short)
        st.session_state[LINK] = written
