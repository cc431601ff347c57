"""The data as they stand: the records of the base with the changes of the journal folded in.

The base may have moved on since a change was made. A field then still takes its change when the
base holds any value that the journal knows of that field (an export that became the base), and
keeps the value of the base when the journal ends where it began (a change that was undone).
Everything else is a fault: nothing is overwritten unseen.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from geodata.keeping.change import WHOLE
from geodata.keeping.store.base import Base, Record
from geodata.package.faults import Fault

# A value may be a whole file.
MAX_SHOWN = 200

GONE = "de basis heeft dit record niet meer, maar het journaal verandert het."
MOVED = (
    "de basis is veranderd sinds een wijziging in het journaal. Neem die wijziging terug, of "
    "zet de waarde in de basis terug."
)


class Step(NamedTuple):
    """A row of the journal; `erased` when its values were taken out on purpose."""

    tabel: str
    sleutel: str
    veld: str
    oud: str | None
    nieuw: str | None
    erased: bool = False


@dataclass(frozen=True)
class Folded:
    """The records that the journal touches, as they stand (None: there is none), and faults."""

    records: Mapping[tuple[str, str], Record | None]
    faults: tuple[Fault, ...]

    def record(self, base: Base, tabel: str, sleutel: str) -> Record | None:
        """A record as it stands, touched or not; None when there is none."""
        if (tabel, sleutel) in self.records:
            return self.records[tabel, sleutel]
        return base.record(tabel, sleutel)


def fold(base: Base, steps: Iterable[Step]) -> Folded:
    """Fold a journal into the records of a base.

    A column that came into the data package after a record came into the journal is empty.
    """
    per_record: dict[tuple[str, str], list[Step]] = {}
    for step in steps:
        per_record.setdefault((step.tabel, step.sleutel), []).append(step)
    records: dict[tuple[str, str], Record | None] = {}
    faults: list[Fault] = []
    for (tabel, sleutel), own in per_record.items():
        blank = dict.fromkeys(base.columns.get(tabel, ()), "")
        records[tabel, sleutel] = _fold_record(base.record(tabel, sleutel), own, blank, faults)
    return Folded(records, tuple(faults))


def _fold_record(
    base: Record | None, steps: list[Step], blank: Record, faults: list[Fault]
) -> Record | None:
    now = dict(base) if base is not None else None
    # Every value that the journal knows of a field, in order; None: it was erased.
    known: dict[str, list[str | None]] = {}
    # There was a time without this record, so that a base without it is nothing new.
    absent = any(step.veld == WHOLE for step in steps)
    erased = False
    for step in steps:
        if step.veld == WHOLE:
            for text in filter(None, (step.oud, step.nieuw)):
                for column, value in json.loads(text).items():
                    known.setdefault(column, []).append(None if step.erased else value)
            now = blank | json.loads(step.nieuw) if step.nieuw else None
            erased |= step.erased and now is None
        else:
            known.setdefault(step.veld, []).extend((step.oud, step.nieuw))
            if step.nieuw is not None:
                now = {} if now is None else now
                now[step.veld] = step.nieuw
    if erased:
        # What was erased on request stays away, whatever the base says of it.
        return now
    if base is None:
        if not absent and now is not None:
            _lost(steps[0], known, faults)
            return None
        return now
    return _met(steps[0], base, now, known, faults)


def _lost(step: Step, known: Mapping[str, list[str | None]], faults: list[Fault]) -> None:
    if any(values[0] != values[-1] for values in known.values()):
        faults.append(Fault(f"{step.tabel}.csv", f"record {step.sleutel}: {GONE}"))


def _met(
    step: Step,
    base: Record,
    now: Record | None,
    known: Mapping[str, list[str | None]],
    faults: list[Fault],
) -> Record | None:
    """Where the base holds something that the journal has never seen."""
    for column, values in known.items():
        if base.get(column, "") in values or None in values:
            continue
        if now is not None and values[0] == values[-1]:
            now[column] = base[column]
        else:
            faults.append(
                Fault(
                    f"{step.tabel}.csv",
                    f"record {step.sleutel}: {MOVED}",
                    kolom=column,
                    waarde=base.get(column, "")[:MAX_SHOWN],
                    toegestaan=" of ".join(
                        dict.fromkeys((v or "")[:MAX_SHOWN] for v in (values[0], values[-1]))
                    ),
                )
            )
    return now
