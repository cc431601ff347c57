"""What a scenario does for women and births: whose nearest location becomes another, and how far it is.

Every number is worked out: as the crow flies, to the nearest open location, as if everybody went there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy
import pandas

from geodata.landscape import Landscape, derive
from geodata.scenario.apply import Scenario, apply
from geodata.scenario.ground import Site, ground
from geodata.scenario.nearest import Nearest, Spread, medians, nearest, spread_of
from geodata.scenario.steps import Step

# Scenarios of readers who look at the same time; each is some tens of milliseconds of work.
KEPT = 64


@dataclass(frozen=True)
class Flow:
    """Births and women that go from one site to another: `van` and `naar` are ids."""

    van: str
    naar: str
    geboorten: float
    vrouwen: float


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a scenario does.

    `sites` are those of today and the new ones, in the order of the columns. `geboorten` and
    `vrouwen` are of the whole country, `geboorten_anders` and `vrouwen_anders` of those whose nearest
    site becomes another. `nu` and `dan` say how far the women of the country live, `nu_anders` and
    `dan_anders` how far those do.
    `per_locatie` (index: site id): `naam`, `plaats`, `vandaag`, `open`, `nieuw`, `geboorten_nu`,
    `geboorten_dan`, `vrouwen_nu`, `vrouwen_dan`, `bevallingen` (NaN: not known), `samen`.
    `per_gemeente` (index: CBS code): `naam`, `geboorten`, `vrouwen`, `geboorten_anders`,
    `vrouwen_anders`, `km_nu`, `km_dan` (medians by women, NaN without), `naar` (the site that most of
    its births go to, "" when nobody goes).
    `stromen` are the flows, the most births first.
    """

    scenario: Scenario
    sites: tuple[Site, ...]
    geboorten: float
    vrouwen: float
    geboorten_anders: float
    vrouwen_anders: float
    nu: Spread
    dan: Spread
    nu_anders: Spread
    dan_anders: Spread
    per_locatie: pandas.DataFrame
    per_gemeente: pandas.DataFrame
    stromen: tuple[Flow, ...]

    @property
    def moves(self) -> bool:
        """Whether anybody's nearest location becomes another."""
        return bool(self.stromen)


def outcome(landscape: Landscape, steps: tuple[Step, ...]) -> Outcome | None:
    """What these steps do; None when the data have no location with acute obstetrics.

    The last `KEPT` are kept, so that a page, its map and its files work one out once."""
    return _outcomes(landscape)(steps) if any(ground(landscape).today) else None


@derive
def _outcomes(landscape: Landscape) -> Callable[[tuple[Step, ...]], Outcome]:
    return lru_cache(maxsize=KEPT)(partial(_work_out, landscape))


@derive
def _today(landscape: Landscape) -> Nearest:
    start = ground(landscape)
    return nearest(start.km, start.today)


def _work_out(landscape: Landscape, steps: tuple[Step, ...]) -> Outcome:
    start, scenario = ground(landscape), apply(landscape, steps)
    sites = (*start.sites.values(), *scenario.nieuw)
    km = start.km
    if scenario.nieuw:
        km = numpy.hstack([km, start.distances(scenario.nieuw)])
    here = _today(landscape)
    there = nearest(km, numpy.array([site.id in scenario.open for site in sites]))
    moved = here.site != there.site
    women, births = start.women, start.births
    return Outcome(
        scenario=scenario,
        sites=sites,
        geboorten=float(births.sum()),
        vrouwen=float(women.sum()),
        geboorten_anders=float(births[moved].sum()),
        vrouwen_anders=float(women[moved].sum()),
        nu=spread_of(here.km, women),
        dan=spread_of(there.km, women),
        nu_anders=spread_of(here.km[moved], women[moved]),
        dan_anders=spread_of(there.km[moved], women[moved]),
        per_locatie=_per_site(landscape, scenario, sites, here, there),
        per_gemeente=_per_gemeente(landscape, sites, here, there, moved),
        stromen=_flows(landscape, sites, here, there, moved),
    )


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
            "km_nu": medians(group, here.km, start.women, size),
            "km_dan": medians(group, there.km, start.women, size),
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
