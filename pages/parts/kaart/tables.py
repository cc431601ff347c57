"""The information of the map as HTML tables, drawn in the browser from the files of the map."""

import streamlit as st

from geodata import Landscape
from geodata.map import View, layers_state
from pages.parts.kaart.state import select
from pages.parts.shared.components import component


def show_tables(landscape: Landscape, view: View) -> None:
    """Draw a table for each layer that is on, with the records that the filters leave."""
    component("table", "tabellen")(
        key="tabellen",
        data={"lagen": layers_state(landscape, view), "gekozen": view.gekozen},
        on_gekozen_change=_chosen,
    )


def _chosen() -> None:
    key = st.session_state["tabellen"]["gekozen"]
    if key:
        select(key)
