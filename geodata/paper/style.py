"""How a map is drawn on paper: the colours, widths and symbols of the map in the browser.

The counterpart of `geodata/map/static/atlas/`; what is not in the files of the layers
(`geodata.map.publish`) but fixed there, is the same here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy
from matplotlib.colors import to_hex, to_rgb
from matplotlib.path import Path as Outline

# A CSS pixel in points.
PX = 0.75
OUTSIDE, LAND, ABROAD, ABROAD_LINE = "#DBE7EF", "#FBFAF7", "#E9E7E1", "#C9C5BB"
WATER_INK = "#35607C"
EDGE, SILENT_EDGE, SILENT_FILL, SILENT_AREA = "#7a2800", "#666d79", "#a9afb9", "#f2f2f0"
GREY, HATCHED, STARTING = "#5c6470", "#1f2430", "#c0764a"
HATCH_OPACITY = 0.55
SMALL_RADIUS, RADIUS = 5, 8
STIP = 2.2

_CIRCLE = Outline.unit_circle()
_THIRD = 1 / 3
_HALF = Outline.arc(90, 270)
SYMBOLS = {
    "cirkel": _CIRCLE,
    "ruit": Outline([(0, 1), (1, 0), (0, -1), (-1, 0), (0, 1)], closed=True),
    "kruis": Outline(
        [
            *((-_THIRD, 1), (_THIRD, 1), (_THIRD, _THIRD), (1, _THIRD), (1, -_THIRD)),
            *((_THIRD, -_THIRD), (_THIRD, -1), (-_THIRD, -1), (-_THIRD, -_THIRD)),
            *((-1, -_THIRD), (-1, _THIRD), (-_THIRD, _THIRD), (-_THIRD, 1)),
        ],
        closed=True,
    ),
    "half": Outline.make_compound_path(_CIRCLE, _HALF, Outline([(0, -1), (0, 1)])),
    "streep": Outline.make_compound_path(_CIRCLE, Outline([(-1, 0), (1, 0)])),
    "stip": Outline(numpy.asarray(_CIRCLE.vertices) / STIP, _CIRCLE.codes),
}

# The lines of a pattern that the files name; `hatching.js` has the same.
PATTERNS = {
    "vol": "",
    "schuin": "//",
    "dicht": "/////",
    "terug": r"\\",
    "liggend": "--",
    "staand": "||",
    "ruit": "xx",
    "kruis": "++",
}

# An area that is not active is dotted: its tint would say nothing.
STILL = {"hatch": "..", "hatchcolor": "#8a919e"}

Tone = Callable[[str], str]


@dataclass(frozen=True)
class Pen:
    """How large (`unit`: points per CSS pixel) and in which tones to draw; `words` says how names
    are kept readable on the map."""

    unit: float
    tone: Tone
    words: dict

    @property
    def still(self) -> dict:
        """What marks an area that is not active."""
        return STILL | {"hatchcolor": self.tone(STILL["hatchcolor"])}

    def style(self, *, width: float = 0, dashes: str = "", **colours: str) -> dict:
        """Width and dashes in CSS pixels as matplotlib counts them; colours in the tones."""
        made = {name: colour and self.tone(colour) for name, colour in colours.items()}
        steps = [float(step) / width for step in dashes.split()] if width else []
        line = (0, steps) if steps else "solid"
        return {"linewidth": width * self.unit, "linestyle": line, **made}

    def times(self, factor: float) -> "Pen":
        """A pen that draws larger or smaller."""
        return replace(self, unit=self.unit * factor)


def in_colour(value: str) -> str:
    """A colour as it is."""
    return to_hex(value) if value != "none" else value


def in_grey(value: str) -> str:
    """A colour as a printer without colour prints it.

    The luma of ITU-R BT.601, which Pillow and most printers use.
    """
    if value == "none":
        return value
    red, green, blue = to_rgb(value)
    return to_hex((0.299 * red + 0.587 * green + 0.114 * blue,) * 3)


def silent(status: Mapping | None) -> bool:
    """Whether a status says that something is not there, or not known to be."""
    return bool(status and status["symbool"] in ("streep", "stip"))


def point_style(laag: Mapping, status: Mapping | None) -> dict:
    """The symbol of a record with a place: `teken`, `facecolor`, `edgecolor`, and `radius` and
    `width` in CSS pixels."""
    still = silent(status)
    if laag["per_status"] and status:
        fill = "#ffffff" if status["symbool"] == "half" else status["kleur"]
        return {
            "teken": status["symbool"],
            "facecolor": SILENT_FILL if still else fill,
            "edgecolor": SILENT_EDGE if still else status.get("lijn") or EDGE,
            "radius": SMALL_RADIUS,
            "width": 1,
        }
    return {
        "teken": laag["symbool"] if laag["symbool"] in SYMBOLS else "cirkel",
        "facecolor": "#ffffff" if still else laag["kleur"],
        "edgecolor": GREY if still else "#ffffff",
        "radius": RADIUS,
        "width": 1.4,
    }


def status_style(pen: Pen, status: Mapping) -> dict:
    """The fill of a gemeente by its status; what is starting is striped, and so is a class that has
    a pattern of its own."""
    if status.get("patroon"):
        return {
            "facecolor": pen.tone(status["kleur"]),
            "hatch": PATTERNS[status["patroon"]],
            "hatchcolor": pen.tone(status["lijn"] or "none"),
            "hatch_linewidth": 1.4 * pen.unit,
        }
    if status["symbool"] == "half":
        return {
            "facecolor": pen.tone("#ffffff"),
            "hatch": "//",
            "hatchcolor": pen.tone(STARTING),
            "hatch_linewidth": 4 * pen.unit,
        }
    return {"facecolor": pen.tone(status["kleur"])}


def hatch_style(pen: Pen) -> dict:
    """The hatching of what is not certain."""
    return {"hatch": "///", "hatchcolor": pen.tone(HATCHED), "hatch_linewidth": 1.1 * pen.unit}
