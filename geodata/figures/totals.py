"""A figure over more than one gemeente: the sum, the mean that may be taken, or the spread."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas

from geodata.figures.figure import NOT_SHOWN, Figure
from geodata.figures.values import estimated, figure, values, withheld
from geodata.landscape import Landscape
from geodata.words import capital


@dataclass(frozen=True)
class Total:
    """A figure of an area.

    `waarde` is None when it cannot be said: a gemeente of the area has no value (`zonder`, as CBS
    codes), or the figure can neither be added up nor weighted. `geschat` is how much of it rests on
    an estimate (in the unit of the figure), `zin` why there is no value ("" when there is one).
    """

    figuur: Figure
    periode: str
    waarde: float | None
    geschat: float
    zonder: tuple[str, ...]
    zin: str


@dataclass(frozen=True)
class Spread:
    """How a figure differs between the gemeenten of an area: lowest, middle and highest value, of
    how many gemeenten (those without a value are left out)."""

    laagste: float
    midden: float
    hoogste: float
    gemeenten: int


def total(landscape: Landscape, figure_id: str, codes: Iterable[str], periode: str = "") -> Total:
    """A figure of the gemeenten `codes` (CBS codes) together, in the newest period without one.

    A figure that may be added up is summed; of another the mean is weighted by its `noemer` in the
    newest period. A sum or mean is only given when every gemeente has a value: a missing member
    would make an area look smaller than it is. Raises KeyError for an unknown figure, period or
    gemeente.
    """
    found = figure(landscape, figure_id)
    wanted = periode or found.periode
    own = values(landscape, figure_id, wanted).loc[list(codes)]
    missing = tuple(own.index[own.isna()])
    unsure = float(estimated(landscape, figure_id, wanted).loc[own.index].sum())

    def made(waarde: float | None, zin: str = "") -> Total:
        return Total(found, wanted, waarde, unsure, missing, zin)

    if own.empty:
        return made(None, "In dit gebied ligt geen gemeente.")
    if missing:
        names, hidden = landscape.gemeenten["naam"], withheld(landscape, figure_id, wanted)
        told = [
            f"{start} {', '.join(names[code] for code in missing if (code in hidden) == private)}."
            for start, private in (
                ("Geen waarde bekend van", False),
                (f"{capital(NOT_SHOWN)}:", True),
            )
            if any((code in hidden) == private for code in missing)
        ]
        return made(None, " ".join(told))
    if found.optelbaar:
        return made(float(own.sum()))
    if len(own) == 1:
        return made(float(own.iloc[0]))
    if not found.noemer:
        return made(None, f"{found.label} van gemeenten zijn niet op te tellen of te middelen.")
    weights = values(landscape, found.noemer).loc[own.index]
    if weights.isna().any() or not weights.sum():
        return made(None, f"Het gewicht ({found.noemer}) is niet overal bekend.")
    return made(float((own * weights).sum() / weights.sum()))


def spread(
    landscape: Landscape, figure_id: str, codes: Iterable[str], periode: str = ""
) -> Spread | None:
    """Lowest, middle (median) and highest value of a figure among the gemeenten `codes`; None when
    none has a value. Raises KeyError as `total`."""
    own = values(landscape, figure_id, periode).loc[list(codes)].dropna()
    if own.empty:
        return None
    return Spread(float(own.min()), float(own.median()), float(own.max()), len(own))


def totals(
    landscape: Landscape, figure_id: str, area_of: pandas.Series, periode: str = ""
) -> pandas.Series:
    """A figure that may be added up, summed per area of a division at once.

    `area_of` has as index the CBS code and as value the id of the area; the result has the area as
    index. NaN for an area with a gemeente without a value. Raises ValueError for a figure that may
    not be added up, KeyError as `values`.
    """
    found = figure(landscape, figure_id)
    if not found.optelbaar:
        raise ValueError(f"{figure_id} is niet op te tellen")
    own = values(landscape, figure_id, periode).reindex(area_of.index)
    return own.groupby(area_of).agg(lambda part: part.sum(skipna=False))
