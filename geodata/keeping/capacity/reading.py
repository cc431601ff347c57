"""Read an export of a capacity dashboard: place, kind of bed, status and time of each row."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from geodata.find import plain
from geodata.find.places import find_places
from geodata.keeping.read.rawlist import ListError
from geodata.keeping.read.reading import read_list
from geodata.landscape import Landscape
from geodata.words import list_names

COLUMNS = ("plaats", "soort bed", "status", "tijd")
# What a colour means: `geodata.regiobeeld.capacity_words`.
STATUSES = ("groen", "oranje", "rood")
# A time without a zone is that of the clock on the wall.
HERE = ZoneInfo("Europe/Amsterdam")
FORMATS = ("%d-%m-%Y %H:%M", "%d-%m-%Y %H:%M:%S")
# Clocks differ a little; a time beyond this is a mistake.
AHEAD = timedelta(minutes=5)
MAX_ROWS, MAX_TEXT, MAX_BYTES, SHOWN = 2_000, 80, 1_000_000, 5


@dataclass(frozen=True)
class Reading:
    """One row of an export: the place and its gemeente (CBS code), the kind of bed, the status (one of
    `STATUSES`) and since when (with a time zone)."""

    plaats: str
    gemeentecode: str
    bed: str
    status: str
    tijd: datetime


def read_capacity(
    landscape: Landscape, content: bytes, filename: str, now: datetime
) -> tuple[Reading, ...]:
    """The rows of an export: a CSV or spreadsheet with the columns `COLUMNS`, or JSON with a list of
    objects that have them. All or nothing.

    Raises ListError with a Dutch sentence that names the rows that are wrong and what is allowed.
    """
    if len(content) > MAX_BYTES:
        raise ListError("Het bestand is te groot. Toegestaan is 1 MB.")
    rows = list(_rows(content, filename))
    if not rows:
        raise ListError("In het bestand staat geen enkele rij.")
    if len(rows) > MAX_ROWS:
        raise ListError(f"Het bestand heeft {len(rows)} rijen. Toegestaan zijn er {MAX_ROWS}.")
    found, wrong = [], []
    for place, row in enumerate(rows, start=1):
        try:
            found.append(_reading(landscape, row, now))
        except ValueError as error:
            wrong.append(f"rij {place}: {error}")
    if wrong:
        more = f" En nog {len(wrong) - SHOWN}." if len(wrong) > SHOWN else ""
        raise ListError(f"Er is niets ingenomen. {' '.join(wrong[:SHOWN])}{more}")
    return tuple(found)


def _rows(content: bytes, filename: str) -> Iterable[Mapping[str, str]]:
    if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{"):
        return _json_rows(content)
    raw = read_list(content, filename)
    names = [plain(name) for name in raw.kolommen]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise ListError(
            f"Deze kolommen ontbreken: {list_names(missing)}. Nodig zijn: {list_names(COLUMNS)}."
        )
    return [dict(zip(names, row, strict=True)) for row in raw.rijen]


def _json_rows(content: bytes) -> list[Mapping[str, str]]:
    try:
        made = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ListError("Dit is geen leesbare JSON.") from error
    if not isinstance(made, list) or not all(isinstance(row, dict) for row in made):
        raise ListError(
            f"De JSON moet een lijst zijn van rijen met {list_names(COLUMNS)}, zoals: "
            '[{"plaats": "Assen", "soort bed": "verloskamer", "status": "groen", '
            '"tijd": "2026-11-26T13:05"}].'
        )
    return [{plain(str(name)): str(value) for name, value in row.items()} for row in made]


def _reading(landscape: Landscape, row: Mapping[str, str], now: datetime) -> Reading:
    """One row. Raises ValueError with a Dutch sentence."""
    place, bed, status, when = (row.get(name, "").strip() for name in COLUMNS)
    if not bed or len(bed) > MAX_TEXT:
        raise ValueError("soort bed is leeg of te lang.")
    if status.casefold() not in STATUSES:
        raise ValueError(f"status is ‘{status[:MAX_TEXT]}’; kies uit {list_names(STATUSES)}.")
    same = [one for one in find_places(landscape, place[:MAX_TEXT]) if one.match == "gelijk"]
    if not same:
        raise ValueError(f"plaats ‘{place[:MAX_TEXT]}’ kent de atlas niet.")
    if len({one.gemeentecode for one in same}) > 1:
        where = list_names(sorted({one.gemeente for one in same}))
        raise ValueError(f"plaats ‘{place}’ ligt in {where}; noem de gemeente.")
    moment = _moment(when)
    if moment > now + AHEAD:
        raise ValueError(f"tijd ‘{when[:MAX_TEXT]}’ moet nog komen.")
    return Reading(same[0].naam, same[0].gemeentecode, bed, status.casefold(), moment)


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = _as_people_write(text)
    if found.tzinfo is None:
        found = found.replace(tzinfo=HERE)
    try:
        return found.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"tijd ‘{text[:MAX_TEXT]}’ kan niet.") from error


def _as_people_write(text: str) -> datetime:
    for form in FORMATS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=HERE)
        except ValueError:
            continue
    raise ValueError(
        f"tijd ‘{text[:MAX_TEXT]}’ is niet te lezen; schrijf 2026-11-26T13:05 of 26-11-2026 13:05."
    )
