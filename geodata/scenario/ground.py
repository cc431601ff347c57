"""What every scenario starts from: where women live and children are born, where acute obstetrics is
today, and how far that is.

Births of a gemeente (the newest year) are spread over its postcodes by the women of 15-49 who live
there (CBS, 1 January 2021). Today is the list of acute obstetrics of the RIVM of June 2019, as in
geodata.figures.reach. All distances are as the crow flies, in km, measured in EPSG:28992; travel times
are in geodata.scenario.travel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import geopandas
import numpy
import pandas

from geodata.figures import figures, values
from geodata.landscape import RD, Landscape, derive
from geodata.package.locations import NO_BIRTHS
from geodata.records import organisaties_of
from geodata.regions.columns import ids_of
from geodata.regions.distance import VSV_SOORTEN, inner_points
from geodata.words import earliest, latest

BIRTHS = "geboorten"
LOCATION = "locatie"


@dataclass(frozen=True)
class Site:
    """A place where children may be born.

    `vandaag` says whether it is open today. `x` and `y` are in EPSG:28992. `bevallingen` are the
    deliveries of 2018 of the VSV (None: not known); with `samen` they are of more than this location.
    `inwoners` is how many people more the RIVM counts beyond 45 minutes when it closes (0: none).
    """

    id: str
    naam: str
    plaats: str
    organisatie: str
    lat: float
    lon: float
    x: float
    y: float
    vandaag: bool
    bevallingen: int | None = None
    samen: bool = False
    inwoners: int = 0
    nieuw: bool = False


@dataclass(frozen=True, eq=False)
class Ground:
    """Points with women and births, and the sites known today.

    `codes` are the gemeenten (CBS codes). Of each point: `gemeente` (place in `codes`), `x` and `y`
    (EPSG:28992), `women` and `births`, and its postcode ("" for the point inside a gemeente without
    any). `km` is points x sites, in the order of `sites`.
    `jaar` is the year of the births.
    """

    codes: tuple[str, ...]
    gemeente: numpy.ndarray
    x: numpy.ndarray
    y: numpy.ndarray
    women: numpy.ndarray
    births: numpy.ndarray
    postcodes: tuple[str, ...]
    sites: Mapping[str, Site]
    km: numpy.ndarray
    jaar: str

    @property
    def today(self) -> numpy.ndarray:
        """For each site whether it is open today."""
        return numpy.array([site.vandaag for site in self.sites.values()], dtype=bool)

    def distances(self, sites: Sequence[Site]) -> numpy.ndarray:
        """How far each point is from these sites, in km: points x sites."""
        x, y = (numpy.array([getattr(site, way) for site in sites]) for way in ("x", "y"))
        across, up = (
            numpy.subtract.outer(here, there) for here, there in ((self.x, x), (self.y, y))
        )
        return numpy.hypot(across, up) / 1000


@derive
def ground(landscape: Landscape) -> Ground:
    """The start of every scenario on this landscape."""
    codes = tuple(landscape.gemeenten.index)
    points = _points(landscape, codes)
    group = points["gemeente"].to_numpy(dtype=int)
    women = points["women"].to_numpy(dtype=float)
    known = BIRTHS in figures(landscape)
    born = values(landscape, BIRTHS).fillna(0).to_numpy(dtype=float) if known else None
    births = spread(group, women, numpy.zeros(len(codes)) if born is None else born)
    sites = MappingProxyType({site.id: site for site in _sites(landscape)})
    made = Ground(
        codes=codes,
        gemeente=group,
        x=points["x"].to_numpy(dtype=float),
        y=points["y"].to_numpy(dtype=float),
        women=women,
        births=births,
        postcodes=tuple(points["postcode"]),
        sites=sites,
        km=numpy.zeros((len(points), 0)),
        jaar=figures(landscape)[BIRTHS].periode if known else "",
    )
    object.__setattr__(made, "km", made.distances(list(sites.values())))
    for array in (made.gemeente, made.x, made.y, made.women, made.births, made.km):
        array.setflags(write=False)
    return made


def spread(group: numpy.ndarray, women: numpy.ndarray, amount: numpy.ndarray) -> numpy.ndarray:
    """What each group has (`amount`, by number of the group) divided over its points by their women;
    evenly where none are known. Every group must have a point, or what it has is lost."""
    size = len(amount)
    whole = numpy.bincount(group, weights=women, minlength=size)
    weight = numpy.where(whole[group] > 0, women, 1.0)
    whole = numpy.bincount(group, weights=weight, minlength=size)
    return amount[group] * weight / whole[group]


@derive
def of_organisatie(landscape: Landscape) -> Mapping[str, tuple[str, ...]]:
    """The ids of the sites of each organisatie; each site is also its own."""
    found: dict[str, tuple[str, ...]] = {}
    for site in ground(landscape).sites.values():
        found[site.organisatie] = (*found.get(site.organisatie, ()), site.id)
        if site.id != site.organisatie:
            found[site.id] = (site.id,)
    return found


@derive
def closable(landscape: Landscape) -> frozenset[str]:
    """The organisaties that have a location today. It asks only the table: a panel that offers to close
    one need not wait for the start of every scenario."""
    return frozenset(landscape.table("acute_verloskunde")["organisatie"])


def new_site(key: str, naam: str, lat: float, lon: float) -> Site:
    """A site where there is none today."""
    [x], [y] = _metres([lat], [lon])
    return Site(key, naam, naam, "", lat, lon, x, y, vandaag=False, nieuw=True)


def _metres(lat: Sequence[float], lon: Sequence[float]) -> tuple[list[float], list[float]]:
    points = geopandas.GeoSeries.from_xy(list(lon), list(lat), crs="EPSG:4326").to_crs(RD)
    return points.x.tolist(), points.y.tolist()


def _points(landscape: Landscape, codes: tuple[str, ...]) -> pandas.DataFrame:
    """The postcodes with a place; women of a postcode without one, and gemeenten without any, are at
    the point inside the gemeente."""
    order = {code: number for number, code in enumerate(codes)}
    rows = landscape.table("postcodes")
    rows = rows.assign(
        gemeente=rows["gemeentecode"].map(order),
        women=rows["vrouwen_15_49"].fillna(0).astype(float),
    ).dropna(subset=["gemeente"])
    placed = rows.dropna(subset=["lat", "lon"])
    x, y = _metres(placed["lat"], placed["lon"])
    found = placed[["postcode", "gemeente", "women"]].assign(x=x, y=y)
    lost = rows[(rows["lat"].isna() | rows["lon"].isna()) & (rows["women"] > 0)]
    there = {*placed["gemeente"], *lost["gemeente"]}
    bare = pandas.DataFrame(
        [("", number, 0.0) for number in range(len(codes)) if number not in there],
        columns=["postcode", "gemeente", "women"],
    )
    extra = pandas.concat([lost[["postcode", "gemeente", "women"]], bare], ignore_index=True)
    middle = inner_points(landscape)
    inside = [middle[codes[int(number)]] for number in extra["gemeente"]]
    extra = extra.assign(x=[point.x for point in inside], y=[point.y for point in inside])
    numbers = dict.fromkeys(["gemeente", "women", "x", "y"], float)
    return pandas.concat([found.astype(numbers), extra.astype(numbers)], ignore_index=True)


def _sites(landscape: Landscape) -> list[Site]:
    """Today's locations, and the hospitals of VSV's and IGO's that have none any more."""
    acute = landscape.table("acute_verloskunde")
    several = acute["organisatie"].value_counts()
    slugs = ids_of(LOCATION, acute["locatie"])
    x, y = _metres(acute["lat"], acute["lon"])
    found = []
    for row, east, north in zip(acute.itertuples(), x, y, strict=True):
        alone = several[row.organisatie] == 1
        known, together = _deliveries(landscape, row.organisatie, row.locatie)
        found.append(
            Site(
                id=row.organisatie if alone else slugs[row.locatie],
                naam=row.locatie,
                plaats=row.plaats,
                organisatie=row.organisatie,
                lat=row.lat,
                lon=row.lon,
                x=east,
                y=north,
                vandaag=True,
                bevallingen=known,
                samen=together,
                inwoners=int(row.inwoners_gevoelig) if row.gevoelig == "ja" else 0,
            )
        )
    others = landscape.organisaties.dropna(subset=["lat", "lon"])
    others = others[others["soort"].isin(VSV_SOORTEN) & ~others.index.isin(acute["organisatie"])]
    x, y = _metres(others["lat"], others["lon"])
    for row, east, north in zip(others.itertuples(), x, y, strict=True):
        naam = row.ziekenhuis or row.naam
        found.append(
            Site(
                row.Index, naam, row.plaats, row.Index, row.lat, row.lon, east, north, vandaag=False
            )
        )
    return found


def _deliveries(landscape: Landscape, organisatie: str, locatie: str) -> tuple[int | None, bool]:
    """The deliveries of the row that names a location, and whether it is about more locations."""
    rows = landscape.table("bevallingen")
    own = rows[(rows["organisatie"] == organisatie) | (rows["ook_van"] == organisatie)]
    named = own[[locatie in text for text in own["locaties"]]]
    if named.empty:
        return None, False
    row = named.iloc[0]
    return int(row["bevallingen"]), row["locaties"] != locatie


def no_longer_active(landscape: Landscape) -> tuple[str, ...]:
    """The sites of the list of which the atlas knows that something changed since: a source that is later
    than the list says that their VSV is not active any more, or that there are no births. As ids."""
    listed = _end_of_list(landscape)
    ended = {
        key
        for key, row in organisaties_of(landscape).items()
        if not row.is_actief and row.bron_datum and earliest(row.bron_datum) > listed
    }
    # The list has births there, so a source without a date that says "nee" knows it from later.
    rows = landscape.table("locaties")
    none = rows[
        (rows["bevallingen"] == NO_BIRTHS) & ~_older(rows["bevallingen_bron_datum"], listed)
    ]
    gone = set(zip(none["organisatie"], none["naam"], strict=True))
    return tuple(
        site.id
        for site in ground(landscape).sites.values()
        if site.vandaag and (site.organisatie in ended or (site.organisatie, site.naam) in gone)
    )


def _end_of_list(landscape: Landscape) -> date:
    """The last day that the list of acute obstetrics is of."""
    dates = landscape.table("acute_verloskunde")["bron_datum"].dropna()
    return max((latest(day) for day in dates if day), default=date.max)


def _older(dates: pandas.Series, than: date) -> pandas.Series:
    """Which of these partial ISO dates end before a day; what has no date does not."""
    return dates.map(lambda day: isinstance(day, str) and day != "" and latest(day) < than).astype(
        bool
    )
