"""Boundaries of a year, however the service gives them."""

import json

import pytest

from geodata.keeping.sources.pdok import DETAILED, GENERAL, edition, newest_year
from geodata.keeping.sources.proposal import quiet
from geodata.keeping.sources.web import SourceError
from geodata.landscape import RD
from tests.unit.keeping.sources.pdok import EAST_FIRST, METRES, NORTH_FIRST, OGC, THIS_YEAR, Pdok

ITEMS = f"{OGC}/collections/{GENERAL}/items"


@pytest.fixture
def pdok(sources, small) -> Pdok:
    return Pdok(sources, small)


@pytest.mark.parametrize("way", [METRES, EAST_FIRST, NORTH_FIRST])
def test_every_gemeente_comes_to_its_place_whatever_the_coordinates(pdok, web, small, way):
    pdok.way = way
    found = edition(web, THIS_YEAR, quiet).algemeen
    assert found.namen == small.gemeenten["naam"].to_dict()
    assert found.vormen.crs == RD
    there = small.boundaries_fine.to_crs(RD)
    apart = found.vormen.hausdorff_distance(there.loc[found.vormen.index])
    assert apart.max() < 0.1


def test_the_newest_year_is_found_without_being_named(pdok, web, sources):
    assert newest_year(web) == THIS_YEAR
    assert newest_year(web, THIS_YEAR + 1) == THIS_YEAR
    with pytest.raises(SourceError, match=f"geen grenzen van {THIS_YEAR - 1}"):
        newest_year(web, THIS_YEAR - 1)


@pytest.mark.parametrize("answer", [(503, {}, b""), b"{", b"[]", b"{}", (404, {}, b"")])
def test_the_other_service_answers_when_the_first_does_not(pdok, web, sources, answer):
    sources.answers[f"{OGC}/collections"] = answer
    assert newest_year(web) == THIS_YEAR
    assert len(edition(web, THIS_YEAR, quiet).algemeen.namen) == 40


def test_nobody_there_is_said(sources, web):
    with pytest.raises(SourceError, match=r"api\.pdok\.nl"):
        newest_year(web)


def test_without_the_detailed_layer_there_is_the_other(pdok, web):
    assert edition(web, THIS_YEAR, quiet).fijn is not None
    del pdok.layers[DETAILED]
    assert edition(web, THIS_YEAR, quiet).fijn is None


def test_a_layer_with_the_water_in_it_is_not_taken(pdok, web):
    whole = pdok.layers[DETAILED]
    pdok.layers[DETAILED] = whole.buffer(3000)
    assert edition(web, THIS_YEAR, quiet).fijn is None


def _one(**other):
    shape = {"type": "Polygon", "coordinates": [[[1e5, 4e5], [2e5, 4e5], [2e5, 5e5], [1e5, 4e5]]]}
    about = {"statcode": "GM0014", "statnaam": "Groningen", "jaarcode": THIS_YEAR}
    return {"properties": about, "geometry": shape} | other


@pytest.mark.parametrize(
    ("features", "told"),
    [
        ([_one(), _one()], "twee keer"),
        ([_one(geometry=None)], "geen vlak"),
        ([_one(geometry={"type": "Point", "coordinates": [1e5, 4e5]})], "geen vlak"),
        ([_one(geometry={"type": "Polygon", "coordinates": "x"})], "geen vlak"),
        ([_one(properties={"statcode": "BU0014", "statnaam": "x"})], "geen code"),
        (
            [_one(properties={"statcode": "GM0014", "statnaam": "x", "jaarcode": 2020})],
            "andere jaren",
        ),
        ([_one(properties=None)], "geen eigenschappen"),
        (
            [
                _one(
                    geometry={
                        "type": "Polygon",
                        "coordinates": [[[-60, 10], [-61, 10], [-61, 11], [-60, 10]]],
                    }
                )
            ],
            "niet in Nederland",
        ),
    ],
)
def test_rubbish_is_refused_with_a_sentence(pdok, web, sources, features, told):
    content = json.dumps({"features": features}).encode()
    sources.answers[ITEMS] = content
    sources.answers[f"service.pdok.nl/cbs/gebiedsindelingen/{THIS_YEAR}/wfs/v1_0"] = (404, {}, b"")
    with pytest.raises(SourceError, match=told):
        edition(web, THIS_YEAR, quiet)


def test_pages_without_end_have_an_end(pdok, web, sources):
    href = f"https://{ITEMS}?f=json&jaarcode={THIS_YEAR}&limit=100&crs=x"
    sources.answers[ITEMS] = json.dumps(
        {"features": [], "links": [{"rel": "next", "href": href}]}
    ).encode()
    sources.answers[f"service.pdok.nl/cbs/gebiedsindelingen/{THIS_YEAR}/wfs/v1_0"] = (404, {}, b"")
    with pytest.raises(SourceError, match="houden niet op"):
        edition(web, THIS_YEAR, quiet)
