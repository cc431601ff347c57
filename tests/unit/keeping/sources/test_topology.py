"""A coverage as TopoJSON: what is read back is what was written, and borders stand in it once."""

import json
from itertools import pairwise

import geopandas
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.keeping.sources.topology import GRID, on_grid, topology
from geodata.package.boundaries import FINE, boundaries_in, check_coverage


def read_back(text: str) -> geopandas.GeoSeries:
    faults = []
    found = boundaries_in(text.encode(), FINE, faults)
    check_coverage(FINE, found, faults)
    assert not faults
    return found


def test_what_is_read_back_is_what_was_written(small):
    wanted = on_grid(small.boundaries_fine)
    text = topology(wanted, {"bron": "proef"})
    found = read_back(text)
    assert list(found.index) == list(wanted.index)
    assert shapely.equals_exact(
        shapely.normalize(found.values), shapely.normalize(wanted.values), GRID / 10
    ).all()
    assert json.loads(text)["bron"] == "proef"
    assert topology(found, {"bron": "proef"}) == text


def test_a_shared_border_is_written_once(small):
    wanted = on_grid(small.boundaries_fine)
    told = json.loads(topology(wanted, {}))
    written = sum(len(arc) - 1 for arc in told["arcs"])
    pieces = {
        frozenset(map(tuple, pair))
        for shape in wanted
        for polygon in shapely.get_parts(shape)
        for ring in (polygon.exterior, *polygon.interiors)
        for pair in pairwise(ring.coords)
    }
    assert written == len(pieces)
    assert len({json.dumps(arc) for arc in told["arcs"]}) == len(told["arcs"])


@given(st.data())
def test_any_patchwork_comes_back(data):
    """Squares of a board, given out at random: with islands, enclaves and corners that touch."""
    side = 5
    given_to = data.draw(
        st.lists(st.integers(0, 4), min_size=side * side, max_size=side * side), label="vakken"
    )
    squares: dict[str, list] = {}
    for place, who in enumerate(given_to):
        if who:
            x, y = 5 + (place % side) * 0.01, 52 + (place // side) * 0.01
            squares.setdefault(f"GM000{who}", []).append(shapely.box(x, y, x + 0.01, y + 0.01))
    if not squares:
        return
    shapes = {code: shapely.coverage_union_all(own) for code, own in squares.items()}
    series = on_grid(geopandas.GeoSeries(shapes, crs="EPSG:4326").sort_index())
    found = read_back(topology(series, {}))
    apart = shapely.area(shapely.symmetric_difference(found.values, series.values))
    assert (apart < 1e-12).all()
