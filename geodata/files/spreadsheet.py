"""Tables as an XLSX that opens as one would make it: types, widths, a header that stays, and where it
all comes from."""

import io
import re
from collections import Counter
from collections.abc import Mapping

import pandas

from geodata.files.readable import with_labels
from geodata.landscape import Landscape
from geodata.words import date_in_words

SOURCES = "Bronnen van dit bestand"
LICENCE = "CC BY 4.0: u mag de gegevens gebruiken als u de Geboortezorgatlas noemt"
# What stands with a table whose rows name no source of their own.
COUNTED = (
    "Geteld of samengesteld door de Geboortezorgatlas; de bron van elk gegeven staat bij zijn rij "
    "in de tabellen op de pagina Gegevens"
)
# What a spreadsheet does not take in the name of a sheet, and how long that may be.
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
WIDEST = 400  # pixels
DATE = re.compile(r"\d{4}-\d\d-\d\d")
# Before 1900 a spreadsheet has no dates.
FIRST_DATE = "1900-01-01"


def to_xlsx(sheets: Mapping[str, pandas.DataFrame]) -> bytes:
    """Tables as an XLSX with a sheet for each, by name (cut to what a spreadsheet takes).

    Numbers are numbers, a column of whole dates (ISO 8601) holds dates, and text stays text whatever it
    begins with, also when somebody edits it. The header stays in view.
    """
    buffer = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pandas.ExcelWriter(
        buffer,
        engine="xlsxwriter",
        engine_kwargs=options,
        datetime_format="yyyy-mm-dd",
    ) as writer:
        text = writer.book.add_format({"num_format": "@"})
        header = writer.book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        for title, frame in sheets.items():
            name = sheet_name(title)
            typed = frame.apply(_dates)
            typed.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
            sheet = writer.sheets[name]
            sheet.set_row(0, None, header)
            for place, dtype in enumerate(typed.dtypes):
                if dtype in ("str", "object"):
                    sheet.set_column(place, place, None, text)
            sheet.autofit(max_width=WIDEST)
    return buffer.getvalue()


def sheet_name(title: str) -> str:
    """A title as a spreadsheet takes it for the name of a sheet."""
    plain = "".join(filter(str.isprintable, title))
    return NOT_IN_A_NAME.sub(" ", plain).strip("' ")[:LONGEST_NAME].strip("' ") or "Tabel"


def workbook(
    landscape: Landscape,
    sheets: Mapping[str, pandas.DataFrame],
    address: str,
    origin: str = COUNTED,
) -> bytes:
    """Tables as an XLSX (`to_xlsx`) with a last sheet that says where they come from: the atlas and the
    page at `address`, and each source that the rows name. `origin` is said of a table without any. Headings
    are words (`label_of`)."""
    day = date_in_words(landscape.vocabulary.peildatum)
    rows: list[tuple[str, str, str, int | None]] = [
        ("Dit bestand", f"Geboortezorgatlas, {address}", day, None),
        ("Gebruik", LICENCE, "", None),
        ("Grenzen", landscape.vocabulary.grenzen, "", None),
    ]
    for title, frame in sheets.items():
        rows += [
            (title, source, date, count)
            for source, date, count in _stated(frame) or [(origin, day, len(frame))]
        ]
    told = {title: with_labels(frame) for title, frame in sheets.items()}
    return to_xlsx(
        {**told, SOURCES: pandas.DataFrame(rows, columns=["Wat", "Bron", "Van", "Rijen"])}
    )


def _stated(frame: pandas.DataFrame) -> list[tuple[str, str, int]]:
    """Each source of a table with its date and for how many rows, of most rows first."""
    named = {str(column).casefold(): frame[column] for column in frame.columns}
    nothing = pandas.Series("", index=frame.index)
    columns = (named.get(name, nothing) for name in ("bron", "bron_datum"))
    told = Counter(zip(*(column.fillna("").astype(str) for column in columns), strict=True))
    return [(source, date, count) for (source, date), count in told.most_common() if source]


def _dates(column: pandas.Series) -> pandas.Series:
    """A column of whole dates as dates; any other as it is."""
    if column.dtype != "str":
        return column
    filled = column.where(column != "")
    stated = filled.dropna()
    if stated.empty or not all(map(DATE.fullmatch, stated)):
        return column
    found = pandas.to_datetime(filled, format="%Y-%m-%d", errors="coerce")
    kept = found.notna().sum() == len(stated) and found.min() >= pandas.Timestamp(FIRST_DATE)
    return found if kept else column
