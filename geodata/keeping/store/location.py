"""Where the changes are kept, told without opening anything.

This module imports no database library, so that an atlas without changes does not wait for one.
"""

import os
from pathlib import Path

from geodata.landscape import data_folder

SQLITE = "sqlite:///"
POSTGRESQL = ("postgresql://", "postgres://", "postgresql+psycopg://")
STORE_FILE = Path("beheer") / "wijzigingen.sqlite"


def store_url() -> str:
    """The address of the store: `ATLAS_DATABASE_URL`, else the SQLite file that `ATLAS_OPSLAG`
    names, else `beheer/wijzigingen.sqlite` beside the folder with the data."""
    if url := os.environ.get("ATLAS_DATABASE_URL"):
        return url
    path = os.environ.get("ATLAS_OPSLAG") or data_folder().absolute().parent / STORE_FILE
    return f"{SQLITE}{Path(path).absolute()}"


def file_of(url: str) -> Path | None:
    """The file of a SQLite store; None for PostgreSQL.

    Raises ValueError for an address of another kind; its message holds no password.
    """
    if url.startswith(SQLITE):
        return Path(url.removeprefix(SQLITE))
    if url.startswith(POSTGRESQL):
        return None
    raise ValueError("ATLAS_DATABASE_URL moet met postgresql:// of sqlite:/// beginnen.")


def is_there(url: str) -> bool:
    """Whether there may be changes: a SQLite store begins to exist with the first of them."""
    file = file_of(url)
    return file is None or file.exists()
