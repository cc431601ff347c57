"""The boundaries of gemeenten of a year as PDOK serves them: CBS gebiedsindelingen (CC BY 4.0).

By OGC API Features, of which one address has every year (`jaarcode`); by WFS when that does not answer,
with an address per year. Both give pages. Coordinates are asked for in EPSG:28992; which ones came is
seen by where they lie, for a service may give CRS84 (degrees, east first) or EPSG:4326 (north first).
The detailed layer comes later in the year than the generalised one.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import geopandas
import shapely

from geodata.keeping.sources.odata import query, read_json
from geodata.keeping.sources.proposal import Progress
from geodata.keeping.sources.web import SourceError, Web
from geodata.landscape import RD
from geodata.package.boundaries import WGS84

FEATURES = "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1"
WFS = "https://service.pdok.nl/cbs/gebiedsindelingen/{jaar}/wfs/v1_0"
GENERAL, DETAILED = "gemeente_gegeneraliseerd", "gemeente_niet_gegeneraliseerd"
RD_NAME = "http://www.opengis.net/def/crs/EPSG/0/28992"
CODE, NAME, YEAR = "statcode", "statnaam", "jaarcode"
# Features in one answer, answers for one layer, and how many years back there may be none.
PAGE, MAX_PAGES, YEARS_BACK = 100, 40, 3
# Where the Netherlands lie: west, south, east, north; in metres and in degrees.
METRES, DEGREES = (0, 300_000, 300_000, 630_000), (3.0, 50.5, 7.5, 54.0)


@dataclass(frozen=True)
class Layer:
    """The gemeenten of one layer: names and shapes (EPSG:28992) by CBS code."""

    namen: Mapping[str, str]
    vormen: geopandas.GeoSeries


@dataclass(frozen=True)
class Edition:
    """The boundaries of 1 January of a year: generalised, and detailed when there are such."""

    jaar: int
    algemeen: Layer
    fijn: Layer | None

    @property
    def bron(self) -> str:
        """The edition as a source."""
        return f"CBS en Kadaster, gebiedsindelingen {self.jaar} (PDOK)"


def newest_year(web: Web, tot: int = 0) -> int:
    """The newest year with boundaries, up to the year `tot` (0: this year). Raises SourceError."""
    last = min(tot or 9999, datetime.now(UTC).year)
    years = range(last, last - YEARS_BACK, -1)
    problem = _strange(f"er zijn geen grenzen van {last} of kort ervoor")
    try:
        for jaar in years:
            if next(_by_features(web, GENERAL, jaar, 1), None):
                return jaar
    except SourceError as error:
        problem = error
    for jaar in years:
        # A year that is not there is an address that is not there.
        with suppress(SourceError):
            if next(_by_wfs(web, GENERAL, jaar, 1), None):
                return jaar
    raise problem


def edition(web: Web, jaar: int, progress: Progress) -> Edition:
    """The boundaries of a year. Raises SourceError."""
    progress(0.1, f"PDOK: gemeentegrenzen van {jaar}")
    algemeen = _layer(web, GENERAL, jaar)
    progress(0.5, f"PDOK: gedetailleerde gemeentegrenzen van {jaar}")
    try:
        fijn = _layer(web, DETAILED, jaar)
    except SourceError:
        # The generalised boundaries are good for both; that it is so is said with the proposal.
        return Edition(jaar, algemeen, None)
    return Edition(jaar, algemeen, fijn if _is_land(algemeen, fijn) else None)


def _is_land(algemeen: Layer, fijn: Layer) -> bool:
    """Whether the detailed layer has the same gemeenten, without the water that is drawn apart."""
    if set(algemeen.namen) != set(fijn.namen):
        return False
    both = algemeen.vormen.area.sum(), fijn.vormen.area.sum()
    return abs(both[0] - both[1]) < 0.02 * both[0]


def _layer(web: Web, name: str, jaar: int) -> Layer:
    problem: SourceError | None = None
    for features in (_by_features, _by_wfs):
        try:
            found = list(features(web, name, jaar, PAGE))
            if found:
                return _read(found)
        except SourceError as error:
            problem = problem or error
    raise problem or _strange(f"{name} heeft geen grenzen van {jaar}")


def _by_features(web: Web, name: str, jaar: int, most: int) -> Iterator[dict[str, Any]]:
    """The features of a layer by OGC API Features, page after page."""
    told = read_json(web, f"{FEATURES}/collections?f=json").get("collections")
    if not isinstance(told, list) or name not in {one.get("id") for one in told}:
        raise _strange(f"de laag {name} ontbreekt")
    asked = {"f": "json", YEAR: str(jaar), "limit": str(most), "crs": RD_NAME}
    address = f"{FEATURES}/collections/{name}/items{query(**asked)}"
    seen: set[str] = set()
    while address:
        if address in seen or len(seen) >= MAX_PAGES:
            raise _strange("de bladzijden houden niet op")
        seen.add(address)
        answer = read_json(web, address)
        for feature in _features(answer):
            if str(feature["properties"].get(YEAR, jaar)) != str(jaar):
                raise _strange(f"er staan andere jaren in dan {jaar}")
            yield feature
        links = answer.get("links") or []
        after = next((one["href"] for one in links if one.get("rel") == "next"), "")
        address = urljoin(address, after) if after else ""


def _by_wfs(web: Web, name: str, jaar: int, most: int) -> Iterator[dict[str, Any]]:
    """The features of a layer by WFS, page after page."""
    for page in range(MAX_PAGES):
        asked = {
            "service": "WFS",
            "version": "2.0.0",
            "request": "GetFeature",
            "typeNames": f"gebiedsindelingen:{name}",
            "outputFormat": "application/json",
            "srsName": "EPSG:28992",
            "count": str(most),
            "startIndex": str(page * most),
        }
        found = list(_features(read_json(web, f"{WFS.format(jaar=jaar)}{query(**asked)}")))
        yield from found
        if len(found) < most:
            return
    raise _strange("de bladzijden houden niet op")


def _features(answer: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    found = answer.get("features")
    if not isinstance(found, list):
        raise _strange("er staan geen vlakken in")
    for one in found:
        if not isinstance(one, dict) or not isinstance(one.get("properties"), dict):
            raise _strange("een vlak heeft geen eigenschappen")
        yield one


def _read(features: list[dict[str, Any]]) -> Layer:
    names, shapes = {}, {}
    for feature in features:
        code = str(feature["properties"].get(CODE, "")).strip()
        naam = str(feature["properties"].get(NAME, "")).strip()
        if not re.fullmatch(r"GM\d{4}", code) or not naam:
            raise _strange(f"‘{code[:20]}’ is geen code van een gemeente met een naam")
        if code in names:
            raise _strange(f"{code} staat er twee keer in")
        try:
            shape = shapely.geometry.shape(feature["geometry"])
        except (
            KeyError,
            TypeError,
            ValueError,
            AttributeError,
            shapely.errors.ShapelyError,
        ) as error:
            raise _strange(f"{naam} heeft geen vlak") from error
        if shape.geom_type not in ("Polygon", "MultiPolygon") or shape.is_empty:
            raise _strange(f"{naam} heeft geen vlak")
        names[code], shapes[code] = naam, shapely.force_2d(shape)
    return Layer(names, _in_metres(geopandas.GeoSeries(shapes)))


def _in_metres(shapes: geopandas.GeoSeries) -> geopandas.GeoSeries:
    """The shapes in EPSG:28992, whichever of three ways they came in."""
    bounds = shapes.total_bounds
    if _within(bounds, METRES):
        return shapes.set_crs(RD)
    if _within([bounds[i] for i in (1, 0, 3, 2)], DEGREES):
        shapes = geopandas.GeoSeries(
            shapely.transform(shapes.values, lambda points: points[:, ::-1]), index=shapes.index
        )
    elif not _within(bounds, DEGREES):
        raise _strange("de vlakken liggen niet in Nederland")
    return shapes.set_crs(WGS84).to_crs(RD)


def _within(bounds: Any, around: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bounds
    return bool(around[0] <= west <= east <= around[2] and around[1] <= south <= north <= around[3])


def _strange(what: str) -> SourceError:
    return SourceError(
        f"PDOK heeft een andere vorm dan de atlas kent: {what}. De gegevens blijven zoals ze zijn; meld "
        "dit aan wie de atlas onderhoudt."
    )
