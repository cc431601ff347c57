"""The tables and layers as open data: one name each that stays the same, and a catalogue of all.

The catalogue follows DCAT-AP-NL 3 (the Dutch application profile of the W3C's Data Catalog Vocabulary)
as JSON-LD. Tables are CSV for programs (UTF-8, commas); layers are GeoJSON and GeoPackage (OGC 12-128).
"""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import geopandas

from geodata.files.export import table_for_reading, to_csv, to_geojson
from geodata.landscape import Landscape, derive
from geodata.package.vocabulary import Laag
from geodata.regions.layer_places import places
from geodata.regions.layer_records import records
from geodata.words import join_words

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
DUTCH = "http://publications.europa.eu/resource/authority/language/NLD"
HEALTH = "http://publications.europa.eu/resource/authority/data-theme/HEAL"
FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
FORMATS = MappingProxyType(
    {
        "csv": ("text/csv", "CSV"),
        "geojson": ("application/geo+json", "GEOJSON"),
        "gpkg": ("application/geopackage+sqlite3", "GPKG"),
    }
)
CONTEXT = MappingProxyType(
    {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


@dataclass(frozen=True)
class OpenSet:
    """A table or layer as open data: `id` is its name in an address, `vormen` the formats of it."""

    id: str
    titel: str
    uitleg: str
    vormen: tuple[str, ...]
    laag: Laag | None = None


def open_sets(landscape: Landscape) -> tuple[OpenSet, ...]:
    """Every table of the data package, and every layer that has a place on the map."""
    titles = landscape.package.titles
    tables = tuple(
        OpenSet(name, titles[name], f"Een tabel van het datapakket: {titles[name]}.", ("csv",))
        for name in landscape.tables
    )
    layers = tuple(
        OpenSet(_layer_id(laag, tables), laag.label, laag.uitleg, ("geojson", "gpkg"), laag)
        for laag in landscape.vocabulary.lagen
        if laag.on_map
    )
    return (*tables, *layers)


@derive
def open_file(landscape: Landscape, name: str) -> bytes | None:
    """The content of an open file by its name (`organisaties.csv`, `consortium.gpkg`); None for a name
    that is none."""
    stem, _, form = name.rpartition(".")
    found = next(
        (one for one in open_sets(landscape) if one.id == stem and form in one.vormen), None
    )
    if found is None:
        return None
    if found.laag is None:
        return to_csv(table_for_reading(landscape, stem))
    if form == "geojson":
        return to_geojson(landscape, found.laag)
    return to_geopackage(landscape, found.laag)


def to_geopackage(landscape: Landscape, laag: Laag) -> bytes:
    """A layer as a GeoPackage for a GIS; CRS: EPSG:4326. The same data make the same bytes."""
    # Some memory, for one format that few ask for.
    import pyogrio

    frame = records(landscape, laag)
    frame = frame.assign(provincies=frame["provincies"].map(join_words)).reset_index(names="id")
    shapes = places(landscape, laag).reindex(frame["id"]).to_numpy()
    drawn = geopandas.GeoDataFrame(frame, geometry=shapes, crs=landscape.boundaries.crs)
    # The format holds when it was written; by the data, not by the clock.
    moment = f"{landscape.vocabulary.peildatum}T00:00:00Z"
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": moment})
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{laag.id}.gpkg"
        drawn.to_file(file, driver="GPKG", layer=laag.id, engine="pyogrio")
        return file.read_bytes()


def catalogue(landscape: Landscape, base_url: str, publisher: str, contact: str = "") -> dict:
    """What there is as open data at `base_url`, in DCAT-AP-NL as JSON-LD, with the publisher's name
    and where to ask (an address or mailbox)."""
    by = {"@type": "foaf:Agent", "foaf:name": publisher}
    common: dict[str, object] = {"dct:publisher": by, "dct:license": {"@id": LICENCE}}
    if contact:
        address = contact if "://" in contact else f"mailto:{contact.removeprefix('mailto:')}"
        point = "http://www.w3.org/2006/vcard/ns#"
        common["dcat:contactPoint"] = {
            "@type": f"{point}Organization",
            f"{point}fn": publisher,
            f"{point}hasEmail" if address.startswith("mailto:") else f"{point}hasURL": {
                "@id": address
            },
        }
    changed = {"@type": "xsd:date", "@value": str(landscape.vocabulary.peildatum)}
    return {
        "@context": dict(CONTEXT),
        "@id": f"{base_url}/open/index.json",
        "@type": "dcat:Catalog",
        "dct:title": "Geboortezorgatlas: open gegevens",
        "dct:description": "Tabellen en kaartlagen van de Nederlandse geboortezorg, met bron, datum "
        "en zekerheid per gegeven. Mailboxen en namen van personen staan er niet in.",
        "dct:language": {"@id": DUTCH},
        "dct:modified": changed,
        **common,
        "dcat:dataset": [
            _dataset(one, base_url, common | {"dct:modified": changed})
            for one in open_sets(landscape)
        ],
    }


def _layer_id(laag: Laag, tables: tuple[OpenSet, ...]) -> str:
    """The name of a layer, which may be that of a table as well."""
    return f"laag-{laag.id}" if laag.id in {one.id for one in tables} else laag.id


def _dataset(one: OpenSet, base_url: str, common: Mapping[str, object]) -> dict:
    return {
        "@id": f"{base_url}/open/{one.id}",
        "@type": "dcat:Dataset",
        "dct:identifier": one.id,
        "dct:title": one.titel,
        "dct:description": one.uitleg,
        "dct:language": {"@id": DUTCH},
        "dct:accessRights": {"@id": PUBLIC},
        "dcat:theme": {"@id": HEALTH},
        **common,
        "dcat:distribution": [
            {
                "@id": f"{base_url}/open/{one.id}.{form}",
                "@type": "dcat:Distribution",
                "dct:title": f"{one.titel} ({FORMATS[form][1]})",
                "dcat:accessURL": {"@id": f"{base_url}/open/{one.id}.{form}"},
                "dcat:downloadURL": {"@id": f"{base_url}/open/{one.id}.{form}"},
                "dcat:mediaType": FORMATS[form][0],
                "dct:format": {"@id": f"{FILE_TYPES}{FORMATS[form][1]}"},
                "dct:license": {"@id": LICENCE},
            }
            for form in one.vormen
        ],
    }
