"""The information of the map as HTML tables, drawn in the browser from the files of the map."""

from dataclasses import replace

import streamlit as st

from geodata import Landscape
from geodata.map import View, drawn_state, layers_state
from pages.parts.kaart.state import select
from pages.parts.shared.components import component


def show_tables(landscape: Landscape, view: View) -> None:
    """Draw a table for each layer that is on, with the records that the filters leave, and for each
    layer that has no place on the map.

    The browser has been told what the map shows; a layer of which the table shows the same is its place
    in the list of the map.
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


def _chosen() -> None:
    key = st.session_state["tabellen"]["gekozen"]
    if key:
        select(key)
