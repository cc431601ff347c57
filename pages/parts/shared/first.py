"""What the first picture of a page is made of, and the links in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from geodata.map import Picture

# (address below this site, "" for what leads nowhere; text).
Links = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class First:
    """What a page says before it is there: its heading, what it is about (`kop`, "" for nothing but the
    heading), sentences, a picture (None on a page without a map), lists of links as (heading, links), and
    what its map is going to show (`geodata.map.map_state` and its like; None for what has no map).
    """

    titel: str
    kop: str
    zinnen: tuple[str, ...]
    beeld: Picture | None
    lijsten: tuple[tuple[str, Links], ...]
    stand: dict | None = None
    # How many rows of buttons stand above that map.
    rijen: int = 0


# The parameters of the shortest link to what a link means, and how that is drawn.
Meant = tuple[dict[str, str], Callable[[], First]]


def link(page: str, **params: str) -> str:
    """The address of a page of the atlas with these parameters, below this site."""
    return f"./{page}?{urlencode(params)}"


def on_map(records: Iterable[tuple[str, str]]) -> Links:
    """Records as (id, name), each with its address on the map."""
    return tuple((link("kaart", gekozen=key), naam) for key, naam in records)
