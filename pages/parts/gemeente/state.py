"""Keeps the page Mijn gemeente and its link in step."""

import streamlit as st

from geodata import Landscape
from geodata.figures import weight
from geodata.find import Answer, answer_of_code
from geodata.map import undamaged, weight_of
from geodata.records import gemeenten_of
from pages.parts.shared.link import given, is_ahead

CODE, QUERY, ANSWER, LINK = "gemeente", "gemeente-vraag", "antwoord", "gemeente-link"
# The figure that the reader weighs by ("" for the first), its field, and what the link had wrong.
WEIGHT, FIELD, PROBLEMS = "gemeente-weeg", "gemeente-weegveld", "gemeente-problemen"


def open_link(landscape: Landscape) -> None:
    """Take the gemeente from the link, when a link was opened or the back button used."""
    params = undamaged(st.query_params.to_dict())
    asked = given(code=params.get("code", ""), weeg=params.get("weeg", ""))
    if LINK in st.session_state:
        kept = st.session_state[LINK]
        if kept == asked or is_ahead(_params(), kept):
            return
    st.session_state[QUERY] = ""
    st.session_state[WEIGHT], st.session_state[PROBLEMS] = weight_of(landscape, params)
    # Without one in the link it is the gemeente that was chosen on the page Kaart.
    chosen = st.session_state.get("gekozen", "")
    if "code" not in asked and chosen in gemeenten_of(landscape):
        take(Answer("gemeente", chosen))
    else:
        take(answer_of_code(landscape, asked.get("code", "")))
    st.session_state[LINK] = asked


def current_code() -> str:
    """The gemeente that the page is about ("" for none yet); also writes the link to it."""
    params = _params()
    if params != st.session_state[LINK]:
        st.query_params.from_dict(params)
        st.session_state[LINK] = params
    return st.session_state[CODE]


def _params() -> dict[str, str]:
    return given(code=st.session_state[CODE], weeg=st.session_state[WEIGHT])


def take(answer: Answer) -> None:
    """Act on an answer: go to its gemeente, or keep the page as it is and say what to do."""
    st.session_state[ANSWER] = answer
    if answer.code or CODE not in st.session_state:
        st.session_state[CODE] = answer.code


def go_to(code: str) -> None:
    """Show another gemeente."""
    st.session_state[QUERY] = ""
    st.session_state[PROBLEMS] = []
    take(Answer("gemeente", code))


def choose(landscape: Landscape, key: str) -> None:
    """Go to a gemeente, or say of an organisatie what it is."""
    if key in gemeenten_of(landscape):
        go_to(key)
    else:
        take(Answer("organisatie", organisatie=key))


def chosen_weight(landscape: Landscape) -> str:
    """The key of the field that chooses the weight, with what is chosen put into it."""
    st.session_state[FIELD] = weight(landscape, st.session_state[WEIGHT]).id
    return FIELD


def choose_weight() -> None:
    """Weigh by what the field says."""
    st.session_state[WEIGHT] = st.session_state[FIELD]
