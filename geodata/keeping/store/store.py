"""The store of changes: SQLite by default, PostgreSQL for several machines.

Reading a store that is not there costs one look at the disk. Writing is one at a time: SQLite by
BEGIN IMMEDIATE, PostgreSQL by an advisory lock, so that a lower import was always there earlier.
Nobody waits without end for a file that is locked, a PostgreSQL that hangs or a network that lost it.
"""

import os
import socket
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Select,
    create_engine,
    event,
    func,
    make_url,
    select,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import (
    DatabaseError,
    DataError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
)
from sqlalchemy.pool import NullPool

from geodata.keeping.refusals import StoreError
from geodata.keeping.store.location import file_of, store_url
from geodata.keeping.store.migrate import migrate, version_of
from geodata.keeping.store.replay import Step
from geodata.keeping.store.tables import VERSION, changes, imports

WAIT = 10  # seconds that a writer waits for another
READER = 1  # seconds that a reader waits for a file that is locked
CONNECT = 3  # seconds that anyone waits for PostgreSQL to answer
# Seconds that a transaction of a reader and of a writer takes at most.
MAX_READ, MAX_WRITE = 5, 60
LOCK = 0x67656F  # any number of our own
UNREACHABLE = "De opslag van wijzigingen is nu niet bereikbaar. Probeer het later opnieuw."


class Journal(NamedTuple):
    """The changes of a store as steps to fold, and the import that the last of them came with."""

    steps: list[Step]
    revision: int


class Store:
    """The changes on top of a data package. Every method raises StoreError when it cannot."""

    def __init__(self, url: str):
        self._file = file_of(url)
        self._engine = _sqlite(self._file, WAIT) if self._file else _postgresql(url, MAX_WRITE)
        self._reader = _sqlite(self._file, READER) if self._file else _postgresql(url, MAX_READ)
        self._ready: object = None

    @property
    def kind(self) -> str:
        """Which database this is: "sqlite" or "postgresql"."""
        return self._engine.dialect.name

    def exists(self) -> bool:
        """Whether there may be something in it: a SQLite file comes with the first change."""
        return self._file is None or self._file.exists()

    def revision(self) -> int:
        """The last import that was applied; 0 when there is none."""
        found = self.rows(select(func.max(imports.c.id)))
        return (found[0][0] or 0) if found else 0

    def journal(self, tabel: str = "", sleutel: str = "") -> Journal:
        """Every change, or those of one record, in the order in which they came."""
        one = (changes.c.tabel == tabel, changes.c.sleutel == sleutel) if tabel else ()
        names = ("tabel", "sleutel", "veld", "oud", "nieuw")
        erased = changes.c.gewist.is_not(None)
        query = select(*(changes.c[name] for name in names), erased, changes.c.import_id)
        rows = self.rows(query.where(*one).order_by(changes.c.id))
        # As bare tuples: there may be a hundred thousand of them.
        return Journal([Step._make(row[:6]) for row in rows], rows[-1][6] if rows else 0)

    def rows(self, query: Select) -> list[Row]:
        """The rows of a query; none while there is no store."""
        return self.every_rows([query])[0]

    def every_rows(self, queries: Iterable[Select]) -> list[list[Row]]:
        """The rows of each query, by one connection: to make one takes longer than to ask."""
        if not self.exists():
            return [[] for _ in queries]
        with self._begin(writing=False) as connection:
            return [list(connection.execute(query)) for query in queries]

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes, one at a time: all of it or, after an exception, nothing."""
        if self._file:
            # What is in it is not for every user of the machine.
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._begin(writing=True) as connection:
            yield connection

    def forget(self) -> None:
        """Take care that what was erased is no longer in memory or in the files of the database either."""
        for engine in (self._engine, self._reader):
            # It keeps a statement with the values that it was first asked with.
            engine.clear_compiled_cache()
        outside = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        with outside.connect() as connection:
            if self._file:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                connection.exec_driver_sql(
                    "VACUUM changes, imports, proposals, sign_ins, addresses"
                )

    def close(self) -> None:
        """End the connections that are kept open."""
        self._engine.dispose()
        self._reader.dispose()

    @contextmanager
    def _begin(self, writing: bool) -> Iterator[Connection]:
        try:
            self._make_ready()
            with self._transaction(writing) as connection:
                yield connection
        except DatabaseError as error:
            # A mistake of ours is not what keeps the store out of reach; a damaged file is.
            if isinstance(error, (DataError, IntegrityError, NotSupportedError, ProgrammingError)):
                raise
            raise StoreError(UNREACHABLE) from error

    @contextmanager
    def _transaction(self, writing: bool) -> Iterator[Connection]:
        engine = (self._engine if writing else self._reader).execution_options(writing=writing)
        with engine.connect() as connection, connection.begin():
            if writing and not self._file:
                connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT}s'"))
                connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
            yield connection

    def _make_ready(self) -> None:
        """Look at the version of the tables once, and again when the file is another one."""
        found = self._identity()
        if found is not None and found == self._ready:
            return
        try:
            with self._transaction(writing=False) as connection:
                behind = version_of(connection) != VERSION
        except DatabaseError as error:
            raise StoreError(UNREACHABLE) from error
        if behind:
            with self._transaction(writing=True) as connection:
                migrate(connection)
        self._ready = self._identity()

    def _identity(self) -> object:
        if not self._file:
            return self._engine.url
        if not self._file.exists():
            return None
        stat = self._file.stat()
        return stat.st_dev, stat.st_ino


def open_store(url: str | None = None) -> Store:
    """The store at an address, else the one of geodata.keeping.store.location; one for each address.

    Opening touches nothing. Raises ValueError for an address of an unknown kind.
    """
    return _opened(url or store_url())


@cache
def _opened(url: str) -> Store:
    return Store(url)


def _postgresql(url: str, seconds: float) -> Engine:
    """PostgreSQL, of which a connection is broken that is used for longer than so many seconds.

    The server keeps to a time of its own, but not when it is the server or the network that hangs: from
    the first thing that is asked of a new connection on, which is not our question yet.
    """
    address = make_url(url.replace("postgres://", "postgresql://", 1))
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"),
        # A connection that was kept would be asked for a sign of life, and a server that hangs gives none.
        poolclass=NullPool,
        connect_args={
            "connect_timeout": CONNECT,
            "keepalives_idle": CONNECT,
            "keepalives_interval": CONNECT,
            "keepalives_count": 2,
            "tcp_user_timeout": MAX_READ * 1000,
            "options": f"-c statement_timeout={MAX_WRITE * 1000}",
        },
    )

    @event.listens_for(engine, "do_connect")
    def _connect(dialect: Any, entry: Any, args: Any, named: Any) -> Any:
        made = dialect.connect(*args, **named)
        entry.info["limit"] = _Limit(made.pgconn.socket, seconds)
        return made

    @event.listens_for(engine, "close")
    def _close(_: object, entry: Any) -> None:
        if limit := entry.info.pop("limit", None):
            limit.lift()

    return engine


class _Limit:
    """Breaks a connection after so many seconds, unless it is lifted before."""

    def __init__(self, handle: int, seconds: float):
        # A number of our own for the same connection: the driver may close its own meanwhile.
        self._line = socket.socket(fileno=os.dup(handle))
        self._timer = threading.Timer(seconds, self._break)
        self._timer.daemon = True
        self._timer.start()

    def lift(self) -> None:
        """The connection is not used any more."""
        self._timer.cancel()
        self._timer.join()
        self._line.close()

    def _break(self) -> None:
        # What the other side ended already is no connection any more.
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._line.close()


def _sqlite(file: Path, wait: float) -> Engine:
    # A file that was put in the place of another is noticed, as no connection is kept.
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        poolclass=NullPool,
        connect_args={"timeout": wait},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:
        # SQLAlchemy begins and ends the transactions, not the driver.
        connection.isolation_level = None
        _keep_a_log(connection, wait)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _keep_a_log(connection: Any, wait: float) -> None:
    """Have changes written to a log first, so that nobody who reads waits for who writes.

    Of two that turn a new file to this at the same time SQLite refuses one at once, whatever time it may
    wait; that one sees a moment later that it was done. Raises sqlite3.OperationalError after `wait` seconds.
    """
    until = time.monotonic() + wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(0.01)
