"""The picture of a region: births now and to come, who lives there, where they are born."""

from geodata.regiobeeld.births import (
    Part,
    births_frame,
    estimated_in_words,
    parts,
    parts_label,
    people_frame,
)
from geodata.regiobeeld.capacity_words import CAPACITY, capacity_here_in_words
from geodata.regiobeeld.charts import births_chart, places_chart
from geodata.regiobeeld.expected import (
    expected_frame,
    expected_in_words,
    in_steps,
    method_in_words,
    rounded,
)
from geodata.regiobeeld.finding import found_areas
from geodata.regiobeeld.line import SECTIONS, Line
from geodata.regiobeeld.lines import lines
from geodata.regiobeeld.picture import chart_png, chart_svg
from geodata.regiobeeld.proposals import proposals
from geodata.regiobeeld.side_by_side import Pair, Year, lines_frame, side_by_side, years_beside
from geodata.regiobeeld.top import births_told, top
from geodata.regiobeeld.view import SORTS, RegionView, default_parts, parts_of
from geodata.regiobeeld.view import parse as parse_region
from geodata.regiobeeld.view import to_params as region_params

__all__ = [
    "CAPACITY",
    "SECTIONS",
    "SORTS",
    "Line",
    "Pair",
    "Part",
    "RegionView",
    "Year",
    "births_chart",
    "births_frame",
    "births_told",
    "capacity_here_in_words",
    "chart_png",
    "chart_svg",
    "default_parts",
    "estimated_in_words",
    "expected_frame",
    "expected_in_words",
    "found_areas",
    "in_steps",
    "lines",
    "lines_frame",
    "method_in_words",
    "parse_region",
    "parts",
    "parts_label",
    "parts_of",
    "people_frame",
    "places_chart",
    "proposals",
    "region_params",
    "rounded",
    "side_by_side",
    "top",
    "years_beside",
]
