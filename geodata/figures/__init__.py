"""Figures per gemeente as data: what they are, their values, and what they are of an area."""

from geodata.figures.figure import Figure, figures, weight, weights
from geodata.figures.totals import Spread, Total, spread, total, totals
from geodata.figures.values import estimated, figure, values

__all__ = [
    "Figure",
    "Spread",
    "Total",
    "estimated",
    "figure",
    "figures",
    "spread",
    "total",
    "totals",
    "values",
    "weight",
    "weights",
]
