"""Who can be reached how: per kind of organisatie, and for the partners of each gemeente."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import pandas

from geodata.landscape import Landscape, derive
from geodata.partners.contact import name_and_soort
from geodata.partners.partners import partner_ids
from geodata.partners.ways import COUNCIL_OF, Bereik, bulk_ways, website_of
from geodata.records import (
    gemeentecontacten_of,
    gemeenten_of,
    old_in_words,
    organisaties_of,
)
from geodata.regions.distance import VSV_SOORTEN
from geodata.words import count, date_in_words, join_words, number, percentage

WAYS = ("telefoon", "email", "formulier")
# The ways to reach somebody, from soon to not at all: the columns of `reach_per_kind`.
ONLY_SITE, NOT = "alleen site", "niet"


@derive
def reached(landscape: Landscape) -> pandas.DataFrame:
    """How each active organisatie and each gemeente can be reached, a row each; index: id or CBS
    code.

    Columns: `soort`, `naam`, `telefoon`, `email`, `formulier` (the first of each, "" without),
    `site`, `bereik` (the first of `WAYS` that there is, `ONLY_SITE` or `NOT`), `bron` and
    `bron_datum` of that way, `nagezien` (when who it is looked at it itself) and `zekerheid`. Only
    what is functional counts: personal addresses are never in a list.
    """
    active = (row.id for row in organisaties_of(landscape).values() if row.is_actief)
    rows = {key: _row(landscape, key) for key in (*active, *gemeenten_of(landscape))}
    return pandas.DataFrame.from_dict(rows, orient="index")


def _row(landscape: Landscape, key: str) -> dict[str, str]:
    naam, _ = name_and_soort(landscape, key)
    organisatie = organisaties_of(landscape).get(key)
    # A council of parents or clients does not answer for the organisatie.
    found = [way for way in bulk_ways(landscape, key) if way.van != COUNCIL_OF]
    # The front page of a site is no contact page: nobody answers there.
    pages = [way.formulier for way in found if way.formulier and not _is_page(way.formulier)]
    site = next(filter(None, (website_of(landscape, key), *pages)), "")
    first = {way: next((w for w in found if _answers(w, way)), None) for way in WAYS}
    bereik = next((way for way in WAYS if first[way]), ONLY_SITE if site else NOT)
    stated = first.get(bereik) or organisatie or gemeentecontacten_of(landscape).get(key)
    return {
        "soort": organisatie.soort if organisatie else "gemeente",
        "naam": naam,
        **{way: getattr(item, way) if item else "" for way, item in first.items()},
        "site": site,
        "bereik": bereik,
        "bron": stated.bron if stated else "",
        "bron_datum": stated.bron_datum if stated else "",
        "nagezien": next((way.bevestigd for way in found if way.bevestigd), ""),
        "zekerheid": stated.zekerheid if stated else "",
    }


def _answers(found: Bereik, way: str) -> bool:
    return bool(getattr(found, way)) and (way != "formulier" or _is_page(found.formulier))


def _is_page(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.path.strip("/") or parts.query)


@derive
def reach_per_kind(landscape: Landscape) -> pandas.DataFrame:
    """How many of each kind can be reached how, and how old what we know is.

    Columns: `soort` (in words), `totaal`, `telefoon`, `email` and `formulier` (who has several is
    counted in each), `alleen_site`, `niet`, `oudste`, `nieuwste` (dates in words) and
    `zonder_datum`. Kinds in the order of `lagen.toml`, the gemeenten last.
    """
    frame = reached(landscape)
    kinds = {soort.id: soort.meervoud for soort in landscape.vocabulary.soorten.values()}
    kinds["gemeente"] = "gemeenten"
    rows = []
    for kind, label in kinds.items():
        part = frame[frame["soort"] == kind]
        if part.empty:
            continue
        dates = sorted(value for value in part["bron_datum"] if value)
        rows.append(
            {
                "soort": label,
                "totaal": len(part),
                **{way: int((part[way] != "").sum()) for way in WAYS},
                "alleen_site": int((part["bereik"] == ONLY_SITE).sum()),
                "niet": int((part["bereik"] == NOT).sum()),
                "oudste": date_in_words(dates[0]) if dates else "",
                "nieuwste": date_in_words(dates[-1]) if dates else "",
                "zonder_datum": len(part) - len(dates),
            }
        )
    return pandas.DataFrame(rows)


@dataclass(frozen=True)
class Partnership:
    """Of one gemeente: its active partners, and the ids of those who can only be reached by a site
    or not at all."""

    partners: tuple[str, ...]
    onbereikbaar: tuple[str, ...]


@derive
def partnerships(landscape: Landscape) -> dict[str, Partnership]:
    """The active partners of each gemeente and who of them cannot be reached by a number, a mailbox
    or a contact page; by CBS code."""
    bereik = reached(landscape)["bereik"].to_dict()
    found = {}
    for code in gemeenten_of(landscape):
        active = tuple(key for key in partner_ids(landscape, code) if key in bereik)
        silent = tuple(key for key in active if bereik[key] not in WAYS)
        found[code] = Partnership(active, silent)
    return found


@derive
def partnership_frame(landscape: Landscape) -> pandas.DataFrame:
    """The same as a table for a spreadsheet: `gemeentecode`, `gemeente`, `partners`, `bereikbaar`
    (how many) and `zonder` (the names of the others)."""
    names = organisaties_of(landscape)
    return pandas.DataFrame(
        [
            {
                "gemeentecode": code,
                "gemeente": gemeenten_of(landscape)[code].naam,
                "partners": len(item.partners),
                "bereikbaar": len(item.partners) - len(item.onbereikbaar),
                "zonder": "; ".join(names[key].naam for key in item.onbereikbaar),
            }
            for code, item in partnerships(landscape).items()
        ]
    )


def reach_in_words(landscape: Landscape) -> tuple[str, ...]:
    """For how many gemeenten every partner can be reached by something other than a site, which
    kinds are in the way, which do answer, and how many active VSV's and IGO's rest on an old source."""
    return (*_partners_in_words(landscape), *_old_in_words(landscape))


def _partners_in_words(landscape: Landscape) -> Iterable[str]:
    found = partnerships(landscape)
    total = len(found)
    gemeenten = count(total, "gemeente", "gemeenten")
    whole = sum(not item.onbereikbaar for item in found.values())
    yield (
        f"Bij {number(whole)} van de {gemeenten} ({percentage(whole / total)}) is elke actieve "
        "partner te bereiken met een telefoonnummer, een mailbox of een contactpagina; bij de "
        "andere heeft minstens één partner alleen een site, of niets."
    )
    yield from _soorten_in_words(landscape, found)
    met = sum(len(item.partners) for item in found.values())
    if met:
        reachable = met - sum(len(item.onbereikbaar) for item in found.values())
        yield (
            f"Gemiddeld zijn {number(reachable / total, 1)} van de {number(met / total, 1)} "
            "partners van een gemeente zo te bereiken."
        )


def _soorten_in_words(landscape: Landscape, found: Mapping[str, Partnership]) -> Iterable[str]:
    """Of which kinds nobody can be reached: they decide the share of every gemeente. And of which
    kinds somebody can, in how many gemeenten."""
    rows, names = organisaties_of(landscape), landscape.vocabulary.soorten
    kinds = {
        code: (
            {rows[key].soort for key in item.partners},
            {rows[key].soort for key in item.partners if key not in item.onbereikbaar},
        )
        for code, item in found.items()
    }
    answering = Counter(soort for _, reachable in kinds.values() for soort in reachable)
    partners = {rows[key] for item in found.values() for key in item.partners}
    met = Counter(row.soort for row in partners)
    silent = {soort for soort in met if soort not in answering}
    if silent:
        told = join_words(
            f"{number(met[soort])} {names[soort].meervoud}" for soort in names if soort in silent
        )
        some = sum(here - reachable <= silent for here, reachable in kinds.values())
        yield (
            f"Van de {told} die partner zijn, vonden we geen enkel nummer, mailbox of contactpagina: "
            "weet u er een, meld het. Van elke andere soort is minstens één partner te bereiken bij "
            f"{number(some)} van de {count(len(kinds), 'gemeente', 'gemeenten')} "
            f"({percentage(some / len(kinds))})."
        )
    if answering:
        told = join_words(
            f"{names[soort].meervoud} (bij {count(total, 'gemeente', 'gemeenten')})"
            for soort, total in answering.most_common()
        )
        yield f"Bellen of mailen kan met minstens één van de {told}."


def _old_in_words(landscape: Landscape) -> Iterable[str]:
    rows = [row for row in organisaties_of(landscape).values() if row.soort in VSV_SOORTEN]
    active = [row for row in rows if row.is_actief]
    old = old_in_words(active)
    if old:
        yield (
            f"Van de {number(len(active))} actieve VSV's en IGO's zijn er {old}. De atlas zegt dat "
            "er overal bij."
        )
