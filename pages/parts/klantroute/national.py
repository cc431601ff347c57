"""The national bodies: what each does for a coalitie, and how it is reached."""

from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.routes import national
from pages.parts.shared.templates import show_html


def show_national(landscape: Landscape) -> None:
    """A list of its own, folded; sent when somebody opens it."""
    if st.toggle("Landelijk: wie doet wat voor een coalitie", key="klantroute-landelijk"):
        show_html("klantroute/national.html", rijen=national(landscape, date.today()))
