"""How many inhabitants CBS and PBL expect per gemeente: the totals of their regional outlook.

The outlook is about the gemeenten of a year in its own title; these are brought to those of today. Ages
are not taken: CBS and PBL withdrew them on 12 July 2023.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from geodata.figures.outlook import UNTIL
from geodata.keeping.origin import ListSource
from geodata.keeping.sources.cbs_figures import COLUMNS, dated, read_before
from geodata.keeping.sources.convert import to_today
from geodata.keeping.sources.odata import COUNTRY, newest_table
from geodata.keeping.sources.odata_v3 import TableV3
from geodata.keeping.sources.proposal import SURE, Asked, Proposal, Source, gemeente_cell, table
from geodata.keeping.sources.web import SourceError
from geodata.words import join_words, number

TITLE, INTERVALS = "Regionale prognose", "bevolking, intervallen"
# The values are in thousands, with one decimal.
THOUSAND, ROUNDED = 1000, 50
NAME = "Verwachte inwoners"
YEARS = (2030, UNTIL)


@dataclass(frozen=True)
class Expected:
    """The inhabitants expected on 1 January of some years, by region, of one edition."""

    tabel: str
    titel: str
    gewijzigd: str
    jaren: Mapping[int, Mapping[str, Decimal]]


def _news(asked: Asked) -> str:
    name, title = newest_table(asked.web, TITLE, asked.tot, INTERVALS)
    known = dated(name, TableV3(asked.web, name).changed) in read_before(asked.landscape)
    return "" if known else f"De nieuwste tabel: {title} ({name})."


def _fetch(asked: Asked) -> Expected:
    name, title = newest_table(asked.web, TITLE, asked.tot, INTERVALS)
    own = TableV3(asked.web, name)
    interval = own.dimension_with("Prognose")
    picked = {interval: own.codes(interval, ["Prognose"])}
    measure = own.measure(("Totale bevolking",), "x 1 000")
    found = {}
    for jaar in YEARS:
        if jaar in own.years:
            asked.progress(0.5, f"CBS {name}: {jaar}")
            found[jaar] = {
                code: value * THOUSAND for code, value in own.values(measure, picked, jaar).items()
            }
    return Expected(name, title, own.changed, found)


def _check(asked: Asked, found: Expected) -> None:
    """Raise SourceError unless the gemeenten are together what the country is, but for rounding."""
    if not found.jaren:
        raise SourceError(f"CBS {found.tabel} heeft {join_words(map(str, YEARS))} niet.")
    for jaar, values in found.jaren.items():
        own = [value for code, value in values.items() if code != COUNTRY]
        country = values.get(COUNTRY)
        if country is None or abs(sum(own) - country) > ROUNDED * (len(own) + 1):
            raise SourceError(
                f"CBS {found.tabel}, {jaar}: de gemeenten zijn samen {number(float(sum(own)))}, maar "
                f"Nederland is {number(float(country or 0))}. Er is niets voorgesteld."
            )
        if any(value % 1 for value in own):
            raise SourceError(f"CBS {found.tabel}: er staan delen van mensen in.")


def _propose(asked: Asked, found: Expected) -> tuple[Proposal, ...]:
    rows = []
    for jaar, values in found.jaren.items():
        today = to_today(
            asked.landscape, {code: value for code, value in values.items() if code != COUNTRY}
        )
        if missing := sorted(set(asked.landscape.gemeenten.index) - set(today)):
            raise SourceError(
                f"CBS {found.tabel} heeft geen waarde van {join_words(missing[:8])}. Er is niets "
                "voorgesteld."
            )
        rows += [
            {
                "cijfers.gemeentecode": gemeente_cell(asked.landscape, code),
                "cijfers.indicator": NAME,
                "cijfers.periode": f"{jaar}-01-01",
                "cijfers.waarde": str(int(today[code].waarde)),
                "cijfers.afgeleid": today[code].afgeleid,
                "cijfers.waarvan_geschat": str(int(today[code].geschat) or ""),
                "indicatoren.eenheid": "inwoners",
                "indicatoren.definitie": "Inwoners op 1 januari volgens de regionale prognose van CBS en "
                "PBL, afgerond op honderd",
                "indicatoren.optelbaar": "ja",
                "indicatoren.toelichting": f"Een prognose, geen telling: {found.titel}.",
            }
            for code in sorted(today)
        ]
    herkomst = ListSource(dated(found.tabel, found.gewijzigd), found.gewijzigd, SURE)
    return (Proposal(f"CBS {found.tabel}", "cijfers", *table(COLUMNS, rows), herkomst),)


EXPECTED = Source(
    "verwacht",
    "Verwachte inwoners (CBS en PBL)",
    f"Hoeveel inwoners de regionale prognose per gemeente verwacht in {join_words(map(str, YEARS))}, uit "
    "de nieuwste tabel. Alleen totalen.",
    _news,
    _fetch,
    _check,
    _propose,
)
