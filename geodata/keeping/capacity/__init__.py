"""An export of a capacity dashboard: read, kept for a day, and how much it still says."""

from geodata.keeping.capacity.kept import (
    Kept,
    Standing,
    forget_capacity,
    keep_capacity,
    kept_capacity,
    standings,
)
from geodata.keeping.capacity.reading import COLUMNS, STATUSES, Reading, read_capacity

__all__ = [
    "COLUMNS",
    "STATUSES",
    "Kept",
    "Reading",
    "Standing",
    "forget_capacity",
    "keep_capacity",
    "kept_capacity",
    "read_capacity",
    "standings",
]
