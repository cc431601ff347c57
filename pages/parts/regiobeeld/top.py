"""The name of the area, the three sentences, and where it lies."""

import streamlit as st

from geodata import Landscape
from geodata.figures import Area
from geodata.map import area_state
from geodata.regiobeeld import RegionView, top
from geodata.words import count
from pages.parts.regiobeeld.state import go_to
from pages.parts.shared.copied import show_sentences
from pages.parts.shared.map import draw
from pages.parts.shared.text import literal


def show_top(landscape: Landscape, area: Area, anchor: str = "onderwerp") -> None:
    """What a council member needs, with a button that copies it; below a heading with this anchor."""
    st.header(literal(area.naam), anchor=anchor)
    size = count(len(area.codes), "gemeente", "gemeenten")
    computed = " Dit gebied is berekend; er is geen officiële grens." if area.berekend else ""
    if len(area.codes) > 1:
        st.caption(f"{size}.{computed}")
    show_sentences(landscape, f"regiobeeld-zinnen-{anchor}", top(landscape, area))


def show_map_of(landscape: Landscape, area: Area, view: RegionView) -> None:
    """Where the area lies; a click on another one goes there."""

    def clicked(key: str) -> None:
        if key and key != area.id:
            go_to(key)

    state = area_state(landscape, area.codes, area.id, view.delen)
    draw(state, key="regiobeeldkaart", height=340, on_click=clicked)
    st.caption("Kies op de kaart een ander gebied.")
