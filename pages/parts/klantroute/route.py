"""The route of a gemeente: by when it plays, or by what must be arranged."""

from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.routes import (
    GEMEENTE,
    READINGS,
    RouteView,
    chosen_lines,
    counted_in_words,
    grouped,
    missing_themes,
    source_of,
    themes_of,
    who_of,
)
from geodata.words import join_words
from pages.parts.klantroute.state import choose
from pages.parts.shared.copied import show_copy_button
from pages.parts.shared.templates import show_html
from pages.parts.shared.text import literal
from pages.parts.shared.told import said

READING, THEMES = "klantroute-deel", "klantroute-thema"


def show_reading(landscape: Landscape, view: RouteView) -> None:
    """The name of the gemeente, the switch between the readings and the filter by subject."""
    row = landscape.gemeenten.loc[view.code]
    st.header(f"{literal(row['naam'])} ({literal(row['provincie'])})", anchor="onderwerp")
    st.session_state[READING] = view.deel
    st.radio(
        "Hoe wilt u kijken?",
        list(READINGS),
        format_func=READINGS.get,
        key=READING,
        on_change=lambda: choose(deel=st.session_state[READING]),
        horizontal=True,
    )
    st.session_state[THEMES] = list(view.thema)
    st.pills(
        "Alleen over",
        themes_of(landscape),
        selection_mode="multi",
        key=THEMES,
        on_change=lambda: choose(
            thema=tuple(one for one in themes_of(landscape) if one in st.session_state[THEMES])
        ),
        wrap=True,
    )
    missing = missing_themes(landscape)
    if missing:
        st.caption(
            f"Over {join_words(missing)} noemen de bronnen van deze route geen situatie. Dat betekent niet "
            "dat er niets voor is."
        )


def show_route(landscape: Landscape, view: RouteView) -> None:
    """The lines, each with what is known here, how old that is and who does it; and how they are
    reached."""
    today = date.today()
    lines = chosen_lines(landscape, view)
    sentence = counted_in_words(landscape, lines, view.code)
    with said("klantroute"):
        st.write(literal(sentence))
    show_copy_button(landscape, "klantroute-zinnen", [sentence])
    who = who_of(landscape, lines, view.code, today)
    show_html(
        "klantroute/route.html",
        groepen=grouped(lines, view.deel),
        naar_plicht=view.deel == GEMEENTE,
        bron=lambda line: source_of(line, today),
        namen={one.id: one.naam for one in who},
        wie=who,
    )
