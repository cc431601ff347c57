"""Let go of personal data that were kept long enough (geodata.keeping.how_long)."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from geodata.keeping.change import WHOLE
from geodata.keeping.how_long import CONTACTS, HANDLED, SIGN_INS, WAITING
from geodata.keeping.store.clock import can_be_trusted
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import changes, imports, proposals, salts, sign_ins


def tidy(store: Store, now: datetime) -> None:
    """Let go of everything that has been kept long enough. Every import and every proposal does
    its own part of this; an app that serves readers does it every day when there are none."""
    if store.exists():
        with store.writing() as connection:
            tidy_proposals(connection, now)
            tidy_journal(connection, now)
            if can_be_trusted(connection, now):
                connection.execute(delete(sign_ins).where(sign_ins.c.moment < now - SIGN_INS))
        store.forget()


def tidy_proposals(connection: Connection, now: datetime) -> None:
    """Delete proposals that have been kept long enough, and what could tell who sent them."""
    today = now.date().isoformat()
    late = or_(
        proposals.c.afgehandeld.is_(None) & (proposals.c.moment < now - WAITING),
        proposals.c.afgehandeld < now - HANDLED,
    )
    if can_be_trusted(connection, now):
        connection.execute(delete(proposals).where(late))
    # Without the salt of its day the mark of a sender means nothing; it goes as well.
    connection.execute(delete(salts).where(salts.c.dag != today))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    earlier = (proposals.c.afzender != "") & (proposals.c.moment < midnight)
    connection.execute(update(proposals).where(earlier).values(afzender=""))


def tidy_journal(connection: Connection, now: datetime) -> None:
    """Take the old values of contacts out of the journal once they have been kept long enough.

    What still stands stays; so the data do not change.
    """
    if not can_be_trusted(connection, now):
        return
    chosen = select(imports.c.id).where(imports.c.moment < now - CONTACTS)
    old = set(connection.execute(chosen).scalars())
    late = (changes.c.tabel == "contacten") & changes.c.import_id.in_(chosen)
    keys = select(changes.c.sleutel).where(late, changes.c.gewist.is_(None)).distinct()
    for (sleutel,) in connection.execute(keys).all():
        forget_values(connection, "contacten", sleutel, lambda row: row.import_id in old, now)


def forget_values(
    connection: Connection, tabel: str, sleutel: str, goes: Callable[[Any], bool], now: datetime
) -> int:
    """Take the values of rows of the journal of one record out, but what still stands; returns of how many."""
    own = (changes.c.tabel == tabel, changes.c.sleutel == sleutel)
    rows = connection.execute(select(changes).where(*own).order_by(changes.c.id.desc())).all()
    later: set[str] = set()
    emptied = 0
    for row in rows:
        if goes(row):
            emptied += 1
            gone = row.veld in later or WHOLE in later
            nieuw = None if gone else _without(row, later)
            values = {"oud": None, "nieuw": nieuw, "gewist": row.gewist or now}
            connection.execute(update(changes).where(changes.c.id == row.id).values(values))
        later.add(row.veld)
    return emptied


def _without(row: Any, later: set[str]) -> str | None:
    """The new value of a change; of a whole record without the fields that changed later."""
    if row.veld != WHOLE or row.nieuw is None:
        return row.nieuw
    record = json.loads(row.nieuw)
    return json.dumps({k: "" if k in later else v for k, v in record.items()}, ensure_ascii=False)
