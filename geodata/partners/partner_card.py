"""The partner card of a gemeente: every regional partner, what it is for and how to reach it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from geodata.landscape import Landscape, derive_newest
from geodata.partners.contact import (
    ContactLink,
    Source,
    contacts_of,
    contacts_of_gemeente,
    site,
    source,
    sources_of,
)
from geodata.partners.contradictions import others_in_words
from geodata.partners.partners import Near, Partner, Partners, partner_ids, partners_of
from geodata.records import (
    OmschrevenGebied,
    coalities_of,
    gemeenten_of,
    organisaties_of,
    remarks_of,
)
from geodata.regions.distance import as_the_crow_flies
from geodata.words import km_in_words, place_in_words


@dataclass(frozen=True)
class Entry:
    """One partner on the card.

    `verband` says why it is a partner of this gemeente, `zekerheid` how sure that is ("" when it
    is computed), `bronnen` where that, and the facts about the partner, come from, `tegenspraak` what
    other sources say of it ("" when they agree). `id` is an
    organisatie id, "" for the coalitie of the gemeente itself.
    """

    id: str
    naam: str
    soort: str
    wat: str
    status: str
    verband: str
    zekerheid: str
    toelichting: str
    contacten: tuple[ContactLink, ...]
    bronnen: tuple[Source, ...]
    tegenspraak: str = ""


@dataclass(frozen=True)
class Neighbour:
    """A neighbouring gemeente: the status of its coalitie ("" without data), and whether a source
    counts it to the same regional coalitie or approach."""

    code: str
    naam: str
    coalitie: str
    samen: bool


@dataclass(frozen=True)
class PartnerCard:
    """Everything on the card of one gemeente."""

    partners: Partners
    entries: tuple[Entry, ...]
    buren: tuple[Neighbour, ...]


# A page asks for its card more than once; of all gemeenten they take some megabytes.
@derive_newest(400)
def partner_card(landscape: Landscape, code: str, today: date) -> PartnerCard:
    """The card of the gemeente with this CBS code. Raises KeyError for an unknown code."""
    partners = partners_of(landscape, code)
    found = [
        *(_regional(landscape, one, today) for one in partners.regionaal.values()),
        *(_regional(landscape, one, today) for one in partners.overig),
        *(_near(landscape, code, item, today) for item in (*partners.vsv, *partners.centra)),
        *(_described(landscape, row, today) for row in partners.omschreven),
        *_coalition(landscape, partners, today),
    ]
    by_id = {entry.id: entry for entry in reversed(found)}
    told = (
        replace(entry, tegenspraak=others_in_words(landscape, entry.id, code))
        for entry in (by_id[key] for key in partner_ids(landscape, code))
    )
    entries = (_own(landscape, partners, today), *told)
    return PartnerCard(partners, entries, neighbours_of(landscape, partners))


def _own(landscape: Landscape, partners: Partners, today: date) -> Entry:
    """The coalitie of the gemeente itself, or that nothing was found about one."""
    soort = landscape.vocabulary.soorten["coalitie"]
    words = {"soort": soort.enkelvoud, "wat": soort.uitleg}
    if not partners.coalitie:
        return Entry(
            id="",
            naam=f"Coalitie Kansrijke Start {place_in_words(partners.naam)}",
            status="geen gegevens",
            verband="we vonden niets over een coalitie; dat betekent niet dat er geen is",
            zekerheid="",
            toelichting="",
            contacten=contacts_of_gemeente(landscape, partners.code, today),
            bronnen=(),
            **words,
        )
    row = coalities_of(landscape)[partners.code]
    sources = [source(row.bron, row.bron_datum, today)]
    if row.extra_bron:
        sources.append(source(row.extra_bron, "", today))
    own_site = (site("Site van de coalitie", row.website),) if row.website else ()
    return Entry(
        id="",
        naam=row.naam or f"Coalitie Kansrijke Start {place_in_words(partners.naam)}",
        status="geen gegevens" if row.status == "onbekend" else row.status_in_words,
        verband=f"sinds {row.sinds}" if row.sinds else "uw eigen gemeente",
        zekerheid=row.zekerheid,
        toelichting=" ".join(remarks_of(landscape, row)),
        contacten=(*own_site, *contacts_of_gemeente(landscape, partners.code, today)),
        bronnen=tuple(sources),
        **words,
    )


def _entry(landscape: Landscape, key: str, today: date, **relation: Any) -> Entry:
    row = organisaties_of(landscape)[key]
    soort = landscape.vocabulary.soorten[row.soort]
    return Entry(
        id=key,
        naam=row.naam,
        soort=soort.enkelvoud,
        wat=soort.voor_coalitie,
        status=row.andere_status,
        contacten=contacts_of(landscape, key, today),
        **relation,
    )


def _regional(landscape: Landscape, partner: Partner, today: date) -> Entry:
    return _entry(
        landscape,
        partner.id,
        today,
        verband="werkgebied",
        zekerheid=partner.zekerheid,
        toelichting=partner.toelichting,
        bronnen=(source(partner.bron, partner.bron_datum, today, "indeling"),),
    )


def _near(landscape: Landscape, code: str, item: Near, today: date) -> Entry:
    where = "ziekenhuis in de gemeente, " if item.in_gemeente else ""
    how = as_the_crow_flies(landscape, code, item.id)
    return _entry(
        landscape,
        item.id,
        today,
        verband=f"{where}{km_in_words(item.km)} {how} (berekend)",
        zekerheid="",
        toelichting="",
        bronnen=sources_of(landscape, item.id, today)[:1],
    )


def _described(landscape: Landscape, row: OmschrevenGebied, today: date) -> Entry:
    words = organisaties_of(landscape)[row.organisatie].werkgebied
    return _entry(
        landscape,
        row.organisatie,
        today,
        verband=f"werkgebied in woorden: {words}",
        zekerheid=row.zekerheid,
        toelichting=row.toelichting,
        bronnen=sources_of(landscape, row.organisatie, today)[:1],
    )


def _coalition(landscape: Landscape, partners: Partners, today: date) -> Iterable[Entry]:
    """The regional coalitie that a source counts the gemeente to, if it is an organisatie."""
    if partners.regionale_coalitie:
        row = coalities_of(landscape)[partners.code]
        yield _entry(
            landscape,
            row.regionale_coalitie,
            today,
            verband=f"de bron noemt de gemeente bij: {row.deel_van}",
            zekerheid=row.zekerheid,
            toelichting="",
            bronnen=(source(row.bron, row.bron_datum, today, "indeling"),),
        )


def neighbours_of(landscape: Landscape, partners: Partners) -> tuple[Neighbour, ...]:
    """The neighbours of a gemeente with the status of their coalitie, in order of name."""
    rows, stated = gemeenten_of(landscape), coalities_of(landscape)
    own = stated[partners.code].deel_van if partners.code in stated else ""
    found = []
    for row in sorted((rows[code] for code in partners.buren), key=lambda row: row.naam):
        other = stated.get(row.code)
        together = bool(own and other and other.deel_van == own)
        status = other.status_in_words if other else ""
        found.append(Neighbour(row.code, row.naam, status, together))
    return tuple(found)
