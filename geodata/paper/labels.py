"""Writes names on a map where there is room: what is chosen first, then the areas, then, as paper
has no tooltips, the symbols and gemeenten as long as they are few."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

from geodata.paper.canvas import INK, SOFT, renderer_of, write
from geodata.paper.content import MAX_AREAS, Content, Record
from geodata.paper.style import WATER_INK, Pen
from geodata.words import one_line

# Above these numbers names would be a heap.
MAX_POINTS, MAX_GEMEENTEN = 14, 80
WRAP, MAX_NAME = 18, 60
AREA_SIZE, POINT_SIZE, GEMEENTE_SIZE, WATER_SIZE = 13, 11, 10, 11
# Where to try, in CSS pixels from the middle: nearest first.
AROUND_MIDDLE = sorted(
    ((dx, dy) for dx in range(-60, 61, 20) for dy in range(-60, 61, 12)), key=numpy.hypot.reduce
)
# A name at the end of a line keeps so far (CSS pixels) from the middles of other areas.
FROM_OTHERS = 20
# At the end of a line, those first that are no further away than they must.
AWAY = [
    (dx, dy)
    for dx, dy in sorted(
        ((dx, dy) for dx in range(-180, 181, 20) for dy in range(-180, 181, 15)),
        key=numpy.hypot.reduce,
    )
    if numpy.hypot(dx, dy) > 45
]
# A name is as wide as this: what is no larger (CSS pixels) is not seen below one.
HIDDEN = 120
BESIDE_POINT = ((0, 20), (0, -20), (0, 30), (0, -30))


@dataclass(frozen=True)
class Name:
    """A name to write: where (EPSG:28992), how large (CSS pixels), and the area to stay in. An area
    of the map has a `short` form of its name (the same when there is none), and may have its name at
    the end of a line (`far`), but not in one of the `others`, unless it is a number."""

    words: str
    point: tuple[float, float]
    size: float
    inside: shapely.Geometry | None = None
    bold: bool = False
    color: str = INK
    must: bool = False
    short: str = ""
    far: bool = False
    others: tuple[shapely.Geometry, ...] = ()


def names_of(
    content: Content, records: list[Record], view: shapely.Geometry, chosen: set[str]
) -> list[Name]:
    """The names of the areas or gemeenten of one layer that are in view, largest first."""
    gemeente = content.laag["grenzen"]
    size = GEMEENTE_SIZE if gemeente else AREA_SIZE
    color = SOFT if gemeente else INK
    seen, whole = [], []
    for record in records:
        if record.shape is not None and not gemeente and record.shape.intersects(view):
            whole.append((record, shapely.make_valid(record.shape)))
        named = record.id in chosen and not number_of(record)
        if record.shape is None or named or not record.shape.intersects(view):
            continue
        # A boundary that is valid in degrees may touch itself in metres.
        part = shapely.make_valid(record.shape).intersection(view)
        largest = max(shapely.get_parts(part), key=shapely.area)
        if largest.area:
            seen.append((record, largest))
    most = MAX_GEMEENTEN if gemeente else MAX_AREAS
    if len(seen) > most or not (gemeente or content.laag["gekleurd"]):
        return []
    seen.sort(key=lambda found: -found[1].area)
    return [
        Name(
            words_on_map(record),
            _middle(record, part),
            size,
            part,
            bold=not gemeente,
            color=color,
            short="" if number_of(record) else short_label(record),
            far=not gemeente,
            others=()
            if gemeente or number_of(record)
            else tuple(shape for other, shape in whole if other is not record),
        )
        for record, part in seen
        if gemeente or record.midden is not None
    ]


def names_of_points(
    content: Content, records: list[Record], view: shapely.Geometry, chosen: set[str]
) -> list[Name]:
    """The names of the symbols of one layer that are in view."""
    seen = [r for r in records if r.shape is not None and view.contains(r.shape)]
    if len(seen) > MAX_POINTS or not content.laag["symbolen"]:
        return []
    color = content.laag["kleur"]
    return [
        Name(label(record), (record.shape.x, record.shape.y), POINT_SIZE, color=color)
        for record in seen
        if record.id not in chosen and record.shape is not None
    ]


def hidden_box(axes: Axes, pen: Pen, record: Record, dpi: float) -> Bbox | None:
    """The box (pixels of the figure) of an area that a name on it would hide, None for a larger one."""
    shape = record.shape
    if shape is None or shape.geom_type == "Point":
        return None
    west, south, east, north = shape.bounds
    box = Bbox(axes.transData.transform([(west, south), (east, north)]))
    return box if max(box.width, box.height) <= HIDDEN * pen.unit * dpi / 72 else None


def name_of_chosen(record: Record, view: shapely.Geometry) -> Name | None:
    """The name of what is chosen, None when it is out of view or has a number as the others have."""
    shape = record.shape
    if shape is None or number_of(record) or not shape.intersects(view):
        return None
    if shape.geom_type == "Point":
        return Name(label(record), (shape.x, shape.y), AREA_SIZE, bold=True, must=True)
    part = shapely.make_valid(shape).intersection(view)
    largest = max(shapely.get_parts(part), key=shapely.area)
    return Name(label(record), _middle(record, largest), AREA_SIZE, largest, True, must=True)


def place_names(
    figure: Figure,
    axes: Axes,
    pen: Pen,
    names: Sequence[Name],
    taken: list[Bbox],
    symbols: numpy.ndarray,
) -> None:
    """Write names, in order of importance, each where it covers no other name and as few
    `symbols` (x, y in metres, n x 2) as possible; a name without room is left out."""
    renderer = renderer_of(figure)
    dots = axes.transData.transform(symbols) if len(symbols) else numpy.empty((0, 2))
    middles = axes.transData.transform([name.point for name in names]) if names else dots
    pixels = figure.dpi / 72
    for index, name in enumerate(names):
        style: dict[str, Any] = {
            "fontsize": name.size * pen.unit,
            "weight": "bold" if name.bold else "normal",
            "style": "italic" if name.color == WATER_INK else "normal",
        }
        look: dict[str, Any] = {"ha": "center", "va": "center", "linespacing": 1.05, **pen.words}
        text = write(
            axes,
            name.words,
            name.point,
            color=pen.tone(name.color),
            gid=f"naam-{index}",
            **style,
            **look,
        )

        def box(words: str, text: Annotation = text) -> Bbox:
            text.set_text(words)
            return text.get_window_extent(renderer).padded(1.5 * pixels)

        found = None
        for words in dict.fromkeys((name.words, name.short or name.words)):
            here = box(words)
            found = _room(axes, pen, name, here, taken, dots, pixels)
            if found is not None:
                break
        if found is None and name.far:
            others = numpy.vstack([dots, middles])
            found = _away(axes, pen, here, taken, others, name.others, pixels)
            if found is not None:
                _point(axes, pen, name.point, found)
        if found is None:
            text.remove()
            continue
        text.xyann = (found[0] * pen.unit, found[1] * pen.unit)
        taken.append(here.translated(*(step * pen.unit * pixels for step in found)))


def short_label(record: Record) -> str:
    """The shorter form of the name of a record, on lines of its own; "" when there is none."""
    text = record.properties.get("kort", "")
    return textwrap.fill(one_line(text), WRAP) if text else ""


def _away(
    axes: Axes,
    pen: Pen,
    box: Bbox,
    taken: list[Bbox],
    others: numpy.ndarray,
    areas: Sequence[shapely.Geometry],
    pixels: float,
) -> tuple[float, float] | None:
    """The nearest place (CSS pixels) at the end of a line where a name covers no other name and as
    few of `others` (places in pixels) as can be, and lies in none of the `areas` (EPSG:28992) that
    have another name; None when there is none."""
    best, least, frame = None, numpy.inf, axes.bbox
    to_metres = axes.transData.inverted()
    for dx, dy in AWAY:
        moved = box.translated(dx * pen.unit * pixels, dy * pen.unit * pixels)
        inside = frame.x0 < moved.x0 and moved.x1 < frame.x1
        if not inside or not (frame.y0 < moved.y0 and moved.y1 < frame.y1):
            continue
        middle = to_metres.transform(((moved.x0 + moved.x1) / 2, (moved.y0 + moved.y1) / 2))
        if any(area.contains(shapely.Point(middle)) for area in areas):
            continue
        covered = moved.padded(FROM_OTHERS * pixels).count_contains(others) if len(others) else 0
        if covered < least and not moved.count_overlaps(taken):
            best, least = (dx, dy), covered
        if not least:
            break
    return best


def _point(axes: Axes, pen: Pen, point: tuple[float, float], to: tuple[float, float]) -> None:
    """A line from a place (EPSG:28992) to where its name stands, so many CSS pixels away."""
    line: dict[str, Any] = {"arrowstyle": "-", "color": pen.tone(INK), "linewidth": pen.unit}
    axes.annotate(
        "",
        point,
        xytext=(to[0] * pen.unit, to[1] * pen.unit),
        textcoords="offset points",
        arrowprops=line | {"shrinkA": 0, "shrinkB": 0},
        zorder=11,
    )
    axes.plot(*point, marker="o", markersize=3 * pen.unit, color=pen.tone(INK), zorder=11)


def number_of(record: Record) -> str:
    """The number by which a list beside the map names an area; "" for one that the map names itself."""
    return str(record.properties.get("nummer", ""))


def words_on_map(record: Record) -> str:
    """What stands in an area on a map, as in the browser: its number, else its name."""
    return number_of(record) or label(record)


def label(record: Record) -> str:
    """The name of a record as it stands on a map, on lines of its own."""
    text = one_line(record.properties.get("label") or record.properties["naam"])
    return textwrap.fill(textwrap.shorten(text, MAX_NAME, placeholder=" ..."), WRAP)


def _middle(record: Record, part: shapely.Geometry) -> tuple[float, float]:
    """Where a name stands: in the middle of its area, or of the part of it that is in view."""
    if record.midden is not None and part.contains(record.midden):
        return record.midden.x, record.midden.y
    return shapely.maximum_inscribed_circle(part, tolerance=200).coords[0]


def _room(
    axes: Axes,
    pen: Pen,
    name: Name,
    box: Bbox,
    taken: list[Bbox],
    dots: numpy.ndarray,
    pixels: float,
) -> tuple[float, float] | None:
    """The nearest place (CSS pixels from its point) for a name, None when there is none."""
    best, least = None, numpy.inf
    frame, to_metres = axes.bbox, axes.transData.inverted()
    for dx, dy in AROUND_MIDDLE if name.inside is not None else BESIDE_POINT:
        moved = box.translated(dx * pen.unit * pixels, dy * pen.unit * pixels)
        if not (frame.x0 < moved.x0 and moved.x1 < frame.x1):
            continue
        if not (frame.y0 < moved.y0 and moved.y1 < frame.y1) or moved.count_overlaps(taken):
            continue
        if name.inside is not None:
            middle = to_metres.transform(((moved.x0 + moved.x1) / 2, (moved.y0 + moved.y1) / 2))
            if not name.inside.contains(shapely.Point(middle)):
                continue
        covered = moved.padded(3 * pixels).count_contains(dots) if len(dots) else 0
        if covered < least:
            best, least = (dx, dy), covered
        if not covered:
            break
    if best is None and name.must:
        return (0, 0) if name.inside is not None else BESIDE_POINT[0]
    return best
