"""What people and programs really do to data: every fault here once got through."""

import io
import json
import re
from datetime import date

import pandas
import pytest
import shapely

from geodata import DataError, load_landscape
from geodata.compare.quality import overview
from geodata.files.export import table_for_reading, to_csv, to_geojson
from geodata.map.view import parse
from geodata.partners.card import card_of
from geodata.regions.areas import areas
from geodata.regions.layer_records import records
from tests.conftest import PACKAGE


def told(path):
    with pytest.raises(DataError) as caught:
        load_landscape(path)
    return caught.value


@pytest.mark.parametrize("table", ["contacten", "gemeenten"])
def test_semicolons_are_refused(damaged_copy, table):
    file = damaged_copy.path / f"{table}.csv"
    file.write_bytes(file.read_bytes().replace(b",", b";"))
    assert f"{table}.csv" in str(told(damaged_copy.path))


def test_a_header_with_a_space_is_refused(damaged_copy):
    damaged_copy.replace("contacten.csv", "naam,", "naam ,")
    assert "contacten.csv" in str(told(damaged_copy.path))


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("kerncijfers", "waarde", "nan"),
        ("kerncijfers", "waarde", "inf"),
        ("kerncijfers", "waarde", "1_000"),
        ("postcodes", "inwoners", "1_000"),
        ("postcodes", "inwoners", "١٢"),
        ("postcodes", "inwoners", "9" * 25),
        ("organisaties", "bron_datum", "2020-13"),
        ("organisaties", "status_datum", "2020-02-30"),
        ("kerncijfers", "datum", "0000"),
    ],
)
def test_odd_numbers_and_dates_are_told(damaged_copy, table, column, value):
    damaged_copy.put(table, 4, **{column: value})
    assert f"{table}.csv, rij 4, kolom {column}" in str(told(damaged_copy.path))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('soorten = ["consortium"]', "soorten = 5"),
        ('soorten = ["consortium"]', 'soorten = [["vsv"]]'),
        ('waarden = ["actief"]', "waarden = 3"),
        ('id = "ros"', "id = {a = 1}"),
        ('id = "ros"', 'id = "ros_x"'),
        ('kleur = "#882255"', 'kleur = "paars"'),
        ('soorten = ["ros"]\nkleur', 'soorten = ["rso"]\nkleur'),
        ('soorten = ["ros"]\nkleur', 'soorten = ["ros", "ggd"]\nkleur'),
        ('thema = "wie-werkt-waar"', 'thema = "wie"'),
        ('thema = "wie-werkt-waar"', 'thema = ""'),
        ('vorm = "punt"', 'vorm = "punt"\nthema = "wie-werkt-waar"'),
        ('id = "kansrijke-start"', 'id = "wie-werkt-waar"'),
        ('thema = "kansrijke-start"', 'thema = "wie-werkt-waar"'),
        ('[[zekerheid]]\nid = "laag"', '[[zekerheid]]\nid = "gok"'),
        ('["onbekend", "geen gegevens"]', '["onbekend"]'),
        ('label = "Consortia"', 'label = ""'),
        ('label = "Consortia"', 'label = " "'),
        ('meervoud = "consortia"', 'meervoud = ""'),
        ('soorten = ["ros"]\ndoen', "soorten = []\ndoen"),
        ('grenzen = "Grenzen: CBS, Kadaster"', 'grenzen = ""'),
    ],
)
def test_layers_with_wrong_values_are_told(damaged_copy, old, new):
    damaged_copy.replace("lagen.toml", old, new)
    assert "lagen.toml" in str(told(damaged_copy.path))


def test_a_list_of_texts_for_layers_is_told(damaged_copy):
    (damaged_copy.path / "lagen.toml").write_text('laag = ["a"]\npeildatum = "x"\ngrenzen = "x"')
    assert "lagen.toml" in str(told(damaged_copy.path))


@pytest.mark.parametrize("gone", ["coalities", "werkgebieden", "aliassen"])
def test_a_table_that_is_not_described_is_told(damaged_copy, gone):
    file = damaged_copy.path / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    package["resources"] = [r for r in package["resources"] if r["name"] != gone]
    file.write_text(json.dumps(package), encoding="utf-8")
    assert gone in str(told(damaged_copy.path))


def test_a_pattern_that_is_no_pattern_is_told(damaged_copy):
    damaged_copy.replace("datapackage.json", '"pattern": "GM\\\\d{4}"', '"pattern": "("')
    assert "datapackage.json" in str(told(damaged_copy.path))


@pytest.mark.parametrize("shape", [{"arcs": []}, {"type": "Point", "coordinates": [1, 2]}])
def test_a_boundary_without_a_shape_is_told(damaged_copy, shape):
    file = damaged_copy.path / "gemeenten.topojson"
    drawn = json.loads(file.read_text(encoding="utf-8"))
    (shapes,) = drawn["objects"].values()
    shapes["geometries"][5] |= shape
    file.write_text(json.dumps(drawn), encoding="utf-8")
    assert "gemeenten.topojson" in str(told(damaged_copy.path))


def test_a_key_that_is_there_twice_shows_the_cells_of_the_key(damaged_copy):
    first = damaged_copy.rows("herindelingen")[1]
    damaged_copy.append("herindelingen", first)
    (fault,) = told(damaged_copy.path).faults
    assert (fault.kolom, fault.waarde) == ("oude_code, nieuwe_code", f"{first[1]}, {first[3]}")


def test_a_short_row_does_not_say_none(damaged_copy):
    file = damaged_copy.path / "aliassen.csv"
    file.write_text(file.read_text(encoding="utf-8") + "GM0014\n", encoding="utf-8")
    assert "None" not in str(told(damaged_copy.path))


def test_one_fault_is_singular(damaged_copy):
    (damaged_copy.path / "lagen.toml").unlink()
    assert str(told(damaged_copy.path)).startswith("1 fout ")


def test_many_unknown_values_make_no_long_message(landscape):
    _, problems = parse(landscape, {"lagen": ",".join(f"x{i}" for i in range(2500))})
    assert len(problems[0]) < 1000


def test_no_person_goes_out_in_the_organisaties(landscape):
    names = set(landscape.table("contacten")["naam"]) - {""}
    text = to_csv(table_for_reading(landscape, "organisaties")).decode()
    assert not [name for name in names if name in text]


def test_a_carriage_return_starts_no_new_row():
    frame = pandas.DataFrame({"a": pandas.Series(["x\r=1+1"], dtype="str"), "b": ["y"]})
    assert len(pandas.read_csv(io.BytesIO(to_csv(frame)))) == 1


def test_published_shapes_are_valid_and_follow_rfc_7946(landscape, laag):
    for feature in json.loads(to_geojson(landscape, laag))["features"]:
        if feature["geometry"]:
            shape = shapely.geometry.shape(feature["geometry"])
            assert shape.is_valid, feature["id"]
            for part in getattr(shape, "geoms", [shape]):
                assert part.geom_type == "Point" or part.exterior.is_ccw


@pytest.mark.parametrize("derived", [records, areas])
def test_what_a_caller_does_with_a_derived_table_stays_with_the_caller(derived):
    landscape = load_landscape(PACKAGE)
    laag = landscape.vocabulary.laag("consortium")
    taken = derived(landscape, laag)
    taken["gemeenten"] = 0
    assert derived(landscape, laag)["gemeenten"].sum() == len(landscape.gemeenten)


def test_boundaries_in_metres_stay_too():
    landscape = load_landscape(PACKAGE)
    taken = landscape.boundaries_rd
    taken.iloc[0] = None
    assert landscape.boundaries_rd.notna().all()


def test_the_overview_has_the_columns_it_names(landscape):
    named = re.findall(r"`(\w+)`", overview.__doc__.split("Columns:")[1])
    assert set(named) == set(overview(landscape).columns)


def test_status_and_warning_give_the_same_date(damaged_copy):
    row = damaged_copy.row("organisaties", id="consortium-noordelijk-zuid-holland")
    damaged_copy.put("organisaties", row, status_datum="2021-07")
    card = card_of(
        load_landscape(damaged_copy.path), "consortium-noordelijk-zuid-holland", date(2026, 11, 22)
    )
    assert "juli 2021" in card.status
    assert "juli 2021" in card.waarschuwing
