"""What fits on which page of a scene: one page, or more when it is too long; of the slides and of the
show alike. Nothing is left out."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.meeting.measure import (
    BOLD,
    MM_PER_POINT,
    SHARE,
    column_widths,
    height_of,
    line_height,
    lines_of,
    shorten,
)
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
LEAST_ROWS, HEADER_LINES, TITLE_LINES = 4, 6, 3


@dataclass(frozen=True)
class Form:
    """The room of a page and its sizes of type: lengths in mm, sizes in points. `beside` is how wide
    text is next to a map, `left` where it begins there. With a size for `title` the title stands above
    the text and takes room of it; with one for `message` so does the sentence of a scene, larger than
    the rest."""

    margin: float
    width: float
    left: float
    beside: float
    top: float
    bottom: float
    bodies: tuple[float, ...]
    cell: float
    caption: float
    title: float = 0
    message: float = 0


SLIDES = Form(
    margin=MARGIN,
    width=WIDTH - 2 * MARGIN,
    left=MARGIN + MAP_WIDTH + GAP,
    beside=WIDTH - 2 * MARGIN - MAP_WIDTH - GAP,
    top=TOP,
    bottom=BOTTOM,
    bodies=BODIES,
    cell=CELL,
    caption=CAPTION,
)
# A hundredth of the width of a wall, in which show.css has all its lengths, in mm and in points.
UNIT = WIDTH / 100
POINTS = UNIT / MM_PER_POINT
# The letters of a browser may be as wide as those of `measure` without its share; bold ones are wider.
_BOLD = 1.15
WALL = Form(
    margin=2 * UNIT,
    width=96 * UNIT * SHARE,
    left=56 * UNIT,
    beside=42 * UNIT * SHARE,
    top=1.5 * UNIT,
    bottom=48.5 * UNIT,
    bodies=(2.05 * POINTS,),
    cell=2.05 * POINTS,
    caption=1.6 * POINTS,
    title=3.05 * POINTS,
    message=3.05 * POINTS,
)
Row = tuple[str, ...]


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
    """One page: its title, the message and the text with its size in points, a part of a table, and
    whether the map is on it."""

    titel: str
    form: Form
    tekst: tuple[str, ...] = ()
    punten: float = 0
    deel: Part | None = None
    kaart: bool = False
    boodschap: str = ""

    @property
    def left(self) -> float:
        """Where text and table begin, in mm."""
        return self.form.left if self.kaart else self.form.margin

    @property
    def width(self) -> float:
        """The width of text and table, in mm."""
        return self.form.beside if self.kaart else self.form.width

    @property
    def under(self) -> float:
        """Where the text ends and a table can begin, in mm from the top."""
        above = (
            _paragraph(self.titel, self.width, self.form.title * _BOLD) if self.form.title else 0
        )
        said = _paragraph(self.boodschap, self.width, self.form.message)
        return (
            self.form.top
            + above
            + said
            + sum(_paragraph(text, self.width, self.punten) for text in self.tekst)
        )

    @property
    def empty(self) -> bool:
        """Whether nothing but a title is on it."""
        return not (self.kaart or self.boodschap or self.tekst or self.deel)


def pages_of(slide: Slide, with_map: bool, form: Form = SLIDES) -> list[Page]:
    """The pages of a scene; those after the first are marked as "(vervolg)"."""
    title = one_line(slide.titel)
    texts = [one_line(text) for text in (slide.zin, *slide.zinnen, *slide.problemen)]
    pages = list(_pages(form, title, [text for text in texts if text], slide, with_map))
    if slide.tabel and slide.tabel.kolommen:
        pages[-1:] = _with_table(slide.tabel, pages[-1], title)
    return pages


def _titled(form: Form, title: str, with_map: bool = False) -> Page:
    page = Page(title, form, punten=form.bodies[0], kaart=with_map)
    if not form.title:
        return page
    return replace(page, titel=shorten(title, page.width, form.title * _BOLD, TITLE_LINES))


def _next(form: Form, title: str) -> Page:
    """An empty page that goes on with a scene."""
    return _titled(form, f"{title} (vervolg)")


def _pages(
    form: Form, title: str, texts: list[str], slide: Slide | None, with_map: bool
) -> Iterator[Page]:
    """Paragraphs over pages, at least one; one that is longer than a page is broken."""
    page = _titled(form, title, with_map) if slide else _next(form, title)
    if slide and form.message and (said := one_line(slide.zin)):
        tall = _paragraph(said, page.width, form.message)
        # What takes most of a page is no message.
        if 2 * tall <= form.bottom - page.under:
            page, texts = replace(page, boodschap=said), texts[1:]
    for size in form.bodies:
        whole = replace(page, tekst=tuple(texts), punten=size)
        if whole.under <= form.bottom:
            yield whole
            return
    left = list(texts)
    while left:
        text = left.pop(0)
        room = form.bottom - page.under
        if _paragraph(text, page.width, page.punten) <= room:
            page = replace(page, tekst=(*page.tekst, text))
            continue
        if not (page.tekst or page.boodschap):
            lines = lines_of(text, page.width, page.punten)
            fits = max(1, int((room - PARAGRAPH) / line_height(page.punten)))
            page = replace(page, tekst=(" ".join(lines[:fits]),))
            text = " ".join(lines[fits:])
        yield page
        page = _next(form, title)
        if text:
            left.insert(0, text)
    if not page.empty:
        yield page


def _with_table(table: Table, page: Page, title: str) -> Iterator[Page]:
    """A page with as much of a table as fits, and what is left of it on pages of its own, each
    with the header again."""
    form = page.form
    rows = [tuple(map(one_line, row)) for row in table.rijen]
    part, left = _part(table, rows, page)
    _, own_left = _part(table, rows, _next(form, title))
    fits = len(part.rijen) - 1
    too_few = fits < min(LEAST_ROWS, len(rows)) or _bottom(part, page) > form.bottom
    broken = page.kaart and not part.heel
    # Rather whole on a page of its own than in two pieces.
    whole = bool(page.tekst or page.boodschap) and bool(left) and not own_left
    if (too_few or broken or whole) and not page.empty:
        yield page
        page = _next(form, title)
        part, left = _part(table, rows, page)
    while True:
        if page.empty:
            part, left = _evenly(table, rows, page, part, left)
        page = replace(page, deel=part)
        if not left:
            break
        yield page
        page, rows = _next(form, title), left
        part, left = _part(table, rows, page)
    rest = one_line(table.rest)
    if (
        not rest
        or _bottom(part, page) + PARAGRAPH + _paragraph(rest, page.width, form.cell) <= form.bottom
    ):
        yield replace(page, deel=replace(part, rest=rest))
        return
    yield page
    yield from _pages(form, title, [rest], None, False)


def _evenly(
    table: Table, rows: list[Row], page: Page, part: Part, left: list[Row]
) -> tuple[Part, list[Row]]:
    """As many pages as are needed, but with as many rows on each: not one row on the last."""
    if not left:
        return part, left
    pages = math.ceil(len(rows) / max(1, len(part.rijen) - 1))
    return _part(table, rows, page, math.ceil(len(rows) / pages))


def _part(
    table: Table, rows: list[Row], page: Page, at_most: int | None = None
) -> tuple[Part, list[Row]]:
    """The first rows of a table, as many as fit below the words of a page (`at_most` so many), and
    what is left of it. A row that is taller than an empty page is broken."""
    form, width = page.form, page.width
    head = tuple(map(one_line, table.kolommen))
    caption = one_line(table.bijschrift)
    room = form.bottom - page.under - _paragraph(caption, width, form.caption * BOLD)
    taken = 0
    part = _rows(head, (), caption, form, width)
    # The columns are as these rows want them, whatever comes later.
    for number in range(1, min(at_most or len(rows), len(rows)) + 1):
        more = _rows(head, rows[:number], caption, form, width)
        if sum(more.hoogtes) > room:
            break
        taken, part = number, more
    left = rows[taken:]
    if left and not taken and page.empty:
        columns, heights = more.breedtes, more.hoogtes
        most = max(1, int((room - heights[0] - CELL_PAD) / line_height(form.cell)))
        first, rest = _broken(left[0], columns, form.cell, most)
        tall = _row_height(first, columns, form.cell)
        part = replace(more, rijen=(more.rijen[0], first), hoogtes=(heights[0], tall))
        left = [rest, *left[1:]] if any(rest) else left[1:]
    return part, left


def _rows(head: Row, rows: Sequence[Row], caption: str, form: Form, width: float) -> Part:
    """Rows in the columns that suit them, with their heights."""
    columns, heel = column_widths([head, *rows], width, form.cell)
    whole = (_cut(head, columns, form.cell), *rows)
    heights = tuple(_row_height(row, columns, form.cell) for row in whole)
    return Part(whole, tuple(columns), heights, caption, "", heel)


def _broken(row: Row, columns: Sequence[float], points: float, most: int) -> tuple[Row, Row]:
    """The first lines of every cell of a row (`most` of them), and the rest of it."""
    lines = [
        lines_of(cell, column - CELL_PAD, points) for cell, column in zip(row, columns, strict=True)
    ]
    first = tuple(" ".join(cell[:most]) for cell in lines)
    return first, tuple(" ".join(cell[most:]) for cell in lines)


def _bottom(part: Part, page: Page) -> float:
    caption = _paragraph(part.bijschrift, page.width, page.form.caption * BOLD)
    return page.under + caption + sum(part.hoogtes)


def _cut(row: Row, columns: Sequence[float], points: float) -> Row:
    """A header, cut off when it would take the page: the name of a column, not what is in it."""
    cells = zip(row, columns, strict=True)
    return tuple(shorten(cell, column - CELL_PAD, points, HEADER_LINES) for cell, column in cells)


def _paragraph(text: str, width: float, points: float) -> float:
    """The height of a paragraph with the space after it, in mm."""
    return height_of(text, width, points) + PARAGRAPH if text else 0


def _row_height(row: Row, columns: Sequence[float], points: float) -> float:
    return CELL_PAD + max(
        height_of(cell, column - CELL_PAD, points)
        for cell, column in zip(row, columns, strict=True)
    )
