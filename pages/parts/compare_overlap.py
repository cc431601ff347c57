"""Two divisions over each other: in words, on the map, as a table, to take along."""

import streamlit as st

from geodata import Landscape
from geodata.divisions import divisions
from geodata.export import to_csv
from geodata.extent import extent
from geodata.fit import BRONNEN, UITLEG
from geodata.link import View
from geodata.overlap import AFWIJKING_UITLEG, overlap, to_frame
from geodata.overlap_words import areas_in_words, country_in_words
from geodata.publish_overlap import publish_division, publish_pieces
from pages.parts.components import component
from pages.parts.map import draw
from pages.parts.text import link, literal

PIECE = "stuk"


def show_overlap(landscape: Landscape) -> None:
    """Choose two divisions and see how they fit."""
    known = divisions(landscape)
    left, right = st.columns(2)
    for column, key, label in ((left, "a", "Eerste indeling"), (right, "b", "Tweede indeling")):
        column.selectbox(
            label,
            list(known),
            format_func=lambda name: known[name].label,
            key=key,
            filter_mode=None,
        )
    a, b = st.session_state["a"], st.session_state["b"]
    _explore(landscape, a, b)


@st.fragment
def _explore(landscape: Landscape, a: str, b: str) -> None:
    if st.session_state.get("paar") != (a, b):
        st.session_state["paar"], st.session_state[PIECE] = (a, b), ""
    found = overlap(landscape, a, b)
    pieces = publish_pieces(landscape, a, b)
    words, drawn = st.columns([1, 1], gap="large")
    with words:
        st.header("In woorden")
        component("kopie", "zinnen")(
            key="vergelijking", data={"zinnen": list(country_in_words(landscape, a, b))}
        )
        for part in {a: found.a, b: found.b}.values():
            if part.zonder_in_words:
                st.caption(literal(part.zonder_in_words))
    with drawn:
        chosen = st.session_state[PIECE]
        draw(
            {
                "lagen": [[pieces.name, "*"], [publish_division(landscape, b).name, "*"]],
                "gekozen": [[pieces.name, chosen]] if chosen else [],
                "beeld": extent(landscape, View(lagen=())),
                "toetsen": False,
            },
            key="vergelijkkaart",
            height=560,
            on_click=_choose,
        )
        st.caption(
            f"Ingekleurd: de stukken die {literal(found.a.label)} en {literal(found.b.label)} samen "
            "maken. Streepjeslijn: de grenzen van de tweede indeling. Gearceerd: gemeenten tussen "
            "twee stoelen."
        )
    st.header("Welke stukken passen niet")
    st.write(AFWIJKING_UITLEG)
    component("tabel", "tabellen")(
        key="stukken",
        data={"lagen": [[pieces.name, "*"]], "gekozen": st.session_state[PIECE], "open": True},
        on_gekozen_change=lambda: _choose(st.session_state["stukken"]["gekozen"]),
    )
    _downloads(landscape, a, b, found, pieces)
    st.header("Per gebied")
    sentences = areas_in_words(landscape, a, b)
    st.markdown("\n".join(f"- {literal(text)}" for text in sentences.values()))
    st.header("Hoe we dat meten")
    st.write(UITLEG)
    st.markdown("\n".join(f"- {link(label, address)}" for label, address in BRONNEN.items()))


def _choose(piece: str | None) -> None:
    if piece:
        st.session_state[PIECE] = piece


def _downloads(landscape: Landscape, a: str, b: str, found, pieces) -> None:
    with st.container(horizontal=True):
        st.download_button(
            "Download de kruistabel (CSV)",
            lambda: to_csv(to_frame(landscape, found)),
            file_name=f"overlap-{a}-{b}.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            "Download de stukken (GeoJSON)",
            lambda: pieces.content,
            file_name=f"overlap-{a}-{b}.geojson",
            mime="application/geo+json",
            on_click="ignore",
        )
