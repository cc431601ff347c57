"""White spots by name: where nobody is known, or who is known is unsure or far away."""

import pandas
import streamlit as st

from geodata import Landscape
from geodata.compare import (
    CENTRE_KM_CHOICES,
    KM_CHOICES,
    REDENEN,
    in_area,
    per_reason,
    ranking_in_words,
    spots_frame,
    white_spots,
    with_reasons,
)
from geodata.figures import weight
from geodata.files import to_csv
from geodata.map import spots_state
from geodata.regions import areas_by_id, divisions
from geodata.words import capital, number
from pages.parts.shared.map import draw
from pages.parts.shared.served import landscape
from pages.parts.shared.text import literal
from pages.parts.vergelijken.state import current_view, widget

ROWS = 15


@st.fragment
def show_spots() -> None:
    """Gemeenten where nobody is known, or where who is known is unsure or far away."""
    land = landscape()
    st.write(
        "Gemeenten waar iets ontbreekt of onzeker is. Geen gegevens is niet hetzelfde als geen "
        "coalitie: een gemeente zonder gegevens kan er wel een hebben."
    )
    view = current_view(land)
    _choices(land)
    everything = in_area(land, white_spots(land, view.km, view.centrum), view.gebied)
    sizes = per_reason(everything)
    labels = {reden.id: f"{reden.label} ({sizes[reden.id][0]})" for reden in REDENEN}
    st.pills(
        "Redenen",
        list(labels),
        selection_mode="multi",
        format_func=lambda key: labels.get(key, key),
        key=widget("redenen"),
        wrap=True,
    )
    spots = with_reasons(everything, view.redenen)
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.write(literal(ranking_in_words(land, spots)))
        _spot_table(spots)
    with right:
        state = spots_state(land, {spot.code for spot in spots}, view.gebied)
        draw(state, key="vlekkenkaart", height=560, on_click=_to_gemeente)
        st.caption("Getekend zijn alleen de gemeenten in de lijst, met de status van hun coalitie.")
    if st.session_state.get("vlek"):
        st.switch_page("gemeente.py", query_params={"code": st.session_state.pop("vlek")})
    for reden in REDENEN:
        st.markdown(f"- **{literal(reden.label)}**: {literal(reden.uitleg)}")


def _choices(landscape: Landscape) -> None:
    far, centre, where = st.columns(3)
    for column, label, choices, name in (
        (far, "Een VSV of IGO is ver weg vanaf", KM_CHOICES, "km"),
        (centre, "Een perinatologisch centrum is ver weg vanaf", CENTRE_KM_CHOICES, "centrum"),
    ):
        column.segmented_control(
            label, choices, required=True, format_func=lambda km: f"{km} km", key=widget(name)
        )
    known = divisions(landscape)
    names = {"": "heel Nederland"}
    names |= {area: known[found].title(area) for area, found in areas_by_id(landscape).items()}
    where.selectbox(
        "Alleen in",
        list(names),
        format_func=lambda area: names.get(area, area),
        key=widget("gebied"),
    )


def _to_gemeente(code: str) -> None:
    st.session_state["vlek"] = code


def _spot_table(spots) -> None:
    if not spots:
        return
    pages = -(-len(spots) // ROWS)
    page = st.number_input(f"Bladzijde (van {pages})", 1, pages, 1) if pages > 1 else 1
    part = spots[(page - 1) * ROWS : page * ROWS]
    st.table(
        pandas.DataFrame(
            {
                "Gemeente": [literal(spot.naam) for spot in part],
                capital(weight(landscape()).kort): [number(spot.gewicht) for spot in part],
                "Waarom": [literal(" ".join(spot.teksten)) for spot in part],
            }
        ),
        hide_index=True,
        alt=f"Witte vlekken, bladzijde {page} van {pages}",
    )
    st.download_button(
        "Download deze lijst (CSV)",
        lambda: to_csv(spots_frame(landscape(), spots)),
        file_name="witte-vlekken.csv",
        mime="text/csv",
        on_click="ignore",
    )
