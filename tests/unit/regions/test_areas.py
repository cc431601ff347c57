"""Areas: they cover the country once, and say how big they are and where they are unsure."""

import pytest
import shapely

from geodata.landscape import RD
from geodata.package.vocabulary import Laag
from geodata.regions.areas import areas, membership, uncertain_parts


def test_every_gemeente_lies_in_one_area(landscape, area_laag):
    members = membership(landscape, area_laag)
    assert sorted(members.index) == sorted(landscape.gemeenten.index)
    assert set(members["gebied"]) == set(areas(landscape, area_laag).index)


def test_areas_are_valid_and_fit_together(landscape, area_laag):
    shapes = areas(landscape, area_laag).geometry
    assert shapes.is_valid.all()
    assert not shapes.is_empty.any()
    assert set(shapes.geom_type) <= {"Polygon", "MultiPolygon"}
    assert shapely.coverage_is_valid(shapes.values)


def test_areas_cover_the_country_without_overlap(landscape, area_laag):
    found = areas(landscape, area_laag)
    country = shapely.coverage_union_all(landscape.boundaries.values)
    together = shapely.union_all(found.geometry.values)
    assert shapely.symmetric_difference(together, country).area < 1e-9
    # The parts are as large as the whole: nothing is counted twice.
    assert shapely.area(found.geometry.values).sum() == pytest.approx(country.area, rel=1e-9)


def test_km2_is_what_the_shape_measures(landscape, area_laag):
    found = areas(landscape, area_laag)
    measured = found.geometry.to_crs(RD).area / 1e6
    assert found["km2"].to_numpy() == pytest.approx(measured.to_numpy(), rel=1e-6)
    assert found["km2"].sum() == pytest.approx(landscape.boundaries_rd.area.sum() / 1e6)


def test_gemeenten_are_counted_from_the_werkgebieden(landscape, area_laag):
    found = areas(landscape, area_laag)
    assert found["gemeenten"].sum() == len(landscape.gemeenten)
    if area_laag.vorm == "gebied":
        rows = landscape.werkgebieden
        rows = rows[rows["organisatie"].isin(found.index)]
        assert found["gemeenten"].to_dict() == rows["organisatie"].value_counts().to_dict()


def test_uncertain_parts_lie_within_their_area(landscape, area_laag):
    found = areas(landscape, area_laag).geometry
    for key, part in uncertain_parts(landscape, area_laag).items():
        assert shapely.difference(part, found[key]).area < 1e-9


@pytest.mark.parametrize(("laag_id", "unsure"), [("consortium", 12), ("ros", 3), ("roaz", 0)])
def test_uncertain_parts_are_the_gemeenten_with_zekerheid_laag(small, laag_id, unsure):
    laag = small.vocabulary.laag(laag_id)
    members = membership(small, laag)
    codes = members.index[members["zekerheid"] == "laag"]
    assert len(codes) == unsure
    found = uncertain_parts(small, laag)
    assert set(found.index) == set(members.loc[codes, "gebied"])
    unsure_km2 = small.boundaries_rd[codes].area.sum() / 1e6
    assert found.to_crs(RD).area.sum() / 1e6 == pytest.approx(unsure_km2)


def test_a_computed_area_states_no_zekerheid(landscape):
    laag = landscape.vocabulary.laag("vsv-gebied")
    assert set(membership(landscape, laag)["zekerheid"]) == {""}
    assert uncertain_parts(landscape, laag).empty


def test_a_layer_without_areas_says_so(landscape):
    laag = Laag("x", "X", "punt", ("vsv",), "#000000", "")
    with pytest.raises(ValueError, match="has no areas"):
        areas(landscape, laag)
