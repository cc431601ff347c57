"""The map: one constant folium map that is never sent again, and a few hundred bytes of state.

streamlit-folium takes a map for the same one as long as its script stays the same. So the script
never changes; the geometry is fetched by the browser from addresses of our own, and everything that
changes travels as state in the feature group, which the frame evaluates without a remount.
"""

import json
from collections.abc import Callable

import folium
import streamlit as st
import xyzservices.providers
from folium.template import Template
from streamlit_folium import st_folium

from geodata import Landscape
from geodata.extent import extent
from geodata.filters import pack, shown
from geodata.layers import Laag
from geodata.link import View
from geodata.publish import publish
from pages.parts.assets import asset_path

HEIGHT = 680
# The frame is served from /component/<name>/, two levels below the address of the app.
ROOT = "../../"
FILLED = ("gebied", "dichtstbij", "status")


class Kaart(folium.Map):
    """A folium map that loads nothing but our own files, and has no fixed zoom for phones."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}{% endmacro %}
        {% macro html(this, kwargs) %}<div id={{ this.get_name()|tojson }}></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = Atlas.start({{ this.get_name()|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self):
        super().__init__(tiles=None)
        self.default_js = [
            ("leaflet", ROOT + asset_path("leaflet.js")),
            ("atlas", ROOT + asset_path("atlas.js")),
        ]
        self.default_css = [
            ("leaflet", ROOT + asset_path("leaflet.css")),
            ("atlas", ROOT + asset_path("atlas.css")),
        ]


class State(folium.FeatureGroup):
    """What the map should show now. It has no features of its own."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.featureGroup(); window.atlas.update({{ this.state }});
        {% endmacro %}
        """
    )

    def __init__(self, state: dict):
        super().__init__()
        # "<" could close the script element of a rendered map, "{{" would be a template.
        text = json.dumps(state, separators=(",", ":"), ensure_ascii=False)
        self.state = text.replace("<", "\\u003c").replace("{{", "{ {")


def layers_state(landscape: Landscape, view: View, *, on_map: bool = False) -> list[list[str]]:
    """For each layer that is on: the name of its file and which records to show.

    With `on_map` only the layers that have a place on the map.
    """
    return [
        [publish(landscape, laag).name, pack(shown(landscape, laag, view))]
        for laag in landscape.vocabulary.lagen
        if laag.id in view.lagen and (laag.on_map or not on_map)
    ]


def map_state(landscape: Landscape, view: View, keyboard: bool) -> dict:
    """Everything that the map in the browser has to know about a view."""
    vocabulary = landscape.vocabulary
    state = {
        "lagen": layers_state(landscape, view, on_map=True),
        "gekozen": [
            [publish(landscape, laag).name, view.gekozen]
            for laag in holding(landscape, view.gekozen)
        ],
        "beeld": [[round(degrees, 3) for degrees in corner] for corner in extent(landscape, view)],
        "toetsen": keyboard,
    }
    # The first layer with areas is filled; only a status that is filled needs the gemeenten.
    on = [laag for laag in vocabulary.lagen if laag.id in view.lagen]
    filled = next((laag for laag in on if laag.vorm in FILLED), None)
    if filled and filled.vorm == "status":
        shapes = next(laag for laag in vocabulary.lagen if laag.vorm == "gemeente")
        state["vlakken"] = [publish(landscape, shapes).name]
    if view.ondergrond:
        tiles = xyzservices.providers.nlmaps.grijs
        state["ondergrond"] = {"url": tiles.build_url(), "bron": tiles.html_attribution}
    return state


def holding(landscape: Landscape, key: str) -> list[Laag]:
    """The layers in which a selected record has a shape of its own, to highlight it."""
    lagen = [laag for laag in landscape.vocabulary.lagen if laag.on_map]
    if key in landscape.gemeenten.index:
        return [laag for laag in lagen if laag.vorm == "gemeente"]
    if not key:
        return []
    row = landscape.organisaties.loc[key]
    return [
        laag
        for laag in lagen
        if row["soort"] in laag.soorten and not (laag.berekend and row["status"] != "actief")
    ]


def show_map(
    landscape: Landscape,
    view: View,
    *,
    keyboard: bool,
    on_click: Callable[[str], None],
    key: str = "kaart",
    height: int = HEIGHT,
) -> None:
    """Draw a view; `on_click` is called with the id that the reader selects."""
    draw(map_state(landscape, view, keyboard), key=key, height=height, on_click=on_click)


def draw(state: dict, *, key: str, height: int, on_click: Callable[[str], None]) -> None:
    """Draw the map in a state; `on_click` is called with the id of the shape that the reader
    selects, before the page runs again."""
    st_folium(
        Kaart(),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=State(state),
        on_change=lambda: on_click(st.session_state[key].get("gekozen", "")),
    )
