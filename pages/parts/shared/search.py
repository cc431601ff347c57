"""The search field that every page has: one label, one list of suggestions, one way to answer."""

from collections.abc import Callable

import streamlit as st

from geodata import Landscape
from geodata.find import Answer, locate
from pages.parts.shared.postcodes import postcodes
from pages.parts.shared.text import literal
from pages.parts.shared.told import said
from pages.parts.shared.ways import go_there

# The browser knows the field with the list by it.
LABEL = "Gemeente, plaats of postcode"
LONGEST = 160
PAGE = "zoek-pagina"


def search_field(
    landscape: Landscape,
    key: str,
    on_answer: Callable[[Answer], None],
    *,
    placeholder: str,
    label: str = LABEL,
    first: Callable[[str], bool] = lambda query: False,
) -> None:
    """Draw the field; `on_answer` is called with what a reader typed or took from the list.

    The browser offers the names while one types, without a run (static/search.js, which the bar of
    the page starts); it puts the name that is taken in the field, so that a field without a list
    does the same. A word of the field opens its page.
    `first` is asked before the names: a page that knows more than these says whether it took it.
    """

    def answer() -> None:
        if first(st.session_state[key]):
            return
        found = locate(landscape, st.session_state[key], postcodes())
        if found.adres:
            st.session_state[key] = ""
            st.session_state[PAGE] = found.adres
        else:
            on_answer(found)

    st.text_input(label, key=key, placeholder=placeholder, max_chars=LONGEST, on_change=answer)
    if address := st.session_state.pop(PAGE, ""):
        go_there(address)


def show_answer(answer: Answer, key: str, on_choice: Callable[[str], None]) -> None:
    """What an answer says, and the records that it lets choose from."""
    if answer.melding:
        # A warning is said by itself.
        if answer.sleutel:
            with said(key):
                st.caption(literal(answer.melding))
        else:
            st.warning(literal(answer.melding))
    if not answer.keuzes:
        return
    names = {choice.code: choice.tekst for choice in answer.keuzes}

    def go() -> None:
        if st.session_state[key]:
            on_choice(st.session_state[key])
            st.session_state[key] = None

    st.pills(
        "Welke bedoelt u?",
        list(names),
        format_func=lambda name: literal(names.get(name, name)),
        key=key,
        on_change=go,
        wrap=True,
    )
