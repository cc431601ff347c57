"""A table of travel times for Wat als: read, and kept beside the store."""

from geodata.keeping.travel.travel_times import Taken, forget_travel, keep_travel, read_travel

__all__ = ["Taken", "forget_travel", "keep_travel", "read_travel"]
