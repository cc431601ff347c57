"""Figures per gemeente from tables of CBS: births, inhabitants, and the groups by age."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from geodata.figures import figures
from geodata.keeping.match.figure_names import new_id
from geodata.keeping.origin import ListSource
from geodata.keeping.sources.convert import Value, to_today
from geodata.keeping.sources.odata import COUNTRY, Table
from geodata.keeping.sources.odata_v3 import TableV3
from geodata.keeping.sources.odata_v4 import TableV4
from geodata.keeping.sources.proposal import SURE, Asked, Proposal, Source, gemeente_cell, table
from geodata.keeping.sources.web import SourceError
from geodata.landscape import Landscape
from geodata.words import join_words, number

V3, V4 = "3", "4"
PROVISIONAL = "voorlopig"
AGES_15_49 = tuple(f"{age} jaar" for age in range(15, 50))
COLUMNS = {
    "cijfers.gemeentecode": "gemeente",
    "cijfers.indicator": "cijfer",
    "cijfers.periode": "jaar",
    "cijfers.waarde": "waarde",
    "cijfers.afgeleid": "afgeleid",
    "cijfers.waarvan_geschat": "waarvan geschat",
    "cijfers_landelijk.waarde": "landelijk",
    "cijfers_landelijk.status": "status",
    "indicatoren.eenheid": "eenheid",
    "indicatoren.definitie": "definitie",
    "indicatoren.optelbaar": "optelbaar",
    "indicatoren.toelichting": "kanttekening",
}


@dataclass(frozen=True)
class Wanted:
    """A figure that tables of CBS have: its id or (for one that the atlas does not have yet) its
    name, the titles of its measure, and per dimension the titles of what is counted. `tabellen` are
    ids with their version, the best first: what one does not have the next gives. `status` is that
    of years for which a table says none, by table; with `per_jaar` it is counted over a year, and only
    a year that has passed is whole."""

    cijfer: str
    titels: tuple[str, ...]
    tabellen: tuple[tuple[str, str], ...]
    kiest: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    status: tuple[str, ...] = ("",)
    per_jaar: bool = False
    wat: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """The values of one figure in one year: of each gemeente of then and of the country."""

    wanted: Wanted
    tabel: str
    gewijzigd: str
    jaar: int
    status: str
    waarden: Mapping[str, Decimal]


BIRTHS = Wanted(
    "geboorten",
    ("Levend geboren kinderen",),
    (("37259ned", V3), ("37230ned", V3)),
    {"Geslacht": ("Totaal mannen en vrouwen",)},
    ("definitief", PROVISIONAL),
    per_jaar=True,
)
POPULATION = (("03759ned", V4),)
PEOPLE = (
    Wanted("inwoners", ("Bevolking op 1 januari",), POPULATION),
    Wanted(
        "vrouwen-15-49",
        ("Bevolking op 1 januari",),
        POPULATION,
        {"Geslacht": ("Vrouwen",), "Leeftijd": AGES_15_49},
        wat={
            "eenheid": "vrouwen",
            "definitie": "Vrouwen van 15 tot en met 49 jaar op 1 januari",
            "toelichting": "Opgeteld uit de aantallen per leeftijd.",
        },
    ),
    Wanted(
        "Kinderen van 0 jaar",
        ("Bevolking op 1 januari",),
        POPULATION,
        {"Leeftijd": ("0 jaar",)},
        wat={
            "eenheid": "kinderen",
            "definitie": "Inwoners jonger dan 1 jaar op 1 januari",
            "optelbaar": "ja",
        },
    ),
)
KEY_FIGURES = (("70072ned", V3),)
AGES = tuple(
    Wanted(figure, titles, KEY_FIGURES)
    for figure, titles in (
        ("kinderen-0-4", ("Jonger dan 5 jaar", "0 tot 5 jaar")),
        ("kinderen-5-9", ("5 tot 10 jaar",)),
        ("inwoners-15-19", ("15 tot 20 jaar",)),
        ("inwoners-20-24", ("20 tot 25 jaar",)),
        ("inwoners-25-44", ("25 tot 45 jaar",)),
    )
)


def figure_source(source_id: str, label: str, uitleg: str, wanted: tuple[Wanted, ...]) -> Source:
    """A source of figures."""

    def tables(asked: Asked) -> dict[str, Table]:
        kinds = {V3: TableV3, V4: TableV4}
        named = {name: version for one in wanted for name, version in one.tabellen}
        return {name: kinds[version](asked.web, name) for name, version in named.items()}

    def news(asked: Asked) -> str:
        known = tables(asked)
        told: list[str] = []
        some = False
        for one in wanted:
            years = [(year, status) for _, year, status in _years(asked, one, known)]
            some |= bool(years)
            held = _held(asked.landscape, one.cijfer)
            fresh = [str(year) for year, _ in years if year not in held]
            final = [str(year) for year, status in years if held.get(year) not in (None, status)]
            told += [f"{one.cijfer} van {join_words(fresh)}"] if fresh else []
            told += [f"{one.cijfer} van {join_words(final)} is anders genoemd"] if final else []
        dates = {dated(name, own.changed) for name, own in known.items()}
        if not some or (not told and dates <= read_before(asked.landscape)):
            return ""
        return (
            f"Nieuw: {'; '.join(told)}." if told else "De tabel is gewijzigd sinds de vorige keer."
        )

    def fetch(asked: Asked) -> list[Found]:
        known = tables(asked)
        todo = [(one, *part) for one in wanted for part in _years(asked, one, known)]
        found = []
        for place, (one, name, year, status) in enumerate(todo):
            asked.progress(place / len(todo), f"CBS {name}: {one.cijfer}, {year}")
            own = known[name]
            chosen = {
                dimension: own.codes(dimension, titles)
                for dimension, titles in one.kiest.items()
                if dimension in own.dimensions
            }
            values = own.values(own.measure(one.titels), chosen, year)
            found.append(Found(one, name, own.changed, year, status, values))
        return found

    return Source(source_id, label, uitleg, news, fetch, _check, _propose)


def _held(landscape: Landscape, cijfer: str) -> dict[int, str]:
    """The years that the atlas has of a figure, each with its status."""
    own = figures(landscape).get(cijfer) or figures(landscape).get(new_id(cijfer))
    if own is None:
        return {}
    return {int(period[:4]): own.herkomst_van(period).status for period in own.perioden}


def read_before(landscape: Landscape) -> set[str]:
    """The editions of tables that figures of the atlas come from, as `dated` names them."""
    rows = landscape.table("cijfers_landelijk")
    return {part for bron in set(rows["bron"]) for part in str(bron).split("; ")}


def _years(asked: Asked, wanted: Wanted, known: Mapping[str, Table]) -> list[tuple[str, int, str]]:
    """The years to ask for: table, year and status. From the newest that the atlas has (or the first
    that is provisional there) to the newest on offer; a year counted over is one that has passed."""
    held = _held(asked.landscape, wanted.cijfer)
    moving = [year for year, status in held.items() if status == PROVISIONAL]
    found: dict[int, tuple[str, int, str]] = {}
    for place, (name, _) in enumerate(wanted.tabellen):
        own = known[name]
        otherwise = wanted.status[min(place, len(wanted.status) - 1)]
        for year, about in own.years.items():
            found.setdefault(year, (name, year, about.status or otherwise))
    newest = max(found)
    start = min([max(held), *moving]) if held else newest
    passed = {name: int(own.changed[:4]) for name, own in known.items() if own.changed}
    return [
        part
        for year, part in sorted(found.items())
        if start <= year <= (asked.tot or newest)
        and not (wanted.per_jaar and year >= passed.get(part[0], 9999))
    ]


def _check(asked: Asked, found: Iterable[Found]) -> None:
    """Raise SourceError unless the gemeenten are together what the country is, each year."""
    for one in found:
        what = f"CBS {one.tabel}, {one.wanted.cijfer} van {one.jaar}"
        country = one.waarden.get(COUNTRY)
        own = [value for code, value in one.waarden.items() if code != COUNTRY]
        if country is None or not own:
            raise SourceError(f"{what}: er staan geen waarden in. Er is niets voorgesteld.")
        if any(value % 1 for value in own):
            raise SourceError(
                f"{what}: er staan aantallen met een komma in. Er is niets voorgesteld."
            )
        if sum(own) != country:
            raise SourceError(
                f"{what}: de gemeenten zijn samen {number(float(sum(own)))}, maar Nederland is "
                f"{number(float(country))}. Er is niets voorgesteld."
            )


def _propose(asked: Asked, found: list[Found]) -> tuple[Proposal, ...]:
    rows: dict[str, list[dict[str, str]]] = {}
    codes = set(asked.landscape.gemeenten.index)
    for one in found:
        country = one.waarden[COUNTRY]
        today = to_today(
            asked.landscape, {code: v for code, v in one.waarden.items() if code != COUNTRY}
        )
        missing = sorted(codes - set(today))
        if missing:
            raise SourceError(
                f"CBS {one.tabel} heeft over {one.jaar} geen waarde van {join_words(missing[:8])}. Er "
                "is niets voorgesteld."
            )
        periode = _period(one)
        own = rows.setdefault(dated(one.tabel, one.gewijzigd), [])
        own += [
            _row(one, gemeente_cell(asked.landscape, code), periode, today[code], country)
            for code in sorted(today)
        ]
    dates = {dated(one.tabel, one.gewijzigd): one for one in found}
    return tuple(_list(dates[bron], bron, own) for bron, own in rows.items())


def _list(one: Found, bron: str, rows: list[dict[str, str]]) -> Proposal:
    """The figures of one table: each has a source and a day of its own."""
    raw, columns = table(COLUMNS, rows)
    herkomst = ListSource(bron, one.gewijzigd, SURE)
    return Proposal(f"CBS {one.tabel}", "cijfers", raw, columns, herkomst)


def _period(one: Found) -> str:
    """The period of the values, as the atlas writes it."""
    if one.wanted.per_jaar:
        return str(one.jaar)
    return f"{one.jaar}-01-01"


def _row(one: Found, gemeente: str, periode: str, value: Value, country: Decimal) -> dict[str, str]:
    return {
        "cijfers.gemeentecode": gemeente,
        "cijfers.indicator": one.wanted.cijfer,
        "cijfers.periode": periode,
        "cijfers.waarde": str(int(value.waarde)),
        "cijfers.afgeleid": value.afgeleid,
        "cijfers.waarvan_geschat": str(int(value.geschat)) if value.geschat else "",
        "cijfers_landelijk.waarde": str(int(country)),
        "cijfers_landelijk.status": one.status,
        **{f"indicatoren.{name}": text for name, text in one.wanted.wat.items()},
    }


def dated(name: str, changed: str) -> str:
    """A table as a source: with the day of its edition, for the next edition says other things."""
    return f"CBS {name}, stand van {changed}" if changed else f"CBS {name}"
