"""What must be true of the ways to reach somebody: numbers that exist, and no person unannounced."""

import re
from collections.abc import Collection, Mapping

import pandas

from geodata.package.faults import Fault
from geodata.package.telephone import notation

# The tables with telephones, and those with mailboxes.
TELEPHONES = ("contacten", "gemeentecontacten", "locaties")
MAILBOXES = ("contacten", "gemeentecontacten")
FUNCTIONAL = "functioneel"
# "m.jansen", "c.h.de-vries": one letter and a dot are somebody's initials.
INITIALS = re.compile(r"([a-z]\.)+[a-z-]{3,}")
# "jan.jansen", "jan.de.vries": so may be "vsv.assen", of which a word is that of a general mailbox.
FULL_NAME = re.compile(r"[a-z]{2,}(\.[a-z]{1,4})*\.[a-z-]{3,}")
# Shorter parts of a name are found in too many words.
NAME = 4


def check_contacts(
    tables: Mapping[str, pandas.DataFrame], general: Collection[str], faults: list[Fault]
) -> None:
    """Add a fault for every number that is none or is written otherwise, and for every address of
    a person (by its form, or by a name in contacten.csv) that says it is a general one. `general` are
    the words of general mailboxes in `lijsten.toml`."""
    for name in TELEPHONES:
        if name in tables:
            _check_telephones(name, tables[name], faults)
    names = names_of_people(tables["contacten"]["naam"])
    for name in MAILBOXES:
        frame = tables[name]
        soort = frame["soort"] if "soort" in frame else pandas.Series(FUNCTIONAL, frame.index)
        for index, email in frame["email"][soort == FUNCTIONAL].items():
            uitleg = not_general(email, names, general)
            if uitleg:
                allowed = "een algemene mailbox, of in contacten.csv een soort persoonsgebonden"
                faults.append(Fault(f"{name}.csv", uitleg, index + 2, "email", email, allowed))


def _check_telephones(name: str, frame: pandas.DataFrame, faults: list[Fault]) -> None:
    for index, text in frame["telefoon"].items():
        if not text:
            continue
        place = (index + 2, "telefoon", text)
        try:
            wanted = notation(text)
        except ValueError:
            uitleg = "dit telefoonnummer kan in Nederland niet."
            allowed = "een nummer als 0592 306 300, 088 144 7147 of 14 050"
            faults.append(Fault(f"{name}.csv", uitleg, *place, allowed))
            continue
        if text != wanted:
            faults.append(Fault(f"{name}.csv", "de schrijfwijze is anders.", *place, wanted))


def names_of_people(naam: pandas.Series) -> set[str]:
    """The words of the names of people in a column, as an address would have them."""
    words = (word for text in naam for word in re.split(r"[\s-]+", text.casefold()))
    return {word for word in words if len(word) >= NAME}


def not_general(email: str, names: set[str], general: Collection[str]) -> str:
    """Why an address is no general mailbox, as a Dutch sentence; "" when nothing says so. `names`
    are those of `names_of_people`, `general` as in `check_contacts`."""
    local = email.partition("@")[0].casefold()
    if "griffie" in local:
        return "dit is de mailbox van de griffie."
    parts = re.split(r"[._-]", local)
    named = any(part in names for part in parts) or INITIALS.fullmatch(local)
    whole = FULL_NAME.fullmatch(local) and not any(part in general for part in parts)
    return "dit adres is van een persoon." if named or whole else ""
