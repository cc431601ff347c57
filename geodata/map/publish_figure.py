"""A figure as a file of the map: classes that fill the gemeenten or the areas of a division, without
their geometry; or a circle for each, as large as the figure.

It has the form of a layer with a status, so that the browser fills the shapes that are there already
and another figure costs its values only. A file is named
`cijfer.<figure>[.<period>][.per-<division>][.cirkels]-<hash>.json`; `published` finds it back by that
name.
"""

import math

import pandas

from geodata.figures import (
    NOT_SHOWN,
    Figure,
    area_values,
    classes,
    figures,
    has_areas,
    values,
    withheld,
)
from geodata.landscape import Landscape, derive
from geodata.map.publish import Published, as_file, drawn_as, middle
from geodata.map.publish_overlap import area_shapes
from geodata.map.view import CIRCLES
from geodata.package.layer_kinds import KINDS
from geodata.regions import divisions
from geodata.regions.distance import inner_points
from geodata.words import capital

VALUES, PER = "cijfer", "per-"
NOTHING = {"id": "geen", "symbool": "cirkel", "kleur": "#FFFFFF", "patroon": "kruis"}
NOTHING_LABEL, NOTHING_LINE, LINE = "geen waarde", "#767D89", "#FFFFFF"
# The radius of the largest circle, in pixels of the map at a scale of 1, and what a circle looks like.
LARGEST = 34
# The numbers in the legend of circles: the first as large as a round number can be, then parts of it.
PARTS = (1, 5, 25)
CIRCLE = {"symbool": "cirkel", "kleur": "#3182BD", "patroon": "vol", "lijn": "#08306B"}
# It fills gemeenten as a layer of this kind does.
DRAWN = KINDS["status"]


@derive
def publish_figure(
    landscape: Landscape, figure_id: str, periode: str = "", per: str = "", als: str = ""
) -> Published:
    """A figure per gemeente, or per area of a division (`per`), in classes, lowest first, each with
    how many there are; what has no value is hatched. With `als` "cirkels" a circle for each value
    instead, of which the area (not the radius) is the figure.

    Raises KeyError and ValueError as `geodata.figures.values` and `area_values`, and ValueError for
    circles of a figure that may not be added up."""
    if als == CIRCLES:
        return _publish_circles(landscape, figure_id, periode, per)
    found = classes(landscape, figure_id, periode, per)
    own = _values(landscape, figure_id, periode, per)
    figure = found.figuur
    names = _names(landscape, own, per)
    name = _file_name(figure_id, periode, per, "")
    # From the lightest on, as a legend is read.
    legend = [
        {
            "id": str(place),
            "label": f"{one.label} ({one.gemeenten})",
            "symbool": "cirkel",
            "kleur": one.kleur,
            "patroon": one.patroon,
            "lijn": LINE,
        }
        for place, one in enumerate(found.klassen)
    ]
    hidden = frozenset() if per else withheld(landscape, figure_id, found.periode)
    if found.zonder:
        private = f", waarvan {len(hidden)} {NOT_SHOWN}" if hidden else ""
        label = f"{NOTHING_LABEL} ({found.zonder}{private})"
        legend.append({**NOTHING, "label": label, "lijn": NOTHING_LINE})
    said = {
        code: figure.in_words(value)
        if value == value
        else NOT_SHOWN
        if code in hidden
        else NOTHING_LABEL
        for code, value in own.items()
    }
    return as_file(
        name,
        {
            "type": "FeatureCollection",
            "laag": {**_layer(landscape, name, figure, found.periode, per), "klassen": True},
            "kolommen": _columns(landscape, figure, per),
            "statussen": legend,
            "onzeker": {},
            "features": [
                {
                    "type": "Feature",
                    "id": code,
                    "properties": {
                        "naam": naam,
                        "waarde": said[code],
                        "status": str(found.klasse[code]) if found.klasse[code] >= 0 else "geen",
                        "uitleg": f"{naam}: {said[code]}",
                    },
                    "geometry": None,
                }
                for code, naam in names.items()
            ],
        },
    )


@derive
def _publish_circles(landscape: Landscape, figure_id: str, periode: str, per: str) -> Published:
    """A circle for each value, the largest first so that the others lie over it; `cirkels` of the
    layer is its scale (`_size_scale`)."""
    figure = figures(landscape)[figure_id]
    if not figure.optelbaar:
        raise ValueError(f"{figure_id} is niet op te tellen: een cirkel is geen maat")
    own = _values(landscape, figure_id, periode, per)
    names = _names(landscape, own, per)
    points = _points(landscape, per)
    shown = own[own > 0].sort_values(ascending=False, kind="stable")
    most = float(shown.iloc[0]) if len(shown) else 1.0
    largest = ""
    if len(shown):
        largest = f"; de grootste is {names[shown.index[0]]}: {figure.in_words(most)}"
    label = f"hoe groter het vlak, hoe meer{largest}"
    name = _file_name(figure_id, periode, per, CIRCLES)
    return as_file(
        name,
        {
            "type": "FeatureCollection",
            "laag": {
                **_layer(landscape, name, figure, periode, per),
                "cirkels": _size_scale(figure, most) if len(shown) else [],
            },
            "kolommen": _columns(landscape, figure, per),
            "statussen": [{"id": CIRCLES, "label": label, **CIRCLE}] if len(shown) else [],
            "onzeker": {},
            "features": [
                {
                    "type": "Feature",
                    "id": key,
                    "properties": {
                        "naam": names[key],
                        "waarde": figure.in_words(value),
                        "status": CIRCLES,
                        "straal": _radius(value, most),
                        "uitleg": f"{names[key]}: {figure.in_words(value)}",
                    },
                    "geometry": {"type": "Point", "coordinates": points[key]},
                }
                for key, value in shown.items()
            ],
        },
    )


def _radius(value: float, most: float) -> float:
    return round(LARGEST * math.sqrt(value / most), 2)


def _size_scale(figure: Figure, most: float) -> list[tuple[float, str]]:
    """What the legend shows of the sizes of circles, the largest first: the radius of round numbers, and
    those numbers in words."""
    chosen = dict.fromkeys(_round_below(most / part) for part in PARTS)
    smallest = 10**-figure.decimalen
    return [
        (_radius(value, most), figure.in_words(value))
        for value in chosen
        if value >= smallest or value == max(chosen)
    ]


def _round_below(value: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50, ... (and 0.5, 0.2, ...) that is not above a value."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(step * power for step in (1, 2, 5) if step * power <= value)


def _layer(landscape: Landscape, name: str, figure: Figure, periode: str, per: str) -> dict:
    divided = divisions(landscape).get(per)
    label = f"{figure.label} {figure.period_in_words(periode)}".strip()
    computed = figure.herkomst == "berekend" or bool(divided and divided.berekend)
    drawn = drawn_as(DRAWN)
    if divided:
        label += f", per {divided.woord.enkelvoud}{' (berekend)' if divided.berekend else ''}"
        # Of regions of the administration nobody has a card.
        drawn["kiesbaar"] = set(divided.namen) <= set(landscape.organisaties.index)
    return {
        "id": name,
        "label": label,
        "kleur": "#08519C",
        "lijn": "",
        "symbool": "",
        "berekend": computed,
        "uitleg": f"{figure.definitie.rstrip('.')}. Bron: {figure.source_in_words(periode)}.",
        **drawn,
    }


def _columns(landscape: Landscape, figure: Figure, per: str) -> list[list[str]]:
    noun = divisions(landscape)[per].woord.enkelvoud if per else "gemeente"
    return [["naam", capital(noun)], ["waarde", capital(figure.kort)]]


def _values(landscape: Landscape, figure_id: str, periode: str, per: str) -> pandas.Series:
    if per:
        return area_values(landscape, figure_id, per, periode)
    return values(landscape, figure_id, periode)


def _names(landscape: Landscape, own: pandas.Series, per: str) -> dict[str, str]:
    if per:
        divided = divisions(landscape)[per]
        return {key: divided.title(key) for key in own.index}
    return landscape.gemeenten["naam"].to_dict()


def _points(landscape: Landscape, per: str) -> dict[str, list[float]]:
    """Where a circle stands, as lon and lat: within the gemeente, or deepest in the area."""
    if per:
        shapes = area_shapes(landscape, per)
        return {key: list(reversed(middle(shape))) for key, shape in shapes.items()}
    inside = inner_points(landscape).to_crs(landscape.boundaries.crs)
    return {code: [round(point.x, 4), round(point.y, 4)] for code, point in inside.items()}


def _file_name(figure_id: str, periode: str, per: str, als: str) -> str:
    parts = (VALUES, figure_id, periode, per and f"{PER}{per}", als)
    return ".".join(part for part in parts if part)


def published(landscape: Landscape, name: str) -> Published | None:
    """The file of this name, or None when it does not exist (any more)."""
    kind, *parts = name.rsplit("-", 1)[0].split(".")
    if kind != VALUES or not parts or parts[0] not in figures(landscape):
        return None
    figure_id, *rest = parts
    figure = figures(landscape)[figure_id]
    periode = next((part for part in rest if part in figure.perioden), "")
    per = next((part.removeprefix(PER) for part in rest if part.startswith(PER)), "")
    als = CIRCLES if CIRCLES in rest else ""
    # What is left over, or in another order, is no name of ours.
    if _file_name(figure_id, periode, per, als) != name.rsplit("-", 1)[0]:
        return None
    if (per and (per not in divisions(landscape) or not has_areas(figure))) or (
        als and not figure.optelbaar
    ):
        return None
    found = publish_figure(landscape, figure_id, periode, per, als)
    return found if found.name == name else None
