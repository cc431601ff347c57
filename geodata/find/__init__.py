"""Find a gemeente, a place, a postcode or an organisatie by what somebody types."""

from geodata.find.answer import Answer, answer_of_code, locate
from geodata.find.at_point import gemeente_at
from geodata.find.codes import clean_code, successor
from geodata.find.in_link import in_link
from geodata.find.names import listed, plain
from geodata.find.point import Point, point_of
from geodata.find.postcode import LOCATIESERVER, Postcodes
from geodata.find.search import Hit, search

__all__ = [
    "LOCATIESERVER",
    "Answer",
    "Hit",
    "Point",
    "Postcodes",
    "answer_of_code",
    "clean_code",
    "gemeente_at",
    "in_link",
    "listed",
    "locate",
    "plain",
    "point_of",
    "search",
    "successor",
]
