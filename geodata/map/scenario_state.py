"""What the map of the page Wat als shows, as state."""

from typing import Any

from geodata.landscape import Landscape
from geodata.map.publish import publish
from geodata.map.publish_ground import publish_ground
from geodata.map.publish_overlap import publish_division
from geodata.map.publish_scenario import (
    DIVISION,
    FLOWS,
    OTHER,
    SITES,
    THEN,
    codes_that_change,
    file_of,
    publish_now,
    publish_other,
)
from geodata.map.scenario_view import DISTANCE, WAYS, ScenarioView, shown_on_map
from geodata.map.state import country
from geodata.scenario.outcome import outcome

# Around what changes, in degrees.
MARGIN = 0.15


def scenario_state(landscape: Landscape, view: ScenarioView) -> dict[str, Any]:
    """Before and after with the slider, or only after (`kijk`): distances with the locations and the
    arrows between them, or a division that changed. Gemeenten where something changes are outlined.

    Raises KeyError when the data have no location with acute obstetrics.
    """
    found = outcome(landscape, view.stappen)
    if found is None:
        raise KeyError("there is no location in these data")
    toon = shown_on_map(landscape, view)
    outlines = next(laag for laag in landscape.vocabulary.lagen if laag.kind.outlines)
    slider = view.kijk == WAYS[0] and bool(found.scenario.taken)
    if toon == DISTANCE:
        layers = [publish_now(landscape).name] if slider else []
        wanted = (THEN, FLOWS, SITES) if found.moves else (THEN, SITES)
        layers += [file_of(landscape, what, view.stappen).name for what in wanted]
    else:
        layers = [publish_division(landscape, toon).name] if slider else []
        layers.append(file_of(landscape, DIVISION, view.stappen, toon).name)
    codes = codes_that_change(landscape, found, toon)
    state: dict[str, Any] = {
        "lagen": [[name, "*"] for name in layers],
        "vlakken": [publish(landscape, outlines).name],
        "grond": publish_ground(landscape).name,
        "schuif": slider,
        "gekozen": [[publish_other(landscape, codes).name, OTHER]] if codes else [],
        "beeld": _around(landscape, codes) if codes else country(landscape),
        "toetsen": False,
    }
    if toon != DISTANCE:
        del state["vlakken"]
    return state


def _around(landscape: Landscape, codes: tuple[str, ...]) -> list[list[float]]:
    west, south, east, north = landscape.boundaries[list(codes)].total_bounds.tolist()
    box = ((south - MARGIN, west - MARGIN), (north + MARGIN, east + MARGIN))
    return [[round(degrees, 2) for degrees in corner] for corner in box]
