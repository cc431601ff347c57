"""The field that finds an area, by whatever name somebody has for it."""

import streamlit as st

from geodata import Landscape
from geodata.figures import COUNTRY, area_of
from geodata.find import locate
from geodata.regiobeeld import found_areas
from pages.parts.regiobeeld.state import VIEW, choose, go_to
from pages.parts.shared.postcodes import postcodes
from pages.parts.shared.text import literal

QUERY, MEANT, BESIDE = "regiobeeld-vraag", "regiobeeld-bedoeld", "regiobeeld-naast"


def show_choice(landscape: Landscape) -> None:
    """The search field, what else it may mean, and the way back to the whole country."""
    left, middle, right = st.columns([4, 4, 2], gap="medium", vertical_alignment="bottom")
    left.text_input(
        "Gemeente, regio, organisatie of postcode",
        key=QUERY,
        placeholder="bijvoorbeeld: ROS Samergo, Drenthe, Texel, 1012 AB",
        max_chars=80,
        on_change=_answer,
        args=(landscape, QUERY, "gebied"),
    )
    middle.text_input(
        "Zet ernaast",
        key=BESIDE,
        placeholder="nog een gebied, of: Nederland",
        max_chars=80,
        on_change=_answer,
        args=(landscape, BESIDE, "naast"),
    )
    right.button(
        "Heel Nederland",
        on_click=go_to,
        args=(COUNTRY,),
        disabled=st.session_state[VIEW].gebied == COUNTRY,
    )
    for key, name in ((QUERY, "gebied"), (BESIDE, "naast")):
        _show_found(landscape, key, name)


def _answer(landscape: Landscape, key: str, name: str) -> None:
    found = found_areas(landscape, st.session_state[key])
    if found:
        _take(name, found[0].id)
        return
    code = (
        locate(landscape, st.session_state[key], postcodes()).code if st.session_state[key] else ""
    )
    if code:
        _take(name, code)


def _take(name: str, key: str) -> None:
    if name == "gebied":
        go_to(key)
    else:
        choose(naast=key)


def _show_found(landscape: Landscape, key: str, name: str) -> None:
    query = st.session_state.get(key, "")
    if not query.strip():
        return
    now = getattr(st.session_state[VIEW], name)
    others = [area for area in found_areas(landscape, query) if area.id != now]
    if not others and not now:
        answer = locate(landscape, query, postcodes())
        st.warning(literal(answer.melding or f"Geen gebied gevonden voor ‘{query[:60]}’."))
        return
    if not found_areas(landscape, query):
        answer = locate(landscape, query, postcodes())
        if not answer.code:
            st.warning(literal(answer.melding or f"Geen gebied gevonden voor ‘{query[:60]}’."))
            return
    if others:
        names = {area.id: area.naam for area in others}
        pills = f"{MEANT}-{name}"

        def meant() -> None:
            if st.session_state[pills]:
                _take(name, st.session_state[pills])
                st.session_state[pills] = None

        st.pills(
            "Bedoelt u iets anders?",
            list(names),
            format_func=lambda key: names.get(key) or area_of(landscape, key).naam,
            key=pills,
            on_change=meant,
            wrap=True,
        )
