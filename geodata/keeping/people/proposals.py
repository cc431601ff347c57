"""What readers say that is wrong: bounded in size and number, without an account.

A proposal waits for the keeper, who takes it over into the journal or turns it down.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from geodata.keeping.origin import PROVENANCE, Origin
from geodata.keeping.people.senders import check_sender, mark_of
from geodata.keeping.refusals import Refused
from geodata.keeping.store.applying import Applied, apply
from geodata.keeping.store.current import record_now
from geodata.keeping.store.edit import edit
from geodata.keeping.store.retention import tidy_proposals
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import proposals
from geodata.package.check import Package
from geodata.words import date_in_words, one_line

MAX_TEXT = 1000
MAX_MAIL = 254
MAX_WAITING = 500
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
WAITS, TAKEN, DECLINED = "wacht", "overgenomen", "afgewezen"
TABLES = ("organisaties", "gemeenten", "coalities", "contacten")
REPORT = "melding"


@dataclass(frozen=True)
class Proposal:
    """What a reader says. `veld` is the column that should hold `wat`, "" when that is left to the
    keeper; `mail` is "" when the reader gave none, and after the proposal was handled."""

    id: int
    moment: datetime
    tabel: str
    sleutel: str
    veld: str
    wat: str
    waarom: str
    mail: str
    status: str
    afgehandeld: datetime | None
    wie: str
    import_id: int | None


def propose(
    store: Store,
    package: Package,
    tabel: str,
    sleutel: str,
    wat: str,
    waarom: str,
    mail: str = "",
    *,
    veld: str = "",
    sender: str,
    now: datetime | None = None,
) -> int:
    """Keep a proposal for the keeper; returns its number.

    `sender` (an internet address) is only counted by: it is kept until midnight UTC, as a keyed
    hash of which the key is then thrown away. Raises Refused with the reason.
    """
    now = now or datetime.now(UTC)
    wat, waarom, mail = (one_line(text[: 2 * MAX_TEXT]) for text in (wat, waarom, mail))
    _check(wat, waarom, mail)
    record = record_now(store, package, tabel, sleutel) if tabel in TABLES else None
    if record is None or veld not in {"", *record} - {*PROVENANCE}:
        raise Refused("Dit gegeven kent de atlas niet.")
    row = {"tabel": tabel, "sleutel": sleutel, "veld": veld, "moment": now, "status": WAITS}
    row |= {"wat": wat, "waarom": waarom, "mail": mail, "wie": ""}
    with store.writing() as connection:
        tidy_proposals(connection, now)
        mark = mark_of(connection, sender, now.date())
        check_sender(connection, mark, _room(connection))
        made = connection.execute(insert(proposals).values(row | {"afzender": mark}))
        return made.inserted_primary_key[0]  # type: ignore[index]  # one row always has its key


def waiting(store: Store) -> tuple[Proposal, ...]:
    """The proposals that wait, the oldest first."""
    return _found(store, proposals.c.status == WAITS)


def proposal(store: Store, number: int) -> Proposal:
    """One proposal. Raises Refused when there is none."""
    found = _found(store, proposals.c.id == number)
    if not found:
        raise Refused("Deze melding is er niet meer.")
    return found[0]


def accept(
    store: Store,
    package: Package,
    number: int,
    who: str,
    expected_revision: int,
    *,
    veld: str = "",
    nieuw: str | None = None,
    origin: Origin | None = None,
) -> Applied:
    """Take a proposal over into the journal and erase the mail address of the reader.

    `veld` and `nieuw` are for a keeper who knows better than the proposal; `origin` likewise, else
    the source is the reader and the zekerheid is laag. Raises Refused and as
    geodata.keeping.store.applying.
    """
    found = _still_waiting(store, number)
    veld = veld or found.veld
    if not veld:
        raise Refused("Kies eerst welk veld er verandert.")
    day = found.moment.date()
    said = f"melding van een lezer op {date_in_words(day.isoformat())}"
    own = Origin(REPORT, bron=said, bron_datum=day.isoformat(), zekerheid="laag")
    origin = replace(origin or own, soort=REPORT, opmerking=f"Melding {number}.")
    value = found.wat if nieuw is None else nieuw
    changes = edit(store, package, found.tabel, found.sleutel, {veld: value}, origin)
    if not any(change.veld == veld for change in changes):
        raise Refused("Dit staat al zo in de gegevens. Wijs de melding af.")

    def close(connection: Connection, import_id: int) -> None:
        _close(connection, number, TAKEN, who, import_id)

    return apply(store, package, changes, origin, who, expected_revision, also=close)


def decline(store: Store, number: int, who: str) -> None:
    """Turn a proposal down and erase the mail address of the reader. Raises Refused."""
    _still_waiting(store, number)
    with store.writing() as connection:
        _close(connection, number, DECLINED, who, None)


def _still_waiting(store: Store, number: int) -> Proposal:
    found = proposal(store, number)
    if found.status != WAITS:
        raise Refused(f"Deze melding is al {found.status}.")
    return found


def _close(
    connection: Connection, number: int, status: str, who: str, import_id: int | None
) -> None:
    values = {"status": status, "wie": who, "mail": "", "import_id": import_id}
    own = (proposals.c.id == number, proposals.c.status == WAITS)
    done = connection.execute(
        update(proposals).where(*own).values(afgehandeld=datetime.now(UTC), **values)
    )
    if not done.rowcount:
        raise Refused("Een andere beheerder heeft deze melding net behandeld.")


def _found(store: Store, condition: ColumnElement[bool]) -> tuple[Proposal, ...]:
    columns = [column for column in proposals.c if column.name != "afzender"]
    rows = store.rows(select(*columns).where(condition).order_by(proposals.c.id))
    return tuple(Proposal(**row._mapping) for row in rows)


def _check(wat: str, waarom: str, mail: str) -> None:
    if not wat:
        raise Refused("Zeg wat er niet klopt.")
    if max(len(wat), len(waarom)) > MAX_TEXT:
        raise Refused(f"Een antwoord heeft hooguit {MAX_TEXT} tekens.")
    if mail and (len(mail) > MAX_MAIL or not ADDRESS.fullmatch(mail)):
        raise Refused("Dit is geen mailadres. U mag het ook leeg laten.")


def _room(connection: Connection) -> int:
    """How many more reports can wait."""
    count = select(func.count()).select_from(proposals)
    room = MAX_WAITING - connection.execute(count.where(proposals.c.status == WAITS)).scalar_one()
    if room <= 0:
        raise Refused("Er wachten nu te veel meldingen. Probeer het later opnieuw.")
    return room
