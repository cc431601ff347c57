"""The ground of a map, and what it has close by: what each file says exists, and fits the rest."""

import json

import pytest
import shapely

from geodata.figures import values
from geodata.map.publish import fine_name, has_fine, publish, publish_fine
from geodata.map.publish_ground import neighbours, publish_gemeenten, publish_towns
from geodata.map.state import map_file, map_state
from geodata.map.view import start_view
from geodata.package.ground import LAND
from tests.unit.conftest import LAGEN


def read(published) -> dict:
    return json.loads(published.content)


def test_every_map_has_a_ground_and_what_it_names_exists(small):
    name = map_state(small, start_view(small))["grond"]
    ground = read(map_file(small, name))
    assert ground["buurlanden"]
    assert shapely.geometry.shape(ground["land"]).area > 0
    for close_by in ground["dichtbij"].values():
        assert map_file(small, close_by).name == close_by


def test_names_stand_in_the_order_of_their_size(landscape):
    gemeenten = read(publish_gemeenten(landscape))["namen"]
    assert len(gemeenten) == len(landscape.gemeenten)
    largest = values(landscape, "inwoners").idxmax()
    assert gemeenten[0][0] == landscape.gemeenten.loc[largest, "naam"]
    towns = read(publish_towns(landscape))["namen"]
    assert len(towns) > 500
    for _, lat, lon in (*gemeenten, *towns):
        assert 50.7 < lat < 53.6
        assert 3.3 < lon < 7.3


@pytest.mark.parametrize("laag", [*filter(has_fine, LAGEN)], ids=lambda laag: laag.id)
def test_the_finer_shapes_are_of_the_same_areas(small, laag):
    coarse, name = read(publish(small, laag)), fine_name(small, laag)
    assert coarse["fijn"] == name
    fine = map_file(small, name)
    assert fine == publish_fine(small, laag)
    content = read(fine)
    ids = {feature["id"] for feature in coarse["features"]}
    assert set(content["vlakken"]) == ids
    assert set(content["onzeker"]) == set(coarse["onzeker"])


def test_other_layers_have_no_finer_shapes(small):
    for laag in small.vocabulary.lagen:
        assert ("fijn" in read(publish(small, laag))) == has_fine(laag)


def test_a_shorter_name_is_shorter_and_is_in_the_longer_one(landscape):
    for laag in landscape.vocabulary.lagen:
        for feature in read(publish(landscape, laag))["features"]:
            properties = feature["properties"]
            if "kort" in properties:
                assert len(properties["kort"]) < len(properties["label"])
                assert properties["kort"].casefold() in properties["label"].casefold()


def test_neighbours_go_on_where_their_file_ends(landscape):
    drawn = neighbours(landscape)
    west, south, east, _ = drawn.total_bounds
    assert west < 0
    assert south < 45
    assert east > 15
    assert drawn.is_valid.all()
    # Nothing moves where a map looks.
    seen = shapely.box(1.5, 49.8, 9.2, 54.6)
    ground = landscape.ground
    own = ground.loc[ground["soort"] == LAND, "geometry"]
    moved = max(
        a.intersection(seen).symmetric_difference(b.intersection(seen)).area
        for a, b in zip(drawn, own, strict=True)
    )
    assert moved < 0.02
