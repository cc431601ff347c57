"""Numbers that exist and mailboxes of no person: what `python -m geodata check` refuses."""

import pytest

from geodata import DataError
from tests.unit.package.keeper import check_again


def the_fault(path):
    with pytest.raises(DataError) as caught:
        check_again(path)
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize("table", ["contacten", "gemeentecontacten"])
@pytest.mark.parametrize(
    ("number", "allowed"),
    [("0592 12", "een nummer als"), ("bel", "een nummer als"), ("0592306300", "0592 306 300")],
)
def test_a_number_that_cannot_be_or_is_written_otherwise_is_told(
    damaged_copy, table, number, allowed
):
    damaged_copy.put(table, 4, telefoon=number)
    fault = the_fault(damaged_copy.path)
    assert (fault.bestand, fault.rij, fault.kolom) == (f"{table}.csv", 4, "telefoon")
    assert fault.waarde == number
    assert allowed in fault.toegestaan


@pytest.mark.parametrize(
    "email",
    [
        "jan.jansen@ggd.nl",
        "jan.de.vries@ggd.nl",
        "m.jansen@ggd.nl",
        "c.h.de-vries@ggd.nl",
        "vreugdenhil@ggd.nl",
        "conny@ggd.nl",
    ],
)
def test_an_address_of_a_person_is_no_general_mailbox(damaged_copy, email):
    damaged_copy.put("contacten", 4, soort="persoonsgebonden zakelijk", naam="Conny Vreugdenhil")
    row = damaged_copy.row("contacten", email="info@ggdzeeland.nl")
    damaged_copy.put("contacten", row, email=email)
    fault = the_fault(damaged_copy.path)
    assert (fault.bestand, fault.rij, fault.kolom) == ("contacten.csv", row, "email")
    assert fault.uitleg == "dit adres is van een persoon."


@pytest.mark.parametrize(
    "email", ["info.ggd@vrln.nl", "team.zorg@ggd.nl", "post@ggd.nl", "vsv.assen@wza.nl"]
)
def test_a_general_mailbox_may_have_any_general_name(damaged_copy, email):
    row = damaged_copy.row("contacten", email="info@ggdzeeland.nl")
    damaged_copy.put("contacten", row, email=email)
    assert check_again(damaged_copy.path)


def test_the_clerk_of_a_council_is_no_contact_of_a_gemeente(damaged_copy):
    damaged_copy.put("gemeentecontacten", 4, email="raadsgriffie@voorbeeld.nl")
    fault = the_fault(damaged_copy.path)
    assert (fault.bestand, fault.rij) == ("gemeentecontacten.csv", 4)
    assert "griffie" in fault.uitleg
