"""What ways there are to reach an organisatie or a gemeente, each with its source."""

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.find import plain
from geodata.landscape import Landscape, derive
from geodata.package.lists import COUNCIL
from geodata.records import (
    FUNCTIONAL,
    Contact,
    Gemeentecontact,
    bulk_contacten_of,
    contacten_of,
    gemeentecontacten_of,
    gemeenten_of,
    locaties_of,
    organisaties_of,
)

PRIVATE = "persoonsgebonden privéprovider"
# Whose a number, mailbox or page is, in the order in which somebody is reached soonest.
OWN, PERSONAL, HOSPITAL, COUNCIL_OF = "eigen", "persoon", "ziekenhuis", "raad"
NEAREST_FIRST = (OWN, PERSONAL, HOSPITAL, COUNCIL_OF)


@dataclass(frozen=True, slots=True)
class Bereik:
    """A number, mailbox or contact page (those that are there) as one source gives them.

    `van` is one of `NEAREST_FIRST`, `soort` that of contacten.csv, `naam` and `opmerking` are "" in
    what goes along in bulk.
    """

    van: str
    soort: str
    naam: str
    rol: str
    telefoon: str
    email: str
    formulier: str
    opmerking: str
    bron: str
    bron_datum: str
    zekerheid: str
    bevestigd: str


@dataclass(frozen=True, slots=True)
class Site:
    """The site of an organisatie, its hospital (`van`) or a gemeente, as its source gives it;
    `zekerheid` is "" where no source says how sure it is."""

    van: str
    adres: str
    bron: str
    bron_datum: str
    zekerheid: str
    bevestigd: str = ""


@derive
def bulk_ways(landscape: Landscape, key: str) -> tuple[Bereik, ...]:
    """What may go along in bulk of how to reach an organisatie (by id) or gemeente (by CBS code):
    functional numbers, mailboxes and pages, and the numbers of its hospitals; the soonest first.

    Raises KeyError for who is not there.
    """
    if key in gemeenten_of(landscape):
        return _of_gemeente(landscape, key)
    rows = bulk_contacten_of(landscape).get(key, ())
    return _ordered((*(_of(landscape, row) for row in rows), *_of_hospitals(landscape, key)))


def ways(landscape: Landscape, key: str) -> tuple[Bereik, ...]:
    """The same for who looks at this organisatie alone: names of persons are among it, and personal
    addresses where no number or mailbox is functional. One at a private provider gives way to a
    functional page too. Raises KeyError for who is not there."""
    if key in gemeenten_of(landscape):
        return _of_gemeente(landscape, key)
    found = [_of(landscape, row) for row in contacten_of(landscape).get(key, ())]
    own = [way for way in found if way.van == OWN]
    answered = any(way.telefoon or way.email for way in own)
    shown = [
        way
        for way in found
        if way.van != PERSONAL or not (answered or (own and way.soort == PRIVATE))
    ]
    return _ordered((*shown, *_of_hospitals(landscape, key)))


def website_of(landscape: Landscape, key: str) -> str:
    """The address of `site_of`; "" when there is none."""
    found = site_of(landscape, key)
    return found.adres if found else ""


def site_of(landscape: Landscape, key: str) -> Site | None:
    """The site of an organisatie or gemeente; of an organisatie without one that of its hospital; None
    when there is none. Raises KeyError for who is not there."""
    if key in gemeenten_of(landscape):
        own = gemeentecontacten_of(landscape).get(key)
        if own is None or not own.website:
            return None
        return Site(OWN, own.website, own.bron, own.bron_datum, own.zekerheid, own.bevestigd)
    row = organisaties_of(landscape)[key]
    if row.website:
        return Site(OWN, row.website, row.bron, row.bron_datum, row.zekerheid)
    for item in locaties_of(landscape).get(key, ()):
        if item.website:
            # Its source has no date, and the row of the hospital is sure of other things.
            return Site(HOSPITAL, item.website, item.website_bron, "", "")
    return None


def of_council(landscape: Landscape, contact: Contact | Bereik) -> bool:
    """Whether a mailbox is of a council of parents or clients, by its role or address: they advise an
    organisatie, they do not speak for it. The words are in `lijsten.toml`."""
    said = set(plain(f"{contact.rol} {contact.email}").split())
    return not said.isdisjoint(landscape.package.lists.woorden[COUNCIL])


def _of(landscape: Landscape, row: Contact) -> Bereik:
    van = PERSONAL if row.soort != FUNCTIONAL else COUNCIL_OF if of_council(landscape, row) else OWN
    return _way(row, van, row.soort, row.naam, row.rol)


def _of_hospitals(landscape: Landscape, key: str) -> Iterable[Bereik]:
    """The numbers of the hospitals, of a department where the source gives that."""
    for row in locaties_of(landscape).get(key, ()):
        if row.telefoon:
            rol = ", ".join(filter(None, (row.naam, row.telefoon_van)))
            source = (row.telefoon_bron, "", row.telefoon_zekerheid, "")
            yield Bereik(HOSPITAL, FUNCTIONAL, "", rol, row.telefoon, "", "", "", *source)


def _of_gemeente(landscape: Landscape, code: str) -> tuple[Bereik, ...]:
    row = gemeentecontacten_of(landscape).get(code)
    if not row or not (row.telefoon or row.email or row.formulier):
        return ()
    return (_way(row, OWN),)


def _way(
    row: Contact | Gemeentecontact, van: str, soort: str = FUNCTIONAL, naam: str = "", rol: str = ""
) -> Bereik:
    """What both kinds of rows say alike."""
    reach = (row.telefoon, row.email, row.formulier)
    source = (row.bron, row.bron_datum, row.zekerheid, row.bevestigd)
    return Bereik(van, soort, naam, rol, *reach, row.opmerking, *source)


def _ordered(found: Iterable[Bereik]) -> tuple[Bereik, ...]:
    """Whose it is first; then a number before a mailbox, and a mailbox before a page."""
    return tuple(
        sorted(
            found,
            key=lambda way: (NEAREST_FIRST.index(way.van), not way.telefoon, not way.email),
        )
    )
