"""Load, check, join, measure, say and draw the Dutch birth-care landscape. No Streamlit in here.

Each room below (`package`, `regions`, `find`, `partners`, `compare`, `map`, `paper`, `files`,
`meeting`, `keeping`) hands out in its `__init__` the names that pages and notebooks may use.
"""

from geodata.compare import overlap, white_spots
from geodata.landscape import DATA, Landscape, data_folder, derive, derive_newest, load_landscape
from geodata.package import DataError, Fault
from geodata.partners import partners_of

__all__ = [
    "DATA",
    "DataError",
    "Fault",
    "Landscape",
    "data_folder",
    "derive",
    "derive_newest",
    "load_landscape",
    "overlap",
    "partners_of",
    "white_spots",
]
