"""White spots by name, and with how many bodies gemeenten have to deal."""

import pandas
import streamlit as st

from geodata import Landscape
from geodata.burden import burdens
from geodata.export import to_csv
from geodata.extent import extent
from geodata.filters import pack
from geodata.link import View
from geodata.publish import publish
from geodata.records import records
from geodata.white_spots import (
    KM_CHOICES,
    REDENEN,
    per_reason,
    ranking_in_words,
    to_frame,
    white_spots,
    with_reasons,
)
from geodata.words import number
from pages.parts.map import draw
from pages.parts.text import literal

ROWS = 15


@st.fragment
def show_spots(landscape: Landscape) -> None:
    """Gemeenten where nobody is known, or where who is known is unsure or far away."""
    st.write(
        "Gemeenten waar iets ontbreekt of onzeker is. Geen gegevens is niet hetzelfde als geen "
        "coalitie: een gemeente zonder gegevens kan er wel een hebben."
    )
    km = st.segmented_control(
        "Ver weg is een VSV of IGO verder dan",
        KM_CHOICES,
        default=30,
        required=True,
        format_func=lambda value: f"{value} km",
        key="vlekken-km",
    )
    everything = white_spots(landscape, km)
    sizes = per_reason(everything)
    labels = {reden.id: f"{reden.label} ({sizes[reden.id][0]})" for reden in REDENEN}
    chosen = st.pills(
        "Redenen",
        list(labels),
        selection_mode="multi",
        format_func=lambda key: labels.get(key, key),
        key="redenen",
        wrap=True,
    )
    spots = with_reasons(everything, chosen)
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.write(literal(ranking_in_words(landscape, spots)))
        _spot_table(spots)
    with right:
        shapes, status = _status_layers(landscape)
        here = {spot.code for spot in spots}
        flags = [code in here for code in records(landscape, status).index]
        draw(
            {
                "lagen": [[publish(landscape, status).name, pack(flags)]],
                "vlakken": [publish(landscape, shapes).name],
                "gekozen": [],
                "beeld": extent(landscape, View(lagen=())),
                "toetsen": False,
            },
            key="vlekkenkaart",
            height=560,
            on_click=_to_gemeente,
        )
        st.caption("Getekend zijn alleen de gemeenten in de lijst, met de status van hun coalitie.")
    if st.session_state.get("vlek"):
        st.switch_page("gemeente.py", query_params={"code": st.session_state.pop("vlek")})
    for reden in REDENEN:
        st.markdown(f"- **{literal(reden.label)}**: {literal(reden.uitleg)}")


def _to_gemeente(code: str) -> None:
    st.session_state["vlek"] = code


def _status_layers(landscape: Landscape):
    lagen = landscape.vocabulary.lagen
    return (
        next(laag for laag in lagen if laag.vorm == "gemeente"),
        next(laag for laag in lagen if laag.vorm == "status"),
    )


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
                "Kinderen 0-9": [number(spot.kinderen_0_9) for spot in part],
                "Waarom": [literal(" ".join(spot.teksten)) for spot in part],
            }
        ),
        hide_index=True,
        alt=f"Witte vlekken, bladzijde {page} van {pages}",
    )
    st.download_button(
        "Download deze lijst (CSV)",
        lambda: to_csv(to_frame(spots)),
        file_name="witte-vlekken.csv",
        mime="text/csv",
        on_click="ignore",
    )


def show_burden(landscape: Landscape) -> None:
    """With how many bodies gemeenten have to deal: spread, and who stands out."""
    frame = burdens(landscape).join(landscape.gemeenten[["naam", "provincie"]])
    spread = frame["aantal"].value_counts().sort_index()
    st.write(
        "Met hoeveel regionale partijen een gemeente te maken heeft: consortium, ROS, GGD, ROAZ, "
        "zorgkantoorregio, VSV's en een regionale coalitie. Partijen die niet actief zijn tellen niet mee."
    )
    st.write(
        f"Het landelijke midden (de mediaan) is {number(frame['aantal'].median())} partijen; de "
        f"meeste gemeenten hebben er tussen {number(frame['aantal'].quantile(0.1))} en "
        f"{number(frame['aantal'].quantile(0.9))}."
    )
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Zo veel gemeenten hebben te maken met")
        st.table(
            pandas.DataFrame(
                {"Aantal partijen": spread.index.astype(str), "Gemeenten": spread.to_numpy()}
            ),
            hide_index=True,
            alt="Aantal gemeenten per aantal regionale partijen",
        )
    with right:
        st.header("De meeste partijen, met de buurgemeenten erbij")
        most = frame.sort_values(["samen", "aantal", "naam"], ascending=[False, False, True])
        st.table(
            pandas.DataFrame(
                {
                    "Gemeente": [literal(name) for name in most["naam"].head(ROWS)],
                    "Zelf": most["aantal"].head(ROWS).to_numpy(),
                    "Met buren": most["samen"].head(ROWS).to_numpy(),
                }
            ),
            hide_index=True,
            alt="Gemeenten met de meeste regionale partijen",
        )
    st.download_button(
        "Download alle gemeenten (CSV)",
        lambda: to_csv(frame.reset_index(names="gemeentecode")),
        file_name="bestuurlijke-drukte.csv",
        mime="text/csv",
        on_click="ignore",
    )
