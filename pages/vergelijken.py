"""Vergelijken: how regions fit over each other, where nobody is known, and how that changed."""

import streamlit as st

from pages.parts.shared.served import landscape
from pages.parts.shared.tab import name_tab
from pages.parts.shared.text import literal
from pages.parts.vergelijken.burden import show_burden
from pages.parts.vergelijken.overlap import show_overlap
from pages.parts.vergelijken.state import PAGE, current_view, open_link, widget
from pages.parts.vergelijken.white_spots import show_spots
from pages.parts.vergelijken.years import show_years

PARTS = {
    "overlap": ("Regio's over elkaar", show_overlap),
    "witte-vlekken": ("Witte vlekken", show_spots),
    "drukte": ("Bestuurlijke drukte", show_burden),
    "jaren": ("Door de jaren", show_years),
}

land = landscape()
open_link(land)
view = current_view(land)
with st.container(key="vergelijkkop"):
    st.title("Vergelijken")
    with st.container():
        for problem in PAGE.problems:
            st.warning(literal(problem))
    st.write(
        "Waar passen regio's niet op elkaar, waar ontbreekt iets, met hoeveel partijen heeft een "
        "gemeente te maken, en wat veranderde er?"
    )
    st.segmented_control(
        "Onderdeel",
        list(PARTS),
        format_func=lambda key: PARTS[key][0],
        required=True,
        key=widget("deel"),
        label_visibility="collapsed",
    )
label, show = PARTS[view.deel]
name_tab(label, "Vergelijken")
show()
