"""Open a spreadsheet file (XLSX, ODS) safely, before a reader of spreadsheets sees it.

Such a file is a zip with XML. A small one can unpack to gigabytes, and a single cell far away or
repeated a billion times makes a reader reserve memory for all cells before it. So every part is
unpacked with a limit and gone through as XML first; only the parts that passed go on, in a new zip.
"""

import io
import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from xml.parsers import expat

from geodata.keeping.raw import MAX_CELL, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, Cell, ListError
from geodata.words import number

MAX_UNPACKED = 40_000_000
MAX_PARTS = 500
# Rows above the header and blank rows come on top of the rows of a list.
ROWS_SEEN = MAX_ROWS + 1_000
ODS_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
ODS_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODS_CELLS = ("table-cell", "covered-table-cell")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGED = (
    "Het bestand is beschadigd of geen rekenblad. Open het in uw rekenblad en sla het opnieuw op "
    "als XLSX of CSV."
)


@dataclass
class Contents:
    """What the check found: the zip of the parts that passed, whether there are formulas, and for
    an ODS the joined cells by name of their sheet."""

    content: bytes = b""
    formulas: int = 0
    merged: dict[str, list[tuple[Cell, Cell]]] = field(default_factory=dict)


def unpack(content: bytes) -> Contents:
    """Check a zip with a spreadsheet. Raises ListError, before unpacking where the zip says how
    large its parts are, and while unpacking where it lies about that."""
    seen = _Seen()
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
            left = MAX_UNPACKED
            for part in _parts(old):
                with old.open(part) as opened:
                    data = opened.read(left + 1)
                left -= len(data)
                if left < 0:
                    raise _too_large(MAX_UNPACKED - left)
                # Pictures, printer settings and macros are no part of a list.
                if part.filename == "mimetype" or _passes(data, seen):
                    new.writestr(part.filename, data)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        RuntimeError,
        ValueError,
        expat.ExpatError,
    ) as error:
        raise error if isinstance(error, ListError) else ListError(DAMAGED) from error
    seen.finish()
    return Contents(out.getvalue(), seen.formulas, seen.merged)


def _parts(opened: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    parts = [part for part in opened.infolist() if not part.is_dir()]
    size = sum(part.file_size for part in parts)
    if size > MAX_UNPACKED:
        raise _too_large(size)
    if len(parts) > MAX_PARTS or len({part.filename for part in parts}) < len(parts):
        raise ListError(DAMAGED)
    if any(part.flag_bits & 0x1 for part in parts):
        raise ListError("Het bestand heeft een wachtwoord. Sla het op zonder wachtwoord.")
    if any(part.compress_type not in METHODS for part in parts):
        raise ListError(DAMAGED)
    return parts


def _too_large(size: int) -> ListError:
    return ListError(
        f"Het bestand wordt uitgepakt te groot: {number(size / 1e6)} MB of meer. Toegestaan is "
        f"{number(MAX_UNPACKED / 1e6)} MB. Sla alleen het blad met de lijst op, als CSV."
    )


def _passes(data: bytes, seen: "_Seen") -> bool:
    if not data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t").startswith(b"<"):
        return False
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    parser.CharacterDataHandler = seen.characters
    parser.Parse(data, True)
    return True


def _no_doctype(*_) -> None:
    # Entities are declared here, and a spreadsheet has none.
    raise ListError("Het bestand bevat een verwijzing die in een rekenblad niet hoort (DOCTYPE).")


class _Seen:
    """What goes by in the parts: adds up how much a reader will have to hold."""

    def __init__(self):
        self.formulas = 0
        self.merged: dict[str, list[tuple[Cell, Cell]]] = {}
        self.text = self.length = 0
        # XLSX: text that stands in the file once, and which of it the cells refer to.
        self.shared: list[int] = []
        self.references: Counter[str] = Counter()
        self.in_cell = self.is_shared = False
        self.value = ""
        # Where the cell stands that is gone through, counted from 1; in an ODS from 0.
        self.sheet, self.row, self.column = "", 0, 0
        self.row_repeats, self.repeats, self.columns = 1, 1, 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space == ODS_TABLE:
            self._start_ods(local, attributes)
        elif space == ODS_TEXT and local == "s":
            self._add(_repeats(attributes, f"{ODS_TEXT} c"))
        elif local == "row":
            self.row, self.column = _row(attributes.get("r"), self.row + 1), 0
        elif local == "c":
            self.row, self.column = _place(attributes.get("r"), self.row, self.column + 1)
            self.in_cell, self.is_shared = True, attributes.get("t") == "s"
            self.length, self.value = 0, ""
        elif local in ("v", "f", "is") and self.in_cell:
            # A cell that is only made up does not count: a whole row can be.
            _check_place(self.row, self.column)
            self.formulas += local == "f"
        elif local == "si":
            self.length = 0

    def end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        if space == ODS_TABLE:
            self._end_ods(local)
        elif local == "c" and self.in_cell:
            self.in_cell = False
            _check_length(self.length)
            if self.is_shared:
                self.references[self.value.strip()] += 1
        elif local == "si":
            _check_length(self.length)
            self.shared.append(self.length)

    def characters(self, text: str) -> None:
        self._add(len(text))
        if self.in_cell and self.is_shared:
            self.value += text

    def finish(self) -> None:
        """Add up the text that stands in the file once and comes back in many cells."""
        self.text += sum(
            times * self.shared[int(index)]
            for index, times in self.references.items()
            if index.isdecimal() and len(index) < 9 and int(index) < len(self.shared)
        )
        self._check_text()

    def _start_ods(self, local: str, attributes: dict[str, str]) -> None:
        if local == "table":
            self.sheet, self.row = attributes.get(f"{ODS_TABLE} name", ""), 0
        elif local == "table-row":
            self.row_repeats = _repeats(attributes, f"{ODS_TABLE} number-rows-repeated")
            self.column = self.columns = 0
        elif local in ODS_CELLS:
            self.repeats = _repeats(attributes, f"{ODS_TABLE} number-columns-repeated")
            down = _repeats(attributes, f"{ODS_TABLE} number-rows-spanned")
            right = _repeats(attributes, f"{ODS_TABLE} number-columns-spanned")
            if down > 1 or right > 1:
                last = (self.row + down - 1, self.column + right - 1)
                self.merged.setdefault(self.sheet, []).append(((self.row, self.column), last))
            self.formulas += f"{ODS_TABLE} formula" in attributes
            # A value may stand in an attribute alone.
            self.length = sum(len(v) for k, v in attributes.items() if k.endswith("value"))

    def _end_ods(self, local: str) -> None:
        if local in ODS_CELLS:
            self.column += self.repeats
            if self.length:
                _check_length(self.length)
                _check_place(1, self.column)
                self.columns = self.column
                self.text += self.length * (self.repeats * self.row_repeats - 1)
        elif local == "table-row":
            self.row += self.row_repeats
            if self.columns:
                _check_place(self.row, self.columns)
                self._check_text()

    def _add(self, length: int) -> None:
        self.length += length
        self.text += length

    def _check_text(self) -> None:
        if self.text > MAX_TEXT:
            raise ListError(
                f"De lijst bevat meer dan {number(MAX_TEXT / 1e6)} miljoen tekens. Deel de lijst op."
            )


def _repeats(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    if not re.fullmatch(r"[1-9][0-9]{0,7}", text):
        raise ListError(DAMAGED)
    return int(text)


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


def too_many_rows(found: int) -> ListError:
    """The error for a list that is too long."""
    return ListError(
        f"De lijst gaat door tot rij {number(found)}. Toegestaan zijn {number(MAX_ROWS)} rijen. "
        "Verwijder wat onder de lijst staat, of deel de lijst op."
    )


def too_many_columns(found: int) -> ListError:
    """The error for a list that is too wide."""
    return ListError(
        f"De lijst heeft {number(found)} kolommen. Toegestaan zijn er {number(MAX_COLUMNS)}. "
        "Verwijder de kolommen die niet nodig zijn."
    )
