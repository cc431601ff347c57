"""How to reach an organisatie, and where the facts about it come from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from geodata.find.names import plain
from geodata.landscape import Landscape
from geodata.package.lists import COUNCIL
from geodata.package.telephone import link as call
from geodata.records import (
    Contact,
    Gemeentecontact,
    bulk_contacten_of,
    contacten_of,
    extra_bronnen_of,
    gemeentecontacten_of,
    organisaties_of,
)
from geodata.words import age_in_words, capital, date_in_words

PRIVATE = "persoonsgebonden privéprovider"
PERSONAL = {
    "persoonsgebonden zakelijk": "persoonlijk zakelijk adres; ",
    PRIVATE: "persoonlijk adres bij een privéprovider; ",
}


@dataclass(frozen=True)
class ContactLink:
    """A way to reach an organisatie: `href` is a mailto:, tel: or web address."""

    label: str
    tekst: str
    href: str
    toelichting: str = ""


@dataclass(frozen=True)
class Source:
    """Where facts come from: text, web address ("" for none), date and age in words."""

    tekst: str
    href: str
    datum: str
    leeftijd: str
    onderwerp: str = ""


def contacts_of(landscape: Landscape, key: str, today: date) -> tuple[ContactLink, ...]:
    """The ways to reach an organisatie: mailboxes, phone numbers, contact pages and its site. For who looks
    at this organisatie alone: personal ones and names of persons are among them, but no address at a
    private provider when there is a functional one."""
    rows = contacten_of(landscape).get(key, ())
    functional = any(row.in_bulk and not of_council(landscape, row) for row in rows)
    found = [
        link
        for row in rows
        if not (functional and row.soort == PRIVATE)
        for link in _links(row, today)
    ]
    return (*found, *_own_site(landscape, key))


def functional_contacts_of(landscape: Landscape, key: str, today: date) -> tuple[ContactLink, ...]:
    """The same, but only what may go along in bulk, and each mailbox and number with its role."""
    found = [
        replace(link, tekst=f"{link.tekst} ({row.rol})") if row.rol else link
        for row in bulk_contacten_of(landscape).get(key, ())
        for link in _links(row, today)
    ]
    return (*found, *_own_site(landscape, key))


def of_council(landscape: Landscape, contact: Contact) -> bool:
    """Whether a mailbox is of a council of parents or clients, by its role or address: they advise an
    organisatie, they do not speak for it. The words are in `lijsten.toml`."""
    said = set(plain(f"{contact.rol} {contact.email}").split())
    return not said.isdisjoint(landscape.package.lists.woorden[COUNCIL])


def _links(row: Contact, today: date) -> Iterable[ContactLink]:
    where = f"bron van {date_in_words(row.bron_datum)}" if row.bron_datum else row.bron
    note = f"{PERSONAL.get(row.soort, '')}{where}: {age_in_words(row.bron_datum, today)}"
    if row.opmerking:
        note += f". {row.opmerking}"
    return _ways(row, ", ".join(filter(None, (row.naam, row.rol))), note)


def contacts_of_gemeente(landscape: Landscape, code: str, today: date) -> tuple[ContactLink, ...]:
    """The ways to reach a gemeente itself: its general mailbox, number, contact page and site.

    Empty when nothing is known of it.
    """
    row = gemeentecontacten_of(landscape).get(code)
    if row is None:
        return ()
    where = f"bron van {date_in_words(row.bron_datum)}" if row.bron_datum else row.bron
    note = f"{where}: {age_in_words(row.bron_datum, today)}"
    if row.bevestigd:
        note += f". Door de gemeente nagezien op {date_in_words(row.bevestigd)}"
    if row.opmerking:
        note += f". {row.opmerking}"
    own = (site("Site van de gemeente", row.website),) if row.website else ()
    links = (*_ways(row, "Gemeente", ""), *own)
    # They are of one source: the first says it for all.
    return tuple(
        link if place else replace(link, toelichting=note) for place, link in enumerate(links)
    )


def _ways(row: Contact | Gemeentecontact, who: str, note: str) -> Iterable[ContactLink]:
    """The number, mailbox and contact page in a row; `who` is "" when nobody is named."""
    # What reaches somebody soonest comes first.
    if row.telefoon:
        yield ContactLink(who or "Telefoon", row.telefoon, call(row.telefoon), note)
    if row.email:
        yield ContactLink(who or "E-mail", row.email, f"mailto:{quote(row.email, safe='@')}", note)
    if row.formulier:
        yield replace(site(who or "Contactpagina", row.formulier), toelichting=note)


def _own_site(landscape: Landscape, key: str) -> Iterable[ContactLink]:
    website = organisaties_of(landscape)[key].website
    return (site("Website", website),) if website else ()


def sources_of(landscape: Landscape, key: str, today: date) -> tuple[Source, ...]:
    """The sources of an organisatie, the main one first."""
    row = organisaties_of(landscape)[key]
    more = [
        source(item.bron, item.bron_datum, today, item.onderwerp)
        for item in extra_bronnen_of(landscape).get(key, ())
    ]
    return (source(row.bron, row.bron_datum, today, row.bron_datum_opmerking), *more)


def report_link(key: str, naam: str) -> str:
    """A mailto: link, without addressee, that reports a mistake in a record."""
    subject = quote(f"Klopt dit niet? {naam} ({key})")
    body = quote(
        f"Record: {naam} ({key})\n\nWat klopt er niet?\n\nWat moet het zijn?\n\n"
        "Waar is dat te lezen (webadres, datum)?\n"
    )
    return f"mailto:?subject={subject}&body={body}"


def source(bron: str, datum: str, today: date, onderwerp: str = "") -> Source:
    """A source with its date and age in words; only a web address becomes a link."""
    href = bron if bron.startswith(("https://", "http://")) else ""
    return Source(bron, href, date_in_words(datum), age_in_words(datum, today), onderwerp)


def source_in_words(source: Source) -> str:
    """A source as a sentence, with what it is about, its date and its age."""
    about = f"{capital(source.onderwerp)}: " if source.onderwerp else ""
    known = not source.leeftijd.startswith(source.datum)
    age = f"{source.datum}, {source.leeftijd}" if known else source.leeftijd
    return f"{about}{source.tekst} ({age})."


def site(label: str, address: str) -> ContactLink:
    """A web address as a way to reach somebody."""
    return ContactLink(label, address.split("://", 1)[-1].rstrip("/"), address)
