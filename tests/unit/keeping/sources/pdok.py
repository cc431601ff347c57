"""The boundaries as PDOK gives them, on the server of the tests: by OGC API Features and by WFS, in
pages, in the coordinates that are asked for or in those of a service that gives what it likes."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import geopandas
import shapely

from geodata.keeping.sources.pdok import DETAILED, GENERAL, RD_NAME
from geodata.landscape import RD, Landscape
from tests.unit.keeping.sources.server import Sources

THIS_YEAR = datetime.now(UTC).year
OGC = "api.pdok.nl/cbs/gebiedsindelingen/ogc/v1"
# How a service may give coordinates: as asked, in degrees with the east first, with the north first.
METRES, EAST_FIRST, NORTH_FIRST = "meters", "CRS84", "EPSG:4326"


class Pdok:
    """The layers of one year: `shapes` (EPSG:28992) by CBS code, per layer; each can be replaced. At
    most `page` features come in an answer."""

    def __init__(
        self,
        sources: Sources,
        landscape: Landscape,
        jaar: int = THIS_YEAR,
        page: int = 15,
        way: str = METRES,
    ):
        self.jaar, self.page, self.way = jaar, page, way
        fine = landscape.boundaries_fine.to_crs(RD)
        self.layers: dict[str, geopandas.GeoSeries] = {GENERAL: fine, DETAILED: fine}
        self.names: dict[str, str] = landscape.gemeenten["naam"].to_dict()
        sources.answers[f"{OGC}/collections"] = lambda _q: self.described()
        for name in (GENERAL, DETAILED):
            sources.answers[f"{OGC}/collections/{name}/items"] = lambda q, n=name: self.items(n, q)
        for year in range(jaar - 4, jaar + 2):
            sources.answers[f"service.pdok.nl/cbs/gebiedsindelingen/{year}/wfs/v1_0"] = (
                lambda q, y=year: self.by_wfs(y, q)
            )

    def described(self) -> bytes:
        """What layers there are."""
        return json.dumps({"collections": [{"id": name} for name in self.layers]}).encode()

    def features(self, name: str) -> list[dict]:
        """Every gemeente of a layer."""
        shapes = self.layers[name]
        if self.way != METRES:
            shapes = shapes.to_crs("EPSG:4326")
        if self.way == NORTH_FIRST:
            turned = shapely.transform(shapes.values, lambda points: points[:, ::-1])
            shapes = geopandas.GeoSeries(turned, index=shapes.index)
        return [
            {
                "type": "Feature",
                "properties": {
                    "statcode": code,
                    "statnaam": self.names[code],
                    "jaarcode": self.jaar,
                    "jrstatcode": f"{self.jaar}{code}",
                },
                "geometry": shapely.geometry.mapping(shape),
            }
            for code, shape in shapes.items()
        ]

    def items(self, name: str, query: Mapping[str, str]) -> object:
        """A page by OGC API Features."""
        if query.get("crs") != RD_NAME:
            return 400, {}, b"unknown crs"
        found = self.features(name) if query["jaarcode"] == str(self.jaar) else []
        most = min(int(query["limit"]), self.page)
        start = int(query.get("cursor", "0"))
        answer: dict = {"type": "FeatureCollection", "features": found[start : start + most]}
        if start + most < len(found):
            rest = "&".join(f"{key}={value}" for key, value in query.items() if key != "cursor")
            href = f"https://{OGC}/collections/{name}/items?{rest}&cursor={start + most}"
            answer["links"] = [{"rel": "self", "href": "x"}, {"rel": "next", "href": href}]
        return json.dumps(answer).encode()

    def by_wfs(self, year: int, query: Mapping[str, str]) -> object:
        """A page by WFS; a year that is not there is an address that is not there."""
        name = query["typeNames"].removeprefix("gebiedsindelingen:")
        if year != self.jaar or name not in self.layers:
            return 404, {}, b"not there"
        start = int(query["startIndex"])
        found = self.features(name)[start : start + int(query["count"])]
        return json.dumps({"type": "FeatureCollection", "features": found}).encode()
