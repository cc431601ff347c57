"""What fits on which page of the slides: a scene on one page, or on more when it is too long."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.meeting.measure import BOLD, column_widths, height_of, line_height, lines_of, shorten
from geodata.meeting.slide import Slide, Table
from geodata.words import one_line

# All in mm; a page is 16:9.
WIDTH, HEIGHT, MARGIN, GAP = 338.67, 190.5, 14, 8
TOP, BOTTOM = 33, 169
MAP_WIDTH, MAP_HEIGHT = 150, 134
# Type sizes in points: the first in which all words fit on one page, else the first.
BODIES = (18, 17, 16, 15, 14)
CELL, CAPTION = 12, 14
PARAGRAPH, CELL_PAD = 2.6, 2.2
# A table needs room for this many rows beside a map or below words, else it gets its own page.
LEAST_ROWS, HEADER_LINES = 4, 3


@dataclass(frozen=True)
class Part:
    """Some rows of a table, with the width of each column and the height of each row (the first is
    the header), in mm. `heel` says whether every word stays whole."""

    rijen: tuple[tuple[str, ...], ...]
    breedtes: tuple[float, ...]
    hoogtes: tuple[float, ...]
    bijschrift: str
    rest: str = ""
    heel: bool = True


@dataclass(frozen=True)
class Page:
    """One page: its title, the text and its size in points, a part of a table, and whether the map
    is on it."""

    titel: str
    tekst: tuple[str, ...] = ()
    punten: float = BODIES[0]
    deel: Part | None = None
    kaart: bool = False

    @property
    def left(self) -> float:
        """Where text and table begin, in mm."""
        return MARGIN + MAP_WIDTH + GAP if self.kaart else MARGIN

    @property
    def width(self) -> float:
        """The width of text and table, in mm."""
        return WIDTH - MARGIN - self.left

    @property
    def under(self) -> float:
        """Where the text ends and a table can begin, in mm from the top."""
        return TOP + sum(_paragraph(text, self.width, self.punten) for text in self.tekst)


def pages_of(slide: Slide, with_map: bool) -> list[Page]:
    """The pages of a scene; those after the first are marked as "(vervolg)"."""
    texts = [one_line(text) for text in (slide.zin, *slide.zinnen, *slide.problemen)]
    pages = list(_pages([text for text in texts if text], with_map))
    if slide.tabel and slide.tabel.kolommen:
        pages[-1:] = _with_table(slide.tabel, pages[-1])
    title = one_line(slide.titel)
    return [
        replace(page, titel=f"{title} (vervolg)" if place else title)
        for place, page in enumerate(pages)
    ]


def _pages(texts: list[str], with_map: bool) -> Iterator[Page]:
    """Paragraphs over pages, at least one; one that is longer than a page is broken."""
    for size in BODIES:
        page = Page("", tuple(texts), size, kaart=with_map)
        if page.under <= BOTTOM:
            yield page
            return
    size = BODIES[0]
    page = Page("", punten=size, kaart=with_map)
    left = list(texts)
    while left:
        text = left.pop(0)
        room = BOTTOM - page.under
        if _paragraph(text, page.width, size) <= room:
            page = replace(page, tekst=(*page.tekst, text))
            continue
        if not page.tekst:
            lines = lines_of(text, page.width, size)
            fits = int((room - PARAGRAPH) / line_height(size))
            page = replace(page, tekst=(" ".join(lines[:fits]),))
            text = " ".join(lines[fits:])
        yield page
        page = Page("", punten=size)
        left.insert(0, text)
    yield page


def _with_table(table: Table, page: Page) -> Iterator[Page]:
    """A page with as much of a table as fits, and what is left of it on pages of its own, each
    with the header again."""
    rows = [tuple(map(one_line, row)) for row in table.rijen]
    part = _part(table, rows, page)
    own = _part(table, rows, Page(""))
    fits = len(part.rijen) - 1
    too_few = fits < min(LEAST_ROWS, len(rows)) or _bottom(part, page) > BOTTOM
    broken = page.kaart and not part.heel
    # Rather whole on a page of its own than in two pieces.
    whole = bool(page.tekst) and fits < len(rows) < len(own.rijen)
    if too_few or broken or whole:
        yield page
        page, part = Page(""), own
    while True:
        if not (page.kaart or page.tekst):
            part = _evenly(table, rows, part)
        rows = rows[len(part.rijen) - 1 :]
        yield replace(page, deel=part)
        if not rows:
            return
        page = Page("")
        part = _part(table, rows, page)


def _evenly(table: Table, rows: list[tuple[str, ...]], part: Part) -> Part:
    """As many pages as are needed, but with as many rows on each: not one row on the last."""
    pages = math.ceil(len(rows) / max(1, len(part.rijen) - 1))
    return _part(table, rows, Page(""), math.ceil(len(rows) / pages)) if pages > 1 else part


def _part(
    table: Table, rows: list[tuple[str, ...]], page: Page, at_most: int | None = None
) -> Part:
    """The first rows of a table, as many as fit below the words of a page (`at_most` so many)."""
    width = page.width
    head = tuple(map(one_line, table.kolommen))
    columns, heel = column_widths([head, *rows], width, CELL)
    caption, rest = one_line(table.bijschrift), one_line(table.rest)
    room = BOTTOM - page.under - _paragraph(caption, width, CAPTION * BOLD)
    room -= _paragraph(rest, width, CELL) + PARAGRAPH if rest else 0
    taken = [_cut(head, columns, HEADER_LINES)]
    heights = [_row_height(taken[0], columns)]
    # A cell that is taller than a page is cut off: nothing else would make it fit.
    most = max(1, int((room - heights[0] - CELL_PAD) / line_height(CELL)))
    for row in rows[:at_most]:
        row = _cut(row, columns, most)
        need = _row_height(row, columns)
        if sum(heights) + need > room:
            break
        heights.append(need)
        taken.append(row)
    whole = len(taken) > len(rows)
    return Part(tuple(taken), tuple(columns), tuple(heights), caption, rest if whole else "", heel)


def _bottom(part: Part, page: Page) -> float:
    return page.under + _paragraph(part.bijschrift, page.width, CAPTION * BOLD) + sum(part.hoogtes)


def _cut(row: tuple[str, ...], columns: Sequence[float], most: int) -> tuple[str, ...]:
    cells = zip(row, columns, strict=True)
    return tuple(shorten(cell, column - CELL_PAD, CELL, most) for cell, column in cells)


def _paragraph(text: str, width: float, points: float) -> float:
    """The height of a paragraph with the space after it, in mm."""
    return height_of(text, width, points) + PARAGRAPH if text else 0


def _row_height(row: tuple[str, ...], columns: Sequence[float]) -> float:
    return CELL_PAD + max(
        height_of(cell, column - CELL_PAD, CELL) for cell, column in zip(row, columns, strict=True)
    )
