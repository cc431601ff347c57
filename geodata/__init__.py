"""Load, check, join, measure, say and draw the Dutch birth-care landscape. No Streamlit in here."""

from geodata.faults import DataError, Fault
from geodata.landscape import Landscape, load_landscape

__all__ = ["DataError", "Fault", "Landscape", "load_landscape"]
