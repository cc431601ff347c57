"""Two real processes on PostgreSQL behind a real nginx: what a reader keeps, and what is lost without affinity."""

import os
import time
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
import requests
from websockets.exceptions import ConnectionClosed

from benchmarks.nginx import find_nginx
from geodata.keeping.origin import Origin
from geodata.keeping.store.applying import apply
from geodata.keeping.store.edit import edit
from geodata.keeping.store.store import Store
from geodata.package import read_package
from tests.conftest import PACKAGE
from tests.deploy.machines import Site, running_site
from tests.deploy.reader import Reader
from tests.unit.keeping.store.postgres import find_bin, running

WHERE = Origin("organisaties", "", "de organisatie zelf", "2026-11", "hoog")


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    missing = [
        (setting, name)
        for setting, name, there in (
            ("ATLAS_POSTGRES", "postgresql", find_bin()),
            ("ATLAS_NGINX", "nginx", find_nginx()),
        )
        if not there
    ]
    for setting, name in missing:
        reason = f"no {name} found: install the Debian package {name}"
        if os.environ.get(setting) == "verplicht":
            pytest.fail(reason)
        pytest.skip(reason)
    with running(find_bin()) as address:
        yield f"{address}/postgres"


@pytest.fixture(scope="module")
def sites(database, tmp_path_factory) -> Iterator[tuple[Site, Site]]:
    with running_site(tmp_path_factory.mktemp("site"), database) as found:
        yield found


@pytest.fixture(scope="module")
def site(sites) -> Site:
    """Both processes behind nginx as `deploy/` has it."""
    return sites[0]


@pytest.fixture(scope="module")
def site_by_turns(sites) -> Site:
    """The same processes behind an nginx that asks them by turns."""
    return sites[1]


@pytest.fixture
def readers(site) -> Iterator[dict[str, Reader]]:
    """A reader with each of the processes, by what their cookie says."""
    found: dict[str, Reader] = {}
    for number in range(30):
        reader = Reader(site, f"browser {number}", "presenteren", voor="consortium-oost-nederland")
        if found.setdefault(reader.process(), reader) is not reader:
            reader.close()
        if len(found) == 2:
            break
    for reader in found.values():
        reader.run()
    yield found
    for reader in found.values():
        reader.close()


def test_a_reader_stays_with_one_process_for_files_that_come_and_go(readers):
    assert set(readers) == {"1", "2"}
    for reader in readers.values():
        assert reader.upload(b"{}").status_code == 204
        file = reader.download()
        assert [reader.get(file).status_code for _ in range(3)] == [200] * 3


def test_without_affinity_files_are_lost(site_by_turns):
    # Another meeting than that of the others: the same file would be there already.
    with closing(Reader(site_by_turns, "b", "presenteren", voor="GM0014")) as reader:
        reader.run()
        assert {reader.upload(b"{}").status_code for _ in range(2)} == {204, 403}
        file = reader.download()
        assert sorted(reader.get(file).status_code for _ in range(2)) == [200, 404]


def test_a_reader_without_cookies_stays_too(site):
    asked = site.browser("without cookies")
    told = set()
    for _ in range(6):
        asked.cookies.clear()
        told.add(asked.get(f"{site.address}/kaart", timeout=30).cookies["atlas_proces"])
    assert len(told) == 1


def test_a_change_of_a_keeper_reaches_the_readers_of_both(site, database):
    store, package = Store(database), read_package(PACKAGE)
    key = "consortium-oost-nederland"
    changes = edit(store, package, "organisaties", key, {"naam": "Consortium Nieuw"}, WHERE)
    apply(store, package, changes, WHERE, "Anna", store.revision())
    store.close()
    end = time.monotonic() + 60
    for process in site.processes:
        page = f"{process.address}/kaart?lagen=consortium"
        while "Consortium Nieuw" not in requests.get(page, timeout=60).text:
            assert time.monotonic() < end, "the change does not come"
            time.sleep(0.2)


def test_a_restart_of_one_is_noticed_by_its_own_readers_only(site, readers):
    mine, other = readers["1"], readers["2"]
    sessions = mine.session, other.session
    first = site.processes[0]
    first.stop()
    try:
        other.run()
        with pytest.raises(ConnectionClosed):
            mine.run()
        # What the page does by itself: it connects again, and asks for everything.
        mine.connect()
        mine.run()
        assert mine.process() == "2"
        assert mine.session != sessions[0]
        assert mine.get(mine.download()).status_code == 200
    finally:
        first.start()
        first.wait()
    # Who moved stays where the session now is.
    time.sleep(1)
    mine.run()
    other.run()
    assert mine.upload(b"{}").status_code == 204
    assert (mine.process(), other.session) == ("2", sessions[1])


def test_a_process_whose_store_hangs_is_alive_and_not_ready(site, database):
    process = site.processes[1]
    with psycopg.connect(database) as keeper:
        keeper.execute("LOCK TABLE imports IN ACCESS EXCLUSIVE MODE")
        hung = requests.get(f"{process.address}/gereed", timeout=10)
        assert (hung.status_code, "antwoordt niet" in hung.text) == (503, True)
        assert requests.get(f"{process.address}/_stcore/health", timeout=5).ok
    assert requests.get(f"{process.address}/gereed", timeout=10).ok


def test_what_watches_the_machines_is_not_for_readers(site):
    for path in ("gereed", "_stcore/metrics"):
        assert site.browser("").get(f"{site.address}/{path}", timeout=10).status_code == 404
