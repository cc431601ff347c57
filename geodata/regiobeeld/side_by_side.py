"""Two areas side by side: every line in two columns with the difference."""

from dataclasses import dataclass

import pandas

from geodata.figures import Area
from geodata.landscape import Landscape
from geodata.regiobeeld.line import Line
from geodata.regiobeeld.lines import lines
from geodata.words import number

NOTHING = "–"
# Of as many bodies that are not the same ones.
SAME, OTHERS = "gelijk", "anders"


@dataclass(frozen=True)
class Pair:
    """A line of two areas: `verschil` says in Dutch how much the first has more or less ("–" when
    that says nothing)."""

    deel: str
    wat: str
    een: Line
    ander: Line
    verschil: str


def side_by_side(landscape: Landscape, een: Area, ander: Area) -> tuple[Pair, ...]:
    """Every line that both areas have, in the order of the page."""
    others = {(line.deel, _plain(line.wat)): line for line in lines(landscape, ander)}
    pairs = []
    for line in lines(landscape, een):
        other = others.get((line.deel, _plain(line.wat)))
        if other:
            pairs.append(Pair(line.deel, line.wat, line, other, _difference(line, other)))
    return tuple(pairs)


@dataclass(frozen=True)
class Year:
    """A year of two areas: what each has (None where that is not known) and `verschil` as in `Pair`."""

    jaar: int
    een: float | None
    ander: float | None
    verschil: str


def years_beside(een: pandas.DataFrame, ander: pandas.DataFrame, kolom: str) -> tuple[Year, ...]:
    """The years of two areas, of frames with a column `jaar`; `kolom` is what is put side by side."""
    both = een[["jaar", kolom]].merge(ander[["jaar", kolom]], on="jaar", how="outer")
    found = []
    for jaar, one, other in both.sort_values("jaar").itertuples(index=False):
        here, there = (None if pandas.isna(value) else float(value) for value in (one, other))
        words = NOTHING if here is None or there is None else _apart(here, there)
        found.append(Year(int(jaar), here, there, words))
    return tuple(found)


def lines_frame(landscape: Landscape, area: Area, naast: Area | None = None) -> pandas.DataFrame:
    """The lines of an area as a table to take along: `onderdeel`, `wat`, its value in words and as a
    number, `bron`; beside another area both and the difference."""
    if naast is None:
        rows = [
            (line.deel, line.wat, line.tekst, line.waarde, line.bron)
            for line in lines(landscape, area)
        ]
        return pandas.DataFrame(rows, columns=["onderdeel", "wat", area.naam, "getal", "bron"])
    both = [
        (p.deel, p.wat, p.een.tekst, p.ander.tekst, p.verschil, p.een.bron)
        for p in side_by_side(landscape, area, naast)
    ]
    columns = ["onderdeel", "wat", area.naam, naast.naam, "verschil", "bron"]
    return pandas.DataFrame(both, columns=columns)


def _plain(what: str) -> str:
    """What a line is about, without the year of a worked example that one area has and another not."""
    return "Rekenvoorbeeld" if what.startswith("Rekenvoorbeeld") else what


def _difference(one: Line, other: Line) -> str:
    if one.waarde is None or other.waarde is None:
        return NOTHING
    words = _apart(one.waarde, other.waarde, one.eenheid, one.decimalen)
    return OTHERS if words == SAME and set(one.wie) != set(other.wie) else words


def _apart(one: float, other: float, unit: str = "", decimals: int = 0) -> str:
    """How much more or less the first is than the second. Of what stands there, so that a reader who
    subtracts finds the same."""
    apart = round(round(one, decimals) - round(other, decimals), decimals)
    if not apart:
        return SAME
    size = number(abs(apart), decimals)
    if unit == "procentpunt":
        return f"{size} procentpunt {'hoger' if apart > 0 else 'lager'}"
    if unit == "km":
        return f"{size} km {'verder' if apart > 0 else 'dichterbij'}"
    return f"{size} {'meer' if apart > 0 else 'minder'}"
