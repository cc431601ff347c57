"""How to reach an organisatie, and where the facts about it come from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, urlsplit

from geodata.landscape import Landscape
from geodata.package.telephone import link as call
from geodata.partners.ways import OWN, PRIVATE, Bereik, bulk_ways, site_of, ways
from geodata.records import extra_bronnen_of, gemeentecontacten_of, gemeenten_of, organisaties_of
from geodata.words import age_in_words, capital, date_in_words, with_note

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
    """The ways to reach an organisatie: numbers, mailboxes, contact pages and its site, who is
    reached soonest first. For who looks at this organisatie alone, see `ways.ways`."""
    found = [link for way in ways(landscape, key) for link in _links(way, _named(way), today)]
    return (*found, *_site_of(landscape, key))


def functional_contacts_of(landscape: Landscape, key: str, today: date) -> tuple[ContactLink, ...]:
    """The same, but only what may go along in bulk, and the first link of each source with the role
    that it gives; also of a gemeente, by its CBS code."""
    if key in gemeenten_of(landscape):
        return contacts_of_gemeente(landscape, key, today)
    found: list[ContactLink] = []
    for way in bulk_ways(landscape, key):
        first, *others = _links(way, "", today)
        found += [replace(first, tekst=with_note(first.tekst, way.rol)) if way.rol else first]
        found += others
    return (*found, *_site_of(landscape, key))


def contacts_of_gemeente(landscape: Landscape, code: str, today: date) -> tuple[ContactLink, ...]:
    """The ways to reach a gemeente itself: its general number, mailbox, contact page and site.

    Empty when nothing is known of it.
    """
    row = gemeentecontacten_of(landscape).get(code)
    if row is None:
        return ()
    links = [link for way in ways(landscape, code) for link in _links(way, "Gemeente", today)]
    if row.website:
        note = _note(row.bron, row.bron_datum, row.bevestigd, "de gemeente", row.opmerking, today)
        links.append(replace(site("Site van de gemeente", row.website), toelichting=note))
    # They are of one source: the first says it for all.
    return tuple(replace(link, toelichting="") if n else link for n, link in enumerate(links))


def numbers_of(landscape: Landscape, codes: Iterable[str], today: date) -> tuple[ContactLink, ...]:
    """The general numbers of gemeenten (by CBS code), each behind its name, in the order given. What
    follows each other from one source has its date once, at the last; who has no number is left out.
    """
    found: list[ContactLink] = []
    for code in codes:
        row = gemeentecontacten_of(landscape).get(code)
        if row is None or not row.telefoon:
            continue
        name = gemeenten_of(landscape)[code].naam
        note = _note(row.bron, row.bron_datum, "", "", "", today)
        if found and found[-1].toelichting == note:
            found[-1] = replace(found[-1], toelichting="")
        found.append(ContactLink(name, f"{name} {row.telefoon}", call(row.telefoon), note))
    return tuple(found)


def name_and_soort(landscape: Landscape, key: str) -> tuple[str, str]:
    """What an organisatie (by id) or gemeente (by CBS code) is called in a list of contacts, and
    what it is."""
    if key in gemeenten_of(landscape):
        return f"Gemeente {gemeenten_of(landscape)[key].naam}", "gemeente"
    row = organisaties_of(landscape)[key]
    return row.naam, landscape.vocabulary.soorten[row.soort].enkelvoud


def _named(way: Bereik) -> str:
    return ", ".join(filter(None, (way.naam, way.rol)))


def _links(way: Bereik, who: str, today: date) -> Iterable[ContactLink]:
    """The number, mailbox and contact page of a way; `who` is "" when nobody is named."""
    by = "de gemeente" if who == "Gemeente" else "de organisatie zelf"
    note = PERSONAL.get(way.soort, "")
    note += _note(way.bron, way.bron_datum, way.bevestigd, by, way.opmerking, today)
    # What reaches somebody soonest comes first.
    if way.telefoon:
        yield ContactLink(who or "Telefoon", way.telefoon, call(way.telefoon), note)
    if way.email:
        yield ContactLink(who or "E-mail", way.email, f"mailto:{quote(way.email, safe='@')}", note)
    if way.formulier:
        yield replace(site(who or "Contactpagina", way.formulier), toelichting=note)


def _note(bron: str, datum: str, bevestigd: str, by: str, opmerking: str, today: date) -> str:
    """Where a way to reach somebody comes from, how old that is and who looked at it last."""
    where = f"bron van {date_in_words(datum)}" if datum else named_by_site(bron)
    note = f"{where}: {age_in_words(datum, today)}"
    if bevestigd:
        note += f". Door {by} nagezien op {date_in_words(bevestigd)}"
    return f"{note}. {opmerking}" if opmerking else note


def named_by_site(bron: str) -> str:
    """A source by its site, for the whole address stands in the tables and files: "skipr.nl"; one that
    is no address as it is."""
    return (urlsplit(bron).hostname or bron).removeprefix("www.")


def _site_of(landscape: Landscape, key: str) -> Iterable[ContactLink]:
    found = site_of(landscape, key)
    if found and found.van == OWN:
        yield site("Website", found.adres)
    elif found:
        note = "bron zonder datum, controleer voor gebruik"
        yield replace(site("Site van het ziekenhuis", found.adres), toelichting=note)


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
