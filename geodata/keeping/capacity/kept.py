"""The export that was taken in last, in a file beside the store, and how much it still says.

A status is of a moment: it is no change of the data package, is in no journal, and after a day it is
gone. Each machine has a file of its own.
"""

import json
import logging
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from geodata.keeping.capacity.reading import Reading
from geodata.landscape import data_folder

CAPACITY_FILE = Path("beheer") / "capaciteit.json"
# After this a status is old, and after that it says nothing any more.
OLD, GONE = timedelta(minutes=15), timedelta(days=1)
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """What was taken in last: its rows, whether they are trial data, and by whom from which file."""

    rijen: tuple[Reading, ...]
    proef: bool
    wie: str
    bestand: str


@dataclass(frozen=True)
class Standing:
    """A status as it may be shown: `verouderd` when it is older than 15 minutes, `proef` when it is
    trial data and no status of anything."""

    plaats: str
    bed: str
    status: str
    tijd: datetime
    verouderd: bool
    proef: bool


def _path() -> Path:
    named = os.environ.get("ATLAS_CAPACITEIT")
    return Path(named) if named else data_folder().absolute().parent / CAPACITY_FILE


def keep_capacity(rijen: Sequence[Reading], proef: bool, wie: str, bestand: str) -> None:
    """Keep an export in place of the one before. Raises OSError when the file cannot be written."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "proef": proef,
        "wie": wie,
        "bestand": bestand,
        "rijen": [{**vars(row), "tijd": row.tijd.isoformat()} for row in rijen],
    }
    # Whole or not at all, for who reads in between.
    fresh = path.with_suffix(f".{os.getpid()}.nieuw")
    fresh.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)


def forget_capacity() -> None:
    """Take what is kept away."""
    _path().unlink(missing_ok=True)


def kept_capacity() -> Kept | None:
    """What was taken in last; None when there is nothing, or what is there cannot be read (that is
    logged: a reader has nothing from half a status)."""
    path = _path()
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        rows = tuple(
            Reading(**{**row, "tijd": datetime.fromisoformat(row["tijd"])}) for row in told["rijen"]
        )
        return Kept(rows, bool(told["proef"]), told["wie"], told["bestand"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.error("De capaciteit in %s is niet te lezen: %s", path, error)
        return None


def standings(codes: Collection[str], now: datetime | None = None) -> tuple[Standing, ...]:
    """What may be shown of the gemeenten `codes` (CBS codes), by place and kind of bed; nothing of
    more than a day old. `now` has a time zone; without it, it is this moment."""
    kept = kept_capacity()
    if kept is None:
        return ()
    now = now or datetime.now(UTC)
    wanted = set(codes)
    shown = [
        Standing(row.plaats, row.bed, row.status, row.tijd, now - row.tijd > OLD, kept.proef)
        for row in kept.rijen
        if row.gemeentecode in wanted and now - row.tijd <= GONE
    ]
    return tuple(sorted(shown, key=lambda one: (one.plaats, one.bed, one.tijd)))
