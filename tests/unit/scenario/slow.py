"""A scenario worked out again, one woman's postcode at a time, from the tables alone: it shares no line
with geodata.scenario, so that both can only be right together."""

import math
from collections import defaultdict

from pyproj import Transformer

RD = Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)


class Slow:
    """Postcodes and locations of a landscape as plain lists."""

    def __init__(self, landscape):
        births = landscape.table("cijfers")
        births = births[births["indicator"] == "geboorten"]
        births = births[births["periode"] == births["periode"].max()]
        self.births = dict(zip(births["gemeentecode"], births["waarde"].astype(float), strict=True))
        codes = set(landscape.gemeenten.index)
        self.points = []  # gemeente, women, x, y
        lost = defaultdict(float)
        for row in landscape.table("postcodes").itertuples():
            if row.gemeentecode not in codes:
                continue
            women = 0.0 if str(row.vrouwen_15_49) == "<NA>" else float(row.vrouwen_15_49)
            if math.isnan(row.lat) or math.isnan(row.lon):
                lost[row.gemeentecode] += women
            else:
                self.points.append((row.gemeentecode, women, *RD.transform(row.lon, row.lat)))
        there = {code for code, *_ in self.points}
        for code in sorted(codes):
            if code not in there or lost[code]:
                middle = landscape.boundaries_rd[code].representative_point()
                self.points.append((code, lost[code], middle.x, middle.y))
        self.names = [row.locatie for row in landscape.table("acute_verloskunde").itertuples()]
        self.places = {
            row.locatie: RD.transform(row.lon, row.lat)
            for row in landscape.table("acute_verloskunde").itertuples()
        }

    def born(self):
        """Births at each point."""
        women, many = defaultdict(float), defaultdict(int)
        for code, lives, *_ in self.points:
            women[code] += lives
            many[code] += 1
        found = []
        for code, lives, *_ in self.points:
            share = lives / women[code] if women[code] else 1 / many[code]
            found.append(self.births.get(code, 0.0) * share)
        return found

    def nearest(self, closed, extra=()):
        """Of each point the nearest location by name that is not closed, and its km."""
        places = [(n, self.places[n]) for n in self.names if n not in closed]
        places += [(name, RD.transform(lon, lat)) for name, lat, lon in extra]
        found = []
        for _, _, x, y in self.points:
            best, far = "", math.inf
            for name, (px, py) in places:
                km = math.hypot(px - x, py - y) / 1000
                if km < far:
                    best, far = name, km
            found.append((best, far))
        return found

    def middle(self, pairs):
        """The smallest km within which half of the weight lies, of (km, weight)."""
        pairs = sorted(pairs)
        half, running = sum(weight for _, weight in pairs) / 2, 0.0
        for km, weight in pairs:
            running += weight
            if running >= half:
                return km
        return None
