"""Apply changes: all of them or none, each in the journal."""

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from geodata.keeping.change import Change
from geodata.keeping.origin import Origin
from geodata.keeping.refusals import Conflict, Refused
from geodata.keeping.store.base import base_of
from geodata.keeping.store.overlay import lay_on_top
from geodata.keeping.store.replay import Step, fold
from geodata.keeping.store.retention import tidy_journal
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import changes as changes_table
from geodata.keeping.store.tables import imports
from geodata.keeping.store.validate import check_old, check_shape, check_source
from geodata.package.check import Package
from geodata.package.faults import DataError
from geodata.words import count, date_in_words

MAX_NAME = 200


@dataclass(frozen=True)
class Applied:
    """An import that was applied. Its `id` is from now on the revision of the data."""

    id: int
    moment: datetime
    aantal: int


def apply(
    store: Store,
    package: Package,
    changes: Iterable[Change],
    origin: Origin,
    who: str,
    expected_revision: int,
    *,
    undoes: int | None = None,
    also: Callable[[Connection, int], None] | None = None,
) -> Applied:
    """Put changes on top of a data package (see geodata.keeping.store.base), in one transaction.

    `expected_revision` is the revision that the keeper saw. Each change must say the value that
    the data now hold; a change from a value to the same value is left out. `undoes` is the import
    that this one takes back; `also` is done in the same transaction, with the id of the import.

    Raises Conflict when somebody else was earlier, DataError with every fault of the changes or of
    the tables that they would give, Refused without a change or a name, and StoreError.
    """
    changes = [change for change in changes if change.oud != change.nieuw]
    if not changes:
        raise Refused("Er is niets dat verandert.")
    if not who or len(who) > MAX_NAME:
        raise Refused("Zeg wie de wijziging doet.")
    journal = store.journal()
    if journal.revision != expected_revision:
        raise Conflict(_in_between(store, expected_revision))
    _check(package, journal.steps, changes, None if undoes else origin)
    with store.writing() as connection:
        # The checks took a while, and nobody else had to wait for them.
        if (connection.execute(select(func.max(imports.c.id))).scalar() or 0) != journal.revision:
            overtaken = True
        else:
            overtaken = False
            applied = _write(connection, changes, origin, who, undoes)
            tidy_journal(connection, applied.moment)
            if also:
                also(connection, applied.id)
    if overtaken:
        raise Conflict(_in_between(store, expected_revision))
    return applied


def check_changes(
    store: Store | None, package: Package, changes: Iterable[Change], origin: Origin
) -> None:
    """Whether changes could be applied, without doing so. Raises DataError with every fault."""
    steps = store.journal().steps if store else []
    _check(package, steps, [change for change in changes if change.oud != change.nieuw], origin)


def _check(
    package: Package, steps: list[Step], changes: list[Change], origin: Origin | None
) -> None:
    """Raise DataError for everything that is wrong. Without `origin` no source is asked for."""
    base = base_of(package)
    faults = check_shape(package, changes)
    if not faults:
        faults = check_old(fold(base, steps), base, changes)
    if faults:
        raise DataError(package.path, faults)
    after = fold(base, [*steps, *(Step(*astuple(change)) for change in changes)])
    faults = check_source(package, after.records, changes, origin) if origin else []
    try:
        lay_on_top(package, base, after)
    except DataError as error:
        faults.extend(error.faults)
    if faults:
        raise DataError(package.path, faults)


def _write(
    connection: Connection, changes: list[Change], origin: Origin, who: str, undoes: int | None
) -> Applied:
    moment = datetime.now(UTC)
    own = {"moment": moment, "wie": who, "neemt_terug": undoes, **vars(origin)}
    made = connection.execute(insert(imports).values(own))
    (key,) = made.inserted_primary_key  # type: ignore[misc]  # an insert of one row always has its key
    rows = [{"import_id": key, **vars(change)} for change in changes]
    connection.execute(insert(changes_table), rows)
    return Applied(key, moment, len(rows))


def _in_between(store: Store, revision: int) -> str:
    """Who was earlier, in a sentence."""
    found = store.rows(
        select(imports.c.wie, imports.c.moment, func.count(changes_table.c.id))
        .join(changes_table, changes_table.c.import_id == imports.c.id)
        .where(imports.c.id > revision)
        .group_by(imports.c.id)
        .order_by(imports.c.id.desc())
    )
    if not found:
        return "De gegevens zijn intussen anders. Bekijk ze opnieuw; er is niets veranderd."
    wie, moment, total = found[0]
    when = date_in_words(moment.date().isoformat())
    return (
        f"Iemand anders heeft intussen de gegevens gewijzigd: {wie}, op {when} "
        f"({count(total, 'wijziging', 'wijzigingen')}). Uw wijzigingen zijn niet overgenomen. "
        "Bekijk de gegevens opnieuw."
    )
