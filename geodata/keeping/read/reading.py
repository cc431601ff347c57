"""Read a list as people make them: a CSV, XLSX or ODS file becomes a header with rows of text."""

import re
import unicodedata

from geodata.keeping.read.delimited import NOT_TEXT, read_delimited
from geodata.keeping.read.header import find_list
from geodata.keeping.read.rawlist import MAX_BYTES, Grid, ListError, RawList
from geodata.keeping.read.workbook import read_workbook
from geodata.words import number

ZIP, OLE, PDF = b"PK", b"\xd0\xcf\x11\xe0", b"%PDF"
WEB_PAGE = re.compile(rb"\s*<(!doctype|html|head|body|table|\?xml)\b", re.I)
# Text that was kept from a spreadsheet: ="0592123456", or '+31 in place of a formula.
KEPT = re.compile(r"=\"([^\"]*)\"|'([=+@-].*)", re.DOTALL)
# Marks that show nothing but turn, hide or split text; a name can be faked with them.
UNSEEN = dict.fromkeys(
    code for code in range(0x3000) if unicodedata.category(chr(code)) in ("Cc", "Cf")
)
UNSEEN |= {0xFEFF: None, 0xA0: " ", ord("\t"): " ", ord("\n"): "\n", 0x0D: "\n"}


def read_list(content: bytes, filename: str) -> RawList:
    """Read the content of a file. What it holds decides how; `filename` is for the messages.

    Raises ListError with a Dutch sentence that says what is wrong and what is allowed.
    """
    if len(content) > MAX_BYTES:
        raise ListError(
            f"Het bestand is te groot: {number(len(content) / 1e6, 1)} MB. Toegestaan is "
            f"{number(MAX_BYTES / 1e6)} MB. Laat bladen en plaatjes weg die niet nodig zijn."
        )
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t"):
        raise ListError(f"Het bestand ‘{filename[:80]}’ is leeg.")
    sheet = _sheet(content)
    clean = [[_clean(cell) if cell else "" for cell in row] for row in sheet.grid]
    return find_list(Grid(clean, sheet.numbers, sheet.merged, sheet.opmerkingen))


def _sheet(content: bytes) -> Grid:
    if content.startswith(ZIP):
        return read_workbook(content)
    if content.startswith(OLE):
        raise ListError(
            "Dit is een oud Excel-bestand (XLS) of een bestand met een wachtwoord. Sla de lijst op "
            "als XLSX, zonder wachtwoord."
        )
    if content.startswith(PDF):
        raise ListError("Dit is een PDF. Toegestaan zijn CSV, XLSX en ODS.")
    if WEB_PAGE.match(content):
        raise ListError(
            "Dit is een webpagina en geen rekenblad, ook als de naam op XLS eindigt. Open het in "
            "uw rekenblad en sla het op als XLSX."
        )
    if content.startswith(b"{\\rtf"):
        raise ListError(NOT_TEXT)
    return read_delimited(content)


def _clean(cell: str) -> str:
    # A lone surrogate cannot be written again.
    text = cell.replace("\r\n", "\n").translate(UNSEEN).encode("utf-8", "replace").decode()
    text = text.strip()
    kept = KEPT.fullmatch(text)
    return kept[1] or kept[2] if kept else text
