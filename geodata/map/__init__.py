"""What the map in a browser shows: the view in a link, the files it fetches, the state."""

from geodata.map.browser import browser_file, join_script
from geodata.map.compare_view import CompareView, settle, weighed
from geodata.map.compare_view import parse as parse_comparison
from geodata.map.compare_view import to_params as comparison_params
from geodata.map.counts import count_in_words, counts_in_words, title_of
from geodata.map.extent import extent_of
from geodata.map.filters import shown
from geodata.map.publish import Published, publish
from geodata.map.publish_figure import publish_figure
from geodata.map.publish_names import publish_names
from geodata.map.publish_overlap import publish_pieces
from geodata.map.publish_words import publish_words
from geodata.map.scenario_state import scenario_state
from geodata.map.scenario_view import BESIDE, DISTANCE, ScenarioView, shown_on_map, with_steps
from geodata.map.scenario_view import parse as parse_scenario
from geodata.map.scenario_view import to_link as scenario_params
from geodata.map.state import (
    area_state,
    drawn_state,
    layers_state,
    map_file,
    map_state,
    overlap_state,
    spots_state,
    surroundings_view,
)
from geodata.map.svg import Picture, draw_svg
from geodata.map.view import (
    View,
    choices,
    filled_in,
    gemeente_of,
    looks,
    start_figure,
    start_layers,
    start_view,
    undamaged,
    weight_of,
)
from geodata.map.view import parse as parse_view
from geodata.map.view import to_params as view_params

__all__ = [
    "BESIDE",
    "DISTANCE",
    "CompareView",
    "Picture",
    "Published",
    "ScenarioView",
    "View",
    "area_state",
    "browser_file",
    "choices",
    "comparison_params",
    "count_in_words",
    "counts_in_words",
    "draw_svg",
    "drawn_state",
    "extent_of",
    "filled_in",
    "gemeente_of",
    "join_script",
    "layers_state",
    "looks",
    "map_file",
    "map_state",
    "overlap_state",
    "parse_comparison",
    "parse_scenario",
    "parse_view",
    "publish",
    "publish_figure",
    "publish_names",
    "publish_pieces",
    "publish_words",
    "scenario_params",
    "scenario_state",
    "settle",
    "shown",
    "shown_on_map",
    "spots_state",
    "start_figure",
    "start_layers",
    "start_view",
    "surroundings_view",
    "title_of",
    "undamaged",
    "view_params",
    "weighed",
    "weight_of",
    "with_steps",
]
