"""Figures per gemeente as data: what they are, their values, and what they are of an area."""

from geodata.figures.area import COUNTRY, Area, area_of, areas_of, has_area
from geodata.figures.area import choices as area_choices
from geodata.figures.born import (
    Deliveries,
    Location,
    acute_locations,
    deliveries,
    national_places,
    shares,
    told_of,
)
from geodata.figures.capacity import Dashboard, dashboards
from geodata.figures.change import Change, change, change_in, share_in_words
from geodata.figures.classes import Class, Classes, classes, mapped
from geodata.figures.figure import NOT_SHOWN, Figure, Period, figures, weight, weights
from geodata.figures.outlook import Outlook, outlook
from geodata.figures.per_area import area_values, has_areas
from geodata.figures.reach import BEYOND, Reach, reach
from geodata.figures.series import Series, of_country, series
from geodata.figures.taken_in import taken_in, value_in_words
from geodata.figures.told import Told
from geodata.figures.totals import Spread, Total, spread, total, totals
from geodata.figures.values import estimated, figure, rate_years, values, withheld

__all__ = [
    "BEYOND",
    "COUNTRY",
    "NOT_SHOWN",
    "Area",
    "Change",
    "Class",
    "Classes",
    "Dashboard",
    "Deliveries",
    "Figure",
    "Location",
    "Outlook",
    "Period",
    "Reach",
    "Series",
    "Spread",
    "Told",
    "Total",
    "acute_locations",
    "area_choices",
    "area_of",
    "area_values",
    "areas_of",
    "change",
    "change_in",
    "classes",
    "dashboards",
    "deliveries",
    "estimated",
    "figure",
    "figures",
    "has_area",
    "has_areas",
    "mapped",
    "national_places",
    "of_country",
    "outlook",
    "rate_years",
    "reach",
    "series",
    "share_in_words",
    "shares",
    "spread",
    "taken_in",
    "told_of",
    "total",
    "totals",
    "value_in_words",
    "values",
    "weight",
    "weights",
    "withheld",
]
