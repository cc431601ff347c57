"""What a scenario does to regions: what is in each area, how divisions fit, how many bodies a gemeente
deals with, and which white spots come and go."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy
import pandas

from geodata.compare.fit import WORDS, adjusted_rand, contingency
from geodata.figures import figures, values
from geodata.figures.bodies import COUNTED, bodies
from geodata.landscape import Landscape
from geodata.records import organisaties_of
from geodata.regions.divisions import COALITIE, divisions
from geodata.regions.neighbours import neighbours
from geodata.scenario.apply import Scenario, layout_of
from geodata.scenario.ground import BIRTHS
from geodata.scenario.layout import Layout
from geodata.scenario.outcome import Outcome

# The bodies of each gemeente as (soort, key), by CBS code.
Bodies = Mapping[str, tuple[tuple[str, str], ...]]
# Half of the women of a gemeente live further than this from acute obstetrics: far away, in km, or in
# minutes where there are travel times.
FAR = 30


@dataclass(frozen=True)
class Fitted:
    """How a changed division fits another: the adjusted Rand index before and after (NaN when no
    gemeente is in both), and how good that is called."""

    met: str
    nu: float
    dan: float

    @property
    def woorden(self) -> tuple[str, str]:
        """What each is called: "goed", "slecht"; "–" where there is nothing to compare."""
        return _word(self.nu), _word(self.dan)


@dataclass(frozen=True, eq=False)
class Changed:
    """A division before and after.

    `tabel` (index: area id) has `naam`, `gemeenten_nu`, `gemeenten_dan`, `geboorten_nu`,
    `geboorten_dan`, `partners_nu`, `partners_dan`: of areas that were there or are. `gemeenten` are
    the codes that are in another area than before, `past` how it fits every other division.
    """

    layout: Layout
    tabel: pandas.DataFrame
    gemeenten: tuple[str, ...]
    past: tuple[Fitted, ...]


@dataclass(frozen=True)
class Load:
    """With how many bodies a gemeente deals, itself and with its neighbours: the mean of all gemeenten
    before and after, and how many gemeenten have more or fewer (with neighbours)."""

    eigen_nu: float
    eigen_dan: float
    samen_nu: float
    samen_dan: float
    meer: int
    minder: int


@dataclass(frozen=True)
class Spots:
    """White spots that come and go, as CBS codes: far from acute obstetrics (`FAR`), and without a known
    regional coalitie."""

    ver_erbij: tuple[str, ...]
    ver_weg: tuple[str, ...]
    coalitie_erbij: tuple[str, ...]


def changed(landscape: Landscape, scenario: Scenario, indeling: str) -> Changed:
    """A division (id) before and after. Raises KeyError for an unknown id."""
    layout = layout_of(landscape, scenario, indeling)
    codes = list(landscape.gemeenten.index)
    now, then = layout.indeling.gebied, layout.gebied
    born = values(landscape, BIRTHS) if BIRTHS in figures(landscape) else pandas.Series(0.0, codes)
    before = layout.indeling.namen
    names = {**before, **layout.namen}
    rows: dict[str, dict[str, object]] = {
        key: {"naam": _renamed(before.get(key, naam), naam)} for key, naam in names.items()
    }
    both = (("nu", now, bodies(landscape)), ("dan", then, _bodies_after(landscape, scenario)))
    for when, gebied, known in both:
        for key, row in rows.items():
            inside = [code for code in codes if gebied.get(code) == key]
            row[f"gemeenten_{when}"] = len(inside)
            row[f"geboorten_{when}"] = float(born.loc[inside].sum())
            row[f"partners_{when}"] = _partners(known, inside, _kind(indeling))
    other = tuple(code for code in codes if now.get(code) != then.get(code))
    table = pandas.DataFrame.from_dict(rows, orient="index").rename_axis("gebied")
    return Changed(layout, table, other, _fits(landscape, scenario, layout))


def _renamed(before: str, after: str) -> str:
    """What an area is called where both are beside each other: what it has now is of the one name, what
    it has then of the other."""
    return before if before == after else f"{before} (dan: {after})"


def _fits(landscape: Landscape, scenario: Scenario, layout: Layout) -> tuple[Fitted, ...]:
    found = []
    for key, other in divisions(landscape).items():
        if key != layout.indeling.id:
            now = _rand(layout.indeling.gebied, other.gebied)
            then = _rand(layout.gebied, layout_of(landscape, scenario, key).gebied)
            found.append(Fitted(other.label, now, then))
    return tuple(found)


def _rand(a: Mapping[str, str], b: Mapping[str, str]) -> float:
    both = [code for code in a if code in b]
    if not both:
        return float("nan")
    table = contingency(numpy.array([a[c] for c in both]), numpy.array([b[c] for c in both]))
    return adjusted_rand(table)


def _word(rand: float) -> str:
    return "–" if rand != rand else next(text for least, text in WORDS if rand >= least)


def _bodies_after(landscape: Landscape, scenario: Scenario) -> Bodies:
    """The bodies of each gemeente after the steps. Whether the VSV of a hospital that closes goes on is
    not known, so the VSV's stay."""
    found = dict(bodies(landscape))
    for key, layout in scenario.indelingen.items():
        kind = _kind(key)
        if kind not in COUNTED:
            continue
        called = _called(landscape, layout, kind)
        before = layout.indeling.gebied
        for code, own in found.items():
            area = layout.gebied.get(code, "")
            # What did not change stays as it is counted today.
            if area == before.get(code, ""):
                continue
            rest = tuple(body for body in own if body[0] != kind)
            found[code] = (*rest, (kind, called[area])) if called.get(area) else rest
    return found


def _called(landscape: Landscape, layout: Layout, kind: str) -> dict[str, str]:
    """How each area is called among the bodies of its gemeenten: as it is there today, else by its id;
    "" for an organisatie that is not active, which does not count."""
    rows = organisaties_of(landscape)
    found = {key: "" if key in rows and not rows[key].is_actief else key for key in layout.namen}
    for code, area in layout.indeling.gebied.items():
        own = next((key for soort, key in bodies(landscape)[code] if soort == kind), "")
        if own and found.get(area):
            found[area] = own
    return found


def _partners(known: Bodies, inside: list[str], kind: str) -> int:
    """The different bodies of some gemeenten together, without those of the division itself."""
    return len({body for code in inside for body in known[code] if body[0] != kind})


def _kind(indeling: str) -> str:
    """What the areas of a division are called among the bodies of a gemeente."""
    return "coalitie" if indeling == COALITIE else indeling


def load(landscape: Landscape, scenario: Scenario) -> Load:
    """The administrative load before and after."""
    border = neighbours(landscape)
    own: list[numpy.ndarray] = []
    together: list[numpy.ndarray] = []
    for known in (bodies(landscape), _bodies_after(landscape, scenario)):
        own.append(numpy.array([len(known[code]) for code in border]))
        together.append(
            numpy.array([len(set(known[c]).union(*(known[b] for b in border[c]))) for c in border])
        )
    (now, then), (now_all, then_all) = own, together
    return Load(
        eigen_nu=float(now.mean()),
        eigen_dan=float(then.mean()),
        samen_nu=float(now_all.mean()),
        samen_dan=float(then_all.mean()),
        meer=int((then_all > now_all).sum()),
        minder=int((then_all < now_all).sum()),
    )


def spots(landscape: Landscape, found: Outcome) -> Spots:
    """The white spots that come and go."""
    table = found.per_gemeente
    now = table["km_nu"].fillna(table["minuten_nu"])
    then = table["km_dan"].fillna(table["minuten_dan"])
    coalitie = found.scenario.indelingen.get(COALITIE)
    there = coalitie.indeling.gebied if coalitie else {}
    gained = [code for code in (coalitie.gebied if coalitie else {}) if code not in there]
    return Spots(
        tuple(table.index[(now <= FAR) & (then > FAR)]),
        tuple(table.index[(now > FAR) & (then <= FAR)]),
        tuple(sorted(gained)),
    )
