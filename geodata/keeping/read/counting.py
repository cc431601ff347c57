"""Count what a reader of spreadsheets would have to hold, from the XML of an XLSX or ODS."""

import re
from collections import Counter

from geodata.keeping.read.rawlist import (
    DAMAGED,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_FILLED,
    MAX_ROWS,
    MAX_TEXT,
    Cell,
    ListError,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from geodata.words import number

# Rows above the header and blank rows come on top of the rows of a list.
ROWS_SEEN = MAX_ROWS + 1_000
ODS_CELLS = ("table-cell", "covered-table-cell")
ODS_PARTS = ("table", "table-column", "table-row", *ODS_CELLS)
HIDDEN = ("collapse", "filter")


class Counted:
    """What goes by in the parts: adds up how much a reader will have to hold."""

    def __init__(self) -> None:
        self.formulas = 0
        # Rows that hold something and are not shown, because somebody hid them or by a filter.
        self.hidden = 0
        self.is_hidden = False
        # Columns that hold something and are not shown, of all sheets; and of this sheet which are not
        # shown, and which of those held nothing yet.
        self.hidden_columns = 0
        self.unseen: set[int] = set()
        self.merged: dict[str, list[tuple[Cell, Cell]]] = {}
        self.text = self.length = 0
        # XLSX: text that stands in the file once, and which of it the cells refer to.
        self.shared: dict[str, int] = {}
        self.position = 0
        self.references: Counter[str] = Counter()
        self.in_cell = self.is_shared = self.counted = False
        self.filled = 0
        self.value = ""
        # Where the cell stands that is gone through, counted from 1; in an ODS from 0.
        self.sheet, self.row, self.column = "", 0, 0
        self.row_repeats, self.repeats, self.columns = 1, 1, 0

    def begin(self) -> None:
        """A new part of the file begins: its rows count from the first again."""
        self.row = self.column = self.columns = self.position = 0
        self.in_cell = self.is_shared = False
        self.unseen.clear()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local in ODS_PARTS:
            self._start_ods(local, attributes)
        elif name == "text:s":
            self._add(_repeats(attributes, "c"))
        elif local == "col" and attributes.get("hidden") in ("1", "true"):
            first = _row(attributes.get("min"), 1)
            self._hide_columns(first, _row(attributes.get("max"), first))
        elif local == "row":
            self.row, self.column = _row(attributes.get("r"), self.row + 1), 0
            self.is_hidden = attributes.get("hidden") in ("1", "true")
        elif local == "c":
            self.row, self.column = _place(attributes.get("r"), self.row, self.column + 1)
            self.in_cell, self.is_shared = True, attributes.get("t") == "s"
            self.counted = False
            self.length, self.value = 0, ""
        elif local in ("v", "f", "is") and self.in_cell:
            # A cell that is only made up does not count: a whole row can be.
            _check_place(self.row, self.column)
            self._count(0 if self.counted else 1)
            self.counted = True
            self._note_hidden(1, self.column, self.column)
            self.formulas += local == "f"
        elif local == "si":
            self.length = 0

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local in ODS_PARTS:
            self._end_ods(local)
        elif local == "c" and self.in_cell:
            self.in_cell = False
            _check_length(self.length)
            if self.is_shared:
                self.references[self.value.strip()] += 1
        elif local == "si":
            _check_length(self.length)
            # A file can have several parts with such text; which one counts is for the reader.
            place = str(self.position)
            self.shared[place] = max(self.length, self.shared.get(place, 0))
            self.position += 1

    def characters(self, text: str) -> None:
        self._add(len(text))
        if self.in_cell and self.is_shared:
            self.value += text

    def finish(self) -> None:
        """Add up the text that stands in the file once and comes back in many cells."""
        longest = max(self.shared.values(), default=0)
        self.text += sum(
            times * self.shared.get(index, longest) for index, times in self.references.items()
        )
        self._check_text()

    def _start_ods(self, local: str, attributes: dict[str, str]) -> None:
        if local == "table":
            self.sheet, self.row, self.column = attributes.get("table:name", ""), 0, 0
            self.unseen.clear()
        elif local == "table-column":
            first = self.column + 1
            self.column += _repeats(attributes, "number-columns-repeated")
            if attributes.get("table:visibility") in HIDDEN:
                self._hide_columns(first, self.column)
        elif local == "table-row":
            self.row_repeats = _repeats(attributes, "number-rows-repeated")
            self.column = self.columns = 0
            self.is_hidden = attributes.get("table:visibility") in HIDDEN
        elif local in ODS_CELLS:
            self.repeats = _repeats(attributes, "number-columns-repeated")
            down = _repeats(attributes, "number-rows-spanned")
            right = _repeats(attributes, "number-columns-spanned")
            if down > 1 or right > 1:
                last = (self.row + down - 1, self.column + right - 1)
                self.merged.setdefault(self.sheet, []).append(((self.row, self.column), last))
            self.formulas += "table:formula" in attributes
            # A value may stand in an attribute alone.
            self.length = sum(len(v) for k, v in attributes.items() if k.endswith("value"))

    def _end_ods(self, local: str) -> None:
        if local in ODS_CELLS:
            self.column += self.repeats
            if self.length:
                _check_length(self.length)
                _check_place(1, self.column)
                self.columns = self.column
                self._note_hidden(self.row_repeats, self.column - self.repeats + 1, self.column)
                self._count(self.repeats * self.row_repeats)
                self.text += self.length * (self.repeats * self.row_repeats - 1)
        elif local == "table-row":
            self.row += self.row_repeats
            if self.columns:
                _check_place(self.row, self.columns)
                self._check_text()

    def _hide_columns(self, first: int, last: int) -> None:
        """Columns of this sheet are not shown; of what is too wide for a list nothing is kept."""
        self.unseen.update(range(first, min(last, MAX_COLUMNS) + 1))

    def _note_hidden(self, rows: int, first: int, last: int) -> None:
        """A cell holds something, in these columns: count its row and columns once, when they are hidden."""
        self.hidden += rows if self.is_hidden else 0
        self.is_hidden = False
        if self.unseen:
            found = self.unseen.intersection(range(first, last + 1))
            self.hidden_columns += len(found)
            self.unseen -= found

    def _add(self, length: int) -> None:
        self.length += length
        self.text += length

    def _count(self, cells: int) -> None:
        self.filled += cells
        if self.filled > MAX_FILLED:
            raise too_many_cells()

    def _check_text(self) -> None:
        if self.text > MAX_TEXT:
            raise ListError(
                f"De lijst bevat meer dan {number(MAX_TEXT / 1e6)} miljoen tekens. Deel de lijst op."
            )


def _repeats(attributes: dict[str, str], name: str) -> int:
    # Under whatever prefix: the largest is what a reader may take.
    texts = [text for key, text in attributes.items() if key.rpartition(":")[2] == name]
    if not all(re.fullmatch(r"[1-9][0-9]{0,7}", text) for text in texts):
        raise ListError(DAMAGED)
    return max(map(int, texts), default=1)


def _row(text: str | None, following: int) -> int:
    if text is None:
        return following
    if not re.fullmatch(r"[1-9][0-9]{0,6}", text):
        raise ListError(DAMAGED)
    return int(text)


def _place(text: str | None, row: int, column: int) -> Cell:
    if text is None:
        return row, column
    found = re.fullmatch(r"([A-Z]{1,3})([1-9][0-9]{0,6})", text)
    if not found:
        raise ListError(DAMAGED)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _check_place(row: int, column: int) -> None:
    if row > ROWS_SEEN:
        raise too_many_rows(row)
    if column > MAX_COLUMNS:
        raise too_many_columns(column)


def _check_length(found: int) -> None:
    if found > MAX_CELL:
        raise ListError(
            f"Een cel bevat {number(found)} tekens. Toegestaan zijn {number(MAX_CELL)} tekens in "
            "een cel. Kort de tekst in, of laat de kolom weg."
        )
