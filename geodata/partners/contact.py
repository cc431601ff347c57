"""How to reach an organisatie, and where the facts about it come from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from geodata.landscape import Landscape, derive
from geodata.package.telephone import link
from geodata.words import age_in_words, capital, date_in_words

FUNCTIONAL = "functioneel"
PERSONAL = {
    "persoonsgebonden zakelijk": "persoonlijk zakelijk adres; ",
    "persoonsgebonden privéprovider": "persoonlijk adres bij een privéprovider; ",
}


@dataclass(frozen=True)
class Contact:
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


@derive
def _rows(landscape: Landscape, table: str) -> dict[str, tuple]:
    """The rows of a table by organisatie: looked up for every card, so grouped once."""
    groups = landscape.table(table).groupby("organisatie")
    return {key: tuple(rows.itertuples()) for key, rows in groups}


def contacts_of(landscape: Landscape, key: str, today: date) -> tuple[Contact, ...]:
    """The ways to reach an organisatie: mailboxes, phone numbers, contact pages and its site."""
    found = []
    for row in _rows(landscape, "contacten").get(key, ()):
        where = f"bron van {date_in_words(row.bron_datum)}" if row.bron_datum else row.bron
        note = f"{PERSONAL.get(row.soort, '')}{where}: {age_in_words(row.bron_datum, today)}"
        if row.opmerking:
            note += f". {row.opmerking}"
        found += _ways(row, ", ".join(filter(None, (row.naam, row.rol))), note)
    website = landscape.organisaties.loc[key, "website"]
    if website:
        found.append(site("Website", website))
    return tuple(found)


def contacts_of_gemeente(landscape: Landscape, code: str, today: date) -> tuple[Contact, ...]:
    """The ways to reach a gemeente itself: its general number, mailbox, contact page and site.

    Empty when nothing is known of it.
    """
    rows = landscape.table("gemeentecontacten")
    found = []
    for row in rows[rows["gemeentecode"] == code].itertuples():
        where = f"bron van {date_in_words(row.bron_datum)}" if row.bron_datum else row.bron
        note = f"{where}: {age_in_words(row.bron_datum, today)}"
        if row.bevestigd:
            note += f". Door de gemeente nagezien op {date_in_words(row.bevestigd)}"
        if row.opmerking:
            note += f". {row.opmerking}"
        found += _ways(row, "", note)
        if row.website:
            found.append(site("Website", row.website))
    return tuple(found)


def _ways(row, who: str, note: str) -> Iterable[Contact]:
    """The mailbox, number and contact page in a row; `who` is "" when nobody is named."""
    if row.email:
        yield Contact(who or "E-mail", row.email, f"mailto:{quote(row.email, safe='@')}", note)
    if row.telefoon:
        yield Contact(who or "Telefoon", row.telefoon, link(row.telefoon), note)
    if row.formulier:
        yield replace(site(who or "Contactpagina", row.formulier), toelichting=note)


def functional_contacts_of(landscape: Landscape, key: str, today: date) -> tuple[Contact, ...]:
    """The same without personal mailboxes, and a mailbox with its role: what may go along in
    bulk."""
    rows = _rows(landscape, "contacten").get(key, ())
    personal = [row for row in rows if row.soort != FUNCTIONAL]
    hidden = {contact.tekst for row in personal for contact in _ways(row, "", "")}
    roles = {row.email: row.rol for row in rows if row.rol}
    return tuple(
        replace(c, tekst=f"{c.tekst} ({roles[c.tekst]})") if c.tekst in roles else c
        for c in contacts_of(landscape, key, today)
        if c.tekst not in hidden
    )


def sources_of(landscape: Landscape, key: str, today: date) -> tuple[Source, ...]:
    """The sources of an organisatie, the main one first."""
    row = landscape.organisaties.loc[key]
    more = [
        source(item.bron, item.bron_datum, today, item.onderwerp)
        for item in _rows(landscape, "extra_bronnen").get(key, ())
    ]
    return (source(row["bron"], row["bron_datum"], today, row["bron_datum_opmerking"]), *more)


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


def site(label: str, address: str) -> Contact:
    """A web address as a way to reach somebody."""
    return Contact(label, address.split("://", 1)[-1].rstrip("/"), address)
