"""Takes the steps of a scenario one by one: what is open, who is in which area, and what a step that
cannot be taken says. The landscape itself is never changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from geodata.find.at_point import gemeente_at
from geodata.find.in_link import in_link
from geodata.landscape import Landscape
from geodata.records import gemeenten_of, organisaties_of
from geodata.regions.divisions import COALITIE, areas_by_id, division, divisions
from geodata.scenario.ground import Site, ground, new_site, of_organisatie
from geodata.scenario.layout import Layout, area_division, changeable, new_id, today
from geodata.scenario.steps import COALITIE as JOIN
from geodata.scenario.steps import NEW, OPEN, SAMEN, SLUIT, SPLITS, VERPLAATS, Step
from geodata.words import count, list_names, place_in_words

MAX_NAMED = 4


@dataclass(frozen=True)
class Taken:
    """A step, what it says in Dutch, and why it does not count ("" when it does)."""

    stap: Step
    zin: str
    bezwaar: str = ""
    let_op: str = ""


@dataclass(frozen=True, eq=False)
class Scenario:
    """The landscape after some steps.

    `open` are the ids of the sites that are open, `nieuw` the sites that are not there today.
    `indelingen` are the divisions that a step touched, by id. `stappen` is every step in order.
    """

    stappen: tuple[Taken, ...]
    open: frozenset[str]
    nieuw: tuple[Site, ...] = ()
    indelingen: Mapping[str, Layout] = field(default_factory=dict)

    @property
    def taken(self) -> tuple[Taken, ...]:
        """The steps that count."""
        return tuple(step for step in self.stappen if not step.bezwaar)


class _No(Exception):
    """Why a step cannot be taken, in Dutch; `zin` says the step as far as it is understood."""

    def __init__(self, zin: str, bezwaar: str):
        super().__init__(bezwaar)
        self.zin = zin


def apply(landscape: Landscape, steps: Iterable[Step]) -> Scenario:
    """Take the steps in order. A step that contradicts what came before it, or that names what the atlas
    does not know, says so (`Taken.bezwaar`) and changes nothing."""
    opened = frozenset(s.id for s in ground(landscape).sites.values() if s.vandaag)
    now = Scenario((), opened)
    for step in steps:
        try:
            after, zin, let_op = HOW[step.soort](landscape, now, step)
            taken = Taken(step, zin, let_op=let_op)
        except _No as no:
            after, taken = now, Taken(step, no.zin, bezwaar=str(no))
        now = replace(after, stappen=(*now.stappen, taken))
    return now


Result = tuple[Scenario, str, str]


def site_of(landscape: Landscape, scenario: Scenario, key: str) -> Site:
    """A site of today or of the scenario. Raises KeyError."""
    own = {site.id: site for site in scenario.nieuw}
    return own[key] if key in own else ground(landscape).sites[key]


def _sites(landscape: Landscape, now: Scenario, step: Step) -> tuple[tuple[str, ...], str]:
    """The ids of the locations that a step is about, and what they are called together."""
    key = step.wat[0]
    known = {site.id: (site.id,) for site in now.nieuw}
    ids = known.get(key) or of_organisatie(landscape).get(key, ())
    if not ids:
        # A link may name a VSV otherwise.
        key = in_link(landscape, key)[0] or key
        ids = of_organisatie(landscape).get(key, ())
    if not ids:
        rows = organisaties_of(landscape)
        if key in rows:
            naam = rows[key].naam
            raise _No(naam, f"Van {naam} is geen locatie bekend waar kinderen geboren worden.")
        raise _No(f"‘{key[:60]}’", f"De atlas kent geen locatie ‘{key[:60]}’.")
    return ids, list_names(site_of(landscape, now, one).naam for one in ids)


def _close(landscape: Landscape, now: Scenario, step: Step) -> Result:
    ids, naam = _sites(landscape, now, step)
    zin = f"{naam} {'sluiten' if len(ids) > 1 else 'sluit'}"
    there = now.open & set(ids)
    if not there:
        raise _No(zin, f"{naam} is in dit scenario al dicht.")
    if there == now.open:
        raise _No(
            zin, "Dan is er geen enkele locatie meer open. Er moet er minstens één open blijven."
        )
    return replace(now, open=now.open - there), zin, ""


def _open(landscape: Landscape, now: Scenario, step: Step) -> Result:
    if step.point:
        return _open_new(landscape, now, step)
    ids, naam = _sites(landscape, now, step)
    zin = f"{naam} {'gaan' if len(ids) > 1 else 'gaat'} open"
    if set(ids) <= now.open:
        raise _No(zin, f"{naam} is in dit scenario al open.")
    return replace(now, open=now.open | set(ids)), zin, ""


def _open_new(landscape: Landscape, now: Scenario, step: Step) -> Result:
    lat, lon = step.point or (0.0, 0.0)
    code = gemeente_at(landscape, lat, lon)
    if code is None:
        raise _No(
            step.naam or "Nieuwe locatie",
            "Dit punt ligt niet in Nederland: in zee, of over de grens. Kies een plaats op het land.",
        )
    gemeente = gemeenten_of(landscape)[code].naam
    naam = step.naam or f"Nieuwe locatie {place_in_words(gemeente)}"
    key = f"nieuw-{lat:.4f}-{lon:.4f}".replace(".", "_")
    zin = f"{naam} gaat open{'' if gemeente in naam else f' ({gemeente})'}"
    if key in now.open:
        raise _No(zin, "Op dit punt is in dit scenario al een nieuwe locatie.")
    there = tuple(site for site in now.nieuw if site.id != key)
    made = (*there, new_site(key, naam, lat, lon))
    return replace(now, open=now.open | {key}, nieuw=made), zin, ""


def _codes(landscape: Landscape, step: Step) -> tuple[tuple[str, ...], str, str]:
    """The gemeenten that a step is about, what they are called, and what was understood otherwise."""
    found: list[str] = []
    told, names = [], []
    rows, known = gemeenten_of(landscape), areas_by_id(landscape)
    for text in step.wat:
        code, sentence = ("", "") if text in known else in_link(landscape, text)
        told += [sentence] if code and sentence else []
        if code in rows:
            found.append(code)
            names.append(rows[code].naam)
        elif text in known:
            one = division(landscape, known[text])
            own = [key for key, area in one.gebied.items() if area == text]
            found += own
            names.append(f"{one.title(text)} ({count(len(own), 'gemeente', 'gemeenten')})")
        else:
            unknown = f"De atlas kent geen gemeente of gebied ‘{text[:60]}’."
            raise _No(f"‘{text[:60]}’", unknown if code else sentence or unknown)
    codes = tuple(dict.fromkeys(found))
    named = list_names(names) if len(names) <= MAX_NAMED else f"{len(codes)} gemeenten"
    return codes, named, " ".join(told)


def _layout(landscape: Landscape, now: Scenario, area: str, zin: str) -> Layout:
    """The division of an area that a step may name: of today, or made by a step before."""
    for layout in now.indelingen.values():
        if area in layout.weg:
            raise _No(zin, layout.weg[area])
        if area in layout.namen:
            return layout
    known = area_division(landscape)
    if area not in known:
        every = areas_by_id(landscape)
        if area in every:
            label = divisions(landscape)[every[area]].label
            raise _No(zin, f"De indeling ‘{label}’ is niet te wijzigen in een scenario.")
        raise _No(zin, f"De atlas kent geen gebied ‘{area[:60]}’.")
    return layout_of(landscape, now, known[area])


def layout_of(landscape: Landscape, scenario: Scenario, indeling: str) -> Layout:
    """A division after the steps of a scenario. Raises KeyError for an unknown id."""
    found = scenario.indelingen.get(indeling)
    return found if found else today(division(landscape, indeling))


def _with(now: Scenario, layout: Layout) -> Scenario:
    return replace(now, indelingen={**now.indelingen, layout.indeling.id: layout})


def _move(landscape: Landscape, now: Scenario, step: Step) -> Result:
    codes, named, told = _codes(landscape, step)
    layout = _layout(landscape, now, step.naar, f"{named} gaat naar ‘{step.naar[:60]}’")
    zin = f"{named} {'gaan' if len(codes) > 1 else 'gaat'} naar {layout.title(step.naar)}"
    return _moved(now, layout, (codes, named, told), step.naar, "", zin)


def _moved(
    now: Scenario,
    layout: Layout,
    who: tuple[tuple[str, ...], str, str],
    area: str,
    naam: str,
    zin: str,
) -> Result:
    codes, named, told = who
    going = tuple(code for code in codes if layout.gebied.get(code) != area)
    if not going:
        raise _No(zin, f"{named} {'zijn' if len(codes) > 1 else 'is'} daar al.")
    return _with(now, layout.moved(going, area, naam)), zin, told


def _join(landscape: Landscape, now: Scenario, step: Step) -> Result:
    a, b = step.wat[0], step.naar
    start = f"‘{a[:60]}’ en ‘{b[:60]}’ gaan samen"
    layout = _layout(landscape, now, a, start)
    other = _layout(landscape, now, b, start)
    zin = f"{layout.title(a)} en {other.title(b)} gaan samen"
    if layout.indeling.id != other.indeling.id:
        raise _No(
            zin,
            f"Deze gebieden zijn van twee indelingen: {layout.indeling.label} en "
            f"{other.indeling.label}. Alleen gebieden van één indeling kunnen samengaan.",
        )
    if a == b:
        raise _No(zin, "Dat is twee keer hetzelfde gebied.")
    naam = step.naam or f"{layout.namen[a]} + {layout.namen[b]}"
    told = f"{layout.title(b)} is in een eerdere stap samengegaan met {layout.title(a)}: kies ‘{naam}’."
    return _with(now, layout.joined(a, b, naam, told)), zin, ""


def _split(landscape: Landscape, now: Scenario, step: Step) -> Result:
    area, line = step.wat[0], step.naar
    layout = _layout(landscape, now, area, f"‘{area[:60]}’ wordt gesplitst")
    title = layout.title(area)
    if line not in divisions(landscape):
        raise _No(f"{title} wordt gesplitst", f"De atlas kent geen indeling ‘{line[:60]}’.")
    along = division(landscape, line)
    zin = f"{title} wordt gesplitst langs: {along.label}"
    parts = {along.gebied.get(code, "") for code in layout.members(area)}
    if len(parts) < 2:
        raise _No(
            zin, f"{title} ligt helemaal in één {along.woord.enkelvoud}: er valt niets te splitsen."
        )
    told = f"{title} is in een eerdere stap gesplitst: kies een van de delen."
    return _with(now, layout.split(area, along, told)), zin, ""


def _join_coalitie(landscape: Landscape, now: Scenario, step: Step) -> Result:
    who = _codes(landscape, step)
    codes, named, _ = who
    many = len(codes) > 1
    if COALITIE not in changeable(landscape):
        raise _No(named, "In deze gegevens staan geen regionale coalities.")
    layout = layout_of(landscape, now, COALITIE)
    if step.naar == NEW:
        if not step.naam:
            raise _No(f"{named} begint een coalitie", "Geef de nieuwe coalitie een naam.")
        zin = f"{named} {'beginnen' if many else 'begint'} de regionale coalitie ‘{step.naam}’"
        area = new_id(step.naam)
        # Who starts what a step before started, joins it.
        if area in layout.namen:
            going = "gaan" if many else "gaat"
            zin = f"{named} {going} bij de nieuwe regionale coalitie ‘{layout.namen[area]}’"
        elif step.naam.casefold() in (known.casefold() for known in layout.namen.values()):
            raise _No(
                zin, f"Er is al een regionale coalitie ‘{step.naam}’: kies die, of een andere naam."
            )
        return _moved(now, layout, who, area, step.naam, zin)
    if step.naar in layout.weg:
        raise _No(f"{named} gaat bij een coalitie", layout.weg[step.naar])
    if step.naar not in layout.namen:
        raise _No(
            f"{named} gaat bij een coalitie",
            f"De atlas kent geen regionale coalitie ‘{step.naar[:60]}’.",
        )
    zin = f"{named} {'gaan' if many else 'gaat'} bij de regionale coalitie ‘{layout.namen[step.naar]}’"
    return _moved(now, layout, who, step.naar, "", zin)


HOW = {
    SLUIT: _close,
    OPEN: _open,
    VERPLAATS: _move,
    SAMEN: _join,
    SPLITS: _split,
    JOIN: _join_coalitie,
}
