"""One change to one record: what passes between matching a list, the journal and the landscape."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SEPARATOR = "/"
WHOLE = ""


@dataclass(frozen=True)
class Change:
    """One change to a record of the data package.

    `tabel` is a table of `datapackage.json`, `sleutel` its primary key (the values joined by "/",
    see `key_of`). `veld` is a column, with its old and new value as text, the way a CSV file has
    it. A whole record that comes (`oud` is None) or goes (`nieuw` is None) has `veld` `WHOLE` ("")
    and as value a JSON object of column and text.
    """

    tabel: str
    sleutel: str
    veld: str
    oud: str | None
    nieuw: str | None


def key_of(row: Mapping[str, str], primary_key: Iterable[str]) -> str:
    """The key of a row as one text: the values of its primary key, joined by "/"."""
    return SEPARATOR.join(str(row[column]) for column in primary_key)
