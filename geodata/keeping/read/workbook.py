"""The cells of a spreadsheet file (XLSX, ODS) as text."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from geodata.keeping.read.rawlist import DAMAGED, NAMED, Grid, ListError
from geodata.keeping.read.unpacking import Contents, unpack
from geodata.words import count, join_words

MAX_NAME = 40  # characters of the name of a sheet in a sentence


def read_workbook(content: bytes) -> Grid:
    """The fullest visible sheet of a spreadsheet file.

    Of a formula the value counts that the spreadsheet kept; nothing is worked out. Whole numbers
    come as "12", dates as ISO. Raises ListError for a file that is damaged or too large.
    """
    contents = unpack(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(contents.content)) as book:
            tables = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
            names = [s.name for s in tables if s.visible == SheetVisibleEnum.Visible]
            sheets = {name: book.get_sheet_by_name(name) for name in names}
            grids = {
                name: [[_text(cell) for cell in row] for row in sheet.to_python(False)]
                for name, sheet in sheets.items()
            }
            merged = {name: sheet.merged_cell_ranges or () for name, sheet in sheets.items()}
            hidden = [sheet.name for sheet in tables if sheet.name not in sheets]
    except CalamineError as error:
        raise ListError(DAMAGED) from error
    filled = {name: sum(cell != "" for row in grid for cell in row) for name, grid in grids.items()}
    if not any(filled.values()):
        raise ListError("Het bestand heeft geen blad met gegevens dat te zien is.")
    name = max(filled, key=filled.__getitem__)
    grid = grids[name]
    return Grid(
        grid,
        tuple(range(1, len(grid) + 1)),
        tuple(contents.merged.get(name, merged[name])),
        tuple(_noticed(name, filled, hidden, contents)),
    )


def _text(value: object) -> str:
    match value:
        case bool():
            return "ja" if value else "nee"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
    return str(value)


def _noticed(
    name: str, filled: dict[str, int], hidden: list[str], contents: Contents
) -> Iterator[str]:
    others = [f"‘{other}’" for other, cells in filled.items() if cells and other != name]
    if others:
        words = "het blad" if len(others) == 1 else "de bladen"
        yield f"Gelezen is het blad ‘{name}’. Niet gelezen: {words} {join_words(others)}."
    if hidden:
        sheets = count(len(hidden), "verborgen blad", "verborgen bladen")
        named = join_words(f"‘{other[:MAX_NAME]}’" for other in hidden[:NAMED])
        yield (
            f"Het bestand heeft {sheets} ({named}). Wat verborgen is, is niet gelezen; maak het "
            "zichtbaar als het meedoet."
        )
    if contents.hidden:
        rows = count(
            contents.hidden, "verborgen of weggefilterde rij", "verborgen of weggefilterde rijen"
        )
        yield f"Het bestand heeft {rows}. Ook die zijn gelezen; haal ze weg als ze niet meedoen."
    if contents.hidden_columns:
        columns = count(contents.hidden_columns, "verborgen kolom", "verborgen kolommen")
        yield f"Het bestand heeft {columns}. Ook wat daarin staat is gelezen; haal het weg als het niet meedoet."
    if contents.formulas:
        yield (
            "Het bestand bevat formules. Gelezen is de waarde die het rekenblad bewaarde; een "
            "formule zonder bewaarde waarde is leeg."
        )
