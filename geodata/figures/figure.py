"""What a figure per gemeente is: its unit, definition and source, and what may be done with it.

A figure is data: a row of `indicatoren.csv` and rows of `cijfers.csv`. A few are worked out of the
landscape itself (`COMPUTED` in geodata.figures.values); they have a row too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas

from geodata.landscape import Landscape, derive
from geodata.words import date_in_words, km_in_words, number

YES = "ja"
AT_JANUARY = "1 januari"
PROVISIONAL = "voorlopig"
# What stands instead of a value that the source does not show.
NOT_SHOWN = "niet getoond (privacy)"
KM = "km"


@dataclass(frozen=True)
class Period:
    """Where the values of one period of a figure come from, and whether they are final ("definitief",
    "voorlopig", or "" when the source does not say)."""

    periode: str
    status: str
    bron: str
    bron_datum: str
    zekerheid: str


@dataclass(frozen=True)
class Figure:
    """A figure per gemeente.

    `tijd` is "jaar" (counted over a year), "1 januari" (as it was on that day) or "vast" (without a
    period). `optelbaar` says whether the values of gemeenten may be added up; of a figure for which
    they may not, `noemer` is the figure by which a mean is weighted ("" when only the middle and
    the spread mean something). Below `te_klein` (in `eenheid`) a change in per cent says nothing,
    below `middelen_onder` a change is that of means of three years; `uitschieters` are years that
    are no good beginning or end of one. `kleuring` is how a map colours it. `gewicht` is its place
    among the figures by which gemeenten are weighed, 0 when it is none of them.
    `perioden` are the periods with values, oldest first, none for a figure without; `herkomsten`
    what is known of a period apart from the others.
    """

    id: str
    label: str
    kort: str
    eenheid: str
    tijd: str
    herkomst: str
    som_van: tuple[str, ...]
    optelbaar: bool
    noemer: str
    gewicht: int
    volledig: bool
    decimalen: int
    te_klein: int
    middelen_onder: int
    uitschieters: tuple[str, ...]
    kleuring: str
    definitie: str
    bron: str
    bron_adres: str
    status: str
    zekerheid: str
    toelichting: str
    perioden: tuple[str, ...]
    herkomsten: tuple[Period, ...] = ()

    @property
    def periode(self) -> str:
        """The newest period; "" for a figure without one."""
        return self.perioden[-1] if self.perioden else ""

    @property
    def in_een_zin(self) -> str:
        """Its name within a sentence: "kinderen van 0 tot en met 9 jaar"."""
        return self.label[0].lower() + self.label[1:]

    def in_words(self, value: float) -> str:
        """A value in Dutch with its unit, rounded as the figure says: "1.234 kinderen"."""
        if self.eenheid == KM:
            return km_in_words(value)
        return f"{number(value, self.decimalen)} {self.eenheid}"

    def herkomst_van(self, periode: str = "") -> Period:
        """Where the values of a period (the newest without one) come from: its own source, else that
        of the figure."""
        wanted = periode or self.periode
        own = next((one for one in self.herkomsten if one.periode == wanted), None)
        return own or Period(wanted, self.status, self.bron, "", self.zekerheid)

    def period_in_words(self, periode: str = "") -> str:
        """When the figure was counted, in Dutch: "in 2023", "op 1 januari 2020", "in 2025,
        voorlopig"; "" without."""
        wanted = periode or self.periode
        if not wanted:
            return ""
        when = f"{'op' if self.tijd == AT_JANUARY else 'in'} {date_in_words(wanted)}"
        return f"{when}, {PROVISIONAL}" if self.is_provisional(wanted) else when

    def is_provisional(self, periode: str = "") -> bool:
        """Whether the source says that the values of a period (the newest without one) may move."""
        return self.herkomst_van(periode).status == PROVISIONAL

    def source_in_words(self, periode: str = "") -> str:
        """Source and period in Dutch, for beside a value."""
        when, bron = self.period_in_words(periode), self.herkomst_van(periode).bron
        return f"{bron} ({when})" if when else bron


@derive
def figures(landscape: Landscape) -> Mapping[str, Figure]:
    """Every figure by its id, in the order of `indicatoren.csv`."""
    counted = landscape.table("cijfers")
    periods = {
        key: tuple(sorted(set(part))) for key, part in counted.groupby("indicator")["periode"]
    }
    told: dict[str, list[Period]] = {}
    for about in landscape.table("cijfers_landelijk").drop(columns="waarde").to_dict("records"):
        told.setdefault(about.pop("indicator"), []).append(Period(**about))
    found: dict[str, Figure] = {}
    for row in landscape.table("indicatoren").to_dict("records"):
        parts = tuple(filter(None, row.pop("som_van").split(";")))
        odd = tuple(filter(None, row.pop("uitschieters").split(";")))
        own = (
            tuple(sorted(set.intersection(*(set(periods.get(part, ())) for part in parts))))
            if parts
            else periods.get(row["id"], ())
        )
        flags: dict[str, Any] = {name: row.pop(name) == YES for name in ("optelbaar", "volledig")}
        sizes: dict[str, Any] = {
            name: 0 if pandas.isna(value := row.pop(name)) else int(value)
            for name in ("te_klein", "middelen_onder", "gewicht")
        }
        found[row["id"]] = Figure(
            **row,
            **flags,
            **sizes,
            som_van=parts,
            perioden=own,
            uitschieters=odd,
            # The parts of a sum come out of one table.
            herkomsten=tuple(told.get(parts[0] if parts else row["id"], ())),
        )
    return found


@derive
def weights(landscape: Landscape) -> tuple[Figure, ...]:
    """The figures by which gemeenten can be weighed, the one for who does not choose first.

    Each can be added up and has a value in every gemeente (the check sees to it)."""
    offered = [one for one in figures(landscape).values() if one.gewicht]
    return tuple(sorted(offered, key=lambda one: one.gewicht))


def weight(landscape: Landscape, figure_id: str = "") -> Figure:
    """The weight with this id, or the first of `weights` without one.

    Raises KeyError for an id that is no weight."""
    for one in weights(landscape):
        if figure_id in ("", one.id):
            return one
    raise KeyError(f"{figure_id} is geen gewicht")
