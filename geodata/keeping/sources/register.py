"""General telephone, mailbox and site of gemeenten and joint bodies, from the Register van
Overheidsorganisaties (CC0).

The export is one file of all organisations, changed daily. Its namespace has the number of its form
in it and moves; names of elements are taken without. What is within a function (people) is thrown away
while it is read, and never looked at.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from geodata.find.names import plain
from geodata.keeping.match.gemeente_names import gemeente_named
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.recognise import names_organisatie
from geodata.keeping.origin import ListSource
from geodata.keeping.sources.proposal import SURE, Asked, Proposal, Source, gemeente_cell, table
from geodata.keeping.sources.web import SourceError
from geodata.landscape import Landscape
from geodata.package.contacts import names_of_people, not_general
from geodata.package.lists import MAILBOX
from geodata.words import date_in_words, number

EXPORT = "https://organisaties.overheid.nl/archive/exportOO.xml"
# Half of the country or less is no whole export.
MAX_BYTES, AT_LEAST = 300_000_000, 0.9
BODIES = ("organisatie", "gemeente", "regeling")
# What is about people.
PEOPLE = ("functies", "medewerkers", "functie", "medewerker")
GENERAL = ("", "algemeen", "algemeen nummer", "algemene informatie", "website", "contact")
TOOI = re.compile(r"gemeente/(gm\d{4})", re.IGNORECASE)
GEMEENTE = "gemeente"
PLACES = {
    "gemeentecontacten.gemeentecode": "gemeente",
    "gemeentecontacten.telefoon": "telefoon",
    "gemeentecontacten.email": "e-mail",
    "gemeentecontacten.formulier": "contactpagina",
    "gemeentecontacten.website": "website",
}
JOINT = {
    "organisaties.naam": "naam",
    "organisaties.website": "website",
    "contacten.email": "e-mail",
    "contacten.telefoon": "telefoon",
    "contacten.formulier": "contactpagina",
}


@dataclass(frozen=True)
class Body:
    """A body of the register that exists: "gemeente" or another kind, the CBS code of a gemeente when
    the register gives it, and how it is reached in general ("" where it gives nothing)."""

    naam: str
    soort: str
    code: str
    telefoon: str
    email: str
    formulier: str
    website: str


@dataclass(frozen=True)
class Export:
    """The bodies of an export, and the day that it was made."""

    dag: str
    bodies: tuple[Body, ...]

    @property
    def bron(self) -> str:
        """The export as a source."""
        return (
            f"Register van Overheidsorganisaties (organisaties.overheid.nl), stand van {self.dag}"
        )


def read_export(content: bytes, today: date) -> tuple[Body, ...]:
    """The bodies of an export that still exist on a day. Raises SourceError for other content."""
    try:
        return tuple(_bodies(content, today))
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise SourceError(
            "Het Register van Overheidsorganisaties geeft geen leesbare export. De gegevens blijven "
            "zoals ze zijn; probeer het later weer."
        ) from error


def _bodies(content: bytes, today: date) -> Iterator[Body]:
    for _, element in iterparse(io.BytesIO(content), events=("end",), forbid_dtd=True):
        name = _name(element)
        if name in PEOPLE:
            element.clear()
        elif name in BODIES:
            body = _body(element, today)
            if body:
                yield body
            element.clear()


def _body(element: Element, today: date) -> Body | None:
    naam = _text(element, "naam")
    ends = _text(element, "eindDatum")[:10]
    if not naam or (ends and ends <= today.isoformat()):
        return None
    kinds = {plain(one) for one in _texts(element, "types", "type") + _texts(element, "type")}
    ids = _child(element, "identificatiecodes")
    texts = ids.itertext() if ids is not None else ()
    code = next((found[1].upper() for text in texts if (found := TOOI.search(text))), "")
    contact = _child(element, "contact")
    return Body(
        re.sub(r"^gemeente ", "", naam, flags=re.IGNORECASE) if GEMEENTE in kinds else naam,
        GEMEENTE if GEMEENTE in kinds else next(iter(sorted(kinds)), ""),
        code,
        _general(contact, "telefoonnummers", "nummer") or _text(contact, "telefoon"),
        _general(contact, "emailadressen", "email") or _text(contact, "emailadres"),
        _general(contact, "contactformulieren", "url"),
        _general(contact, "internetadressen", "url") or _text(contact, "internet"),
    )


def _general(contact: Element | None, group: str, what: str) -> str:
    """The first of several ways that is a general one, by its label."""
    for one in _child(contact, group) if _child(contact, group) is not None else ():
        if plain(_text(one, "label")) in GENERAL and _text(one, what):
            return _text(one, what)
    return ""


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _child(element: Element | None, name: str) -> Any:
    if element is None:
        return None
    return next((child for child in element if _name(child) == name), None)


def _text(element: Element | None, name: str) -> str:
    child = _child(element, name)
    return " ".join((child.text or "").split()) if child is not None else ""


def _texts(element: Element, *names: str) -> list[str]:
    *groups, last = names
    for name in groups:
        element = _child(element, name)
    children = element if element is not None else ()
    return [(child.text or "").strip() for child in children if _name(child) == last]


def _news(asked: Asked) -> str:
    day = _day(asked.web.get(EXPORT, MAX_BYTES).changed)
    # What a keeper left alone the last time is to be seen again.
    return f"De export van {date_in_words(day)}." if day else "De export van vandaag."


def _fetch(asked: Asked) -> Export:
    asked.progress(0.1, "Register van Overheidsorganisaties: de hele export")
    answer = asked.web.get(EXPORT, MAX_BYTES)
    asked.progress(0.6, "Register van Overheidsorganisaties: lezen")
    today = datetime.now(UTC).date()
    return Export(_day(answer.changed) or today.isoformat(), read_export(answer.content, today))


def _day(told: str) -> str:
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except ValueError:
        return ""


def _check(asked: Asked, found: Export) -> None:
    """Raise SourceError when the export has not nearly all gemeenten of the atlas."""
    codes = set(asked.landscape.gemeenten.index)
    places = [body for body in found.bodies if body.soort == GEMEENTE]
    there = {_code(asked.landscape, body) for body in places} & codes
    if len(there) < AT_LEAST * len(codes):
        raise SourceError(
            f"De export van het register heeft {number(len(there))} van de {number(len(codes))} "
            "gemeenten. Er is niets voorgesteld; misschien is de vorm veranderd."
        )


def _propose(asked: Asked, found: Export) -> tuple[Proposal, ...]:
    herkomst = ListSource(found.bron, found.dag, SURE)
    lists = (
        (PLACES, _gemeenten(asked.landscape, found.bodies), "gemeentecontacten", "gemeenten"),
        (JOINT, _joint(asked.landscape, found.bodies), "organisaties", "regelingen"),
    )
    return tuple(
        Proposal(f"Register van Overheidsorganisaties: {what}", soort, *table(head, rows), herkomst)
        for head, rows, soort, what in lists
        if rows
    )


def _gemeenten(landscape: Landscape, bodies: Iterable[Body]) -> list[dict[str, str]]:
    rows = []
    for body in bodies:
        code = _code(landscape, body) if body.soort == GEMEENTE else ""
        if code not in landscape.gemeenten.index:
            continue
        ways = (body.telefoon, _mailbox(landscape, body.email), body.formulier, body.website)
        if any(ways):
            rows.append(dict(zip(PLACES, (gemeente_cell(landscape, code), *ways), strict=True)))
    return rows


def _code(landscape: Landscape, body: Body) -> str:
    """The gemeente of a body: by its code, else by its name; "" when that can be several."""
    if body.code:
        return body.code
    named = gemeente_named(landscape, body.naam, alike=False)
    return named.codes[0] if named.zeker else ""


def _joint(landscape: Landscape, bodies: Iterable[Body]) -> list[dict[str, str]]:
    """The bodies that the atlas knows by name: a GGD is a joint body of gemeenten."""
    rows = []
    for body in bodies:
        if body.soort != GEMEENTE and names_organisatie(landscape, body.naam):
            ways = (_mailbox(landscape, body.email), body.telefoon, body.formulier)
            if body.website or any(ways):
                rows.append(dict(zip(JOINT, (body.naam, body.website, *ways), strict=True)))
    return rows


def _mailbox(landscape: Landscape, email: str) -> str:
    """A mailbox, unless it is that of a person or of the council's clerk."""
    people = names_of_people(landscape.table("contacten")["naam"])
    why = not_general(email, people, kinds_of(landscape).woorden[MAILBOX])
    return "" if why else email


REGISTER = Source(
    "register",
    "Contact van gemeenten en regelingen (Register van Overheidsorganisaties)",
    "Algemeen telefoonnummer, mailbox en site van de gemeenten, de GGD'en en andere gemeenschappelijke "
    "regelingen. Gegevens van personen worden niet gelezen.",
    _news,
    _fetch,
    _check,
    _propose,
)
