"""Dutch words for numbers, lists, distances, places and dates.

Everything a reader sees is Dutch at B1 level; this is the one place where figures become words.
"""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
# The gemeenten that are an island: one is on it, not in it.
ISLANDS = ("Texel", "Vlieland", "Terschelling", "Ameland", "Schiermonnikoog")

# How old a source is when its date says enough, and what is added to what is old.
NEW = "minder dan 1 jaar oud"
CHECK = ", controleer voor gebruik"


def join_words(words: Iterable[str], last: str = "en") -> str:
    """Join words as Dutch does: "a", "a en b", "a, b en c", with another word for "en" if asked.
    No words give an empty string."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def list_names(names: Iterable[str]) -> str:
    """Join names as words; a name that holds a comma or "en" itself gets quotation marks."""
    quoted = [f"‘{name}’" if ", " in name or " en " in name else name for name in names]
    return join_words(quoted)


def place_in_words(naam: str) -> str:
    """Where something is that is in a gemeente: "in Assen", but "op Texel"."""
    return f"op {naam}" if naam in ISLANDS else f"in {naam}"


def places_in_words(names: Sequence[str], notes: Sequence[str] = ()) -> str:
    """Where something is that is in gemeenten: "in Assen, Emmen en op Texel". Each may have a note,
    which stands after it."""
    parts, before = [], ""
    for naam, note in zip(names, notes or [""] * len(names), strict=True):
        way, _, _ = place_in_words(naam).partition(" ")
        parts.append(f"{'' if way == before else f'{way} '}{list_names([naam])}{note}")
        before = way
    return join_words(parts)


def capital(text: str) -> str:
    """A text with a capital to begin with; the rest stays as it is ("VSV's")."""
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """A text on one line, without what XML cannot hold or what turns the direction of reading."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def number(value: float, decimals: int = 0) -> str:
    """Write a number the Dutch way: 17.407.585 or 12,4."""
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


def size_in_words(size: int) -> str:
    """The size of a file (bytes): "2,4 MB", or below 0.1 MB "36 kB"."""
    kilobytes = max(1, math.ceil(size / 1000))
    return f"{number(kilobytes)} kB" if kilobytes < 100 else f"{number(size / 1e6, 1)} MB"


def percentage(share: float) -> str:
    """Write a share (0 to 1) as a whole percentage: 0.4512 becomes "45%"."""
    return f"{number(share * 100)}%"


def range_in_words(low: float, high: float) -> str:
    """Whole numbers from low up to high: "6", "6 of 7", "6 tot en met 9"."""
    first, last = number(low), number(high)
    if first == last:
        return first
    return f"{first} {'of' if round(high) - round(low) == 1 else 'tot en met'} {last}"


def with_note(naam: str, note: str) -> str:
    """A name with a note: "Elaa (ROS)"; never brackets within or after brackets."""
    return f"{naam}, {note}" if "(" in f"{naam}{note}" else f"{naam} ({note})"


def km_in_words(km: float) -> str:
    """Write a distance in whole kilometres: "13 km", "minder dan 1 km"."""
    return f"{number(km)} km" if km >= 1 else "minder dan 1 km"


def count(value: int, singular: str, plural: str) -> str:
    """Write a count with its noun: "1 gemeente", "12 gemeenten"."""
    return f"{number(value)} {singular if value == 1 else plural}"


def earliest(partial_date: str) -> date:
    """First day that a partial ISO date (2020, 2020-09 or 2020-09-24) can stand for.

    Raises ValueError when the text is not such a date.
    """
    year, month, day = ([int(part) for part in partial_date.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def latest(partial_date: str) -> date:
    """Last day that a partial ISO date (2020, 2020-09 or 2020-09-24) can stand for.

    Raises ValueError when it is no such date.
    """
    first = earliest(partial_date)
    longer = {4: relativedelta(years=1), 7: relativedelta(months=1)}.get(len(partial_date))
    return first + longer - relativedelta(days=1) if longer else first


# Of thousands of records few have a date that no other has.
@lru_cache(maxsize=4096)
def date_in_words(partial_date: str) -> str:
    """Write a partial ISO date: "2020", "september 2020" or "24 september 2020".

    An empty date is "datum onbekend".
    """
    if not partial_date:
        return "datum onbekend"
    day = earliest(partial_date)
    parts = partial_date.count("-")
    words = [str(day.year)]
    if parts >= 1:
        words.insert(0, MONTHS[day.month - 1])
    if parts == 2:
        words.insert(0, str(day.day))
    return " ".join(words)


def without_date(text: str, partial_date: str) -> str:
    """A text without this date (as ISO has it, "" for none) behind its last comma, in words or in
    numbers: "Bericht, 03-7-2025"."""
    if not partial_date:
        return text
    before, _, last = text.rpartition(", ")
    numbers = re.sub(r"\b0", "", "-".join(reversed(partial_date.split("-"))))
    said = {date_in_words(partial_date), numbers}
    return before if before and re.sub(r"\b0", "", last) in said else text


@lru_cache(maxsize=4096)
def age_in_words(partial_date: str, today: date) -> str:
    """Say how old a source is, and what to do about it.

    A source older than two years, or without a date, asks to be checked before use. A date after
    today (clock differences, a planned page) counts as new.
    """
    if not partial_date:
        return f"datum onbekend{CHECK}"
    age = relativedelta(today, earliest(partial_date))
    if age.years >= 2:
        return f"{age.years} jaar oud{CHECK}"
    if age.years == 1:
        return "1 jaar oud"
    return NEW
