"""Load, check, join, measure, say and draw the Dutch birth-care landscape. No Streamlit in here."""

from geodata.compare.overlap import overlap
from geodata.compare.white_spots import white_spots
from geodata.landscape import Landscape, load_landscape
from geodata.package.faults import DataError, Fault
from geodata.partners.partners import partners_of

__all__ = [
    "DataError",
    "Fault",
    "Landscape",
    "load_landscape",
    "overlap",
    "partners_of",
    "white_spots",
]
