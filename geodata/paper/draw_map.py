"""Any state of the map as a picture for paper: PNG for print and slides, SVG for whoever draws on.

The browser draws the same state from the same files (`geodata/map/static/atlas/`); the base map
of PDOK is not drawn.
"""

import io
import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any, cast

import geopandas
import numpy
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox
from PIL import Image

from geodata.landscape import RD, Landscape
from geodata.paper.canvas import INK, SOFT, add_shape, canvas, halo, release, renderer_of, scale_bar
from geodata.paper.content import (
    Content,
    Record,
    content_of,
    gemeenten_name,
    land,
    neighbours_abroad,
    waters,
)
from geodata.paper.labels import (
    WATER_SIZE,
    Name,
    hidden_box,
    name_of_chosen,
    names_of,
    names_of_points,
    place_names,
)
from geodata.paper.layers import (
    draw_areas,
    draw_chosen,
    draw_flows,
    draw_lines,
    draw_points,
    draw_statuses,
)
from geodata.paper.legend import add_legend, blocks, fills, numbered
from geodata.paper.size_scale import SizeScale
from geodata.paper.style import (
    ABROAD,
    ABROAD_LINE,
    LAND,
    OUTSIDE,
    PX,
    WATER_INK,
    Pen,
    in_colour,
    in_grey,
)
from geodata.words import date_in_words, one_line

KINDS = ("png", "svg")
# Around what the map looks at, as a share of its size.
MARGIN = 0.05
# Room for the legend: at most this share of the width or height.
MOST = 0.42
SMALLER = (1, 0.85, 0.7, 0.55)
# A view narrower than this, in metres, has room for the names of symbols and gemeenten.
NEAR = 130_000
METRES_PER_DEGREE = 111_320
# Metres per pixel of a web map at zoom 0, at the latitude of the Netherlands.
ZOOM_0 = 156543 * math.cos(math.radians(52.2))
TITLE_SIZE, SMALL = 16, 10
POINTS = 72

Shown = list[tuple[Content, list[Record]]]
Chosen = list[tuple[Content, Record]]


def draw_map(
    landscape: Landscape,
    state: dict,
    *,
    width_mm: float,
    height_mm: float,
    dpi: int = 200,
    kind: str = "png",
    legend: bool = True,
    grey: bool = False,
    title: str = "",
    alt: str = "",
    scale: float = 1,
    listed: bool = False,
) -> bytes:
    """Draw a state of `geodata.map.state`, with its legend, the source of the borders and the date.

    `width_mm` x `height_mm` is the whole picture; `scale` makes lines and words larger than on the
    screen. With `listed` the legend names the areas that have a number on the map. `grey` shows what a printer without colour makes of it. `title` stands above the
    map; `title` and `alt` are what an SVG says to a screen reader. Drawn in EPSG:28992. Raises
    KeyError for a file that does not exist and ValueError for another `kind`.
    """
    if kind not in KINDS:
        raise ValueError(f"een kaart wordt getekend als {' of '.join(KINDS)}, niet als {kind!r}")
    # An SVG keeps its words; a style sheet gives them the halo that would make them outlines.
    words: dict[str, Any] = {"path_effects": [] if kind == "svg" else halo(2.6 * scale)}
    pen = Pen(PX * scale, in_grey if grey else in_colour, words)
    close = _is_close(state["beeld"])
    contents = {
        name: content_of(landscape, name, close) for name, _ in (*state["lagen"], *state["gekozen"])
    }
    shown = [(contents[name], contents[name].shown(mask)) for name, mask in state["lagen"]]
    chosen = [
        (contents[name], contents[name].by_id[key])
        for name, key in state["gekozen"]
        if key in contents[name].by_id
    ]
    filled = next((c for c, _ in shown if c.laag["vult"]), None)
    # An SVG has no pixels: its words are measured in points.
    dpi = POINTS if kind == "svg" else dpi
    figure = canvas(width_mm, height_mm, dpi)
    layers = (shown, filled, state.get("aantallen", {}))
    # Without a legend beside it the map would be larger than it is, and so would its symbols.
    whole = figure.add_axes((0, 0, 1, 1))
    _look_at(whole, state["beeld"])
    most = pen.times(_growth(whole, pen)).unit
    whole.remove()
    axes = _axes(figure, landscape, pen, layers, legend, one_line(title), listed, most)
    _look_at(axes, state["beeld"])
    for drawn in figure.legends:
        for handle in drawn.legend_handles:
            if isinstance(handle, SizeScale):
                handle.unit = pen.times(_growth(axes, pen)).unit
    for shape in neighbours_abroad(landscape):
        edge: dict[str, Any] = {"width": 0.8, "edgecolor": ABROAD_LINE, "facecolor": ABROAD}
        add_shape(axes, shape, zorder=0.5, **pen.style(**edge))
    add_shape(axes, land(landscape, close), facecolor=pen.tone(LAND), linewidth=0, zorder=1)
    gemeenten = content_of(landscape, state["vlakken"][0], close) if state.get("vlakken") else None
    _draw(axes, pen, shown, filled, gemeenten, chosen)
    if close and not any(content.laag["grenzen"] for content, _ in shown):
        # Close by every map has the gemeenten, whatever it is about.
        own = content_of(landscape, gemeenten_name(landscape), close)
        draw_lines(axes, pen, own, _in_view(axes, list(own.records)))
        shown = [*shown, (own, list(own.records))]
    bar = scale_bar(axes, scale * 1.1, pen.tone(INK), **pen.words)
    _names(figure, axes, pen, (shown, filled, chosen), bar, waters(landscape))
    if kind == "svg":
        return _svg(figure, one_line(title) or "Kaart van de Geboortezorgatlas", one_line(alt))
    return _png(figure, dpi, grey)


def _axes(
    figure: Figure,
    landscape: Landscape,
    pen: Pen,
    layers: tuple[Shown, Content | None, Mapping[str, int]],
    legend: bool,
    title: str,
    listed: bool,
    symbol: float,
) -> Axes:
    """The title, the legend and the line with the source, and the axes in the room they leave; `symbol`
    is how many points a pixel of a symbol on the map is at most."""
    height, width = figure.get_figheight() * 72, figure.get_figwidth() * 72
    ink: dict[str, Any] = {"color": pen.tone(SOFT), "parse_math": False}
    vocabulary = landscape.vocabulary
    source = f"{vocabulary.grenzen} (CC BY 4.0); buurlanden: Natural Earth. Gegevens van {date_in_words(vocabulary.peildatum)}."
    small = SMALL * pen.unit
    line = figure.text(0.004, 0.4 * small / height, source, fontsize=small, **ink)
    # A wide font, or a small picture, has no room for it at its own size. Letters have whole pixels, so
    # a smaller size is measured again.
    size = small
    for _ in range(3):
        room = 0.98 * figure.bbox.width / line.get_window_extent(renderer_of(figure)).width
        if room >= 1:
            break
        size *= room
        line.set_fontsize(size)
    left, bottom, top = 0.0, 1.8 * small / height, 1.0
    if title:
        size = TITLE_SIZE * pen.unit
        most = max(20, int(width / size / 0.6))
        words = textwrap.fill(textwrap.shorten(title, 2 * most, placeholder=" ..."), most)
        style: dict[str, Any] = {"fontsize": size, "weight": "bold", "va": "top"} | ink
        figure.text(0.004, 1 - 0.3 * size / height, words, **style)
        top -= (0.8 + 1.25 * (1 + words.count("\n"))) * size / height
    shown, filled, counted = layers
    beside = width > 1.1 * height
    occurring = [content.only(records) for content, records in shown]
    for factor in SMALLER if legend else ():
        found = blocks(pen.times(factor), occurring, filled, counted, symbol)
        found += numbered(occurring) if listed else []
        if not found:
            break
        drawn = add_legend(figure, pen.times(factor), found, beside, top, bottom)
        box = drawn.get_window_extent(renderer_of(figure))
        box = box.transformed(figure.transFigure.inverted())
        share = box.width + 0.8 * small / width if beside else box.height
        fits = box.height <= top - bottom if beside else box.width <= 1
        if (share <= MOST and fits) or factor == SMALLER[-1]:
            left = share if beside else left
            bottom = bottom if beside else bottom + share + 0.4 * small / height
            break
        drawn.remove()
    axes = figure.add_axes((left, bottom, 1 - left, top - bottom), facecolor=pen.tone(OUTSIDE))
    axes.set(xticks=[], yticks=[])
    for spine in axes.spines.values():
        spine.set(linewidth=0.5 * pen.unit, color=pen.tone("#c5cad3"))
    return axes


def _look_at(axes: Axes, beeld: Sequence[Sequence[float]]) -> None:
    """Look at a box ((south, west), (north, east)), widened to the shape of the axes."""
    (south, west), (north, east) = beeld
    # The sides of a box in degrees are no straight lines in metres.
    ring = shapely.segmentize(shapely.box(west, south, east, north).boundary, 0.1)
    edge = geopandas.GeoSeries([ring], crs="EPSG:4326").to_crs(RD)
    west, south, east, north = edge.total_bounds
    ratio = axes.bbox.width / axes.bbox.height
    wide, tall = (east - west) * (1 + 2 * MARGIN), (north - south) * (1 + 2 * MARGIN)
    wide, tall = max(wide, tall * ratio), max(tall, wide / ratio)
    x, y = (west + east) / 2, (south + north) / 2
    axes.set(xlim=(x - wide / 2, x + wide / 2), ylim=(y - tall / 2, y + tall / 2))


def _draw(
    axes: Axes,
    pen: Pen,
    shown: Shown,
    filled: Content | None,
    gemeenten: Content | None,
    chosen: Chosen,
) -> None:
    symbols = pen.times(_growth(axes, pen))
    for content, records in shown:
        laag = content.laag
        near = _in_view(axes, records)
        if laag["gekleurd"]:
            others = sum(other.laag["gekleurd"] for other, _ in shown) > 1
            draw_areas(axes, pen, content, near, content is filled, others)
        elif laag["per_status"] and fills(content, filled) and gemeenten:
            # A record may have no place of its own; what is filled is its gemeente.
            draw_statuses(axes, pen, content, records, gemeenten)
        elif laag["per_status"] or laag["symbolen"]:
            draw_points(axes, symbols, content, near)
        elif laag["grenzen"]:
            draw_lines(axes, pen, content, near)
        elif laag.get("stromen"):
            draw_flows(axes, pen, content, near)
    for content, record in chosen:
        draw_chosen(axes, pen, content, record)


def _in_view(axes: Axes, records: list[Record]) -> list[Record]:
    view = shapely.box(*axes.viewLim.extents)
    return [r for r in records if r.shape is not None and r.shape.intersects(view)]


def _is_close(beeld: Sequence[Sequence[float]]) -> bool:
    """Whether a box ((south, west), (north, east)) is so small that the coarse boundaries show."""
    (south, west), (north, east) = beeld
    wide = (east - west) * math.cos(math.radians((south + north) / 2))
    return max(wide, north - south) * METRES_PER_DEGREE < NEAR


def _growth(axes: Axes, pen: Pen) -> float:
    """How much larger symbols are than at the zoom of the country, as in the browser."""
    inches = axes.bbox.width / axes.figure.dpi
    pixels = inches * 72 / pen.unit
    zoom = math.log2(ZOOM_0 / (axes.viewLim.width / pixels))
    return max(0.55, min(1.6, (zoom - 3.5) / 4.5))


def _names(
    figure: Figure,
    axes: Axes,
    pen: Pen,
    layers: tuple[Shown, Content | None, Chosen],
    bar: Bbox,
    named_waters: Sequence[tuple[str, float, float]],
) -> None:
    shown, filled, chosen = layers
    view = shapely.box(*axes.viewLim.extents)
    ids = {record.id for _, record in chosen}
    # Several pieces may be chosen together; their names are in the table beside the map.
    named = [name_of_chosen(record, view) for _, record in chosen] if len(ids) == 1 else []
    # An outline of what is no area of its own has no name.
    names = [name for name in named if name and name.words][:1]
    # What is chosen is not hidden by a name: its own stands above it.
    boxes = [hidden_box(axes, pen, record, figure.dpi) for _, record in chosen]
    kept = [box for box in boxes if box is not None]
    if names and names[0].inside is not None and kept:
        top = max(kept, key=lambda box: box.y1)
        x, y = axes.transData.inverted().transform(((top.x0 + top.x1) / 2, top.y1))
        names = [replace(names[0], point=(float(x), float(y)), inside=None)]
    for content, records in shown:
        if content is filled:
            names += names_of(content, records, view, ids)
    points = [(c, records) for c, records in shown if c.laag["symbolen"]]
    towns = [(c, records) for c, records in shown if c.laag["grenzen"]]
    if axes.viewLim.width < NEAR:
        for content, records in points:
            names += names_of_points(content, records, view, ids)
        for content, records in towns:
            names += names_of(content, records, view, ids)
    names += [Name(naam, (x, y), WATER_SIZE, color=WATER_INK) for naam, x, y in named_waters]
    dots = [(r.shape.x, r.shape.y) for _, records in points for r in records if r.shape]
    place_names(figure, axes, pen, names, [bar, *kept], numpy.array(dots))


def _png(figure: Figure, dpi: int, grey: bool) -> bytes:
    figure.canvas.draw()
    whole = Image.fromarray(numpy.asarray(cast(FigureCanvasAgg, figure.canvas).buffer_rgba()))
    picture = whole.convert("L" if grey else "RGB")
    del whole
    release(figure)
    buffer = io.BytesIO()
    picture.save(buffer, format="png", dpi=(dpi, dpi), compress_level=6)
    return buffer.getvalue()


def _svg(figure: Figure, title: str, description: str) -> bytes:
    buffer = io.StringIO()
    nothing = dict.fromkeys(("Date", "Format", "Type", "Creator"))
    figure.savefig(buffer, format="svg", metadata=nothing)
    release(figure)
    head, rest = buffer.getvalue().split("<svg ", 1)
    attributes, body = rest.split(">", 1)
    # The DOCTYPE, which names an address elsewhere, is left out.
    declaration = head.split("<!DOCTYPE", 1)[0]
    style = "[id^=naam-] text{paint-order:stroke;stroke:#fff;stroke-width:2.6px}"
    return (
        f'{declaration}<svg lang="nl" role="img" {attributes}>\n'
        f" <title>{escape(title)}</title>\n <desc>{escape(description)}</desc>\n"
        f" <style>{style}</style>{body}"
    ).encode()
