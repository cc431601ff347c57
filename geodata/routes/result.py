"""What a ketencheck comes to: how much is arranged, which duties are open, what comes next; and what
changed between two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geodata.landscape import Landscape
from geodata.partners.contact import ContactLink, contacts_of, contacts_of_gemeente, name_and_soort
from geodata.records import gemeenten_of, situaties_of
from geodata.routes.here import Line, route_of
from geodata.routes.ketencheck import (
    AGREED,
    ARRANGED,
    NOT_NEEDED,
    OPEN,
    STANDS,
    Filled,
    Ketencheck,
)
from geodata.words import count, date_in_words, join_words, number

NEXT = 3
# The firmest first.
FIRMNESS = ("wet", "akkoord", "afspraak", "nee")
NOTHING = "niet ingevuld"


@dataclass(frozen=True)
class NextStep:
    """A line to take up next, why, and whom to call first ("" and () when nobody is known)."""

    regel: str
    tekst: str
    wie: str
    contacten: tuple[ContactLink, ...]


@dataclass(frozen=True)
class Change:
    """A line of which two work sheets say something else."""

    regel: str
    eerst: str
    daarna: str


def result_in_words(landscape: Landscape, check: Ketencheck) -> tuple[str, ...]:
    """How many lines are arranged, and which laws and agreements have lines that are open."""
    lines = situaties_of(landscape)
    said = [check.of(key).stand for key in lines]
    parts = [f"{number(said.count(stand))} {stand}" for stand in STANDS if stand in said]
    empty = said.count("")
    if empty:
        parts.append(f"{number(empty)} nog niet ingevuld")
    sentences = [f"Van de {count(len(lines), 'regel', 'regels')}: {join_words(parts)}."]
    asked = [key for key, row in lines.items() if row.is_plicht and not _done(check.of(key))]
    # That nobody filled in a line does not say that it is not arranged.
    for told, keys in (
        ("Nog niet geregeld", [key for key in asked if check.of(key).stand]),
        ("Nog niet ingevuld", [key for key in asked if not check.of(key).stand]),
    ):
        if keys:
            named = "; ".join(
                dict.fromkeys(f"{lines[key].voorziening} ({lines[key].kader})" for key in keys)
            )
            sentences.append(f"{told} van wat een wet of akkoord vraagt: {named}.")
    if not asked:
        sentences.append("Alles wat een wet of akkoord vraagt, is geregeld of niet van toepassing.")
    return tuple(sentences)


def next_lines(landscape: Landscape, check: Ketencheck, today: date) -> tuple[NextStep, ...]:
    """The next three lines: what a law asks before what an agreement asks, what has a day before what
    has none; and the partner to call."""
    due = [
        (line, check.of(line.situatie.id))
        for line in route_of(landscape, check.code)
        if not _done(check.of(line.situatie.id))
    ]
    first = sorted(
        due,
        key=lambda pair: (
            FIRMNESS.index(pair[0].situatie.verplicht) // 2,
            pair[1].stand != OPEN,
            pair[1].wanneer or "9999",
            FIRMNESS.index(pair[0].situatie.verplicht),
        ),
    )
    return tuple(_step(landscape, line, filled, today) for line, filled in first[:NEXT])


def changes(landscape: Landscape, before: Ketencheck, after: Ketencheck) -> tuple[Change, ...]:
    """The lines of which two work sheets say something else, in the order of the route."""
    return tuple(
        Change(row.voorziening, in_words(before.of(key)), in_words(after.of(key)))
        for key, row in situaties_of(landscape).items()
        if before.of(key) != after.of(key)
    )


def compared_in_words(landscape: Landscape, before: Ketencheck, after: Ketencheck) -> str:
    """What is laid beside what, and how much is arranged in each."""
    names = gemeenten_of(landscape)
    told = [
        f"{names[check.code].naam}"
        + (f" ({date_in_words(check.datum)})" if check.datum else " (zonder datum)")
        + f": {sum(line.stand == ARRANGED for line in check.regels.values())} geregeld"
        for check in (before, after)
    ]
    return f"{told[0]}; {told[1]}."


def in_words(filled: Filled) -> str:
    """What is said of a line, as one text."""
    when = f"voor {date_in_words(filled.wanneer)}" if filled.wanneer else ""
    parts = (filled.stand, filled.wie, when, filled.opmerking)
    return ", ".join(filter(None, parts)) or NOTHING


def ways_of(landscape: Landscape, key: str, today: date) -> tuple[ContactLink, ...]:
    """How an organisatie (by id) or gemeente (by CBS code) is reached."""
    reach = contacts_of_gemeente if key in gemeenten_of(landscape) else contacts_of
    return reach(landscape, key, today)


def _done(filled: Filled) -> bool:
    return filled.stand in (ARRANGED, NOT_NEEDED)


def _step(landscape: Landscape, line: Line, filled: Filled, today: date) -> NextStep:
    row = line.situatie
    why = [row.kader] if row.verplicht != "nee" else []
    if filled.stand == AGREED:
        why.append("afgesproken, nog niet geregeld")
    if filled.wanneer:
        why.append(f"voor {date_in_words(filled.wanneer)}")
    text = f"{row.voorziening}" + (f" ({'; '.join(why)})" if why else "")
    who = filled.wie or _first_reached(landscape, line.partners, today)
    known = who in line.partners
    naam = name_and_soort(landscape, who)[0] if known else who
    return NextStep(row.id, text, naam, ways_of(landscape, who, today) if known else ())


def _first_reached(landscape: Landscape, partners: Sequence[str], today: date) -> str:
    """The first partner of whom a number or mailbox is known, else the first."""
    for key in partners:
        if any(way.href.startswith(("tel:", "mailto:")) for way in ways_of(landscape, key, today)):
            return key
    return partners[0] if partners else ""
