"""A table for a wall: what is the same for many rows is said once, so that fewer and lower rows remain.

Nothing of it is left out: a column in which every row says the same goes to the words above the table,
and a first column that goes on with the same value becomes a heading between the rows. Only a column
without a single value goes.
"""

from dataclasses import replace
from itertools import groupby

from geodata.meeting.slide import Table
from geodata.words import one_line

Row = tuple[str, ...]
# A heading stands above this many rows, on average, or it takes more room than it saves.
ROWS_BELOW = 2
LEAST_COLUMNS = 3
# Letters in what can stand above a table, or as a heading in it.
SHORT = 60


def tidied(table: Table) -> Table:
    """The table with one line per cell, in which a row of a single cell is a heading above those that
    follow it."""
    head = tuple(map(one_line, table.kolommen))
    rows = [tuple(map(one_line, row)) for row in table.rijen]
    caption = one_line(table.bijschrift)
    kept = []
    for place, name in enumerate(head):
        values = {row[place] for row in rows}
        if not place or len(rows) < 2 or len(values) > 1 or len(max(values, key=len)) > SHORT:
            kept.append(place)
        elif value := values.pop():
            caption += f"{_end(caption)} {name}: {value.rstrip('.')}." if name else f" {value}"
    head = tuple(head[place] for place in kept)
    rows = [tuple(row[place] for place in kept) for row in rows]
    runs = [(value, tuple(found)) for value, found in groupby(rows, key=lambda row: row[0])]
    can_stand_above = all(0 < len(value) <= SHORT for value, _ in runs)
    if can_stand_above and len(head) >= LEAST_COLUMNS and ROWS_BELOW * len(runs) <= len(rows):
        rows = [row for value, found in runs for row in ((value,), *(r[1:] for r in found))]
        head = head[1:]
    return replace(
        table, kolommen=head, rijen=tuple(rows), bijschrift=caption, rest=one_line(table.rest)
    )


def is_heading(row: Row, head: Row) -> bool:
    """Whether a row of a tidied table is a heading above those that follow it."""
    return len(row) == 1 < len(head)


def _end(sentence: str) -> str:
    return "" if not sentence or sentence.endswith((".", "?", "!")) else "."
