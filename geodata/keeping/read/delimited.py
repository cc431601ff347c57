"""The cells of a text file (CSV) as text: its encoding and delimiter are found out."""

import csv
import io
import re
from collections import Counter

from geodata.keeping.read.rawlist import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_FILLED,
    MAX_ROWS,
    Grid,
    ListError,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from geodata.words import number

DELIMITERS = {";": "puntkomma's", ",": "komma's", "\t": "tabs", "|": "strepen"}
TRIED = 60
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
NOT_TEXT = (
    "Het bestand is geen tekst en geen rekenblad. Toegestaan zijn CSV, XLSX en ODS. Sla de lijst "
    "opnieuw op als XLSX of als CSV (UTF-8)."
)


def read_delimited(content: bytes) -> Grid:
    """The cells of a CSV file with any usual delimiter, in UTF-8, UTF-16 or Windows-1252.

    Raises ListError for what is no text, or a list that is too large.
    """
    text, noticed = _decode(content)
    asked = re.match(r"sep=(.)\r?\n", text)
    delimiter = asked[1] if asked and asked[1] in DELIMITERS else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    grid, numbers, filled = [], [], 0
    try:
        # A spreadsheet does not count the row that names the delimiter.
        for position, row in enumerate(reader, start=0 if asked else 1):
            if position == 0:
                continue
            if len(row) > MAX_COLUMNS and any(row[MAX_COLUMNS:]):
                raise too_many_columns(len(row))
            longest = max(map(len, row), default=0)
            if longest > MAX_CELL:
                raise _unclosed(position, longest)
            filled += sum(map(bool, row))
            if filled > MAX_FILLED:
                raise too_many_cells()
            grid.append(row[:MAX_COLUMNS])
            numbers.append(position)
            if position > 2 * MAX_ROWS:
                raise too_many_rows(position)
    except csv.Error as error:
        raise _unclosed(len(grid) + 1, csv.field_size_limit()) from error
    return Grid(grid, tuple(numbers), (), tuple(noticed))


def _decode(content: bytes) -> tuple[str, list[str]]:
    marked = next((name for mark, name in MARKS.items() if content.startswith(mark)), None)
    try:
        text = content.decode(marked or "utf-8")
        noticed: list[str] = []
    except UnicodeDecodeError as error:
        if marked:
            raise ListError(NOT_TEXT) from error
        text, noticed = _windows(content)
    if "\0" in text:
        raise ListError(NOT_TEXT)
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    if lost:
        noticed.append(
            f"In het bestand zijn {number(lost)} letters al verloren gegaan (�). Zoek de lijst op "
            "met de goede letters, of verbeter ze."
        )
    return text, noticed


def _windows(content: bytes) -> tuple[str, list[str]]:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ListError(
            "De letters van het bestand zijn niet te lezen: het is geen UTF-8, UTF-16 of "
            "Windows-1252. Sla de lijst opnieuw op als CSV (UTF-8) of als XLSX."
        ) from error
    said = "De letters zijn gelezen als Windows-1252. Kijk of letters met accenten goed staan."
    return text, [said]


def _delimiter(text: str) -> str:
    """The delimiter that gives the most rows of the same width, and the widest of those."""
    head = text[: TRIED * 4000]
    return max(DELIMITERS, key=lambda delimiter: _regularity(head, delimiter))


def _regularity(head: str, delimiter: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    try:
        for row, _ in zip(reader, range(TRIED), strict=False):
            if any(cell.strip() for cell in row):
                widths[len(row)] += 1
    except csv.Error:
        return 0.0, 0
    wide = {width: times for width, times in widths.items() if width > 1}
    if not wide:
        return 0.0, 0
    width = max(wide, key=lambda key: (wide[key], key))
    return wide[width] / widths.total(), width


def _unclosed(position: int, found: int) -> ListError:
    return ListError(
        f"Rij {number(position)}: een cel bevat {number(found)} tekens of meer. Toegestaan zijn "
        f"{number(MAX_CELL)} tekens. Misschien staat er een aanhalingsteken dat nergens sluit."
    )
