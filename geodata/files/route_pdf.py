"""The route of a gemeente on paper: each line with what is known here and who does it; of a ketencheck
where each line stands and what comes next."""

import io
from datetime import date

from geodata.files.a4 import A4, MARGIN, SOFT, WIDTH
from geodata.files.qr import qr_code
from geodata.landscape import Landscape
from geodata.partners.contact import name_and_soort
from geodata.records import gemeenten_of
from geodata.routes import (
    CHECK,
    NOT_OFFICIAL,
    OFFICIAL,
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

QR_SIZE = 24
# Widths in mm: what is needed, what is known here with its source, who does it or where it stands.
COLUMNS = (58, 74, 48)


def route_sheet(landscape: Landscape, view: RouteView, url: str, today: date) -> bytes:
    """The route of the gemeente of a view as PDF (A4, selectable text, Dutch). `url` is the address of
    the page. Only functional contacts are on it. Raises KeyError for a view without a gemeente."""
    naam = gemeenten_of(landscape)[view.code].naam
    when = date_in_words(landscape.vocabulary.peildatum)
    footer = (
        f"Geboortezorgatlas. Gegevens van {when}, afgedrukt op {date_in_words(today.isoformat())}."
    )
    title = f"{naam}: {'ketencheck' if view.deel == CHECK else 'klantroute'}"
    sheet = A4(title, "Klantroute en ketencheck", footer, today)
    sheet.add_page()
    _head(sheet, landscape, view, title, url)
    lines = chosen_lines(landscape, view)
    if view.deel == CHECK and view.check:
        sheet.heading("Hoe staat het ervoor?")
        for sentence in result_in_words(landscape, view.check):
            sheet.write_line(sentence, 9)
        sheet.heading("De eerste stappen")
        for step in next_lines(landscape, view.check, today):
            sheet.write_line(f"- {step.tekst}{f'; begin bij {step.wie}' if step.wie else ''}", 9)
    for heading, group in grouped(lines, view.deel):
        sheet.heading(capital(heading))
        with sheet.open_table(COLUMNS, size=7) as table:
            last = "Stand" if view.deel == CHECK else "Wie"
            table.row(("Situatie en wat nodig is", "Hier bekend", last))
            for line in group:
                row, where = line.situatie, source_of(line, today)
                said = f"{capital(line.stand)}. {line.tekst}"
                told = f"Bron: {where.tekst} ({where.datum})"
                who = join_words(name_and_soort(landscape, key)[0] for key in line.partners)
                stands = (
                    in_words(view.check.of(row.id)) if view.deel == CHECK and view.check else who
                )
                table.row((f"{row.situatie}\n{row.voorziening}", f"{said}\n{told}", stands))
    _who(sheet, landscape, view, today)
    return bytes(sheet.output())


def _head(sheet: A4, landscape: Landscape, view: RouteView, title: str, url: str) -> None:
    start, beside = sheet.get_y(), WIDTH
    code = qr_code(url)
    if code:
        beside = WIDTH - QR_SIZE - 5
        sheet.image(
            io.BytesIO(code),
            x=MARGIN + WIDTH - QR_SIZE,
            y=start,
            w=QR_SIZE,
            link=url,
            alt_text="QR-code naar deze klantroute",
        )
    sheet.write_line(title, 18, bold=True, width=beside)
    sheet.write_line(
        counted_in_words(landscape, chosen_lines(landscape, view), view.code), 9, width=beside
    )
    sheet.write_line(f"{NOT_OFFICIAL} Die staan op {OFFICIAL}.", 8, color=SOFT, width=beside)
    sheet.set_y(max(sheet.get_y(), start + QR_SIZE))


def _who(sheet: A4, landscape: Landscape, view: RouteView, today: date) -> None:
    sheet.heading("Wie u belt")
    with sheet.open_table((80, 100), size=7.5) as table:
        table.row(("Naam", "Contact"))
        for who in who_of(landscape, chosen_lines(landscape, view), view.code, today, bulk=True):
            ways = "\n".join(way.tekst for way in who.contacten)
            table.row((f"{who.naam}\n{who.soort}", ways or who.vraag))
