"""The slides of a meeting as PPTX: the places of a template filled with titles, text, tables and pictures."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from geodata.files.qr import qr_code
from geodata.landscape import Landscape
from geodata.meeting.measure import BOLD, height_of, line_height, lines_of, shorten
from geodata.meeting.origin import (
    APPENDIX,
    CODE,
    LAST_TITLE,
    MORE,
    SAME_MAPS,
    TO_LOOK_UP,
    UNTITLED,
    made_in_words,
)
from geodata.meeting.page import PARAGRAPH, Box, Page, Part
from geodata.meeting.page import PICTURE as PICTURE_PAGE
from geodata.meeting.page import TABLE as TABLE_PAGE
from geodata.meeting.page import TEXT as TEXT_PAGE
from geodata.meeting.pagination import CELL_PAD, pages_of
from geodata.meeting.sheet import Sheet, describe
from geodata.meeting.slide import Slide
from geodata.meeting.template import (
    CLOSING,
    COVER,
    PICTURE,
    TABLE,
    TEXT,
    Look,
    Template,
    open_template,
    own_template,
    place,
)
from geodata.meeting.tidy import is_heading
from geodata.words import one_line

# A page of the slide at a place, and the sheet that it is on.
Placed = tuple[int, Page, Sheet]
AUTHOR, LANGUAGE, MAX_PROPERTY = "Geboortezorgatlas", "nl-NL", 255


def pptx_of(
    landscape: Landscape,
    title: str,
    slides: Sequence[Slide],
    today: date,
    *,
    url: str,
    url_of: Callable[[Slide], str],
    pictures: Mapping[int, bytes],
    template: Template | None = None,
) -> bytes:
    """A PPTX with a title sheet, one sheet or more per slide, and a QR code to `url`, in the look of a
    template (None: that of the atlas).

    `url_of` gives the address of the page of a slide; `pictures` holds the map of each slide that
    has one (PNG, as large as `Look.picture`), by its place in `slides`.
    """
    title = one_line(title) or UNTITLED
    when = made_in_words(landscape, today)
    look = open_template(template or own_template())
    kinds = {PICTURE_PAGE: PICTURE, TABLE_PAGE: TABLE, TEXT_PAGE: TEXT}
    _say_what_it_is(look, title, today)
    Sheet(look, COVER, title).write("Ondertitel", [(f"Geboortezorgatlas. {when}.", 0)]).finish()

    def sheet_of(at: int, page: Page) -> Sheet:
        slide = slides[at]
        sheet = Sheet(look, kinds[page.soort], page.titel or UNTITLED)
        if page.kaart:
            sheet.picture("Kaart" if slide.kaart else "Grafiek", pictures[at], slide.alt)
        _content(sheet, page)
        _footer(sheet, slide, when)
        _notes(sheet.made, slide, url_of(slide))
        sheet.finish()
        return sheet

    pages = [
        (at, page)
        for at, slide in enumerate(slides)
        for page in pages_of(slide, at in pictures, look.form)
    ]
    shown = [(at, page, sheet_of(at, page)) for at, page in pages if not page.bijlage]
    _closing(Sheet(look, CLOSING, LAST_TITLE), url, when)
    if more := [(at, page) for at, page in pages if page.bijlage]:
        Sheet(look, COVER, APPENDIX).write("Ondertitel", [(TO_LOOK_UP, 0)]).finish()
        _to_and_fro(shown, [(at, page, sheet_of(at, page)) for at, page in more])
        # The last sheet of a file holds the code, as the last of the show.
        _closing(Sheet(look, CLOSING, LAST_TITLE), url, when)
    _say_language(look)
    buffer = io.BytesIO()
    look.deck.save(buffer)
    return buffer.getvalue()


def _content(sheet: Sheet, page: Page) -> None:
    """The words of a page, and its part of a table, in the places of its kind."""
    form = page.form
    words = [
        *([(page.boodschap, form.message)] if page.boodschap else ()),
        *([(page.filter, form.caption)] if page.filter else ()),
        *((text, page.punten) for text in page.tekst),
    ]
    if page.kaart:
        if words:
            sheet.write("Zin", words)
        if page.cijfers:
            _figures(sheet, page)
    elif page.deel:
        _table(sheet, page, page.deel, words)
    elif words:
        room = form.box(page.soort)
        own = (room.top, room.height) if page.verder or page.bijlage else None
        sheet.write("Tekst", words, at=own)


def _to_and_fro(shown: Sequence[Placed], there: Sequence[Placed]) -> None:
    """A way from a scene to what there is of it in the appendix, and back."""
    deck = shown[0][2].look.deck.slides

    def number(sheet: Sheet) -> int:
        return deck.index(sheet.made) + 1

    lasts = {at: (page, sheet) for at, page, sheet in shown if page.verder}
    firsts: dict[int, Sheet] = {}
    for at, page, sheet in there:
        firsts.setdefault(at, sheet)
        sheet.way(_line(page), f"Terug naar dia {number(lasts[at][1])}", lasts[at][1])
    for at, (page, sheet) in lasts.items():
        words = f"{MORE}, dia {number(firsts[at])}"
        sheet.way(_line(page), words, firsts[at])


def _line(page: Page) -> tuple[Box, float]:
    """Where the line below the words of a page is, and its size in points."""
    room, form = page.form.box(page.soort), page.form
    return Box(room.left, room.bottom, room.width, form.line), form.caption


def _figures(sheet: Sheet, page: Page) -> None:
    form = page.form
    pairs = [((one.waarde, form.value), (one.wat, form.caption)) for one in page.cijfers]
    sheet.write("Cijfers", [line for pair in pairs for line in pair], after=0)
    paragraphs = place(sheet.made, "Cijfers").text_frame.paragraphs
    for value, what in zip(paragraphs[::2], paragraphs[1::2], strict=True):
        value.runs[0].font.bold = True
        what.space_after = Mm(PARAGRAPH)


def _table(sheet: Sheet, page: Page, part: Part, words: list[tuple[str, float]]) -> None:
    form, top = page.form, page.form.box(page.soort).top
    under = page.under
    if part.bijschrift:
        words = [*words, (part.bijschrift, form.caption)]
        under += height_of(part.bijschrift, page.width, form.caption * BOLD) + PARAGRAPH
    if part.rest:
        # Above the table, in the same place: words in a box of their own are not in the outline.
        words = [*words, (part.rest, form.cell)]
        under += height_of(part.rest, page.width, form.cell) + PARAGRAPH
    if words:
        sheet.write("Bijschrift", words, at=(top, under - top))
    shape = sheet.table(len(part.rijen), len(part.breedtes), under, sum(part.hoogtes))
    describe(shape, part.bijschrift or page.titel)
    table = shape.table
    # Wider where the letters of a house style may need it.
    wider = shape.width / Mm(sum(part.breedtes))
    for column, width in zip(table.columns, part.breedtes, strict=True):
        column.width = Mm(width * wider)
    for index, (row, height) in enumerate(zip(part.rijen, part.hoogtes, strict=True)):
        table.rows[index].height = Mm(height)
        for at, cell in enumerate(row):
            _cell(table.cell(index, at), cell, form.cell)
        if is_heading(row, part.rijen[0]):
            first = table.cell(index, 0)
            first.merge(table.cell(index, len(part.breedtes) - 1))
            first.text_frame.paragraphs[0].runs[0].font.bold = True


def _cell(cell: Any, words: str, size: float) -> None:
    cell.margin_left = cell.margin_right = Mm(CELL_PAD / 2)
    cell.margin_top = cell.margin_bottom = Mm(CELL_PAD / 2)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    paragraph = cell.text_frame.paragraphs[0]
    if words:
        run = paragraph.add_run()
        run.text, run.font.size = words, Pt(size)
    # An empty cell is as tall as its type, which would be larger.
    paragraph._p.get_or_add_endParaRPr().set("sz", str(Pt(size).centipoints))


def _footer(sheet: Sheet, slide: Slide, when: str) -> None:
    """The sources and the date in small type."""
    box, size = sheet.box("Bronnen"), sheet.look.small
    width = box.width * sheet.look.form.share
    lines = max(2, int(box.height / line_height(size)))
    date_line = f"Geboortezorgatlas. {when}."
    sources = slide.footer
    whole = f"Bronnen: {sources}"
    room = max(1, lines - len(lines_of(date_line, width, size)))
    if len(lines_of(whole, width, size)) > room:
        date_line += " Alle bronnen staan in de notities."
        room = max(1, lines - len(lines_of(date_line, width, size)))
    told = [(shorten(whole, width, size, room), size)] if sources else []
    sheet.write("Bronnen", [*told, (date_line, size)], after=0)


def _notes(made: Any, slide: Slide, address: str) -> None:
    """Everything that a speaker can say of a scene, and where it comes from."""
    lines = [
        *map(one_line, (slide.zin, slide.filter, *slide.sentences, *slide.uitleg)),
        "Bronnen:",
        *map(one_line, slide.bronnen),
    ]
    lines.append(f"Deze dia in de atlas: {address}")
    made.notes_slide.notes_text_frame.text = "\n".join(line for line in lines if line)


def _closing(sheet: Sheet, url: str, when: str) -> None:
    """A code to scan, when the address is not too long for one, and a link to follow."""
    code, look = qr_code(url), sheet.look
    if code:
        box = sheet.box("QR-code")
        side = min(box.width, box.height)
        edges = (Mm(one) for one in (box.left, box.top, side, side))
        shape = sheet.made.shapes.add_picture(io.BytesIO(code), *edges)
        shape.name = "QR-code"
        describe(shape, CODE)
    scan = "Scan de code of volg de link." if code else "Volg de link."
    words = f"{scan} {SAME_MAPS}"
    link = "Open deze presentatie in de atlas"
    size = look.form.message
    sheet.write("Tekst", [(words, size), (link, size), (f"{when}.", look.form.caption)])
    place(sheet.made, "Tekst").text_frame.paragraphs[1].runs[0].hyperlink.address = url
    sheet.finish()


def _say_what_it_is(look: Look, title: str, today: date) -> None:
    properties = look.deck.core_properties
    properties.title, properties.author = title[:MAX_PROPERTY], AUTHOR
    properties.language = LANGUAGE
    # What a template or the library would say of itself is nothing for a reader.
    properties.comments, properties.last_modified_by = "", AUTHOR
    properties.created = properties.modified = datetime(
        today.year, today.month, today.day, tzinfo=UTC
    )


def _say_language(look: Look) -> None:
    """Dutch, so that a screen reader reads it as Dutch."""
    for slide in look.deck.slides:
        trees = [slide.element]
        if slide.has_notes_slide:
            trees.append(slide.notes_slide.element)
        for tree in trees:
            for run in tree.iter(qn("a:r"), qn("a:fld")):
                run.get_or_add_rPr().set("lang", LANGUAGE)
            for end in tree.iter(qn("a:endParaRPr")):
                end.set("lang", LANGUAGE)
