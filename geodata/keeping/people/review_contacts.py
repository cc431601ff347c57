"""Which contacts nobody has confirmed for a year, the mail that asks, and the confirmation.

A contact is as old as the later of its source and its last confirmation. A mailto: link follows
RFC 6068, as in geodata.files.vcard.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from geodata.files.vcard import MAX_MAILTO, mailto
from geodata.keeping.change import key_of
from geodata.keeping.origin import Origin
from geodata.keeping.store.applying import Applied, apply
from geodata.keeping.store.edit import edit
from geodata.keeping.store.store import Store
from geodata.landscape import Landscape
from geodata.package.check import Package
from geodata.words import date_in_words, earliest

CONTACT_KEY = ("organisatie", "volgnummer")
KIND = "bevestiging"
YEARS = 1


@dataclass(frozen=True)
class Doubtful:
    """A contact that was not confirmed for a year. `gezien` is the partial date on which a source
    or a confirmation last said it, "" when unknown; `mail` is a mailto: link with a draft that
    asks, "" without an address."""

    sleutel: str
    label: str
    gezien: str
    mail: str


def doubtful_contacts(landscape: Landscape, today: date) -> dict[str, tuple[Doubtful, ...]]:
    """The contacts that were not confirmed for a year, by organisatie (id) in alphabetical order
    of its name; those of organisaties that have stopped are left out."""
    rows = landscape.organisaties
    active = rows[~rows["status"].isin(("niet actief", "gefuseerd"))].sort_values("naam")
    found: dict[str, list[Doubtful]] = {key: [] for key in active.index}
    for row in landscape.table("contacten").to_dict("records"):
        seen = last_seen(row["bron_datum"], row["bevestigd"])
        old = not seen or relativedelta(today, earliest(seen)).years >= YEARS
        if old and row["organisatie"] in found:
            label = ", ".join(filter(None, (row["naam"], row["rol"], row["email"])))
            mail = _draft(landscape, row) if row["email"] else ""
            label = label or row["telefoon"]
            found[row["organisatie"]].append(Doubtful(key_of(row, CONTACT_KEY), label, seen, mail))
    return {key: tuple(contacts) for key, contacts in found.items() if contacts}


def last_seen(bron_datum: str, bevestigd: str) -> str:
    """The later of two partial dates, of which either may be empty."""
    return max(filter(None, (bron_datum, bevestigd)), key=earliest, default="")


def confirm(
    store: Store,
    package: Package,
    sleutels: Iterable[str],
    who: str,
    today: date,
    expected_revision: int,
) -> Applied:
    """Mark contacts (keys in `contacten`) as confirmed today. Their source stays what it is.

    Raises as geodata.keeping.store.edit and geodata.keeping.store.applying.
    """
    day = today.isoformat()
    changes = [
        change
        for sleutel in sleutels
        for change in edit(store, package, "contacten", sleutel, {"bevestigd": day})
    ]
    origin = Origin(KIND, bron="bevestigd door de organisatie", bron_datum=day)
    return apply(store, package, changes, origin, who, expected_revision)


def _draft(landscape: Landscape, row: dict) -> str:
    naam = landscape.organisaties.loc[row["organisatie"], "naam"]
    known = (("Naam", row["naam"]), ("Rol", row["rol"]), ("E-mail", row["email"]))
    lines = [f"- {what}: {value}" for what, value in (*known, ("Telefoon", row["telefoon"]))]
    when = f", van {date_in_words(row['bron_datum'])}" if row["bron_datum"] else ""
    stated = "\n".join(line for line in lines if not line.endswith(": "))
    body = (
        f"Beste collega,\n\nIn de Geboortezorgatlas staat dit contact van {naam}:\n\n{stated}\n"
        f"Bron: {row['bron']}{when}.\n\nKlopt dit nog? Een kort antwoord is genoeg. Klopt er iets "
        "niet, schrijf dan hoe het wel is. Wilt u er niet in staan, dan halen we het weg.\n\n"
        "Met vriendelijke groet,\n[uw naam]\n"
    )
    subject = f"Klopt dit nog? Contact van {naam}"
    while len(href := mailto([row["email"]], subject, body)) > MAX_MAILTO:
        body = body[:-20]
    return href
