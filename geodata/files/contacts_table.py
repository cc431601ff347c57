"""The contacts of a gemeente and its partners as a table: functional only, and no names of persons."""

from datetime import date

import pandas

from geodata.landscape import Landscape
from geodata.partners.contact import name_and_soort
from geodata.partners.partners import partner_ids
from geodata.partners.ways import HOSPITAL, Bereik, Site, bulk_ways, site_of
from geodata.records import Gemeente, Organisatie, gemeenten_of, organisaties_of
from geodata.words import age_in_words

SITE_OF_HOSPITAL = "site van het ziekenhuis"


def contact_ids(landscape: Landscape, code: str) -> tuple[str, ...]:
    """Whom a list of contacts of a gemeente holds: itself (by CBS code), then its partners. Raises
    KeyError for an unknown code."""
    return (code, *partner_ids(landscape, code))


def contacts_frame(landscape: Landscape, code: str, today: date) -> pandas.DataFrame:
    """The gemeente and its partners as a table of texts, a row per functional number, mailbox
    or page, who is reached soonest first; then the site. The source of a row is that of what stands in
    it, so a site stands with a number only when one source gives both.

    A partner without any has a row without an address. Raises KeyError for an unknown code.
    """
    rows = []
    for key in contact_ids(landscape, code):
        naam, soort = name_and_soort(landscape, key)
        row = organisaties_of(landscape).get(key)
        own = {
            "soort": soort,
            "naam": naam,
            "status": row.status_in_words if row else "",
            "plaats": row.plaats if row else "",
        }
        found, site = bulk_ways(landscape, key), site_of(landscape, key)
        together = site is not None and any(_same_source(way, site) for way in found)
        for way in found:
            adres = site.adres if site and _same_source(way, site) else ""
            rows.append(own | _reached(adres, way) | _stated(way, today, way.bevestigd))
        if site and not together:
            rows.append(own | _reached(site.adres, site) | _stated(site, today, site.bevestigd))
        if not found and not site:
            # The source is that of the organisatie itself.
            rows.append(own | _reached("") | _stated(row or gemeenten_of(landscape)[code], today))
    return pandas.DataFrame(rows, dtype="str")


def _same_source(way: Bereik, site: Site) -> bool:
    told = (way.bron, way.bron_datum, way.zekerheid, way.bevestigd)
    return told == (site.bron, site.bron_datum, site.zekerheid, site.bevestigd)


def _reached(website: str, by: Bereik | Site | None = None) -> dict[str, str]:
    """What a row of contacts says of how to reach somebody."""
    way = by if isinstance(by, Bereik) else None
    of_hospital = isinstance(by, Site) and by.van == HOSPITAL
    return {
        "website": website,
        "rol": way.rol if way else SITE_OF_HOSPITAL if of_hospital else "",
        "telefoon": way.telefoon if way else "",
        "email": way.email if way else "",
        "formulier": way.formulier if way else "",
    }


def _stated(
    by: Bereik | Site | Organisatie | Gemeente, today: date, nagezien: str = ""
) -> dict[str, str]:
    """What a row of contacts says of its source."""
    return {
        "bron": by.bron,
        "bron_datum": by.bron_datum,
        "leeftijd": age_in_words(by.bron_datum, today),
        "zekerheid": by.zekerheid,
        "nagezien": nagezien,
    }
