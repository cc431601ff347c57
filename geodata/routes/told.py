"""The route of a gemeente in words: the sentences above it, its lines in groups, and as a table."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

import pandas

from geodata.landscape import Landscape
from geodata.partners.contact import (
    ContactLink,
    Source,
    functional_contacts_of,
    name_and_soort,
    source,
)
from geodata.records import (
    STANDEN,
    gemeenten_of,
    organisaties_of,
    taken_of,
)
from geodata.routes.here import Line, route_of
from geodata.routes.ketencheck import Ketencheck
from geodata.routes.result import ways_of
from geodata.routes.view import GEMEENTE, RouteView
from geodata.words import count, date_in_words, join_words, number, place_in_words, without_date

NOT_OFFICIAL = (
    "Deze route is samengesteld uit losse openbare bronnen. Het zijn niet de officiële klantroutes "
    "van Kansrijke Start."
)
NOT_ABSENT = "Geen gegevens betekent niet dat het er niet is."
OFFICIAL = "https://www.kansrijkestartnl.nl/lokale-coalities/klantroutes-kansrijke-start"
# What the groups of the reading for a gemeente are called.
BY_DUTY = {
    "wet": "Moet volgens de wet",
    "akkoord": "Afgesproken in GALA of AZWA",
    "afspraak": "Een afspraak in het land, de regio of de keten",
    "nee": "Niet verplicht",
}


@dataclass(frozen=True)
class Who:
    """Somebody who does something on the route: how it is called, what it is and the ways to reach it.
    `vraag` says whom to ask when no number or mailbox was found ("" when there is one)."""

    id: str
    naam: str
    soort: str
    contacten: tuple[ContactLink, ...]
    vraag: str


def chosen_lines(landscape: Landscape, view: RouteView) -> tuple[Line, ...]:
    """The lines of the gemeente of a view that its subjects leave. KeyError without a gemeente."""
    wanted = set(view.thema)
    return tuple(
        line
        for line in route_of(landscape, view.code)
        if not wanted or wanted & set(line.situatie.themas)
    )


def grouped(lines: Iterable[Line], deel: str) -> list[tuple[str, list[Line]]]:
    """Lines with a heading for each group: by when they play, or by duty in the reading for a
    gemeente."""
    by_duty = deel == GEMEENTE
    groups: dict[str, list[Line]] = {BY_DUTY[key]: [] for key in BY_DUTY} if by_duty else {}
    for line in lines:
        row = line.situatie
        groups.setdefault(BY_DUTY[row.verplicht] if by_duty else row.fase, []).append(line)
    return [(heading, found) for heading, found in groups.items() if found]


def counted_in_words(landscape: Landscape, lines: Collection[Line], code: str) -> str:
    """How much of the lines is known in the gemeente, and what that does not say: two sentences."""
    return f"{stands_in_words(landscape, lines, code)} {NOT_ABSENT}"


def stands_in_words(landscape: Landscape, lines: Collection[Line], code: str) -> str:
    """How much of the lines is known in the gemeente, as a sentence; `NOT_ABSENT` belongs with it."""
    where = place_in_words(gemeenten_of(landscape)[code].naam)
    parts = [
        f"{number(many)} {stand}"
        for stand in STANDEN
        if (many := sum(line.stand == stand for line in lines))
    ]
    regels = count(len(lines), "regel", "regels")
    return f"Van de {regels} {where}: {join_words(parts)}."


def source_of(line: Line, today: date) -> Source:
    """Where what is said of a line comes from, with its age; a date at the end of its own text is
    left out there, so that it is told once."""
    told = line.origin
    found = source(told.bron, told.bron_datum, today)
    return replace(found, tekst=without_date(told.bron, told.bron_datum))


def who_of(
    landscape: Landscape, lines: Iterable[Line], code: str, today: date, *, bulk: bool = False
) -> tuple[Who, ...]:
    """Everybody on some lines, once, the gemeente itself first; with `bulk` only contacts that may go
    along in a file."""
    keys = dict.fromkeys([code, *(key for line in lines for key in line.partners)])
    return tuple(_who(landscape, key, today, bulk) for key in keys)


def _who(landscape: Landscape, key: str, today: date, bulk: bool = False) -> Who:
    naam, soort = name_and_soort(landscape, key)
    ways = (functional_contacts_of if bulk else ways_of)(landscape, key, today)
    ask = ""
    if not any(way.href.startswith(("tel:", "mailto:")) for way in ways):
        ask = f"Geen nummer of mailbox gevonden. {_whom_to_ask(landscape, key)}"
    return Who(key, naam, soort, ways, ask)


def _whom_to_ask(landscape: Landscape, key: str) -> str:
    """Who may know how to reach somebody: nobody is sent to itself, and a region need not know a
    national body."""
    if key in gemeenten_of(landscape):
        return "Vraag het aan de ROS."
    soort = organisaties_of(landscape)[key].soort
    if soort == "landelijk":
        return "Kijk op de site van de organisatie zelf."
    return (
        "Vraag het aan de gemeente." if soort == "ros" else "Vraag het aan de gemeente of de ROS."
    )


def national(landscape: Landscape, today: date) -> tuple[tuple[Who, str], ...]:
    """The national bodies by name, each with what it does for a coalitie."""
    rows = organisaties_of(landscape)
    keys = sorted(taken_of(landscape), key=lambda key: rows[key].naam.casefold())
    return tuple(
        (_who(landscape, key, today), taken_of(landscape)[key])
        for key in keys
        if rows[key].status != "niet actief"
    )


def route_frame(
    landscape: Landscape, lines: Iterable[Line], check: Ketencheck, today: date
) -> pandas.DataFrame:
    """The lines with what is known here, who does it and what the work sheet says, as a table for
    people; every cell is text."""
    rows = []
    for line in lines:
        row, filled = line.situatie, check.of(line.situatie.id)
        where = source_of(line, today)
        rows.append(
            {
                "Wanneer": row.fase,
                "Situatie": row.situatie,
                "Wat nodig is": row.voorziening,
                "Wet of afspraak": row.kader,
                "Hier bekend": line.stand,
                "Wat bekend is": line.tekst,
                "Bron": f"{where.tekst} ({where.datum})",
                "Zekerheid": line.origin.zekerheid,
                "Wie": join_words(name_and_soort(landscape, key)[0] for key in line.partners),
                "Stand": filled.stand,
                "Wie doet het": filled.wie,
                "Voor": date_in_words(filled.wanneer) if filled.wanneer else "",
                "Opmerking": filled.opmerking,
            }
        )
    return pandas.DataFrame(rows, dtype="str")
