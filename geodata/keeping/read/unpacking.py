"""Open a spreadsheet file (XLSX, ODS) safely, before a reader of spreadsheets sees it.

Such a file is a zip with XML. A small one can unpack to gigabytes, and a single cell far away or
repeated a billion times makes a reader reserve memory for all cells before it. So every part is
unpacked with a limit and gone through as XML first; only the parts that passed go on, in a new zip.
"""

import io
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from geodata.keeping.read.counting import Counted
from geodata.keeping.read.rawlist import DAMAGED, Cell, ListError
from geodata.packed import parts_of_zip
from geodata.words import number

MAX_UNPACKED = 30_000_000
MAX_PARTS = 500
# An ODS says in plain text what it is, in a part of its own.
MEDIA_TYPES = (b"application/vnd.oasis.opendocument.spreadsheet",)


@dataclass
class Contents:
    """What the check found: the zip of the parts that passed, whether there are formulas, how many rows
    and columns that hold something are hidden, and for an ODS the joined cells by name of their sheet."""

    content: bytes = b""
    formulas: int = 0
    hidden: int = 0
    hidden_columns: int = 0
    merged: dict[str, list[tuple[Cell, Cell]]] = field(default_factory=dict)


def unpack(content: bytes) -> Contents:
    """Check a zip with a spreadsheet. Raises ListError, before unpacking where the zip says how
    large its parts are, and while unpacking where it lies about that."""
    seen = Counted()
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(out, "w") as new:
            for name, data in parts_of_zip(content, most=MAX_UNPACKED, parts=MAX_PARTS):
                # Pictures, printer settings and macros are no part of a list.
                if data in MEDIA_TYPES or _passes(data, seen):
                    new.writestr(name, data)
    except OverflowError as error:
        raise _too_large(error.args[0]) from None
    except PermissionError:
        raise ListError("Het bestand heeft een wachtwoord. Sla het op zonder wachtwoord.") from None
    except (ValueError, expat.ExpatError) as error:
        raise error if isinstance(error, ListError) else ListError(DAMAGED) from error
    seen.finish()
    return Contents(out.getvalue(), seen.formulas, seen.hidden, seen.hidden_columns, seen.merged)


def _too_large(size: int) -> ListError:
    return ListError(
        f"Het bestand wordt uitgepakt te groot: {number(size / 1e6)} MB of meer. Toegestaan is "
        f"{number(MAX_UNPACKED / 1e6)} MB. Sla alleen het blad met de lijst op, als CSV."
    )


def _passes(data: bytes, seen: Counted) -> bool:
    if not data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t").startswith(b"<"):
        return False
    # As UTF-8 and by the names as they stand, whatever it says of itself: that is how the reader of
    # spreadsheets will take it.
    parser = expat.ParserCreate("utf-8")
    seen.begin()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    parser.CharacterDataHandler = seen.characters
    parser.Parse(data, True)
    return True


def _no_doctype(*_: object) -> None:
    # Entities are declared here, and a spreadsheet has none.
    raise ListError("Het bestand bevat een verwijzing die in een rekenblad niet hoort (DOCTYPE).")
