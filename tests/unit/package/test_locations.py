"""Hospitals and the fine boundaries: what is refused of them."""

import json

import pytest

from geodata import DataError, load_landscape
from geodata.landscape import DATA
from tests.unit.package.keeper import check_again

FINE = "gemeenten-fijn.topojson"


def faults_of(check, path):
    with pytest.raises(DataError) as caught:
        check(path)
    return caught.value.faults


def test_a_hospital_outside_its_gemeente_is_told(damaged_copy):
    row = damaged_copy.row("locaties", volgnummer="2", organisatie="vsv-olvg")
    damaged_copy.put("locaties", row, gemeentecode="GM0014")
    (fault,) = faults_of(check_again, damaged_copy.path)
    assert (fault.bestand, fault.rij, fault.kolom) == ("locaties.csv", row, "gemeentecode")
    assert (fault.waarde, fault.toegestaan) == ("GM0014", "GM0363")


def test_a_hospital_at_sea_is_told(damaged_copy):
    row = damaged_copy.row("locaties", volgnummer="2", organisatie="vsv-olvg")
    damaged_copy.put("locaties", row, lat="53.5", lon="4.0")
    (fault,) = faults_of(check_again, damaged_copy.path)
    assert fault.toegestaan == "een punt in Nederland"


def test_who_says_that_there_are_no_births_says_where_that_was_read(damaged_copy):
    row = damaged_copy.row("locaties", bevallingen="nee")
    damaged_copy.put("locaties", row, bevallingen_bron="")
    (fault,) = faults_of(check_again, damaged_copy.path)
    assert (fault.rij, fault.kolom) == (row, "bevallingen_bron")


def test_the_first_hospital_is_where_the_organisatie_is(damaged_copy):
    row = damaged_copy.row("locaties", organisatie="vsv-umcg")
    damaged_copy.put("locaties", row, lat="53.221")
    (fault,) = faults_of(check_again, damaged_copy.path)
    assert (fault.rij, fault.kolom, fault.waarde) == (row, "lat", "53.221")


def test_fine_boundaries_that_are_not_there_or_broken_keep_a_package_from_use(damaged_copy):
    file = damaged_copy.path / FINE
    content = file.read_bytes()
    file.write_bytes(content[:40_000])
    (fault,) = faults_of(load_landscape, damaged_copy.path)
    assert (fault.bestand, fault.uitleg) == (FINE, "het bestand is onleesbaar.")
    file.unlink()
    faults = faults_of(load_landscape, damaged_copy.path)
    assert {(fault.bestand, fault.uitleg[:21]) for fault in faults} == {
        (FINE, "het bestand ontbreekt")
    }


def test_fine_boundaries_have_the_same_gemeenten(damaged_copy):
    file = damaged_copy.path / FINE
    drawn = json.loads(file.read_text(encoding="utf-8"))
    shape = drawn["objects"]["data"]["geometries"][0]
    was, shape["properties"]["code"] = shape["properties"]["code"], "GM9999"
    file.write_text(json.dumps(drawn), encoding="utf-8")
    told = [(fault.bestand, str(fault)) for fault in faults_of(load_landscape, damaged_copy.path)]
    assert [file for file, _ in told] == [FINE, FINE]
    assert all(code in text for code, (_, text) in zip((was, "GM9999"), told, strict=True))


def test_fine_boundaries_that_do_not_fit_are_told(damaged_copy):
    """A moved arc in the middle of the file leaves a gap between two gemeenten."""
    file = damaged_copy.path / FINE
    drawn = json.loads(file.read_text(encoding="utf-8"))
    one, other = drawn["objects"]["data"]["geometries"][:2]
    one["arcs"], one["type"] = other["arcs"], other["type"]
    file.write_text(json.dumps(drawn), encoding="utf-8")
    faults = faults_of(check_again, damaged_copy.path)
    assert (FINE, "de grenzen sluiten niet op elkaar aan.") in {
        (f.bestand, f.uitleg) for f in faults
    }


def test_fine_boundaries_are_read_when_they_are_asked_for():
    landscape = load_landscape(DATA)
    assert not landscape.derived
    fine = landscape.boundaries_fine
    assert list(fine.index) == sorted(landscape.gemeenten.index)
    assert fine.is_valid.all()
