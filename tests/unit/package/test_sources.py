"""A sure fact has a source, and a source has one date: what `python -m geodata check` refuses."""

import pytest

from geodata import DataError, load_landscape
from geodata.landscape import DATA
from geodata.package.check import check_package
from tests.unit.package.keeper import check_again


def faults_of(check, path):
    with pytest.raises(DataError) as caught:
        check(path)
    return caught.value.faults


def test_our_own_package_passes():
    assert check_package(DATA).path == DATA


@pytest.mark.parametrize("bron", ["afgeleid uit de ligging", "Eigen kennis", "schatting"])
def test_hoog_without_a_source_keeps_a_package_from_use(damaged_copy, bron):
    row = damaged_copy.row("werkgebieden", zekerheid="hoog")
    damaged_copy.put("werkgebieden", row, bron=bron, bron_datum="")
    (fault,) = faults_of(load_landscape, damaged_copy.path)
    assert (fault.bestand, fault.rij, fault.kolom) == ("werkgebieden.csv", row, "zekerheid")
    assert fault.waarde == "hoog"
    assert bron in fault.uitleg
    assert fault.toegestaan.startswith("middel of laag")


@pytest.mark.parametrize("zekerheid", ["middel", "laag"])
def test_a_guess_by_where_it_lies_is_laag(damaged_copy, zekerheid):
    row = damaged_copy.row("werkgebieden", zekerheid="hoog")
    bron = "afgeleid uit de ligging van ziekenhuis en perinatologisch centrum"
    damaged_copy.put("werkgebieden", row, bron=bron, bron_datum="", zekerheid=zekerheid)
    load_landscape(damaged_copy.path)
    if zekerheid == "laag":
        assert check_again(damaged_copy.path)
        return
    (fault,) = faults_of(check_again, damaged_copy.path)
    assert (fault.bestand, fault.rij, fault.kolom) == ("werkgebieden.csv", row, "zekerheid")
    assert fault.toegestaan.startswith("laag, of een bron")


@pytest.mark.parametrize("bron", ["https://voorbeeld.nl/kaart", "lijst van het CPZ, maart 2026"])
def test_a_source_that_can_be_opened_or_named_may_be_hoog(damaged_copy, bron):
    row = damaged_copy.row("werkgebieden", zekerheid="hoog")
    damaged_copy.put("werkgebieden", row, bron=bron, bron_datum="")
    assert check_again(damaged_copy.path)


@pytest.mark.parametrize("datum", ["2031-01", ""])
def test_a_source_with_another_date_than_elsewhere_is_told(damaged_copy, datum):
    """The record stays usable: a list that was taken in may be younger than the package."""
    row = damaged_copy.row("werkgebieden", organisatie="ros-proscoop")
    damaged_copy.put("werkgebieden", row, bron_datum=datum)
    load_landscape(damaged_copy.path)
    (fault,) = faults_of(check_again, damaged_copy.path)
    assert (fault.bestand, fault.rij, fault.kolom) == ("werkgebieden.csv", row, "bron_datum")
    assert fault.waarde == datum
    assert "zoals elders" in fault.toegestaan


def test_the_same_source_in_another_table_counts_too(damaged_copy):
    row = damaged_copy.row("organisaties", id="ros-proscoop")
    damaged_copy.put("organisaties", row, bron_datum="2031-01")
    (fault,) = faults_of(check_again, damaged_copy.path)
    assert (fault.bestand, fault.rij) == ("organisaties.csv", row)


def test_a_working_name_says_what_its_source_carries(damaged_copy):
    row = damaged_copy.row("organisaties", naam_herkomst="werknaam")
    damaged_copy.put("organisaties", row, bron_steunt="")
    (fault,) = faults_of(check_again, damaged_copy.path)
    assert (fault.bestand, fault.rij, fault.kolom) == ("organisaties.csv", row, "bron_steunt")


def test_the_parts_of_a_gemeente_are_together_the_whole_of_it(damaged_copy):
    row = damaged_copy.row("herindelingen", oude_naam="Haren")
    damaged_copy.put("herindelingen", row, aandeel="0.9")
    (fault,) = faults_of(load_landscape, damaged_copy.path)
    assert (fault.bestand, fault.rij, fault.kolom) == ("herindelingen.csv", row, "aandeel")
    assert fault.uitleg.startswith("de aandelen van Haren ")
