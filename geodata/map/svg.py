"""A state of the map as a small SVG, drawn from the same files as the browser draws it from.

It is what a reader sees until the map itself is there, and all that a reader without scripts sees. Its
coordinates are those of web maps (`svg_paths`), so that the map in the browser can take its place. Widths, sizes of symbols and letters are in CSS pixels times `--k`, which says how many
units a pixel is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from geodata.landscape import Landscape
from geodata.map.svg_paths import ground, paths, project, read

# As `geodata/map/static/atlas/` has them: only what is not in the files.
STILL, SILENT_EDGE, SILENT_FILL, EDGE, GREY = (
    "url(#k-stil)",
    "#666d79",
    "#a9afb9",
    "#7a2800",
    "#5c6470",
)
MOST_NAMES = 30
_CIRCLE = "M-1,0a1,1 0 1,0 2,0a1,1 0 1,0 -2,0z"
_SHAPES = {
    "cirkel": _CIRCLE,
    "ruit": "M0,-1L1,0L0,1L-1,0z",
    "kruis": "M-.33,-1h.66v.67h.67v.66h-.67v.67h-.66v-.67h-.67v-.66h.67z",
    "half": f"{_CIRCLE}M0,-1a1,1 0 0,0 0,2z",
    "streep": f"{_CIRCLE}M-1,0h2z",
    "stip": "M-.45,0a.45,.45 0 1,0 .9,0a.45,.45 0 1,0 -.9,0z",
}
_DEFINITIONS = (
    '<pattern id="k-onzeker" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45) scale({k})"><rect width="1.4" height="7" fill="#1f2430"/></pattern>'
    '<pattern id="k-oprichting" width="8" height="8" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45) scale({k})"><rect width="8" height="8" fill="#fff"/>'
    '<rect width="4" height="8" fill="#c0764a"/></pattern>'
    '<pattern id="k-stil" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="scale({k})"><rect width="7" height="7" fill="#f2f2f0"/>'
    '<circle cx="3.5" cy="3.5" r="1" fill="#8a919e"/></pattern>'
)
# The legend beside the picture uses them too.
_SYMBOLS = "".join(f'<path id="k-{name}" d="{d}"/>' for name, d in _SHAPES.items())


@dataclass(frozen=True)
class Picture:
    """A drawn state: the SVG, the box it looks at as (left, top, right, bottom) in its own units,
    what the signs mean as (sign, words), and per layer its label and the (id, name) of what is shown."""

    svg: str
    box: tuple[float, float, float, float]
    legend: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def draw_svg(landscape: Landscape, state: Mapping[str, Any], title: str) -> Picture:
    """Draw a state of `map_state` or `overlap_state`; `title` says what the picture shows."""
    shown = [(read(landscape, name), name, mask) for name, mask in state["lagen"]]
    filled = next((name for file, name, _ in shown if file["laag"]["vult"]), None)
    areas = list(state.get("vlakken", ()))
    drawn: dict[str, list[str]] = {level: [] for level in ("vlak", "lijn", "stip", "teken", "naam")}
    legend: list[tuple[str, str]] = []
    names = []
    for file, name, mask in shown:
        features = [f for i, f in enumerate(file["features"]) if _on(mask, i)]
        names.append(
            (file["laag"]["label"], tuple((f["id"], f["properties"]["naam"]) for f in features))
        )
        layer = _Layer(landscape, file, name, name == filled, areas[0] if areas else "", features)
        for level, parts in layer.draw().items():
            drawn[level] += parts
        legend += layer.legend()
    (south, west), (north, east) = state["beeld"]
    (left, bottom), (right, top) = project([(west, south), (east, north)])
    chosen = _chosen(landscape, state["gekozen"])
    body = "".join(
        "".join(parts) for parts in (*list(drawn.values())[:2], chosen, *list(drawn.values())[2:])
    )
    body = ground(landscape, state.get("grond", "")) + body
    k = (right - left) / 600
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(title)}" '
        f'viewBox="{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}" style="--k:{k:.3f}">'
        f"<defs>{_DEFINITIONS.format(k=f'{k:.3f}')}{_SYMBOLS}</defs>{body}</svg>"
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
        self.landscape = landscape
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
        status = self.statuses.get(feature["properties"].get("status"))
        title = f"<title>{escape(feature['properties']['uitleg'])}</title>"
        if self.areas:
            fill = _area_fill(status)
            yield (
                "vlak",
                f'<path d="{path}" fill="{fill}" class="g">{title}</path>',
            )
        elif not path.startswith("M"):
            level, sign = self._sign(status)
            if "straal" in feature["properties"]:
                sign = sign.replace('class="stip"', f'class="stip" style="{_sized(feature)}"')
            yield level, f'<g transform="translate({path})">{sign}{title}</g>'
        else:
            yield from self._area(feature, path, title, _silent(status))

    def _area(
        self, feature: dict, path: str, title: str, silent: bool
    ) -> Iterable[tuple[str, str]]:
        properties, colour = feature["properties"], self.laag["kleur"]
        if not self.filled:
            if not self.laag["grenzen"]:
                yield "lijn", f'<path d="{path}" class="l b"/>'
            yield "lijn", f'<path d="{path}" class="l" style="{self._line()}"/>'
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
            yield "vlak", f'<path d="{unsure}" fill="url(#k-onzeker)" fill-opacity=".55"/>'
        if "midden" in properties and len(self.file["features"]) <= MOST_NAMES:
            lat, lon = properties["midden"]
            ((x, y),) = project([(lon, lat)])
            label = escape(properties.get("nummer") or properties["label"])
            yield "naam", f'<text x="{x:.0f}" y="{y:.0f}">{label}</text>'

    def _sign(self, status: Mapping | None) -> tuple[str, str]:
        if self.laag["per_status"] and status:
            edge = SILENT_EDGE if _silent(status) else status.get("lijn") or EDGE
            fill = SILENT_FILL if _silent(status) else status["kleur"]
            fill = "#fff" if status["symbool"] == "half" else fill
            return "stip", _use(status["symbool"], "stip", edge, fill)
        edge, fill = (GREY, "#fff") if _silent(status) else ("#fff", self.laag["kleur"])
        return "teken", _use(self.laag["symbool"], "teken", edge, fill)

    def legend(self) -> list[tuple[str, str]]:
        """What the signs of this layer mean: an SVG and words."""
        label, colour = self.laag["label"], self.laag["kleur"]
        muted = next(filter(_silent, self.statuses.values()), None)
        if self.laag.get("cirkels"):
            circles = (
                (_size_scale(self.laag["cirkels"], s), s["label"]) for s in self.statuses.values()
            )
            return [("", label), *circles]
        if self.laag["per_status"]:
            signs = (
                (_block(_area_fill(s), GREY) if self.areas else self._sign(s)[1], s["label"])
                for s in self.statuses.values()
            )
            return [("", label), *signs]
        if self.laag["symbolen"]:
            still = (self._sign(muted)[1], "onbekend of niet meer actief")
            return [(self._sign(None)[1], label), *([still] if muted else [])]
        if not self.filled:
            words = label if self.laag["grenzen"] else f"{label} (grens)"
            return [(f'<path d="M-11,0h22" class="l" style="{self._line()}"/>', words)]
        # The colours of areas only tell one from the next, so all of them stand side by side.
        fills = dict.fromkeys(f["properties"].get("kleur", "#fff") for f in self.features)
        tints = list(fills)[:4] or ["#fff"]
        wide = 22 / len(tints)
        sign = "".join(
            f'<rect x="{at * wide - 11:.1f}" y="-6" width="{wide:.1f}" height="12" fill="{escape(fill)}"/>'
            for at, fill in enumerate(tints)
        )
        sign += f'<path d="M-11,-6h22v12h-22z" fill="none" stroke="{escape(colour)}"/>'
        rows = [("", label), (sign, "kleur houdt gebieden uit elkaar")]
        if muted:
            rows.append((_block(STILL, colour), "niet actief"))
        if any(f["id"] in self.file["onzeker"] for f in self.features):
            words = self.laag.get("arcering") or "indeling onzeker (zekerheid laag)"
            rows.append((_block("url(#k-onzeker)", colour), words))
        return rows

    def _line(self) -> str:
        width = ".7" if self.laag["grenzen"] else "2.2"
        dash = self.laag["lijn"] or "none"
        return str(
            escape(f"stroke:{self.laag['kleur']};stroke-width:{width}px;stroke-dasharray:{dash}")
        )


def _chosen(landscape: Landscape, chosen: Iterable[tuple[str, str]]) -> str:
    made = []
    for name, key in chosen:
        path = paths(landscape, name).get(key)
        if path and path.startswith("M"):
            made += [f'<path d="{path}" class="l w"/><path d="{path}" class="l z"/>']
        elif path:
            x, y = path.split(",")
            made.append(f'<circle cx="{x}" cy="{y}" class="l z" style="r:calc(15px*var(--k))"/>')
    return "".join(made)


def _on(mask: str, index: int) -> bool:
    """Whether a record is on in a mask of `filters.pack`."""
    if mask in ("", "*"):
        return mask == "*"
    return bool(int(mask[index // 4], 16) >> (3 - index % 4) & 1)


def _silent(status: Mapping | None) -> bool:
    return bool(status and status["symbool"] in ("streep", "stip"))


def _sized(feature: dict) -> str:
    """The size of a circle that stands for a number, as the style of its sign."""
    radius = feature["properties"]["straal"]
    return f"transform:scale(calc({radius:.1f}*var(--f)*var(--k)));stroke-width:{1 / radius:.3f}"


def _size_scale(sizes: Sequence[Sequence], status: Mapping) -> str:
    """The sizes of circles in the legend, as large as on the picture (`--f`, which its script sets),
    each with the number that it stands for. An SVG of its own: it is larger than a sign."""
    most = sizes[0][0]
    look = f'fill="{escape(status["kleur"])}" fill-opacity=".75" stroke="{escape(status["lijn"])}"'
    circles = "".join(
        f'<circle cx="0" {look} style="r:{_times(radius)};cy:{_times(-radius)}"/>'
        for radius, _ in sizes
    )
    # From below: a number stands at the top of its circle, and never over the one below it.
    words, lowest = "", "0px"
    for radius, label in reversed(sizes):
        lowest = f"max({_times(2 * radius)},{lowest} + 14px)"
        place = f"transform:translate({_times(most)},calc(-1*{lowest} + 10px))"
        words += f'<text x="8" style="{place}">{escape(label)}</text>'
    size = f"width:calc({_times(2 * most)} + 120px);height:calc({_times(2 * most)} + 4px)"
    # What stands left of or above its corner is within the room that it takes.
    moved = f"transform:translate({_times(most)},calc({_times(2 * most)} + 2px))"
    return f'<svg class="maten" style="{size}"><g style="{moved}">{circles}{words}</g></svg>'


def _times(pixels: float) -> str:
    return f"calc({pixels}px*var(--f))"


def _area_fill(status: Mapping | None) -> str:
    if status is None:
        return "none"
    return "url(#k-oprichting)" if status["symbool"] == "half" else str(escape(status["kleur"]))


def _use(symbol: str, size: str, edge: str, fill: str) -> str:
    name = symbol if symbol in _SHAPES else "cirkel"
    return f'<use href="#k-{name}" class="{size}" fill="{escape(fill)}" stroke="{escape(edge)}"/>'


def _block(fill: str, edge: str) -> str:
    return f'<path d="M-11,-6h22v12h-22z" fill="{escape(fill)}" stroke="{escape(edge)}"/>'
