"""The layers as GeoJSON files that a browser fetches once.

A file holds all that a map, a legend and a table need of one layer, so that afterwards only state
travels. Its name carries a hash of its content: a file never changes, so it may be kept for ever.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

import shapely

from geodata.landscape import Landscape, derive
from geodata.package.layer_kinds import LayerKind
from geodata.package.vocabulary import Laag
from geodata.partners.contradictions import others_in_words
from geodata.regions.areas import fine_shapes, membership, uncertain_parts
from geodata.regions.colouring import fills
from geodata.regions.layer_places import places
from geodata.regions.layer_records import records
from geodata.regions.offers import class_label
from geodata.words import capital, count, join_words

# Four decimals are some 10 m, finer than the generalised boundaries.
DECIMALS = 4
FINE_SHAPES = "fijn"


@dataclass(frozen=True)
class Published:
    """A layer ready to serve: file name (with content hash) and content (UTF-8 JSON)."""

    name: str
    content: bytes


@derive
def publish(landscape: Landscape, laag: Laag) -> Published:
    """The GeoJSON file of a layer."""
    return as_file(laag.id, feature_collection(landscape, laag))


def as_file(name: str, collection: dict) -> Published:
    """A collection as the file `<name>-<hash of its content>.json`."""
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()[:16]
    return Published(f"{name}-{digest}.json", content)


def feature_collection(landscape: Landscape, laag: Laag) -> dict:
    """A layer as a GeoJSON FeatureCollection (WGS84), features in the order of its records.

    Foreign members: `laag` (how to draw and name it, see `drawn_as`), `statussen` (the same for the
    classes of status that occur in it), `onzeker` (geometries of the parts with zekerheid laag, by
    area id) and, where there are finer shapes, `fijn` (the file that holds them). A record without
    a place has a null geometry.
    """
    frame = records(landscape, laag)
    shapes = places(landscape, laag)
    colours = fills(landscape, laag) if laag.kind.coloured else {}
    features = []
    for row in frame.itertuples():
        label = row.kort or row.naam
        properties = {
            "naam": row.naam,
            "label": label,
            "kort": shorter(laag, label),
            "soort": landscape.vocabulary.soorten[row.soort].enkelvoud
            if row.soort in landscape.vocabulary.soorten
            else row.soort,
            "status": row.status,
            "statustekst": row.status_tekst,
            "zekerheid": row.zekerheid,
            "waar": row.plaats or join_words(row.provincies),
            "gemeenten": row.gemeenten,
            "datum": row.bron_datum,
            "tegenspraak": others_in_words(landscape, row.Index)
            if laag.kind.stated and not laag.kind.by_status
            else "",
            "uitleg": _describe(laag, row),
        }
        if row.Index in colours:
            properties["kleur"] = colours[row.Index]
        if laag.kind.coloured:
            properties["midden"] = middle(shapes[row.Index])
        features.append(
            {
                "type": "Feature",
                "id": row.Index,
                "properties": {key: value for key, value in properties.items() if value != ""},
                "geometry": as_mapping(shapes.get(row.Index)),
            }
        )
    uncertain = uncertain_parts(landscape, laag) if laag.kind.coloured else {}
    return {
        "type": "FeatureCollection",
        "laag": {
            "id": laag.id,
            "label": laag.label,
            "vorm": laag.vorm,
            "kleur": laag.kleur,
            "lijn": laag.lijn,
            "symbool": laag.symbool,
            "berekend": laag.berekend,
            "uitleg": laag.uitleg,
            **drawn_as(laag.kind),
        },
        "statussen": [
            {
                "id": k.id,
                "label": class_label(landscape, laag, k),
                "symbool": k.symbool,
                "kleur": k.kleur,
            }
            for k in landscape.vocabulary.statussen
            if (frame["status"] == k.id).any()
        ],
        "onzeker": {key: as_mapping(shape) for key, shape in uncertain.items()},
        **({"fijn": fine_name(landscape, laag)} if has_fine(laag) else {}),
        "features": features,
    }


def shorter(laag: Laag, label: str) -> str:
    """What a map may call a record where there is no room for its label: without what stands in
    brackets, and without a beginning that the layer says already; "" when that is no shorter."""
    short = label.partition(" (")[0]
    for start in laag.weglaten:
        if short.startswith(start):
            short = short.removeprefix(start)
            break
    return capital(short) if len(short) < len(label) else ""


def has_fine(laag: Laag) -> bool:
    """Whether a layer has shapes that the fine boundaries make finer."""
    return laag.kind.coloured or laag.kind.outlines


@derive
def fine_name(landscape: Landscape, laag: Laag) -> str:
    """The name of the file with the finer shapes of a layer. It says what they are made of: to name
    a file that few readers ask for, nobody has to make it."""
    members = membership(landscape, laag)[["gebied", "zekerheid"]].to_csv()
    made_of = hashlib.sha256(landscape.package.fine + members.encode())
    return f"{laag.id}.{FINE_SHAPES}-{made_of.hexdigest()[:16]}.json"


@derive
def publish_fine(landscape: Landscape, laag: Laag) -> Published:
    """The finer shapes of a layer, by id: `vlakken`, and `onzeker` for the uncertain parts."""
    whole, uncertain = fine_shapes(landscape, laag)
    content = {
        "vlakken": {key: as_mapping(shape) for key, shape in whole.items()},
        "onzeker": {key: as_mapping(shape) for key, shape in uncertain.items()},
    }
    text = json.dumps(content, separators=(",", ":"))
    return Published(fine_name(landscape, laag), text.encode())


def drawn_as(kind: LayerKind) -> dict[str, bool]:
    """What who draws a file must know of the kind of its layer.

    Whether it stands on the map (`op_kaart`); whether it colours the gemeenten when it is the first
    that does (`vult`), by areas with a colour of their own (`gekleurd`) or by status (`per_status`);
    whether its records are symbols of the layer (`symbolen`) or borders of gemeenten (`grenzen`);
    whether one of them can be chosen (`kiesbaar`).
    """
    return {
        "op_kaart": kind.on_map,
        "vult": kind.filled,
        "gekleurd": kind.coloured,
        "per_status": kind.by_status,
        "symbolen": kind.symbols,
        "grenzen": kind.outlines,
        "kiesbaar": kind.selectable,
    }


def middle(shape: shapely.Geometry) -> list[float]:
    """Where the name of an area stands: lat and lon of the point that lies deepest in it."""
    point = shapely.maximum_inscribed_circle(shape, tolerance=0.01)
    return [round(value, 3) for value in reversed(point.coords[0])]


def as_mapping(shape: shapely.Geometry) -> dict | None:
    """A geometry as RFC 7946 wants it: rounded, valid, outer rings counter-clockwise."""
    if shape is None:
        return None
    rounded = shapely.transform(shape, lambda xy: xy.round(DECIMALS))
    whole = shapely.make_valid(rounded, method="structure", keep_collapsed=False)
    return shapely.geometry.mapping(shapely.orient_polygons(whole))


def _describe(laag: Laag, row: Any) -> str:
    """One line about a record: its tooltip and its name for a screen reader."""
    parts = [row.naam]
    if laag.kind.by_status:
        parts.append(f"{row.soort}: {row.status_tekst}")
    elif row.status_tekst not in ("", "actief"):
        parts.append("status onbekend" if row.status_tekst == "onbekend" else row.status_tekst)
    if laag.kind.divides:
        parts.append(count(row.gemeenten, "gemeente", "gemeenten"))
    if laag.berekend:
        parts.append("berekend")
    if row.zekerheid and laag.kind.stated:
        parts.append(f"zekerheid {row.zekerheid}")
    return ", ".join(parts)
