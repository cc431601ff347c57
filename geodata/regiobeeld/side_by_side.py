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
OTHERS = "anders"


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
    # Of what stands there, so that a reader who subtracts finds the same.
    apart = round(
        round(one.waarde, one.decimalen) - round(other.waarde, one.decimalen), one.decimalen
    )
    if not apart:
        return "gelijk" if set(one.wie) == set(other.wie) else OTHERS
    size = number(abs(apart), one.decimalen)
    if one.eenheid == "procentpunt":
        return f"{size} procentpunt {'hoger' if apart > 0 else 'lager'}"
    if one.eenheid == "km":
        return f"{size} km {'verder' if apart > 0 else 'dichterbij'}"
    return f"{size} {'meer' if apart > 0 else 'minder'}"
