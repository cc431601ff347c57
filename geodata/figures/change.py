"""How a figure changed between two years, with the rules for small numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy
import pandas

from geodata.figures.figure import Figure, figures
from geodata.figures.series import Series, series
from geodata.figures.table import by_period
from geodata.landscape import Landscape
from geodata.words import count, join_words, number

MEAN_OF = 3
SMALL = " (te klein voor een percentage)"


@dataclass(frozen=True)
class Change:
    """A figure in one year against another.

    `oud` and `nieuw` are values, or means of `jaren_oud` and `jaren_nieuw` when there is more than
    one year in them. `deel` is the change as a share of `oud` (0.1 is a tenth more), None when the
    numbers are too small for it.
    """

    figuur: Figure
    jaren_oud: tuple[str, ...]
    jaren_nieuw: tuple[str, ...]
    oud: float
    nieuw: float
    deel: float | None

    @property
    def gemiddeld(self) -> bool:
        """Whether means were compared."""
        return len(self.jaren_oud) > 1

    @property
    def in_words(self) -> str:
        """The change in Dutch: "9% minder", "evenveel", "12 minder (te klein voor een percentage)"."""
        return share_in_words(self.deel) if self.deel is not None else self._in_numbers

    @property
    def _in_numbers(self) -> str:
        apart = round(self.nieuw) - round(self.oud)
        how = "meer" if apart > 0 else "minder"
        amount = f"{number(abs(apart))} {how}" if apart else "evenveel"
        return f"{amount}{SMALL}"


def share_in_words(deel: float) -> str:
    """A relative change in Dutch: "9% minder", "82% meer", "vrijwel evenveel"."""
    percent = round(deel * 100)
    if not percent:
        return "vrijwel evenveel"
    return f"{number(abs(percent))}% {'meer' if percent > 0 else 'minder'}"


def change(
    landscape: Landscape, figure_id: str, codes: Iterable[str], van: str, tot: str
) -> Change | None:
    """How a figure of the gemeenten `codes` changed from the year `van` to the year `tot`.

    Where either is below `middelen_onder` of the figure, means of three years are compared: the
    earliest year and those after it, the latest and those before it, without the `uitschieters`.
    Where either is below `te_klein` there is no share. None when a year that is needed has no value.
    """
    return change_in(series(landscape, figure_id, codes), van, tot)


def change_in(line: Series, van: str, tot: str) -> Change | None:
    """`change` of a series that is there already."""
    figure = line.figuur
    old, new = line.value(van), line.value(tot)
    if old is None or new is None:
        return None
    years_old: tuple[str, ...] = (van,)
    years_new: tuple[str, ...] = (tot,)
    if min(old, new) < figure.middelen_onder:
        windows = {end: _window(figure, line.perioden, end, van, tot) for end in (van, tot)}
        years_old, years_new = windows[van], windows[tot]
        values_old = [line.value(year) for year in years_old]
        values_new = [line.value(year) for year in years_new]
        sums = [[v for v in part if v is not None] for part in (values_old, values_new)]
        if any(len(part) < MEAN_OF for part in sums):
            return None
        old, new = (sum(part) / len(part) for part in sums)
    small = min(old, new) < figure.te_klein
    share = None if small or not old else new / old - 1
    return Change(figure, years_old, years_new, old, new, share)


def changes(landscape: Landscape, figure_id: str, van: str) -> pandas.Series:
    """The change of every gemeente since a year up to the newest, in per cent; NaN where it cannot
    be said. Index: CBS code. The same rules as `change`."""
    figure = figures(landscape)[figure_id]
    codes = landscape.gemeenten.index
    table = by_period(landscape, figure_id)
    nothing = pandas.Series(numpy.nan, index=codes)
    if van not in table or figure.periode in ("", van):
        return nothing
    old, new = table[van], table[figure.periode]
    small = numpy.minimum(old, new) < figure.middelen_onder
    windows = [
        _window(figure, figure.perioden, end, van, figure.periode) for end in (van, figure.periode)
    ]
    if small.any():
        whole = all(len(years) == MEAN_OF for years in windows)
        means = [table[list(years)].mean(axis=1) if whole else nothing for years in windows]
        old, new = old.where(~small, means[0]), new.where(~small, means[1])
    usable = numpy.minimum(old, new) >= max(figure.te_klein, 1)
    return ((new / old - 1) * 100).where(usable)


def _window(
    figure: Figure, periods: tuple[str, ...], end: str, van: str, tot: str
) -> tuple[str, ...]:
    """The years of which the mean stands for an end of the comparison."""
    usual = [year for year in periods if year not in figure.uitschieters]
    if end == min(van, tot):
        return tuple([year for year in usual if year >= end][:MEAN_OF])
    return tuple([year for year in usual if year <= end][-MEAN_OF:])


def means_in_words(told: Sequence[Change]) -> str:
    """Which means were compared in changes of one figure up to the same year, each of their windows
    named; "" when values were."""
    means = [one for one in told if one.gemiddeld]
    if not means:
        return ""
    figure, new = means[0].figuur, means[0].jaren_nieuw
    windows = [f"dat van {join_words(one.jaren_oud)}" for one in means]
    first = min(year for one in means for year in one.jaren_oud)
    odd = [year for year in figure.uitschieters if first <= year <= max(new)]
    without = f", zonder het uitzonderlijke jaar {join_words(odd)}" if odd else ""
    few = count(figure.middelen_onder, figure.eenheid, figure.eenheid)
    return (
        f"Onder de {few} vergelijkt de atlas gemiddelden van {MEAN_OF} jaar: {' en '.join(windows)}"
        f"{', elk' if len(windows) > 1 else ''} met dat van {join_words(new)}{without}."
    )
