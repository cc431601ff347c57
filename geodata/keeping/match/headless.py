"""A list without a header: its first row is a row like the others."""

from dataclasses import replace

from geodata.find.names import plain
from geodata.keeping.match.recognise import (
    YEAR,
    Column,
    columns_of_list,
    headings_known,
    names_gemeente,
    names_organisatie,
)
from geodata.keeping.read.header import ABOVE, is_value
from geodata.keeping.read.rawlist import RawList, rows_named
from geodata.landscape import Landscape

HALF = 0.5


def with_every_row(landscape: Landscape, raw: RawList) -> RawList:
    """The list with what was taken for its header as a row, when that is what it is: no cell of it
    is a heading that lists have, and one holds what stands in its column."""
    if not raw.boven or not _is_row(landscape, raw):
        return raw
    width = len(raw.kolommen)
    columns = columns_of_list(landscape, raw.rijen)
    # A title over a list without a header is narrower than the list, and fits no column of it.
    rows = [
        (number, cells)
        for number, cells in raw.boven
        if sum(map(bool, cells)) > width / 2
        or any(_fits(landscape, cell, at) for cell, at in zip(cells, columns, strict=True) if cell)
    ]
    left = [number for number, cells in raw.boven if (number, cells) not in rows]
    remarks = [remark for remark in raw.opmerkingen if not remark.startswith(ABOVE)]
    remarks += [f"Boven de lijst is overgeslagen: {rows_named(left)}."] if left else []
    remarks.append("De lijst heeft geen kopregel. Elke rij telt mee; kijk na welke kolom wat is.")
    return replace(
        raw,
        kolommen=tuple(f"kolom {index}" for index in range(1, width + 1)),
        rijen=(*(cells for _, cells in rows), *raw.rijen),
        rijnummers=(*(number for number, _ in rows), *raw.rijnummers),
        opmerkingen=tuple(remarks),
        boven=(),
        kop=False,
    )


def _is_row(landscape: Landscape, raw: RawList) -> bool:
    heading = raw.boven[-1][1]
    # A header that comes back on every page is still one.
    below = [row for row in raw.rijen if row != heading]
    if not below:
        return False
    comes_back = [cell in {row[index] for row in below} for index, cell in enumerate(heading)]
    known = headings_known(landscape)
    pairs = list(zip(heading, comes_back, strict=True))
    if any(plain(cell) in known and not again for cell, again in pairs):
        return False
    columns = columns_of_list(landscape, below)
    return any(
        cell and (again or _fits(landscape, cell, column))
        for (cell, again), column in zip(pairs, columns, strict=True)
    )


def _fits(landscape: Landscape, cell: str, column: Column) -> bool:
    """Whether a cell holds what stands in its column, and no heading could."""
    return (
        (column.gemeenten >= HALF and names_gemeente(landscape, cell))
        or (column.organisaties >= HALF and names_organisatie(landscape, cell))
        or (column.no_names >= HALF and is_value(cell) and not YEAR.fullmatch(cell))
    )
