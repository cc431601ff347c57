"""Two divisions over each other as GeoJSON files, in the form of the files of `publish`.

A file is named `stukken.<a>.<b>-<hash>.json` (the pieces; with `.<weight>` when chosen) or `indeling.<id>-<hash>.json` (the areas
of one division); `published` finds it back by that name.
"""

from collections.abc import Mapping

import geopandas
import pandas

from geodata.compare.overlap import between, overlap, pieces
from geodata.figures import weights
from geodata.landscape import Landscape, derive
from geodata.map.publish import Published, as_file, as_mapping, drawn_as, middle
from geodata.package.layer_kinds import KINDS
from geodata.regions.colouring import colours
from geodata.regions.divisions import Division, division, divisions
from geodata.words import capital, count, number, percentage

PIECES, DIVISION = "stukken", "indeling"
# Both are drawn as a layer of this kind is.
DRAWN = KINDS["gebied"]
COLUMNS = (
    ("nummer", "Nr."),
    ("naam", "Deelgebied"),
    ("gemeenten", "Gemeenten"),
    ("gewicht", ""),
    ("km2", "km²"),
    ("aandeel_a", "Deel van het eerste"),
    ("aandeel_b", "Deel van het tweede"),
    ("afwijking", "Afwijking"),
)


@derive
def publish_pieces(landscape: Landscape, a: str, b: str, gewicht: str = "") -> Published:
    """The pieces that two divisions share, those that fit worst first, each with what it shares.
    A map of the browser has no room for their names, and shows the number (`nummer`) of each in that order.

    Gemeenten that fall between (`overlap.between`) are under `onzeker`, by piece.
    Raises KeyError for an unknown id of a division.
    """
    frame, found = pieces(landscape, a, b, gewicht), overlap(landscape, a, b, gewicht)
    first, second = division(landscape, a), division(landscape, b)
    fills = colours(frame.geometry) if len(frame) else {}
    features = []
    for nummer, row in enumerate(frame.itertuples(), start=1):
        naam = f"{row.naam_a} / {row.naam_b}"
        shared = count(row.gemeenten, "gemeente", "gemeenten")
        features.append(
            {
                "type": "Feature",
                "id": row.Index,
                "properties": {
                    "nummer": str(nummer),
                    "naam": naam,
                    "label": naam,
                    "gemeenten": row.gemeenten,
                    "gewicht": number(row.gewicht),
                    "km2": number(row.km2),
                    "aandeel_a": percentage(row.aandeel_a_gemeenten),
                    "aandeel_b": percentage(row.aandeel_b_gemeenten),
                    "afwijking": number(row.afwijking, 2),
                    "uitleg": f"{nummer}. {naam}, {shared}, {found.figuur.in_words(row.gewicht)}",
                    "kleur": fills[row.Index],
                    "midden": middle(row.geometry),
                },
                "geometry": as_mapping(row.geometry),
            }
        )
    label = f"{first.label} en {second.label} vergeleken"
    name = ".".join((PIECES, a, b, *filter(None, (gewicht,))))
    return as_file(
        name,
        {
            "type": "FeatureCollection",
            "laag": {
                "id": name,
                "label": label,
                "kleur": "#332288",
                "lijn": "",
                "symbool": "",
                "berekend": first.berekend or second.berekend,
                "arcering": "gemeenten die ertussenin liggen",
                "uitleg": f"{label}: de deelgebieden die het slechtst passen staan bovenaan.",
                **drawn_as(DRAWN),
            },
            "kolommen": [(key, label or capital(found.figuur.kort)) for key, label in COLUMNS],
            "maten": [
                ("gewicht", found.figuur.kort),
                *(one for one in (("gemeenten", "gemeenten"), ("km2", "km²")) if one[0] != gewicht),
            ],
            "totalen": {"a": _totals(found.totalen_a), "b": _totals(found.totalen_b)},
            "statussen": [],
            "onzeker": _stools(landscape, a, b, gewicht),
            "features": features,
        },
    )


@derive
def area_shapes(landscape: Landscape, division_id: str) -> geopandas.GeoSeries:
    """The areas of one division, by id; CRS: EPSG:4326. Raises KeyError for an unknown id."""
    found = division(landscape, division_id)
    codes = list(found.gebied)
    frame = geopandas.GeoDataFrame(
        {"gebied": [found.gebied[code] for code in codes]},
        geometry=landscape.boundaries[codes].values,
        crs=landscape.boundaries.crs,
    )
    return frame.dissolve("gebied", method="coverage").geometry


@derive
def publish_division(landscape: Landscape, division_id: str) -> Published:
    """The areas of one division. Raises KeyError for an unknown id."""
    found, shapes = division(landscape, division_id), area_shapes(landscape, division_id)
    name = f"{DIVISION}.{division_id}"
    return division_file(landscape, name, found, areas=found.namen, shapes=shapes)


def division_file(
    landscape: Landscape,
    name: str,
    found: Division,
    *,
    areas: Mapping[str, str],
    shapes: geopandas.GeoSeries,
    label: str = "",
) -> Published:
    """The file `name` with `areas` (names by id) of a division and their `shapes` (EPSG:4326, by id);
    with another `label` when they are not those of today."""
    fills = colours(shapes) if len(shapes) else {}
    laag = next((one for one in landscape.vocabulary.lagen if one.id == found.id), None)
    return as_file(
        name,
        {
            "type": "FeatureCollection",
            "laag": {
                "id": name,
                "label": label or found.label,
                "kleur": laag.kleur if laag else "#5C3A21",
                "lijn": laag.lijn if laag and laag.lijn else "8 4",
                "symbool": "",
                "berekend": found.berekend,
                "uitleg": found.uitleg,
                **drawn_as(DRAWN),
            },
            "statussen": [],
            "onzeker": {},
            "features": [
                {
                    "type": "Feature",
                    "id": key,
                    "properties": {
                        "naam": naam,
                        "label": naam,
                        "kort": found.kort[key] if found.namen.get(key) == naam else naam,
                        "uitleg": naam,
                        "kleur": fills[key],
                        "midden": middle(shapes[key]),
                    },
                    "geometry": as_mapping(shapes[key]),
                }
                for key, naam in areas.items()
            ],
        },
    )


def published(landscape: Landscape, name: str) -> Published | None:
    """The file of this name, or None when it does not exist (any more)."""
    kind, *ids = name.rsplit("-", 1)[0].split(".")
    known, weighed = divisions(landscape), [one.id for one in weights(landscape)]
    if not ids or any(key not in known for key in ids[:2]) or not {*ids[2:]} <= {*weighed}:
        return None
    if kind == PIECES and len(ids) in (2, 3):
        found = publish_pieces(landscape, *ids)
    elif kind == DIVISION and len(ids) == 1:
        found = publish_division(landscape, *ids)
    else:
        return None
    return found if found.name == name else None


def _totals(frame: pandas.DataFrame) -> dict[str, dict]:
    """What each area of a division has in all, by id, in the form of the properties of a piece."""
    return {
        row.Index: {
            "naam": row.naam,
            "gemeenten": row.gemeenten,
            "gewicht": number(row.gewicht),
            "km2": number(row.km2),
        }
        for row in frame.itertuples()
    }


def _stools(landscape: Landscape, a: str, b: str, gewicht: str) -> dict:
    codes = set(between(landscape, a, b, gewicht))
    shapes = landscape.boundaries
    found = {}
    for (x, y), members in overlap(landscape, a, b).codes.items():
        here = [code for code in members if code in codes]
        if here:
            found[f"{x}--{y}"] = as_mapping(shapes[here].union_all(method="coverage"))
    return found
