"""White spots by name: where nobody is known, or who is known is unsure or far away."""

from collections.abc import Sequence

import streamlit as st

from geodata import Landscape
from geodata.compare import (
    CENTRE_KM_CHOICES,
    KM_CHOICES,
    REDENEN,
    VRAGEN,
    Spot,
    in_area,
    per_reason,
    ranking_in_words,
    spots_frame,
    white_spots,
    with_reasons,
)
from geodata.figures import weight
from geodata.map import CompareView, spots_state, weighed
from geodata.regions import areas_by_id, divisions
from geodata.words import capital, number
from pages.parts.shared.components import component
from pages.parts.shared.copied import show_sentences
from pages.parts.shared.downloads import table_downloads
from pages.parts.shared.link import given
from pages.parts.shared.map import draw
from pages.parts.shared.paging import one_page, page_in_words, turn_to
from pages.parts.shared.served import landscape
from pages.parts.shared.text import literal
from pages.parts.shared.told import said
from pages.parts.vergelijken.state import WHOLE, choose, choose_weight, current_view, widget

ROWS = 15
PAGE, SHOW = "vlekken-bladzijde", "vlekken-toon"


@st.fragment
def show_spots() -> None:
    """Gemeenten where nobody is known, or where who is known is unsure or far away."""
    land = landscape()
    view = current_view(land)
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.write(
            "Gemeenten waar iets ontbreekt of onzeker is. Geen gegevens is niet hetzelfde als geen "
            "coalitie: een gemeente zonder gegevens kan er wel een hebben."
        )
        _choices(land)
        everything = in_area(land, white_spots(land, view.km, view.centrum, view.weeg), view.gebied)
        sizes = per_reason(everything)
        labels = {reden.id: f"{reden.label} ({sizes[reden.id][0]})" for reden in REDENEN}
        st.pills(
            "Redenen",
            list(labels),
            selection_mode="multi",
            format_func=lambda key: literal(labels.get(key, key)),
            key=widget("redenen"),
            wrap=True,
        )
        if not view.redenen:
            st.caption("U koos geen reden: u ziet alle redenen samen.")
        spots = with_reasons(everything, view.redenen)
        *questions, ranking = ranking_in_words(land, spots, view.redenen, view.weeg)
        show_sentences(land, "vlekken-tellingen", (*questions, ranking))
        _show_chosen(land, everything, view)
        _spot_table(spots, view.vlek, view.weeg)
    with right, st.container(key="kaartkolom"):
        state = spots_state(land, spots, view.redenen, view.gebied, view.vlek)
        draw(state, key="vlekkenkaart", height=560, on_click=_choose)
        st.caption(
            "Een gemeente heeft de kleur van de zeldzaamste reden; een stip zegt dat er nog een is. "
            "Wat wit is, heeft geen van deze redenen. Kies een gemeente op de kaart of in de lijst."
        )
    for vraag, heading in VRAGEN.items():
        st.markdown(f"**{literal(heading)}**")
        for reden in REDENEN:
            if reden.vraag == vraag:
                st.markdown(f"- {literal(reden.label)}: {literal(reden.uitleg)}")


def _choices(landscape: Landscape) -> None:
    far, centre = st.columns(2)
    for column, label, choices, name in (
        (far, "Een VSV of IGO is ver weg vanaf", KM_CHOICES, "km"),
        (centre, "Een perinatologisch centrum is ver weg vanaf", CENTRE_KM_CHOICES, "centrum"),
    ):
        column.segmented_control(
            label, choices, required=True, format_func=lambda km: f"{km} km", key=widget(name)
        )
    known = divisions(landscape)
    names = {"": WHOLE}
    names |= {area: known[found].title(area) for area, found in areas_by_id(landscape).items()}
    where, by = st.columns(2)
    where.selectbox(
        "Alleen in",
        list(names),
        format_func=lambda area: names.get(area, area),
        key=widget("gebied"),
    )
    with by:
        choose_weight(landscape)


def _choose(code: str | None) -> None:
    """Look at a gemeente, and at the page of the list that it is on."""
    if code:
        choose(vlek=code)
        st.session_state[SHOW] = True


def _show_chosen(landscape: Landscape, spots: Sequence[Spot], view: CompareView) -> None:
    """Why the chosen gemeente is a white spot, with the way to its own page."""
    code = view.vlek
    if not code:
        return
    reasons = next((spot.teksten for spot in spots if spot.code == code), ())
    naam = landscape.gemeenten.loc[code, "naam"]
    with said("vlek", border=True):
        st.markdown(f"**{literal(naam)}**")
        st.write(literal(" ".join(reasons) or "Hier is geen van deze redenen."))
        if st.button(f"Naar de partners van {literal(naam)}", type="tertiary"):
            weeg = weighed(landscape, view)
            st.switch_page("gemeente.py", query_params=given(code=code, weeg=weeg))


def _spot_table(spots: Sequence[Spot], code: str, weeg: str) -> None:
    if not spots:
        return
    # Who opens a link finds what is chosen in it too.
    if st.session_state.pop(SHOW, False) or PAGE not in st.session_state:
        at = next((i for i, spot in enumerate(spots) if spot.code == code), None)
        if at is not None:
            turn_to(at, PAGE, ROWS)
    part = one_page(spots, PAGE, ROWS)
    heading = capital(page_in_words(spots, PAGE, ROWS))
    component("table", "tabellen")(
        key="vlekkenlijst",
        data={
            "lagen": [["vlekken", "*"]],
            "bestanden": {"vlekken": _rows(part, heading, weeg)},
            "gekozen": code,
            "open": True,
        },
        on_gekozen_change=lambda: _choose(st.session_state["vlekkenlijst"]["gekozen"]),
    )
    table_downloads(
        "deze lijst",
        "Witte vlekken",
        "witte-vlekken",
        lambda: spots_frame(landscape(), spots, weeg),
    )


def _rows(spots: Sequence[Spot], heading: str, weeg: str) -> dict:
    """Some spots in the form of a file of the map, for the table."""
    return {
        "laag": {
            "id": "vlekken",
            "label": "Witte vlekken",
            "kop": heading,
            "uitleg": "Kies een gemeente om te zien waar die ligt.",
        },
        "kolommen": [
            ["naam", "Gemeente"],
            ["gewicht", capital(weight(landscape(), weeg).kort)],
            ["waarom", "Waarom"],
        ],
        "features": [
            {
                "id": spot.code,
                "properties": {
                    "naam": spot.naam,
                    "gewicht": number(spot.gewicht),
                    "waarom": " ".join(spot.teksten),
                },
            }
            for spot in spots
        ],
    }
