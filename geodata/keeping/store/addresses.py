"""Lists of partners that stand at an address: how they are read, and when they were looked at."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import delete, insert, select, update

from geodata.keeping.origin import ListSource
from geodata.keeping.refusals import Refused
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import addresses

# A name of a host, not a number; and days between two looks.
HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+", re.IGNORECASE)
DAYS = range(1, 367)
MAX_NAME = 80


@dataclass(frozen=True)
class Address:
    """A list at an address: its kind, by field the heading of its column, the source and zekerheid
    that its facts get, every how many days it is looked at, and by whom it was put down. `gekeken` is
    when it was looked at last (None: never), `gezien` the mark of the version that was there ("")."""

    naam: str
    adres: str
    soort: str
    kolommen: Mapping[str, str]
    bron: str
    zekerheid: str
    dagen: int
    wie: str = ""
    gekeken: datetime | None = None
    gezien: str = ""

    @property
    def host(self) -> str:
        """The host that the list stands on."""
        return (urlsplit(self.adres).hostname or "").lower()

    def is_due(self, now: datetime) -> bool:
        """Whether it is time to look again."""
        return self.gekeken is None or now - self.gekeken >= timedelta(days=self.dagen)


def keep_address(store: Store, address: Address, who: str) -> None:
    """Keep an address, in place of one with the same name.

    Raises Refused for one that cannot be asked or says too little, ListError for a source or zekerheid
    that cannot be.
    """
    ListSource(address.bron, "", address.zekerheid)
    parts = urlsplit(address.adres)
    if parts.scheme != "https" or not HOST.fullmatch(parts.hostname or "") or parts.port:
        raise Refused(
            "Het adres begint met https:// en heeft een naam, zoals https://voorbeeld.nl/lijst.csv."
        )
    if parts.username or parts.password:
        raise Refused("In het adres staat een naam of wachtwoord. Laat dat weg.")
    if not address.naam.strip() or len(address.naam) > MAX_NAME:
        raise Refused(f"Geef de lijst een naam van hoogstens {MAX_NAME} tekens.")
    if address.dagen not in DAYS:
        raise Refused(f"Kijk eens per {DAYS[0]} tot {DAYS[-1]} dagen.")
    row = {
        **{
            name: getattr(address, name)
            for name in ("adres", "soort", "bron", "zekerheid", "dagen")
        },
        "naam": address.naam.strip(),
        "kolommen": json.dumps(dict(address.kolommen), ensure_ascii=False),
        "wie": who,
        "moment": datetime.now(UTC),
        "gezien": "",
    }
    with store.writing() as connection:
        connection.execute(delete(addresses).where(addresses.c.naam == row["naam"]))
        connection.execute(insert(addresses).values(row))


def forget_address(store: Store, naam: str) -> None:
    """Look at a list no more; what it changed stays."""
    with store.writing() as connection:
        connection.execute(delete(addresses).where(addresses.c.naam == naam))


def addresses_of(store: Store) -> tuple[Address, ...]:
    """Every list at an address, by name."""
    found = store.rows(select(addresses).order_by(addresses.c.naam))
    return tuple(
        Address(
            row.naam,
            row.adres,
            row.soort,
            json.loads(row.kolommen),
            row.bron,
            row.zekerheid,
            row.dagen,
            row.wie,
            row.gekeken,
            row.gezien,
        )
        for row in found
    )


def note_looked(store: Store, naam: str, mark: str, moment: datetime) -> None:
    """Remember that a list was looked at, and which version was there."""
    with store.writing() as connection:
        known = update(addresses).where(addresses.c.naam == naam)
        connection.execute(known.values(gekeken=moment, gezien=mark))
