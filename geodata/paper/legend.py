"""The legend of a map on paper, in the words and the order of the legend in the browser."""

import math
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.legend_handler import HandlerPatch
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.transforms import Transform

from geodata.paper.canvas import INK
from geodata.paper.content import MAX_AREAS, Content
from geodata.paper.labels import number_of
from geodata.paper.size_scale import DrawSizes, SizeScale
from geodata.paper.style import (
    GREY,
    LAND,
    PX,
    SILENT_AREA,
    STIP,
    SYMBOLS,
    Pen,
    hatch_style,
    point_style,
    silent,
    status_style,
)
from geodata.words import one_line

SIZE, COLUMNS, NARROW, WIDE = 12, 3, 22, 30
SYMBOL = 6
TINTS = "kleur houdt gebieden uit elkaar"
UNSURE = "indeling onzeker (zekerheid laag)"


class Tints(Patch):
    """A block with several tints side by side in one frame, for the legend."""

    def __init__(self, tints: tuple[str, ...], **style: Any):
        super().__init__(facecolor="none", **style)
        self.tints = tints


class DrawTints(HandlerPatch):
    """How a legend of matplotlib draws `Tints`."""

    def create_artists(
        self,
        legend: Legend,
        handle: Any,
        xdescent: float,
        ydescent: float,
        width: float,
        height: float,
        fontsize: float,
        trans: Transform,
    ) -> Any:
        """What stands for one block, in the order of drawing; the arguments are matplotlib's."""
        step = width / len(handle.tints)
        parts = [
            Rectangle(
                (at * step - xdescent, -ydescent),
                step,
                height,
                facecolor=tint,
                linewidth=0,
                transform=trans,
            )
            for at, tint in enumerate(handle.tints)
        ]
        return [
            *parts,
            *super().create_artists(
                legend, handle, xdescent, ydescent, width, height, fontsize, trans
            ),
        ]


@dataclass(frozen=True)
class Entry:
    """One line of a legend; a heading has no handle. `whole` is one that is not broken."""

    label: str
    handle: Patch | Line2D | SizeScale | None = None
    whole: bool = False


def blocks(
    pen: Pen,
    shown: list[Content],
    filled: Content | None,
    counted: Mapping[str, int] = MappingProxyType({}),
    symbol: float = 0,
) -> list[list[Entry]]:
    """The lines of the legend, by layer; with how many there are for the layers (ids) in `counted`.

    `symbol` is how many points a pixel of a symbol on the map is, for circles that stand for a number;
    as many as the pen has without it."""
    found: list[list[Entry]] = []
    for content in shown:
        laag = content.laag
        if laag.get("cirkels"):
            found.append(_sizes(pen, content, symbol or pen.unit))
        elif laag["per_status"]:
            entries = _statuses(pen, content, fills(content, filled))
            if laag["id"] in counted:
                # Such a layer is one class with its own name.
                entries = [Entry(f"{laag['label']} ({counted[laag['id']]})", entries[-1].handle)]
            found.append(entries)
        elif laag["symbolen"]:
            found.append(_points(pen, content))
        elif fills(content, filled):
            found.append(_areas(pen, content))
        elif laag["op_kaart"]:
            own = laag["grenzen"] or laag.get("stromen")
            label = laag["label"] if own else f"{laag['label']} (grens)"
            found.append([Entry(label, _line(pen, laag))])
    return found


def numbered(shown: list[Content]) -> list[list[Entry]]:
    """The names of the areas that have a number on the map, under a heading."""
    rows = [record for content in shown for record in content.records if number_of(record)]
    if not 0 < len(rows) <= MAX_AREAS:
        return []
    names = (f"{number_of(record)}. {record.properties['naam']}" for record in rows)
    nothing = Line2D([], [], linestyle="")
    return [[Entry("Nummers op de kaart"), *(Entry(name, nothing, True) for name in names)]]


def fills(content: Content, filled: Content | None) -> bool:
    """Whether a layer fills the map: the first that can does, and those that fill it together."""
    first = filled is not None and content.laag is filled.laag
    return first or content.laag.get("gestapeld", False)


def add_legend(
    figure: Figure, pen: Pen, found: list[list[Entry]], beside: bool, top: float, bottom: float
) -> Legend:
    """Draw a legend beside the map (upper left) or below it; `top` and `bottom` are shares of the
    height.

    Returns matplotlib's Legend, to measure.
    """
    columns = 1 if beside else min(COLUMNS, len(found))
    lines = [entry for column in _columns(found, columns) for entry in column]
    place: dict[str, Any] = (
        {"loc": "upper left", "bbox_to_anchor": (0, top), "ncols": columns}
        if beside
        else {"loc": "lower left", "bbox_to_anchor": (0, bottom), "ncols": columns}
    )
    legend = figure.legend(
        handles=[entry.handle or Line2D([], [], linestyle="") for entry in lines],
        labels=[
            one_line(entry.label)
            if entry.whole
            else textwrap.fill(one_line(entry.label), NARROW if beside else WIDE)
            for entry in lines
        ],
        fontsize=SIZE * pen.unit,
        labelcolor=pen.tone(INK),
        frameon=False,
        alignment="left",
        handler_map={Tints: DrawTints(), SizeScale: DrawSizes()},
        borderaxespad=0.4,
        handlelength=2,
        labelspacing=0.45,
        columnspacing=1.2,
        **place,
    )
    for text, entry in zip(legend.get_texts(), lines, strict=True):
        text.set(parse_math=False, weight="normal" if entry.handle else "bold")
    return legend


def _columns(found: list[list[Entry]], columns: int) -> list[list[Entry]]:
    """Blocks over columns of the same length, none of them broken; the last takes what is left."""
    most = math.ceil(sum(map(len, found)) / columns)
    made: list[list[Entry]] = [[]]
    for block in found:
        if made[-1] and len(made[-1]) + len(block) > most and len(made) < columns:
            made.append([])
        made[-1] += block
    made += [[] for _ in range(columns - len(made))]
    longest = max(map(len, made))
    return [column + [Entry("")] * (longest - len(column)) for column in made]


def _statuses(pen: Pen, content: Content, filled: bool) -> list[Entry]:
    found = [Entry(content.laag["label"])]
    handle: Patch | Line2D
    for status in content.statussen.values():
        if filled:
            edge: dict[str, Any] = {
                "linewidth": PX,
                "edgecolor": pen.tone(GREY),
            }
            handle = Patch(**edge, **status_style(pen, status))
        else:
            handle = _symbol(pen, point_style(content.laag, status), SYMBOL)
        found.append(Entry(status["label"], handle))
    return found


def _sizes(pen: Pen, content: Content, symbol: float) -> list[Entry]:
    """The scale of circles that stand for a number, and what they mean."""
    found = [Entry(content.laag["label"])]
    for status in content.statussen.values():
        look = point_style(content.laag, status)
        scale = SizeScale(pen, look, content.laag["cirkels"], SIZE * pen.unit, symbol)
        found += [Entry("", scale), Entry(status["label"], Line2D([], [], linestyle=""))]
    return found


def _points(pen: Pen, content: Content) -> list[Entry]:
    laag = content.laag
    found = [Entry(laag["label"], _symbol(pen, point_style(laag, None), SYMBOL + 1))]
    still = next((status for status in content.statussen.values() if silent(status)), None)
    if still:
        handle = _symbol(pen, point_style(laag, still), SYMBOL + 1)
        found.append(Entry("onbekend of niet meer actief", handle))
    return found


def _areas(pen: Pen, content: Content) -> list[Entry]:
    laag = content.laag
    edge = pen.style(width=2, edgecolor=laag["kleur"])
    thin = pen.style(width=1, edgecolor=laag["kleur"])
    tints = list(dict.fromkeys(record.properties["kleur"] for record in content.records))[:4]
    found = [
        Entry(laag["label"]),
        Entry(TINTS, Tints(tuple(map(pen.tone, tints or [LAND])), **edge)),
    ]
    if any(silent(status) for status in content.statussen.values()):
        found.append(
            Entry("niet actief", Patch(facecolor=pen.tone(SILENT_AREA), **thin, **pen.still))
        )
    if any(record.onzeker is not None for record in content.records):
        words = laag.get("arcering", UNSURE)
        found.append(Entry(words, Patch(facecolor="none", **thin, **hatch_style(pen))))
    return found


def _line(pen: Pen, laag: Mapping) -> Line2D:
    width = 1 if laag["grenzen"] else 2.2
    style = pen.style(width=width, color=laag["kleur"], dashes=laag["lijn"])
    return Line2D([], [], dash_capstyle="butt", solid_capstyle="butt", **style)


def _symbol(pen: Pen, look: dict, radius: float) -> Line2D:
    shape = SYMBOLS[look["teken"]]
    # matplotlib makes every symbol equally large; this one is meant to be small.
    size = 2 * radius * pen.unit / (STIP if look["teken"] == "stip" else 1)
    return Line2D(
        [],
        [],
        linestyle="",
        marker=shape,
        markersize=size,
        markerfacecolor=pen.tone(look["facecolor"]),
        markeredgecolor=pen.tone(look["edgecolor"]),
        markeredgewidth=pen.unit,
    )
