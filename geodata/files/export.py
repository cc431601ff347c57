"""Tables and layers to take along, in open formats."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable

import pandas

from geodata.landscape import Landscape
from geodata.map.publish import feature_collection
from geodata.package.vocabulary import Laag
from geodata.records import BULK_FIELDS, Contact, rows_of

# Digits, and what stands between those of a date, a code or a telephone number.
LIKE_A_NUMBER = re.compile(r"\d[\d ./:,-]*")
# A cell that starts like this would run as a formula in a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# So would a part of a text, in a program that divides columns or rows where the text has one of these.
FORMULA_WITHIN = re.compile(r'([;,\t|\n][\s"]*)(?=[=+\-@])')


def table_for_reading(landscape: Landscape, name: str) -> pandas.DataFrame:
    """A table of the data package as readers may take it along, its key as an ordinary column.

    Personal mailboxes and names of persons are left out: they are shown one by one, never handed
    out in bulk.
    Raises KeyError for a name that is no table.
    """
    frame = landscape.table(name)
    if frame.index.name:
        frame = frame.reset_index()
    if name == "contacten":
        may_go = [row.in_bulk is not None for row in rows_of(landscape, Contact)]
        frame = frame.loc[may_go, list(BULK_FIELDS)].reset_index(drop=True)
    return frame


def to_csv(frame: pandas.DataFrame) -> bytes:
    """A table as CSV for a spreadsheet: UTF-8 with a byte order mark, text that looks like a formula,
    in whatever way columns are divided, made harmless with an apostrophe."""
    text = _mended(frame, _harmless)
    buffer = io.StringIO()
    text.to_csv(buffer, index=False, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    return buffer.getvalue().encode("utf-8-sig")


def to_dutch_csv(frame: pandas.DataFrame) -> bytes:
    """A table as CSV that a Dutch spreadsheet opens well: columns divided by semicolons, decimal
    commas, and text that looks like a number or a date kept as text (="0592123456").

    What is taken in as a list reads it back as it was.
    """
    text = _mended(frame, _kept)
    buffer = io.StringIO()
    text.to_csv(buffer, index=False, sep=";", decimal=",", lineterminator="\r\n")
    return buffer.getvalue().encode("utf-8-sig")


def _mended(frame: pandas.DataFrame, mend: Callable[[str], str]) -> pandas.DataFrame:
    """A table in which every text is mended, also one among numbers; a name of a column is harmless."""

    def mended(column: pandas.Series) -> pandas.Series:
        if pandas.api.types.is_numeric_dtype(column):
            return column
        return column.map(lambda cell: mend(cell) if isinstance(cell, str) else cell)

    cells = frame.apply(mended)
    return cells.set_axis(
        [_harmless(name) if isinstance(name, str) else name for name in frame.columns], axis=1
    )


def _kept(value: str) -> str:
    """A text as a spreadsheet leaves it."""
    return f'="{value}"' if LIKE_A_NUMBER.fullmatch(value) else _harmless(value)


def _harmless(value: str) -> str:
    # A carriage return of its own would start a new row in some programs.
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    value = FORMULA_WITHIN.sub(r"\1'", value)
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def to_geojson(landscape: Landscape, laag: Laag) -> bytes:
    """A layer as GeoJSON (RFC 7946, WGS84) with its source line. Records without a place have a
    null geometry."""
    collection = feature_collection(landscape, laag)
    vocabulary = landscape.vocabulary
    collection["bron"] = f"{vocabulary.grenzen} (CC BY 4.0); gegevens van {vocabulary.peildatum}"
    return json.dumps(collection, ensure_ascii=False, indent=1).encode()


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files, by name and content, as one zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()
