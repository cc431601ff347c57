"""The book of sign-ins: who came in, who went out, who was refused; and whether a sign-in still counts.

Of a keeper it holds the mail address, which the journal has too; of anybody else only the domain.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, insert, select

from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import sign_ins

IN, OUT = "aangemeld", "afgemeld"
# Who keeps being refused does not fill the store.
MAX_PER_DAY = 200
SHOWN = 100


@dataclass(frozen=True)
class SignIn:
    """A line of the book."""

    moment: datetime
    wie: str
    wat: str


def note_sign_in(store: Store, address: str, issued: int) -> None:
    """A keeper has come in with the proof that the provider issued then; told once for each proof.
    Raises StoreError."""
    who = address.casefold()
    own = (sign_ins.c.wie == who, sign_ins.c.wat == IN, sign_ins.c.uitgegeven == issued)
    if not store.rows(select(sign_ins.c.id).where(*own)):
        _note(store, who, IN, issued)


def note_refusal(store: Store, address: str, why: str) -> None:
    """Somebody has come in who is no keeper. Raises StoreError."""
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    refused = sign_ins.c.wat.not_in((IN, OUT)) & (sign_ins.c.moment >= midnight)
    today = store.rows(select(func.count()).select_from(sign_ins).where(refused))
    if not today or today[0][0] < MAX_PER_DAY:
        _note(store, f"iemand van {address.rpartition('@')[2] or 'onbekend'}", why, 0)


def end_sign_ins(store: Store, address: str, issued: int) -> None:
    """A keeper goes out: no proof that the provider issued until now counts any more, in whatever
    browser or copy. Raises StoreError."""
    who = address.casefold()
    latest = select(func.max(sign_ins.c.uitgegeven)).where(sign_ins.c.wie == who)
    known = store.rows(latest)
    # By the clock of the provider alone: ours may be ahead of it.
    _note(store, who, OUT, max(issued, (known[0][0] or 0) if known else 0))


def has_ended(store: Store, address: str, issued: int) -> bool:
    """Whether a keeper has gone out since the provider issued this proof. Raises StoreError."""
    gone = (sign_ins.c.wie == address.casefold(), sign_ins.c.wat == OUT)
    found = store.rows(select(func.max(sign_ins.c.uitgegeven)).where(*gone))
    return bool(found) and found[0][0] is not None and issued <= found[0][0]


def sign_ins_of(store: Store) -> tuple[SignIn, ...]:
    """The last lines of the book, the newest first. Raises StoreError."""
    columns = (sign_ins.c.moment, sign_ins.c.wie, sign_ins.c.wat)
    rows = store.rows(select(*columns).order_by(sign_ins.c.id.desc()).limit(SHOWN))
    return tuple(SignIn(*row) for row in rows)


def _note(store: Store, who: str, what: str, issued: int) -> None:
    row = {"moment": datetime.now(UTC), "wie": who, "wat": what, "uitgegeven": issued}
    with store.writing() as connection:
        connection.execute(insert(sign_ins).values(row))
