"""Vergelijken: how regions fit over each other, where nobody is known, and how that changed."""

import streamlit as st

from pages.parts.compare import PARTS, open_link, show_link
from pages.parts.source import landscape

land = landscape()
open_link(land)
st.title("Vergelijken")
with st.container():
    for problem in st.session_state["vergelijken-problemen"]:
        st.warning(problem)
st.segmented_control(
    "Onderdeel",
    list(PARTS),
    format_func=lambda key: PARTS[key].label,
    required=True,
    key="deel",
)
show_link()
PARTS[st.session_state["deel"]].show(land)
