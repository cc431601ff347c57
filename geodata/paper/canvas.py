"""Drawing on paper with matplotlib: what every map of ours shares.

Only Figure and the Agg and SVG canvases, without pyplot: that keeps no state between drawings, so
that several threads can draw at the same time.
"""

from typing import Any, cast

import matplotlib
import numpy
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

# For the whole process, once: words in an SVG stay words, and the same map is the same file.
matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "geboortezorgatlas"})

MM_PER_INCH = 25.4
INK, SOFT = "#1F2933", "#52606D"
KM_CHOICES = (1, 2, 5, 10, 20, 50)


def canvas(width: float, height: float, dpi: float) -> Figure:
    """An empty white picture of `width` x `height` mm."""
    size = (width / MM_PER_INCH, height / MM_PER_INCH)
    figure = Figure(figsize=size, dpi=dpi, facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def renderer_of(figure: Figure) -> RendererAgg:
    """What measures the words of a figure that `canvas` made."""
    return cast(FigureCanvasAgg, figure.canvas).get_renderer()


def release(figure: Figure) -> None:
    """Give the pixels of a picture back, once it is saved.

    A figure, its canvas and its words hold each other, and with them tens of megabytes, until the
    next round of garbage collection.
    """
    vars(renderer_of(figure)).clear()


def outline(shape: shapely.Geometry) -> Outline:
    """A polygon or multipolygon, holes and all, or lines, as one path."""
    lines = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            lines += [Outline(numpy.asarray(ring.coords), closed=True) for ring in rings(part)]
        else:
            lines.append(Outline(numpy.asarray(part.coords), closed=part.is_ring))
    return Outline.make_compound_path(*lines)


def rings(polygon: shapely.Polygon) -> tuple[shapely.LinearRing, ...]:
    """The outer ring of a polygon and its holes."""
    return (polygon.exterior, *polygon.interiors)


def add_shape(axes: Axes, shape: shapely.Geometry, **style: Any) -> PathPatch:
    """Draw a polygon or multipolygon, holes and all, or lines, as one patch."""
    patch = PathPatch(outline(shape), **style)
    axes.add_artist(patch)
    return patch


def halo(width: float, colour: str = "white") -> list[withStroke]:
    """The effect that makes words readable on a map; `width` in points."""
    return [withStroke(linewidth=width, foreground=colour)]


def write(
    axes: Axes,
    words: str,
    point: tuple[float, float],
    offset: tuple[float, float] = (0, 0),
    color: str = INK,
    **style: Any,
) -> Annotation:
    """Write on the map, `offset` points away from a point."""
    return axes.annotate(
        words,
        point,
        xytext=offset,
        textcoords="offset points",
        color=color,
        parse_math=False,
        zorder=12,
        **{"path_effects": halo(2.2)} | style,
    )


def scale_bar(axes: Axes, unit: float = 1, color: str = INK, **style: Any) -> Bbox:
    """A bar of a round number of kilometres, at most a quarter of the width of axes in metres; its
    place in pixels. `unit` makes it larger."""
    west, south, east, north = axes.viewLim.extents
    km = max(k for k in KM_CHOICES if k == 1 or k * 4000 <= east - west)
    x, y = west + (east - west) * 0.02, south + (north - south) * 0.03
    axes.plot([x, x + km * 1000], [y, y], color=color, linewidth=1.6 * unit, zorder=12)
    label: dict[str, Any] = {"color": color, "ha": "center", "fontsize": 6.5 * unit} | style
    write(axes, f"{km} km", (x + km * 500, y), (0, 5 * unit), **label)
    start, end = axes.transData.transform([(x, y), (x + km * 1000, y)])
    return Bbox.from_bounds(start[0], start[1] - 8 * unit, end[0] - start[0], 40 * unit)
