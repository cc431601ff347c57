"""The boundaries of a data package: the ones that are drawn, and finer ones to measure by."""

import io
import json
import re
from pathlib import Path
from types import MappingProxyType

import geopandas
import shapely

from geodata.package.content import content_of
from geodata.package.faults import Fault

WGS84 = "EPSG:4326"
DRAWN = "gemeenten.topojson"
FINE = "gemeenten-fijn.topojson"
# Both by the name of their resource: a file of boundaries changes as a whole.
BOUNDARIES = MappingProxyType({"grenzen": DRAWN, "grenzen-fijn": FINE})
# The property of a shape that says which gemeente it is, and what a whole file must be.
CODE = "code"
TOPOJSON = "TopoJSON met een vlak per gemeente, met de CBS-code in code"


def read_content(path: Path, name: str, faults: list[Fault]) -> bytes | None:
    """What is in a file of the folder `path`; None, with a fault, when it is not there."""
    try:
        return content_of(path / name)
    except OSError:
        uitleg = f"het bestand ontbreekt in {path}."
        faults.append(Fault(name, uitleg, toegestaan="een bestand met die naam"))
        return None


def boundaries_in(
    content: bytes | None, name: str, faults: list[Fault]
) -> geopandas.GeoSeries | None:
    """The gemeenten in the content of a TopoJSON file; index: CBS code, CRS: EPSG:4326.

    Adds a fault for what is wrong with the file `name`; None when it cannot be used at all.
    """
    if content is None:
        return None
    try:
        frame = geopandas.read_file(io.BytesIO(content)).set_crs(WGS84)
        series = frame.set_index("code").geometry.sort_index()
    except (RuntimeError, KeyError, ValueError, AttributeError):
        faults.append(Fault(name, "het bestand is onleesbaar.", toegestaan=TOPOJSON))
        return None
    strange = series.index[series.is_empty | ~series.geom_type.isin(["Polygon", "MultiPolygon"])]
    for code in strange:
        uitleg = "de grens van een gemeente is geen vlak."
        faults.append(Fault(name, uitleg, None, CODE, str(code), "een Polygon of MultiPolygon"))
    if len(strange):
        return None
    repaired = shapely.make_valid(series.values, method="structure", keep_collapsed=False)
    return geopandas.GeoSeries(repaired, index=series.index, crs=WGS84)


def edition_in(content: bytes) -> str:
    """Whose boundaries these are and of when, as their file says; "" for one that does not."""
    return str(json.loads(content).get("bron", ""))


def year_in(content: bytes) -> str:
    """The year of boundaries, those of 1 January, as their file says; "" for one that does not."""
    found = re.search(r"\b20\d\d\b", edition_in(content))
    return found[0] if found else ""


def check_coverage(name: str, boundaries: geopandas.GeoSeries, faults: list[Fault]) -> None:
    """Add a fault when the boundaries do not fit together."""
    if not shapely.coverage_is_valid(boundaries.values):
        allowed = "grenzen zonder gaten of overlap; het bestand als geheel is fout"
        faults.append(Fault(name, "de grenzen sluiten niet op elkaar aan.", toegestaan=allowed))


def check_codes(name: str, codes: set[str], drawn: list[str], faults: list[Fault]) -> None:
    """Add a fault for every gemeente that is not drawn, drawn twice, or drawn and unknown."""
    for code in sorted(codes - set(drawn)):
        uitleg = f"de grens van gemeente {code} ontbreekt."
        faults.append(Fault(name, uitleg, None, CODE, "", f"een vlak met de code {code}"))
    for code in sorted(set(drawn) - codes):
        uitleg = "de gemeente staat niet in gemeenten.csv."
        faults.append(
            Fault(name, uitleg, None, CODE, code, "een waarde uit gemeenten.csv, kolom code")
        )
    for code in sorted({code for code in drawn if drawn.count(code) > 1}):
        uitleg = "de gemeente staat er dubbel in."
        faults.append(Fault(name, uitleg, None, CODE, code, "elke gemeente één keer"))


def codes_in(content: bytes | None, name: str, faults: list[Fault]) -> list[str] | None:
    """The CBS codes in a TopoJSON file, without its shapes; None, with a fault, when unreadable.

    The finer boundaries are wanted by few, so a package looks at this much of them when it is read.
    """
    if content is None:
        return None
    try:
        objects = json.loads(content)["objects"].values()
        return [shape["properties"]["code"] for one in objects for shape in one["geometries"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        faults.append(Fault(name, "het bestand is onleesbaar.", toegestaan=TOPOJSON))
        return None
