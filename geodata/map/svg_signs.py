"""The signs, fills and patterns of a map as SVG, and what its legend says of a layer.

The counterpart of `symbols.js`, `hatching.js` and `legend.js` in the browser. A pattern is there twice: "#k-..." for the
map, of which a unit is `k` of its pixels, and "#l-..." for the legend, where a unit is a pixel.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

STILL, SILENT_EDGE, SILENT_FILL, EDGE, GREY = (
    "url(#k-stil)",
    "#666d79",
    "#a9afb9",
    "#7a2800",
    "#5c6470",
)
UNSURE, STARTING = "url(#k-onzeker)", "url(#k-oprichting)"
_CIRCLE = "M-1,0a1,1 0 1,0 2,0a1,1 0 1,0 -2,0z"
_SHAPES = {
    "cirkel": _CIRCLE,
    "ruit": "M0,-1L1,0L0,1L-1,0z",
    "kruis": "M-.33,-1h.66v.67h.67v.66h-.67v.67h-.66v-.67h-.67v-.66h.67z",
    "half": f"{_CIRCLE}M0,-1a1,1 0 0,0 0,2z",
    "streep": f"{_CIRCLE}M-1,0h2z",
    "stip": "M-.45,0a.45,.45 0 1,0 .9,0a.45,.45 0 1,0 -.9,0z",
}
# The legend beside the picture uses them too.
_SYMBOLS = "".join(f'<path id="k-{name}" d="{d}"/>' for name, d in _SHAPES.items())
_PATTERNS = {
    "onzeker": (7, 45, '<rect width="1.4" height="7" fill="#1f2430"/>'),
    "oprichting": (
        *(8, 45),
        '<rect width="8" height="8" fill="#fff"/><rect width="4" height="8" fill="#c0764a"/>',
    ),
    "stil": (
        *(7, 0),
        '<rect width="7" height="7" fill="#f2f2f0"/><circle cx="3.5" cy="3.5" r="1" fill="#8a919e"/>',
    ),
}
# Of a pattern that a file names: the angle of its lines, how far apart they are and whether they cross.
_LINES = {
    "schuin": (45, 6, False),
    "terug": (135, 6, False),
    "liggend": (90, 6, False),
    "staand": (0, 6, False),
    "ruit": (45, 6, True),
    "kruis": (0, 6, True),
    "dicht": (45, 3.5, False),
}


def definitions(k: float, statuses: Iterable[Mapping]) -> str:
    """The symbols, and the patterns of a map of which a unit is `k` of its pixels, with those of the
    classes of status that have one."""
    found: dict[str, tuple[float, int, str]] = dict(_PATTERNS)
    for status in statuses:
        if status.get("patroon") in _LINES:
            angle, size, cross = _LINES[status["patroon"]]
            line = f'<rect width="1.4" height="{size}" fill="{escape(status["lijn"])}"/>'
            ground = f'<rect width="{size}" height="{size}" fill="{escape(status["kleur"])}"/>'
            across = line.replace(f'width="1.4" height="{size}"', f'width="{size}" height="1.4"')
            content = f"{ground}{line}{across if cross else ''}"
            found[f"patroon-{status['id']}"] = (size, angle, content)
    patterns = "".join(
        f'<pattern id="{escape(prefix + name)}" width="{size}" height="{size}" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate({angle}) scale({scale})">{content}</pattern>'
        for name, (size, angle, content) in found.items()
        for prefix, scale in (("k-", f"{k:.3f}"), ("l-", "1"))
    )
    return f"<defs>{patterns}{_SYMBOLS}</defs>"


def is_silent(status: Mapping | None) -> bool:
    """Whether a status is that nothing is known, or no longer so."""
    return bool(status and status["symbool"] in ("streep", "stip"))


def area_fill(status: Mapping | None) -> str:
    """What fills an area of a status, for an attribute."""
    if status is None:
        return "none"
    if status.get("patroon") in _LINES:
        return f"url(#k-patroon-{escape(status['id'])})"
    return STARTING if status["symbool"] == "half" else str(escape(status["kleur"]))


def sign_of(laag: Mapping, status: Mapping | None) -> tuple[str, str]:
    """The sign of a record of a layer, with the level that it stands on."""
    if laag["per_status"] and status:
        edge = SILENT_EDGE if is_silent(status) else status.get("lijn") or EDGE
        fill = SILENT_FILL if is_silent(status) else status["kleur"]
        fill = "#fff" if status["symbool"] == "half" else fill
        return "stip", _use(status["symbool"], "stip", edge, fill)
    edge, fill = (GREY, "#fff") if is_silent(status) else ("#fff", laag["kleur"])
    return "teken", _use(laag["symbool"], "teken", edge, fill)


def line_of(laag: Mapping) -> str:
    """The style of a line of a layer, for an attribute."""
    width = ".7" if laag["grenzen"] else "2.2"
    dash = laag["lijn"] or "none"
    return str(escape(f"stroke:{laag['kleur']};stroke-width:{width}px;stroke-dasharray:{dash}"))


def legend_of(
    laag: Mapping,
    statuses: Sequence[Mapping],
    filled: bool,
    many: int,
    unsure: bool,
    tints: Sequence,
) -> list[tuple[str, str]]:
    """What the signs of a layer mean, as (SVG, words); a heading has no SVG.

    `statuses` are the classes that occur, `filled` whether it fills the map, `many` how many records its one
    line is about (0 where it has more lines), `unsure` whether some of it is not certain, `tints` the colours of its areas.
    """
    label, colour = laag["label"], laag["kleur"]
    muted = next(filter(is_silent, statuses), None)
    if laag.get("stromen"):
        arrow = f'<path d="M-11,0h20M2,-6l8,6l-8,6" class="l" style="stroke:{escape(colour)};stroke-width:2.6px"/>'
        return [(arrow, label)]
    if laag.get("cirkels"):
        circles = ((_size_scale(laag["cirkels"], s), s["label"]) for s in statuses)
        return [("", label), *circles]
    if laag["per_status"]:
        signs = [
            (_block(area_fill(s), GREY) if filled else sign_of(laag, s)[1], s["label"])
            for s in statuses
        ]
        return [(signs[-1][0], f"{label} ({many})")] if many else [("", label), *signs]
    if laag["symbolen"]:
        still = (sign_of(laag, muted)[1], "onbekend of niet meer actief")
        return [(sign_of(laag, None)[1], label), *([still] if muted else [])]
    if not filled:
        words = label if laag["grenzen"] else f"{label} (grens)"
        return [(f'<path d="M-11,0h22" class="l" style="{line_of(laag)}"/>', words)]
    # The colours of areas only tell one from the next, so all of them stand side by side.
    wide = 22 / len(tints)
    sign = "".join(
        f'<rect x="{at * wide - 11:.1f}" y="-6" width="{wide:.1f}" height="12" fill="{escape(fill)}"/>'
        for at, fill in enumerate(tints)
    )
    sign += f'<path d="M-11,-6h22v12h-22z" fill="none" stroke="{escape(colour)}"/>'
    rows = [("", label), (sign, "kleur houdt gebieden uit elkaar")]
    if muted:
        rows.append((_block(STILL, colour), "niet actief"))
    if unsure:
        words = laag.get("arcering") or "indeling onzeker (zekerheid laag)"
        rows.append((_block(UNSURE, colour), words))
    return rows


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


def _use(symbol: str, size: str, edge: str, fill: str) -> str:
    name = symbol if symbol in _SHAPES else "cirkel"
    return f'<use href="#k-{name}" class="{size}" fill="{escape(fill)}" stroke="{escape(edge)}"/>'


def _block(fill: str, edge: str) -> str:
    return f'<path d="M-11,-6h22v12h-22z" fill="{fill}" stroke="{escape(edge)}"/>'
