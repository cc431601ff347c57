"""Read a data package and check it: tables, vocabulary, boundaries, steps."""

from geodata.package.boundaries import edition_in
from geodata.package.check import Package, check_package, read_package
from geodata.package.faults import DataError, Fault
from geodata.package.lists import Veld
from geodata.package.steps import Template
from geodata.package.vocabulary import Klasse, Laag, Soort, Telling, Vocabulary

__all__ = [
    "DataError",
    "Fault",
    "Klasse",
    "Laag",
    "Package",
    "Soort",
    "Telling",
    "Template",
    "Veld",
    "Vocabulary",
    "check_package",
    "edition_in",
    "read_package",
]
