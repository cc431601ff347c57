"""Wat als: what changes when a location closes, a gemeente moves or regions join."""

import streamlit as st

from geodata.scenario import NO_SITES, NOT_SO, outcome
from pages.parts.shared.served import landscape
from pages.parts.watals.outcome import show_map, show_method, show_tables, show_words
from pages.parts.watals.state import current_view, open_link
from pages.parts.watals.steps import show_add, show_keep, show_problems, show_steps

land = landscape()
open_link(land)
with st.container(key="watalskop"):
    st.title("Wat als")
    st.write(
        "Wat verandert er als een locatie sluit of opent, een gemeente naar een ander gebied gaat, of regio's "
        "samengaan? Een rekenvoorbeeld; de gegevens zelf veranderen niet."
    )
if outcome(land, ()) is None:
    st.info(NO_SITES)
    st.stop()


# A step runs only this part again.
@st.fragment
def one_scenario() -> None:
    """The steps, what they change in words, on the map and as tables."""
    # A fragment runs long after the page; the data may have changed since.
    land = landscape()
    open_link(land)
    view = current_view(land)
    with st.container(key="watals"):
        st.markdown(f"**{NOT_SO}**")
        left, right = st.columns([1, 1], gap="large")
        with left:
            # Each in a place of its own: a button that a reader pressed is not drawn anew (and does not
            # lose the keyboard) when there is more above it.
            for show in (show_problems, show_steps, show_words, show_add):
                with st.container():
                    show(land, view)
        with right, st.container(key="kaartkolom"):
            show_map(land, view)
        show_tables(land, view)
        show_keep(land, view)
        show_method(land, view)


one_scenario()
