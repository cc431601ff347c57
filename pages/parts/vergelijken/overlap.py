"""Two divisions over each other: in words, on the map, as a table, to take along."""

from collections.abc import Iterable

import streamlit as st

from geodata import Landscape
from geodata.compare import (
    AFWIJKING_UITLEG,
    FIT_BRONNEN,
    FIT_UITLEG,
    Overlap,
    areas_in_words,
    between,
    counted_in_words,
    measured_in_words,
    overlap,
    overlap_frame,
    overlap_in_words,
)
from geodata.map import Published, overlap_state, publish_pieces, weighed
from geodata.records import gemeenten_of
from geodata.regions import divisions
from geodata.words import count, list_names
from pages.parts.shared.components import component
from pages.parts.shared.copied import show_sentences
from pages.parts.shared.downloads import download, table_downloads
from pages.parts.shared.map import draw
from pages.parts.shared.served import landscape
from pages.parts.shared.text import link, literal
from pages.parts.shared.told import said
from pages.parts.vergelijken.state import WHOLE, choose, choose_weight, current_view, widget

PIECE_HEIGHT = 120
WAYS = {"stukken": "Deelgebieden", "schuif": "Schuif tussen beide"}


@st.fragment
def show_overlap() -> None:
    """Choose two divisions and see how they fit."""
    land = landscape()
    view = current_view(land)
    found = overlap(land, view.a, view.b, view.weeg)
    pieces = publish_pieces(land, view.a, view.b, weighed(land, view))
    left, right = st.columns([1, 1], gap="large")
    with left:
        _choices(land, found)
        if view.a == view.b:
            st.info(
                f"U vergelijkt {literal(found.a.label)} met zichzelf: alles past dan precies. Kies een "
                "andere tweede indeling."
            )
        _show_words(land, found)
        # It keeps its room: what was clicked stays under the pointer.
        codes = found.codes.get(tuple(view.stuk.split("--"))) if view.stuk else None
        look = {"border": True, "height": PIECE_HEIGHT}
        with said("stuk", **look) if codes else st.container(**look):
            _show_piece(land, found, view.stuk, codes)
        st.header("Welke deelgebieden passen niet")
        st.write(AFWIJKING_UITLEG)
        _component("table", pieces, view.stuk)
        _show_between(land, view.a, view.b)
        st.header("Kruistabel")
        st.write("De gebieden die het slechtst passen staan vooraan.")
        _component("crosstab", pieces, view.stuk)
        st.caption(literal(" ".join(counted_in_words(land, view.weeg))))
        _downloads(land, found, pieces)
        st.header("Per gebied")
        texts = areas_in_words(land, view.a, view.b, view.weeg)
        st.markdown("\n".join(f"- {literal(text)}" for text in texts.values()))
    # It stays in view beside what is chosen from.
    with right, st.container(key="kaartkolom"):
        state = overlap_state(land, view)
        draw(state, key="vergelijkkaart", height=560, on_click=_choose)
        st.caption(literal(_caption(found, view.kijk)))
    st.header("Hoe we dat meten")
    st.write(literal(f"{FIT_UITLEG} {measured_in_words(land, view.a, view.b)}"))
    st.markdown("\n".join(f"- {link(label, address)}" for label, address in FIT_BRONNEN.items()))


def _show_words(landscape: Landscape, found: Overlap) -> None:
    """How the two fit, in sentences to copy."""
    view = current_view(landscape)
    st.header("In woorden")
    about = areas_in_words(landscape, view.a, view.b, view.weeg).get(view.gebied)
    sentences = [about] if about else list(overlap_in_words(landscape, view.a, view.b, view.weeg))
    show_sentences(landscape, "vergelijking", sentences)
    for part in {view.a: found.a, view.b: found.b}.values():
        if part.zonder_in_words:
            st.caption(literal(part.zonder_in_words))


def _choices(landscape: Landscape, found: Overlap) -> None:
    known = divisions(landscape)
    columns = st.columns(2)
    labels = {"a": "Eerste indeling", "b": "Tweede indeling"}
    for column, (key, label) in zip(columns, labels.items(), strict=False):
        column.selectbox(
            label,
            list(known),
            format_func=lambda name: known[name].label,
            key=widget(key),
            filter_mode=None,
        )
    # The same words as in the field of the white spots: a browser sends what it showed last.
    names = {"": WHOLE, **{area: found.a.title(area) for area in found.a.namen}}
    area, way = st.columns(2)
    area.selectbox(
        "Gebied van de eerste indeling",
        list(names),
        format_func=lambda area: names.get(area, area),
        key=widget("gebied"),
    )
    way.segmented_control(
        "Op de kaart", list(WAYS), format_func=WAYS.get, required=True, key=widget("kijk")
    )
    choose_weight(landscape)


def _caption(found: Overlap, way: str) -> str:
    if way == "schuif":
        return (
            f"Links van de schuif: {found.a.label}. Rechts: {found.b.label}. Versleep de schuif, of "
            "ga er met Tab heen en gebruik de pijltjes."
        )
    return (
        f"Ingekleurd: de deelgebieden die {found.a.label} en {found.b.label} samen maken; hun nummers "
        "staan in de lijst ernaast. Streepjeslijn: de grenzen van de tweede indeling. Gearceerd: gemeenten "
        "die ertussenin liggen: het grootste deel van hun eerste en van hun tweede gebied ligt ergens anders."
    )


def _show_piece(
    landscape: Landscape, found: Overlap, piece: str, codes: Iterable[str] | None
) -> None:
    """The gemeenten of the piece that is chosen, beside the table in which it was."""
    if not codes:
        st.write(
            "Kies een deelgebied op de kaart, in de lijst of in de kruistabel: hier staat dan welke "
            "gemeenten erin liggen, en het deelgebied licht op de kaart op."
        )
        return
    a, b = piece.split("--")
    names = sorted(gemeenten_of(landscape)[code].naam for code in codes)
    title = f"{found.a.title(a)} en {found.b.title(b)}"
    st.markdown(f"**{literal(title)}: {count(len(names), 'gemeente', 'gemeenten')}**")
    st.write(literal(list_names(names)))


def _show_between(landscape: Landscape, a: str, b: str) -> None:
    """The gemeenten that lie in between, by name."""
    names = sorted(gemeenten_of(landscape)[code].naam for code in between(landscape, a, b))
    if names:
        lie = (
            "gemeente die ertussenin ligt" if len(names) == 1 else "gemeenten die ertussenin liggen"
        )
        with st.expander(f"De {len(names)} {lie}" if len(names) > 1 else f"De {lie}"):
            st.write(literal(list_names(names)))


def _component(name: str, pieces: Published, chosen: str) -> None:
    key = f"stukken-{name}"
    component(name, "tabellen")(
        key=key,
        data={"lagen": [[pieces.name, "*"]], "gekozen": chosen, "open": True},
        on_gekozen_change=lambda: _choose(st.session_state[key]["gekozen"]),
    )


def _choose(piece: str | None) -> None:
    # On the map of whole areas there is no piece to choose; "" is a click beside all pieces.
    if piece == "" or (piece and "--" in piece):
        choose(stuk=piece)


def _downloads(landscape: Landscape, found: Overlap, pieces: Published) -> None:
    name = f"overlap-{found.a.id}-{found.b.id}"
    with st.container(horizontal=True):
        table_downloads(
            "de kruistabel", "Kruistabel", name, lambda: overlap_frame(landscape, found)
        )
        download(
            "Download de deelgebieden (GeoJSON)",
            lambda: pieces.content,
            f"{name}.geojson",
        )
