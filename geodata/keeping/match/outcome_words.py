"""The outcome of taking in a list, in Dutch: one sentence, and tables to look at and take along."""

import json

import pandas

from geodata.keeping.change import WHOLE, Change
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.matched import (
    CHANGED,
    DOUBTFUL,
    NEW,
    REFUSED,
    SAME,
    SKIPPED,
    Matched,
    Row,
)
from geodata.landscape import Landscape
from geodata.words import count, join_words, number

# How many rows of a list are made into lines at a time.
AT_ONCE = 500
OUTCOME_COLUMNS = ("rij", "uitkomst", "naam", "veld", "oud", "nieuw", "waarom")
IN_WORDS = {
    SAME: "gelijk",
    CHANGED: "gewijzigd",
    NEW: "nieuw",
    DOUBTFUL: "twijfelachtig",
    REFUSED: "geweigerd",
    SKIPPED: "overgeslagen",
}


def summary(matched: Matched) -> str:
    """How many rows have which outcome, how many cells were left out, and how many records the list
    does not name."""
    told = [
        f"{number(times)} {IN_WORDS[outcome]}"
        for outcome, times in matched.aantallen.items()
        if times
    ]
    text = f"De lijst heeft {count(len(matched.rijen), 'rij', 'rijen')}: {join_words(told)}."
    cells = sum(len(row.fouten) for row in matched.rijen if row.uitkomst != REFUSED)
    if cells:
        verb = "is" if cells == 1 else "zijn"
        text += f" {count(cells, 'cel', 'cellen')} {verb} geweigerd; de rest van de rij doet mee."
    absent = len(matched.afwezig)
    if absent == 1:
        return f"{text} 1 record van de atlas staat niet in de lijst en blijft zoals het is."
    if absent:
        text += f" {number(absent)} records van de atlas staan niet in de lijst en blijven zoals ze zijn."
    return text


def outcome_frame(matched: Matched) -> pandas.DataFrame:
    """One line per field that changes, and one for a row without changes; columns: `OUTCOME_COLUMNS`."""
    # Piece by piece: 20,000 new records have some 400,000 lines, and as text these are large.
    pieces = [
        pandas.DataFrame(
            [line for row in some for line in _lines(matched.landscape, row)],
            columns=list(OUTCOME_COLUMNS),
        )
        for some in (
            matched.rijen[start : start + AT_ONCE]
            for start in range(0, len(matched.rijen), AT_ONCE)
        )
    ]
    if not pieces:
        return pandas.DataFrame(columns=list(OUTCOME_COLUMNS))
    return pandas.concat(pieces, ignore_index=True)


def absent_frame(matched: Matched) -> pandas.DataFrame:
    """The records that the list does not name; columns `sleutel`, `naam` and `status`."""
    rows = [(absent.sleutel, absent.naam, absent.status) for absent in matched.afwezig]
    return pandas.DataFrame(rows, columns=["sleutel", "naam", "status"])


def _lines(landscape: Landscape, row: Row) -> list[tuple]:
    waarom = row.waarom
    if row.kandidaten:
        named = "; ".join(
            " ".join(filter(None, (f"{c.naam} ({c.sleutel}).", c.reden))) for c in row.kandidaten
        )
        waarom = f"{waarom} Misschien: {named}"
    start = (row.rij, row.uitkomst, row.naam)
    fields = [part for change in row.wijzigingen for part in _parts(landscape, change)]
    return [(*start, *part, waarom) for part in fields] or [(*start, "", "", "", waarom)]


def _parts(landscape: Landscape, change: Change) -> list[tuple[str, str, str]]:
    """A change as field, old and new; a whole record by its fields that hold something."""
    if change.veld != WHOLE:
        return [
            (_label(landscape, change.tabel, change.veld), change.oud or "", change.nieuw or "")
        ]
    old = json.loads(change.oud) if change.oud else {}
    new = json.loads(change.nieuw) if change.nieuw else {}
    return [
        (_label(landscape, change.tabel, column), old.get(column, ""), new.get(column, ""))
        for column in {**old, **new}
        if old.get(column) or new.get(column)
    ]


def _label(landscape: Landscape, tabel: str, column: str) -> str:
    known = kinds_of(landscape).labels
    return known.get(f"{tabel}.{column}", column.replace("_", " "))
