"""The route of a gemeente on paper: each line with what is known here and who does it; of a ketencheck
where each line stands and what comes next."""

from collections.abc import Iterator
from datetime import date

from geodata.files.a4 import A4, Cell, Code
from geodata.files.qr import qr_code
from geodata.landscape import Landscape
from geodata.partners.contact import name_and_soort
from geodata.records import gemeenten_of
from geodata.routes import (
    CHECK,
    NOT_OFFICIAL,
    OFFICIAL,
    Line,
    RouteView,
    chosen_lines,
    counted_in_words,
    grouped,
    in_words,
    next_lines,
    result_in_words,
    source_of,
    who_of,
)
from geodata.words import capital, date_in_words, join_words

QR_SIZE, SUBJECT = 24, "Klantroute en ketencheck"
# Widths of the columns: what is needed, what is known here with its source, who does it or where it stands.
COLUMNS = (58, 74, 48)


def route_sheet(landscape: Landscape, view: RouteView, url: str, today: date) -> bytes:
    """The route of the gemeente of a view as PDF (A4, selectable text, Dutch). `url` is the address of
    the page. Only functional contacts are on it. Raises KeyError for a view without a gemeente."""
    naam = gemeenten_of(landscape)[view.code].naam
    when = date_in_words(landscape.vocabulary.peildatum)
    footer = (
        f"Geboortezorgatlas. Gegevens van {when}, afgedrukt op {date_in_words(today.isoformat())}."
    )
    lines = chosen_lines(landscape, view)
    sheet = A4(
        f"{naam}: {'ketencheck' if view.deel == CHECK else 'klantroute'}", SUBJECT, footer, today
    )
    made = qr_code(url)
    sheet.top(
        (
            (counted_in_words(landscape, lines, view.code), 9, ""),
            (f"{NOT_OFFICIAL} Die staan op {OFFICIAL}.", 8, OFFICIAL),
        ),
        Code(made, QR_SIZE, f"QR-code naar de klantroute van {naam}", url) if made else None,
    )
    if view.deel == CHECK and view.check:
        sheet.heading("Hoe staat het ervoor?")
        for sentence in result_in_words(landscape, view.check):
            sheet.line(sentence, 9)
        sheet.heading("De eerste stappen")
        steps = next_lines(landscape, view.check, today)
        sheet.steps((f"{one.tekst}; begin bij {one.wie}" for one in steps), 9)
    last = "Stand" if view.deel == CHECK else "Wie"
    for heading, group in grouped(lines, view.deel):
        sheet.heading(capital(heading))
        head = ("Situatie en wat nodig is", "Hier bekend", last)
        sheet.table(COLUMNS, head, (_cells(landscape, view, line, today) for line in group), 7)
    sheet.heading("Wie u belt")
    sheet.table((80, 100), ("Naam", "Contact"), _who(landscape, view, lines, today))
    return sheet.output()


def _cells(landscape: Landscape, view: RouteView, line: Line, today: date) -> tuple[str, str, str]:
    row, where = line.situatie, source_of(line, today)
    known = f"{capital(line.stand)}. {line.tekst}\nBron: {where.tekst} ({where.datum})"
    if view.deel == CHECK and view.check:
        last = in_words(view.check.of(row.id))
    else:
        last = join_words(name_and_soort(landscape, key)[0] for key in line.partners)
    return f"{row.situatie}\n{row.voorziening}", known, last


def _who(
    landscape: Landscape, view: RouteView, lines: tuple[Line, ...], today: date
) -> Iterator[tuple[str | Cell, ...]]:
    for who in who_of(landscape, lines, view.code, today, bulk=True):
        ways = "\n".join(way.tekst for way in who.contacten)
        first = who.contacten[0].href if who.contacten else ""
        yield f"{who.naam}\n{who.soort}", Cell(ways or who.vraag, first)
