"""What fits on which page of a scene: one page, or more when it is too long; of the slides and of the
show alike. A picture comes first, with one sentence and a few figures beside it. Nothing is left out."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geodata.meeting.measure import (
    BOLD,
    column_widths,
    height_of,
    line_height,
    lines_of,
    shorten,
)
from geodata.meeting.page import (
    PARAGRAPH,
    PICTURE,
    TABLE,
    TEXT,
    WIDER_BOLD,
    Form,
    Page,
    Part,
    paragraph_height,
)
from geodata.meeting.slide import Slide, Table
from geodata.words import one_line

CELL_PAD = 2.2  # mm
# A table needs room for this many rows below words, else it gets its own page.
LEAST_ROWS, HEADER_LINES = 4, 6
# Beside a picture there is less room for a title, so it may have a line more.
TITLE_LINES, BESIDE_LINES = 3, 4
MOST_FIGURES = 3
Row = tuple[str, ...]


def pages_of(slide: Slide, with_picture: bool, form: Form) -> list[Page]:
    """The pages of a scene; those after the first are marked as "(vervolg)". With a picture the first
    page is that picture, with one sentence, the filter and at most `MOST_FIGURES` figures."""
    title = one_line(slide.titel)
    page, texts = _first(form, title, slide, PICTURE if with_picture else TEXT)
    pages = [page] if with_picture else list(_over(page, title, texts))
    if with_picture and texts:
        pages += _over(_next(form, title), title, texts)
    if slide.tabel and slide.tabel.kolommen:
        last = _next(form, title) if pages[-1].kaart else pages.pop()
        pages += _with_table(slide.tabel, last, title)
    return pages


def _first(form: Form, title: str, slide: Slide, kind: str) -> tuple[Page, list[str]]:
    """The first page of a scene with what is said first, and the texts that are left."""
    page = _titled(form, title, kind)
    texts = [text for text in map(one_line, slide.zinnen) if text]
    said, told = one_line(slide.zin), one_line(slide.filter)
    if told and (filtered := replace(page, filter=told)).fits:
        page = filtered
    elif told:
        texts.insert(0, told)
    if not said and page.kaart and texts:
        said = texts.pop(0)
    if said:
        # What takes most of a page is no message; beside a picture it may have its own place.
        room = (page.bottom - page.under) / (1 if page.kaart and form.figures else 2)
        large, small = (
            replace(page, boodschap=said),
            replace(page, tekst=(said,), punten=form.bodies[-1]),
        )
        if large.under - page.under <= room:
            page = large
        elif page.kaart and small.under - page.under <= room:
            page = small
        else:
            texts.insert(0, said)
    on_it = page.boodschap or " ".join(page.tekst)
    # What the sentence says needs no figure.
    new = [one for one in slide.cijfers if one.wat not in on_it or one.waarde not in on_it]
    for place, one in enumerate(new[:MOST_FIGURES] if page.kaart else ()):
        more = replace(page, cijfers=(*page.cijfers, one))
        if more.fits:
            page = more
        else:
            texts.insert(place - len(page.cijfers), one_line(f"{one.wat}: {one.waarde}."))
    return page, texts


def _titled(form: Form, title: str, kind: str) -> Page:
    page = Page(title, form, kind, punten=form.bodies[0])
    if not form.title:
        return page
    lines = BESIDE_LINES if page.kaart else TITLE_LINES
    return replace(page, titel=shorten(title, page.width, form.title * WIDER_BOLD, lines))


def _next(form: Form, title: str) -> Page:
    """An empty page that goes on with a scene."""
    return _titled(form, f"{title} (vervolg)", TEXT)


def _over(page: Page, title: str, texts: Sequence[str]) -> Iterator[Page]:
    """Paragraphs over pages from `page` on; one that is longer than a page is broken."""
    form = page.form
    for size in form.bodies:
        whole = replace(page, tekst=(*page.tekst, *texts), punten=size)
        if whole.fits:
            yield whole
            return
    left = list(texts)
    while left:
        text = left.pop(0)
        longer = replace(page, tekst=(*page.tekst, text))
        if longer.fits:
            page = longer
            continue
        if page.empty:
            lines = lines_of(text, page.width, page.punten)
            room = page.bottom - page.under - PARAGRAPH
            fits = max(1, int(room / line_height(page.punten)))
            page = replace(page, tekst=(" ".join(lines[:fits]),))
            text = " ".join(lines[fits:])
        yield page
        page = _next(form, title)
        if text:
            left.insert(0, text)
    if not page.empty:
        yield page


def _with_table(table: Table, page: Page, title: str) -> Iterator[Page]:
    """A page with as much of a table as fits below its words, and what is left of it on pages of its
    own, each with the header again."""
    form = page.form
    rows = [tuple(map(one_line, row)) for row in table.rijen]
    words, page = page, replace(page, soort=TABLE)
    fresh = replace(_next(form, title), soort=TABLE)
    part, left = _part(table, rows, page)
    _, own_left = _part(table, rows, fresh)
    too_few = len(part.rijen) - 1 < min(LEAST_ROWS, len(rows)) or _bottom(part, page) > page.bottom
    # Rather whole on a page of its own than in two pieces.
    whole = bool(left) and not own_left
    if (too_few or whole) and not words.empty:
        yield words
        page = fresh
        part, left = _part(table, rows, page)
    while True:
        if page.empty:
            part, left = _evenly(table, rows, page, part, left)
        page = replace(page, deel=part)
        if not left:
            break
        yield page
        page, rows = fresh, left
        part, left = _part(table, rows, page)
    rest = one_line(table.rest)
    if (
        not rest
        or _bottom(part, page) + PARAGRAPH + paragraph_height(rest, page.width, form.cell)
        <= page.bottom
    ):
        yield replace(page, deel=replace(part, rest=rest))
        return
    yield page
    yield from _over(_next(form, title), title, [rest])


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
    room = page.bottom - page.under - paragraph_height(caption, width, form.caption * BOLD)
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
    columns, _ = column_widths([head, *rows], width, form.cell)
    whole = (_cut(head, columns, form.cell), *rows)
    heights = tuple(_row_height(row, columns, form.cell) for row in whole)
    return Part(whole, tuple(columns), heights, caption)


def _broken(row: Row, columns: Sequence[float], points: float, most: int) -> tuple[Row, Row]:
    """The first lines of every cell of a row (`most` of them), and the rest of it."""
    lines = [
        lines_of(cell, column - CELL_PAD, points) for cell, column in zip(row, columns, strict=True)
    ]
    first = tuple(" ".join(cell[:most]) for cell in lines)
    return first, tuple(" ".join(cell[most:]) for cell in lines)


def _bottom(part: Part, page: Page) -> float:
    caption = paragraph_height(part.bijschrift, page.width, page.form.caption * BOLD)
    return page.under + caption + sum(part.hoogtes)


def _cut(row: Row, columns: Sequence[float], points: float) -> Row:
    """A header, cut off when it would take the page: the name of a column, not what is in it."""
    cells = zip(row, columns, strict=True)
    return tuple(shorten(cell, column - CELL_PAD, points, HEADER_LINES) for cell, column in cells)


def _row_height(row: Row, columns: Sequence[float], points: float) -> float:
    return CELL_PAD + max(
        height_of(cell, column - CELL_PAD, points)
        for cell, column in zip(row, columns, strict=True)
    )
