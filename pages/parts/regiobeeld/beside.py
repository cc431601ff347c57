"""Two areas side by side."""

from itertools import groupby

import streamlit as st

from geodata import Landscape
from geodata.figures import Area
from geodata.regiobeeld import proposals, side_by_side
from pages.parts.regiobeeld.state import choose
from pages.parts.shared.opened import opened
from pages.parts.shared.tables import show_table
from pages.parts.shared.text import literal

PILLS, TITLE = "regiobeeld-voorstel", "Twee gebieden naast elkaar"


def show_beside(landscape: Landscape, area: Area, other: Area) -> None:
    """Every line in two columns with the difference."""
    with opened("naast"):
        st.header(TITLE, anchor="naast-elkaar")
        _show_sides(landscape, area, other)


def _show_sides(landscape: Landscape, area: Area, other: Area) -> None:
    st.button("Haal weg", on_click=choose, kwargs={"naast": ""})
    for section, pairs in groupby(side_by_side(landscape, area, other), key=lambda p: p.deel):
        rows = list(pairs)
        st.subheader(section)
        show_table(
            {
                "Wat": [pair.wat for pair in rows],
                area.naam: [pair.een.tekst for pair in rows],
                other.naam: [pair.ander.tekst for pair in rows],
                "Verschil": [pair.verschil for pair in rows],
                "Bron": [pair.een.bron for pair in rows],
            },
            f"{section}: {area.naam} naast {other.naam}",
        )
    st.caption(literal(f"Het verschil is dat van {area.naam} ten opzichte van {other.naam}."))


def show_proposals(landscape: Landscape, area: Area) -> None:
    """Whom one might put beside the area."""
    st.header(TITLE, anchor="naast-elkaar")
    names = {one.id: one.naam for one in proposals(landscape, area)}

    def chosen() -> None:
        if st.session_state[PILLS]:
            choose(naast=st.session_state[PILLS])
            st.session_state[PILLS] = None

    st.pills(
        f"Zet naast {literal(area.naam)}",
        list(names),
        format_func=lambda key: literal(names.get(key, key)),
        key=PILLS,
        on_change=chosen,
        wrap=True,
    )
    st.caption("Of typ bovenaan bij ‘Zet ernaast’ een ander gebied.")
