"""A list as it came in, and the one error for a list that cannot come in."""

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.words import join_words, number

# A list of 5,000 rows is some 1 MB; what is larger by far is no list of people's work.
MAX_BYTES = 5_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL = 5_000
# All of a list together: cells that hold something, and characters.
MAX_FILLED = 400_000
MAX_TEXT = 5_000_000

DAMAGED = (
    "Het bestand is beschadigd of geen rekenblad. Open het in uw rekenblad en sla het opnieuw op "
    "als XLSX of CSV."
)

# How many row numbers a sentence names.
NAMED = 8

Rows = list[list[str]]
Cell = tuple[int, int]


class ListError(ValueError):
    """A list that cannot be taken in: one Dutch text with what is wrong, found and allowed."""


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


def too_many_cells() -> ListError:
    """The error for a list with more cells than can be gone through while somebody waits."""
    return ListError(
        f"De lijst heeft meer dan {number(MAX_FILLED)} gevulde cellen. Laat kolommen weg die niet "
        "nodig zijn, of deel de lijst op."
    )


@dataclass(frozen=True)
class RawList:
    """A list as text: the header, the rows below it (each as long as the header), and of each row
    its number as the spreadsheet counts. `opmerkingen` are Dutch sentences about what was noticed.
    `boven` are the rows that hold something down to the header, each with its number; `kop` is False
    when the list turned out to have no header.
    """

    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    rijnummers: tuple[int, ...]
    opmerkingen: tuple[str, ...] = ()
    boven: tuple[tuple[int, tuple[str, ...]], ...] = ()
    kop: bool = True


@dataclass(frozen=True)
class Grid:
    """The cells of a file before its header is found: `grid` holds rows of text, `numbers` the
    number of each as the source counts, `merged` the joined cells (first and last cell, counted
    from 0 in the grid)."""

    grid: Rows
    numbers: tuple[int, ...]
    merged: tuple[tuple[Cell, Cell], ...] = ()
    opmerkingen: tuple[str, ...] = ()


def rows_named(positions: Iterable[int]) -> str:
    """Rows by their numbers in words, not more than a sentence can hold."""
    positions = list(positions)
    named = [number(position) for position in positions[:NAMED]]
    if len(positions) > NAMED:
        named.append(f"{number(len(positions) - NAMED)} andere")
    return f"rij {join_words(named)}"
