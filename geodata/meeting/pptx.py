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
from geodata.meeting.origin import CODE, LAST_TITLE, SAME_MAPS, UNTITLED, made_in_words
from geodata.meeting.page import PARAGRAPH, Page, Part
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
from geodata.words import one_line

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
    for at, slide in enumerate(slides):
        for page in pages_of(slide, at in pictures, look.form):
            sheet = Sheet(look, kinds[page.soort], page.titel or UNTITLED)
            if page.kaart:
                sheet.picture("Kaart" if slide.kaart else "Grafiek", pictures[at], slide.alt)
            _content(sheet, page)
            _footer(sheet, slide, when)
            _notes(sheet.made, slide, url_of(slide))
            sheet.finish()
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
        sheet.write("Tekst", words)


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
    describe(shape, part.bijschrift)
    table = shape.table
    # Wider where the letters of a house style may need it.
    wider = shape.width / Mm(sum(part.breedtes))
    for column, width in zip(table.columns, part.breedtes, strict=True):
        column.width = Mm(width * wider)
    for index, (row, height) in enumerate(zip(part.rijen, part.hoogtes, strict=True)):
        table.rows[index].height = Mm(height)
        for at, cell in enumerate(row):
            _cell(table.cell(index, at), cell, form.cell)


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
    sources = " ".join(map(one_line, slide.bronnen))
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
        *map(one_line, (slide.zin, slide.filter, *slide.zinnen, *slide.uitleg)),
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
