"""Take an import or one change back: the reverse of it, as an import of its own."""

from collections.abc import Iterable

from sqlalchemy import select

from geodata.keeping.change import WHOLE, Change
from geodata.keeping.origin import PROVENANCE, Origin
from geodata.keeping.refusals import Refused
from geodata.keeping.store.applying import Applied, apply
from geodata.keeping.store.base import base_of
from geodata.keeping.store.history import Entry, changes_of
from geodata.keeping.store.replay import fold
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import changes
from geodata.keeping.store.validate import check_old
from geodata.package.check import Package
from geodata.words import join_words

KIND = "teruggenomen"
MAX_NAMED = 5


def undo_import(
    store: Store, package: Package, import_id: int, who: str, expected_revision: int
) -> Applied:
    """Take back every change of an import. What was erased since stays erased.

    Raises Refused, naming the records, when something has been changed again since (or taken back
    already); else as geodata.keeping.store.applying.
    """
    return _undo(store, package, changes_of(store, import_id), who, expected_revision)


def undo_change(
    store: Store, package: Package, change_id: int, who: str, expected_revision: int
) -> Applied:
    """Take back one change. When its import changed nothing else of that record, the source that
    came with it goes back too; otherwise that source stays, as it still bears the other fields.

    Raises as `undo_import`.
    """
    found = store.rows(select(changes.c.import_id).where(changes.c.id == change_id))
    entries = changes_of(store, found[0].import_id) if found else ()
    one = next((entry for entry in entries if entry.id == change_id), None)
    if one is None:
        raise Refused("Deze wijziging staat niet in het journaal.")
    if one.veld in PROVENANCE:
        raise Refused("Een bron hoort bij wat er gewijzigd is. Neem die wijziging terug.")
    record = [e for e in entries if (e.tabel, e.sleutel) == (one.tabel, one.sleutel)]
    alone = all(entry is one or entry.veld in PROVENANCE for entry in record)
    return _undo(store, package, record if alone else [one], who, expected_revision)


def _undo(
    store: Store, package: Package, entries: Iterable[Entry], who: str, expected_revision: int
) -> Applied:
    kept = [entry for entry in entries if not entry.gewist]
    if not kept:
        raise Refused("Er is niets om terug te nemen.")
    back = [Change(e.tabel, e.sleutel, e.veld, e.nieuw, e.oud) for e in reversed(kept)]
    import_id = kept[0].import_id
    origin = Origin(KIND, opmerking=f"Neemt import {import_id} terug.")
    if store.revision() == expected_revision:
        _check_untouched(store, package, back)
    return apply(store, package, back, origin, who, expected_revision, undoes=import_id)


def _check_untouched(store: Store, package: Package, back: list[Change]) -> None:
    base = base_of(package)
    folded = fold(base, store.journal().steps)
    touched = [change for change in back if check_old(folded, base, [change])]
    if touched:
        names = [
            f"{c.tabel} {c.sleutel}{f' ({c.veld})' if c.veld != WHOLE else ''}"
            for c in touched[:MAX_NAMED]
        ]
        rest = len(touched) - len(names)
        more = f" en nog {rest}" if rest else ""
        raise Refused(
            "Dit kan niet teruggenomen worden, want het is daarna weer gewijzigd of al "
            f"teruggenomen: {join_words(names) if not rest else ', '.join(names)}{more}."
        )
