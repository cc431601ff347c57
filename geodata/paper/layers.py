"""Draws what is in the files of a map on axes in EPSG:28992: areas, borders, symbols, selection."""

from typing import Any

import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.path import Path as Outline
from matplotlib.transforms import IdentityTransform

from geodata.paper.canvas import add_shape
from geodata.paper.content import Content, Record
from geodata.paper.style import (
    GREY,
    HATCH_OPACITY,
    SILENT_AREA,
    SYMBOLS,
    Pen,
    hatch_style,
    point_style,
    silent,
    status_style,
)

# Dashes are on a pale line, so that they can be told from a border below them.
PALE = 0.55
# From below to above, as in the browser.
AREA, UNSURE, LINE, BORDER, OVER, CHOSEN, STATUS, STILL_POINT, POINT = range(2, 11)


def draw_areas(
    axes: Axes, pen: Pen, content: Content, records: list[Record], filled: bool, over: bool = False
) -> None:
    """Areas: filled with their own colour and hatched where not certain, or their borders only;
    `over` says that the borders of another layer lie over these."""
    laag = content.laag
    for record in records if filled else ():
        still = silent(content.status_of(record))
        add_shape(
            axes,
            record.shape,
            facecolor=pen.tone(SILENT_AREA if still else record.properties["kleur"]),
            linewidth=0,
            zorder=AREA,
            gid=f"vlak-{record.id}",
            **(pen.still if still else {}),
        )
        if record.onzeker is not None:
            hatch = {"facecolor": "none", "alpha": HATCH_OPACITY, "linewidth": 0}
            add_shape(axes, record.onzeker, **hatch, **hatch_style(pen), zorder=UNSURE)
    between, edge = _borders(content, records)
    if not filled:
        pale = {**pen.style(width=4, edgecolor="#ffffff"), "alpha": PALE}
        ink = pen.style(width=2.2, dashes=laag["lijn"], edgecolor=laag["kleur"])
        _lines(axes, between, pale, ink, zorder=OVER)
        return
    # With others over them they are wide and pale, so that both can be seen where they coincide.
    wide: dict[str, Any] = {"width": 6} if over else {"width": 1.8}
    style = {**pen.style(**wide, edgecolor=laag["kleur"]), "alpha": 0.4 if over else 1}
    _lines(axes, between, style, zorder=BORDER)
    thin: dict[str, Any] = {"width": 0.8, "edgecolor": laag["kleur"]}
    _lines(axes, edge, pen.style(**thin), zorder=BORDER)


def draw_statuses(
    axes: Axes, pen: Pen, content: Content, records: list[Record], gemeenten: Content
) -> None:
    """The gemeenten, filled by their status."""
    there = []
    for record in records:
        place, status = gemeenten.by_id.get(record.id), content.status_of(record)
        if place is None or place.shape is None or status is None:
            continue
        there.append(place)
        fill = {"linewidth": 0, "zorder": AREA}
        add_shape(axes, place.shape, **fill, **status_style(pen, status), gid=f"vlak-{record.id}")
    thin: dict[str, Any] = {"width": 0.7, "edgecolor": GREY}
    _lines(axes, _borders(gemeenten, there)[0], pen.style(**thin), zorder=BORDER)


def draw_lines(axes: Axes, pen: Pen, content: Content, records: list[Record]) -> None:
    """The gemeenten as thin lines."""
    style = pen.style(width=0.8, edgecolor=content.laag["kleur"])
    _lines(axes, _borders(content, records)[0], style, zorder=LINE)


def _borders(content: Content, records: list[Record]) -> tuple[shapely.Geometry, shapely.Geometry]:
    """The borders of some areas, each once: those with another area of the file, and the edge of
    all areas of the file. Drawn by both its areas, the dashes of a border fill each other's gaps."""
    mine = [record.shape.boundary for record in records if record.shape is not None]
    lines = shapely.line_merge(shapely.union_all(mine))
    edge = content.edge
    return shapely.difference(lines, edge), shapely.intersection(lines, edge)


def _lines(axes: Axes, lines: shapely.Geometry, *styles: dict, zorder: float) -> None:
    parts = [part for part in shapely.get_parts(lines) if part.geom_type == "LineString"]
    if parts:
        whole = shapely.line_merge(shapely.multilinestrings(parts))
        for style in styles:
            add_shape(axes, whole, facecolor="none", capstyle="butt", zorder=zorder, **style)


def draw_points(axes: Axes, pen: Pen, content: Content, records: list[Record]) -> None:
    """A symbol per record with a place; a dashed edge says zekerheid laag."""
    kinds: dict[tuple, list[Record]] = {}
    for record in records:
        status, sure = content.status_of(record), record.properties.get("zekerheid") != "laag"
        if record.shape is not None and (status or content.laag["symbolen"]):
            kinds.setdefault((status["id"] if status else "", sure), []).append(record)
    for (status, sure), members in kinds.items():
        # What is active is never hidden by what is not, at the same point.
        still = silent(content.statussen.get(status))
        look = point_style(content.laag, content.statussen.get(status))
        edge: dict[str, Any] = {"width": look["width"], "edgecolor": look["edgecolor"]}
        style = pen.style(**edge, facecolor=look["facecolor"], dashes="" if sure else "2 2")
        _stamp(
            axes,
            SYMBOLS[look["teken"]],
            [r.properties.get("straal", look["radius"]) * pen.unit for r in members],
            [(r.shape.x, r.shape.y) for r in members if r.shape is not None],
            zorder=STATUS if content.laag["per_status"] else STILL_POINT if still else POINT,
            gid=f"punten-{content.laag['id']}-{status.replace(' ', '-')}",
            **style,
        )


def draw_flows(axes: Axes, pen: Pen, content: Content, records: list[Record]) -> None:
    """Arrows, each as wide as its record says in CSS pixels."""
    for record in records:
        wide: dict[str, Any] = {
            "width": record.properties["dikte"],
            "edgecolor": content.laag["kleur"],
        }
        style = {**pen.style(**wide), "facecolor": "none", "alpha": 0.85, "capstyle": "round"}
        add_shape(axes, record.shape, zorder=STATUS, gid=f"stroom-{record.id}", **style)


def draw_chosen(axes: Axes, pen: Pen, content: Content, record: Record) -> None:
    """A double outline, white and dark, around what is chosen; dashed when it is computed."""
    if record.shape is None:
        return
    dashes = "6 5" if content.laag["berekend"] else ""
    for width, ink, steps in ((7, "#ffffff", ""), (3.5, "#111111", dashes)):
        if record.shape.geom_type == "Point":
            ring: dict[str, Any] = {"width": width, "edgecolor": ink, "facecolor": "none"}
            style = pen.style(**ring)
            where = [(record.shape.x, record.shape.y)]
            _stamp(axes, Outline.unit_circle(), [15 * pen.unit], where, zorder=CHOSEN, **style)
        else:
            style = pen.style(width=width, edgecolor=ink, dashes=steps)
            add_shape(axes, record.shape.boundary, facecolor="none", zorder=CHOSEN, **style)


def _stamp(axes: Axes, symbol: Outline, radii: list[float], where: list, **style: Any) -> None:
    """The same symbol at several places, each with its radius in points."""
    # The size as matplotlib counts it: a square, in points.
    stamps = PathCollection(
        [symbol],
        [radius**2 for radius in radii],
        offsets=where,
        offset_transform=axes.transData,
        **style,
    )
    stamps.set_transform(IdentityTransform())
    axes.add_collection(stamps, autolim=False)
