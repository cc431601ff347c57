"""The landscape that this process serves: loaded once, shared by every reader and every route."""

from functools import cache

from geodata import Landscape, load_landscape


@cache
def landscape() -> Landscape:
    """The landscape. Raises geodata.DataError, every time anew, when the data cannot be used."""
    return load_landscape()
