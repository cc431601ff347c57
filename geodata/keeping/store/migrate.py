"""Bring the tables of a store to the version of this code, with alembic."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from geodata.keeping.refusals import StoreError
from geodata.keeping.store.tables import VERSION

FOLDER = Path(__file__).resolve().parent / "migrations"


def version_of(connection: Connection) -> str | None:
    """The version of the tables; None when there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(connection: Connection) -> None:
    """Make the tables, or bring them up to date, within the transaction of this connection.

    Raises StoreError when a newer atlas has made them.
    """
    # Only a store that is behind pays for the import.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version_of(connection) not in {None, *known}:
        raise StoreError("De opslag van wijzigingen is gemaakt door een nieuwere atlas.")
    command.upgrade(config, VERSION)
