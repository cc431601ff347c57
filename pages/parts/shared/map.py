"""The map: one constant folium map that is never sent again, and a few hundred bytes of state.

streamlit-folium takes a map for the same one as long as its script stays the same. So nothing of the
map ever changes; the geometry is fetched by the browser from addresses of our own, and everything
that changes goes to the browser as state, which the page hands to the frame of the map (page.js).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import folium
import streamlit as st
from folium.template import Template
from streamlit_folium import st_folium

from geodata import Landscape
from geodata.map import View, map_state
from pages.parts.shared.components import call

HEIGHT = 680


@dataclass(frozen=True)
class Written:
    """A part of a page of folium that is written."""

    text: str

    def render(self, **kwargs) -> str:
        """The text."""
        return self.text


class Kaart(folium.Map):
    """A folium map that loads nothing, and has no fixed zoom for phones."""

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
        # What draws it stands in the frame already (page_html.py).
        self.default_js: list[tuple[str, str]] = []
        self.default_css: list[tuple[str, str]] = []
        self._in_figure = False

    def render(self, **kwargs) -> None:
        """Put the map into its figure, once: streamlit-folium asks for that at every run, and the
        making of the templates of folium's elements took a tenth of a step."""
        if self._in_figure:
            return
        self._in_figure = True
        super().render(**kwargs)
        figure = self.get_root()
        # It asks for these as well; they stay what they are from here on.
        figure.header, figure.html = Written(figure.header.render()), Written(figure.html.render())


@cache
def the_kaart(key: str) -> Kaart:
    """The map with this key, which is the same for every reader."""
    kaart = Kaart(key)
    kaart.get_root().render()
    return kaart


@cache
def _state_element():
    """The element that carries the state to the browser."""
    return st.components.v2.component("state", js=call("showState(c.data)"))


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
    st_folium(
        the_kaart(key),
        key=key,
        render=False,
        height=height,
        use_container_width=True,
        # Not a list: Streamlit looks long at one whether it is a table.
        returned_objects=(),
        on_change=lambda: on_click(st.session_state[key].get("gekozen", "")),
    )


def pointed_at(key: str) -> tuple[float, float] | None:
    """Where on the map with this key the reader pointed (latitude and longitude, WGS84); None when
    nothing was chosen yet, or with a keyboard."""
    place = (st.session_state.get(key) or {}).get("plek")
    try:
        lat, lon = (float(degrees) for degrees in place or ())
    except (TypeError, ValueError):
        return None
    return lat, lon
