"""The slides of a meeting as PPTX: native titles, text and tables, and a picture of each map."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from geodata.files.qr import qr_code
from geodata.landscape import Landscape
from geodata.meeting.measure import BOLD, height_of, lines_of, shorten
from geodata.meeting.pagination import (
    BODIES,
    BOTTOM,
    CAPTION,
    CELL,
    CELL_PAD,
    GAP,
    HEIGHT,
    MAP_HEIGHT,
    MAP_WIDTH,
    MARGIN,
    PARAGRAPH,
    TOP,
    WIDTH,
    Page,
    Part,
    pages_of,
)
from geodata.meeting.slide import Slide
from geodata.meeting.theme import (
    ACCENT,
    CONTENT_LAYOUT,
    INK,
    LANGUAGE,
    PALE,
    SOFT,
    STRIPE,
    TITLE_LAYOUT,
    TITLE_SIZE,
    colour,
    empty_deck,
    say_language,
)
from geodata.words import date_in_words, one_line

AUTHOR, UNTITLED = "Geboortezorgatlas", "Presentatie van de Geboortezorgatlas"
FOOTER_SIZE, QR_SIZE, MAX_PROPERTY = 9, 80, 255
# Smaller letters for a long title, so that it stays on two lines.
TITLE_SIZES = (TITLE_SIZE, 22, 18, 16)


def pptx_of(
    landscape: Landscape,
    title: str,
    slides: Sequence[Slide],
    today: date,
    *,
    url: str,
    url_of: Callable[[Slide], str],
    pictures: Mapping[int, bytes],
) -> bytes:
    """A PPTX (16:9) with a title sheet, one sheet or more per slide, and a QR code to `url`.

    `url_of` gives the address of the page of a slide; `pictures` holds the map of each slide that
    has one (PNG), by its place in `slides`.
    """
    title = one_line(title) or UNTITLED
    when = (
        f"Gegevens van {date_in_words(landscape.vocabulary.peildatum)}, "
        f"gemaakt op {date_in_words(today.isoformat())}"
    )
    deck, layouts = empty_deck()
    properties = deck.core_properties
    properties.title, properties.author, properties.language = (
        title[:MAX_PROPERTY],
        AUTHOR,
        LANGUAGE,
    )
    # What the library would say of itself is nothing for a reader.
    properties.comments, properties.last_modified_by = "", AUTHOR
    properties.created = datetime(today.year, today.month, today.day, tzinfo=UTC)
    first = deck.slides.add_slide(layouts[TITLE_LAYOUT])
    _title(first, title, 36)
    frame = first.placeholders[1].text_frame
    _write(frame, f"Geboortezorgatlas. {when}.", BODIES[0], SOFT)
    for place, slide in enumerate(slides):
        for sheet in pages_of(slide, place in pictures):
            made = deck.slides.add_slide(layouts[CONTENT_LAYOUT])
            _title(made, sheet.titel or UNTITLED, TITLE_SIZE)
            if sheet.kaart:
                _picture(made, pictures[place], slide)
            _content(made, sheet)
            _footer(made, slide, when)
            _notes(made, slide, url_of(slide))
    _closing(deck.slides.add_slide(layouts[CONTENT_LAYOUT]), url, when)
    say_language(deck)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _title(made: Any, words: str, most: float) -> None:
    width = WIDTH - 2 * MARGIN
    sizes = [size for size in (most, *TITLE_SIZES) if size <= most]
    size = next((s for s in sizes if len(lines_of(words, width, s * BOLD)) <= 2), sizes[-1])
    made.shapes.title.text = shorten(words, width, size * BOLD, 2)
    for run in made.shapes.title.text_frame.paragraphs[0].runs:
        run.font.size = Pt(size)


def _picture(made: Any, picture: bytes, slide: Slide) -> None:
    where = (Mm(MARGIN), Mm(TOP), Mm(MAP_WIDTH), Mm(MAP_HEIGHT))
    shape = made.shapes.add_picture(io.BytesIO(picture), *where)
    shape.name = "Kaart" if slide.kaart else "Grafiek"
    _describe(shape, slide.alt)


def _describe(shape: Any, words: str) -> None:
    """The text that stands for a shape, for who cannot see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", one_line(words))


def _content(made: Any, sheet: Page) -> None:
    if sheet.tekst:
        frame = _box(made, "Tekst", (sheet.left, TOP, sheet.width, sheet.under - TOP))
        for index, words in enumerate(sheet.tekst):
            _write(frame, words, sheet.punten, INK, first=index == 0, after=PARAGRAPH)
    if sheet.deel:
        _table(made, sheet, sheet.deel)


def _table(made: Any, sheet: Page, part: Part) -> None:
    top = sheet.under
    if part.bijschrift:
        tall = height_of(part.bijschrift, sheet.width, CAPTION * BOLD)
        frame = _box(made, "Bijschrift", (sheet.left, top, sheet.width, tall))
        _write(frame, part.bijschrift, CAPTION, SOFT, bold=True)
        top += tall + PARAGRAPH
    shape = made.shapes.add_table(
        len(part.rijen),
        len(part.breedtes),
        Mm(sheet.left),
        Mm(top),
        Mm(sheet.width),
        Mm(sum(part.hoogtes)),
    )
    shape.name = "Tabel"
    _describe(shape, part.bijschrift)
    table = shape.table
    table.horz_banding = False
    for column, width in zip(table.columns, part.breedtes, strict=True):
        column.width = Mm(width)
    for index, (row, height) in enumerate(zip(part.rijen, part.hoogtes, strict=True)):
        table.rows[index].height = Mm(height)
        for place, words in enumerate(row):
            _cell(table.cell(index, place), words, index)
    if part.rest:
        top += sum(part.hoogtes) + 2 * PARAGRAPH
        tall = height_of(part.rest, sheet.width, CELL)
        frame = _box(made, "Rest", (sheet.left, top, sheet.width, tall))
        _write(frame, part.rest, CELL, SOFT)


def _cell(cell: Any, words: str, row: int) -> None:
    cell.margin_left = cell.margin_right = Mm(CELL_PAD / 2)
    cell.margin_top = cell.margin_bottom = Mm(CELL_PAD / 2)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour((PALE, "FFFFFF", STRIPE)[row and 2 - row % 2])
    if words:
        _write(cell.text_frame, words, CELL, INK, bold=row == 0)
    # An empty cell is as tall as its type, which would be larger.
    end = cell.text_frame.paragraphs[0]._p.get_or_add_endParaRPr()
    end.set("sz", str(Pt(CELL).centipoints))


def _footer(made: Any, slide: Slide, when: str) -> None:
    """The sources and the date in small type, and the number of the sheet."""
    width, top = WIDTH - 2 * MARGIN - 20, BOTTOM + 4
    sources = " ".join(map(one_line, slide.bronnen))
    frame = _box(made, "Bronnen", (MARGIN, top, width, HEIGHT - top - 2))
    if sources:
        whole = f"Bronnen: {sources}"
        cut = shorten(whole, width, FOOTER_SIZE, 2)
        _write(frame, cut, FOOTER_SIZE, SOFT)
    note = " Alle bronnen staan in de notities." if sources and cut != whole else ""
    _write(frame, f"Geboortezorgatlas. {when}.{note}", FOOTER_SIZE, SOFT, first=not sources)
    number = _box(made, "Nummer", (WIDTH - MARGIN - 18, top, 18, 6))
    field = number.paragraphs[0]._p.makeelement(qn("a:fld"), {"type": "slidenum"})
    field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    field.append(field.makeelement(qn("a:rPr"), {"sz": str(Pt(FOOTER_SIZE).centipoints)}))
    field.append(field.makeelement(qn("a:t"), {}))
    field[-1].text = str(len(made.part.package.presentation_part.presentation.slides))
    number.paragraphs[0]._p.append(field)


def _notes(made: Any, slide: Slide, address: str) -> None:
    lines = [
        *map(one_line, (slide.zin, *slide.problemen)),
        "Bronnen:",
        *map(one_line, slide.bronnen),
    ]
    lines.append(f"Deze dia in de atlas: {address}")
    made.notes_slide.notes_text_frame.text = "\n".join(line for line in lines if line)


def _closing(made: Any, url: str, when: str) -> None:
    _title(made, "Bekijk deze presentatie in de atlas", TITLE_SIZE)
    code = qr_code(url)
    left, width = MARGIN, WIDTH - 2 * MARGIN
    if code:
        shape = made.shapes.add_picture(
            io.BytesIO(code), Mm(MARGIN), Mm(TOP + 8), Mm(QR_SIZE), Mm(QR_SIZE)
        )
        shape.name = "QR-code"
        _describe(shape, "QR-code naar deze presentatie in de Geboortezorgatlas")
        left, width = MARGIN + QR_SIZE + GAP, width - QR_SIZE - GAP
    frame = _box(made, "Tekst", (left, TOP + 8, width, BOTTOM - TOP - 8))
    scan = "Scan de code of volg de link. " if code else "Volg de link. "
    words = "U ziet dan dezelfde kaarten, met de gegevens van dat moment."
    _write(frame, scan + words, BODIES[0], INK, after=PARAGRAPH)
    run = _write(frame, "Open deze presentatie in de atlas", CAPTION, ACCENT, first=False)
    run.hyperlink.address = url
    _write(frame, f"{when}.", CAPTION, SOFT, first=False)


def _box(made: Any, name: str, place: tuple[float, float, float, float]) -> Any:
    """An empty text box (left, top, width, height in mm); its frame."""
    shape = made.shapes.add_textbox(*(Mm(length) for length in place))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _write(
    frame: Any,
    words: str,
    size: float,
    ink: str,
    *,
    first: bool = True,
    bold: bool = False,
    after: float = 0.0,
) -> Any:
    """Add a paragraph (the first is there already); returns its run."""
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
    paragraph.space_after = Mm(after)
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour(ink)
    return run
