"""What the browser draws of a gemeente (partners.js, next_steps.js): short lists, since they travel with
every choice. What is the same for each gemeente stands in a file that a browser has (`publish_words`)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas

from geodata import Landscape, derive, derive_newest
from geodata.compare import alike, burden, method_in_words
from geodata.figures import area_of, change
from geodata.files import introduction_mail
from geodata.map import publish_words
from geodata.partners import (
    MAIL_WORDS,
    ContactLink,
    Entry,
    Source,
    fixed_steps,
    neighbours_of,
    numbers_of,
    partner_card,
    partner_ids,
    partners_of,
    summary,
)
from geodata.records import coalities_of, gemeenten_of, organisaties_of
from geodata.regiobeeld import births_frame
from geodata.routes import steps_of
from geodata.words import CHECK, NEW, capital, list_names, number
from pages.parts.shared.changes_note import told

OWN = "coalitie"
# Said by what they are; and a site of which the page says below where it comes from.
UNNAMED, HOSPITAL = ("E-mail", "Website"), "Site van het ziekenhuis"
UNKNOWN = "datum onbekend"


def partners_data(landscape: Landscape, code: str, today: date) -> dict[str, Any]:
    """The gemeente, its summary, its births and every partner; by CBS code."""
    row = gemeenten_of(landscape)[code]
    sources: list[list[str]] = []
    entries = partner_card(landscape, code, today).entries
    return {
        "woorden": publish_words(landscape).name,
        "code": code,
        "naam": row.naam,
        "provincie": row.provincie,
        "zinnen": list(summary(landscape, code, today)),
        "geboorten": _births(landscape, code),
        "partners": [
            _partner(landscape, code, entry, entries[:place], sources)
            for place, entry in enumerate(entries)
        ],
        "bronnen": sources,
        "zorgkantoor": [row.zorgkantoorregio, row.zorgkantoor_zekerheid],
    }


def steps_data(landscape: Landscape, code: str, today: date, weeg: str = "") -> dict[str, Any]:
    """The mail to all partners, the next steps, the neighbours and comparable gemeenten, which are found
    by the figure that the reader weighs by ("" for the first)."""
    found = alike(landscape, code, gewicht=weeg)
    return {
        "woorden": publish_words(landscape).name,
        "mail": _mail(landscape, code),
        "stappen": _steps(landscape, code, today),
        "partijen": " ".join(burden(landscape, code).zinnen),
        "samen": _together(landscape, code),
        # Without a status: geen gegevens.
        "buren": [
            [item.code, item.naam, *([item.coalitie] if item.coalitie else [])]
            for item in neighbours_of(landscape, partners_of(landscape, code))
        ],
        # What most readers weigh by is described in the file with words.
        "methode": method_in_words(landscape, weeg) if weeg else "",
        "zoals": [[item.code, item.naam, item.tekst] for item in found],
        "nummers": [
            _way(item, noted=True)
            for item in numbers_of(landscape, [item.code for item in found], today)
        ],
    }


@derive
def _births(landscape: Landscape, code: str) -> Sequence[Any]:
    """Births: the first and the last year, how many in the last, what changed since 2013, how many in
    each year (None: not known) and the source; empty without any."""
    area = area_of(landscape, code)
    frame = births_frame(landscape, area)
    if frame.empty:
        return []
    first, last = (int(frame["jaar"].iloc[place]) for place in (0, -1))
    moved = change(landscape, "geboorten", area.codes, "2013", str(last))
    births = frame["geboorten"]
    return [
        first,
        last,
        number(births.iloc[-1]),
        moved.in_words if moved else "",
        [None if pandas.isna(value) else round(value) for value in births],
        frame["bron"].iloc[-1],
    ]


def _partner(
    landscape: Landscape, code: str, entry: Entry, before: Sequence[Entry], sources: list[list[str]]
) -> list[Any]:
    """A partner: soort, name, status, why it is one, how sure that is, an explanation, the ways to reach
    it (or the name of the one above that has the same), the places of its sources in `sources`,
    what another source says, and what was changed."""
    same = next((one.naam for one in before if one.contacten == entry.contacten), "")
    places = []
    for source in map(_source, entry.bronnen):
        if source not in sources:
            sources.append(source)
        places.append(sources.index(source))
    return _trimmed(
        organisaties_of(landscape)[entry.id].soort if entry.id else OWN,
        entry.naam,
        entry.status,
        capital(entry.verband),
        entry.zekerheid,
        entry.toelichting,
        # Who has none is no more like another one for it.
        same if entry.contacten and same else _ways(entry.contacten),
        places,
        entry.tegenspraak,
        # The coalitie of the gemeente itself has no id.
        list(told(landscape, entry.id or code)),
    )


def _ways(links: Sequence[ContactLink]) -> list[list[str]]:
    """The ways to reach somebody; what the one before says already is not said again."""
    found = []
    for place, link in enumerate(links):
        above = links[place - 1] if place else None
        label = "" if link.label in UNNAMED or (above and above.label == link.label) else link.label
        noted = link.label != HOSPITAL and not (above and above.toelichting == link.toelichting)
        found.append(_way(link, label=label, noted=noted))
    return found


def _way(link: ContactLink, *, label: str = "", noted: bool) -> list[str]:
    """A way to reach somebody: address, what it says ("" when the browser can tell by the address),
    label, and a note about it."""
    text = "" if link.tekst == _said(link.href) else link.tekst
    # That an old source is to be checked is said once, for all.
    note = link.toelichting.replace(CHECK, "").replace(f": {NEW}", "") if noted else ""
    return _trimmed(link.href, text, label, note)


def _said(href: str) -> str:
    """What an address says by itself: a mailbox, or a site without what stands before its name."""
    if href.startswith("mailto:"):
        return href.removeprefix("mailto:")
    return href.split("://", 1)[-1].rstrip("/") if "://" in href else ""


def _source(source: Source) -> list[str]:
    """A source (a web address, or words) and when it is of; how old that is only where the date does
    not say it."""
    age = source.leeftijd.removesuffix(CHECK)
    aged = "" if age == NEW or source.leeftijd.startswith(source.datum) else f" ({age})"
    # Of a source in words that has a date the name is enough: this page repeats it at each partner.
    name = source.tekst if source.datum == UNKNOWN else source.tekst.partition(" (")[0]
    return [source.href or name, f"{source.datum}{aged}"]


def _mail(landscape: Landscape, code: str) -> list[Any]:
    """Addresses, subject and text of the mail to all, and 1 when a link cannot hold the addresses; empty
    when there is nobody to mail to. For what every mail says there stands its place in the file with
    words: {0}."""
    mail = introduction_mail(landscape, code)
    if not mail.allen:
        return []
    query = parse_qs(urlsplit(mail.href).query)
    text = query["body"][0].replace("\r\n", "\n")
    for place, words in enumerate(MAIL_WORDS):
        text = text.replace(words, f"{{{place}}}")
    return _trimmed(list(mail.allen), query["subject"][0], text, 0 if mail.aan else 1)


@derive_newest(400)
def _steps(landscape: Landscape, code: str, today: date) -> Sequence[Sequence[Any]]:
    """Each step: title, text (without it and its links when the file with words has both), whom to turn to as [name, ways], where to read on as [address, title], and the
    pages of the atlas that do it, as those.
    Who stands on the card already has his contacts there."""
    shown = partner_ids(landscape, code)
    steps = steps_of(landscape, code, today)
    fixed = fixed_steps(landscape)
    same = {step.titel for step in steps if fixed.get(step.titel) == (step.tekst, step.links)}
    return [
        _trimmed(
            step.titel,
            "" if step.titel in same else step.tekst,
            [
                [who.naam, [_way(link, noted=True) for link in who.contacten]]
                for who in step.wie
                if who.contacten and who.id not in shown
            ],
            [] if step.titel in same else [[link.href, link.label] for link in step.links],
            # The pages of the atlas that do it.
            [[address, name] for name, address in step.paginas],
        )
        for step in steps
    ]


def _together(landscape: Landscape, code: str) -> list[str]:
    """The regional coalitie of a gemeente and the neighbours that a source counts to it too."""
    together = [
        item.naam for item in neighbours_of(landscape, partners_of(landscape, code)) if item.samen
    ]
    return [coalities_of(landscape)[code].deel_van, list_names(together)] if together else []


def _trimmed(*parts: Any) -> list[Any]:
    """A list without the empty parts at its end."""
    found = list(parts)
    while found and not found[-1]:
        found.pop()
    return found
