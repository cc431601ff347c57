"""Wat als: what changes when a location closes, a gemeente moves or regions join. Never the data."""

from geodata.scenario.apply import Scenario, Taken, apply, site_of
from geodata.scenario.compared import compared, compared_in_words
from geodata.scenario.far import far, how, how_sourced, of_gemeente, source
from geodata.scenario.ground import Site, closable, ground, no_longer_active
from geodata.scenario.layout import changeable
from geodata.scenario.outcome import Outcome, outcome
from geodata.scenario.regions import changed, load, spots
from geodata.scenario.steps import KINDS as STEP_KINDS
from geodata.scenario.steps import (
    MAX_BYTES,
    MAX_STEPS,
    NEW,
    ScenarioError,
    Step,
    clean_name,
    from_file,
    from_params,
    one_text,
    step_of,
    to_file,
    to_params,
)
from geodata.scenario.tables import per_area, per_gemeente, per_location, sheets, to_geojson
from geodata.scenario.travel import (
    GEMEENTE,
    POSTCODE,
    Travel,
    least_minutes,
    travel,
    travel_path,
)
from geodata.scenario.words import (
    NO_SITES,
    TITLE,
    caveats,
    gains,
    in_words,
    objections,
    sides,
    site_name,
    title_of,
)

__all__ = [
    "GEMEENTE",
    "MAX_BYTES",
    "MAX_STEPS",
    "NEW",
    "NO_SITES",
    "POSTCODE",
    "STEP_KINDS",
    "TITLE",
    "Outcome",
    "Scenario",
    "ScenarioError",
    "Site",
    "Step",
    "Taken",
    "Travel",
    "apply",
    "caveats",
    "changeable",
    "changed",
    "clean_name",
    "closable",
    "compared",
    "compared_in_words",
    "far",
    "from_file",
    "from_params",
    "gains",
    "ground",
    "how",
    "how_sourced",
    "in_words",
    "least_minutes",
    "load",
    "no_longer_active",
    "objections",
    "of_gemeente",
    "one_text",
    "outcome",
    "per_area",
    "per_gemeente",
    "per_location",
    "sheets",
    "sides",
    "site_name",
    "site_of",
    "source",
    "spots",
    "step_of",
    "title_of",
    "to_file",
    "to_geojson",
    "to_params",
    "travel",
    "travel_path",
]
