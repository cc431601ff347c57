"""Damaged packages: every fault at once, in Dutch, each with its place; nothing half-loads.

Many faults go into one copy, so that each test also shows that one fault never hides another.
"""

import contextlib
import json
import re
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import DataError, Fault, load_landscape

ENGLISH = re.compile(r"\b(the|error|is not|row|cell|field|value|constraint|failed|missing)\b", re.I)
SURE = "hoog, middel, laag"


def faults_of(path) -> tuple[Fault, ...]:
    """The faults of a package that must not load."""
    with pytest.raises(DataError) as caught:
        load_landscape(path)
    assert caught.value.path == path
    assert all(str(fault) in str(caught.value) for fault in caught.value.faults)
    return caught.value.faults


def break_schema(copy) -> list[Fault]:
    """One fault of each kind that a table schema can tell; returns what must be said of them."""
    expected = []

    def put(table, column, value, uitleg, toegestaan, **where):
        row = copy.row(table, **where)
        copy.put(table, row, **{column: value})
        expected.append(Fault(f"{table}.csv", uitleg, row, column, value, toegestaan))

    wrong_type = "de waarde is van het verkeerde type."
    not_allowed = "de waarde mag hier niet."
    dangling = "de verwijzing bestaat niet."
    put("coalities", "status", "bestaat", not_allowed, "actief, in oprichting", zekerheid="hoog")
    put("werkgebieden", "zekerheid", "", "de waarde ontbreekt.", "niet leeg", zekerheid="laag")
    put("werkgebieden", "zekerheid", "zeker", not_allowed, SURE, zekerheid="middel")
    put("postcodes", "inwoners", "veel", wrong_type, "een heel getal", postcode="1011")
    put("postcodes", "kinderen_0_4", "-1", not_allowed, "vanaf 0", postcode="1012")
    put("organisaties", "lat", "48.2", not_allowed, "vanaf 50.7", id="vsv-umcg")
    put("organisaties", "lon", "9.5", not_allowed, "tot en met 7.3", id="vsv-martini")
    put("organisaties", "lat", "noord", wrong_type, "een getal", id="vsv-assen")
    put("organisaties", "naam", "", "de waarde ontbreekt.", "niet leeg", id="vsv-she")
    put("organisaties", "website", "www.x.nl", not_allowed, "https?://", id="ros-elaa")
    put("organisaties", "bron_datum", "24-9-2020", not_allowed, r"\d{4}", id="ros-mura")
    put("herindelingen", "datum", "ooit", wrong_type, "2022-01-31", oude_naam="Haren")
    in_ids = "een waarde uit organisaties.csv, kolom id"
    in_codes = "een waarde uit gemeenten.csv, kolom code"
    put("organisaties", "valt_onder", "consortium-mars", dangling, in_ids, id="vsv-sneek")
    put("contacten", "organisatie", "ggd-mars", dangling, in_ids, email="info@ggdzeeland.nl")
    put("coalities", "gemeentecode", "GM9999", dangling, in_codes, gemeentecode="GM0060")
    put("werkgebieden", "organisatie", "ros-mars", dangling, in_ids, organisatie="ros-zonh")

    _, first, *_ = copy.rows("organisaties")
    row = copy.append("organisaties", first)
    twice = "de waarde staat er al."
    expected.append(Fault("organisaties.csv", twice, row, "id", first[0], "elke waarde één keer"))
    contact = copy.rows("contacten")[1]
    row = copy.append("contacten", contact)
    cells = ", ".join(contact[:2])
    twice = "dit record staat er al."
    key = "organisatie, volgnummer"
    expected.append(Fault("contacten.csv", twice, row, key, cells, "elke sleutel één keer"))
    row = copy.append("aliassen", ["GM0014", "Stad", "gangbare naam", "te veel"])
    expected.append(Fault("aliassen.csv", "de rij heeft te veel kolommen.", row, "", "te veel"))
    return expected


def break_invariants(copy) -> list[Fault]:
    """One fault of each kind that a table schema cannot tell."""
    expected = []
    rows = copy.rows("werkgebieden")
    second = ["consortium-limburg", "GM0014", "laag", "nee", "", "", "niemand", "2020"]
    lost = next(row for row in rows if row[0] == "consortium-overijssel")
    lost_ros = next(row for row in rows if row[0] == "ros-zonh")
    copy.write("werkgebieden", [*(r for r in rows if r not in (lost, lost_ros)), second])
    table = "werkgebieden.csv"
    for row, soort in ((lost, "consortium"), (lost_ros, "ros")):
        place = (None, "gemeentecode", "", f"een rij met {row[1]}")
        expected.append(Fault(table, f"gemeente {row[1]} heeft geen {soort}.", *place))
    uitleg = "deze gemeente heeft al een consortium."
    place = (len(rows) - 1, "gemeentecode", "GM0014", "elke gemeente één consortium")
    expected.append(Fault(table, uitleg, *place))

    row = copy.row("herindelingen", oude_naam="Haren")
    copy.put("herindelingen", row, nieuwe_naam="Tynaarlo")
    uitleg = "de naam hoort niet bij de code."
    place = (row, "nieuwe_naam", "Tynaarlo", "Groningen")
    expected.append(Fault("herindelingen.csv", uitleg, *place))
    row = copy.row("organisaties", id="vsv-umcg")
    copy.put("organisaties", row, valt_onder="vsv-martini")
    place = (row, "valt_onder", "vsv-martini", "van de soort consortium, of leeg")
    expected.append(Fault("organisaties.csv", "dit is geen consortium.", *place))
    row = copy.row("organisaties", id="vsv-assen")
    copy.put("organisaties", row, lat="")
    place = (row, "lat", "", "allebei een getal")
    expected.append(Fault("organisaties.csv", "lat en lon horen bij elkaar.", *place))

    file = copy.path / "gemeenten.topojson"
    drawn = json.loads(file.read_text(encoding="utf-8"))
    (shapes,) = drawn["objects"].values()
    gone, strange = shapes["geometries"][:2]
    was = strange["properties"]["code"]
    strange["properties"]["code"] = "GM9999"
    shapes["geometries"].remove(gone)
    file.write_text(json.dumps(drawn), encoding="utf-8")
    for code in (gone["properties"]["code"], was):
        uitleg = f"de grens van gemeente {code} ontbreekt."
        expected.append(Fault("gemeenten.topojson", uitleg, None, "code", "", code))
    uitleg = "de gemeente staat niet in gemeenten.csv."
    expected.append(Fault("gemeenten.topojson", uitleg, None, "code", "GM9999", "kolom code"))

    toml = "lagen.toml"
    copy.replace(toml, 'soorten = ["rso"]', 'soorten = ["kraamzorg"]')
    uitleg = "laag rso: de soort bestaat niet."
    expected.append(Fault(toml, uitleg, None, "soorten", "kraamzorg"))
    copy.replace(toml, 'id = "landelijk"\n', 'id = "ggd"\n')
    expected.append(Fault(toml, "de laag staat er dubbel in.", None, "id", "ggd"))
    copy.replace(toml, 'vorm = "status"', 'vorm = "ster"')
    uitleg = "laag coalitie: onbekende vorm."
    expected.append(Fault(toml, uitleg, None, "vorm", "ster", "gebied, dichtstbij"))
    expected.append(Fault(toml, "er is geen laag met de vorm status.", None, "vorm"))
    copy.replace(toml, 'symbool = "kruis"', 'symbool = "ster"')
    uitleg = "laag perinatologisch-centrum: dit symbool bestaat niet."
    expected.append(Fault(toml, uitleg, None, "symbool", "ster", "cirkel, ruit, kruis, half"))
    copy.replace(toml, 'symbool = "ruit"\n', "")
    uitleg = "laag vsv: dit symbool bestaat niet."
    expected.append(Fault(toml, uitleg, None, "symbool", "", "cirkel, ruit"))
    copy.replace(toml, 'symbool = "half"', 'symbool = "heel"')
    uitleg = "status in oprichting: dit symbool bestaat niet."
    expected.append(Fault(toml, uitleg, None, "symbool", "heel", "cirkel, ruit"))
    copy.replace(toml, 'kleur = "#F3F4F6"', 'kleur = "grijs"')
    expected.append(Fault(toml, "status geen gegevens: geen kleur.", None, "kleur", "grijs", "#33"))
    copy.replace(toml, 'lijn = "8 4"', 'lijn = "streepjes"')
    expected.append(Fault(toml, "laag ros: geen lijn.", None, "lijn", "streepjes", "zoals 8 4"))
    copy.replace(toml, 'lijn = "12 4 2 4"', 'lijn = "12 4 2"')
    expected.append(Fault(toml, "laag roaz: geen lijn.", None, "lijn", "12 4 2", "om en om"))
    copy.replace(toml, 'soorten = ["regionale coalitie"]', "soorten = []")
    uitleg = "laag regionale-coalitie: de laag noemt geen soort."
    expected.append(Fault(toml, uitleg, None, "soorten", "", "consortium, vsv"))
    copy.replace(toml, "berekend = true\n", "")
    uitleg = "laag vsv-gebied: wat uit afstanden volgt, hoort berekend te heten."
    expected.append(Fault(toml, uitleg, None, "berekend", "false", "true"))
    copy.replace(toml, 'vergelijk = ["consortium", "ros"]', 'vergelijk = ["rso"]')
    uitleg = "dit is geen laag met gebieden om te vergelijken."
    expected.append(Fault(toml, uitleg, None, "vergelijk", "rso", "consortium, ros"))
    expected.append(Fault(toml, "vergelijken gaat met twee.", None, "vergelijk", "rso", "twee"))
    copy.replace(toml, 'peildatum = "2026-11-22"', 'peildatum = "22-11-2026"')
    expected.append(Fault(toml, "de peildatum kan niet.", None, "peildatum", "22-11-2026"))
    copy.replace(toml, 'soorten = ["ros"]\ndoen', 'soorten = ["rozen"]\ndoen')
    uitleg = "telling ROS'en: de soort bestaat niet."
    expected.append(Fault(toml, uitleg, None, "soorten", "rozen", "ros"))
    copy.replace(toml, '["in oprichting", "aangemeld"]', '["in oprichting"]')
    uitleg = "de status ‘aangemeld’ hoort in precies één klasse."
    expected.append(Fault(toml, uitleg, None, "waarden", "", "één keer ‘aangemeld’"))
    copy.replace(toml, 'indicator = "aantal: ros"', 'indicator = "aantal: rozen"')
    uitleg = "telling ROS'en: de indicator staat niet in kerncijfers.csv."
    expected.append(Fault(toml, uitleg, None, "indicator", "aantal: rozen", "kolom indicator"))
    return expected


def break_files(copy) -> list[Fault]:
    """Files that are not there or cannot be read, none of which hides another."""
    (copy.path / "herindelingen.csv").unlink()
    (copy.path / "kerncijfers.csv").write_bytes(b"")
    file = copy.path / "contacten.csv"
    file.write_bytes(file.read_bytes().decode("utf-8").encode("cp1252"))
    file = copy.path / "lagen.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n[[laag\n", encoding="utf-8")
    file = copy.path / "gemeenten.topojson"
    file.write_bytes(file.read_bytes()[:6_000])
    missing = "het bestand ontbreekt of is leeg."
    return [
        Fault("herindelingen.csv", missing),
        Fault("kerncijfers.csv", missing),
        Fault("contacten.csv", "het bestand is geen UTF-8.", toegestaan="tekst in UTF-8"),
        Fault("lagen.toml", "het bestand is onleesbaar", None, "", "[[laag", "TOML"),
        Fault("gemeenten.topojson", "het bestand is onleesbaar"),
    ]


def place_of(fault: Fault) -> tuple[str, int | None]:
    """File and row; the lines of a TOML file are looked at by themselves."""
    return fault.bestand, None if fault.bestand.endswith(".toml") else fault.rij


def is_said(expected: Fault, found: Fault) -> bool:
    return (
        (place_of(expected), expected.kolom, expected.waarde)
        == (place_of(found), found.kolom, found.waarde)
        and found.uitleg.startswith(expected.uitleg)
        and expected.toegestaan in found.toegestaan
    )


@pytest.fixture(scope="module", params=[break_schema, break_invariants, break_files])
def broken(request, copy_data):
    """A package with many faults: what must be said, and what is said."""
    copy = copy_data()
    return request.param(copy), faults_of(copy.path)


def test_every_fault_is_told(broken):
    expected, found = broken
    silent = [fault for fault in expected if not any(is_said(fault, other) for other in found)]
    assert not silent, "\n".join(map(str, found))


def test_nothing_else_is_told(broken):
    """Only the files that were damaged are blamed, and at most twice for one place."""
    expected, found = broken
    assert {place_of(fault) for fault in found} == {place_of(fault) for fault in expected}
    assert len(found) <= len(expected) + 2


def test_a_fault_says_where_it_is_what_stands_there_and_what_is_allowed(broken):
    for fault in broken[1]:
        text = str(fault)
        assert text.startswith(fault.bestand)
        row = "rij" if fault.bestand.endswith(".csv") else "regel"
        assert fault.rij is None or f"{row} {fault.rij}" in text
        assert f"kolom {fault.kolom}" in text or not fault.kolom
        found = f"'{fault.waarde}'" if fault.waarde else "niets"
        assert f"Gevonden: {found}." in text or not (fault.kolom or fault.waarde)
        assert f"Toegestaan: {fault.toegestaan}" in text
        assert not ENGLISH.search(fault.uitleg)


def test_a_folder_that_is_not_there(tmp_path):
    files = {fault.bestand for fault in faults_of(tmp_path / "nergens")}
    assert files == {
        "datapackage.json",
        "lagen.toml",
        "lijsten.toml",
        "stappen.toml",
        "gemeenten.topojson",
        "gemeenten-fijn.topojson",
        "ondergrond.geojson",
    }


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"resources": [', b"\xff\xfe"])
def test_a_description_that_is_broken(tmp_path, content):
    (tmp_path / "datapackage.json").write_bytes(content)
    faults = [fault for fault in faults_of(tmp_path) if fault.bestand == "datapackage.json"]
    assert [fault.uitleg.startswith("het bestand is onleesbaar") for fault in faults] == [True]
    assert faults[0].toegestaan


def test_wrong_headers(damaged_copy):
    """A column that has another name, stands elsewhere or is missing, each in a table of its own."""
    damaged_copy.replace("gemeenten.csv", "naam,", "name,")
    damaged_copy.replace("organisaties.csv", "id,soort,", "soort,id,")
    damaged_copy.replace("coalities.csv", "status,", "")
    found = [f for f in faults_of(damaged_copy.path) if f.uitleg == "de kopregel klopt niet."]
    files = {"gemeenten.csv", "organisaties.csv", "coalities.csv"}
    assert {(fault.bestand, fault.rij) for fault in found} == {(file, 1) for file in files}
    allowed = {fault.bestand: fault.toegestaan for fault in found}
    assert allowed["gemeenten.csv"].startswith("code, naam, provincie")
    assert allowed["organisaties.csv"].startswith("id, soort, naam")
    assert allowed["coalities.csv"].startswith("gemeentecode, status")


@pytest.mark.parametrize("content", ["", "laag = 3", '[[laag]]\nid = "x"', "[soort]\nvsv = 1"])
def test_layers_that_lack_what_they_need(tmp_path, content):
    (tmp_path / "lagen.toml").write_text(content, encoding="utf-8")
    faults = [fault for fault in faults_of(tmp_path) if fault.bestand == "lagen.toml"]
    said = ("ontbreekt.", "ontbreken of kloppen niet.", "kent de atlas niet.", "verkeerde type.")
    assert faults
    assert [fault for fault in faults if not fault.uitleg.endswith(said)] == []


def test_boundaries_that_do_not_fit_together(tmp_path, landscape):
    shutil.copyfile(landscape.path / "gemeenten.topojson", tmp_path / "gemeenten.topojson")
    file = tmp_path / "gemeenten.topojson"
    drawn = json.loads(file.read_text(encoding="utf-8"))
    (shapes,) = drawn["objects"].values()
    shapes["geometries"].append(shapes["geometries"][0])
    file.write_text(json.dumps(drawn), encoding="utf-8")
    said = {(fault.bestand, fault.uitleg) for fault in faults_of(tmp_path)}
    assert ("gemeenten.topojson", "de grenzen sluiten niet op elkaar aan.") in said


@pytest.fixture(scope="module")
def fuzzed(copy_data):
    """One copy for all examples; each example puts back what it damaged."""
    return copy_data()


@settings(max_examples=12)
@given(data=st.data(), value=st.text(max_size=30))
def test_a_cell_with_anything_in_it_loads_or_is_told(fuzzed, landscape, data, value):
    table = data.draw(st.sampled_from(landscape.tables))
    rows = fuzzed.rows(table)
    row = data.draw(st.integers(2, len(rows)))
    column = data.draw(st.sampled_from(rows[0]))
    try:
        fuzzed.put(table, row, **{column: value})
        with contextlib.suppress(DataError):
            assert len(load_landscape(fuzzed.path).table(table)) == len(rows) - 1
    finally:
        fuzzed.write(table, rows)
