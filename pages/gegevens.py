"""Gegevens: how good the data are, every table to read and to take along."""

import streamlit as st

from pages.parts.gegevens.quality import show_contradictions, show_oldest, show_reach
from pages.parts.gegevens.sections import show_downloads, show_gaps, show_overview, show_tables
from pages.parts.shared.served import landscape

land = landscape()
st.title("Gegevens")
st.write(
    "Alles wat de atlas toont staat in de tabellen hieronder, met per rij een bron, een datum en een "
    "zekerheid. U mag het gebruiken en verspreiden met naamsvermelding (CC BY 4.0)."
)
show_gaps(land)
show_reach(land)
show_overview(land)
show_oldest(land)
show_contradictions(land)
show_tables(land)
show_downloads(land)
