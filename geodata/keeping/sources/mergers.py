"""Which gemeenten came, went or were split since the atlas was made, and what a new one inherits.

The codes of regions of CBS say so in words: "Opgeheven per 01-01-2021, overgegaan naar: - Boxtel
(GM0757), ... 535 hectare met 918 woningen en 2149 inwoners". A gemeente more or less touches every
table and the boundaries, so this is told and not laid beside the atlas: the keeper of `data/` has it
from here, with what follows from it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from geodata.keeping.sources.odata_v4 import TableV4
from geodata.keeping.sources.proposal import Asked, Proposal, Source
from geodata.keeping.sources.web import SourceError
from geodata.landscape import Landscape
from geodata.words import count, date_in_words, join_words

TABLE = "03759ned"
# The parts of a description: each begins with what happened and a day.
EVENT = re.compile(
    r"(?P<what>Opgeheven|Ontstaan) per (?P<day>\d{2}-\d{2}-\d{4})[^:\n]*:?(?P<parts>(?:\s*(?:-|\.\.\.)[^\n]*)*)"
)
PART = re.compile(r"- (?P<naam>[^\n]+?) \((?P<code>GM\d{4})\),?\s*(?:\.\.\.(?P<facts>[^\n]*))?")
PEOPLE = re.compile(r"([\d.]+) inwoners?\b")
COLUMNS = ("provincie", "veiligheidsregio", "zorgkantoorregio")


@dataclass(frozen=True)
class Part:
    """A part of a gemeente that went: where to, and its inhabitants then (None: not said)."""

    code: str
    naam: str
    inwoners: int | None


@dataclass(frozen=True)
class Gone:
    """A gemeente of the atlas that is no more: since when, and its parts."""

    code: str
    naam: str
    dag: date
    delen: tuple[Part, ...]


def gone_since(
    landscape: Landscape, regions: Iterable[Mapping[str, object]], today: date
) -> tuple[Gone, ...]:
    """The gemeenten of the atlas that CBS says are no more on a day, by code."""
    known = landscape.gemeenten["naam"]
    found = []
    for region in regions:
        code = str(region.get("Identifier", "")).strip()
        if code not in known.index:
            continue
        for event in EVENT.finditer(str(region.get("Description") or "").replace("\r", "")):
            day = _day(event["day"])
            if event["what"] == "Opgeheven" and day <= today:
                found.append(Gone(code, known[code], day, _parts(event["parts"])))
    return tuple(sorted(found, key=lambda one: (one.dag, one.code)))


def inherited(landscape: Landscape, predecessors: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What a gemeente made of others (CBS codes) inherits: by the soort of organisatie of which every
    gemeente has one, and by column of its regions, the names that its predecessors have. One name is
    sure; more are in doubt."""
    codes = list(predecessors)
    names, soorten = landscape.organisaties["naam"], landscape.organisaties["soort"]
    served = landscape.werkgebieden
    served = served[served["gemeentecode"].isin(codes)]
    found: dict[str, tuple[str, ...]] = {}
    for soort in landscape.vocabulary.een_per_gemeente:
        own = served[served["organisatie"].map(soorten) == soort]["organisatie"].map(names)
        found[soort] = tuple(sorted(set(own)))
    rows = landscape.gemeenten.loc[codes]
    return found | {column: tuple(sorted(set(rows[column]))) for column in COLUMNS}


def in_words(landscape: Landscape, gone: Iterable[Gone]) -> list[str]:
    """What happened and what follows from it, in Dutch sentences."""
    told: list[str] = []
    members: dict[tuple[str, str], list[str]] = {}
    for one in gone:
        parts = [f"{part.naam} ({part.code}{_people(part.inwoners)})" for part in one.delen]
        verb = "is verdeeld over" if len(parts) > 1 else "ging op in"
        when = date_in_words(one.dag.isoformat())
        told.append(f"{one.naam} ({one.code}) {verb} {join_words(parts)} op {when}.")
        for part in one.delen:
            # Of who is there already its own memberships count too.
            own = [part.code] if part.code in landscape.gemeenten.index else []
            members.setdefault((part.code, part.naam), own).append(one.code)
    for (code, naam), codes in members.items():
        heritage = inherited(landscape, codes)
        sure = [f"{what} {names[0]}" for what, names in heritage.items() if len(names) == 1]
        doubt = [
            f"{what} ({' of '.join(names)})" for what, names in heritage.items() if len(names) > 1
        ]
        if sure:
            told.append(f"{naam} ({code}) houdt of erft: {join_words(sure)}.")
        if doubt:
            told.append(f"{naam} ({code}), in twijfel: {join_words(doubt)}.")
    return told


def _people(inwoners: int | None) -> str:
    return "" if inwoners is None else f", {count(inwoners, 'inwoner', 'inwoners')}"


def _parts(text: str) -> tuple[Part, ...]:
    parts = []
    for found in PART.finditer(text):
        people = PEOPLE.search(found["facts"] or "")
        number = int(people[1].replace(".", "")) if people else None
        parts.append(Part(found["code"], found["naam"].strip(), number))
    return tuple(parts)


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%d-%m-%Y").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise SourceError(
            f"CBS {TABLE} noemt een dag die er niet is: {text}. Er is niets voorgesteld."
        ) from error


def _news(asked: Asked) -> str:
    table = TableV4(asked.web, TABLE)
    regions = table.region_codes()
    last = date(asked.tot, 12, 31) if asked.tot else date.max
    gone = gone_since(asked.landscape, regions, min(last, datetime.now(UTC).date()))
    if not gone:
        return ""
    todo = "Zet dit in data/ (herindelingen.csv, gemeenten.csv, werkgebieden.csv en de grenzen)."
    return " ".join((*in_words(asked.landscape, gone), todo))


def _fetch(asked: Asked) -> tuple[()]:
    return ()


def _check(asked: Asked, found: tuple[()]) -> None:
    """What is only told has nothing to check."""


def _propose(asked: Asked, found: tuple[()]) -> tuple[Proposal, ...]:
    return ()


MERGERS = Source(
    "herindelingen",
    "Herindelingen (CBS)",
    "Welke gemeenten zijn opgegaan of verdeeld sinds de atlas gemaakt is, hoeveel inwoners elk deel had, "
    "en wat een nieuwe gemeente van haar voorgangers erft.",
    _news,
    _fetch,
    _check,
    _propose,
)
