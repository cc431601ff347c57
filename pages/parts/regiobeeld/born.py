"""Where the children are born, and what is known of the capacity."""

from collections.abc import Sequence
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import streamlit as st

from geodata import Landscape
from geodata.figures import Area, acute_locations, dashboards, deliveries, told_of
from geodata.keeping.capacity import Standing, standings
from geodata.regiobeeld import CAPACITY, SECTIONS, capacity_here_in_words, places_chart
from geodata.words import date_in_words, number
from pages.parts.regiobeeld.charts import show_chart
from pages.parts.regiobeeld.people import show_lines
from pages.parts.shared.tables import show_table
from pages.parts.shared.text import link, literal

MOST = 12
FAR = (
    "Afstanden zijn hemelsbreed, vanaf de postcode waar vrouwen van 15 tot en met 49 jaar in 2021 "
    "woonden; over de weg is het verder. De norm van 45 minuten voor acute verloskunde wordt "
    "vervangen (Kamerbrief van 16 juni 2023); de atlas geeft daarom geen oordeel."
)
HERE = ZoneInfo("Europe/Amsterdam")


def show_born(landscape: Landscape, area: Area) -> None:
    """The VSV's with their deliveries, the country as a yardstick, and acute obstetrics."""
    st.header("Waar zij geboren worden", anchor="geboren")
    show_lines(landscape, area, SECTIONS[2])
    st.caption(FAR)
    left, right = st.columns(2, gap="large")
    with left:
        show_vsvs(landscape, area)
        st.caption(literal(" ".join(vsv_notes(landscape, area))))
    with right:
        show_places(landscape)
    show_locations(landscape, area)
    show_told(landscape, area)


def show_places(landscape: Landscape) -> None:
    """The country as a yardstick."""
    st.subheader("Heel Nederland, 2011 tot en met 2020")
    show_chart(places_chart(landscape), "plaats-van-bevallen", "Waar vrouwen bevallen", "plaats")
    st.caption("Bron: Perined, via volksgezondheidenzorg.info (2021). Bevallingen vanaf 22 weken.")


def show_vsvs(landscape: Landscape, area: Area) -> None:
    """The VSV's of an area with their deliveries."""
    rows = deliveries(landscape, area)
    st.subheader("Bevallingen per VSV of IGO")
    if not rows:
        st.info("Van de VSV's hier zijn geen bevallingen bekend.")
        return
    shown = rows[:MOST]
    show_table(
        {
            "VSV of IGO": [row.naam for row in shown],
            f"Bevallingen {rows[0].jaar}": [number(row.bevallingen) for row in shown],
            "Tweede lijn": [_share(row.tweede_lijn, row.meetprobleem) for row in shown],
            "Eerste lijn, ziekenhuis of centrum": [
                _share(row.eerste_lijn, row.meetprobleem) for row in shown
            ],
            "Thuis": [_share(row.thuis, row.meetprobleem) for row in shown],
        },
        f"Bevallingen per VSV, {area.naam}",
    )


def vsv_notes(landscape: Landscape, area: Area) -> tuple[str, ...]:
    """How the table of VSV's reads, a sentence each; none without a table."""
    rows = deliveries(landscape, area)
    if not rows:
        return ()
    more = (f"De {number(MOST)} grootste van {number(len(rows))}.",) if len(rows) > MOST else ()
    return (
        *more,
        "Een VSV telt ook bevallingen thuis en van vrouwen van buiten het gebied.",
        "Met een sterretje: lees het deel met voorzichtigheid.",
        f"Zekerheid: {rows[0].zekerheid}. Bron: {rows[0].bron}.",
    )


def show_locations(landscape: Landscape, area: Area) -> None:
    """The locations of acute obstetrics in an area; of the country they are too many."""
    found = acute_locations(landscape, area.codes)
    if not found or area.is_country:
        return
    with st.expander(f"Locaties met acute verloskunde in juni 2019 ({number(len(found))})"):
        show_table(
            {
                "Locatie": [one.locatie for one in found],
                "Plaats": [one.plaats for one in found],
                "Gevoelig": [
                    f"ja: {number(one.inwoners)} inwoners" if one.gevoelig else "nee"
                    for one in found
                ],
                "NICU": ["ja" if one.nicu else "nee" for one in found],
            },
            f"Locaties met acute verloskunde, {area.naam}",
        )
        st.caption(
            literal(
                "Gevoelig: als deze locatie sluit, wonen er meer mensen verder dan 45 minuten met de "
                f"ambulance. Het is niet de lijst van nu. Bron: {found[0].bron}."
            )
        )


def show_told(landscape: Landscape, area: Area) -> None:
    """What others count of an area."""
    found = told_of(landscape, area)
    if not found:
        return
    with st.expander("Wat anderen over dit gebied tellen"):
        show_table(
            {
                "Gebied": [one.gebied for one in found],
                "Wat": [one.cijfer for one in found],
                "Wanneer": [one.periode for one in found],
                "Waarde": [_told(one.waarde, one.eenheid) for one in found],
                "Let op": [one.toelichting or "–" for one in found],
                "Bron": [f"{one.bron} ({date_in_words(one.bron_datum)})" for one in found],
            },
            f"Cijfers van anderen, {area.naam}",
        )


def show_capacity(landscape: Landscape, area: Area) -> None:
    """What a capacity dashboard is, and whether this region is known to have one."""
    show_what_capacity_is()
    show_capacity_here(landscape, area)


def show_what_capacity_is() -> None:
    """What a capacity dashboard is and how it reads, under the heading of the part."""
    st.header("Capaciteit", anchor="capaciteit")
    for sentence in CAPACITY:
        st.write(literal(sentence))


def show_capacity_here(landscape: Landscape, area: Area) -> None:
    """What a keeper took in, and of whom a dashboard is known."""
    shown = standings(area.codes)
    if shown:
        _show_standings(shown, area)
    for sentence in capacity_here_in_words(landscape, area):
        st.write(literal(sentence))
    for one in dashboards(landscape, area.codes):
        if one.wat:
            when = f", {date_in_words(one.bron_datum)}" if one.bron_datum else ""
            st.markdown(
                f"- {literal(one.naam)}: {literal(one.wat)} (zekerheid {one.zekerheid}; "
                f"bron: {link(urlsplit(one.bron).hostname or one.bron, one.bron)}{when})"
            )


def _show_standings(shown: Sequence[Standing], area: Area) -> None:
    """What a keeper took in, with how old it is and whether it is real."""
    trial = any(one.proef for one in shown)
    if trial:
        st.warning("Proefgegevens: dit zijn geen echte standen. Gebruik ze nergens voor.")
    show_table(
        {
            "Plaats": [one.plaats for one in shown],
            "Soort bed": [one.bed for one in shown],
            "Status": [
                one.status
                + (" (verouderd)" if one.verouderd else "")
                + (" (proef)" if one.proef else "")
                for one in shown
            ],
            "Stand van": [f"{one.tijd.astimezone(HERE):%d-%m-%Y %H:%M}" for one in shown],
        },
        f"Capaciteit{' (proefgegevens)' if trial else ''}, {area.naam}",
    )
    st.caption(
        "Ingenomen door een beheerder. Ouder dan 15 minuten heet verouderd; na een dag verdwijnt een "
        "stand. Herlaad de pagina voor de nieuwste."
    )


def _share(value: float | None, careful: bool) -> str:
    if value is None:
        return "–"
    # A space that does not break: the sign stays with its number.
    star = "\u00a0*" if careful else ""
    return f"{number(value, 1)}%{star}"


def _told(value: float, unit: str) -> str:
    text = number(value, 0 if value == int(value) else 1)
    return f"{text}%" if unit == "%" else text
