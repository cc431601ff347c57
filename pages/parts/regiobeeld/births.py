"""Births per year, those of the parts, and what may come."""

from collections.abc import Callable

import streamlit as st

from geodata import Landscape
from geodata.figures import Area
from geodata.regiobeeld import (
    SORTS,
    RegionView,
    births_chart,
    births_frame,
    estimated_in_words,
    expected_frame,
    expected_in_words,
    method_in_words,
    parts,
    parts_label,
    parts_of,
    rounded,
)
from geodata.words import number
from pages.parts.regiobeeld.charts import show_chart
from pages.parts.regiobeeld.state import choose, go_to
from pages.parts.shared.components import component
from pages.parts.shared.tables import show_table
from pages.parts.shared.text import literal

SORT_LABELS = dict(zip(SORTS, ("meeste geboorten", "sterkste groei sinds 2013"), strict=True))
LINES = (
    "Elk lijntje heeft zijn eigen hoogte: het laat de beweging zien, niet hoeveel het er zijn. "
    "Onder de 100 geboorten vergelijkt de atlas gemiddelden van drie jaar."
)
PARTS, SORT, LIST = "regiobeeld-delen", "regiobeeld-volgorde", "regiobeeld-lijst"


def show_births(landscape: Landscape, area: Area, view: RegionView) -> None:
    """The chart with its table, and the list of parts."""
    st.header("Geboorten per jaar", anchor="geboorten")
    if not show_births_chart(landscape, area, "geboorten"):
        return
    st.caption(" ".join(chart_notes(landscape, area)))
    frame = births_frame(landscape, area)
    with st.expander("Dezelfde cijfers als tabel"):
        show_table(
            {
                "Jaar": frame["jaar"].astype(str),
                "Geboorten": [words(value) for value in frame["geboorten"]],
                "2010 = 100": [words(value) for value in frame["index"]],
                "Nederland": [words(value) for value in frame["index_nederland"]],
                "Waarvan geschat": [words(value) for value in frame["geschat"]],
            },
            f"Geboorten per jaar, {area.naam}",
        )
        st.caption(literal(f"Bron: {frame['bron'].iloc[-1]}."))
    if len(area.codes) > 1:
        st.subheader("Per deel van het gebied")
        choose_parts(landscape, view)
        if show_parts(landscape, area, view.delen, view.volgorde, go_to):
            st.caption(LINES)


def show_births_chart(landscape: Landscape, area: Area, key: str) -> bool:
    """The chart of an area; whether there was anything to draw. A page has one chart with this key."""
    if births_frame(landscape, area).empty:
        st.info("Van dit gebied staan er geen geboorten in de gegevens.")
        return False
    show_chart(births_chart(landscape, area), f"geboorten-{area.id}", area.naam, key)
    return True


def chart_notes(landscape: Landscape, area: Area) -> tuple[str, ...]:
    """How the chart of an area reads, a sentence each; none without a chart."""
    if births_frame(landscape, area).empty:
        return ()
    return (
        "Wijs een punt aan voor het getal en de bron.",
        *(
            ()
            if area.is_country
            else ("De streepjeslijn is hoe het gegaan was zoals in Nederland.",)
        ),
        "De as begint niet bij nul.",
        "2021 was in heel Nederland een uitschieter: geen goed begin of eind van een vergelijking.",
        *(
            ()
            if expected_frame(landscape, area).empty
            else (
                "De stippellijn volgt de landelijke prognose van het CBS; waar die van uitgaat, staat bij "
                "‘Wat er kan komen’.",
            )
        ),
        *filter(None, [estimated_in_words(landscape, area)]),
    )


def choose_parts(landscape: Landscape, view: RegionView) -> None:
    """In what the area is divided, and the order of the parts."""
    left, right = st.columns(2)
    options = parts_of(landscape, view)
    if len(options) > 1:
        st.session_state[PARTS] = view.delen
        left.selectbox(
            "Verdeeld in",
            options,
            format_func=lambda key: parts_label(landscape, key),
            key=PARTS,
            on_change=lambda: choose(delen=st.session_state[PARTS]),
            filter_mode=None,
        )
    st.session_state[SORT] = view.volgorde
    (right if len(options) > 1 else left).selectbox(
        "Volgorde",
        SORTS,
        format_func=SORT_LABELS.get,
        key=SORT,
        on_change=lambda: choose(volgorde=st.session_state[SORT]),
        filter_mode=None,
    )


def show_parts(
    landscape: Landscape,
    area: Area,
    delen: str,
    volgorde: str,
    on_choice: Callable[[str], None],
    key: str = LIST,
    most: int | None = None,
) -> bool:
    """The parts of an area as small lines (the first `most` of them), and whether there are any;
    `on_choice` is called with the id of the one that is chosen."""
    every = parts(landscape, area, delen, volgorde)
    rows = every[:most]
    if not rows:
        st.info("Dit gebied heeft geen delen met geboorten.")
        return False

    def chosen() -> None:
        if st.session_state[key]["gebied"]:
            on_choice(st.session_state[key]["gebied"])

    years = births_frame(landscape, area)["jaar"]
    component("sparks", "vonken")(
        key=key,
        data={
            "titel": f"{parts_label(landscape, delen)} {area.waar}",
            "jaren": [int(years.iloc[0]), int(years.iloc[-1])],
            "delen": [
                [
                    part.id,
                    part.naam,
                    number(part.geboorten),
                    part.verandering.in_words if part.verandering else "–",
                    # In one piece: JSON needs a third more for the same list.
                    ",".join("" if value is None else f"{value:.0f}" for value in part.waarden),
                ]
                for part in rows
            ],
        },
        on_gebied_change=chosen,
    )
    if len(rows) < len(every):
        st.caption(
            literal(
                f"De eerste {number(len(rows))} van {number(len(every))} in deze volgorde. Haal het andere "
                "gebied weg om ze alle te zien."
            )
        )
    return True


def show_expected(landscape: Landscape, area: Area) -> None:
    """The worked example with its error, and how it is made."""
    st.header("Wat er kan komen", anchor="verwachting")
    for sentence in expected_in_words(landscape, area):
        st.write(literal(sentence))
    frame = expected_frame(landscape, area)
    if frame.empty:
        return
    show_table(
        {
            "Jaar": frame["jaar"].astype(str),
            "Prognose van het CBS" if area.is_country else "Rekenvoorbeeld": [
                rounded(value, area) for value in frame["waarde"]
            ],
            "Met 67% kans tussen": [
                f"{rounded(low, area)} en {rounded(high, area)}"
                for low, high in zip(frame["laag"], frame["hoog"], strict=True)
            ],
        },
        f"Rekenvoorbeeld van de geboorten, {area.naam}",
    )
    with st.expander("Hoe de atlas dit uitrekent"):
        st.write(literal(method_in_words(landscape, area)))


def words(value: float | None) -> str:
    """A number in words; "–" where there is none."""
    return "–" if value is None or value != value else number(value)
