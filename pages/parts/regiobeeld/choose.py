"""The fields that find an area, by whatever name somebody has for it."""

import streamlit as st

from geodata import Landscape
from geodata.figures import COUNTRY, area_of
from geodata.find import Answer
from geodata.regiobeeld import found_areas
from pages.parts.regiobeeld.state import PAGE, choose, go_to
from pages.parts.shared.search import LABEL, search_field, show_answer
from pages.parts.shared.text import literal

# Of each field: its key, what it chooses, what it is called and an example.
FIELDS = {
    "gebied": (LABEL, "of een regio of organisatie: ROS Samergo, Drenthe"),
    "naast": ("Zet ernaast", "nog een gebied, of: Nederland"),
}
ANSWER = "regiobeeld-antwoord"


def show_choice(landscape: Landscape) -> None:
    """The search fields, what else they may mean, and the way back to the whole country."""
    columns = st.columns([4, 4, 2], gap="medium", vertical_alignment="bottom")
    for column, name in zip(columns, FIELDS, strict=False):
        with column:
            _field(landscape, name)
    columns[2].button(
        "Heel Nederland",
        on_click=go_to,
        args=(COUNTRY,),
        disabled=PAGE.view.gebied == COUNTRY,
    )
    for name in FIELDS:
        _show_found(landscape, name)


def _field(landscape: Landscape, name: str) -> None:
    def known(query: str) -> bool:
        st.session_state[f"{ANSWER}-{name}"] = None
        found = found_areas(landscape, query)
        if found:
            _take(name, found[0].id)
        return bool(found)

    def answered(answer: Answer) -> None:
        st.session_state[f"{ANSWER}-{name}"] = answer
        if answer.sleutel:
            _take_or_tell(landscape, name, answer.sleutel)

    label, example = FIELDS[name]
    search_field(
        landscape, f"regiobeeld-{name}", answered, placeholder=example, label=label, first=known
    )


def _take(name: str, key: str) -> None:
    if name == "gebied":
        go_to(key)
    else:
        choose(naast=key)


def _take_or_tell(landscape: Landscape, name: str, key: str) -> None:
    """Go to what was found, unless it is an organisatie of which no gemeenten are known."""
    try:
        _take(name, area_of(landscape, key).id)
    except KeyError:
        naam = landscape.organisaties.loc[key, "naam"]
        melding = f"Van {naam} is niet bekend welke gemeenten erbij horen."
        st.session_state[f"{ANSWER}-{name}"] = Answer("onbekend", melding=melding)


def _show_found(landscape: Landscape, name: str) -> None:
    answer = st.session_state.get(f"{ANSWER}-{name}")
    if answer:
        show_answer(
            answer, f"{ANSWER}-{name}-keuze", lambda key: _take_or_tell(landscape, name, key)
        )
    query = st.session_state.get(f"regiobeeld-{name}", "")
    now = getattr(PAGE.view, name)
    others = {area.id: area.naam for area in found_areas(landscape, query) if area.id != now}
    if not others:
        return
    pills = f"regiobeeld-bedoeld-{name}"

    def meant() -> None:
        if st.session_state[pills]:
            _take(name, st.session_state[pills])
            st.session_state[pills] = None

    st.pills(
        "Bedoelt u iets anders?",
        list(others),
        format_func=lambda key: literal(others.get(key) or area_of(landscape, key).naam),
        key=pills,
        on_change=meant,
        wrap=True,
    )
