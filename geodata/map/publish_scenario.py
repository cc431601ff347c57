"""A scenario as files of the map, in the form of the files of `publish`.

The name of a file holds the steps themselves (`watals.<what>.<steps>-<hash>.json`), so that any process
finds back what a state names: nothing of a scenario is kept. `watals.nu-<hash>.json` is today.
"""

import base64
import binascii
import hashlib
import math
import zlib
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import geopandas
import pandas
import shapely

from geodata.landscape import RD, Landscape, derive
from geodata.map.publish import Published, as_file, as_mapping, drawn_as
from geodata.map.publish_overlap import division_file
from geodata.package.layer_kinds import KINDS
from geodata.scenario import Step, changeable, from_params, one_text
from geodata.scenario.apply import apply, layout_of
from geodata.scenario.far import KM, LISTED, MINUTES, far, how, how_sourced, of_gemeente
from geodata.scenario.layout import Layout
from geodata.scenario.outcome import Outcome, gained, outcome
from geodata.scenario.regions import changed
from geodata.scenario.steps import MAX_LINK, MIXED
from geodata.scenario.words import TITLE
from geodata.words import capital, number

PREFIX = "watals"
NOW, THEN, SITES, FLOWS, OTHER, DIVISION = (
    *("nu", "straks", "plaatsen", "stromen", "anders", "indeling"),
)
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


def file_of(
    landscape: Landscape, what: str, steps: tuple[Step, ...], indeling: str = ""
) -> Published:
    """The file of this name of a scenario; of `DIVISION` its name only means something, its content is
    made when it is asked for."""
    found = outcome(landscape, steps)
    if what == DIVISION:
        return _division(landscape, steps, indeling, empty=True)
    if found is None:
        raise KeyError("there is no location in these data")
    makers: dict[str, Any] = {THEN: _distances, SITES: _sites, FLOWS: _flows}
    return makers[what](landscape, found, steps)


def publish_now(landscape: Landscape) -> Published:
    """How far women live today, gemeente by gemeente."""
    found = outcome(landscape, ())
    if found is None:
        raise KeyError("there is no location in these data")
    return _now(landscape)(found)


@derive
def _now(landscape: Landscape) -> Callable[[Outcome], Published]:
    # Today is another outcome only when a keeper takes travel times in.
    return lru_cache(maxsize=1)(lambda found: _classes(landscape, found, NOW, f"{PREFIX}.{NOW}"))


def _distances(landscape: Landscape, found: Outcome, steps: tuple[Step, ...]) -> Published:
    return _classes(landscape, found, THEN, name_of(THEN, steps))


def _classes(landscape: Landscape, found: Outcome, what: str, name: str) -> Published:
    """The gemeenten by how far half of their women live (`what`: `NOW` or `THEN`), without shapes: a
    browser fills those that are there already."""
    now_only = what == NOW
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
        **_laag(
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
    return as_file(name, _collection(laag, legend, features))


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


def _sites(landscape: Landscape, found: Outcome, steps: tuple[Step, ...]) -> Published:
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
    name = name_of(SITES, steps)
    laag = {
        **_laag(
            name,
            f"{TITLE}: locaties" if steps else "Locaties",
            f"De locaties met acute verloskunde ({LISTED}, RIVM).",
        ),
        **drawn_as(KINDS["status"]),
        "vult": False,
    }
    return as_file(name, _collection(laag, [r for r in ROLES if r["id"] in roles], features))


def _flows(landscape: Landscape, found: Outcome, steps: tuple[Step, ...]) -> Published:
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
    name = name_of(FLOWS, steps)
    laag = {
        **_laag(
            name,
            "hoe dikker, hoe meer geboorten",
            f"Van de locatie van {LISTED} naar die van straks.",
        ),
        **dict.fromkeys(drawn_as(KINDS["status"]), False),
        "op_kaart": True,
        "stromen": True,
    }
    return as_file(name, _collection(laag, [], features))


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


def publish_other(landscape: Landscape, codes: tuple[str, ...]) -> Published:
    """The outline of the gemeenten (CBS codes, at least one) for which something changes, as the one
    record "anders". It is named by those gemeenten, not by steps."""
    shape = landscape.boundaries[list(codes)].union_all(method="coverage")
    name = f"{PREFIX}.{OTHER}.{_packed('.'.join(codes))}"
    laag = {
        **_laag(name, "gemeenten waar iets verandert", "Hier verandert iets."),
        **dict.fromkeys(drawn_as(KINDS["status"]), False),
        # A dashed outline, as of everything that is worked out.
        "berekend": True,
    }
    features = [
        {
            "type": "Feature",
            "id": OTHER,
            "properties": {"naam": "", "uitleg": "Hier verandert iets"},
            "geometry": as_mapping(shape),
        }
    ]
    return as_file(name, _collection(laag, [], features))


def _division(
    landscape: Landscape, steps: tuple[Step, ...], indeling: str, *, empty: bool = False
) -> Published:
    """A division after the steps. Its name says what it is made of, so that a state can name it before
    somebody asks for it (`empty`)."""
    layout = layout_of(landscape, apply(landscape, steps), indeling)
    made_of = hashlib.sha256(landscape.package.fine)
    for part in (*map(str, layout.gebied.items()), *map(str, layout.namen.items())):
        made_of.update(part.encode())
    name = f"{PREFIX}.{DIVISION}-{indeling}.{_packed(one_text(steps))}"
    whole = f"{name}-{made_of.hexdigest()[:16]}.json"
    if empty:
        return Published(whole, b"")
    return Published(whole, division_content(landscape, layout, name))


def division_content(landscape: Landscape, layout: Layout, name: str) -> bytes:
    """The content of the file with the areas of a changed division."""
    one = layout.indeling
    frame = pandas.Series(dict(layout.gebied))
    there = {key: naam for key, naam in layout.namen.items() if (frame == key).any()}
    shapes = geopandas.GeoDataFrame(
        {"gebied": frame.to_numpy()},
        geometry=landscape.boundaries[list(frame.index)].values,
        crs=landscape.boundaries.crs,
    ).dissolve("gebied", method="coverage")
    return division_file(
        landscape,
        name,
        one,
        label=f"{TITLE}: {one.label}",
        areas=there,
        shapes=shapes.geometry,
    ).content


def name_of(what: str, steps: tuple[Step, ...]) -> str:
    """What a file of a scenario is called, without its hash."""
    return f"{PREFIX}.{what}.{_packed(one_text(steps))}"


def published(landscape: Landscape, name: str) -> Published | None:
    """The file of this name, or None when it does not exist (any more)."""
    prefix, _, rest = name.rpartition("-")[0].partition(".")
    if prefix != PREFIX or not outcome(landscape, ()):
        return None
    what, _, packed = rest.partition(".")
    found: Published | None = None
    if what == NOW and not packed:
        found = publish_now(landscape)
    elif packed:
        text = _unpacked(packed)
        kind, _, indeling = what.partition("-")
        if what == OTHER and text:
            codes = tuple(text.split("."))
            known = set(codes) <= set(landscape.gemeenten.index)
            found = publish_other(landscape, codes) if known else None
        elif text is not None:
            steps, _ = from_params({MIXED: text})
            if kind == DIVISION and indeling in changeable(landscape):
                found = _division(landscape, steps, indeling)
            elif what in (THEN, SITES, FLOWS):
                found = file_of(landscape, what, steps)
    return found if found and found.name == name else None


def codes_that_change(landscape: Landscape, found: Outcome, toon: str) -> tuple[str, ...]:
    """The gemeenten (CBS codes) that a map of "afstand", or of a division (its id), outlines."""
    if toon in changeable(landscape):
        return changed(landscape, found.scenario, toon).gemeenten
    table = found.per_gemeente
    return tuple(table.index[table["vrouwen_anders"] > 0])


def _laag(name: str, label: str, uitleg: str) -> dict[str, Any]:
    return {
        "id": name,
        "label": capital(label),
        "kleur": INK,
        "lijn": "",
        "symbool": "",
        "berekend": False,
        "uitleg": uitleg,
    }


def _collection(laag: dict, statussen: list, features: list) -> dict:
    return {
        "type": "FeatureCollection",
        "laag": laag,
        "statussen": statussen,
        "onzeker": {},
        "features": features,
    }


def _packed(text: str) -> str:
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def _unpacked(packed: str) -> str | None:
    """The text of `_packed`; None for what is none, or is longer than a scenario can be."""
    try:
        content = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        unpacker = zlib.decompressobj()
        # A few bytes can unpack to gigabytes.
        text = unpacker.decompress(content, MAX_LINK)
        return text.decode() if unpacker.eof else None
    except (binascii.Error, zlib.error, UnicodeDecodeError, ValueError):
        return None
