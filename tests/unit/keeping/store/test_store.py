"""Opening, writing and migrating a store, of either kind."""

import sqlite3
import threading

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from geodata.keeping.refusals import StoreError
from geodata.keeping.store.location import is_there, store_url
from geodata.keeping.store.migrate import FOLDER
from geodata.keeping.store.store import Store, _keep_a_log, open_store
from geodata.keeping.store.tables import VERSION, imports, metadata

ROW = {
    "moment": sqlalchemy.func.current_timestamp(),
    "wie": "Anna",
    "soort": "contacten",
    **dict.fromkeys(("bestand", "bron", "bron_datum", "zekerheid", "opmerking"), ""),
}


def test_reading_a_store_that_is_not_there_makes_nothing(tmp_path):
    file = tmp_path / "beheer" / "wijzigingen.sqlite"
    store = open_store(f"sqlite:///{file}")
    assert (store.exists(), store.revision(), store.journal()) == (False, 0, ([], 0))
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_has_revision_0(store):
    assert store.revision() == 0
    assert store.journal() == ([], 0)


def test_what_is_written_counts_for_another_process_at_once(store, url):
    with store.writing() as connection:
        connection.execute(imports.insert().values(ROW))
    assert Store(url).revision() == store.revision() == 1


def test_an_exception_leaves_nothing(store):
    with pytest.raises(ZeroDivisionError), store.writing() as connection:  # noqa: PT012
        connection.execute(imports.insert().values(ROW))
        1 / 0  # noqa: B018
    assert store.revision() == 0


def test_writers_wait_for_each_other(url):
    """Every writer reads a number and writes the next; none is lost and none is double."""

    def write():
        store = Store(url)
        for _ in range(4):
            with store.writing() as connection:
                last = connection.execute(sqlalchemy.select(sqlalchemy.func.count(imports.c.id)))
                connection.execute(imports.insert().values(ROW | {"wie": str(last.scalar())}))

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = Store(url).rows(sqlalchemy.select(imports.c.wie).order_by(imports.c.id))
    assert [row.wie for row in found] == [str(number) for number in range(16)]


def test_a_new_file_that_is_refused_at_once_is_asked_again(tmp_path):
    """Two that turn a new file to its log at the same time: SQLite refuses one without waiting."""
    one, other = (
        sqlite3.connect(
            tmp_path / "a.sqlite", isolation_level=None, timeout=0, check_same_thread=False
        )
        for _ in range(2)
    )
    one.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        _keep_a_log(other, wait=0.05)
    later = threading.Timer(0.2, one.execute, ["COMMIT"])
    later.start()
    _keep_a_log(other, wait=30)
    later.join()
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    one.close()
    other.close()


def test_the_migrations_make_the_tables_that_the_code_knows(store):
    with store.writing() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_version_is_the_last_migration():
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_current_head() == VERSION


def test_a_store_of_a_newer_atlas_is_refused(store, url):
    with store.writing() as connection:
        connection.execute(sqlalchemy.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="nieuwere atlas"):
        Store(url).revision()


def test_a_file_that_is_no_database_is_refused(tmp_path):
    file = tmp_path / "kapot.sqlite"
    file.write_bytes(b"dit is geen database" * 100)
    with pytest.raises(StoreError, match="niet bereikbaar"):
        Store(f"sqlite:///{file}").revision()


def test_a_server_that_is_not_there_is_told_without_its_password():
    store = Store("postgresql://atlas:geheim@127.0.0.1:9/atlas")
    with pytest.raises(StoreError) as refused:
        store.revision()
    assert "geheim" not in str(refused.value)


def test_a_file_in_the_place_of_another_is_noticed(tmp_path):
    file = tmp_path / "a.sqlite"
    store = Store(f"sqlite:///{file}")
    with store.writing() as connection:
        connection.execute(imports.insert().values(ROW))
    for part in tmp_path.glob("a.sqlite*"):
        part.unlink()
    assert store.revision() == 0
    with store.writing() as connection:
        connection.execute(imports.insert().values(ROW))
    assert store.revision() == 1


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql(scheme):
    assert Store(f"{scheme}://atlas@localhost/atlas").kind == "postgresql"


def test_another_database_is_refused_without_its_password():
    with pytest.raises(ValueError, match="postgresql:// of sqlite:///") as refused:
        open_store("mysql://atlas:geheim@localhost/atlas")
    assert "geheim" not in str(refused.value)


def test_where_the_store_is(monkeypatch, tmp_path):
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    monkeypatch.delenv("ATLAS_OPSLAG", raising=False)
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path / "data"))
    assert store_url() == f"sqlite:///{tmp_path}/beheer/wijzigingen.sqlite"
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "elders.sqlite"))
    assert store_url() == f"sqlite:///{tmp_path}/elders.sqlite"
    assert not is_there(store_url())
    monkeypatch.setenv("ATLAS_DATABASE_URL", "postgres://atlas@localhost/atlas")
    assert store_url() == "postgres://atlas@localhost/atlas"
    assert is_there(store_url())
