"""The dated figures of `kerncijfers.csv` as series for a chart.

Figures of different definitions are never joined by a line. A series holds the figures that have
the same indicator, gebied, eenheid and `definitie`. Where nobody wrote the definition down, the
remark in `toelichting` stands for it, word for word: two figures with another remark are then two
series of one point, also where the difference may be small. It is the reader who judges.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas

from geodata.landscape import Landscape, derive
from geodata.words import MONTHS, capital, date_in_words, earliest, number, percentage

COUNTRY = "Nederland"
COUNTED = "aantal: "
YES_NO = "ja/nee"
SHARE = "% van de gemeenten"
# Titles for what is counted; another indicator "aantal: x" gets the title "Aantal: x".
TITLES = {
    "coalities": "Gemeenten met (afspraken over) een coalitie Kansrijke Start",
    "coalities-aantal": "Coalities en aanmeldingen in aantallen",
    "ros": "ROS'en",
    "consortium": "Regionale consortia",
    "vsv": "VSV's",
    "igo": "IGO's",
    "acute verloskunde": "Ziekenhuislocaties met acute verloskunde",
    "coalities-regio": "Gemeenten met een coalitie, per regio",
    "overig": "Andere cijfers",
}
# What stands in numbers of gemeenten or coalities without a share of the country.
IN_NUMBERS = ("gemeenten", "coalities")


@dataclass(frozen=True)
class Point:
    """One figure. `datum` is as the source gives it ("" when it does not), `jaar` the middle of
    that day, month or year as a decimal year (None without a date: in the table only).

    `waarde` is None when the source gives no figure; `waarde_tot` only for a range. `tekst` says
    the figure in Dutch.
    """

    datum: str
    jaar: float | None
    waarde: float | None
    waarde_tot: float | None
    eenheid: str
    definitie: str
    kanttekening: str
    bron: str
    zekerheid: str
    tekst: str


@dataclass(frozen=True)
class Series:
    """Figures that may be joined by a line, oldest first. `groep` is the chart it belongs in, with
    `titel` above it; `lijn` is whether there are two points or more to join."""

    id: str
    groep: str
    titel: str
    indicator: str
    gebied: str
    eenheid: str
    definitie: str
    punten: tuple[Point, ...]

    @property
    def wat(self) -> str:
        """What was counted, in words."""
        counted = self.indicator.removeprefix(COUNTED)
        return TITLES.get(counted, counted) if counted != self.indicator else counted

    @property
    def lijn(self) -> bool:
        """Whether there is something to join."""
        return len(self.plotted) > 1

    @property
    def plotted(self) -> tuple[Point, ...]:
        """The points that have both a date and a value."""
        return tuple(p for p in self.punten if p.jaar is not None and p.waarde is not None)


@derive
def series(landscape: Landscape) -> tuple[Series, ...]:
    """Every figure of `kerncijfers.csv`, in series that a chart may draw as one line each.

    Series of a group stand together, the groups in the order of `TITLES` (others before `overig`),
    within a group by first date. Every row is in just one series. A share of the gemeenten is
    given in percent, with the count of the source in `tekst`.
    """
    groups: dict[tuple, list[Point]] = {}
    for row in landscape.table("kerncijfers").itertuples():
        point = _point(row)
        key = (_group(row), row.indicator, row.gebied, point.eenheid, point.definitie)
        groups.setdefault(key, []).append(point)
    made = [
        Series(
            id="",
            groep=key[0],
            titel=TITLES.get(key[0], f"{COUNTED.capitalize()}{key[0]}"),
            indicator=key[1],
            gebied=key[2],
            eenheid=key[3],
            definitie=key[4],
            punten=tuple(sorted(points, key=_when)),
        )
        for key, points in groups.items()
    ]
    made.sort(key=lambda one: (_order(one.groep), _when(one.punten[0]), one.indicator))
    numbered = enumerate(made, start=1)
    return tuple(Series(**{**vars(one), "id": f"reeks-{place}"}) for place, one in numbered)


def in_group(landscape: Landscape, groep: str) -> tuple[Series, ...]:
    """The series of one group. Raises KeyError when there is no such group."""
    found = tuple(one for one in series(landscape) if one.groep == groep)
    if not found:
        raise KeyError(groep)
    return found


def groups(landscape: Landscape) -> dict[str, str]:
    """The groups that have figures, with their titles, in order."""
    return {one.groep: one.titel for one in series(landscape)}


def to_frame(chosen: Iterable[Series]) -> pandas.DataFrame:
    """Series as a table, for beside the chart and to take along.

    Columns: `reeks`, `titel`, `indicator`, `wat` (it in words), `gebied`, `datum`, `jaar`, `waarde`, `waarde_tot`,
    `eenheid`, `tekst`, `definitie`, `kanttekening`, `bron`, `zekerheid`; one row per figure.
    """
    rows = [
        (
            *(one.id, one.titel, one.indicator, one.wat, one.gebied, p.datum, p.jaar, p.waarde),
            *(p.waarde_tot, p.eenheid, p.tekst, p.definitie, p.kanttekening, p.bron, p.zekerheid),
        )
        for one in chosen
        for p in one.punten
    ]
    names = (
        "reeks titel indicator wat gebied datum jaar waarde waarde_tot eenheid tekst definitie "
        "kanttekening bron zekerheid"
    )
    return pandas.DataFrame(rows, columns=names.split())


def decimal_year(partial_date: str) -> float:
    """The middle of a day, month or year (partial ISO date) as a decimal year: "2019" is 2019.5.

    Raises ValueError when the text is not such a date.
    """
    start = earliest(partial_date)
    parts = partial_date.count("-")
    end = start + timedelta(days=1)
    if parts == 0:
        end = date(start.year + 1, 1, 1)
    elif parts == 1:
        end = date(start.year + start.month // len(MONTHS), start.month % len(MONTHS) + 1, 1)
    first = date(start.year, 1, 1)
    days = (date(start.year + 1, 1, 1) - first).days
    return start.year + ((start - first).days + (end - first).days) / 2 / days


def _point(row: Any) -> Point:
    value, unit = _number(row.waarde), row.eenheid or ""
    share, had, total = (
        _number(getattr(row, name))
        for name in ("aandeel", "aantal_gemeenten_met_coalitie", "totaal_gemeenten")
    )
    if value is None and share is not None:
        value, unit = round(share * 100, 1), SHARE
    text = _in_words(value, _number(row.waarde_tot), unit)
    if unit == SHARE and share is not None and had is not None and total is not None:
        text = f"{number(had)} van de {number(total)} gemeenten ({percentage(share)})"
    when = date_in_words(row.datum or "")
    return Point(
        datum=row.datum or "",
        jaar=decimal_year(row.datum) if row.datum else None,
        waarde=value,
        waarde_tot=_number(row.waarde_tot),
        eenheid=unit,
        definitie=row.definitie or row.toelichting or "",
        kanttekening=_more(row.toelichting, row.definitie) if row.definitie else "",
        bron=row.bron,
        zekerheid=row.zekerheid,
        tekst=f"{capital(when)}: {text}",
    )


def _more(remark: str | None, definition: str) -> str:
    """A remark that says more than the definition; "" when it is a part of it."""
    remark = remark or ""
    return "" if remark.rstrip(".").casefold() in definition.casefold() else remark


def _in_words(value: float | None, upto: float | None, unit: str) -> str:
    if value is None:
        return "de bron noemt geen getal"
    if unit == YES_NO:
        return "ja" if value else "nee"
    figures = [
        number(figure, 0 if figure == int(figure) else 1)
        for figure in (value, upto)
        if figure is not None
    ]
    joined = " tot ".join(figures)
    return f"{joined}{unit}" if unit.startswith("%") else f"{joined} {unit}".strip()


def _number(value: Any) -> float | None:
    return None if pandas.isna(value) else float(value)


def _group(row: Any) -> str:
    if row.indicator.startswith(COUNTED):
        return row.indicator.removeprefix(COUNTED)
    of_gemeenten = not pandas.isna(row.totaal_gemeenten) or "coalitie" in row.indicator
    if row.gebied != COUNTRY:
        return "coalities-regio" if of_gemeenten else "overig"
    if row.eenheid in IN_NUMBERS:
        return "coalities-aantal"
    return "coalities" if of_gemeenten else "overig"


def _order(group: str) -> int:
    known = list(TITLES)
    return known.index(group) if group in known else known.index("coalities-regio")


def _when(point: Point) -> tuple[bool, float]:
    """Undated figures come last."""
    return (point.jaar is None, point.jaar or 0.0)
