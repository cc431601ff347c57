"""The picture of a region on paper: the sentences, the chart, every line and its source."""

import io
from datetime import date

from geodata.figures import Area
from geodata.files.a4 import A4, MARGIN, SOFT, WIDTH
from geodata.files.qr import qr_code
from geodata.landscape import Landscape
from geodata.regiobeeld import (
    births_chart,
    chart_png,
    expected_in_words,
    lines_frame,
    top,
)
from geodata.words import date_in_words

QR_SIZE, CHART_HEIGHT = 27, 78
SUBJECT = "Regiobeeld geboortezorg"
# Widths in mm of the columns: what, the value and the source; beside another area two values more.
ALONE, BESIDE = (72, 58, 50), (50, 38, 38, 27, 27)


def region_sheet(
    landscape: Landscape, area: Area, naast: Area | None, url: str, today: date
) -> bytes:
    """The sheet of an area, or of two side by side, as PDF (A4, selectable text, Dutch). `url` is
    the address of its page, which the QR code leads to."""
    when = date_in_words(landscape.vocabulary.peildatum)
    footer = (
        f"Geboortezorgatlas. Gegevens van {when}, afgedrukt op {date_in_words(today.isoformat())}."
    )
    title = f"{area.naam}: regiobeeld" if naast is None else f"{area.naam} naast {naast.naam}"
    sheet = A4(title, SUBJECT, footer, today)
    sheet.add_page()
    beside = WIDTH
    start = sheet.get_y()
    code = qr_code(url)
    if code:
        beside = WIDTH - QR_SIZE - 5
        sheet.image(
            io.BytesIO(code),
            x=MARGIN + WIDTH - QR_SIZE,
            y=start,
            w=QR_SIZE,
            link=url,
            alt_text=f"QR-code naar het regiobeeld van {area.naam}",
        )
    sheet.write_line(title, 20, bold=True, width=beside)
    sheet.write_line("Geboorten nu en straks, waar en voor wie", 12, color=SOFT, width=beside)
    sheet.set_y(max(sheet.get_y(), start + QR_SIZE))
    sheet.heading("In het kort")
    for sentence in (*top(landscape, area), *expected_in_words(landscape, area)):
        sheet.write_line(sentence, 9)
        sheet.ln(1.2)
    chart = births_chart(landscape, area)
    if chart is not None:
        sheet.heading("Geboorten per jaar")
        picture = chart_png(chart, WIDTH, CHART_HEIGHT)
        alt = f"Grafiek van de geboorten per jaar, {area.naam}; de getallen staan in de tabel."
        sheet.image(io.BytesIO(picture), w=WIDTH, h=CHART_HEIGHT, alt_text=alt)
    frame = lines_frame(landscape, area, naast).drop(columns="getal", errors="ignore")
    widths = ALONE if naast is None else BESIDE
    for section, rows in frame.groupby("onderdeel", sort=False):
        sheet.heading(str(section))
        with sheet.open_table(widths) as table:
            table.row(
                tuple(
                    name.capitalize() if name in ("wat", "bron", "verschil") else name
                    for name in rows.columns[1:]
                )
            )
            for row in rows.itertuples(index=False):
                table.row(tuple(map(str, row[1:])))
    return bytes(sheet.output())
