"""What was changed, when and by whom: of one record, of one import, of all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, func, select

from geodata.keeping.change import SEPARATOR
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import changes, imports

MAX_ENTRIES = 500


@dataclass(frozen=True)
class Entry:
    """One change with the import that it came with. `wie` is for keepers only.

    `gewist` when the values were taken out of the journal; `neemt_terug` is the import that was
    taken back with it, or None.
    """

    id: int
    import_id: int
    moment: datetime
    wie: str
    soort: str
    bron: str
    bron_datum: str
    neemt_terug: int | None
    tabel: str
    sleutel: str
    veld: str
    oud: str | None
    nieuw: str | None
    gewist: bool


@dataclass(frozen=True)
class Import:
    """One import: its origin, how many changes it holds, and by which import it was taken back
    (None: it was not)."""

    id: int
    moment: datetime
    wie: str
    soort: str
    bestand: str
    bron: str
    bron_datum: str
    zekerheid: str
    opmerking: str
    neemt_terug: int | None
    aantal: int
    teruggenomen_door: int | None


def of_record(tabel: str, sleutel: str, limit: int = MAX_ENTRIES) -> Select:
    """Asks for the changes of a record, the newest first, at most `limit`."""
    return _query(limit).where(changes.c.tabel == tabel, changes.c.sleutel == sleutel)


def of_those_under(tabel: str, organisatie: str, limit: int = MAX_ENTRIES) -> Select:
    """Asks for the changes of the records of an organisatie in a table of which the key begins with it."""
    # Every key that begins with "id/": the sign after "/" ends them. An index finds them.
    start, end = f"{organisatie}{SEPARATOR}", f"{organisatie}{chr(ord(SEPARATOR) + 1)}"
    own = (changes.c.tabel == tabel, changes.c.sleutel >= start, changes.c.sleutel < end)
    return _query(limit).where(*own)


def histories(store: Store, asked: Iterable[Select]) -> list[tuple[Entry, ...]]:
    """What is found by each of these questions, all asked by one connection."""
    return [_entries(found) for found in store.every_rows(asked)]


def changes_of(store: Store, import_id: int) -> tuple[Entry, ...]:
    """Every change of an import, in the order in which they were made."""
    query = _query(limit=None).where(changes.c.import_id == import_id)
    return _entries(store.rows(query))[::-1]


def imports_of(store: Store, limit: int = MAX_ENTRIES) -> tuple[Import, ...]:
    """The imports, the newest first."""
    total = (
        select(func.count())
        .where(changes.c.import_id == imports.c.id)
        .correlate(imports)
        .scalar_subquery()
    )
    later = imports.alias()
    back = (
        select(func.max(later.c.id))
        .where(later.c.neemt_terug == imports.c.id)
        .correlate(imports)
        .scalar_subquery()
    )
    query = select(imports, total.label("aantal"), back.label("teruggenomen_door"))
    found = store.rows(query.order_by(imports.c.id.desc()).limit(limit))
    return tuple(Import(**row._mapping) for row in found)


def _query(limit: int | None = MAX_ENTRIES) -> Select:
    own = (imports.c.moment, imports.c.wie, imports.c.soort, imports.c.bron)
    rest = (imports.c.bron_datum, imports.c.neemt_terug)
    query = select(changes, *own, *rest).join(imports, imports.c.id == changes.c.import_id)
    return query.order_by(changes.c.id.desc()).limit(limit)


def _entries(rows: Iterable[Row]) -> tuple[Entry, ...]:
    return tuple(Entry(**{**row._mapping, "gewist": row.gewist is not None}) for row in rows)
