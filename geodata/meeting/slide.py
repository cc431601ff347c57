"""What a scene shows, the same for the wall, a slide, paper and the file that works offline."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# "Gemeenten: 25 van 342." or "Verder dan 20 km: 1,2%."
_FIGURE = re.compile(
    r"(?P<wat>[^:.]{1,60}): (?P<waarde>\d[\d.,]*\d|\d)(?P<eenheid>%| km| in \d{4}| (?!van\b|met\b|tot\b|per\b)[a-zë]{3,12})?(?=\W|$)"
)


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
class Figure:
    """A number to see at once (`waarde`, as text with its unit) and what it counts (`wat`)."""

    waarde: str
    wat: str


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
    cijfers: tuple[Figure, ...] = ()
    uitleg: tuple[str, ...] = ()

    @property
    def has_picture(self) -> bool:
        """Whether there is a map or a chart to draw."""
        return bool(self.kaart or self.grafiek)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see but a title."""
        return not (self.has_picture or self.zin or self.zinnen or self.tabel)


def figures_in(sentences: Iterable[str]) -> tuple[Figure, ...]:
    """The figures that sentences begin with ("Gemeenten: 25."), in their order; not one that has a note
    behind it, without which it would say more than is known."""
    found = []
    for sentence in sentences:
        one = _FIGURE.match(sentence)
        if one and not sentence[one.end() :].startswith(" ("):
            found.append(Figure(one["waarde"] + (one["eenheid"] or ""), one["wat"]))
    return tuple(found)
