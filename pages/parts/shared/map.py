"""The map: one constant folium map that is never sent again, and a few hundred bytes of state.

streamlit-folium takes a map for the same one as long as its script stays the same. So the script
never changes; the geometry is fetched by the browser from addresses of our own, and everything that
changes travels as state in the feature group, which the frame evaluates without a remount.
"""

import json
from collections.abc import Callable

import folium
import streamlit as st
from folium.template import Template
from streamlit_folium import st_folium

from geodata import Landscape
from geodata.map import View, map_state
from pages.parts.shared.assets import asset_path

HEIGHT = 680
# The frame is served from /component/<name>/, two levels below the address of the app.
ROOT = "../../"


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


def show_map(
    landscape: Landscape,
    view: View,
    *,
    keyboard: bool,
    on_click: Callable[[str], None],
    key: str = "kaart",
    height: int = HEIGHT,
) -> None:
    """Draw a view; `on_click` is called with the id that the reader selects, "" for nothing any more."""
    draw(map_state(landscape, view, keyboard), key=key, height=height, on_click=on_click)


def draw(state: dict, *, key: str, height: int, on_click: Callable[[str], None]) -> None:
    """Draw the map in a state; `on_click` is called with the id of the shape that the reader
    selects ("" for nothing any more), before the page runs again."""
    st_folium(
        Kaart(),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=State(state),
        on_change=lambda: on_click(st.session_state[key].get("gekozen", "")),
    )
