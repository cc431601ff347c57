"""A list as it came in, and the one error for a list that cannot come in."""

from dataclasses import dataclass

# A list of 5,000 rows is some 1 MB; what is larger by far is no list of people's work.
MAX_BYTES = 5_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL = 5_000
# All text of a list together, in characters.
MAX_TEXT = 20_000_000

Grid = list[list[str]]
Cell = tuple[int, int]


class ListError(ValueError):
    """A list that cannot be taken in: one Dutch text with what is wrong, found and allowed."""


@dataclass(frozen=True)
class RawList:
    """A list as text: the header, the rows below it (each as long as the header), and of each row
    its number as the spreadsheet counts. `opmerkingen` are Dutch sentences about what was noticed.
    """

    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    rijnummers: tuple[int, ...]
    opmerkingen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The cells of a file before its header is found: `grid` holds rows of text, `numbers` the
    number of each as the source counts, `merged` the joined cells (first and last cell, counted
    from 0 in the grid)."""

    grid: Grid
    numbers: tuple[int, ...]
    merged: tuple[tuple[Cell, Cell], ...] = ()
    opmerkingen: tuple[str, ...] = ()
