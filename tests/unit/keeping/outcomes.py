"""What the tests of matching look at, and how."""

import json

import pandas

from geodata.files.export import to_csv
from geodata.keeping.change import WHOLE
from geodata.keeping.match.columns import propose_columns
from geodata.keeping.match.matching import match
from geodata.keeping.read.reading import read_list
from tests.unit.keeping.lists import ORIGIN


def facts(row) -> dict[str, tuple[str | None, str | None]]:
    """The fields that change in a row, each with old and new."""
    return {change.veld: (change.oud, change.nieuw) for change in row.wijzigingen}


def whole(row, tabel: str) -> dict[str, str]:
    """The record that comes with a row."""
    (new,) = [c.nieuw for c in row.wijzigingen if (c.tabel, c.veld, c.oud) == (tabel, WHOLE, None)]
    return json.loads(new)


def table(landscape, name: str) -> pandas.DataFrame:
    frame = landscape.table(name)
    return frame.reset_index() if frame.index.name else frame


def taken_in(landscape, frame: pandas.DataFrame, kind: str, without: tuple[str, ...] = ()):
    raw = read_list(to_csv(frame), "lijst.csv")
    columns = propose_columns(raw, kind, landscape)
    return match(
        landscape, raw, kind, {k: v for k, v in columns.items() if k not in without}, ORIGIN
    )
