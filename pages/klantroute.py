"""Klantroute: what should be there for a family, what of it is known here, and who arranges it."""

import streamlit as st

from geodata.routes import CHECK
from pages.parts.klantroute.choose import show_choice, show_start
from pages.parts.klantroute.national import show_national
from pages.parts.klantroute.route import show_reading, show_route
from pages.parts.klantroute.sheet import show_sheet
from pages.parts.klantroute.state import current_view, open_link
from pages.parts.klantroute.take_along import show_take_along
from pages.parts.shared.served import landscape
from pages.parts.shared.tab import name_tab


# Choosing another gemeente or reading runs only this part again.
@st.fragment
def one_gemeente() -> None:
    """The search field, and the route of the gemeente that it found."""
    # A fragment runs long after the page; the data may have changed since.
    land = landscape()
    open_link(land)
    with st.container():
        show_choice(land)
    view = current_view(land)
    name_tab(*([land.gemeenten.loc[view.code, "naam"]] if view.code else []), "Klantroute")
    if not view.code:
        show_start()
    else:
        show_reading(land, view)
        if view.deel == CHECK:
            show_sheet(land, view)
        else:
            show_route(land, view)
        show_take_along(land, view)
    show_national(land)


st.title("Klantroute")
one_gemeente()
