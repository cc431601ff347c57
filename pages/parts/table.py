"""The information of the map as HTML tables, drawn in the browser from the files of the map."""

import streamlit as st

from geodata import Landscape
from geodata.link import View
from pages.parts.assets import asset_path
from pages.parts.map import layers_state
from pages.parts.viewing import select


@st.cache_resource
def _component():
    # A text without a line break would be taken for the name of a file.
    script = (
        f'const deel = import(new URL("{asset_path("tabel.js")}", document.baseURI).href);\n'
        "export default (component) => { deel.then((module) => module.default(component)); };\n"
    )
    return st.components.v2.component("tabellen", html='<div class="tabellen"></div>', js=script)


def show_tables(landscape: Landscape, view: View) -> None:
    """Draw a table for each layer that is on, with the records that the filters leave."""
    _component()(
        key="tabellen",
        data={"lagen": layers_state(landscape, view), "gekozen": view.gekozen},
        on_gekozen_change=_chosen,
    )


def _chosen() -> None:
    key = st.session_state["tabellen"]["gekozen"]
    if key:
        select(key)
