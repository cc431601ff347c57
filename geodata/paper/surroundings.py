"""A small map of a gemeente and its surroundings, as a picture for paper."""

import io
from collections.abc import Iterable
from typing import Any

import geopandas
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import Bbox

from geodata.landscape import RD, Landscape, derive
from geodata.package.vocabulary import Laag
from geodata.paper.canvas import INK, SOFT, add_shape, canvas, renderer_of, scale_bar, write
from geodata.paper.content import neighbours_abroad
from geodata.partners.partners import nearest_of
from geodata.regions.areas import membership
from geodata.regions.distance import distances_to
from geodata.regions.divisions import abbreviation_of
from geodata.regions.neighbours import neighbours
from geodata.words import count, join_words

DPI = 200
# The surroundings: this share of the size of the gemeente on each side, and at least so many metres.
MARGIN, LEAST = 0.45, 6000
WATER, ABROAD, LAND, NEAR, OWN = "#DBE7EF", "#E9E7E1", "#FAF9F6", "#EFECE3", "#F3C969"
HATCH: dict[str, Any] = {"edgecolor": "#C4C0B3", "hatch": "////", "linewidth": 0}
LINE = "#8C8C84"


def surroundings(
    landscape: Landscape, code: str, width: float = 180, height: float = 120
) -> tuple[bytes, str]:
    """A map of a gemeente and its neighbours: PNG (`width` x `height` in mm at 200 dpi), and the
    Dutch text that stands for it.

    Shows what `lagen.toml` says of the layers with `omgeving`: the borders between the areas
    (hatched where the first of these layers has zekerheid laag), and the hospitals of the first
    layer with symbols. Drawn in EPSG:28992. Raises KeyError for an unknown code.
    """
    around = [laag for laag in landscape.vocabulary.lagen if laag.omgeving]
    lagen = [laag for laag in around if laag.kind.coloured]
    marked = next((laag for laag in around if laag.kind.symbols), None)
    shapes = landscape.boundaries_rd
    near = neighbours(landscape)[code]
    west, south, east, north = box = _box(landscape, code, marked, width / height)
    seen = shapes.iloc[shapes.sindex.query(shapely.box(*box), predicate="intersects")]
    figure = canvas(width, height, DPI)
    axes = figure.add_axes((0, 0.085, 1, 0.915), facecolor=WATER)
    axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[])
    for shape in neighbours_abroad(landscape):
        add_shape(axes, shape, facecolor=ABROAD, linewidth=0, zorder=0.5)
    for key, shape in seen.items():
        fill = OWN if key == code else NEAR if key in near else LAND
        add_shape(axes, shape, facecolor=fill, edgecolor=LINE, linewidth=0.5, zorder=1)
    hatched = bool(lagen) and _hatch(axes, landscape, lagen[0], seen)
    for index, laag in enumerate(lagen):
        for line in borders(landscape, laag):
            axes.plot(*line.xy, solid_capstyle="round", zorder=4 + index, **_style(laag, index))
    add_shape(axes, shapes[code], facecolor="none", edgecolor=INK, linewidth=1.3, zorder=3)
    placed = _markers(axes, landscape, marked, box) if marked else []
    others = [key for key in seen.index if key != code and key not in near]
    bar = scale_bar(axes)
    colour = marked.kleur if marked else INK
    _labels(figure, axes, landscape, (code, near, others), placed, colour, bar)
    _legend(figure, landscape, lagen, marked, hatched)
    buffer = io.BytesIO()
    # What the picture goes into compresses it again.
    figure.savefig(buffer, format="png", pil_kwargs={"compress_level": 1})
    return buffer.getvalue(), _alternative(landscape, code, lagen, marked, len(placed))


@derive
def borders(landscape: Landscape, laag: Laag) -> geopandas.GeoSeries:
    """The lines on land where one area of a layer ends and another begins; CRS: EPSG:28992.

    Raises ValueError for a layer without areas.
    """
    areas = membership(landscape, laag)["gebied"].to_dict()
    shapes = landscape.boundaries
    pairs = [
        (one, other)
        for one, others in neighbours(landscape).items()
        for other in others
        if one < other and areas.get(one) != areas.get(other)
    ]
    left = shapes.loc[[one for one, _ in pairs]].values
    right = shapes.loc[[other for _, other in pairs]].values
    lines = shapely.line_merge(shapely.union_all(shapely.intersection(left, right)))
    return geopandas.GeoSeries(shapely.get_parts(lines), crs=shapes.crs).to_crs(RD)


def _box(
    landscape: Landscape, code: str, marked: Laag | None, ratio: float
) -> tuple[float, float, float, float]:
    """The part to show in metres, with the nearest hospital in it, widened to the shape of the
    picture."""
    bounds = landscape.boundaries_rd[code].bounds
    if marked:
        for item in nearest_of(landscape, code, marked.soorten, 1):
            point = _points(landscape, marked.soorten)[item.id]
            bounds = shapely.union(shapely.box(*bounds), point).bounds
    west, south, east, north = bounds
    wide, tall = (size + 2 * max(size * MARGIN, LEAST) for size in (east - west, north - south))
    wide, tall = max(wide, tall * ratio), max(tall, wide / ratio)
    x, y = (west + east) / 2, (south + north) / 2
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


@derive
def _points(landscape: Landscape, soorten: tuple[str, ...]) -> geopandas.GeoSeries:
    """The active organisaties of these kinds with a place, by id; CRS: EPSG:28992."""
    rows = landscape.organisaties.loc[list(distances_to(landscape, soorten).columns)]
    return geopandas.GeoSeries.from_xy(
        rows["lon"], rows["lat"], index=rows.index, crs="EPSG:4326"
    ).to_crs(RD)


def _hatch(axes: Axes, landscape: Landscape, laag: Laag, seen: geopandas.GeoSeries) -> bool:
    """Hatch what belongs to its area by a best guess only; whether there was any."""
    sure = membership(landscape, laag)["zekerheid"].reindex(seen.index)
    for shape in seen[sure == "laag"]:
        add_shape(axes, shape, facecolor="none", zorder=2, **HATCH)
    return bool((sure == "laag").any())


def _style(laag: Laag, index: int) -> dict:
    """How the border of a layer is drawn. The first is wide, to show where others cover it."""
    if index == 0:
        return {"color": laag.kleur, "linewidth": 3.2, "alpha": 0.55, "linestyle": "solid"}
    # lagen.toml counts dashes in screen pixels, matplotlib in line widths.
    dashes = [float(step) / 2.4 for step in laag.lijn.split()]
    return {"color": laag.kleur, "linewidth": 1.5, "linestyle": (0, dashes) if dashes else "solid"}


def _markers(
    axes: Axes, landscape: Landscape, laag: Laag, box: tuple[float, float, float, float]
) -> list[tuple[str, float, float]]:
    """Draw the hospitals in view; returns (name, x, y) of each."""
    points = _points(landscape, laag.soorten)
    points = points[points.intersects(shapely.box(*box))]
    axes.plot(points.x, points.y, zorder=10, **_marker(laag))
    names = landscape.organisaties["naam"]
    return [(names[key], point.x, point.y) for key, point in points.items()]


def _marker(laag: Laag) -> dict:
    return {
        "linestyle": "",
        "marker": "D",
        "markersize": 6,
        "color": laag.kleur,
        "markeredgecolor": "white",
    }


def _labels(
    figure: Figure,
    axes: Axes,
    landscape: Landscape,
    gemeenten: tuple[str, Iterable[str], Iterable[str]],
    placed: list[tuple[str, float, float]],
    colour: str,
    bar: Bbox,
) -> None:
    """Write names where there is room: the gemeente first, then the hospitals in their colour, then
    neighbours, then the other gemeenten in view. `bar` is kept free."""
    code, near, others = gemeenten
    names = landscape.gemeenten["naam"]
    view = shapely.box(*axes.viewLim.extents)
    middle = {}
    for key in (code, *near, *others):
        # A boundary that is valid in degrees may touch itself in metres.
        shape = shapely.make_valid(landscape.boundaries_rd[key]).intersection(view)
        largest = max(shapely.get_parts(shape), key=shapely.area, default=shape)
        if largest.area:
            middle[key] = shapely.maximum_inscribed_circle(largest, tolerance=200).coords[0]
    lines = tuple((0, dy, "center") for dy in (0, 11, -11, 20, -20))
    wanted: list[tuple[str, tuple[float, float], tuple, dict[str, Any]]] = [
        (names[code], middle[code], lines, {"fontsize": 10, "weight": "bold"})
    ]
    around = ((6, 0, "left"), (-6, 0, "right"), (0, 8, "center"), (0, -8, "center"))
    small: dict[str, Any] = {"fontsize": 6.5}
    plain: dict[str, Any] = {"fontsize": 7.5}
    wanted += [(name, (x, y), around, small | {"color": colour}) for name, x, y in placed]
    wanted += [(names[k], middle[k], lines[:3], plain) for k in near if k in middle]
    wanted += [
        (names[k], middle[k], lines[:1], small | {"color": SOFT}) for k in others if k in middle
    ]
    renderer = renderer_of(figure)
    pixels = [axes.transData.transform((x, y)) for _, x, y in placed]
    taken = [bar, *(Bbox.from_bounds(x - 8, y - 8, 16, 16) for x, y in pixels)]
    for name, point, positions, style in wanted:
        for dx, dy, side in positions:
            text = write(axes, name, point, (dx, dy), ha=side, va="center", **style)
            extent = text.get_window_extent(renderer)
            inside = axes.bbox.x0 < extent.x0 and extent.x1 < axes.bbox.x1
            free = inside and not any(extent.overlaps(other) for other in taken)
            # The gemeente itself is named, with room or without.
            if free or (name == names[code] and dy == lines[-1][1]):
                taken.append(extent.padded(2))
                break
            text.remove()


def _legend(
    figure: Figure, landscape: Landscape, lagen: list[Laag], marked: Laag | None, hatched: bool
) -> None:
    handles: list[Patch | Line2D] = [Patch(facecolor=OWN, edgecolor=INK, label="deze gemeente")]
    handles += [
        Line2D([], [], label=f"{laag.label} (grens)", **_style(laag, index))
        for index, laag in enumerate(lagen)
    ]
    if marked:
        handles.append(Line2D([], [], label=f"{marked.label} (ziekenhuis)", **_marker(marked)))
    if hatched:
        label = f"{lagen[0].label}: schatting"
        handles.append(Patch(facecolor=LAND, label=label, **HATCH))
    place: dict[str, Any] = {"loc": "lower left", "bbox_to_anchor": (0, 0.025), "borderaxespad": 0}
    figure.legend(handles=handles, ncols=len(handles), fontsize=6.5, frameon=False, **place)
    figure.text(0.004, 0.008, landscape.vocabulary.grenzen, fontsize=6, color=SOFT)


def _alternative(
    landscape: Landscape, code: str, lagen: list[Laag], marked: Laag | None, placed: int
) -> str:
    soorten = landscape.vocabulary.soorten
    naam, near = landscape.gemeenten.loc[code, "naam"], len(neighbours(landscape)[code])
    parts = [f"Kaart van {naam}"]
    if near:
        parts[0] += f" met {count(near, 'buurgemeente', 'buurgemeenten')}"
    if lagen:
        areas = join_words(soorten[soort].meervoud for laag in lagen for soort in laag.soorten)
        parts.append(f"met de grenzen van {areas}")
    if marked:
        kinds = [abbreviation_of(soorten[soort]) or soort for soort in marked.soorten]
        hospitals = count(placed, "ziekenhuis", "ziekenhuizen")
        parts.append(f"met {hospitals} met een {' of '.join(kinds)}")
    # "Kaart van Assen, met de grenzen van ... en met 3 ziekenhuizen ..."
    return f"{', '.join(filter(None, (parts[0], ' en '.join(parts[1:]))))}."
