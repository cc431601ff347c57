"""Take a contact out on request: from the data, the journal and the proposals."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, update

from geodata.keeping.change import WHOLE
from geodata.keeping.people.proposals import DECLINED, WAITS
from geodata.keeping.refusals import Refused
from geodata.keeping.store.base import base_of
from geodata.keeping.store.replay import fold
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import changes, imports, proposals
from geodata.package.check import Package

TABLE = "contacten"
KIND = "gewist"
PERSONAL = ("naam", "email", "telefoon")
MIN_WORD = 5  # a shorter name is part of too many other words


@dataclass(frozen=True)
class Erased:
    """What was taken out: rows of the journal, proposals. `in_basis` says that the data package
    itself still holds the contact; `elders` are other contacts with the same name or address."""

    id: int
    journaal: int
    meldingen: int
    in_basis: bool
    elders: tuple[str, ...]


def erase_contact(store: Store, package: Package, sleutel: str, who: str) -> Erased:
    """Take a contact (its key in `contacten`) out for good. There is no way back.

    The values that the journal has of it go, and so does what proposals say of it or of its name,
    address and number. Raises Refused when there is no such contact, and StoreError.
    """
    base = base_of(package)
    now = datetime.now(UTC)
    with store.writing() as connection:
        own = (changes.c.tabel == TABLE, changes.c.sleutel == sleutel)
        rows = connection.execute(select(changes).where(*own)).all()
        in_base = base.record(TABLE, sleutel)
        if not rows and in_base is None:
            raise Refused("Dit contact bestaat niet.")
        words = _words(in_base, rows)
        import_id = _remove(connection, sleutel, who, now)
        emptied = update(changes).where(*own).values(oud=None, nieuw=None, gewist=now)
        journal = connection.execute(emptied).rowcount - 1
        said = _empty_proposals(connection, sleutel, words, who, now)
    store.forget()
    folded = fold(base, store.journal().steps)
    elsewhere = [
        key
        for key in {*base.records[TABLE], *(k for t, k in folded.records if t == TABLE)}
        if (record := folded.record(base, TABLE, key)) and words & {record[n] for n in PERSONAL}
    ]
    return Erased(import_id, journal, said, in_base is not None, tuple(sorted(elsewhere)))


def _words(record: dict | None, rows: Iterable[Any]) -> set[str]:
    """The name, address and number of a contact, now and before."""
    records = [record or {}]
    for row in rows:
        for text in filter(None, (row.oud, row.nieuw)):
            records.append(json.loads(text) if row.veld == WHOLE else {row.veld: text})
    found = {record.get(name, "") for record in records for name in PERSONAL}
    return {word for word in found if len(word) >= MIN_WORD}


def _remove(connection: Connection, sleutel: str, who: str, now: datetime) -> int:
    origin = dict.fromkeys(("bestand", "bron", "bron_datum", "zekerheid"), "")
    about = {"moment": now, "wie": who, "soort": KIND, "opmerking": "Op verzoek gewist."}
    made = connection.execute(insert(imports).values(origin | about))
    (key,) = made.inserted_primary_key  # type: ignore[misc]  # an insert of one row always has its key
    row = {"import_id": key, "tabel": TABLE, "sleutel": sleutel, "veld": WHOLE, "gewist": now}
    connection.execute(insert(changes).values(row))
    return key


def _empty_proposals(
    connection: Connection, sleutel: str, words: set[str], who: str, now: datetime
) -> int:
    fields = (proposals.c.wat, proposals.c.waarom, proposals.c.mail)
    named = [
        func.lower(field).contains(word.lower(), autoescape=True)
        for field in fields
        for word in words
    ]
    own = (proposals.c.tabel == TABLE) & (proposals.c.sleutel == sleutel)
    about = own | or_(*named) if named else own
    waits = (proposals.c.status == WAITS, about)
    handled = {"status": DECLINED, "afgehandeld": now, "wie": who}
    connection.execute(update(proposals).where(*waits).values(handled))
    return connection.execute(
        update(proposals).where(about).values(wat="", waarom="", mail="")
    ).rowcount
