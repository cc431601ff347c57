"""The handout of a meeting: A4 sheets with every map, sentence, table and source, and the contacts."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from geodata.files.a4 import A4, ACCENT, MARGIN, SOFT, WIDTH
from geodata.files.qr import qr_code
from geodata.landscape import Landscape
from geodata.meeting.measure import column_widths, shorten
from geodata.meeting.pagination import MAP_HEIGHT, MAP_WIDTH
from geodata.meeting.slide import Slide, Table
from geodata.words import count, date_in_words, one_line

UNTITLED, SUBJECT = "Presentatie van de Geboortezorgatlas", "Hand-out bij een bijeenkomst"
QR_SIZE, BODY, CELL, SMALL = 45, 10, 7.5, 7
# The bold letters of the sheet are this much wider than those that `measure` counts with.
WIDER = 1.22
# A cell of more lines than this would not fit on a page.
CELL_LINES = 40
# A heading is not left alone at the bottom of a page: this much goes with it, in mm.
TOGETHER = 40


def handout_of(
    landscape: Landscape,
    title: str,
    slides: Sequence[Slide],
    today: date,
    *,
    url: str,
    url_of: Callable[[Slide], str],
    pictures: Mapping[int, bytes],
    contacts: Table | None = None,
) -> bytes:
    """A PDF (A4, selectable text, bookmarks, Dutch) of the slides of a meeting.

    `url` is where the QR code leads, `url_of` the address of the page of a slide, `pictures` the map
    of each slide that has one (PNG) by its place; `contacts` comes after the slides.
    """
    title = one_line(title) or UNTITLED
    when = date_in_words(landscape.vocabulary.peildatum)
    footer = (
        f"Geboortezorgatlas. Gegevens van {when}, gemaakt op {date_in_words(today.isoformat())}."
    )
    sheet = A4(title, SUBJECT, footer, today)
    sheet.add_page()
    _head(sheet, title, len(slides), url)
    for place, slide in enumerate(slides):
        _slide(sheet, slide, pictures.get(place), url_of(slide))
    if contacts and contacts.rijen:
        _make_room(sheet, TOGETHER)
        sheet.heading("Contacten")
        _table(sheet, contacts)
    return bytes(sheet.output())


def _head(sheet: A4, title: str, total: int, url: str) -> None:
    top, code = sheet.get_y(), qr_code(url)
    beside = WIDTH - QR_SIZE - 5 if code else WIDTH
    if code:
        sheet.image(
            io.BytesIO(code),
            x=MARGIN + WIDTH - QR_SIZE,
            y=top,
            w=QR_SIZE,
            link=url,
            alt_text="QR-code naar deze presentatie in de Geboortezorgatlas",
        )
    sheet.write_line(title, 20, bold=True, width=beside)
    sheet.ln(2)
    sheet.write_line(f"Hand-out met {count(total, 'onderdeel', 'onderdelen')}", 12, color=SOFT)
    sheet.ln(2)
    if code:
        sheet.write_line(
            "Scan de code voor dezelfde kaarten met de gegevens van dat moment.",
            BODY,
            color=SOFT,
            width=beside,
        )
    _link(sheet, "Open deze presentatie in de atlas", url)
    sheet.set_y(max(sheet.get_y(), top + QR_SIZE))


def _slide(sheet: A4, slide: Slide, picture: bytes | None, address: str) -> None:
    """A slide; one with a map keeps its heading and the map together."""
    zin = one_line(slide.zin)
    _make_room(sheet, MAP_HEIGHT + TOGETHER if picture else TOGETHER)
    sheet.heading(one_line(slide.titel) or UNTITLED)
    if zin:
        sheet.write_line(zin, BODY, bold=True)
        sheet.ln(1.5)
    if picture:
        left = MARGIN + (WIDTH - MAP_WIDTH) / 2
        alt = one_line(slide.alt)
        sheet.image(io.BytesIO(picture), x=left, w=MAP_WIDTH, h=MAP_HEIGHT, alt_text=alt)
        sheet.ln(3)
    for words in map(one_line, (*slide.zinnen, *slide.problemen)):
        sheet.write_line(words, BODY)
        sheet.ln(1.2)
    if slide.tabel and slide.tabel.kolommen:
        _table(sheet, slide.tabel)
    sheet.ln(1.5)
    for words in map(one_line, slide.bronnen):
        sheet.write_line(words, SMALL, color=SOFT)
    _link(sheet, "Bekijk dit in de atlas", address)
    sheet.ln(3)


def _table(sheet: A4, table: Table) -> None:
    head = tuple(map(one_line, table.kolommen))
    rows = [tuple(map(one_line, row)) for row in table.rijen]
    widths, _ = column_widths([head, *rows], WIDTH, CELL * WIDER)
    sheet.ln(1)
    sheet.write_line(one_line(table.bijschrift), BODY - 1, bold=True, color=SOFT)
    sheet.ln(1)
    with sheet.open_table(widths, CELL) as made:
        made.row(head)
        for row in rows:
            cells = zip(row, widths, strict=True)
            made.row(
                tuple(shorten(cell, width - 4, CELL * WIDER, CELL_LINES) for cell, width in cells)
            )
    if table.rest:
        sheet.ln(1)
        sheet.write_line(one_line(table.rest), BODY - 1, color=SOFT)


def _link(sheet: A4, words: str, address: str) -> None:
    sheet.set_font(size=BODY - 1)
    sheet.set_text_color(*ACCENT)
    sheet.cell(text=words, link=address, new_x="LMARGIN", new_y="NEXT", h=5)


def _make_room(sheet: A4, height: float) -> None:
    """Go to the next page when this much does not fit any more."""
    if sheet.get_y() + height > sheet.h - sheet.b_margin:
        sheet.add_page()
