"""What a line of the picture of an area is."""

from dataclasses import dataclass

from geodata.words import number, percentage

SECTIONS = ("Geboorten", "Wie hier wonen", "Waar zij geboren worden", "Wie er werken")
NOTHING = "geen gegevens"


@dataclass(frozen=True)
class Line:
    """One line: the section, what it is, its value in words and as a number (None when it cannot be
    said or added up), the unit of a difference ("" when a difference says nothing), and source. Of a line
    that names bodies, `wie` are their keys: as many is not yet the same."""

    deel: str
    wat: str
    tekst: str
    waarde: float | None
    eenheid: str
    bron: str
    decimalen: int = 0
    wie: tuple[str, ...] = ()


def percent(value: float | None, decimals: int) -> str:
    """A share in per cent in words; that there is none without a value."""
    if value is None:
        return NOTHING
    smallest = 10**-decimals
    if 0 < value < smallest / 2:
        return f"minder dan {number(smallest, decimals)}%"
    return f"{number(value, decimals)}%" if value < 99.995 else percentage(1)
