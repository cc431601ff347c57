"""The map: one constant folium map that is never sent again, and a few hundred bytes of state.

streamlit-folium takes a map for the same one as long as its script stays the same. So nothing of the
map ever changes; the geometry is fetched by the browser from addresses of our own, and everything
that changes goes to the browser as state, which the page hands to the frame of the map (page.js).
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import folium
import streamlit as st
import streamlit_folium
from folium.template import Template

from geodata import Landscape
from geodata.map import View, map_state
from pages.parts.shared.assets import asset_path
from pages.parts.shared.components import call

HEIGHT = 680
# The frame is served from /component/<name>/, two levels below the address of the app.
ROOT = "../../"


class Kaart(folium.Map):
    """A folium map that loads nothing but our own files, and has no fixed zoom for phones."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}{% endmacro %}
        {% macro html(this, kwargs) %}
        {# streamlit-folium takes exactly this out, and with it the id that is another every time. #}
        <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = Atlas.start({{ this.get_name()|tojson }}, {{ this.key|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, key: str):
        super().__init__(tiles=None)
        self.key = key
        self.default_js = [
            ("leaflet", ROOT + asset_path("leaflet.js")),
            ("atlas", ROOT + asset_path("atlas.js")),
        ]
        self.default_css = [
            ("leaflet", ROOT + asset_path("leaflet.css")),
            ("atlas", ROOT + asset_path("atlas.css")),
        ]


@st.cache_resource
def _state_element():
    """The element that carries the state to the browser."""
    return st.components.v2.component("state", js=call("showState(c.data)"))


@cache
def sent(key: str) -> dict[str, Any]:
    """What `streamlit_folium.st_folium` sends of the map with this key, but for its height. It never
    changes, and to work it out at every run took a third of a step."""
    kaart = Kaart(key)
    kaart.get_root().render()
    html, header = streamlit_folium._get_html(kaart), streamlit_folium._get_header(kaart)
    # This gives the map another id, so it comes last.
    script = streamlit_folium._get_map_string(kaart)
    return {
        "script": script,
        "header": header,
        "html": html,
        "id": streamlit_folium.get_full_id(kaart),
        "key": streamlit_folium.generate_js_hash(script, key),
        "css_links": [address for _, address in kaart.default_css],
        "js_links": [address for _, address in kaart.default_js],
        "returned_objects": [],
        "default": {},
        **dict.fromkeys(("width", "zoom", "center", "feature_group", "layer_control")),
        **dict.fromkeys(("return_on_hover", "pixelated", "wrap_longitude"), False),
    }


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
    selects ("" for nothing any more), before the page runs again. A page has one map at a time.
    Where a pointer selected it, `pointed_at` says."""
    _state_element()(key=f"stand-{key}", data={"kaart": key, "stand": state})
    told = sent(key)

    def changed() -> None:
        st.session_state[key] = st.session_state.get(told["key"], {})
        on_click(st.session_state[key].get("gekozen", ""))

    streamlit_folium._component_func(**told, height=height, on_change=changed)


def pointed_at(key: str) -> tuple[float, float] | None:
    """Where on the map with this key the reader pointed (latitude and longitude, WGS84); None when
    nothing was chosen yet, or with a keyboard."""
    place = (st.session_state.get(key) or {}).get("plek")
    try:
        lat, lon = (float(degrees) for degrees in place or ())
    except (TypeError, ValueError):
        return None
    return lat, lon
