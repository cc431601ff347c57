"""Make lists as people make them: tables as CSV, XLSX and ODS, and files with a part changed."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from geodata import Landscape
from geodata.keeping.match.columns import propose_columns
from geodata.keeping.match.matched import Matched, Row
from geodata.keeping.match.matching import match
from geodata.keeping.origin import ListSource
from geodata.keeping.read.rawlist import RawList

Rows = Sequence[Sequence]
ORIGIN = ListSource("https://example.org/lijst", "2026-11-01", "hoog")


def as_csv(rows: Rows, delimiter: str = ";", encoding: str = "utf-8", **dialect) -> bytes:
    """A table as CSV."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, **dialect).writerows(rows)
    return buffer.getvalue().encode(encoding)


def as_xlsx(rows: Rows, merged: Sequence[str] = (), others: Mapping[str, Rows] | None = None):
    """A table as XLSX, with joined cells and further sheets."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    for name, cells in (others or {}).items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_shared_text(texts: Sequence[str], cells: Sequence[Sequence[int]]) -> bytes:
    """An XLSX as Excel writes it: texts stand in it once, and cells refer to them by number."""
    lines = ["".join(f'<c t="s"><v>{index}</v></c>' for index in row) for row in cells]
    rows = "".join(f"<row>{line}</row>" for line in lines)
    data = f"<sheetData>{rows}</sheetData>".encode()
    made = altered(
        as_xlsx([["x"]]),
        lambda name, part: (
            re.sub(rb"<sheetData>.*</sheetData>", data, part, flags=re.S)
            if "sheet1" in name
            else part
        ),
    )
    buffer = io.BytesIO(made)
    with zipfile.ZipFile(buffer, "a") as opened:
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        opened.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}">{items}</sst>')
    return buffer.getvalue()


def as_ods(rows: Rows, down: Mapping[tuple[int, int], int] | None = None) -> bytes:
    """A table as ODS; `down` gives by row and column how many rows a joined cell covers."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    for number, row in enumerate(rows):
        line = TableRow()
        for column, value in enumerate(row):
            spans = (down or {}).get((number, column), 1)
            cell = CoveredTableCell() if value is None else _cell(value, spans)
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cell(value, spans: int) -> TableCell:
    kind = {"valuetype": "string"}
    if isinstance(value, int | float):
        kind = {"valuetype": "float", "value": str(value)}
    if spans > 1:
        kind["numberrowsspanned"] = spans
    cell = TableCell(**kind)
    cell.addElement(P(text=str(value)))
    return cell


def altered(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip of which each part is what `change` makes of its name and content."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return buffer.getvalue()


def raw_list(heading: Sequence[str], *rows: Sequence[str]) -> RawList:
    """A list that has been read, from row 2 on."""
    return RawList(tuple(heading), tuple(map(tuple, rows)), tuple(range(2, len(rows) + 2)))


def matched(landscape: Landscape, kind: str, heading: Sequence[str], *rows) -> Matched:
    """A list matched with the landscape, its columns as proposed."""
    raw = raw_list(heading, *rows)
    return match(landscape, raw, kind, propose_columns(raw, kind, landscape), ORIGIN)


def one_row(landscape: Landscape, kind: str, **cells: str) -> Row:
    """The outcome of a list of one row; cells by heading."""
    (row,) = matched(landscape, kind, list(cells), list(cells.values())).rijen
    return row
