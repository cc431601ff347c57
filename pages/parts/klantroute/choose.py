"""The field that finds a gemeente, and what the page is for when none is chosen."""

import streamlit as st

from geodata import Landscape
from geodata.routes import NOT_OFFICIAL, OFFICIAL
from pages.parts.klantroute.state import ANSWER, PROBLEMS, answered, go_to
from pages.parts.shared.search import search_field, show_answer
from pages.parts.shared.text import link, literal


def show_choice(landscape: Landscape) -> None:
    """What the page answers, the search field, and what came of it."""
    st.caption(
        "Wat moet er zijn voor een gezin, van voor de zwangerschap tot het kind twee is, wat is daarvan "
        f"in uw gemeente bekend, en wie regelt het? {literal(NOT_OFFICIAL)} "
        f"{link('Naar de officiële klantroutes', OFFICIAL)}."
    )
    search_field(
        landscape,
        "klantroute-vraag",
        answered,
        placeholder="bijvoorbeeld: Assen, Haren, 1012 AB",
    )
    answer = st.session_state[ANSWER]
    if answer.organisatie:
        naam = landscape.organisaties.loc[answer.organisatie, "naam"]
        st.warning(literal(f"{naam} is geen gemeente. Kies een gemeente."))
    else:
        show_answer(answer, "klantroute-bedoeld", lambda key: _go(landscape, key))
    for problem in st.session_state[PROBLEMS]:
        st.warning(literal(problem))


def _go(landscape: Landscape, key: str) -> None:
    if key in landscape.gemeenten.index:
        go_to(key)


def show_start() -> None:
    """What to do when no gemeente is chosen yet."""
    st.write(
        "Typ hierboven uw gemeente, een plaats of een postcode en druk op Enter. U ziet dan per situatie "
        "wat een gezin nodig heeft, wat daarvan bij u bekend is en wie u belt. Met de ketencheck houdt "
        "een coalitie bij wat geregeld is."
    )
