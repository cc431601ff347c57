"""The dated figures as charts: each point with its definition and source, in a table beside it."""

import streamlit as st

from geodata.compare import figure_groups, in_group, years_frame
from geodata.words import date_in_words
from pages.parts.shared.copied import show_figures
from pages.parts.shared.downloads import table_downloads
from pages.parts.shared.served import landscape
from pages.parts.shared.text import literal
from pages.parts.vergelijken.state import current_view, widget

# Of another place, or in another unit, is another chart.
ALIKE = ["eenheid", "gebied"]


@st.fragment
def show_years() -> None:
    """One group of figures at a time."""
    land = landscape()
    titles = figure_groups(land)
    if not titles:
        st.info("Er staan geen cijfers in de gegevens.")
        return
    group = current_view(land).cijfers
    st.selectbox(
        "Cijfers", list(titles), format_func=titles.get, key=widget("cijfers"), filter_mode=None
    )
    chosen = in_group(land, group)
    frame = years_frame(chosen)
    plotted = frame.dropna(subset=["jaar", "waarde"])
    if plotted.empty:
        st.info("Deze cijfers hebben geen datum of geen getal; ze staan in de tabel.")
    charts, loose = [], []
    for _, part in plotted.groupby(ALIKE):
        (charts if _shows_a_course(part) else loose).append(part)
    if charts:
        st.write(
            "Een lijn verbindt alleen cijfers die hetzelfde tellen. Verschilt de definitie, dan staat "
            "er een losse punt. Wijs een punt aan voor de definitie en de bron."
        )
    for part in charts:
        st.vega_lite_chart(_chart(part))
    if loose:
        st.write("Losse cijfers, te weinig voor een grafiek:")
        rows = (row for part in loose for row in part.itertuples())
        st.markdown(
            "\n".join(
                f"- {literal(row.tekst)} ({literal(row.wat)}, {literal(row.gebied)})"
                for row in rows
            )
        )
    definitions = [
        ". ".join(filter(None, pair)) or "–"
        for pair in zip(frame["definitie"], frame["kanttekening"], strict=True)
    ]
    show_figures(
        land,
        "cijfers-tabel",
        f"{titles[group]}, met definitie en bron",
        ("Cijfer", "Wat is geteld", "Definitie en kanttekening", "Bron", "Zekerheid"),
        zip(
            frame["tekst"],
            frame["wat"],
            definitions,
            frame["bron"],
            frame["zekerheid"],
            strict=True,
        ),
    )
    table_downloads("deze cijfers", "Cijfers", f"cijfers-{group.replace(' ', '-')}", lambda: frame)


def _shows_a_course(frame) -> bool:
    """Whether figures show a course through the years: the same is counted at two moments, or there are
    three moments. One dot, or two of different things, are said in words."""
    return frame["jaar"].nunique() > 2 or frame.groupby("reeks")["jaar"].nunique().max() > 1


def _chart(frame) -> dict:
    """The figures as Vega-Lite. It is written as it is: importing altair takes 24 MB of a server."""
    named = {"datum": "datum", "tekst": "cijfer", "definitie": "definitie", "bron": "bron"}
    rows = frame[["jaar", "waarde", "reeks", "tekst", "definitie", "bron"]].assign(
        datum=[date_in_words(value) for value in frame["datum"]]
    )
    unit = ", ".join(sorted(set(frame["eenheid"])))
    # At least 3:1 on a light and on a dark page (WCAG 1.4.11).
    dots = {"type": "point", "filled": True, "size": 90, "opacity": 1, "shape": "diamond"}
    return {
        "description": f"Cijfers per jaar, in {unit}",
        "height": 300,
        "data": {"values": rows.to_dict("records")},
        "encoding": {
            "x": {
                "field": "jaar",
                "type": "quantitative",
                "title": "jaar",
                "axis": {"format": "d"},
                "scale": {"zero": False},
            },
            "y": {"field": "waarde", "type": "quantitative", "title": unit},
            "detail": {"field": "reeks", "type": "nominal"},
            "tooltip": [
                {"field": field, "type": "nominal", "title": title}
                for field, title in named.items()
            ],
        },
        "layer": [
            {"mark": {"type": "line", "color": "#2F7EC8"}},
            {"mark": {**dots, "color": "#D9601A"}},
        ],
    }
