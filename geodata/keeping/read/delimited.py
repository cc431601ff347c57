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
    rows_named,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from geodata.words import number

DELIMITERS = {";": "puntkomma's", ",": "komma's", "\t": "tabs", "|": "strepen"}
TRIED = 60
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# The encodings of before UTF-8, in the order in which they are likely.
OLDER = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp850": "DOS (cp850)"}
USUAL = frozenset("áàâäçéèêëíîïñóôöúûüýÁÀÂÄÉÈÊËÍÎÏÓÔÖÚÛÜß‘’“”–—…•·€°²³½§©®")
NOT_TEXT = (
    "Het bestand is geen tekst en geen rekenblad. Toegestaan zijn CSV, XLSX en ODS. Sla de lijst "
    "opnieuw op als XLSX of als CSV (UTF-8)."
)


def read_delimited(content: bytes) -> Grid:
    """The cells of a CSV file with any usual delimiter, in UTF-8, UTF-16, Windows-1252, Mac OS
    Roman or cp850.

    Raises ListError for what is no text, or a list that is too large.
    """
    text, noticed = _decode(content)
    asked = re.match(r"sep=(.)\r?\n", text)
    delimiter = asked[1] if asked and asked[1] in DELIMITERS else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    grid, numbers, filled = [], [], 0
    swallowed = []
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
            if any(delimiter in cell and "\n" in cell for cell in row):
                swallowed.append(position)
            filled += sum(map(bool, row))
            if filled > MAX_FILLED:
                raise too_many_cells()
            grid.append(row[:MAX_COLUMNS])
            numbers.append(position)
            if position > 2 * MAX_ROWS:
                raise too_many_rows(position)
    except csv.Error as error:
        raise _unclosed(len(grid) + 1, csv.field_size_limit()) from error
    if numbers and _ends_in_quotes(text, delimiter):
        raise ListError(
            f"Rij {number(numbers[-1])}: een aanhalingsteken aan het begin van een cel is geopend en staat "
            "er nergens om te sluiten. Alles wat erna komt zou één cel zijn. Haal het weg of zet er een bij."
        )
    if swallowed:
        noticed.append(
            f"In {rows_named(swallowed)} staan een regeleinde en {DELIMITERS[delimiter]} binnen "
            "aanhalingstekens. Ontbreekt er een aanhalingsteken, dan zijn rijen samengevoegd; kijk het na."
        )
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
    """A text that is no UTF-8. Which of the older encodings it has is told by its letters: the one
    that gives the most letters as Dutch has them, Windows-1252 when none gives more."""
    texts = {name: text for name in OLDER if (text := _decoded(content, name)) is not None}
    name = max(texts, key=lambda name: _dutch(texts[name]))
    if "cp1252" not in texts and _dutch(texts[name]) <= 0:
        raise ListError(
            "De letters van het bestand zijn niet te lezen: het is geen UTF-8, UTF-16 of "
            "Windows-1252. Sla de lijst opnieuw op als CSV (UTF-8) of als XLSX."
        )
    said = f"De letters zijn gelezen als {OLDER[name]}. Kijk of letters met accenten goed staan."
    return texts[name], [said]


def _decoded(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None


def _dutch(text: str) -> int:
    """How many more of the letters that are not ASCII are what Dutch has, and where it has them,
    than are not."""
    seen = re.findall(r"[^\x00-\x7f\xa0]", text)
    strange = re.findall(r"(?<=[a-z])(?:[‘“]|[^\x00-\x7f\w’–](?=[a-z]))", text, re.IGNORECASE)
    return sum(1 if char in USUAL else -1 for char in seen) - 2 * len(strange)


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


def _ends_in_quotes(text: str, delimiter: str) -> bool:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for _ in reader:
            pass
    except csv.Error as error:
        # Python says it in these words only; other things that are not strict are no harm.
        return str(error) == "unexpected end of data"
    return False


def _unclosed(position: int, found: int) -> ListError:
    return ListError(
        f"Rij {number(position)}: een cel bevat {number(found)} tekens of meer. Toegestaan zijn "
        f"{number(MAX_CELL)} tekens. Misschien staat er een aanhalingsteken dat nergens sluit."
    )
