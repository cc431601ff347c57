"""The boundaries of a data package: the ones that are drawn, and finer ones to measure by."""

import json
from pathlib import Path

import geopandas
import shapely

from geodata.package.faults import Fault

WGS84 = "EPSG:4326"
DRAWN = "gemeenten.topojson"
FINE = "gemeenten-fijn.topojson"


def read_boundaries(file: Path, faults: list[Fault]) -> geopandas.GeoSeries | None:
    """The gemeenten in a TopoJSON file; index: CBS code, CRS: EPSG:4326.

    Adds a fault for what is wrong with the file; None when it cannot be used at all.
    """
    name = file.name
    if not file.is_file():
        faults.append(Fault(name, f"het bestand ontbreekt in {file.parent}."))
        return None
    try:
        frame = geopandas.read_file(file).set_crs(WGS84)
        series = frame.set_index("code").geometry.sort_index()
    except (RuntimeError, KeyError, ValueError, AttributeError) as error:
        faults.append(Fault(name, f"het bestand is onleesbaar ({error})."))
        return None
    strange = series.index[series.is_empty | ~series.geom_type.isin(["Polygon", "MultiPolygon"])]
    for code in strange:
        faults.append(Fault(name, "de grens van een gemeente is geen vlak.", waarde=str(code)))
    if len(strange):
        return None
    repaired = shapely.make_valid(series.values, method="structure", keep_collapsed=False)
    return geopandas.GeoSeries(repaired, index=series.index, crs=WGS84)


def check_coverage(name: str, boundaries: geopandas.GeoSeries, faults: list[Fault]) -> None:
    """Add a fault when the boundaries do not fit together."""
    if not shapely.coverage_is_valid(boundaries.values):
        faults.append(Fault(name, "de grenzen sluiten niet op elkaar aan."))


def check_codes(name: str, codes: set[str], drawn: list[str], faults: list[Fault]) -> None:
    """Add a fault for every gemeente that is not drawn, drawn twice, or drawn and unknown."""
    for code in sorted(codes - set(drawn)):
        faults.append(Fault(name, "de grens van een gemeente ontbreekt.", waarde=code))
    for code in sorted(set(drawn) - codes):
        faults.append(Fault(name, "de gemeente staat niet in gemeenten.csv.", waarde=code))
    for code in sorted({code for code in drawn if drawn.count(code) > 1}):
        faults.append(Fault(name, "de gemeente staat er dubbel in.", waarde=code))


def codes_in(file: Path, faults: list[Fault]) -> list[str] | None:
    """The CBS codes in a TopoJSON file, without its shapes; None, with a fault, when unreadable.

    The finer boundaries are wanted by few, so a package looks at this much of them when it is read.
    """
    if not file.is_file():
        faults.append(Fault(file.name, f"het bestand ontbreekt in {file.parent}."))
        return None
    try:
        objects = json.loads(file.read_text(encoding="utf-8"))["objects"].values()
        return [shape["properties"]["code"] for one in objects for shape in one["geometries"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        faults.append(Fault(file.name, f"het bestand is onleesbaar ({error})."))
        return None
