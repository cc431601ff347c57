"""The contacts of a gemeente and its partners to take along: address book and a mail.

A file holds what is functional only (`ways.bulk_ways`), and no names of persons. Method: vCard 4.0, RFC 6350 (lines of 75 octets at most, text
escaped); mailto:, RFC 6068.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from geodata.files.contacts_table import SITE_OF_HOSPITAL, contact_ids
from geodata.files.export import zipped
from geodata.landscape import Landscape
from geodata.partners.contact import name_and_soort
from geodata.partners.mail_words import ASKED, FURTHER, GREETING, WITHOUT
from geodata.partners.partners import partner_ids
from geodata.partners.ways import (
    COUNCIL_OF,
    HOSPITAL,
    Bereik,
    bulk_ways,
    site_of,
    website_of,
)
from geodata.records import gemeenten_of, organisaties_of
from geodata.words import (
    age_in_words,
    capital,
    date_in_words,
    join_words,
    place_in_words,
    with_note,
)

MAX_MAILTO = 1900
MAX_LINE = 75
# RFC 6350, and RFC 2426 for programs that know the older one only.
VERSIONS = ("4.0", "3.0")


@dataclass(frozen=True)
class Mail:
    """A mail that was begun, as a mailto: link of at most `MAX_MAILTO` characters.

    `href` has commas between the addresses (RFC 6068), `outlook` the semicolons that Outlook wants.
    `aan` are the addresses in them: all of them (`allen`), or none when a link cannot hold all, so that
    nobody is left out unseen. `zonder` are the names of partners without an address.
    """

    href: str
    outlook: str
    aan: tuple[str, ...]
    allen: tuple[str, ...]
    zonder: tuple[str, ...]


def vcards(landscape: Landscape, code: str, today: date, version: str = "4.0") -> bytes:
    """The gemeente and its partners as one vCard file (UTF-8), a card for each that has a
    functional mailbox, a phone number, a contact page or a site. `version` is one of `VERSIONS`.
    Raises KeyError for an unknown code."""
    return "".join(card for _, card in _cards(landscape, code, today, version)).encode()


def vcards_apart(landscape: Landscape, code: str, today: date) -> bytes:
    """The same as a zip with a file for each, in the older version: for a program that reads one card
    of a file only, as Outlook does. Raises KeyError for an unknown code."""
    cards = _cards(landscape, code, today, VERSIONS[1])
    return zipped(
        (f"{number:02} {_file_name(naam)}.vcf", card.encode())
        for number, (naam, card) in enumerate(cards, 1)
    )


def _cards(landscape: Landscape, code: str, today: date, version: str) -> Iterator[tuple[str, str]]:
    """The name and the card of each."""
    for key in contact_ids(landscape, code):
        if bulk_ways(landscape, key) or website_of(landscape, key):
            naam, _ = name_and_soort(landscape, key)
            yield naam, _card(landscape, key, today, version)


def _file_name(naam: str) -> str:
    """A name that any system takes for a file."""
    kept = "".join(sign if sign.isalnum() or sign in " .-" else " " for sign in naam)
    return " ".join(kept.split())[:60].strip(" .")


def introduction_mail(landscape: Landscape, code: str) -> Mail:
    """A mail to all functional mailboxes of a gemeente's active partners: "stel ons aan elkaar
    voor", but not to a council of parents or clients. Without any mailbox, or with more than a link can
    hold, there is a draft but no addressee.

    Raises KeyError for an unknown code.
    """
    naam = gemeenten_of(landscape)[code].naam
    rows = organisaties_of(landscape)
    found: dict[str, list[str]] = {}
    for key in partner_ids(landscape, code):
        if rows[key].is_actief:
            found[key] = [
                way.email
                for way in bulk_ways(landscape, key)
                if way.email and way.van != COUNCIL_OF
            ]
    missing = [rows[key].naam for key, emails in found.items() if not emails]
    answered = {rows[key].naam: _number(landscape, key) for key in found}
    emails = tuple(dict.fromkeys(email for boxes in found.values() for email in boxes))
    subject = f"Kansrijke Start {place_in_words(naam)}: stel ons aan elkaar voor"
    sender = _sender(landscape, code)
    # Names hold brackets and commas of their own; a number follows its name in this way only.
    others = [f"{who}: {answered[who]}" if answered[who] else who for who in missing]
    whole, short = (_body(naam, sender, named) for named in (others, []))
    # Who has no mailbox is named where there is room for it; the page names them anyhow.
    for to, body in ((emails, whole), (emails, short), ((), whole), ((), short)):
        href = mailto(to, subject, body)
        if len(href) <= MAX_MAILTO:
            break
    outlook = mailto(to, subject, body, ";")
    return Mail(href, outlook, to, emails, tuple(dict.fromkeys(missing)))


def _number(landscape: Landscape, key: str) -> str:
    """The number by which somebody is reached soonest; "" without one."""
    return next((way.telefoon for way in bulk_ways(landscape, key) if way.telefoon), "")


def _sender(landscape: Landscape, code: str) -> str:
    """The gemeente as it signs a mail, with its general number and mailbox."""
    own = [text for way in bulk_ways(landscape, code) for text in (way.telefoon, way.email)]
    lines = (f"Gemeente {gemeenten_of(landscape)[code].naam}", ", ".join(filter(None, own)))
    return "\n".join(filter(None, lines))


def _body(naam: str, sender: str, missing: list[str]) -> str:
    lines = "".join(f"\n- {who}" for who in missing)
    more = f"\n\n{WITHOUT}{lines}\n{FURTHER}" if missing else ""
    return f"Beste mensen,\n\nDe gemeente {naam}{ASKED}{more}\n\n{GREETING}{sender}\n"


def mailto(emails: Iterable[str], subject: str, body: str, between: str = ",") -> str:
    """The address (RFC 6068) of a mail that was begun, with this between the addresses."""
    to = between.join(quote(email, safe="@") for email in emails)
    lines = body.replace("\n", "\r\n")
    return f"mailto:{to}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def _card(landscape: Landscape, key: str, today: date, version: str) -> str:
    naam, soort = name_and_soort(landscape, key)
    found, website = bulk_ways(landscape, key), website_of(landscape, key)
    # The same contact gets the same number in every file, so that an address book can renew it.
    uid = uuid.uuid5(uuid.NAMESPACE_URL, f"geboortezorgatlas:{key}:")
    row = organisaties_of(landscape).get(key)
    newest = version == VERSIONS[0]
    text = escape_line if newest else escape_text
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        "PRODID:-//Geboortezorgatlas//NL",
        f"UID:urn:uuid:{uid}",
        *(("KIND:org", "LANG:nl") if newest else ("X-ABSHOWAS:COMPANY",)),
        # Version 4.0 can do without N, but many an address book shows nothing then.
        f"N:{escape_text(naam)};;;;",
        f"FN:{text(naam)}",
        f"ORG:{escape_text(naam)}",
        f"CATEGORIES:{escape_text(row.soort if row else soort)}",
    ]
    # As text, not as a tel: address: "14 050" is a whole number.
    kind = "TYPE=work;VALUE=text" if newest else "TYPE=work,voice"
    lines += [f"TEL;{kind}:{text(item.telefoon)}" for item in found if item.telefoon]
    lines += [f"EMAIL;TYPE=work:{text(item.email)}" for item in found if item.email]
    lines += [f"URL:{item.formulier}" for item in found if item.formulier]
    lines += [f"URL:{website}"] if website else []
    lines.append(f"NOTE:{text(_note(landscape, key, soort, found, today))}")
    lines += [f"REV:{today:%Y%m%d}T000000Z", "END:VCARD"]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _note(
    landscape: Landscape, key: str, soort: str, found: tuple[Bereik, ...], today: date
) -> str:
    """Where each fact of a card comes from, how old it is and how sure."""
    row = organisaties_of(landscape).get(key)
    notes = [f"{capital(soort)}; status: {row.status_in_words}." if row else f"{capital(soort)}."]
    for item in found:
        what = join_words(filter(None, (item.telefoon, item.email, item.formulier)))
        what = with_note(what, item.rol) if item.rol else what
        text = f"{what}: {_origin(item.bron, item.bron_datum, item.zekerheid, today)}"
        if item.bevestigd:
            by = "de organisatie zelf" if row else "de gemeente"
            text += f" Door {by} nagezien op {date_in_words(item.bevestigd)}."
        notes.append(text)
    site = site_of(landscape, key)
    if site and (site.van == HOSPITAL or (not row and not found)):
        # That of an organisatie itself is of the source of its "Gegevens".
        what = with_note(site.adres, SITE_OF_HOSPITAL) if row else site.adres
        notes.append(f"{what}: {_origin(site.bron, site.bron_datum, site.zekerheid, today)}")
    if row:
        notes.append(f"Gegevens: {_origin(row.bron, row.bron_datum, row.zekerheid, today)}")
    return "\n".join(notes)


def _origin(bron: str, datum: str, zekerheid: str, today: date) -> str:
    when = f"{date_in_words(datum)}, " if datum else ""
    sure = f"zekerheid {zekerheid}" if zekerheid else "hoe zeker is niet bekend"
    return f"bron {bron}, {when}{age_in_words(datum, today)}; {sure}."


def escape_text(value: str) -> str:
    """Escape a text value: RFC 6350, section 3.4."""
    escaped = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return "\\n".join(escaped.splitlines())


def escape_line(value: str) -> str:
    """Escape a text value of version 4.0 that has no parts: the semicolon may stay, and not every
    program (Thunderbird) takes the escape out again."""
    return escape_text(value).replace("\\;", ";")


def fold(line: str) -> str:
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
