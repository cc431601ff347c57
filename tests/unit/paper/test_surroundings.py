"""The small map for paper."""

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import shapely
from matplotlib.colors import to_rgb
from PIL import Image

from geodata.landscape import Landscape
from geodata.paper.surroundings import OWN, borders, surroundings
from tests.unit.partners.test_summary import without_coalities, without_vsv_places


def picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("code", ["GM0014", "GM0060", "GM0448", "GM0677", "GM0518", "GM0820"])
def test_a_map_has_the_size_that_was_asked(small, code):
    content, _ = surroundings(small, code, width=90, height=60)
    assert content.startswith(b"\x89PNG")
    assert picture(content).size == pytest.approx((90 / 25.4 * 200, 60 / 25.4 * 200), abs=1)


def test_the_gemeente_is_filled_with_its_own_colour(small):
    content, _ = surroundings(small, "GM1680")
    own = tuple(round(part * 255) for part in to_rgb(OWN))
    colours = {colour: n for n, colour in picture(content).getcolors(maxcolors=1_000_000)}
    assert colours[own] > 10_000


def test_the_text_that_stands_for_the_map(small):
    _, text = surroundings(small, "GM0014")
    assert text == (
        "Kaart van Groningen met 6 buurgemeenten, met de grenzen van consortia en ROS'en en met 2 "
        "ziekenhuizen met een VSV of IGO."
    )
    assert "buurgemeente" not in surroundings(small, "GM0060")[1]


def test_borders_lie_between_areas_and_nowhere_else(small):
    laag = small.vocabulary.laag("ros")
    lines = borders(small, laag)
    assert lines.crs == small.boundaries_rd.crs
    # Groningen and Tynaarlo have another ROS, Groningen and Westerkwartier the same.
    shapes = small.boundaries_rd
    drawn = shapely.union_all(lines.values).buffer(5)
    between = shapes["GM0014"].boundary.intersection(shapes["GM1730"].boundary.buffer(1))
    within = shapes["GM0014"].boundary.intersection(shapes["GM1969"].boundary.buffer(1))
    assert drawn.intersection(between).length > 0.9 * between.length
    assert drawn.intersection(within).length < 0.1 * within.length


def test_every_layer_of_the_map_has_borders(small):
    lagen = [laag for laag in small.vocabulary.lagen if laag.omgeving and laag.kind.divides]
    assert [laag.id for laag in lagen] == ["consortium", "ros"]
    for laag in lagen:
        assert len(borders(small, laag)) > 0


def without_surroundings(small, **also):
    """The small with other layers in the surroundings: none, but for `also`."""
    lagen = tuple(replace(laag, omgeving=laag.id in also) for laag in small.vocabulary.lagen)
    vocabulary = replace(small.vocabulary, lagen=lagen)
    return Landscape(replace(small.package, vocabulary=vocabulary))


def test_which_layers_are_drawn_is_data(small):
    bare = without_surroundings(small)
    picture, text = surroundings(bare, "GM0014", 60, 40)
    assert text == "Kaart van Groningen met 6 buurgemeenten."
    assert picture != surroundings(small, "GM0014", 60, 40)[0]
    other = without_surroundings(small, ggd=True)
    assert surroundings(other, "GM0014", 60, 40)[1] == (
        "Kaart van Groningen met 6 buurgemeenten, met de grenzen van GGD'en."
    )


def test_a_layer_without_areas_has_no_borders(small):
    with pytest.raises(ValueError, match="no areas"):
        borders(small, small.vocabulary.laag("vsv"))


def test_threads_can_draw_at_the_same_time(small):
    codes = ["GM0014", "GM0060", "GM0518", "GM1680"] * 2
    alone = {code: surroundings(small, code, 60, 40) for code in set(codes)}
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda code: surroundings(small, code, 60, 40), codes))
    assert together == [alone[code] for code in codes]


def test_drawing_leaves_pyplot_alone():
    script = (
        "import sys; from geodata import load_landscape; from geodata.paper.surroundings import surroundings;"
        "surroundings(load_landscape(), 'GM0014', 60, 40);"
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_damaged_landscapes_are_drawn_without_what_is_not_known(small):
    _, text = surroundings(without_vsv_places(small), "GM0014", 60, 40)
    assert "0 ziekenhuizen" in text
    content, _ = surroundings(without_coalities(small), "GM0014", 60, 40)
    assert content == surroundings(small, "GM0014", 60, 40)[0]


def test_an_unknown_gemeente(small):
    with pytest.raises(KeyError):
        surroundings(small, "GM9999")
