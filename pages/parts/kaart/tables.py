"""The information of the map as HTML tables, drawn in the browser from the files of the map."""

from dataclasses import replace

import streamlit as st

from geodata import Landscape
from geodata.files import layers_frame
from geodata.map import View, drawn_state, layers_state
from pages.parts.kaart.state import current_view, select
from pages.parts.shared.components import component
from pages.parts.shared.downloads import table_downloads


def show_tables(landscape: Landscape, view: View) -> None:
    """Draw a table for each layer that is on, with the records that the filters leave, and for each
    layer that has no place on the map.

    The browser has been told what the map shows; a layer of which the table shows the same is its place
    in the list of the map. All of them can be taken along as one.
    """
    listed = [laag.id for laag in landscape.vocabulary.lagen if not laag.on_map]
    tables = layers_state(landscape, replace(view, lagen=(*view.lagen, *listed)))
    drawn = drawn_state(landscape, view)
    component("table", "tabellen")(
        key="tabellen",
        data={
            "kop": "Dezelfde gegevens als tabel",
            "kaart": "kaart",
            "lagen": [drawn.index(row) if row in drawn else row for row in tables],
            "gekozen": view.gekozen,
        },
        on_gekozen_change=_chosen,
    )
    table_downloads(
        "deze tabellen",
        "Kaart",
        "kaart",
        lambda: layers_frame(landscape, current_view(landscape)),
    )


def _chosen() -> None:
    key = st.session_state["tabellen"]["gekozen"]
    if key:
        select(key)
