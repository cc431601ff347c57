"""Dates as people write them, as the partial ISO dates of our tables."""

import re
from datetime import date, timedelta

from geodata.words import MONTHS

# Day 0 of the dates of a spreadsheet, and the serial numbers of 1982 to 2064: no year looks so.
SERIAL_ZERO = date(1899, 12, 30)
SERIALS = range(30_000, 60_001)
YEARS = range(1900, 2101)
ABBREVIATED = {"mrt": 3} | {name[:3]: index for index, name in enumerate(MONTHS, start=1)}
PATTERNS = (
    r"(?P<year>\d{4})",
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})",
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})",
    r"(?P<month>\d{1,2})[-/](?P<year>\d{4})",
    r"(?:(?P<day>\d{1,2})[ -]?)?(?P<name>[a-z]{3,9})\.?[ -]?(?P<year>\d{4})",
)
CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})[t ]\d{1,2}:\d{2}.*")


def partial_date(text: str) -> str:
    """A partial ISO date of "2024", "maart 2024", "1-3-2024", "2024/03/01", "1 mrt 2024" or the
    serial number of a spreadsheet. The day comes before the month.

    Raises ValueError when it is no such date, or a day that does not exist.
    """
    text = " ".join(text.casefold().split())
    text = CLOCK.sub(r"\1", text)
    if re.fullmatch(r"[0-9]{5}", text) and int(text) in SERIALS:
        return (SERIAL_ZERO + timedelta(days=int(text))).isoformat()
    for pattern in PATTERNS:
        found = re.fullmatch(pattern, text, re.ASCII)
        if found:
            return _iso(found.groupdict())
    raise ValueError(text)


def _iso(parts: dict[str, str | None]) -> str:
    year = int(parts["year"] or 0)
    year += 2000 if year < 100 else 0
    month = _month(name) if (name := parts.get("name")) else parts.get("month")
    day = parts.get("day")
    exists = date(year, int(month or 1), int(day or 1))
    if year not in YEARS:
        raise ValueError(year)
    # A date has as many parts as people wrote.
    return exists.isoformat()[: 10 if day else 7 if month else 4]


def _month(name: str) -> str:
    if name in MONTHS:
        return str(MONTHS.index(name) + 1)
    # "sept" is a common abbreviation of four letters.
    if name in ABBREVIATED or name == "sept":
        return str(ABBREVIATED[name[:3]])
    raise ValueError(name)
