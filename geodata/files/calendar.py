"""The days of a ketencheck for a calendar. Method: iCalendar, RFC 5545 (lines of 75 octets at most, text
escaped as in a vCard)."""

import uuid
from datetime import date, timedelta

from geodata.files.vcard import escape_text, fold
from geodata.landscape import Landscape
from geodata.records import gemeenten_of, situaties_of
from geodata.routes import Ketencheck


def calendar(landscape: Landscape, check: Ketencheck, today: date) -> bytes:
    """An iCalendar file (UTF-8) with a whole day for each line that has one, in the order of the route."""
    naam = gemeenten_of(landscape)[check.code].naam
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Geboortezorgatlas//NL"]
    for key, row in situaties_of(landscape).items():
        filled = check.of(key)
        if not filled.wanneer:
            continue
        day = date.fromisoformat(filled.wanneer)
        # The same line keeps its number, so that a calendar can renew it.
        uid = uuid.uuid5(uuid.NAMESPACE_URL, f"geboortezorgatlas:{check.code}:{key}")
        told = [f"Stand: {filled.stand or 'niet ingevuld'}."]
        told += [f"Wie: {filled.wie}."] if filled.wie else []
        told += [filled.opmerking] if filled.opmerking else []
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTAMP:{today:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{escape_text(f'Ketencheck {naam}: {row.voorziening}')}",
            f"DESCRIPTION:{escape_text(chr(10).join(told))}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{fold(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()
