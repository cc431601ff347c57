"""What the tests of the store share: a store of either kind, and changes to put in it."""

import itertools
import os
from collections.abc import Callable
from datetime import datetime, timedelta

import psycopg
import pytest
from sqlalchemy import insert, select

from geodata.keeping.change import Change
from geodata.keeping.origin import Origin
from geodata.keeping.store.applying import Applied, apply
from geodata.keeping.store.base import base_package
from geodata.keeping.store.edit import edit
from geodata.keeping.store.history import Entry, histories, of_record
from geodata.keeping.store.store import Store, open_store
from geodata.keeping.store.tables import days
from geodata.package.check import Package
from tests.unit.keeping.store.postgres import find_bin, running

ORIGIN = Origin("contacten", "lijst.xlsx", "lijst van de GGD", "2026-10-01", "hoog")
NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql():
    """The address of a PostgreSQL server. Skipped, or failed when it must be there, without one."""
    programs = find_bin()
    if programs is None:
        reason = "no PostgreSQL found: install the Debian package postgresql"
        if os.environ.get("ATLAS_POSTGRES") == "verplicht":
            pytest.fail(reason)
        pytest.skip(reason)
    with running(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path) -> str:
    """The address of a store with nothing in it, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/beheer/wijzigingen.sqlite"
    return new_database(request.getfixturevalue("postgresql"))


def new_database(server: str) -> str:
    """The database of a server without anything in it, by an address that nobody had before.

    Emptied, not made anew: that is a hundred times less to write and to throw away.
    """
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return f"{server}/postgres?application_name=test_{next(NUMBERS)}"


# For a test of what is done with what the store gives, where other tests ask PostgreSQL the same.
one_kind = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


@pytest.fixture
def store(url) -> Store:
    """A store with nothing in it."""
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def package() -> Package:
    """The data package of this checkout."""
    return base_package()


@pytest.fixture
def change(store, package) -> Callable[..., Applied]:
    """Gives a record other values, with their source, as one import."""

    def do(tabel: str, sleutel: str, who: str = "Anna", origin: Origin = ORIGIN, **values: str):
        changes = edit(store, package, tabel, sleutel, values, origin)
        return apply(store, package, changes, origin, who, store.revision())

    return do


def lived_until(store: Store, moment: datetime) -> None:
    """The store was in use on the days before a moment, so that a clock that says so is believed."""
    seen = [{"dag": (moment.date() - timedelta(days=ago)).isoformat()} for ago in (3, 2, 1)]
    with store.writing() as connection:
        known = set(connection.execute(select(days.c.dag)).scalars())
        new = [row for row in seen if row["dag"] not in known]
        if new:
            connection.execute(insert(days), new)


def history_of(store: Store, tabel: str, sleutel: str) -> tuple[Entry, ...]:
    """The changes of a record, the newest first."""
    (found,) = histories(store, [of_record(tabel, sleutel)])
    return found


def whole(tabel: str, sleutel: str, oud: str | None, nieuw: str | None) -> Change:
    """A record that comes or goes."""
    return Change(tabel, sleutel, "", oud, nieuw)
