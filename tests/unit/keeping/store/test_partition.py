"""A partition: PostgreSQL neither answers nor ends the connection. Readers go on, and it mends by itself."""

import time

import pytest
from sqlalchemy import text
from starlette.requests import Request

from geodata.keeping.refusals import StoreError
from geodata.keeping.store import store as module
from geodata.keeping.store.applying import apply
from geodata.keeping.store.edit import edit
from geodata.keeping.store.store import Store
from pages.parts.shared import changes_note, ready
from pages.parts.shared import served as serving
from tests.app.conftest import run_apart
from tests.unit.keeping.conftest import ORIGIN, new_database
from tests.unit.keeping.store.partition import network

# What a busy machine needs on top of what is waited for.
SLACK = 3


@pytest.fixture
def cut_off(postgresql, monkeypatch):
    """A network that can be cut, the address of the store by it, and the one without."""
    monkeypatch.setattr(module, "MAX_READ", 1)
    # The least that PostgreSQL's own library takes.
    monkeypatch.setattr(module, "CONNECT", 2)
    direct = new_database(postgresql)
    Store(direct).revision()
    with network(direct) as (between, address):
        yield between, address, direct


@pytest.mark.parametrize("after", range(6))
def test_whenever_it_is_cut_a_reader_is_told(cut_off, after):
    """Before there is a connection, while it is made, and half-way what is asked by it."""
    between, address, _ = cut_off
    store = Store(address)
    between.cut(after)
    began = time.monotonic()
    with pytest.raises(StoreError, match="niet bereikbaar"):
        store.revision()
    assert time.monotonic() - began < module.CONNECT + module.MAX_READ + SLACK
    between.mend()
    # With the time that a busy machine takes to make a connection.
    assert revision_in_the_end(store) == 0


def revision_in_the_end(store: Store) -> int:
    until = time.monotonic() + module.MAX_WRITE
    while True:
        try:
            return store.revision()
        except StoreError:
            if time.monotonic() > until:
                raise


def test_half_way_a_change_nothing_of_it_is_there(cut_off, monkeypatch):
    monkeypatch.setattr(module, "MAX_WRITE", 2)
    between, address, direct = cut_off
    store = Store(address)
    assert store.revision() == 0
    with pytest.raises(StoreError), store.writing() as connection:  # noqa: PT012
        connection.execute(text("INSERT INTO days VALUES ('2026-11-26')"))
        between.cut()
        connection.execute(text("INSERT INTO days VALUES ('2026-11-27')"))
    between.mend()
    assert Store(direct).rows(text("SELECT * FROM days")) == []


def move(direct: str, package, plaats: str) -> None:
    """A keeper whose network works changes something."""
    store = Store(direct)
    changes = edit(store, package, "organisaties", "ros-elaa", {"plaats": plaats}, ORIGIN)
    apply(store, package, changes, ORIGIN, "Anna", store.revision())


def ask_ready(of: ready.Ready) -> int:
    return run_apart(of.answer(Request({"type": "http", "headers": []}))).status_code


def test_readers_go_on_and_are_told_until_the_network_is_back(cut_off, package, monkeypatch):
    between, address, direct = cut_off
    monkeypatch.setenv("ATLAS_DATABASE_URL", address)
    monkeypatch.setattr(serving, "LOOK_AFTER", 0.2)
    served = serving.Served()
    monkeypatch.setattr(ready, "landscape", served)
    is_ready = ready.Ready()
    move(direct, package, "Haarlem")
    before = served()
    monkeypatch.setattr(changes_note, "served", served)
    assert len(changes_note.told(before, "ros-elaa")) == 1
    assert ask_ready(is_ready) == 200
    between.cut()
    time.sleep(0.3)
    began = time.monotonic()
    assert changes_note.told(before, "ros-samergo") == (changes_note.UNKNOWN,)
    waits = [time.monotonic() - began]
    for _ in range(30):
        began = time.monotonic()
        assert served() is before
        assert served.recent() == (before,)
        waits.append(time.monotonic() - began)
        time.sleep(0.02)
    # Who finds out is not held up for longer than this; the others notice nothing.
    assert serving.PATIENCE < 1
    assert max(waits) < serving.PATIENCE + SLACK
    assert sum(wait > serving.PATIENCE / 2 for wait in waits) < len(waits) / 3
    deadline = time.monotonic() + 30
    while not served.is_behind and time.monotonic() < deadline:
        served()
        time.sleep(0.1)
    assert served.is_behind
    assert ask_ready(is_ready) == 503
    between.mend()
    move(direct, package, "Amstelveen")
    deadline = time.monotonic() + 60
    while served().revision == 1 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert served().organisaties.loc["ros-elaa", "plaats"] == "Amstelveen"
    assert not served.is_behind
    assert ask_ready(is_ready) == 200
