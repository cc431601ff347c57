"""How much room text takes, so that nothing on a slide runs over."""

from functools import cache, lru_cache
from itertools import permutations
from pathlib import Path

import matplotlib
from PIL import ImageFont

from geodata.memory import remembered

MM_PER_POINT = 25.4 / 72
LINE = 1.22
# DejaVu Sans, which comes with matplotlib, is wider than the Arial of the slides and than the letters
# of the show: Arial takes at most this share of it, and is as much wider in bold.
SHARE, BOLD = 0.93, 1.04
FONT = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
SIZE = 100
# No text that is measured as a whole is longer than this: it is cut off.
MOST = 4000
# How often the number of lines is halved towards the best.
HALVINGS = 30
# Space in a cell beside its text, in mm, with a little to spare.
PAD = 3.0
# How much a column gives to another at a time (mm), and how often at most.
GIVE, MOVES = 4.0, 60


def width_of(text: str, points: float) -> float:
    """Width of a text on one line, in mm."""
    words = text.split(" ")
    units = sum(map(_units, words)) + (len(words) - 1) * _units(" ")
    return units * SHARE * points * MM_PER_POINT


def lines_of(text: str, width: float, points: float) -> list[str]:
    """A text broken over lines of `width` mm; a word longer than a line is broken too."""
    lines: list[list[str]] = []
    space, used = width_of(" ", points), 0.0
    for word in text.split():
        for piece in _pieces(word, width, points):
            wide = width_of(piece, points)
            if lines and used + space + wide <= width:
                lines[-1].append(piece)
                used += space + wide
            else:
                lines.append([piece])
                used = wide
    return [" ".join(line) for line in lines]


def _pieces(word: str, width: float, points: float) -> list[str]:
    """A word, in pieces that fit on a line."""
    if width_of(word, points) <= width:
        return [word]
    pieces, used = [""], 0.0
    for letter in word:
        wide = width_of(letter, points)
        if pieces[-1] and used + wide > width:
            pieces.append("")
            used = 0.0
        pieces[-1] += letter
        used += wide
    return pieces


def height_of(text: str, width: float, points: float) -> float:
    """Height of a paragraph of `width` mm, in mm."""
    return max(1, len(lines_of(text, width, points))) * line_height(points)


def line_height(points: float) -> float:
    """Height of one line in mm."""
    return points * LINE * MM_PER_POINT


def shorten(text: str, width: float, points: float, most: int) -> str:
    """A text cut off after `most` lines of `width` mm, with an ellipsis."""
    lines = lines_of(text[:MOST], width, points)
    if len(lines) <= most and len(text) <= MOST:
        return text
    last = lines[min(most, len(lines)) - 1]
    while last and width_of(f"{last} ...", points) > width:
        last = last[:-1].rstrip()
    return " ".join([*lines[:most][:-1], f"{last} ..."])


def column_widths(
    rows: list[tuple[str, ...]], width: float, points: float, head: float | None = None
) -> tuple[list[float], bool]:
    """Widths in mm of the columns of a table: each at least its longest word, and so that the tallest
    cell has as few lines as there can be; and whether every word stays whole. `head` is the size in
    points of the first row, where that is another."""
    columns = list(zip(*rows, strict=True))
    least, wanted = [], []
    for cells in columns:
        sized = list(zip(cells, [head or points, *[points] * len(cells)], strict=False))
        words = [width_of(word, size) for cell, size in sized for word in cell.split()]
        least.append(max(words, default=0) + PAD)
        wanted.append(max(width_of(cell, size) for cell, size in sized) + PAD)
    room = width - sum(least)
    if room < 0:
        least = [min(part, 2 * width / len(columns)) for part in least]
        return [width * part / sum(least) for part in least], False
    if sum(wanted) <= width:
        return [want * width / sum(wanted) for want in wanted], True
    # As few lines in the tallest cell as there can be: a column gives what it does not need to others.
    few, many = 1.0, sum(wanted) / room if room else float(MOST)
    for _ in range(HALVINGS):
        lines = (few + many) / 2
        if sum(map(max, least, (want / lines for want in wanted))) > width:
            few = lines
        else:
            many = lines
    parts = [max(low, want / many) for low, want in zip(least, wanted, strict=True)]
    return [part * width / sum(parts) for part in parts], True


def lowest_columns(
    rows: list[tuple[str, ...]], width: float, points: float, pad: float
) -> list[float]:
    """Widths in mm of the columns of a table in which its rows together are as low as they get: those of
    `column_widths`, from which columns give room to each other as long as that makes a row lower. `pad`
    is the space in a cell beside its text."""
    columns, whole = column_widths(rows, width, points)
    if not whole:
        return columns
    cells = list(zip(*rows, strict=True))
    least = [
        max((width_of(word, points) for cell in own for word in cell.split()), default=0) + PAD
        for own in cells
    ]

    @cache
    def lines(place: int, wide: float) -> list[int]:
        return [max(1, len(lines_of(cell, wide - pad, points))) for cell in cells[place]]

    def taken(widths: tuple[float, ...]) -> tuple[int, int]:
        found = [lines(place, wide) for place, wide in enumerate(widths)]
        return sum(map(max, zip(*found, strict=True))), sum(map(sum, found))

    best = tuple(columns)
    lowest = taken(best)
    pairs = list(permutations(range(len(best)), 2))
    for _ in range(MOVES):
        tried = [
            tuple(w + GIVE * ((at == to) - (at == away)) for at, w in enumerate(best))
            for away, to in pairs
            if best[away] - GIVE >= least[away]
        ]
        found = min(tried, key=taken, default=best)
        if taken(found) >= lowest:
            break
        best, lowest = found, taken(found)
    return list(best)


@remembered(20_000)
def _units(word: str) -> float:
    """Width of a word or a space, as a share of the type size."""
    return _font().getlength(word[:MOST]) / SIZE


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, SIZE, layout_engine=ImageFont.Layout.BASIC)
