"""What lies around the country on every map: the neighbours, and the names of the waters."""

import io

import geopandas
import pandas

from geodata.package.boundaries import WGS84
from geodata.package.faults import Fault

GROUND = "ondergrond.geojson"
# A neighbour is a shape, the name of a water stands at a point.
LAND, WATER = "buurland", "water"
FORMS = {LAND: ("Polygon", "MultiPolygon"), WATER: ("Point",)}


def ground_in(content: bytes | None, faults: list[Fault]) -> geopandas.GeoDataFrame | None:
    """The content of `ondergrond.geojson`: `soort` (`LAND` or `WATER`), `naam` and `geometry`
    (EPSG:4326).

    Adds a fault for what is wrong with it; None when it cannot be used.
    """
    if content is None:
        return None
    try:
        frame = geopandas.read_file(io.BytesIO(content)).set_crs(WGS84, allow_override=True)
        frame = frame[["soort", "naam", "geometry"]]
    except (RuntimeError, KeyError, ValueError, AttributeError, TypeError):
        geojson = "GeoJSON met soort en naam bij elke vorm"
        faults.append(Fault(GROUND, "het bestand is onleesbaar.", toegestaan=geojson))
        return None
    before = len(faults)
    for row in frame.itertuples():
        allowed = FORMS.get(row.soort, ())
        if row.geometry is None or row.geometry.geom_type not in allowed:
            said = "een buurland is een vlak, een water een punt."
            faults.append(Fault(GROUND, said, None, "soort", str(row.soort), ", ".join(FORMS)))
        if pandas.isna(row.naam) or not str(row.naam).strip():
            faults.append(Fault(GROUND, "de naam ontbreekt.", None, "naam", "", "niet leeg"))
    return None if len(faults) > before else frame
