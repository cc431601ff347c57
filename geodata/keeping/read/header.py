"""Find the list on a sheet: which row is the header, and which rows below it hold something."""

import re
from collections import Counter
from collections.abc import Iterable

from geodata.keeping.read.rawlist import (
    DAMAGED,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Grid,
    ListError,
    RawList,
    Rows,
    rows_named,
    too_many_columns,
    too_many_rows,
)

# How far down a header is looked for.
LOOKED = 40
ABOVE = "Boven de kopregel is overgeslagen"
# No heading is longer than this.
HEADING = 200
NO_HEADING = re.compile(r"[\d\s.,:/+()-]+|\S+@\S+\.\S+|https?://\S+|www\.\S+", re.I)


def find_list(sheet: Grid) -> RawList:
    """The list on a sheet, without what stands above the header and without empty rows.

    Raises ListError when there is no list, or it
    is too long or too wide.
    """
    width = max((_width(row) for row in sheet.grid), default=0)
    if width > MAX_COLUMNS:
        raise too_many_columns(width)
    grid = [[*row, *[""] * (width - len(row))][:width] for row in sheet.grid]
    noticed = list(sheet.opmerkingen)
    _check_merged(sheet)
    head = _filled(grid[:LOOKED], sheet.merged, across=True)
    start = _header(head, grid)
    header = head[start]
    down = _filled(grid[start + 1 :], _moved(sheet.merged, start + 1), across=False)
    if any(first[0] != last[0] and first[0] > start for first, last in sheet.merged):
        noticed.append("Samengevoegde cellen zijn aangevuld: elke rij heeft de waarde gekregen.")
    above = [index for index in range(start) if any(grid[index])]
    if above:
        skipped = rows_named(sheet.numbers[index] for index in above)
        noticed.append(f"{ABOVE}: {skipped}.")
    used = [column for column in range(width) if header[column] or any(r[column] for r in down)]
    numbers, rows = _without_empty(down, sheet.numbers[start + 1 :], noticed)
    numbers, rows = _without_headers(numbers, rows, header, noticed)
    if not rows:
        raise ListError(
            "De lijst heeft geen rijen onder de kopregel. Nodig zijn een rij met namen van "
            "kolommen en daaronder minstens een rij."
        )
    if len(rows) > MAX_ROWS:
        raise too_many_rows(len(rows))
    return RawList(
        _names([header[column] for column in used], used),
        tuple(tuple(row[column] for column in used) for row in rows),
        tuple(numbers),
        tuple(noticed),
        tuple(
            (sheet.numbers[index], tuple(head[index][column] for column in used))
            for index in (*above, start)
        ),
    )


def _width(row: list[str]) -> int:
    return max((index for index, cell in enumerate(row, start=1) if cell), default=0)


def _check_merged(sheet: Grid) -> None:
    """Joined cells cannot overlap, so together they cannot hold more than the sheet does."""
    rows = sum(min(last[0], len(sheet.grid)) - first[0] + 1 for first, last in sheet.merged)
    if rows > 10 * MAX_ROWS:
        raise ListError(DAMAGED)


def _filled(grid: Rows, merged: Iterable[tuple[Cell, Cell]], across: bool) -> Rows:
    """The grid with the value of joined cells in every row of theirs, and in every column when
    `across`: a heading can stand over several columns, a fact stands in one."""
    grid = [list(row) for row in grid]
    for (top, left), (bottom, right) in merged:
        if not (0 <= top < len(grid) and left < len(grid[top])):
            continue
        value = grid[top][left]
        for row in grid[top : bottom + 1]:
            for column in range(left, (min(right, len(row) - 1) if across else left) + 1):
                row[column] = row[column] or value
    return grid


def _moved(merged: Iterable[tuple[Cell, Cell]], rows: int) -> list[tuple[Cell, Cell]]:
    return [((a - rows, b), (c - rows, d)) for (a, b), (c, d) in merged if a >= rows]


def _header(filled: Rows, grid: Rows) -> int:
    """The first row that is about as wide as the list and has a heading in every cell. A text that
    is joined over columns stands above headings and is none itself."""
    widths = [sum(cell != "" for cell in row) for row in filled]
    if not any(widths):
        raise ListError("Er staat niets in de eerste rijen van het bestand.")
    usual = max(widths)
    for index, (row, own) in enumerate(zip(filled, grid, strict=False)):
        cells = [cell for cell in row if cell]
        enough = len(cells) >= max(usual / 2, min(usual, 2))
        joined = _doubles(row) > _doubles(own)
        if enough and not joined and not any(map(is_value, cells)):
            return index
    return next(index for index, found in enumerate(widths) if found >= max(usual / 2, 1))


def is_value(cell: str) -> bool:
    """Whether a cell holds a number, a date, an address or a long text: no heading does."""
    return len(cell) > HEADING or NO_HEADING.fullmatch(cell) is not None


def _doubles(row: list[str]) -> int:
    cells = [cell for cell in row if cell]
    return len(cells) - len(set(cells))


def _without_empty(
    grid: Rows, numbers: tuple[int, ...], noticed: list[str]
) -> tuple[list[int], list[tuple[str, ...]]]:
    kept = [(position, tuple(row)) for row, position in zip(grid, numbers, strict=True) if any(row)]
    last = kept[-1][0] if kept else 0
    # Empty rows after the last one are no remark.
    empty = [n for row, n in zip(grid, numbers, strict=True) if n < last and not any(row)]
    if empty:
        noticed.append(f"Lege rijen zijn overgeslagen: {rows_named(empty)}.")
    return [position for position, _ in kept], [row for _, row in kept]


def _without_headers(
    numbers: list[int], rows: list[tuple[str, ...]], header: list[str], noticed: list[str]
) -> tuple[list[int], list[tuple[str, ...]]]:
    """The rows without those that repeat the header, as on each page of a print."""
    again = [n for n, row in zip(numbers, rows, strict=True) if list(row) == header]
    if again:
        noticed.append(
            f"De kopregel staat er nog eens en is daar overgeslagen: {rows_named(again)}."
        )
    kept = [(n, row) for n, row in zip(numbers, rows, strict=True) if list(row) != header]
    return [n for n, _ in kept], [row for _, row in kept]


def _names(header: list[str], used: list[int]) -> tuple[str, ...]:
    """A name for each column, each one different: one without a heading is called by its place."""
    names: list[str] = []
    times: Counter[str] = Counter()
    for heading, column in zip(header, used, strict=True):
        name = " ".join(heading.split()) or f"kolom {column + 1}"
        times[name] += 1
        while times[name] > 1 and f"{name} ({times[name]})" in {*names, *header}:
            times[name] += 1
        names.append(name if times[name] == 1 else f"{name} ({times[name]})")
    return tuple(names)
