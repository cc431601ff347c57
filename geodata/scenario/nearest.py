"""The arithmetic of a scenario on arrays: which site is nearest, and how women are spread over km.

Nothing here knows a landscape, so that it can be measured on ten times as many points.
"""

from dataclasses import dataclass

import numpy

# The distances of which the share beyond is given, in km; of travel times in minutes.
BEYOND = (20, 25, 30, 45)


@dataclass(frozen=True, eq=False)
class Nearest:
    """Of each point the nearest open site (`site`, its column) and how far that is (`ver`: km, or
    minutes in geodata.scenario.travel)."""

    site: numpy.ndarray
    ver: numpy.ndarray


@dataclass(frozen=True)
class Spread:
    """How far women live: within `midden` km (or minutes) half of them, `verder` the share (0 to 1)
    beyond each of `BEYOND`, of `vrouwen` women in all. None without women."""

    vrouwen: float
    midden: float | None
    verder: tuple[float, ...]


def nearest(km: numpy.ndarray, opened: numpy.ndarray) -> Nearest:
    """The nearest of the sites that are open (bool per column of `km`, at least one); of those equally
    near the first column, so that what is closed and opened again gives the same."""
    columns = numpy.flatnonzero(opened)
    part = km[:, columns]
    best = part.argmin(axis=1)
    return Nearest(columns[best], part[numpy.arange(len(part)), best])


def spread_of(km: numpy.ndarray, women: numpy.ndarray) -> Spread:
    """How far these women live."""
    total = float(women.sum())
    if not total:
        return Spread(0.0, None, tuple(0.0 for _ in BEYOND))
    [middle] = medians(numpy.zeros(len(km), dtype=int), km, women, 1)
    return Spread(
        total, float(middle), tuple(float(women[km > far].sum() / total) for far in BEYOND)
    )


def medians(
    group: numpy.ndarray, km: numpy.ndarray, weight: numpy.ndarray, size: int
) -> numpy.ndarray:
    """The weighted median of `km` of each group (0 to `size` - 1): the smallest within which half of its
    weight lies. NaN for a group without weight."""
    order = numpy.lexsort((km, group))
    ordered = weight[order]
    running = numpy.cumsum(ordered)
    whole = numpy.bincount(group, weights=weight, minlength=size)
    before = numpy.concatenate([[0.0], numpy.cumsum(whole)[:-1]])
    at = numpy.searchsorted(running, before + whole / 2)
    found = numpy.full(size, numpy.nan)
    there = whole > 0
    found[there] = km[order][at[there]]
    return found
