"""Lay divisions over each other, find white spots, weigh and hold beside each other."""

from geodata.compare.alike import alike, method_in_words
from geodata.compare.burden import burden, weighed_burden
from geodata.compare.burden import country_in_words as burden_in_words
from geodata.compare.burden_vsv import UITLEG as OUTLIER_UITLEG
from geodata.compare.burden_vsv import VSV_COUNTED, outliers_in_words, vsv_burdens, vsv_in_words
from geodata.compare.fit import BRONNEN as FIT_BRONNEN
from geodata.compare.fit import UITLEG as FIT_UITLEG
from geodata.compare.fit import measured_in_words
from geodata.compare.oldest import oldest_sources
from geodata.compare.overlap import AFWIJKING_UITLEG, Overlap, between, overlap
from geodata.compare.overlap import to_frame as overlap_frame
from geodata.compare.overlap_words import areas_in_words, counted_in_words
from geodata.compare.overlap_words import country_in_words as overlap_in_words
from geodata.compare.quality import gaps, known_coalities, overview, source_years
from geodata.compare.reach import partnership_frame, reach_in_words, reach_per_kind, reached
from geodata.compare.reasons import REDENEN, VRAGEN
from geodata.compare.signpost import Door, doors
from geodata.compare.white_spots import (
    CENTRE_KM_CHOICES,
    KM_CHOICES,
    Spot,
    in_area,
    per_reason,
    ranking_in_words,
    white_spots,
    with_reasons,
)
from geodata.compare.white_spots import to_frame as spots_frame
from geodata.compare.years import groups as figure_groups
from geodata.compare.years import in_group
from geodata.compare.years import to_frame as years_frame
from geodata.figures.bodies import COUNTED, burdens

__all__ = [
    "AFWIJKING_UITLEG",
    "CENTRE_KM_CHOICES",
    "COUNTED",
    "FIT_BRONNEN",
    "FIT_UITLEG",
    "KM_CHOICES",
    "OUTLIER_UITLEG",
    "REDENEN",
    "VRAGEN",
    "VSV_COUNTED",
    "Door",
    "Overlap",
    "Spot",
    "alike",
    "areas_in_words",
    "between",
    "burden",
    "burden_in_words",
    "burdens",
    "counted_in_words",
    "doors",
    "figure_groups",
    "gaps",
    "in_area",
    "in_group",
    "known_coalities",
    "measured_in_words",
    "method_in_words",
    "oldest_sources",
    "outliers_in_words",
    "overlap",
    "overlap_frame",
    "overlap_in_words",
    "overview",
    "partnership_frame",
    "per_reason",
    "ranking_in_words",
    "reach_in_words",
    "reach_per_kind",
    "reached",
    "source_years",
    "spots_frame",
    "vsv_burdens",
    "vsv_in_words",
    "weighed_burden",
    "white_spots",
    "with_reasons",
    "years_frame",
]
