"""What a scene shows, the same for the wall, a slide, paper and the file that works offline."""

from dataclasses import dataclass


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
    `alt` is the text that stands for the map or the chart. `zinnen` are what is said beside it, `problemen` what could not be shown and why, `bronnen`
    the sources with their dates, one sentence each. `pagina` and `keuze` lead back to the page.
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

    @property
    def has_picture(self) -> bool:
        """Whether there is a map or a chart to draw."""
        return bool(self.kaart or self.grafiek)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see but a title."""
        return not (self.has_picture or self.zin or self.zinnen or self.tabel)
