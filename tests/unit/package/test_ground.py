"""What lies around the country: read, and refused in Dutch when it cannot be drawn."""

import json

import pytest

from geodata.landscape import RD
from geodata.package.ground import GROUND, LAND, WATER, ground_in


def content(**changes) -> bytes:
    feature = {
        "type": "Feature",
        "properties": {"soort": WATER, "naam": "Noordzee"},
        "geometry": {"type": "Point", "coordinates": [3.75, 52.9]},
    }
    feature |= changes
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def test_the_country_has_neighbours_and_waters_around_it(landscape):
    ground = landscape.ground
    assert ground.crs.to_epsg() == 4326
    assert set(ground["soort"]) == {LAND, WATER}
    countries = ground[ground["soort"] == LAND].geometry
    assert countries.is_valid.all()
    # Only slivers of a neighbour lie under the country itself: two sources draw the border.
    own = landscape.boundaries.to_crs(RD)
    inside = countries.to_crs(RD).union_all().intersection(own.union_all(method="coverage"))
    assert inside.area < 0.02 * own.area.sum()


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (b"", None),
        (b"{}", None),
        (b"\xff", None),
        (content(properties={"soort": "zee", "naam": "x"}), "soort"),
        (content(properties={"soort": LAND, "naam": "x"}), "soort"),
        (content(properties={"soort": WATER, "naam": " "}), "naam"),
        (content(geometry=None), "soort"),
    ],
)
def test_what_cannot_be_drawn_is_told(text, column):
    faults = []
    assert ground_in(text, faults) is None
    assert {fault.bestand for fault in faults} == {GROUND}
    assert column is None or column in {fault.kolom for fault in faults}
