"""The administrative load: with how many bodies gemeenten and VSV's have to deal."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas
import streamlit as st

from geodata.compare import (
    COUNTED,
    OUTLIER_UITLEG,
    VSV_COUNTED,
    burden_in_words,
    burdens,
    outliers_in_words,
    vsv_burdens,
    vsv_in_words,
    weighed_burden,
)
from geodata.figures import values, weight
from geodata.words import capital, date_in_words, number
from pages.parts.shared.copied import show_sentences
from pages.parts.shared.downloads import table_downloads
from pages.parts.shared.served import landscape
from pages.parts.shared.tables import show_table
from pages.parts.vergelijken.state import choose_weight, current_view

ROWS = 15


def show_burden() -> None:
    """With how many bodies gemeenten and VSV's have to deal: spread, and who stands out."""
    land = landscape()
    view = current_view(land)
    figure = weight(land, view.weeg)
    frame = burdens(land).join(land.gemeenten[["naam", "provincie"]])
    frame = frame.assign(**{figure.kort: values(land, figure.id)})
    st.caption(
        f"Geteld in de gegevens van {date_in_words(land.vocabulary.peildatum)}; de bron van elke "
        "partij staat op Kaart en in de download op Gegevens."
    )
    st.header("Per gemeente")
    with st.columns(3)[0]:
        choose_weight(land)
    outliers = outliers_in_words(frame["naam"], frame["aantal"], "gemeenten")
    show_sentences(land, "drukte", (*burden_in_words(land, view.weeg), outliers))
    most = frame.sort_values(["samen", "aantal", "naam"], ascending=[False, False, True])
    _spread_and_top(
        frame["aantal"],
        "gemeenten",
        "De meeste partijen, met de buurgemeenten erbij",
        {"Gemeente": most["naam"], "Zelf": most["aantal"], "Met buren": most["samen"]},
        {} if figure.id == "gemeenten" else {capital(figure.kort): weighed_burden(land, view.weeg)},
    )
    table_downloads(
        "alle gemeenten",
        "Drukte per gemeente",
        "bestuurlijke-drukte",
        lambda: frame.reset_index(names="gemeentecode"),
    )
    st.header("Per VSV of IGO")
    show_sentences(land, "drukte-vsv", vsv_in_words(land))
    vsvs = vsv_burdens(land)
    if vsvs.empty:
        _method()
        return
    columns = {"VSV of IGO": vsvs["naam"], "Gemeenten": vsvs["gemeenten"]}
    columns |= {COUNTED[soort]: vsvs[soort] for soort in VSV_COUNTED} | {"Samen": vsvs["aantal"]}
    _spread_and_top(vsvs["aantal"], "VSV's en IGO's", "VSV's met de meeste partijen", columns)
    table_downloads(
        "alle VSV's en IGO's",
        "Drukte per VSV of IGO",
        "drukte-per-vsv",
        lambda: vsvs.reset_index(names="organisatie"),
    )
    _method()


def _method() -> None:
    st.header("Hoe we dat meten")
    st.write(OUTLIER_UITLEG)


def _spread_and_top(
    numbers: pandas.Series,
    what: str,
    title: str,
    columns: dict,
    weighed: Mapping[str, pandas.Series] = MappingProxyType({}),
) -> None:
    """A bar chart of how often each number occurs, the same as a table (with what is `weighed`, by
    number), and the highest by name."""
    counted = numbers.value_counts().sort_index()
    spread = pandas.DataFrame({"partijen": counted.index, "aantal": counted.to_numpy()})
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.subheader(f"Hoeveel {what} hebben hoeveel partijen?")
        alt = f"Aantal {what} per aantal partijen"
        st.vega_lite_chart(_bars(spread, what, alt))
        told = spread.astype(str).rename(
            columns={"partijen": "Aantal partijen", "aantal": capital(what)}
        )
        heavy = {
            name: [number(round(own.get(key, 0))) for key in spread["partijen"]]
            for name, own in weighed.items()
        }
        show_table(told.assign(**heavy), alt)
    with right:
        st.subheader(title)
        show_table(pandas.DataFrame(columns).head(ROWS), title)


def _bars(spread: pandas.DataFrame, what: str, alt: str) -> dict:
    """The bars as Vega-Lite. It is written as it is: importing altair takes 24 MB of a server."""
    return {
        "description": alt,
        "height": 220,
        "data": {"values": spread.to_dict("records")},
        # At least 3:1 on a light and on a dark page (WCAG 1.4.11).
        "mark": {"type": "bar", "color": "#2D7FC1"},
        "encoding": {
            "x": {
                "field": "partijen",
                "type": "ordinal",
                "title": "aantal partijen",
                "axis": {"labelAngle": 0},
            },
            "y": {"field": "aantal", "type": "quantitative", "title": what},
            "tooltip": [
                {"field": "partijen", "type": "quantitative"},
                {"field": "aantal", "type": "quantitative"},
            ],
        },
    }
