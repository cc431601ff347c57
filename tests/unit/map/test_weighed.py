"""Files of pieces by what gemeenten are weighed by: each found back by its name."""

import json

import pytest

from geodata.map.publish_overlap import publish_pieces, published


@pytest.mark.parametrize("gewicht", ["", "inwoners", "km2"])
def test_pieces_count_first_what_they_are_weighed_by(small, gewicht):
    made = publish_pieces(small, "consortium", "ros", gewicht)
    content = json.loads(made.content)
    assert published(small, made.name) == made
    assert next(key for key, _ in content["maten"]) == "gewicht"
    assert len({words for _, words in content["maten"]}) == len(content["maten"])


def test_an_unknown_weight_is_no_file(small):
    name = publish_pieces(small, "consortium", "ros", "inwoners").name
    assert published(small, name.replace("inwoners", "lengte")) is None
