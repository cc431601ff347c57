"""The filters beside the map and the search field above it."""

import streamlit as st

from geodata import Landscape
from geodata.find import Answer, Hit, locate, search
from geodata.map import View, choices, counts_in_words, filled_in, title_of
from geodata.words import with_note
from pages.parts.kaart.state import (
    clear_filters,
    close_messages,
    current_view,
    fill_with,
    map_layers,
    select,
)
from pages.parts.shared.postcodes import postcodes
from pages.parts.shared.text import literal

# A best match this far ahead of the next is what the reader meant.
CLEAR = 3
SURE = 70
THEME, BY = "thema", "inkleuren"


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
            format_func=labels.get,
            key="lagen",
        )
        st.multiselect(
            "Provincie",
            options["provincie"],
            key="provincie",
            placeholder="alle provincies",
            select_all=False,
        )
        st.pills("Status", options["status"], selection_mode="multi", key="status")
        st.pills("Zekerheid", options["zekerheid"], selection_mode="multi", key="zekerheid")
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
    themes = {thema.id: thema.label for thema in vocabulary.themas}
    st.session_state[THEME] = filled.thema if filled else None
    st.radio(
        "Thema",
        list(themes),
        format_func=themes.get,
        key=THEME,
        on_change=_choose_theme,
        args=(landscape,),
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


def _choose_theme(landscape: Landscape) -> None:
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
    st.title(title_of(landscape, view))
    counted = counts_in_words(landscape, view)
    st.caption(
        " · ".join(counted) if counted else "Er staat geen laag aan. Kies er links een of meer."
    )


def search_field(landscape: Landscape) -> None:
    """Draw the search field; a clear match is selected at once, `show_messages` has the others."""
    st.text_input(
        "Gemeente, plaats of postcode",
        key="vraag",
        placeholder="bijvoorbeeld: Den Bosch, SWF, VSV Sneek",
        max_chars=80,
        on_change=_answer,
        args=(landscape,),
    )


def has_messages() -> bool:
    """Whether there is something that `show_messages` would say."""
    return bool(st.session_state["vraag"] or st.session_state["problemen"])


def show_messages(landscape: Landscape) -> None:
    """What the link asks for and the atlas does not know, and what else the search may mean; the
    reader can send it away."""
    query = st.session_state["vraag"]
    for problem in st.session_state["problemen"]:
        st.warning(literal(problem))
    if query:
        _show_found(landscape, query)
    if query or st.session_state["problemen"]:
        st.button("Sluit melding", on_click=close_messages, type="tertiary")


def _show_found(landscape: Landscape, query: str) -> None:
    hits = search(landscape, query)
    if not hits:
        _show_place(locate(landscape, query, postcodes()))
        return
    best = hits[0]
    if best.via and best.soort == "gemeente" and st.session_state["gekozen"] == best.id:
        st.caption(f"{best.via}.")
    others = [hit for hit in hits if hit.id != st.session_state["gekozen"]]
    if others:
        label = "Bedoelt u iets anders?" if len(others) < len(hits) else "Welke bedoelt u?"
        names = {hit.id: _name(landscape, hit) for hit in others}
        st.pills(
            label, list(names), format_func=names.get, key="bedoeld", on_change=_chosen, wrap=True
        )


def _show_place(answer: Answer) -> None:
    """What a place or postcode stands for, when no gemeente or organisatie has the name."""
    show = st.caption if answer.code else st.warning
    show(literal(answer.melding))
    if answer.keuzes:
        names = {choice.code: choice.tekst for choice in answer.keuzes}
        st.pills(
            "Welke bedoelt u?",
            list(names),
            format_func=names.get,
            key="bedoeld",
            on_change=_chosen,
            wrap=True,
        )


def _name(landscape: Landscape, hit: Hit) -> str:
    soort = landscape.vocabulary.soorten.get(hit.soort)
    return with_note(hit.naam, soort.enkelvoud if soort else hit.soort)


def _answer(landscape: Landscape) -> None:
    hits = search(landscape, st.session_state["vraag"])
    if not hits:
        code = locate(landscape, st.session_state["vraag"], postcodes()).code
        if code:
            _go_to(code)
        return
    lead = hits[0].score - hits[1].score if len(hits) > 1 else 100
    if hits[0].score >= SURE and (lead >= CLEAR or _only_exact(hits)):
        _go_to(hits[0].id)


def _go_to(key: str) -> None:
    """Select what the search found; the words stay, to choose something else."""
    st.session_state["gekozen"] = key
    st.session_state["beeld"] = ()


def _only_exact(hits: list[Hit]) -> bool:
    return hits[0].score == 100 and hits[1].score < 100


def _chosen() -> None:
    if st.session_state["bedoeld"]:
        select(st.session_state["bedoeld"])
        st.session_state["bedoeld"] = None
