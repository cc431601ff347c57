"""The picture of a region on paper: the sentences, the chart, every line and its source."""

from datetime import date

from geodata.figures import Area
from geodata.files.a4 import A4, WIDTH, Code
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
# Widths of the columns: what, the value and the source; beside another area two values more.
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
    made = qr_code(url)
    sheet.top(
        (("Geboorten nu en straks, waar en voor wie", 12, ""),),
        Code(made, QR_SIZE, f"QR-code naar het regiobeeld van {area.naam}", url) if made else None,
    )
    sheet.heading("In het kort")
    for sentence in (*top(landscape, area), *expected_in_words(landscape, area)):
        sheet.line(sentence, 9)
    chart = births_chart(landscape, area)
    if chart is not None:
        picture = chart_png(chart, WIDTH, CHART_HEIGHT)
        alt = f"Grafiek van de geboorten per jaar, {area.naam}; de getallen staan in de tabel."
        sheet.heading("Geboorten per jaar")
        sheet.picture(picture, WIDTH, CHART_HEIGHT, alt)
    frame = lines_frame(landscape, area, naast).drop(columns="getal", errors="ignore")
    widths = ALONE if naast is None else BESIDE
    for section, rows in frame.groupby("onderdeel", sort=False):
        sheet.heading(str(section))
        head = tuple(
            name.capitalize() if name in ("wat", "bron", "verschil") else name
            for name in rows.columns[1:]
        )
        told = (tuple(map(str, row[1:])) for row in rows.itertuples(index=False))
        sheet.table(widths, head, told)
    return sheet.output()
