"""What a scene shows, the same for the wall, a slide, paper and the file that works offline."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from geodata.figures import Told
from geodata.words import capital, one_line

ADDRESS = re.compile(r"https?://(?:www\.)?([^\s/?#]+)\S*")


@dataclass(frozen=True)
class Table:
    """A table of text. `bijschrift` says what it holds; `contacten` marks one that can be left out
    of a meeting in public; `rest` says what did not fit ("" when all is there)."""

    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    bijschrift: str
    contacten: bool = False
    rest: str = ""


@dataclass(frozen=True)
class Slide:
    """One scene worked out.

    `kaart` is a state of `geodata.map.state.map_state` (its file names are looked up by
    `map_state.map_file`), None for a slide without a map; `grafiek` a chart in its place as Vega-Lite;
    `alt` is the text that stands for the map or the chart. `zinnen` are what is said beside it, `bronnen`
    the sources with their dates, one sentence each. `filter` says in a sentence what was filtered ("" for
    nothing), `cijfers` are for beside the picture, `uitleg` is for the notes and the handout, not for
    the wall. `problemen` is what a link has wrong: for who makes the scene, never for who sees it.
    `pagina` and `keuze` lead back to the page.
    """

    titel: str
    zin: str
    kaart: dict | None
    alt: str
    zinnen: tuple[str, ...]
    tabel: Table | None
    bronnen: tuple[str, ...]
    problemen: tuple[str, ...]
    pagina: str
    keuze: tuple[tuple[str, str], ...]
    grafiek: dict | None = None
    filter: str = ""
    cijfers: tuple[Told, ...] = ()
    uitleg: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said beside it, and each of its figures that none of that says."""
        own = (self.zin, *self.zinnen)
        return (*self.zinnen, *(in_words(one) for one in self.cijfers if not is_said(one, own)))

    @property
    def footer(self) -> str:
        """The sources for a wall, on one line: of an address only the site, as nobody types the rest over."""
        return " ".join(ADDRESS.sub(_site, one_line(source)) for source in self.bronnen)

    @property
    def has_picture(self) -> bool:
        """Whether there is a map or a chart to draw."""
        return bool(self.kaart or self.grafiek)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see but a title."""
        return not (self.has_picture or self.zin or self.zinnen or self.tabel)


def _site(address: re.Match) -> str:
    whole = address.group(0)
    return address.group(1).rstrip(".,;:)") + whole[len(whole.rstrip(".,;:)")) :]


def in_words(one: Told) -> str:
    """A figure as a sentence."""
    return one_line(f"{capital(one.wat)}: {one.waarde}.")


def is_said(one: Told, sentences: Iterable[str]) -> bool:
    """Whether one of these sentences says a figure: its own, or one with its number and what it counts."""
    return any(
        said in (one.zin, in_words(one)) or (one.wat in said and one.waarde in said)
        for said in filter(None, sentences)
    )
