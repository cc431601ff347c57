"""What a scenario does for women and births: whose nearest location becomes another, and how far it is.

Every number is worked out: to the nearest open location, as if everybody went there. That is as the crow
flies, or by travel time where a keeper took in a table of them. Which of the two holds for a whole
gemeente, now and then: by travel time where the table can tell it of everybody who lives there.
"""

from dataclasses import dataclass

import numpy
import pandas

from geodata.landscape import Landscape, derive, derive_newest
from geodata.scenario.apply import Scenario, apply
from geodata.scenario.ground import Site, ground
from geodata.scenario.nearest import Nearest, Spread, medians, nearest, spread_of
from geodata.scenario.steps import Step
from geodata.scenario.travel import Travel, by_travel, soonest, travel

# Scenarios of readers who look at the same time; each is some tens of milliseconds of work.
KEPT = 64


@dataclass(frozen=True)
class Flow:
    """Births and women that go from one site to another: `van` and `naar` are ids."""

    van: str
    naar: str
    geboorten: float
    vrouwen: float


@dataclass(frozen=True)
class Lives:
    """How far women live, now and then: of all (`nu`, `dan`), and of those whose nearest site becomes
    another (`nu_anders`, `dan_anders`)."""

    nu: Spread
    dan: Spread
    nu_anders: Spread
    dan_anders: Spread


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a scenario does.

    `sites` are those of today and the new ones, in the order of the columns. `geboorten` and
    `vrouwen` are of the whole country, `geboorten_anders` and `vrouwen_anders` of those whose nearest
    site becomes another. `km` says how far women live; with travel times (`reistijd`) only those for
    whom there are none, and `minuten` of the others how long they travel.
    `per_locatie` (index: site id): `naam`, `plaats`, `vandaag`, `open`, `nieuw`, `geboorten_nu`,
    `geboorten_dan`, `vrouwen_nu`, `vrouwen_dan`, `bevallingen` (NaN: not known), `samen`.
    `per_gemeente` (index: CBS code): `naam`, `geboorten`, `vrouwen`, `geboorten_anders`,
    `vrouwen_anders`, `km_nu`, `km_dan`, `minuten_nu`, `minuten_dan` (medians by women, NaN without; a
    gemeente has either km or minutes), `naar` (the site that most of its births go to, "" when nobody
    goes).
    `stromen` are the flows, the most births first.
    """

    scenario: Scenario
    sites: tuple[Site, ...]
    geboorten: float
    vrouwen: float
    geboorten_anders: float
    vrouwen_anders: float
    km: Lives
    minuten: Lives
    reistijd: Travel | None
    per_locatie: pandas.DataFrame
    per_gemeente: pandas.DataFrame
    stromen: tuple[Flow, ...]

    @property
    def moves(self) -> bool:
        """Whether anybody's nearest location becomes another."""
        return bool(self.stromen)

    @property
    def in_minutes(self) -> float:
        """The share of the women (0 to 1) that is counted by travel time."""
        return self.minuten.nu.vrouwen / self.vrouwen if self.vrouwen else 0.0


def outcome(landscape: Landscape, steps: tuple[Step, ...]) -> Outcome | None:
    """What these steps do; None when the data have no location with acute obstetrics.

    The last `KEPT` are kept, so that a page, its map and its files work one out once."""
    return _work_out(landscape, steps, travel()) if any(ground(landscape).today) else None


@derive
def _today(landscape: Landscape) -> Nearest:
    start = ground(landscape)
    return nearest(start.km, start.today)


def gained(table: pandas.DataFrame) -> pandas.Series:
    """The births that each row of `Outcome.per_locatie` gains (below 0: loses), of whole births then and
    before, so that who subtracts what stands there finds the same; 0 for less than half a birth."""
    now, then = table["geboorten_nu"], table["geboorten_dan"]
    return (then.round() - now.round()).where((then - now).abs() > 0.5, 0.0)


@derive_newest(KEPT)
def _work_out(landscape: Landscape, steps: tuple[Step, ...], table: Travel | None) -> Outcome:
    start, scenario = ground(landscape), apply(landscape, steps)
    sites = (*start.sites.values(), *scenario.nieuw)
    km = start.km
    if scenario.nieuw:
        km = numpy.hstack([km, start.distances(scenario.nieuw)])
    here = _today(landscape)
    opened = numpy.array([site.id in scenario.open for site in sites])
    there = nearest(km, opened)
    timed = numpy.zeros(len(km), dtype=bool)
    if table:
        here, there, timed = _timed(landscape, table, km, opened, (here, there))
    moved = here.site != there.site
    women, births = start.women, start.births
    return Outcome(
        scenario=scenario,
        sites=sites,
        geboorten=float(births.sum()),
        vrouwen=float(women.sum()),
        geboorten_anders=float(births[moved].sum()),
        vrouwen_anders=float(women[moved].sum()),
        km=_lives(here, there, women, ~timed, moved),
        minuten=_lives(here, there, women, timed, moved),
        reistijd=table,
        per_locatie=_per_site(landscape, scenario, sites, here, there),
        per_gemeente=_per_gemeente(landscape, sites, here, there, moved, timed),
        stromen=_flows(landscape, sites, here, there, moved),
    )


def _timed(
    landscape: Landscape,
    table: Travel,
    km: numpy.ndarray,
    opened: numpy.ndarray,
    flown: tuple[Nearest, Nearest],
) -> tuple[Nearest, Nearest, numpy.ndarray]:
    """Now and then by travel time where the table can tell both of a whole gemeente, else as `flown`; and
    of each point whether it is by travel time."""
    start = ground(landscape)
    told = by_travel(landscape, table)
    today, known = told.today, told.known
    # The table knows nothing of a location that is not there.
    more = ((0, 0), (0, km.shape[1] - known.shape[1]))
    then = soonest(numpy.pad(known, more, constant_values=numpy.nan), km, opened)
    sure = ~(numpy.isnan(today.ver) | numpy.isnan(then.ver))
    counts = (start.women > 0) | (start.births > 0)
    lacking = numpy.bincount(start.gemeente, weights=counts & ~sure, minlength=len(start.codes))
    timed = sure & (lacking[start.gemeente] == 0)
    now, later = (
        Nearest(numpy.where(timed, a.site, b.site), numpy.where(timed, a.ver, b.ver))
        for a, b in zip((today, then), flown, strict=True)
    )
    return now, later, timed


def _lives(
    here: Nearest,
    there: Nearest,
    women: numpy.ndarray,
    part: numpy.ndarray,
    moved: numpy.ndarray,
) -> Lives:
    found = (
        spread_of(when.ver[who], women[who])
        for who in (part, part & moved)
        for when in (here, there)
    )
    return Lives(*found)


def _per_site(
    landscape: Landscape,
    scenario: Scenario,
    sites: tuple[Site, ...],
    here: Nearest,
    there: Nearest,
) -> pandas.DataFrame:
    start, size = ground(landscape), len(sites)
    sums = {
        f"{name}_{when}": numpy.bincount(found.site, weights=amount, minlength=size)
        for name, amount in (("geboorten", start.births), ("vrouwen", start.women))
        for when, found in (("nu", here), ("dan", there))
    }
    return pandas.DataFrame(
        {
            "naam": [site.naam for site in sites],
            "plaats": [site.plaats for site in sites],
            "vandaag": [site.vandaag for site in sites],
            "open": [site.id in scenario.open for site in sites],
            "nieuw": [site.nieuw for site in sites],
            **sums,
            "bevallingen": numpy.array(
                [numpy.nan if s.bevallingen is None else s.bevallingen for s in sites], dtype=float
            ),
            "samen": [site.samen for site in sites],
        },
        index=pandas.Index([site.id for site in sites], name="locatie"),
    )


def _per_gemeente(
    landscape: Landscape,
    sites: tuple[Site, ...],
    here: Nearest,
    there: Nearest,
    moved: numpy.ndarray,
    timed: numpy.ndarray,
) -> pandas.DataFrame:
    start = ground(landscape)
    size, group = len(start.codes), start.gemeente

    def summed(amount: numpy.ndarray) -> numpy.ndarray:
        return numpy.bincount(group, weights=amount, minlength=size)

    # Of each gemeente and site the births that go there.
    pairs = group[moved] * len(sites) + there.site[moved]
    amount = numpy.bincount(pairs, weights=start.births[moved], minlength=size * len(sites))
    table = amount.reshape(size, len(sites))
    most = table.argmax(axis=1)
    goes = numpy.bincount(group[moved], minlength=size) > 0
    return pandas.DataFrame(
        {
            "naam": landscape.gemeenten["naam"].reindex(start.codes).to_numpy(),
            "geboorten": summed(start.births),
            "vrouwen": summed(start.women),
            "geboorten_anders": summed(numpy.where(moved, start.births, 0)),
            "vrouwen_anders": summed(numpy.where(moved, start.women, 0)),
            **{
                f"{unit}_{when}": medians(group, found.ver, numpy.where(part, start.women, 0), size)
                for unit, part in (("km", ~timed), ("minuten", timed))
                for when, found in (("nu", here), ("dan", there))
            },
            "naar": [
                sites[site].id if going else "" for site, going in zip(most, goes, strict=True)
            ],
        },
        index=pandas.Index(start.codes, name="gemeentecode"),
    )


def _flows(
    landscape: Landscape,
    sites: tuple[Site, ...],
    here: Nearest,
    there: Nearest,
    moved: numpy.ndarray,
) -> tuple[Flow, ...]:
    start, size = ground(landscape), len(sites)
    pairs, member = numpy.unique(here.site[moved] * size + there.site[moved], return_inverse=True)
    births = numpy.bincount(member, weights=start.births[moved], minlength=len(pairs))
    women = numpy.bincount(member, weights=start.women[moved], minlength=len(pairs))
    found = [
        Flow(sites[pair // size].id, sites[pair % size].id, float(born), float(lives))
        for pair, born, lives in zip(pairs, births, women, strict=True)
    ]
    return tuple(sorted(found, key=lambda flow: (-flow.geboorten, flow.van, flow.naar)))
