"""Where everything is: areas, divisions, distances, neighbours, and the records of a layer."""

from geodata.regions.areas import areas, membership
from geodata.regions.colouring import fills
from geodata.regions.distance import distances_to, nearest
from geodata.regions.divisions import areas_by_id, divisions
from geodata.regions.layer_records import records, served
from geodata.regions.neighbours import neighbours
from geodata.regions.offers import Known, about, class_label, known_of, subjects_of

__all__ = [
    "Known",
    "about",
    "areas",
    "areas_by_id",
    "class_label",
    "distances_to",
    "divisions",
    "fills",
    "known_of",
    "membership",
    "nearest",
    "neighbours",
    "records",
    "served",
    "subjects_of",
]
