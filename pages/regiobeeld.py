"""Regiobeeld: how many births, where, since when, and what may come, of any area."""

import streamlit as st

from geodata import Landscape
from geodata.figures import Area, area_of
from geodata.regiobeeld import RegionView
from pages.parts.regiobeeld.beside import show_beside, show_proposals
from pages.parts.regiobeeld.births import show_births, show_expected
from pages.parts.regiobeeld.born import show_born, show_capacity
from pages.parts.regiobeeld.choose import show_choice
from pages.parts.regiobeeld.people import show_people
from pages.parts.regiobeeld.state import PAGE, current_view, open_link
from pages.parts.regiobeeld.take_along import show_take_along
from pages.parts.regiobeeld.top import show_map_of, show_top
from pages.parts.regiobeeld.two import (
    show_births_of_two,
    show_born_of_two,
    show_capacity_of_two,
    show_expected_of_two,
    show_people_of_two,
    show_tops,
)
from pages.parts.shared.served import landscape
from pages.parts.shared.tab import name_tab
from pages.parts.shared.text import literal


# Choosing another area runs only this part again.
@st.fragment
def one_area() -> None:
    """The search field, and everything about the area that it found."""
    # A fragment runs long after the page; the data may have changed since.
    land = landscape()
    open_link(land)
    with st.container():
        show_choice(land)
        for problem in PAGE.problems:
            st.warning(literal(problem))
    view = current_view(land)
    area = area_of(land, view.gebied)
    name_tab(area.naam, "Regiobeeld")
    if view.naast:
        show_two(land, (area, area_of(land, view.naast)), view)
    else:
        show_one(land, area, view)


def show_one(land: Landscape, area: Area, view: RegionView) -> None:
    """Everything about one area."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_top(land, area)
        show_births(land, area, view)
    with right:
        show_map_of(land, area, view)
        show_take_along(land, area, view)
    show_proposals(land, area)
    show_expected(land, area)
    show_people(land, area)
    show_born(land, area)
    show_capacity(land, area)


def show_two(land: Landscape, areas: tuple[Area, Area], view: RegionView) -> None:
    """Everything about two areas: their lines side by side first, then what is no line."""
    show_tops(land, areas)
    show_beside(land, *areas)
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_map_of(land, areas[0], view)
    with right:
        show_take_along(land, areas[0], view)
    show_births_of_two(land, areas, view)
    show_expected_of_two(land, areas)
    show_people_of_two(land, areas)
    show_born_of_two(land, areas)
    show_capacity_of_two(land, areas)


st.title("Regiobeeld")
st.caption(
    "Hoeveel kinderen worden er geboren, waar en sinds wanneer, en wat kan er komen? Van elke gemeente, "
    "regio of organisatie, of van twee gebieden naast elkaar."
)
one_area()
