"""Who can be reached how: per kind of organisatie, and for the partners of each gemeente."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pandas

from geodata.landscape import Landscape, derive
from geodata.partners.contact import name_and_soort
from geodata.partners.partners import partner_ids
from geodata.partners.ways import Bereik, bulk_ways, website_of
from geodata.records import gemeentecontacten_of, gemeenten_of, organisaties_of
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
    found = bulk_ways(landscape, key)
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
    """For how many gemeenten every partner can be reached by something other than a site, what is
    in the way, and how many active VSV's and IGO's rest on an old source."""
    return (*_partners_in_words(landscape), *_old_in_words(landscape))


def _partners_in_words(landscape: Landscape) -> Iterable[str]:
    found = partnerships(landscape)
    whole = sum(not item.onbereikbaar for item in found.values())
    total = len(found)
    yield (
        f"Bij {number(whole)} van de {count(total, 'gemeente', 'gemeenten')} "
        f"({percentage(whole / total)}) is elke actieve partner te bereiken met een telefoonnummer, "
        "een mailbox of een contactpagina; bij de andere heeft minstens één partner alleen een site, "
        "of niets."
    )
    partners = sum(len(item.partners) for item in found.values())
    reachable = partners - sum(len(item.onbereikbaar) for item in found.values())
    if partners:
        yield (
            f"Gemiddeld is dat {number(reachable / total, 1)} van de "
            f"{number(partners / total, 1)} partners van een gemeente."
        )
    soorten = {row.id: row.soort for row in organisaties_of(landscape).values()}
    names = landscape.vocabulary.soorten
    missing: dict[str, set[str]] = {}
    for code, item in found.items():
        for key in item.onbereikbaar:
            missing.setdefault(soorten[key], set()).add(code)
    if missing:
        first = sorted(missing, key=lambda soort: -len(missing[soort]))[:3]
        told = [f"{names[s].meervoud} ({number(len(missing[s]))} gemeenten)" for s in first]
        yield f"Het vaakst ontbreekt dat bij {join_words(told)}."


def _old_in_words(landscape: Landscape) -> Iterable[str]:
    rows = [row for row in organisaties_of(landscape).values() if row.soort in VSV_SOORTEN]
    active = [row for row in rows if row.is_actief]
    old = [row for row in active if row.andere_status]
    undated = sum(not row.status_van for row in old)
    if old:
        yield (
            f"Van de {number(len(active))} actieve VSV's en IGO's rusten er {number(len(old))} op "
            f"een oude bron: {number(len(old) - undated)} van 2019 of ouder en {number(undated)} "
            "zonder datum. De atlas zegt dat er overal bij."
        )
