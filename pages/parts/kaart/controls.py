"""The filters beside the map and the search field above it."""

import streamlit as st

from geodata import Landscape
from geodata.figures import mapped
from geodata.find import Answer
from geodata.map import (
    View,
    choices,
    counts_in_words,
    filled_in,
    looks,
    start_figure,
    start_layers,
    title_of,
)
from geodata.regions import divisions, subjects_of
from pages.parts.kaart.state import (
    AS,
    FIGURE,
    PER,
    PROGRAMME,
    clear_filters,
    close_messages,
    current_view,
    fill_with,
    map_layers,
    select,
)
from pages.parts.shared.search import search_field, show_answer
from pages.parts.shared.templates import show_html
from pages.parts.shared.text import literal

ANSWER = "antwoord-kaart"
THEME, BY, FIGURES, WHICH = "thema", "inkleuren", "cijfers", "cijfer-keuze"
BY_AREA, DRAWN, SUBJECT = "cijfer-per-keuze", "cijfer-als-keuze", "programma-keuze"


def filters(landscape: Landscape) -> bool:
    """Draw the filters in the sidebar; returns whether the map is worked by keyboard."""
    vocabulary = landscape.vocabulary
    labels = {laag.id: laag.label for laag in vocabulary.lagen}
    options = choices(landscape)
    with st.sidebar:
        _theme(landscape, labels)
        st.pills(
            "Lagen",
            map_layers(landscape),
            selection_mode="multi",
            format_func=lambda key: literal(labels[key]),
            key="lagen",
        )
        st.multiselect(
            "Provincie",
            options["provincie"],
            key="provincie",
            placeholder="alle provincies",
            select_all=False,
        )
        for label, key in (("Status", "status"), ("Zekerheid", "zekerheid")):
            st.pills(label, options[key], selection_mode="multi", format_func=literal, key=key)
        st.button("Wis filters", on_click=clear_filters, disabled=not _filtered())
        keyboard = st.toggle("Kaart met toetsenbord bedienen", key="toetsenbord")
        if keyboard:
            st.caption(
                "Tab gaat naar een laag, de pijltjes naar een gebied of symbool, Enter kiest."
            )
        st.toggle(
            "Ondergrondkaart",
            key="ondergrond",
            help="Van PDOK. Staat die uit, dan gaat er niets naar een andere site.",
        )
    return keyboard


def _theme(landscape: Landscape, labels: dict[str, str]) -> None:
    """What the map is about, and by which layer of that theme it is filled."""
    vocabulary = landscape.vocabulary
    filled = filled_in(landscape, current_view(landscape))
    themes = {thema.id: thema.label for thema in vocabulary.themas} | {FIGURES: "Cijfers"}
    st.session_state[THEME] = filled.thema if filled else None
    if st.session_state[FIGURE]:
        st.session_state[THEME] = FIGURES
    st.radio(
        "Thema",
        list(themes),
        format_func=lambda key: literal(themes[key]),
        key=THEME,
        on_change=_choose_theme,
        args=(landscape,),
    )
    if st.session_state[FIGURE]:
        st.session_state[WHICH] = st.session_state[FIGURE]
        st.selectbox(
            "Cijfer",
            list(mapped(landscape)),
            format_func=mapped(landscape).get,
            key=WHICH,
            on_change=_choose_figure,
            args=(landscape,),
            filter_mode=None,
        )
        _look(landscape)
        return
    if filled and filled.kind.offers:
        subjects = subjects_of(landscape)
        st.session_state[SUBJECT] = st.session_state[PROGRAMME]
        st.selectbox(
            "Programma of fase",
            list(subjects),
            format_func=subjects.get,
            key=SUBJECT,
            on_change=lambda: st.session_state.update({PROGRAMME: st.session_state[SUBJECT]}),
        )
    able = vocabulary.of_thema(filled.thema) if filled else ()
    if filled and len(able) > 1:
        st.session_state[BY] = filled.id
        st.selectbox(
            "Ingekleurd naar",
            [laag.id for laag in able],
            format_func=labels.get,
            key=BY,
            on_change=_choose_layer,
            args=(landscape,),
            filter_mode=None,
        )


def _look(landscape: Landscape) -> None:
    """Per gemeente or per area, and areas filled in or circles; only what the figure can be."""
    able = looks(landscape, st.session_state[FIGURE])
    if able["per"]:
        known = divisions(landscape)
        st.session_state[BY_AREA] = st.session_state[PER]
        st.selectbox(
            "Per",
            ["", *able["per"]],
            format_func=lambda key: known[key].woord.enkelvoud if key else "gemeente",
            key=BY_AREA,
            on_change=lambda: st.session_state.update({PER: st.session_state[BY_AREA]}),
            filter_mode=None,
        )
    if able["als"]:
        st.session_state[DRAWN] = st.session_state[AS]
        st.radio(
            "Getekend als",
            ["", *able["als"]],
            format_func=lambda key: key or "ingekleurde gebieden",
            key=DRAWN,
            on_change=lambda: st.session_state.update({AS: st.session_state[DRAWN]}),
        )


def _choose_figure(landscape: Landscape) -> None:
    """Another figure, shown as the one before when it can be."""
    state = st.session_state
    state[FIGURE] = state[WHICH]
    able = looks(landscape, state[FIGURE])
    state[PER] = state[PER] if state[PER] in able["per"] else ""
    state[AS] = state[AS] if state[AS] in able["als"] else ""


def _choose_theme(landscape: Landscape) -> None:
    start = list(start_layers(landscape, ""))
    if st.session_state[THEME] == FIGURES:
        st.session_state[FIGURE] = st.session_state[FIGURE] or start_figure(landscape)
        if st.session_state["lagen"] == start:
            # What nobody chose does not lie over a figure.
            st.session_state["lagen"] = []
        return
    st.session_state.update({FIGURE: "", PER: "", AS: ""})
    st.session_state["lagen"] = st.session_state["lagen"] or start
    able = landscape.vocabulary.of_thema(st.session_state[THEME] or "")
    filled = filled_in(landscape, current_view(landscape))
    if able and filled not in able:
        # Who comes back to a theme finds the first of its layers that is on, else the first.
        on = [laag for laag in able if laag.id in st.session_state["lagen"]]
        fill_with(landscape, (on or able)[0].id)


def _choose_layer(landscape: Landscape) -> None:
    fill_with(landscape, st.session_state[BY])


def _filtered() -> bool:
    return any(st.session_state[name] for name in ("provincie", "status", "zekerheid"))


def show_head(landscape: Landscape, view: View) -> None:
    """The title of the map, with its filters, and what it shows, counted."""
    show_html(
        "kaart/head.html", title=title_of(landscape, view), counted=counts_in_words(landscape, view)
    )


def search_box(landscape: Landscape) -> None:
    """Draw the search field; what is found is selected, `show_messages` has the rest."""
    search_field(
        landscape,
        "vraag",
        _answered,
        placeholder="bijvoorbeeld: Den Bosch, 9401, VSV Sneek",
    )


def _answered(answer: Answer) -> None:
    st.session_state[ANSWER] = answer
    if answer.sleutel:
        # The words stay: they say what was asked for.
        st.session_state["gekozen"] = answer.sleutel
        st.session_state["beeld"] = ()


def has_messages() -> bool:
    """Whether there is something that `show_messages` would say."""
    return bool(_said() or st.session_state["problemen"])


def _said() -> Answer | None:
    """What the search says, as long as its words stand in the field."""
    answer: Answer | None = st.session_state.get(ANSWER)
    if not answer or not st.session_state["vraag"] or not (answer.melding or answer.keuzes):
        return None
    # Of a record that is not chosen any more there is nothing to explain.
    gone = answer.sleutel and answer.sleutel != st.session_state["gekozen"]
    return None if gone else answer


def show_messages() -> None:
    """What the link asks for and the atlas does not know, and what else the search may mean; the
    reader can send it away."""
    for problem in st.session_state["problemen"]:
        st.warning(literal(problem))
    if answer := _said():
        show_answer(answer, "bedoeld", select)
    if has_messages():
        st.button("Sluit melding", on_click=close_messages, type="tertiary")
