"""The map itself in the place of its picture, in a frame that needs nothing of Streamlit (first_map.js): what a browser
has to fetch for it is a tenth of what the page is."""

import json
from collections.abc import Mapping
from typing import Any

from pages.parts.shared.assets import asset_path
from pages.parts.shared.templates import environment

# What draws a map, by name without ending: a script and a style each.
MAP_FILES = ("leaflet", "atlas")


def first_map(state: Mapping[str, Any]) -> str:
    """HTML: the frame for a state (as of `geodata.map.map_state`), for a script to put in its place, with what it loads
    named so that a browser fetches that first."""
    template = environment().get_template("shared/eerste_kaart.html")
    layers = [name for name, _ in (*state["lagen"], *state["gekozen"])]
    return template.render(
        styles=[asset_path(f"{name}.css") for name in MAP_FILES],
        scripts=[asset_path(f"{name}.js") for name in MAP_FILES],
        layers=dict.fromkeys([*layers, *state.get("vlakken", ()), state["grond"]]),
        # In the order of what the page sends: a map does not draw twice what is the same.
        state=json.dumps(state, ensure_ascii=False),
    )
