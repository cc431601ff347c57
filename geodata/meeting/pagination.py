"""What fits on which page of a scene: one page, or more when it is too long; of the slides and of the
show alike. A picture comes first, with one sentence and a few figures beside it. Nothing is left out."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from geodata.meeting.measure import (
    BOLD,
    height_of,
    line_height,
    lines_of,
    lowest_columns,
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
from geodata.meeting.slide import Slide, Table, in_words, is_said
from geodata.meeting.tidy import Row, is_heading, tidied
from geodata.memory import remembered
from geodata.words import one_line

CELL_PAD = 2.2  # mm
# A table needs room for this many rows below words, else it gets its own page.
LEAST_ROWS, HEADER_LINES = 4, 6
# Beside a picture there is less room for a title, so it may have a line more.
TITLE_LINES, BESIDE_LINES = 3, 4
MOST_FIGURES = 3
# So many pages of a scene are in the show itself: what is longer is to look up, in the appendix.
SHOWN = 2


def pages_of(slide: Slide, with_picture: bool, form: Form) -> list[Page]:
    """The pages of a scene; those after the first are marked as "(vervolg)". With a picture the first
    page is that picture, with one sentence, the filter and at most `MOST_FIGURES` figures. Of a scene
    that takes more pages than `SHOWN` those are a beginning, and all of its words and its table come
    again in the appendix."""
    pages = _pages(slide, with_picture, form)
    if len(pages) <= SHOWN:
        return pages
    *first, last = _pages(slide, with_picture, form.with_line)[:SHOWN]
    there = _pages(replace(slide, zinnen=slide.sentences), False, form.small.with_line)
    return [*first, replace(last, verder=True), *(replace(page, bijlage=True) for page in there)]


def _pages(slide: Slide, with_picture: bool, form: Form) -> list[Page]:
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
    new = [one for one in slide.cijfers if not is_said(one, [on_it])]
    left = []
    for one in new:
        plain = replace(one, waarde=one_line(one.waarde), wat=one_line(one.wat))
        more = replace(page, cijfers=(*page.cijfers, plain))
        if page.kaart and len(page.cijfers) < MOST_FIGURES and more.fits:
            page = more
        elif not is_said(one, (*slide.zinnen, slide.zin)):
            left.append(in_words(one))
    return page, [*left, *texts]


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
    small = form.bodies[-1]
    page, left = replace(page, punten=small), list(texts)
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
        page = replace(_next(form, title), punten=small)
        if text:
            left.insert(0, text)
    if not page.empty:
        yield page


def _with_table(table: Table, page: Page, title: str) -> Iterator[Page]:
    """A page with as much of a table as fits below its words, and what is left of it on pages of its
    own, each with the header again."""
    form = page.form
    words, page = page, replace(page, soort=TABLE)
    table = tidied(table)
    frame, rows = _frame(table, page), list(table.rijen)
    fresh = replace(_next(form, title), soort=TABLE)
    part, left = _part(frame, rows, page)
    _, own_left = _part(frame, rows, fresh)
    too_few = len(part.rijen) - 1 < min(LEAST_ROWS, len(rows)) or _bottom(part, page) > page.bottom
    # Rather whole on a page of its own than in two pieces.
    whole = bool(left) and not own_left
    if (too_few or whole) and not words.empty:
        if _says_more_than_its_filter(words):
            yield words
            page = fresh
        else:
            # A page with nothing but a filter is as good as empty: it goes along.
            page = replace(fresh, titel=words.titel, filter=words.filter)
        part, left = _part(frame, rows, page)
    most = _evenly(frame, rows, fresh) if page.empty else None
    if most:
        part, left = _part(frame, rows, page, most)
    # What the table holds is said once.
    frame = replace(frame, bijschrift="")
    while True:
        page = replace(page, deel=part)
        if not left:
            break
        yield page
        if not most:
            most = _evenly(frame, left, fresh)
        page, rows = fresh, left
        part, left = _part(frame, rows, page, most)
    rest = table.rest
    if (
        not rest
        or _bottom(part, page) + PARAGRAPH + paragraph_height(rest, page.width, form.cell)
        <= page.bottom
    ):
        yield replace(page, deel=replace(part, rest=rest))
        return
    yield page
    yield from _over(_next(form, title), title, [rest])


def _says_more_than_its_filter(page: Page) -> bool:
    return not replace(page, filter="").empty


def _evenly(frame: Part, rows: list[Row], page: Page) -> int | None:
    """How many rows stand on a page at most, so that no more pages are needed but not one row is left
    for the last."""
    needed = _count(frame, rows, page, None)
    if needed == 1:
        return None
    fewest = math.ceil(len(rows) / needed)
    return next(n for n in count(fewest) if _count(frame, rows, page, n) <= needed)


def _count(frame: Part, rows: list[Row], page: Page, at_most: int | None) -> int:
    """On how many empty pages the rows of a table stand."""
    pages = 0
    while rows:
        _, rows = _part(frame, rows, page, at_most)
        pages += 1
    return pages


def _frame(table: Table, page: Page) -> Part:
    """A table without its rows: the header, with columns in which all of them together are lowest. They
    are the same on every page."""
    head, points = table.kolommen, page.form.cell
    full = [row for row in table.rijen if not is_heading(row, head)]
    columns = tuple(lowest_columns([head, *full], page.width, points, CELL_PAD))
    head = _cut(head, columns, points)
    return Part((head,), columns, (_row_height(head, columns, points),), table.bijschrift)


def _part(
    frame: Part, rows: list[Row], page: Page, at_most: int | None = None
) -> tuple[Part, list[Row]]:
    """The first rows of a table, as many as fit below the words of a page (`at_most` so many), and
    what is left of it, below its heading again. A row that is taller than an empty page is broken."""
    form, width, columns = page.form, page.width, frame.breedtes
    head, points = frame.rijen[0], form.cell
    room = page.bottom - page.under - sum(frame.hoogtes)
    room -= paragraph_height(frame.bijschrift, width, form.caption * BOLD)
    # A heading goes along with the row below it.
    lead = [row for row in rows[:1] if is_heading(row, head)]
    body = rows[len(lead) :]
    shown = [*lead]
    heights = [_row_height(row, columns, points) for row in lead]
    for row in body[: at_most or len(body)]:
        heights.append(_row_height(row, columns, points))
        if sum(heights) > room:
            heights.pop()
            break
        shown.append(row)
    if shown and len(shown) > len(lead) and is_heading(shown[-1], head):
        shown.pop()
        heights.pop()
    left = body[max(0, len(shown) - len(lead)) :]
    if left and len(shown) <= len(lead) and page.empty:
        heights = [_row_height(row, columns, points) for row in lead]
        most = max(1, int((room - sum(heights) - CELL_PAD) / line_height(points)))
        first, over = _broken(left[0], columns, points, most)
        shown = [*lead, first]
        heights.append(_row_height(first, columns, points))
        left = [over, *left[1:]] if any(over) else left[1:]
    if not shown:
        return frame, rows
    if left and not is_heading(left[0], head):
        above = [row for row in shown if is_heading(row, head)]
        left = [*above[-1:], *left]
    part = replace(frame, rijen=(head, *shown), hoogtes=(*frame.hoogtes, *heights))
    return part, left


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


@remembered(10_000)
def _row_height(row: Row, columns: tuple[float, ...], points: float) -> float:
    if len(row) < len(columns):
        columns = (sum(columns),)
    return CELL_PAD + max(
        height_of(cell, column - CELL_PAD, points)
        for cell, column in zip(row, columns, strict=True)
    )
