"""What the map draws of a scenario: how far women live, the locations, and who would go where."""

import math
from collections import Counter
from typing import Any

import geopandas
import shapely

from geodata.landscape import RD
from geodata.map.publish import Published, as_file, drawn_as
from geodata.package.layer_kinds import KINDS
from geodata.scenario.far import KM, LISTED, MINUTES, far, how, how_sourced, of_gemeente
from geodata.scenario.outcome import Outcome, gained
from geodata.scenario.words import TITLE
from geodata.words import capital, number

# The colour of what is not so: of the frame of the page, the outline and the lines too.
INK = "#8A3B00"
# Classes of distance, by their upper edge in km: the further the darker, in grey too.
CLASSES = (
    (10, "#FFF5E5"),
    (20, "#FBD9A5"),
    (25, "#F3B063"),
    (30, "#DE8232"),
    (45, "#AC4E10"),
    (math.inf, "#5E1F03"),
)
# What a table of travel times leaves in kilometres: another colour, as dark for as many.
BESIDE = ("#EDF1F7", "#C6D3E6", "#9DB2D1", "#7089B3", "#42598A", "#1D2D54")
UNKNOWN = {"id": "geen", "label": "niet bekend", "symbool": "cirkel", "kleur": "#D5D8DE"}
# What a location does, and how its symbol looks.
ROLES = (
    {"id": "open", "label": f"open, {LISTED} en straks", "symbool": "cirkel", "kleur": "#0B4F8A"},
    {"id": "erbij", "label": "krijgt er geboorten bij", "symbool": "ruit", "kleur": "#0B4F8A"},
    {"id": "nieuw", "label": "gaat open", "symbool": "kruis", "kleur": "#00604A"},
    {"id": "dicht", "label": "sluit", "symbool": "streep", "kleur": "#5C6470"},
)
LARGE, SMALL = 8, 4
# The widest line, in pixels; how long the head of an arrow is, as a share of the arrow and in metres.
WIDEST, HEAD, HEAD_MOST = 9, 0.3, 6000
MOST_FLOWS = 60


def distances(found: Outcome, name: str, *, now_only: bool = False) -> Published:
    """The gemeenten by how far half of their women live (after the steps, or `now_only` by the list), without shapes: a
    browser fills those that are there already."""
    counts: Counter[tuple[str, int]] = Counter()
    features, unknown = [], False
    for code, row in found.per_gemeente.iterrows():
        now, then, unit = of_gemeente(row)
        value = now if now_only else then
        told, status = "niet bekend", "geen"
        if value == value:
            place = next(at for at, (edge, _) in enumerate(CLASSES) if value < edge)
            counts[unit, place] += 1
            told, status = far(value, unit), _class_id(unit, place)
            if not now_only and now == now and abs(then - now) >= 0.05:
                told += f" ({LISTED}: {far(now, unit)})"
        unknown |= status == "geen"
        lives = "is" if unit == MINUTES else "woont"
        features.append(
            {
                "type": "Feature",
                "id": code,
                "properties": {
                    "naam": row["naam"],
                    "status": status,
                    "uitleg": f"{row['naam']}: de helft van de vrouwen {lives} binnen {told}",
                },
                "geometry": None,
            }
        )
    timed = bool(found.in_minutes)
    order = sorted(counts, key=lambda one: (one[0] == KM, one[1]))
    table = found.reistijd is not None
    legend = [_class(unit, at, counts[unit, at], table) for unit, at in order]
    legend += [UNKNOWN] if unknown else []
    label = "reistijd" if timed else "afstand"
    within = "is binnen deze reistijd bij een locatie" if timed else "woont binnen deze afstand"
    laag = {
        **layer(
            name,
            f"{TITLE}: {label}"
            if found.scenario.stappen and not now_only
            else f"{capital(LISTED)}: {label}",
            f"De helft van de vrouwen van een gemeente {within} ({how_sourced(found)}).",
        ),
        **drawn_as(KINDS["status"]),
        # Of two beside each other with the same classes, one is enough in a legend.
        "op_kaart": not now_only,
    }
    return as_file(name, collection(laag, legend, features))


def _class_id(unit: str, at: int) -> str:
    return str(at) if unit == KM else f"{unit}-{at}"


def _class(unit: str, at: int, size: int, table: bool) -> dict[str, str]:
    """A class of the legend; with a table of travel times, kilometres have a colour of their own."""
    least, (edge, colour) = (CLASSES[at - 1][0] if at else 0), CLASSES[at]
    words = f"{number(least)} tot {number(edge)} {unit}"
    if edge == math.inf:
        words = f"{number(least)} {unit} of meer"
    beside = table and unit == KM
    return {
        "id": _class_id(unit, at),
        "label": f"{words}{', hemelsbreed' if beside else ''} ({size})",
        "symbool": "cirkel",
        "kleur": BESIDE[at] if beside else colour,
    }


def sites(found: Outcome, name: str) -> Published:
    """The locations, by what the scenario does to them."""
    table, features, roles = found.per_locatie, [], set()
    for site, row, gain in zip(found.sites, table.itertuples(), gained(table), strict=True):
        if not (row.open or row.vandaag):
            continue
        if not row.open:
            role, told = "dicht", "sluit"
        elif not row.vandaag:
            role, told = "nieuw", f"gaat open, {number(row.geboorten_dan)} geboorten"
        elif gain > 0:
            role, told = "erbij", f"{number(gain)} geboorten erbij"
        elif gain < 0:
            role, told = "open", f"{number(-gain)} geboorten minder"
        else:
            role, told = "open", "geen verschil"
        roles.add(role)
        features.append(
            {
                "type": "Feature",
                "id": site.id,
                "properties": {
                    "naam": site.naam,
                    "status": role,
                    "straal": SMALL if role == "open" else LARGE,
                    "uitleg": f"{site.naam}: {told}",
                },
                "geometry": {
                    "type": "Point",
                    "coordinates": [round(site.lon, 4), round(site.lat, 4)],
                },
            }
        )
    laag = {
        **layer(
            name,
            f"{TITLE}: locaties" if found.scenario.stappen else "Locaties",
            f"De locaties met acute verloskunde ({LISTED}, RIVM).",
        ),
        **drawn_as(KINDS["status"]),
        "vult": False,
    }
    return as_file(name, collection(laag, [r for r in ROLES if r["id"] in roles], features))


def flows(found: Outcome, name: str) -> Published:
    """Arrows from the location where women went to the one where they would go, as wide as the births
    (the root of them, as with circles)."""
    places = {site.id: site for site in found.sites}
    rows = [flow for flow in found.stromen if flow.geboorten >= 1][:MOST_FLOWS]
    most = rows[0].geboorten if rows else 1.0
    lines = [_arrow(places[flow.van], places[flow.naar]) for flow in rows]
    shapes = geopandas.GeoSeries(lines, crs=RD).to_crs("EPSG:4326") if rows else []
    features = [
        {
            "type": "Feature",
            "id": f"{flow.van}--{flow.naar}",
            "properties": {
                "naam": f"{places[flow.van].naam} naar {places[flow.naar].naam}",
                "dikte": round(1.5 + (WIDEST - 1.5) * math.sqrt(flow.geboorten / most), 1),
                "uitleg": f"Van {places[flow.van].naam} naar {places[flow.naar].naam}: "
                f"{number(flow.geboorten)} geboorten, {number(flow.vrouwen)} vrouwen ({how(found)})",
            },
            "geometry": {
                "type": "MultiLineString",
                "coordinates": [
                    [[round(value, 4) for value in point] for point in part.coords]
                    for part in shape.geoms
                ],
            },
        }
        for flow, shape in zip(rows, shapes, strict=True)
    ]
    laag = {
        **layer(
            name,
            "hoe dikker, hoe meer geboorten",
            f"Van de locatie van {LISTED} naar die van straks.",
        ),
        **dict.fromkeys(drawn_as(KINDS["status"]), False),
        "op_kaart": True,
        "stromen": True,
    }
    return as_file(name, collection(laag, [], features))


def _arrow(start: Any, end: Any) -> Any:
    """A line in metres (EPSG:28992) with two barbs at its end."""
    dx, dy = end.x - start.x, end.y - start.y
    long = math.hypot(dx, dy) or 1.0
    barb = min(HEAD * long, HEAD_MOST)
    parts = [[(start.x, start.y), (end.x, end.y)]]
    for turn in (math.radians(155), math.radians(-155)):
        ux = (dx * math.cos(turn) - dy * math.sin(turn)) / long
        uy = (dx * math.sin(turn) + dy * math.cos(turn)) / long
        parts.append([(end.x, end.y), (end.x + ux * barb, end.y + uy * barb)])
    return shapely.MultiLineString(parts)


def layer(name: str, label: str, uitleg: str) -> dict[str, Any]:
    """How a file of a scenario is drawn and called."""
    return {
        "id": name,
        "label": capital(label),
        "kleur": INK,
        "lijn": "",
        "symbool": "",
        "berekend": False,
        "uitleg": uitleg,
    }


def collection(laag: dict, statussen: list, features: list) -> dict:
    """The file itself, with the classes that its legend has."""
    return {
        "type": "FeatureCollection",
        "laag": laag,
        "statussen": statussen,
        "onzeker": {},
        "features": features,
    }
