"""The GeoJSON files of the map, read back for drawing on paper."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import geopandas
import shapely

from geodata.landscape import RD, Landscape, derive, read_only
from geodata.map.publish import publish
from geodata.map.publish_ground import neighbours
from geodata.map.state import map_file
from geodata.package.ground import WATER

# With more areas than these their names would be a heap.
MAX_AREAS = 40


@dataclass(frozen=True)
class Record:
    """One feature of a file: its properties, and its geometries in EPSG:28992 (None: no place).

    `onzeker` is the part with zekerheid laag, `midden` where its name stands.
    """

    id: str
    properties: Mapping
    shape: shapely.Geometry | None = None
    onzeker: shapely.Geometry | None = None
    midden: shapely.Point | None = None


@dataclass(frozen=True)
class Content:
    """One file: how to draw it (`laag`), the classes of status that occur in it, its records."""

    laag: Mapping
    statussen: Mapping[str, Mapping]
    records: tuple[Record, ...]
    by_id: Mapping[str, Record] = field(repr=False)

    @cached_property
    def edge(self) -> shapely.Geometry:
        """The outer edge of all areas together; EPSG:28992."""
        areas = [r.shape for r in self.records if r.shape is not None and r.shape.area]
        return shapely.union_all(shapely.make_valid(areas)).boundary

    def status_of(self, record: Record) -> Mapping | None:
        """The class of status of a record, None when it has none."""
        return self.statussen.get(record.properties.get("status", ""))

    def only(self, records: list[Record]) -> "Content":
        """The same file with these records and the classes of status that they have; the classes of a
        figure are one scale, which stays whole."""
        there = {record.properties.get("status", "") for record in records}
        whole = self.laag.get("klassen", False)
        statussen = {key: value for key, value in self.statussen.items() if whole or key in there}
        return replace(self, records=tuple(records), statussen=statussen)

    def shown(self, mask: str) -> list[Record]:
        """The records that a mask of `geodata.map.filters.pack` lets through."""
        if mask == "*":
            return list(self.records)
        bits = "".join(f"{int(digit, 16):04b}" for digit in mask)
        return [record for record, bit in zip(self.records, bits, strict=False) if bit == "1"]


@derive
def content_of(landscape: Landscape, name: str, fine: bool = False) -> Content:
    """The file of this name, read once per landscape; with `fine` with its finer shapes, where it
    has them. Raises KeyError when there is none."""
    file = _read(landscape, name)
    features = file["features"]
    finer = _read(landscape, file["fijn"]) if fine and "fijn" in file else {}
    whole, parts = finer.get("vlakken", {}), finer.get("onzeker", file["onzeker"])
    shapes = _in_metres([whole.get(feature["id"], feature["geometry"]) for feature in features])
    unsure = dict(zip(parts, _in_metres(list(parts.values())), strict=True))
    middles = _in_metres([_point(feature["properties"].get("midden")) for feature in features])
    records = tuple(
        Record(
            feature["id"],
            read_only(feature["properties"]),
            shape,
            unsure.get(feature["id"]),
            middle,
        )
        for feature, shape, middle in zip(features, shapes, middles, strict=True)
    )
    return Content(
        laag=read_only(file["laag"]),
        statussen=read_only({status["id"]: status for status in file["statussen"]}),
        records=records,
        by_id=read_only({record.id: record for record in records}),
    )


def _read(landscape: Landscape, name: str) -> dict:
    found = map_file(landscape, name)
    if found is None:
        raise KeyError(name)
    return json.loads(found.content)


def gemeenten_name(landscape: Landscape) -> str:
    """The name of the file with the gemeenten, for a map of close by."""
    laag = next(laag for laag in landscape.vocabulary.lagen if laag.kind.outlines)
    return publish(landscape, laag).name


@derive
def neighbours_abroad(landscape: Landscape) -> tuple[shapely.Geometry, ...]:
    """The shapes of the neighbour countries; CRS: EPSG:28992."""
    return tuple(neighbours(landscape).to_crs(RD))


@derive
def waters(landscape: Landscape) -> tuple[tuple[str, float, float], ...]:
    """The names of the waters, and where they stand (x and y in EPSG:28992)."""
    ground = landscape.ground
    rows = ground[ground["soort"] == WATER].to_crs(RD)
    return tuple((row.naam, row.geometry.x, row.geometry.y) for row in rows.itertuples())


@derive
def land(landscape: Landscape, fine: bool = False) -> shapely.Geometry:
    """The whole country as one shape; CRS: EPSG:28992."""
    boundaries = landscape.boundaries_fine if fine else landscape.boundaries
    whole = boundaries.union_all(method="coverage")
    return geopandas.GeoSeries([whole], crs=boundaries.crs).to_crs(RD).iloc[0]


def _point(midden: list[float] | None) -> dict | None:
    """A `midden` (lat, lon) as GeoJSON."""
    return {"type": "Point", "coordinates": midden[::-1]} if midden else None


def _in_metres(geometries: list[dict | None]) -> list[shapely.Geometry | None]:
    found = [geometry and shapely.geometry.shape(geometry) for geometry in geometries]
    return list(geopandas.GeoSeries(found, crs="EPSG:4326").to_crs(RD))
