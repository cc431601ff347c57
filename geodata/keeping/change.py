"""One change to one record: what passes between matching a list, the journal and the landscape."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SEPARATOR = "/"
WHOLE = ""
# Records by table and then by key.
Tables = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True)
class Change:
    """One change to a record of the data package.

    `tabel` is a table of `datapackage.json`, `sleutel` its primary key (the values joined by "/",
    see `key_of`). `veld` is a column, with its old and new value as text, the way a CSV file has
    it. A whole record that comes (`oud` is None), goes (`nieuw` is None) or becomes another has `veld`
    `WHOLE` ("") and as value a JSON object of column and text.
    """

    tabel: str
    sleutel: str
    veld: str
    oud: str | None
    nieuw: str | None


def key_of(row: Mapping[str, str], primary_key: Iterable[str]) -> str:
    """The key of a row as one text: the values of its primary key, joined by "/"."""
    return SEPARATOR.join(str(row[column]) for column in primary_key)


def of_record(
    tabel: str, sleutel: str, before: Mapping[str, str] | None, after: Mapping[str, str] | None
) -> Change:
    """The change by which a whole record comes (`before` is None), goes or becomes another."""
    oud, nieuw = (
        None if record is None else json.dumps(dict(record), ensure_ascii=False)
        for record in (before, after)
    )
    return Change(tabel, sleutel, WHOLE, oud, nieuw)


def differences(before: Tables, after: Tables) -> Iterable[Change]:
    """The records of the same tables that go, come, or are another; those that go first."""
    for tabel, rows in before.items():
        for sleutel in sorted(rows.keys() - after[tabel].keys()):
            yield of_record(tabel, sleutel, rows[sleutel], None)
    for tabel, rows in after.items():
        for sleutel, record in rows.items():
            was = before[tabel].get(sleutel)
            if was != record:
                yield of_record(tabel, sleutel, was, record)
