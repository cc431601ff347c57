"""Take a contact out on request: from the data, the journal and the proposals."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update

from geodata.keeping.change import WHOLE
from geodata.keeping.people.proposals import DECLINED, WAITS
from geodata.keeping.refusals import Refused
from geodata.keeping.store.addresses import addresses_of
from geodata.keeping.store.base import Base, base_of
from geodata.keeping.store.replay import Folded, fold
from geodata.keeping.store.retention import forget_values
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
    itself still holds the contact; `elders` are other records, of any table, that hold the same name,
    address or number, as "organisaties: ros-elaa", and lists at an address that do, as "adressen: VSV's"."""

    id: int
    journaal: int
    meldingen: int
    in_basis: bool
    elders: tuple[str, ...]


def mentions_of(store: Store, package: Package, sleutel: str) -> tuple[str, ...]:
    """The other records that hold the name, address or number of a contact now, as `Erased.elders`. Who
    takes it out there first, has it go out of the journal of those as well. Raises StoreError."""
    base = base_of(package)
    own = (changes.c.tabel == TABLE, changes.c.sleutel == sleutel)
    words = _words(base.record(TABLE, sleutel), store.rows(select(changes).where(*own)))
    found = _elsewhere(store, base, fold(base, store.journal().steps), _of_a_person(words))
    return tuple(one for one in found if one != f"{TABLE}: {sleutel}")


def erase_contact(store: Store, package: Package, sleutel: str, who: str) -> Erased:
    """Take a contact (its key in `contacten`) out for good. There is no way back.

    The values that the journal has of it go, and so does what proposals, remarks on imports and the
    journal of other records say of its name, address and number; what still stands there is named, for
    a keeper to decide on. Raises Refused when there is no such contact, and StoreError.
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
        words = _of_a_person(words)
        journal += _empty_elsewhere(connection, sleutel, words, now)
    store.forget()
    elsewhere = _elsewhere(store, base, fold(base, store.journal().steps), words)
    return Erased(import_id, journal, said, in_base is not None, elsewhere)


def _words(record: dict | None, rows: Iterable[Any]) -> set[str]:
    """The name, address and number of a contact, now and before."""
    records = [record or {}]
    for row in rows:
        for text in filter(None, (row.oud, row.nieuw)):
            records.append(json.loads(text) if row.veld == WHOLE else {row.veld: text})
    found = {record.get(name, "") for record in records for name in PERSONAL}
    return {word for word in found if len(word) >= MIN_WORD}


def _of_a_person(words: Iterable[str]) -> set[str]:
    """The words that are no role, such as "secretariaat": a whole name, an address or a number."""
    return {word for word in words if re.search(r"[ @\d]", word)}


def _mentions(text: str | None, words: Iterable[str]) -> bool:
    return text is not None and any(word.casefold() in text.casefold() for word in words)


def _empty_elsewhere(connection: Connection, sleutel: str, words: set[str], now: datetime) -> int:
    """Take words out of what the journal kept of other records, and of what was said of imports."""
    if not words:
        return 0
    for column in (imports.c.opmerking, imports.c.bestand, imports.c.bron):
        connection.execute(update(imports).where(_holds(column, words)).values({column: ""}))
    told = _holds(changes.c.oud, words) | _holds(changes.c.nieuw, words)
    other = (changes.c.tabel != TABLE) | (changes.c.sleutel != sleutel)
    records = connection.execute(
        select(changes.c.tabel, changes.c.sleutel).where(told, other).distinct()
    ).all()

    def goes(row: Any) -> bool:
        return _mentions(row.oud, words) or _mentions(row.nieuw, words)

    return sum(forget_values(connection, tabel, key, goes, now) for tabel, key in records)


def _holds(column: ColumnElement, words: Iterable[str]) -> ColumnElement[bool]:
    return or_(*(func.lower(column).contains(word.lower(), autoescape=True) for word in words))


def _elsewhere(store: Store, base: Base, folded: Folded, words: set[str]) -> tuple[str, ...]:
    """The records that hold one of the words now, and the lists at an address."""
    keys = {(tabel, key) for tabel, own in base.records.items() for key in own}
    found = [
        f"{tabel}: {key}"
        for tabel, key in keys | folded.records.keys()
        if (record := folded.record(base, tabel, key))
        and any(_mentions(value, words) for value in record.values())
    ]
    for one in addresses_of(store):
        if any(
            _mentions(text, words)
            for text in (one.naam, one.adres, one.bron, *one.kolommen.values())
        ):
            found.append(f"adressen: {one.naam}")
    return tuple(sorted(found))


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
    named = [_holds(field, words) for field in fields if words]
    own = (proposals.c.tabel == TABLE) & (proposals.c.sleutel == sleutel)
    about = own | or_(*named) if named else own
    waits = (proposals.c.status == WAITS, about)
    handled = {"status": DECLINED, "afgehandeld": now, "wie": who}
    connection.execute(update(proposals).where(*waits).values(handled))
    return connection.execute(
        update(proposals).where(about).values(wat="", waarom="", mail="")
    ).rowcount
