"""The contacts of a gemeente's partners to take along: address book, spreadsheet and a mail.

A file holds functional mailboxes only, and no names of persons. Method: vCard 4.0, RFC 6350 (lines of 75 octets at most, text
escaped); mailto:, RFC 6068.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

import pandas

from geodata.files.export import to_csv
from geodata.landscape import Landscape
from geodata.partners.contact import of_council
from geodata.partners.partners import partners_of
from geodata.records import (
    Contact,
    Organisatie,
    bulk_contacten_of,
    coalities_of,
    gemeenten_of,
    organisaties_of,
)
from geodata.words import age_in_words, capital, date_in_words, join_words, place_in_words

MAX_MAILTO = 2000
MAX_LINE = 75
REGIONAL = ("consortium", "ros", "ggd", "roaz")


@dataclass(frozen=True)
class Mail:
    """A mailto: link with a draft (at most `MAX_MAILTO` characters).

    `aan` are the addresses in it, `zonder` the names of partners of whom it has no address.
    """

    href: str
    aan: tuple[str, ...]
    zonder: tuple[str, ...]


def partner_ids(landscape: Landscape, code: str) -> tuple[str, ...]:
    """The partners of a gemeente as organisatie ids: consortium, ROS, GGD, ROAZ, the nearest VSV's
    and IGO's, and its regionale coalitie. Raises KeyError for an unknown code."""
    partners = partners_of(landscape, code)
    regional = [partners.regionaal[soort].id for soort in REGIONAL if soort in partners.regionaal]
    near = [item.id for item in partners.vsv]
    stated = coalities_of(landscape).get(code)
    coalitie = stated.regionale_coalitie if stated else ""
    return tuple(dict.fromkeys(filter(None, (*regional, *near, coalitie))))


def vcards(landscape: Landscape, code: str, today: date) -> bytes:
    """The partners of a gemeente as one vCard 4.0 file (UTF-8), a card for each that has a
    functional mailbox, a phone number or a site. Raises KeyError for an unknown code."""
    cards = []
    for key in partner_ids(landscape, code):
        contacts = bulk_contacten_of(landscape).get(key, ())
        if contacts or organisaties_of(landscape)[key].website:
            cards.append(_card(landscape, key, contacts, today))
    return "".join(cards).encode()


def contacts_csv(landscape: Landscape, code: str, today: date) -> bytes:
    """The partners of a gemeente as CSV for a spreadsheet, a row per functional mailbox.

    A partner without one has a row without an address. Raises KeyError for an unknown code.
    """
    rows = []
    for key in partner_ids(landscape, code):
        row = organisaties_of(landscape)[key]
        own = {
            "soort": landscape.vocabulary.soorten[row.soort].enkelvoud,
            "naam": row.naam,
            "status": row.status,
            "plaats": row.plaats,
            "website": row.website,
        }
        for box in bulk_contacten_of(landscape).get(key) or (None,):
            # Without a mailbox the source is that of the organisatie itself.
            stated = box or row
            rows.append(
                own
                | {
                    "rol": box.rol if box else "",
                    "email": box.email if box else "",
                    "telefoon": box.telefoon if box else "",
                    "bron": stated.bron,
                    "bron_datum": stated.bron_datum,
                    "leeftijd": age_in_words(stated.bron_datum, today),
                    "zekerheid": stated.zekerheid,
                }
            )
    return to_csv(pandas.DataFrame(rows, dtype="str"))


def introduction_mail(landscape: Landscape, code: str) -> Mail:
    """A mail to all functional mailboxes of a gemeente's active partners: "stel ons aan elkaar
    voor", but not to a council of parents or clients. Without any mailbox the link has a draft but
    no addressee.

    Raises KeyError for an unknown code.
    """
    naam = gemeenten_of(landscape)[code].naam
    rows = organisaties_of(landscape)
    found: dict[str, list[str]] = {}
    for key in partner_ids(landscape, code):
        if rows[key].is_actief:
            boxes = bulk_contacten_of(landscape).get(key, ())
            found[key] = [
                box.email for box in boxes if box.email and not of_council(landscape, box)
            ]
    missing = [rows[key].naam for key, emails in found.items() if not emails]
    emails = list(dict.fromkeys(email for boxes in found.values() for email in boxes))
    subject = f"Kansrijke Start {place_in_words(naam)}: stel ons aan elkaar voor"
    href = mailto(emails, subject, _body(naam, missing))
    if len(href) > MAX_MAILTO:
        href = mailto(emails, subject, _body(naam, []))
    while len(href) > MAX_MAILTO and emails:
        dropped = emails.pop()
        missing += [rows[key].naam for key, boxes in found.items() if dropped in boxes]
        href = mailto(emails, subject, _body(naam, []))
    return Mail(href, tuple(emails), tuple(dict.fromkeys(missing)))


def _body(naam: str, missing: list[str]) -> str:
    more = f"\n\nGeen algemeen adres vonden we van: {join_words(missing)}. Kent u daar iemand? Stuur deze mail dan door."
    return (
        f"Beste mensen,\n\nDe gemeente {naam} wil kennismaken met de partners voor Kansrijke Start "
        "in de regio. Wilt u antwoorden aan iedereen, met:\n"
        "- wie bij u over Kansrijke Start gaat;\n"
        "- voor welke gemeenten u werkt;\n"
        f"- wie er volgens u nog bij hoort?{more if missing else ''}\n\n"
        f"Met vriendelijke groet,\n[uw naam en functie]\nGemeente {naam}\n"
    )


def mailto(emails: Iterable[str], subject: str, body: str) -> str:
    """The address (RFC 6068) of a mail that was begun."""
    to = ",".join(quote(email, safe="@") for email in emails)
    lines = body.replace("\n", "\r\n")
    return f"mailto:{to}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def _card(landscape: Landscape, key: str, contacts: Iterable[Contact], today: date) -> str:
    row = organisaties_of(landscape)[key]
    # The same contact gets the same number in every file, so that an address book can renew it.
    uid = uuid.uuid5(uuid.NAMESPACE_URL, f"geboortezorgatlas:{key}:")
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//Geboortezorgatlas//NL",
        f"UID:urn:uuid:{uid}",
        "KIND:org",
        f"FN:{_text(row.naam)}",
        f"ORG:{_text(row.naam)}",
        "LANG:nl",
        f"CATEGORIES:{_text(row.soort)}",
    ]
    lines += [f"EMAIL;TYPE=work:{_text(item.email)}" for item in contacts if item.email]
    lines += [
        f"TEL;TYPE=work;VALUE=text:{_text(item.telefoon)}" for item in contacts if item.telefoon
    ]
    lines += [f"URL:{item.formulier}" for item in contacts if item.formulier]
    if row.website:
        lines.append(f"URL:{row.website}")
    lines.append(f"NOTE:{_text(_note(landscape, row, contacts, today))}")
    lines += [f"REV:{today:%Y%m%d}T000000Z", "END:VCARD"]
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _note(landscape: Landscape, row: Organisatie, contacts: Iterable[Contact], today: date) -> str:
    """Where each fact of a card comes from, how old it is and how sure."""
    soort = landscape.vocabulary.soorten[row.soort].enkelvoud
    notes = [f"{capital(soort)}; status: {row.status}."]
    for item in contacts:
        what = (
            f"{item.email or item.telefoon or item.formulier}{f' ({item.rol})' if item.rol else ''}"
        )
        notes.append(f"{what}: {_origin(item.bron, item.bron_datum, item.zekerheid, today)}")
    notes.append(f"Gegevens: {_origin(row.bron, row.bron_datum, row.zekerheid, today)}")
    return "\n".join(notes)


def _origin(bron: str, datum: str, zekerheid: str, today: date) -> str:
    when = f"{date_in_words(datum)}, " if datum else ""
    return f"bron {bron}, {when}{age_in_words(datum, today)}; zekerheid {zekerheid}."


def _text(value: str) -> str:
    """Escape a text value: RFC 6350, section 3.4."""
    escaped = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return "\\n".join(escaped.splitlines())


def _fold(line: str) -> str:
    """Fold a content line at 75 octets, never inside a character: RFC 6350, section 3.2."""
    folded, size = [], 0
    for char in line:
        width = len(char.encode())
        if size + width > MAX_LINE:
            folded.append("\r\n ")
            size = 1
        folded.append(char)
        size += width
    return "".join(folded)
