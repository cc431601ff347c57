"""A state of the map as a small SVG, drawn from the same files as the browser draws it from.

It is what a reader sees until the map itself is there, and all that a reader without scripts sees. Its
coordinates are those of web maps (`svg_paths`), so that the map in the browser can take its place. Widths, sizes of symbols and letters are in CSS pixels times `--k`, which says how many
units a pixel is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from geodata.landscape import Landscape
from geodata.map.svg_paths import ground, paths, project, read
from geodata.map.svg_signs import (
    STILL,
    UNSURE,
    area_fill,
    definitions,
    is_silent,
    legend_of,
    line_of,
    sign_of,
)

MOST_NAMES = 30
# From below; what is chosen lies between areas and signs.
LEVELS = ("vlak", "lijn", "keuze", "stroom", "stip", "teken", "naam")


@dataclass(frozen=True)
class Picture:
    """A drawn state: the SVG, the box it looks at as (left, top, right, bottom) in its own units,
    what the signs mean as (sign, words), and per layer its label and the (id, name) of what is shown."""

    svg: str
    box: tuple[float, float, float, float]
    legend: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def draw_svg(landscape: Landscape, state: Mapping[str, Any], title: str) -> Picture:
    """Draw a state of the map, without a slider; `title` says what the picture shows."""
    shown = [(read(landscape, name), name, mask) for name, mask in state["lagen"]]
    filled = next((name for file, name, _ in shown if file["laag"]["vult"]), None)
    areas = list(state.get("vlakken", ()))
    counted = state.get("aantallen", {})
    drawn: dict[str, list[str]] = {level: [] for level in LEVELS}
    legend: list[tuple[str, str]] = []
    names, statuses = [], []
    for file, name, mask in shown:
        features = [f for i, f in enumerate(file["features"]) if _on(mask, i)]
        names.append(
            (file["laag"]["label"], tuple((f["id"], f["properties"]["naam"]) for f in features))
        )
        # Several that are stacked fill the map together.
        fills = name == filled or bool(file["laag"].get("gestapeld"))
        layer = _Layer(landscape, file, name, fills, areas[0] if areas else "", features)
        for level, parts in layer.draw().items():
            drawn[level] += parts
        legend += layer.legend(counted.get(file["laag"]["id"], 0))
        statuses += file["statussen"]
    (south, west), (north, east) = state["beeld"]
    (left, bottom), (right, top) = project([(west, south), (east, north)])
    drawn["keuze"] = _chosen(landscape, state["gekozen"])
    body = "".join("".join(parts) for parts in drawn.values())
    body = ground(landscape, state.get("grond", "")) + body
    k = (right - left) / 600
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(title)}" '
        f'viewBox="{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}" style="--k:{k:.3f}">'
        f"{definitions(k, statuses)}{body}</svg>"
    )
    return Picture(svg, (left, top, right, bottom), tuple(legend), tuple(names))


class _Layer:
    """One layer of the picture."""

    def __init__(
        self,
        landscape: Landscape,
        file: dict,
        name: str,
        filled: bool,
        areas: str,
        features: list[dict],
    ):
        self.file = file
        self.laag = file["laag"]
        self.filled = filled
        self.features = features
        occurring = {feature["properties"].get("status") for feature in features}
        # Only what is shown stands in the legend; the classes of a figure are one scale.
        whole = self.laag.get("klassen", False)
        self.statuses = {s["id"]: s for s in file["statussen"] if whole or s["id"] in occurring}
        by_status = filled and self.laag["per_status"] and areas
        self.paths = paths(landscape, areas if by_status else name)
        self.areas = bool(by_status)

    def draw(self) -> dict[str, list[str]]:
        """The parts of the picture, by the level on which they stand."""
        made: dict[str, list[str]] = {}
        for feature in self.features:
            path = self.paths.get(feature["id"])
            if path is None:
                continue
            for level, part in self._feature(feature, path):
                made.setdefault(level, []).append(part)
        return made

    def _feature(self, feature: dict, path: str) -> Iterable[tuple[str, str]]:
        properties = feature["properties"]
        status = self.statuses.get(properties.get("status"))
        title = f"<title>{escape(properties['uitleg'])}</title>"
        if self.areas:
            yield "vlak", f'<path d="{path}" fill="{area_fill(status)}" class="g">{title}</path>'
        elif self.laag.get("stromen"):
            look = f"stroke:{escape(self.laag['kleur'])};stroke-width:{properties['dikte']}px"
            yield "stroom", f'<path d="{path}" class="l" style="{look};opacity:.85">{title}</path>'
        elif not path.startswith("M"):
            level, sign = sign_of(self.laag, status)
            if "straal" in properties:
                sign = sign.replace('class="stip"', f'class="stip" style="{_sized(feature)}"')
            yield level, f'<g transform="translate({path})">{sign}{title}</g>'
        else:
            yield from self._area(feature, path, title, is_silent(status))

    def _area(
        self, feature: dict, path: str, title: str, silent: bool
    ) -> Iterable[tuple[str, str]]:
        properties, colour = feature["properties"], self.laag["kleur"]
        if not self.filled:
            if not self.laag["grenzen"]:
                yield "lijn", f'<path d="{path}" class="l b"/>'
            yield "lijn", f'<path d="{path}" class="l" style="{line_of(self.laag)}"/>'
            return
        fill = STILL if silent else properties.get("kleur", "#fff")
        yield (
            "vlak",
            (
                f'<path d="{path}" fill="{escape(fill)}" class="v" '
                f'style="stroke:{escape(colour)}">{title}</path>'
            ),
        )
        unsure = self.paths.get(f"onzeker {feature['id']}")
        if unsure:
            yield "vlak", f'<path d="{unsure}" fill="{UNSURE}" fill-opacity=".55"/>'
        if "midden" in properties and len(self.file["features"]) <= MOST_NAMES:
            lat, lon = properties["midden"]
            ((x, y),) = project([(lon, lat)])
            label = escape(properties.get("nummer") or properties["label"])
            yield "naam", f'<text x="{x:.0f}" y="{y:.0f}">{label}</text>'

    def legend(self, many: int) -> list[tuple[str, str]]:
        """What the signs of this layer mean: an SVG and words; `many` as in `legend_of`."""
        if not self.laag["op_kaart"]:
            return []
        tints = dict.fromkeys(f["properties"].get("kleur", "#fff") for f in self.features)
        unsure = any(f["id"] in self.file["onzeker"] for f in self.features)
        filled = self.areas if self.laag["per_status"] else self.filled
        statuses = tuple(self.statuses.values())
        rows = legend_of(self.laag, statuses, filled, many, unsure, list(tints)[:4] or ["#fff"])
        # The legend has its own copies of what the map is shaded with.
        return [(sign.replace("url(#k-", "url(#l-"), words) for sign, words in rows]


def _chosen(landscape: Landscape, chosen: Iterable[tuple[str, str]]) -> list[str]:
    made = []
    for name, key in chosen:
        path = paths(landscape, name).get(key)
        if path and path.startswith("M"):
            # As the outline of everything that is worked out.
            worked_out = read(landscape, name)["laag"]["berekend"]
            dash = ' style="stroke-dasharray:6 5"' if worked_out else ""
            made += [f'<path d="{path}" class="l w"/><path d="{path}" class="l z"{dash}/>']
        elif path:
            x, y = path.split(",")
            made.append(f'<circle cx="{x}" cy="{y}" class="l z" style="r:calc(15px*var(--k))"/>')
    return made


def _on(mask: str, index: int) -> bool:
    """Whether a record is on in a mask of `filters.pack`."""
    if mask in ("", "*"):
        return mask == "*"
    return bool(int(mask[index // 4], 16) >> (3 - index % 4) & 1)


def _sized(feature: dict) -> str:
    """The size of a circle that stands for a number, as the style of its sign."""
    radius = feature["properties"]["straal"]
    return f"transform:scale(calc({radius:.1f}*var(--f)*var(--k)));stroke-width:{1 / radius:.3f}"
