"""A figure of an area through the years."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy

from geodata.figures.figure import Figure, figures
from geodata.figures.table import by_period
from geodata.landscape import Landscape, derive


@dataclass(frozen=True)
class Series:
    """A figure that may be added up, of an area, through its periods (oldest first).

    A value is None when a gemeente of the area has none in that period: a sum without it would make
    the area look smaller. `geschat` is how much of each value is an estimate.
    """

    figuur: Figure
    perioden: tuple[str, ...]
    waarden: tuple[float | None, ...]
    geschat: tuple[float, ...]

    def value(self, periode: str) -> float | None:
        """The value in a period, None when there is none."""
        found = dict(zip(self.perioden, self.waarden, strict=True))
        return found.get(periode)

    @property
    def known(self) -> tuple[tuple[str, float], ...]:
        """The periods with a value, and that value."""
        pairs = zip(self.perioden, self.waarden, strict=True)
        return tuple((periode, value) for periode, value in pairs if value is not None)

    def index(self, base: str) -> tuple[float | None, ...]:
        """The values as an index: 100 in the period `base`; None where it cannot be said."""
        start = self.value(base)
        if not start:
            return tuple(None for _ in self.waarden)
        return tuple(None if v is None else v / start * 100 for v in self.waarden)


def series(landscape: Landscape, figure_id: str, codes: Iterable[str]) -> Series:
    """A figure of the gemeenten `codes` (CBS codes) together, in every period that it has.

    Raises ValueError for a figure that may not be added up, KeyError for an unknown figure or
    gemeente.
    """
    found = figures(landscape)[figure_id]
    if not found.optelbaar:
        raise ValueError(f"{figure_id} is niet op te tellen")
    table, guess = _arrays(landscape, figure_id)
    place = _places(landscape)
    own = [place[code] for code in codes]
    if not own:
        return Series(found, (), (), ())
    # A sum with a missing value is itself missing.
    summed = table[own].sum(axis=0).tolist()
    values = tuple(None if value != value else value for value in summed)
    return Series(found, found.perioden, values, tuple(guess[own].sum(axis=0).tolist()))


@derive
def _places(landscape: Landscape) -> Mapping[str, int]:
    """The row of each gemeente in `_arrays`."""
    return {code: place for place, code in enumerate(landscape.gemeenten.index)}


@derive
def _arrays(landscape: Landscape, figure_id: str) -> tuple[numpy.ndarray, numpy.ndarray]:
    """A figure with a row for each gemeente and a column for each of its periods: the values (NaN
    where there is none) and how much of each is an estimate. Read only: a page asks for hundreds."""
    found = figures(landscape)[figure_id]
    parts, periods = found.som_van or (figure_id,), list(found.perioden)
    made = [
        sum(by_period(landscape, part, estimated).reindex(columns=periods) for part in parts)
        for estimated in (False, True)
    ]
    return made[0].to_numpy(dtype=float), made[1].fillna(0.0).to_numpy(dtype=float)


@derive
def of_country(landscape: Landscape, figure_id: str) -> Series:
    """`series` of the whole country."""
    return series(landscape, figure_id, landscape.gemeenten.index)
