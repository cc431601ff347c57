"""The GeoJSON files: valid, named after their content, the same in every run."""

import hashlib
import io
import json
import re

import geopandas
import pytest
import shapely

from geodata import load_landscape
from geodata.landscape import DATA
from geodata.map.publish import publish
from geodata.package.vocabulary import Laag
from geodata.regions.areas import membership
from geodata.regions.layer_records import records

HOSTILE = '<img src=x onerror=alert(1)>"</script>\\u2028{{7*7}}'
GEOMETRIES = {
    "gebied": {"Polygon", "MultiPolygon"},
    "dichtstbij": {"Polygon", "MultiPolygon"},
    "kolom": {"Polygon", "MultiPolygon"},
    "gemeente": {"Polygon", "MultiPolygon"},
    "status": {"Point"},
    "aanbod": {"Point"},
    "acuut": {"Point"},
    "punt": {"Point"},
}


def read(landscape, laag: Laag) -> dict:
    return json.loads(publish(landscape, laag).content)


def test_it_is_geojson(landscape, laag):
    collection = read(landscape, laag)
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            shape = shapely.geometry.shape(feature["geometry"])
            assert shape.geom_type in GEOMETRIES[laag.vorm]
            west, south, east, north = shape.bounds
            assert 3.2 < west <= east < 7.4
            assert 50.6 < south <= north < 53.7


def test_geopandas_reads_it(landscape, laag):
    frame = geopandas.read_file(io.BytesIO(publish(landscape, laag).content))
    assert len(frame) == len(records(landscape, laag))
    assert frame.crs.to_epsg() == 4326


def test_only_a_layer_on_the_map_has_geometries(landscape, laag):
    """Of a point that no source gives the record stands in the table only."""
    features = read(landscape, laag)["features"]
    placed = {feature["id"] for feature in features if feature["geometry"] is not None}
    assert bool(placed) == laag.on_map
    if laag.on_map:
        rows = landscape.organisaties
        nowhere = set(rows.index[rows["lat"].isna()]) if laag.kind.symbols else set()
        assert {feature["id"] for feature in features} - placed <= nowhere


def test_the_name_carries_a_hash_of_the_content(landscape, laag):
    published = publish(landscape, laag)
    digest = hashlib.sha256(published.content).hexdigest()
    match = re.fullmatch(rf"{re.escape(laag.id)}-([0-9a-f]{{16,}})\.json", published.name)
    assert match
    assert digest.startswith(match[1])


@pytest.fixture(scope="module")
def again():
    """The same data, loaded once more."""
    return load_landscape(DATA)


def test_two_loads_publish_the_same(landscape, again, laag):
    assert publish(again, laag) == publish(landscape, laag)


def test_a_feature_says_what_its_record_says(landscape, laag):
    frame = records(landscape, laag)
    for feature in read(landscape, laag)["features"]:
        row, properties = frame.loc[feature["id"]], feature["properties"]
        assert properties["naam"] == row["naam"]
        assert properties["uitleg"].startswith(row["naam"])
        assert properties.get("zekerheid", "") == row["zekerheid"]
        assert properties.get("status", "") == row["status"]
        assert properties["gemeenten"] == row["gemeenten"]
        assert "" not in properties.values()


def test_what_is_computed_says_so_in_every_tooltip(landscape):
    laag = landscape.vocabulary.laag("vsv-gebied")
    features = read(landscape, laag)["features"]
    assert all(feature["properties"]["uitleg"].endswith("berekend") for feature in features)


def test_a_gemeente_without_data_says_so_in_its_tooltip(small):
    features = read(small, small.vocabulary.laag("coalitie"))["features"]
    silent = [f for f in features if f["id"] not in small.coalities.index]
    assert len(silent) == 15
    for feature in silent:
        assert feature["properties"]["uitleg"].endswith("coalitie: geen gegevens")


def test_unsure_parts_travel_with_their_layer(landscape, area_laag):
    collection = read(landscape, area_laag)
    ids = {feature["id"] for feature in collection["features"]}
    assert set(collection["onzeker"]) <= ids
    for geometry in collection["onzeker"].values():
        assert shapely.geometry.shape(geometry).area > 0
    members = membership(landscape, area_laag)
    assert set(collection["onzeker"]) == set(members.loc[members["zekerheid"] == "laag", "gebied"])


def test_the_middle_of_an_area_lies_in_it(landscape, area_laag):
    for feature in read(landscape, area_laag)["features"]:
        if area_laag.kind.coloured:
            lat, lon = feature["properties"]["midden"]
            shape = shapely.geometry.shape(feature["geometry"])
            assert shape.distance(shapely.Point(lon, lat)) < 0.002
        else:
            assert "midden" not in feature["properties"]


@pytest.fixture(scope="module")
def hostile(copy_data):
    """A landscape in which one VSV has a hostile name and no place."""
    copy = copy_data()
    row = copy.row("organisaties", id="vsv-umcg")
    copy.put("organisaties", row, naam=HOSTILE, status="onbekend", lat="", lon="")
    return load_landscape(copy.path)


def test_a_record_without_a_place_has_a_null_geometry(hostile, small):
    laag = hostile.vocabulary.laag("vsv")
    features = {feature["id"]: feature for feature in read(hostile, laag)["features"]}
    assert len(features) == len(records(small, laag))
    assert [key for key, f in features.items() if f["geometry"] is None] == ["vsv-umcg"]


def test_a_hostile_name_stays_text(hostile, small):
    laag = hostile.vocabulary.laag("vsv")
    features = {feature["id"]: feature for feature in read(hostile, laag)["features"]}
    normal = {feature["id"]: feature for feature in read(small, laag)["features"]}
    properties = features["vsv-umcg"]["properties"]
    assert properties["naam"] == properties["label"] == HOSTILE
    assert properties["uitleg"].startswith(HOSTILE)
    assert set(properties) <= set(normal["vsv-umcg"]["properties"])
    # Nothing else changed but what moved to a neighbouring hospital's computed area.
    others = {key: feature for key, feature in features.items() if key != "vsv-umcg"}
    assert others == {key: f for key, f in normal.items() if key != "vsv-umcg"}
