"""Who lives in the area."""

import streamlit as st

from geodata import Landscape
from geodata.figures import Area, figures
from geodata.regiobeeld import SECTIONS, lines, people_frame
from geodata.words import number
from pages.parts.shared.tables import show_table
from pages.parts.shared.text import literal


def show_lines(landscape: Landscape, area: Area, section: str) -> None:
    """The lines of one section as a table, each with its source."""
    rows = [line for line in lines(landscape, area) if line.deel == section]
    show_table(
        {
            "Wat": [line.wat for line in rows],
            "Waarde": [line.tekst for line in rows],
            "Bron": [line.bron for line in rows],
        },
        f"{section}, {area.naam}",
    )


def show_people(landscape: Landscape, area: Area) -> None:
    """Inhabitants, ages, women of 15-49, and what can only be told as a spread."""
    st.header("Wie hier wonen", anchor="bewoners")
    show_lines(landscape, area, SECTIONS[1])
    _show_years(landscape, area)
    show_notes(landscape, len(area.codes) > 1)


def show_notes(landscape: Landscape, several: bool) -> None:
    """How the figures read; those of several gemeenten are a spread."""
    women = figures(landscape).get("vrouwen-15-49")
    rate = figures(landscape).get("geboorten-per-1000-vrouwen")
    notes = [one.toelichting for one in (rate, women) if one and one.toelichting]
    spreads = (
        "Sociaal minimum en jeugdzorg zijn percentages en dus niet op te tellen: u ziet de middelste "
        "gemeente, met de laagste en de hoogste."
    )
    # One gemeente has its own value.
    told = " ".join([*([spreads] if several else []), *notes])
    if told:
        st.caption(literal(told))


def _show_years(landscape: Landscape, area: Area) -> None:
    """How many inhabitants there were, year by year."""
    frame = people_frame(landscape, area)
    if len(frame) < 2:
        return
    with st.expander(
        f"Inwoners per jaar, {frame['jaar'].iloc[0]} tot en met {frame['jaar'].iloc[-1]}"
    ):
        show_table(
            {
                "Op 1 januari": frame["jaar"].astype(str),
                "Inwoners": [number(value) for value in frame["inwoners"]],
            },
            f"Inwoners per jaar, {area.naam}",
        )
        st.caption(literal(f"Bron: {frame['bron'].iloc[-1]}."))
