"""Which gemeenten came, went or were split since the atlas was made, and what a new one inherits.

The codes of regions of CBS say so in words: "Opgeheven per 01-01-2021, overgegaan naar: - Boxtel
(GM0757), ... 535 hectare met 918 woningen en 2149 inwoners". A gemeente more or less touches every
table and the boundaries: that is one step, see geodata.keeping.sources.rearranging.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from geodata.keeping.change import Change
from geodata.keeping.origin import ListSource
from geodata.keeping.sources.boundaries import Boundaries, check_boundaries, fetch_boundaries
from geodata.keeping.sources.heirs import Gone, Heir, Part, choices, heirs_of
from geodata.keeping.sources.heirs_words import in_words
from geodata.keeping.sources.odata_v4 import TableV4
from geodata.keeping.sources.proposal import SURE, Asked, Source, Step
from geodata.keeping.sources.rearranging import Herindeling
from geodata.keeping.sources.splitting import split_off
from geodata.keeping.sources.web import SourceError
from geodata.landscape import Landscape
from geodata.words import count, join_words, list_names

TABLE = "03759ned"
# The parts of a description: each begins with what happened and a day.
EVENT = re.compile(
    r"(?P<what>Opgeheven|Ontstaan) per (?P<day>\d{2}-\d{2}-\d{4})[^:\n]*:?(?P<parts>(?:\s*(?:-|\.\.\.)[^\n]*)*)"
)
PART = re.compile(r"- (?P<naam>[^\n]+?) \((?P<code>GM\d{4})\),?\s*(?:\.\.\.(?P<facts>[^\n]*))?")
PEOPLE = re.compile(r"([\d.]+) inwoners?\b")
MAX_NAME = 200


@dataclass(frozen=True)
class Found:
    """What happened since the atlas was made: gemeenten that went, the day of the table that says so,
    and the boundaries of after it, or why there are none."""

    gone: tuple[Gone, ...]
    gewijzigd: str
    grenzen: Boundaries | None
    probleem: str


def gone_since(
    landscape: Landscape, regions: Iterable[Mapping[str, object]], today: date
) -> tuple[Gone, ...]:
    """The gemeenten of the atlas that CBS says are no more on a day, and those that lost a part which is
    a gemeente since, by day and code. A part that has itself gone since is what that became. Raises
    SourceError for one that was divided again."""
    went: dict[str, Gone] = {}
    born: dict[str, Gone] = {}
    for region in regions:
        code = str(region.get("Identifier", "")).strip()
        for event in EVENT.finditer(str(region.get("Description") or "").replace("\r", "")):
            if (day := _day(event["day"])) <= today:
                naam = str(region.get("Title") or code).strip()
                told = went if event["what"] == "Opgeheven" else born
                told[code] = Gone(code, naam, day, _parts(event["parts"]))
    known = landscape.gemeenten["naam"]
    found = [
        replace(one, naam=known[code], delen=_followed(one, went))
        for code, one in went.items()
        if code in known.index and one.delen
    ]
    # One that came and went in between is not there to draw.
    new = [one for code, one in born.items() if code not in went]
    found += split_off(landscape, new, found)
    return tuple(sorted(found, key=lambda one: (one.dag, one.code)))


def _followed(one: Gone, went: Mapping[str, Gone]) -> tuple[Part, ...]:
    """The parts of a gemeente as the gemeenten of today."""
    found: dict[str, Part] = {}
    for part in one.delen:
        steps = 0
        while (later := went.get(part.code)) and later.delen:
            steps += 1
            if len(later.delen) > 1 or steps > len(went):
                raise SourceError(
                    f"{one.naam} ging op in {part.naam}, en dat is daarna zelf verdeeld. Neem het in "
                    f"twee stappen over: eerst met ‘--tot {later.dag.year - 1}’."
                )
            part = Part(later.delen[0].code, later.delen[0].naam, part.inwoners)
        before = found.get(part.code)
        if before and None not in (before.inwoners, part.inwoners):
            part = replace(part, inwoners=(before.inwoners or 0) + (part.inwoners or 0))
        found[part.code] = part
    return tuple(found.values())


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


def _look(asked: Asked) -> tuple[TableV4, tuple[Gone, ...]]:
    table = TableV4(asked.web, TABLE)
    last = date(asked.tot, 12, 31) if asked.tot else date.max
    today = min(last, datetime.now(UTC).date())
    return table, gone_since(asked.landscape, table.region_codes(), today)


def _news(asked: Asked) -> str:
    found = _look(asked)[1]
    gone = [one for one in found if not one.blijft]
    left = [one.naam for one in found if one.blijft]
    told = []
    if gone:
        verb = "is" if len(gone) == 1 else "zijn"
        total = count(len(gone), "gemeente", "gemeenten")
        told.append(f"{total} {verb} opgegaan of verdeeld sinds de atlas gemaakt is.")
    if left:
        told.append(f"Van {join_words(left)} is een deel een nieuwe gemeente geworden.")
    return " ".join(told)


def _fetch(asked: Asked) -> Found:
    table, gone = _look(asked)
    try:
        grenzen = fetch_boundaries(asked)
    except SourceError as error:
        # What happened is told all the same.
        return Found(gone, table.changed, None, str(error))
    return Found(gone, table.changed, grenzen, "")


def _check(asked: Asked, found: Found) -> None:
    if found.grenzen:
        check_boundaries(asked, found.grenzen)


def _propose(asked: Asked, found: Found) -> tuple[Step, ...]:
    landscape, grenzen = asked.landscape, found.grenzen
    namen = grenzen.edition.algemeen.namen if grenzen else {}
    heirs = heirs_of(landscape, found.gone, namen)
    dated = f", stand van {found.gewijzigd}" if found.gewijzigd else ""
    borders = f"; grenzen: {grenzen.edition.bron}" if grenzen else ""
    herkomst = ListSource(
        f"CBS {TABLE}, codes van regio's{dated}{borders}", found.gone[-1].dag.isoformat(), SURE
    )
    zinnen = in_words(landscape, found.gone)
    if grenzen:
        zinnen += grenzen.in_words(landscape)

    def make(chosen: Mapping[str, str]) -> tuple[Change, ...]:
        if grenzen is None:
            return ()
        own = Herindeling(landscape, found.gone, heirs, grenzen.vormen, herkomst)
        return (*own.changes(chosen), *grenzen.changes(landscape))

    step = Step(
        "herindeling",
        f"Herindeling van {join_words(one.naam for one in found.gone)}"[:MAX_NAME],
        herkomst,
        tuple(zinnen),
        make,
        choices(landscape, heirs.values()),
        _in_the_way(landscape, found, heirs),
    )
    return (step,)


def _in_the_way(landscape: Landscape, found: Found, heirs: Mapping[str, Heir]) -> str:
    """Why a herindeling cannot be applied yet; "" when it can."""
    if found.grenzen is None:
        return (
            f"De nieuwe grenzen zijn er niet, dus dit is nog niet toe te passen. {found.probleem}"
        )
    gone = {one.code for one in found.gone if not one.blijft}
    after = (set(landscape.gemeenten.index) - gone) | set(heirs)
    drawn = set(found.grenzen.edition.algemeen.namen)
    if odd := sorted(after ^ drawn):
        return (
            f"De grenzen ({found.grenzen.edition.bron}) en deze herindeling gaan niet over dezelfde "
            f"gemeenten: {list_names(odd)}. Misschien zijn de grenzen van het nieuwe jaar er nog niet."
        )
    return ""


MERGERS = Source(
    "herindelingen",
    "Herindelingen (CBS)",
    "Welke gemeenten zijn opgegaan, verdeeld of afgesplitst sinds de atlas gemaakt is, hoeveel inwoners elk deel had, "
    "en wat een nieuwe gemeente van haar voorgangers erft. Tabellen, cijfers en grenzen gaan in één stap "
    "over.",
    _news,
    _fetch,
    _check,
    _propose,
)
