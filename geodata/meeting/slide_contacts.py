"""Contacts on a slide: how to reach somebody, as a table; and a kind as short as a meeting says it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from geodata.landscape import Landscape
from geodata.meeting.slide import Table
from geodata.partners.contact import ContactLink, functional_contacts_of, name_and_soort
from geodata.records import gemeentecontacten_of, gemeenten_of, organisaties_of
from geodata.words import age_in_words, date_in_words, join_words

CONTACT_COLUMNS = ("Organisatie", "Soort", "Bereikbaar op", "Bron en leeftijd")
# A number, a mailbox and an address of its own say themselves what they are.
PLAIN = ("Telefoon", "E-mail", "Website", "Contactpagina")
_SHORT = re.compile(r"\((\w+)\)$")


def contact_table(landscape: Landscape, keys: Iterable[str], today: date) -> Table:
    """How to reach some organisaties (by id) and gemeenten (by CBS code): its
    functional numbers, mailboxes, pages and sites, what reaches somebody soonest first, one row for those
    that come from one source."""
    rows, unreachable = [], []
    for key in keys:
        naam, soort = name_and_soort(landscape, key)
        found = functional_contacts_of(landscape, key, today)
        own = _own_source(landscape, key, today)
        together: dict[str, list[str]] = {}
        for link in found:
            if key in gemeenten_of(landscape):
                # All of it is of one source, that the first says.
                link = replace(link, label=PLAIN[0], toelichting=found[0].toelichting)
            together.setdefault(link.toelichting or own, []).append(_way(link))
        rows += [
            # The column says that it is a source.
            (
                naam,
                soort_in_short(soort),
                ", ".join(dict.fromkeys(ways)),
                source.removeprefix("bron van "),
            )
            for source, ways in together.items()
        ]
        if not found:
            unreachable.append(naam)
    rest = f"Zonder bekend contact: {join_words(unreachable)}." if unreachable else ""
    return Table(
        CONTACT_COLUMNS,
        tuple(rows),
        "Contacten, met hun bron en leeftijd",
        contacten=True,
        rest=rest,
    )


def soort_in_short(soort: str) -> str:
    """A kind as short as a meeting says it: "verloskundig samenwerkingsverband (VSV)" is "VSV"."""
    found = _SHORT.search(soort)
    return found[1] if found else soort


def kind_and_status(soort: str, status: str) -> str:
    """A kind in short with what its status is when that is not plain: "VSV; niet actief"."""
    return "; ".join(filter(None, (soort_in_short(soort), status)))


def _way(link: ContactLink) -> str:
    """A way to reach somebody, with what it is where that does not show; a wall needs no "www."."""
    words = link.tekst.removeprefix("www.")
    return words if link.label in PLAIN else f"{words} ({link.label[:1].lower()}{link.label[1:]})"


def _own_source(landscape: Landscape, key: str, today: date) -> str:
    """The date and age of the source of a record itself: a site without a note comes from there."""
    row = organisaties_of(landscape).get(key) or gemeentecontacten_of(landscape).get(key)
    if not row or not row.bron_datum:
        return "bron zonder datum, controleer voor gebruik"
    return f"bron van {date_in_words(row.bron_datum)}: {age_in_words(row.bron_datum, today)}"
