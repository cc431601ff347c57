"""The handout of a meeting: A4 sheets with every map, sentence, table and source, and the contacts."""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PIL import Image

from geodata.files.a4 import A4, LONG, WIDTH, Code
from geodata.files.qr import qr_code
from geodata.landscape import Landscape
from geodata.meeting.measure import column_widths
from geodata.meeting.origin import CODE, UNTITLED, made_in_words
from geodata.meeting.slide import Slide, Table
from geodata.words import count, one_line

SUBJECT = "Hand-out bij een bijeenkomst"
QR_SIZE, BODY, CELL, SMALL = 45, 10, 7.5, 7
# A picture is as large as fits in this, in mm.
PICTURE = (150, 134)
# The letters of the sheet are this much wider than those that `measure` counts with; bold ones more.
WIDER, BOLD_WIDER = 1.08, 1.25
# Where a line may end within a word or an address: a column need not hold a whole address.
PIECE_ENDS = re.compile(r"(?<=\w[/-])(?=[^\W\d])")


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
    footer = f"Geboortezorgatlas. {made_in_words(landscape, today)}."
    sheet = A4(title, SUBJECT, footer, today)
    _head(sheet, len(slides), url)
    for place, slide in enumerate(slides):
        _slide(sheet, slide, pictures.get(place), url_of(slide))
    if contacts and contacts.rijen:
        sheet.heading("Contacten")
        _table(sheet, contacts)
    return sheet.output()


def _head(sheet: A4, total: int, url: str) -> None:
    code = qr_code(url)
    scan = "Scan de code voor dezelfde kaarten met de gegevens van dat moment."
    sheet.top(
        (
            (f"Hand-out met {count(total, 'onderdeel', 'onderdelen')}", 12, ""),
            *(((scan, BODY, ""),) if code else ()),
            ("Open deze presentatie in de atlas", BODY - 1, url),
        ),
        Code(code, QR_SIZE, CODE, url) if code else None,
    )


def _slide(sheet: A4, slide: Slide, picture: bytes | None, address: str) -> None:
    """A slide; one with a map keeps its heading and the map together."""
    zin = one_line(slide.zin)
    sheet.heading(one_line(slide.titel) or UNTITLED)
    if zin:
        sheet.line(zin, BODY, bold=True, stays=bool(picture))
    if picture:
        sheet.picture(picture, *_size(picture), one_line(slide.alt))
    if slide.filter:
        sheet.line(one_line(slide.filter), BODY, soft=True)
    told = [one_line(words) for words in (*slide.sentences, *slide.uitleg)]
    sources = [one_line(words) for words in slide.bronnen]
    table = slide.tabel if slide.tabel and slide.tabel.kolommen else None
    # Sources that fit on a page stand together, with the last of what they are about.
    together = sum(map(len, (*told[-1:], *sources))) < LONG
    for place, words in enumerate(told, 1):
        sheet.line(words, BODY, stays=together and place == len(told) and not table)
    if table:
        _table(sheet, table)
    for words in sources:
        sheet.line(words, SMALL, soft=True, stays=together)
    sheet.line("Bekijk dit in de atlas", BODY - 1, to=address)


def _size(picture: bytes) -> tuple[float, float]:
    """How large a picture (PNG) stands on paper, in mm."""
    with Image.open(io.BytesIO(picture)) as opened:
        width, height = opened.size
    scale = min(PICTURE[0] / width, PICTURE[1] / height)
    return width * scale, height * scale


def _table(sheet: A4, table: Table) -> None:
    head = tuple(map(one_line, table.kolommen))
    rows = [tuple(map(one_line, row)) for row in table.rijen]
    measured = [tuple(PIECE_ENDS.sub(" ", cell) for cell in row) for row in (head, *rows)]
    widths, _ = column_widths(measured, WIDTH, CELL * WIDER, CELL * BOLD_WIDER)
    sheet.line(one_line(table.bijschrift), BODY - 1, bold=True, soft=True)
    sheet.table(widths, head, rows, CELL)
    if table.rest:
        sheet.line(one_line(table.rest), BODY - 1, soft=True)
