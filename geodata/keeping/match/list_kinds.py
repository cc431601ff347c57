"""The kinds of lists of a landscape, as `lijsten.toml` of its data package has them."""

from geodata.landscape import Landscape
from geodata.package.lists import Lists


def kinds_of(landscape: Landscape) -> Lists:
    """The kinds of lists that can be taken in."""
    return landscape.package.lists
