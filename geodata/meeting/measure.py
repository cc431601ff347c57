"""How much room text takes, so that nothing on a slide runs over."""

from functools import lru_cache
from pathlib import Path

import matplotlib
from PIL import ImageFont

MM_PER_POINT = 25.4 / 72
LINE = 1.22
# DejaVu Sans, which comes with matplotlib, is wider than the Arial of the slides: Arial takes at
# most this share of it, and is as much wider in bold.
SHARE, BOLD = 0.93, 1.04
FONT = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
SIZE, MOST = 100, 2000
# Space in a cell beside its text, in mm, with a little to spare.
PAD = 3.0


def width_of(text: str, points: float) -> float:
    """Width of a text on one line, in mm."""
    return _font().getlength(text[:MOST]) / SIZE * SHARE * points * MM_PER_POINT


def lines_of(text: str, width: float, points: float) -> list[str]:
    """A text broken over lines of `width` mm; a word longer than a line is broken too."""
    lines, line = [], ""
    for word in text.split():
        for piece in _pieces(word, width, points):
            tried = f"{line} {piece}".strip()
            if line and width_of(tried, points) > width:
                lines.append(line)
                tried = piece
            line = tried
    return [*lines, line] if line else lines


def _pieces(word: str, width: float, points: float) -> list[str]:
    """A word, in pieces that fit on a line."""
    if width_of(word, points) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, points) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def height_of(text: str, width: float, points: float) -> float:
    """Height of a paragraph of `width` mm, in mm."""
    return max(1, len(lines_of(text, width, points))) * line_height(points)


def line_height(points: float) -> float:
    """Height of one line in mm."""
    return points * LINE * MM_PER_POINT


def shorten(text: str, width: float, points: float, most: int) -> str:
    """A text cut off after `most` lines of `width` mm, with an ellipsis."""
    lines = lines_of(text, width, points)
    if len(lines) <= most:
        return text
    last = lines[most - 1]
    while last and width_of(f"{last} ...", points) > width:
        last = last[:-1].rstrip()
    return " ".join([*lines[: most - 1], f"{last} ..."])


def column_widths(
    rows: list[tuple[str, ...]], width: float, points: float
) -> tuple[list[float], bool]:
    """Widths in mm of the columns of a table: each its longest word, the rest by what they hold;
    and whether every word stays whole."""
    columns = list(zip(*rows, strict=True))
    least, wanted = [], []
    for cells in columns:
        words = [word for cell in cells for word in cell.split()]
        least.append(max((width_of(word, points) for word in words), default=0) + PAD)
        wanted.append(max(width_of(cell, points) for cell in cells) + PAD)
    room = width - sum(least)
    if room < 0:
        least = [min(part, 2 * width / len(columns)) for part in least]
        return [width * part / sum(least) for part in least], False
    # The root gives long texts more room, but not all of it.
    more = [max(want - low, 0.01) ** 0.5 for want, low in zip(wanted, least, strict=True)]
    return [low + room * part / sum(more) for low, part in zip(least, more, strict=True)], True


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, SIZE, layout_engine=ImageFont.Layout.BASIC)
