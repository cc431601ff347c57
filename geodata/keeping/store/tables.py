"""The tables of the store of changes: imports, their changes, proposals, remembered columns, sign-ins.

A change is never altered, with one exception: its values go when a person asks for that or when
they have been kept long enough (`gewist`). `VERSION` is the last of `migrations/versions/`.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect

VERSION = "0003"

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
# Keys are compared byte by byte, whatever the language of the database.
Key = Text().with_variant(Text(collation="C"), "postgresql")


class Moment(TypeDecorator):
    """A moment in UTC; SQLite has no time zones, so they are left out there and put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("moment", Moment, nullable=False),
    Column("wie", Text, nullable=False),
    Column("soort", String(40), nullable=False),
    Column("bestand", Text, nullable=False),
    Column("bron", Text, nullable=False),
    Column("bron_datum", String(10), nullable=False),
    Column("zekerheid", String(10), nullable=False),
    Column("opmerking", Text, nullable=False),
    Column("neemt_terug", Integer, ForeignKey("imports.id")),
    sqlite_autoincrement=True,
)

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", Integer, ForeignKey("imports.id"), nullable=False, index=True),
    Column("tabel", String(63), nullable=False),
    Column("sleutel", Key, nullable=False),
    Column("veld", String(63), nullable=False),
    Column("oud", Text),
    Column("nieuw", Text),
    Column("gewist", Moment),
    Index(None, "tabel", "sleutel", "id"),
    sqlite_autoincrement=True,
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("moment", Moment, nullable=False),
    Column("tabel", String(63), nullable=False),
    Column("sleutel", Key, nullable=False),
    Column("veld", String(63), nullable=False),
    Column("wat", Text, nullable=False),
    Column("waarom", Text, nullable=False),
    Column("mail", Text, nullable=False),
    Column("afzender", String(64), nullable=False),
    Column("status", String(20), nullable=False),
    Column("afgehandeld", Moment),
    Column("wie", Text, nullable=False),
    Column("import_id", Integer, ForeignKey("imports.id")),
    Index(None, "status", "moment"),
    Index(None, "afzender"),
    sqlite_autoincrement=True,
)

# The salt of a day: without it the sender of a proposal cannot be worked out.
salts = Table(
    "salts",
    metadata,
    Column("dag", String(10), primary_key=True),
    Column("zout", String(64), nullable=False),
)

mappings = Table(
    "mappings",
    metadata,
    Column("vingerafdruk", String(64), primary_key=True),
    Column("soort", String(40), primary_key=True),
    Column("kolommen", Text, nullable=False),
    Column("moment", Moment, nullable=False),
    Column("wie", Text, nullable=False),
)

addresses = Table(
    "addresses",
    metadata,
    Column("naam", String(80), primary_key=True),
    Column("adres", Text, nullable=False),
    Column("soort", String(40), nullable=False),
    Column("kolommen", Text, nullable=False),
    Column("bron", Text, nullable=False),
    Column("zekerheid", String(10), nullable=False),
    Column("dagen", Integer, nullable=False),
    Column("wie", Text, nullable=False),
    Column("moment", Moment, nullable=False),
    Column("gekeken", Moment),
    Column("gezien", String(16), nullable=False),
)

# Of a keeper the mail address, of anybody else only the domain of theirs; `uitgegeven` is when the provider
# made the proof of a sign-in, in seconds since 1970.
sign_ins = Table(
    "sign_ins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("moment", Moment, nullable=False),
    Column("wie", Text, nullable=False),
    Column("wat", String(40), nullable=False),
    Column("uitgegeven", BigInteger, nullable=False),
    Index(None, "wie", "wat"),
    sqlite_autoincrement=True,
)

# The days on which the store was tidied, by the clock of the machine that did it.
days = Table("days", metadata, Column("dag", String(10), primary_key=True))
