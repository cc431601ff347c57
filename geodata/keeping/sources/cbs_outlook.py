"""What CBS expects of the births of the country: the newest outlook, found by its title.

Two tables: births with the interval of 67 %, and how many children a woman has. The second comes once in
three years; without a newer one what the atlas has of it stays.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal

from geodata.figures import of_country
from geodata.figures.outlook import BIRTHS, PAGES
from geodata.keeping.change import SEPARATOR, differences
from geodata.keeping.match.plan import records_of
from geodata.keeping.origin import ListSource
from geodata.keeping.sources.odata import newest_table
from geodata.keeping.sources.odata_v3 import TableV3
from geodata.keeping.sources.proposal import SURE, Asked, Source, Step
from geodata.keeping.sources.web import SourceError
from geodata.words import number

INTERVALS = "Prognose intervallen levendgeborenen, overledenen en migratie"
MOTHERS = "Prognose levendgeborenen, vruchtbaarheidscijfers; leeftijd moeder"
BORN, RATE = ("Levend geboren kinderen",), ("Vruchtbaarheidscijfers",)
PER_WOMAN, FIRST = "kinderen per vrouw", "geboorten van een eerste kind"
TABLE = "prognose"
# Between these years it is a line; the first is the one that the outlook starts from.
EVERY = 5
# As many as a rate has.
DECIMALS = 5
Record = dict[str, str]


@dataclass(frozen=True)
class Outlook:
    """An outlook: its title and day, and the records of `prognose.csv` that it is."""

    titel: str
    gewijzigd: str
    tabel: str
    rijen: tuple[Record, ...]


def _news(asked: Asked) -> str:
    name, title = newest_table(asked.web, INTERVALS, asked.tot)
    changed = TableV3(asked.web, name).changed
    rows = asked.landscape.table(TABLE)
    known = set(zip(rows["bron"], rows["bron_datum"], strict=True))
    return (
        "" if (f"{PAGES}{name}", changed) in known else f"De nieuwste prognose: {title} ({name})."
    )


def _fetch(asked: Asked) -> Outlook:
    name, title = newest_table(asked.web, INTERVALS, asked.tot)
    asked.progress(0.3, f"CBS {name}: {title}")
    own = TableV3(asked.web, name)
    rows = list(_births(own, title))
    with suppress(SourceError):
        other, called = newest_table(asked.web, MOTHERS, asked.tot)
        asked.progress(0.6, f"CBS {other}: {called}")
        rows += _mothers(TableV3(asked.web, other), called)
    return Outlook(title, own.changed, name, tuple(rows))


def _births(own: TableV3, title: str) -> Iterable[Record]:
    interval = own.dimension_with("Prognose")
    born = own.measure(BORN)
    starts = {"waarde": "prognose", "laag": "ondergrens 67", "hoog": "bovengrens 67"}
    found = {
        column: _by_year(own, born, {interval: [own.code_of(interval, start)]})
        for column, start in starts.items()
    }
    for jaar in _years(found["waarde"]):
        told = {column: values.get(jaar) for column, values in found.items()}
        if None in told.values():
            raise SourceError(
                f"CBS {own.id} heeft van {jaar} geen hele prognose. Er is niets voorgesteld."
            )
        yield _record(own, title, BIRTHS, jaar) | {column: _text(v) for column, v in told.items()}


def _mothers(own: TableV3, title: str) -> Iterable[Record]:
    """Children per woman, and the births of a first child."""
    apart = [name for name, kind in own.dimensions.items() if not kind]
    order = own.dimension_with("Eerste kind")
    every = {name: [own.total_of(name)] for name in apart}
    first = every | {order: own.codes(order, ["Eerste kind"])}
    for maat, measure, picked in (
        (PER_WOMAN, own.measure(RATE, "per vrouw"), every),
        (FIRST, own.measure(BORN), first),
    ):
        found = _by_year(own, measure, picked)
        for jaar in _years(found):
            yield _record(own, title, maat, jaar) | {"waarde": _text(found[jaar])}


def _by_year(own: TableV3, measure: str, picked: dict[str, list[str]]) -> dict[int, Decimal]:
    time = own.dimension("time")
    years = {year.code: jaar for jaar, year in own.years.items()}
    rows = own.rows_of(picked)
    found = {years.get(str(row[time]).strip(), 0): own.number_in(row, measure) for row in rows}
    return {jaar: value for jaar, value in found.items() if jaar and value is not None}


def _years(found: dict[int, Decimal]) -> list[int]:
    first = min(found, default=0)
    return [jaar for jaar in sorted(found) if jaar == first or jaar % EVERY == 0]


def _record(own: TableV3, title: str, maat: str, jaar: int) -> Record:
    return {
        "maat": maat,
        "jaar": str(jaar),
        "waarde": "",
        "laag": "",
        "hoog": "",
        "bron": f"{PAGES}{own.id}",
        "bron_datum": own.changed,
        "zekerheid": SURE,
        "toelichting": f"{title} (CBS)",
    }


def _text(value: Decimal | None) -> str:
    return format(round(value, DECIMALS).normalize(), "f") if value is not None else ""


def _check(asked: Asked, found: Outlook) -> None:
    """Raise SourceError unless the outlook can be one: an interval around it, and about as many births
    as there are."""
    own = [row for row in found.rijen if row["maat"] == BIRTHS]
    born = of_country(asked.landscape, BIRTHS).known[-1][1]
    if not own or not born / 2 < float(own[0]["waarde"]) < 2 * born:
        raise SourceError(
            f"CBS {found.tabel} heeft geen geboorten die bij de {number(born)} van nu passen. Er is niets "
            "voorgesteld."
        )
    for row in own:
        low, value, high = (Decimal(row[column]) for column in ("laag", "waarde", "hoog"))
        if not low <= value <= high:
            raise SourceError(
                f"CBS {found.tabel}: {number(float(value))} geboorten in {row['jaar']} ligt buiten zijn "
                "eigen grenzen. Er is niets voorgesteld."
            )


def _propose(asked: Asked, found: Outlook) -> tuple[Step, ...]:
    after = {SEPARATOR.join((row["maat"], row["jaar"])): row for row in found.rijen}
    measures = {row["maat"] for row in found.rijen}
    known = records_of(asked.landscape, TABLE)
    before = {key: row for key, row in known.items() if row["maat"] in measures}
    changes = tuple(differences({TABLE: before}, {TABLE: after}))
    if not changes:
        return ()
    told = [f"{found.titel}, stand van {found.gewijzigd}."]
    for key, row in after.items():
        if row["maat"] == BIRTHS and int(row["jaar"]) % 10 == 0:
            was = f" (was {number(float(before[key]['waarde']))})" if key in before else ""
            told.append(
                f"{row['jaar']}: {number(float(row['waarde']))} geboorten{was}, met 67% kans tussen "
                f"{number(float(row['laag']))} en {number(float(row['hoog']))}."
            )
    herkomst = ListSource(f"{PAGES}{found.tabel}", found.gewijzigd, SURE)
    return (Step(TABLE, found.titel, herkomst, tuple(told), lambda _: changes),)


OUTLOOK = Source(
    "prognose",
    "Prognose van de geboorten (CBS)",
    "De nieuwste landelijke prognose: geboorten met hun marge, kinderen per vrouw en eerste kinderen. Van "
    "gemeenten is er geen.",
    _news,
    _fetch,
    _check,
    _propose,
)
