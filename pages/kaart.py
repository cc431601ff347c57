"""Kaart: the landscape on the map, with filters, search and contact panel."""

import streamlit as st

from pages.parts.kaart.controls import filters, has_messages, search_box, show_head, show_messages
from pages.parts.kaart.panel import show_panel
from pages.parts.kaart.state import current_view, open_link, select
from pages.parts.kaart.tables import show_tables
from pages.parts.shared.map import HEIGHT, show_map
from pages.parts.shared.served import landscape

land = landscape()
open_link(land)
keyboard = filters(land)


# A selection runs only this part again; the filters are not sent anew.
@st.fragment
def explore() -> None:
    """The map, what is selected on it, and the same information as tables."""
    # A fragment runs long after the page; the data may have changed since.
    land = landscape()
    # Columns would travel with every step; the style of the page puts these four in their places.
    with st.container(key="werkvlak"):
        view = current_view(land)
        show_head(land, view)
        search_box(land)
        show_map(land, view, keyboard=keyboard, on_click=select)
        with st.container(height=HEIGHT, key="paneel"):
            # What comes and goes stands in here: above the map it would move the map. On a phone this
            # is a sheet over the page when it has something to say.
            if has_messages():
                with st.container(key="melding"):
                    show_messages()
            show_panel(land, view)
    show_tables(land, view)


explore()
