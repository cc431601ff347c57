"""Open data: every table and layer by one name, nobody's private address, and a catalogue that is true."""

import geopandas
import pandas
import pytest

from geodata.files import FORMATS, catalogue, open_file, open_sets, to_csv, to_geopackage
from geodata.records import Contact, rows_of

BASE = "https://atlas.voorbeeld.nl"


@pytest.fixture(scope="module")
def names(small) -> list[str]:
    return [f"{one.id}.{form}" for one in open_sets(small) for form in one.vormen]


def test_every_table_and_every_layer_of_the_map_is_there_once(small, names):
    assert len(names) == len(set(names))
    assert {f"{table}.csv" for table in small.tables} <= set(names)
    layers = [laag.id for laag in small.vocabulary.lagen if laag.on_map]
    assert {one.laag.id for one in open_sets(small) if one.laag} == set(layers)


def test_each_file_is_there_and_another_name_is_not(small, names):
    assert all(open_file(small, name) for name in names)
    for name in ("mars.csv", "consortium.csv", "organisaties.gpkg", "organisaties", "", "../x.csv"):
        assert open_file(small, name) is None


def test_a_layer_opens_in_a_gis_as_it_is_in_geojson(small, tmp_path):
    for one in open_sets(small):
        if one.laag is None:
            continue
        read = {}
        for form in one.vormen:
            file = tmp_path / f"{one.id}.{form}"
            file.write_bytes(open_file(small, file.name))
            read[form] = geopandas.read_file(file)
        assert read["gpkg"].crs == read["geojson"].crs
        assert read["gpkg"]["naam"].tolist() == read["geojson"]["naam"].tolist()
        shapes, rounded = (read[form].geometry for form in ("gpkg", "geojson"))
        assert shapes.isna().tolist() == rounded.isna().tolist()
        # A browser's file has degrees to a metre.
        away = [s.dropna().to_crs(28992) for s in (shapes, rounded)]
        assert (away[0].hausdorff_distance(away[1]) < 10).all(), one.id


def test_the_same_data_make_the_same_file(small):
    laag = next(laag for laag in small.vocabulary.lagen if laag.on_map)
    assert to_geopackage(small, laag) == to_geopackage(small, laag)


def test_personal_mailboxes_stay_here(small):
    personal = {row.email for row in rows_of(small, Contact) if row.in_bulk is None} - {""}
    assert personal
    content = open_file(small, "contacten.csv").decode()
    assert not [email for email in personal if email in content]
    assert "naam" not in content.splitlines()[0].split(",")


def test_the_catalogue_names_what_there_is(small, names):
    found = catalogue(small, BASE, "Gemeente Voorbeeld", "atlas@voorbeeld.nl")
    told = [
        part["dcat:downloadURL"]["@id"]
        for one in found["dcat:dataset"]
        for part in one["dcat:distribution"]
    ]
    assert sorted(told) == sorted(f"{BASE}/open/{name}" for name in names)
    for one in found["dcat:dataset"]:
        # What DCAT-AP-NL asks of each dataset.
        for needed in (
            "title",
            "description",
            "identifier",
            "accessRights",
            "publisher",
            "license",
        ):
            assert one[f"dct:{needed}"]
        assert one["dcat:contactPoint"]
        assert one["dcat:theme"]
    assert found["dct:publisher"]["foaf:name"] == "Gemeente Voorbeeld"


def test_every_form_has_a_kind(small):
    assert {form for one in open_sets(small) for form in one.vormen} == set(FORMATS)


def test_a_table_is_for_programs(small):
    frame = pandas.DataFrame({"a": ["x;y", "1,5"]})
    assert to_csv(frame).decode("utf-8-sig").splitlines()[0] == "a"
    assert open_file(small, "cijfers.csv").decode("utf-8-sig").splitlines()[0].count(",") >= 5
