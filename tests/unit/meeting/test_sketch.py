"""The small picture of a scene: one of every kind of map, whole and without names."""

import pytest
from defusedxml import ElementTree

from geodata.meeting import Scene, sketch_of, slide_of
from tests.unit.partners.test_summary import TODAY

PICTURED = (
    ("kaart", {}),
    ("kaart", {"lagen": "coalitie", "gekozen": "GM0014"}),
    ("kaart", {"cijfer": "geboorten", "als": "cirkels"}),
    ("kaart", {"cijfer": "geboorten", "per": "ros"}),
    ("gemeente", {"code": "GM0014"}),
    ("regiobeeld", {"gebied": "GM0014"}),
    ("vergelijken", {"a": "consortium", "b": "ros"}),
    ("vergelijken", {"deel": "witte-vlekken"}),
    ("watals", {"sluit": "vsv-assen"}),
)


@pytest.mark.parametrize(("page", "keuze"), PICTURED)
def test_every_kind_of_scene_with_a_picture_has_a_small_one(small, page, keuze):
    drawn = sketch_of(small, slide_of(small, Scene("<b>&", "", page, keuze), TODAY))
    root = ElementTree.fromstring(drawn)
    assert root.tag.endswith("svg")
    assert root.get("viewBox")
    # Shapes, and of a map no names.
    tags = [part.tag.rpartition("}")[2] for part in root.iter()]
    assert tags.count("path") > 5
    assert page == "regiobeeld" or "text" not in tags
    assert len(drawn) < 400_000


def test_a_scene_without_a_picture_has_no_small_one(small):
    with pytest.raises(ValueError, match="no map"):
        sketch_of(small, slide_of(small, Scene("", "", "vergelijken", {"deel": "jaren"}), TODAY))
