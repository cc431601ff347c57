"""What stands in a column: gemeenten, organisaties, addresses, numbers or something else."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from geodata.find.names import names, plain
from geodata.find.spellings import caribbean
from geodata.keeping.match.clean import NOTHING
from geodata.keeping.match.gemeente_names import gemeente_named
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.read.header import is_value
from geodata.landscape import Landscape, derive

SAMPLE = 100
# How much of a value is looked at.
LENGTH = 200
YEAR = re.compile(r"(19|20)\d{2}")


@dataclass(frozen=True)
class Column:
    """The different values of a column, as far as they are looked at."""

    landscape: Landscape
    values: tuple[str, ...]

    @cached_property
    def gemeenten(self) -> float:
        """The share of the values that surely are gemeenten."""
        return self._share(lambda value: names_gemeente(self.landscape, value))

    @cached_property
    def organisaties(self) -> float:
        """The share of the values that are names of organisaties."""
        return self._share(lambda value: names_organisatie(self.landscape, value))

    @cached_property
    def no_names(self) -> float:
        """The share of the values that are numbers, dates or addresses: nothing is called so."""
        return self._share(is_value)

    def _share(self, fits: Callable[[str], bool]) -> float:
        return sum(map(fits, self.values)) / len(self.values) if self.values else 0


def columns_of_list(landscape: Landscape, rows: Collection[tuple[str, ...]]) -> list[Column]:
    """The columns of a list."""
    made = []
    for cells in zip(*rows, strict=True):
        different = dict.fromkeys(cell[:LENGTH] for cell in cells)
        values = [value for value in different if value.casefold() not in NOTHING]
        made.append(Column(landscape, tuple(values[:SAMPLE])))
    return made


def names_gemeente(landscape: Landscape, text: str) -> bool:
    """Whether a text surely names a gemeente, also one that is not in the atlas."""
    return gemeente_named(landscape, text, alike=False).zeker or caribbean(text) != ""


def names_organisatie(landscape: Landscape, text: str) -> bool:
    """Whether a text is the name, a former name or the key of an organisatie."""
    known = _organisaties(landscape)
    return text in known or plain(text) in known


@derive
def headings_known(landscape: Landscape) -> frozenset[str]:
    """Every heading that a list can have, made `plain`."""
    velden = kinds_of(landscape).velden
    return frozenset(kop for veld in velden for kop in (*veld.alle_koppen, plain(veld.label)))


@derive
def _organisaties(landscape: Landscape) -> frozenset[str]:
    frame = names(landscape)
    # The name of a hospital is not that of an organisatie, nor is a word for its soort.
    own = frame[(frame["soort"] != "gemeente") & (frame["indirect"] == 0)]
    whole = {*own["plain"], *(plain(name.partition(" (")[0]) for name in own["naam"])}
    return frozenset(whole - headings_known(landscape) - {""} | {*own["id"]})
