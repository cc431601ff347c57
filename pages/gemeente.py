"""Mijn gemeente: every regional partner of one gemeente on one screen."""

import streamlit as st

from geodata.records import gemeenten_of
from pages.parts.gemeente.sections import (
    search_box,
    show_partners,
    show_start,
    show_steps,
    show_surroundings,
    show_takeaways,
)
from pages.parts.gemeente.state import current_code, open_link
from pages.parts.shared.served import landscape
from pages.parts.shared.tab import name_tab


# Choosing another gemeente runs only this part again.
@st.fragment
def one_gemeente() -> None:
    """The search field, and everything about the gemeente that it found."""
    # A fragment runs long after the page; the data may have changed since.
    land = landscape()
    open_link(land)
    # What the search says comes and goes; in a place of its own it does not move the map, which
    # Streamlit would load anew.
    with st.container():
        search_box(land)
    code = current_code()
    name_tab(*([gemeenten_of(land)[code].naam] if code else []), "Mijn gemeente")
    if not code:
        show_start(land)
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_partners(land, code)
    with right:
        show_surroundings(land, code)
        show_takeaways(land, code)
        show_steps(land, code)


st.title("Mijn gemeente")
one_gemeente()
