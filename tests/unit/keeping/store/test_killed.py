"""kill -9 at random moments: afterwards the whole of an import is there, or nothing of it."""

import itertools
import os
import random
import signal
import subprocess
import sys
import time

import pytest
import sqlalchemy

from geodata.keeping.store.base import base_of
from geodata.keeping.store.current import load_current
from geodata.keeping.store.replay import fold
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import changes, imports
from geodata.landscape import DATA
from tests.unit.keeping.store.applier import RECORDS

ROUNDS = 30


@pytest.fixture
def applier(url):
    """A process that applies imports on request."""
    command = [sys.executable, "-m", "tests.unit.keeping.store.applier", url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=DATA.parent, text=True, **pipes) as started:
        yield started
        started.stdin.close()


def kill_one(applier, chance: random.Random, ending: bool) -> None:
    """Let a child apply imports, and kill it: around the end of a transaction, or anywhere."""
    applier.stdin.write("\n")
    applier.stdin.flush()
    lines = iter(applier.stdout.readline, "")
    child = next(int(line) for line in lines if line.strip().isdigit())
    if ending:
        next(line for line in lines if line == "schrijft\n")
        time.sleep(chance.uniform(0, 0.01))
    else:
        time.sleep(chance.uniform(0, 0.04))
    os.kill(child, signal.SIGKILL)
    next(line for line in lines if line == "weg\n")


def assert_whole(store: Store, base) -> int:
    """Journal and data agree, and nothing is half there; returns how many imports there are."""
    per_import = dict(
        store.rows(
            sqlalchemy.select(imports.c.id, sqlalchemy.func.count(changes.c.id))
            .outerjoin(changes)
            .where(changes.c.veld.is_(None) | (changes.c.veld == "opmerking"))
            .group_by(imports.c.id)
        )
    )
    assert set(per_import.values()) <= {RECORDS}
    journal = store.journal().steps
    assert len(journal) >= len(per_import) * RECORDS
    folded = fold(base, journal)
    assert folded.faults == ()
    said = [(record["opmerking"], record["bron"]) for record in folded.records.values()]
    last = [row.nieuw for row in journal if row.veld == "opmerking"][-1:]
    assert {opmerking for opmerking, _ in said} == set(last)
    assert all(opmerking.split()[1] == bron.split()[1] for opmerking, bron in said)
    assert len(said) == (RECORDS if journal else 0)
    return len(per_import)


def test_killed_at_any_moment(url, applier, package):
    store = Store(url)
    base = base_of(package)
    chance = random.Random(1234)  # noqa: S311
    counts = [0]
    for number in range(ROUNDS):
        kill_one(applier, chance, ending=bool(number % 2))
        counts.append(assert_whole(store, base))
    # Some were killed before the end of a transaction and some after.
    gained = [after - before for before, after in itertools.pairwise(counts)]
    assert min(gained) == 0
    assert max(gained) > 0
    assert load_current(store=store).revision == store.revision()
    if store.kind == "sqlite":
        assert store.rows(sqlalchemy.text("PRAGMA integrity_check")) == [("ok",)]
    store.close()
