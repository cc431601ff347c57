"""A store that hangs, is locked, full or damaged says so in a moment, and loses nothing."""

import os
import signal
import sqlite3
import subprocess
import time
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import text

from geodata.keeping.refusals import StoreError
from geodata.keeping.store import store as module
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import imports
from tests.unit.keeping.conftest import new_database
from tests.unit.keeping.store.test_store import ROW


@pytest.fixture
def file(tmp_path):
    """A SQLite store with one import in it."""
    path = tmp_path / "a.sqlite"
    with Store(f"sqlite:///{path}").writing() as connection:
        connection.execute(imports.insert().values(ROW))
    return path


def refused(store: Store) -> float:
    """How many seconds it takes until a reader is told."""
    began = time.monotonic()
    with pytest.raises(StoreError, match="niet bereikbaar"):
        store.revision()
    return time.monotonic() - began


def test_a_reader_does_not_wait_for_a_file_as_long_as_a_writer(file):
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert refused(Store(f"sqlite:///{file}")) < module.WAIT / 2
    other.close()
    assert Store(f"sqlite:///{file}").revision() == 1


def test_a_full_disk_refuses_the_change_and_keeps_the_rest(file):
    store = Store(f"sqlite:///{file}")
    with pytest.raises(StoreError, match="niet bereikbaar"), store.writing() as connection:  # noqa: PT012
        size = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {size}")
        connection.execute(imports.insert().values(ROW | {"bron": "x" * 200_000}))
    assert store.revision() == 1


def test_a_damaged_page_is_said(file, monkeypatch):
    # Nobody waits for what no waiting mends: not even a part of what a reader may wait.
    monkeypatch.setattr(module, "READER", 60)
    store = Store(f"sqlite:///{file}")
    assert store.revision() == 1
    store.forget()
    with file.open("r+b") as opened:
        opened.seek(100)
        opened.write(b"\xff" * (file.stat().st_size - 100))
    assert refused(store) < module.READER / 2


@contextmanager
def stopped(server: str):
    """PostgreSQL with all of its processes, stopped as a machine that hangs."""
    with psycopg.connect(f"{server}/postgres") as connection:
        [(folder,)] = connection.execute("SHOW data_directory")
        first = int(subprocess.check_output(["head", "-1", f"{folder}/postmaster.pid"]))
    rows = subprocess.check_output(["ps", "-eo", "pid=,ppid="], text=True).split()
    pairs = [(int(pid), int(parent)) for pid, parent in zip(rows[::2], rows[1::2], strict=True)]
    family = [first, *(pid for pid, parent in pairs if parent == first)]
    for pid in family:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in family:
            os.kill(pid, signal.SIGCONT)


def test_a_postgresql_that_hangs_is_told_in_seconds(postgresql):
    store = Store(new_database(postgresql))
    assert store.revision() == 0
    with stopped(postgresql):
        assert refused(store) < module.CONNECT + 3
    assert store.revision() == 0


def test_a_postgresql_that_hangs_in_the_middle_is_let_go(postgresql, monkeypatch):
    monkeypatch.setattr(module, "MAX_WRITE", 1)
    store = Store(new_database(postgresql))
    store.revision()
    began = time.monotonic()
    with pytest.raises(StoreError), store.writing() as connection:  # noqa: PT012
        # It goes on for longer than a transaction may, whatever the server makes of it.
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_sleep(30)"))
    assert time.monotonic() - began < 10
    assert store.revision() == 0
