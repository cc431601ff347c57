"""Find a gemeente, a place, a postcode or an organisatie by what somebody types."""

from geodata.find.locate import gemeente_at
from geodata.find.places import Answer, answer_of_code, locate
from geodata.find.postcode import LOCATIESERVER, Postcodes
from geodata.find.search import Hit, plain, search

__all__ = [
    "LOCATIESERVER",
    "Answer",
    "Hit",
    "Postcodes",
    "answer_of_code",
    "gemeente_at",
    "locate",
    "plain",
    "search",
]
