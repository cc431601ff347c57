"""What a scenario changes, in Dutch: for the page, a memo and a slide.

Every figure is worked out and said so, with its year and what it does not know.
"""

import textwrap
from collections.abc import Callable, Iterable

import pandas

from geodata.landscape import Landscape
from geodata.records import gemeenten_of
from geodata.scenario.apply import Scenario, site_of
from geodata.scenario.far import (
    BY_LIST,
    KM,
    LISTED,
    MINUTES,
    SAID,
    far,
    measured,
    middle,
    of_gemeente,
    part,
    units,
)
from geodata.scenario.ground import ground, no_longer_active
from geodata.scenario.nearest import BEYOND
from geodata.scenario.outcome import Lives, Outcome, gained
from geodata.scenario.regions import FAR, Changed, changed, load, spots
from geodata.words import capital, count, join_words, list_names, number, places_in_words

TITLE = "Wat als"
# What stands above everything of a scenario.
NOT_SO = f"{TITLE}: dit is niet hoe het is."
# How many locations and gemeenten a sentence names.
NAMED, FEW = 3, 5
# Of a step in a title: a scene has room for no more.
LONGEST = 80
NO_SITES = (
    "In deze gegevens staat geen enkele locatie met acute verloskunde; er valt niets te berekenen."
)
NOTHING = f"Er is nog geen stap die iets verandert. U ziet de locaties van {LISTED} en de gebieden van nu."
# What a scenario without steps is called among others: its areas are those of now.
BEFORE = f"Zonder stappen (locaties: {LISTED})"
TWO_LISTS = (
    f"De locaties met acute verloskunde (RIVM, {LISTED}) en de VSV's van de atlas (elk met een status uit "
    "een eigen bron) zijn twee lijsten. Wat hier een nieuwe witte vlek is, kan er volgens de VSV's van de "
    "atlas al zijn."
)


def title_of(scenario: Scenario) -> str:
    """What a scenario is called: "Wat als: Den Helder sluit, en nog 2 stappen"."""
    taken = scenario.taken
    if not taken:
        return f"{TITLE}: nog geen stap"
    more = f", en nog {count(len(taken) - 1, 'stap', 'stappen')}" if len(taken) > 1 else ""
    return f"{TITLE}: {textwrap.shorten(taken[0].zin, LONGEST, placeholder=' ...')}{more}"


def objections(scenario: Scenario) -> tuple[str, ...]:
    """A sentence for each step that does not count, and for what was understood otherwise."""
    found = []
    for at, step in enumerate(scenario.stappen, start=1):
        if step.bezwaar:
            found.append(f"Stap {at} telt niet mee ({step.zin}). {step.bezwaar}")
        if step.let_op:
            found.append(f"Stap {at}: {step.let_op}")
    return tuple(found)


def in_words(landscape: Landscape, found: Outcome) -> tuple[str, ...]:
    """What changes: who goes elsewhere, where to, how far, who is worst off; and for regions."""
    if not found.scenario.taken:
        return (NOTHING,)
    return (
        *_locations(landscape, found),
        *_regions(landscape, found),
        *_white_spots(landscape, found),
    )


def _locations(landscape: Landscape, found: Outcome) -> tuple[str, ...]:
    changed_sites = found.scenario.nieuw or _opened(landscape, found.scenario)
    told = tuple(filter(None, [measured(found)]))
    if not found.moves:
        nobody = "Voor niemand wordt een andere locatie de dichtstbijzijnde."
        return (nobody, *told) if changed_sites else ()
    year = ground(landscape).jaar
    share = found.vrouwen_anders / found.vrouwen if found.vrouwen else 0.0
    said = [
        f"Voor {number(found.vrouwen_anders)} vrouwen van 15 tot en met 49 jaar "
        f"({part(share)} van Nederland) wordt een andere locatie de "
        "dichtstbijzijnde."
    ]
    if found.geboorten:
        said.append(f"Dat gaat om {number(found.geboorten_anders)} geboorten in een jaar ({year}).")
    return (*said, *told, *_gains(found), *_how_far(found), *_worst(found))


def _opened(landscape: Landscape, scenario: Scenario) -> frozenset[str]:
    """The sites that are open and were not, or the other way round."""
    today = {site.id for site in ground(landscape).sites.values() if site.vandaag}
    return frozenset(scenario.open ^ today)


def gains(found: Outcome) -> list[tuple[str, float, str]]:
    """The locations that get births: name, how many, and what share of the deliveries of 2018 that is
    ("" when those are not known), the most first."""
    table = found.per_locatie
    more = gained(table).sort_values(ascending=False, kind="stable")
    return [
        (str(table.loc[key, "naam"]), float(gain), _share(table, str(key), float(gain)))
        for key, gain in more.items()
        if gain > 0
    ]


def _share(table: pandas.DataFrame, key: str, gain: float) -> str:
    row = table.loc[key]
    known = row["bevallingen"]
    if known != known or not known:
        return ""
    whose = "van het hele VSV" if row["samen"] else "daar"
    return f"{part(gain / known)} van de {number(known)} bevallingen {whose} in 2018"


def _gains(found: Outcome) -> tuple[str, ...]:
    rows = gains(found)
    if not rows:
        return ()
    parts = [
        f"{naam} {number(gain)}{f' ({share})' if share else ''}"
        for naam, gain, share in rows[:NAMED]
    ]
    rest = len(rows) - NAMED
    more = (
        f"; nog {count(rest, 'locatie krijgt', 'locaties krijgen')} er geboorten bij"
        if rest > 0
        else ""
    )
    return (
        f"Erbij, als iedereen naar de dichtstbijzijnde gaat (afgerond): {'; '.join(parts)}{more}.",
    )


def _how_far(found: Outcome) -> tuple[str, ...]:
    return tuple(
        sentence for unit, lives in units(found) for sentence in _how_far_in(found, unit, lives)
    )


def _how_far_in(found: Outcome, unit: str, lives: Lives) -> tuple[str, ...]:
    now, then, say = lives.nu_anders, lives.dan_anders, SAID[unit]
    if now.midden is None or then.midden is None:
        return ()
    beyond = "verder dan" if unit == KM else "langer onderweg dan"
    over = [
        f"{beyond} {edge} {unit} {part(before)} en straks {part(after)}"
        for edge, before, after in zip(BEYOND, now.verder, then.verder, strict=True)
        if max(before, after) >= 0.005
    ]
    verb = "woont" if unit == KM else "is"
    who, told = (
        "deze vrouwen",
        f" Van hen {verb} volgens die lijst {join_words(over)}." if over else "",
    )
    if len(list(units(found))) > 1:
        counted = "de reistijd telt" if unit == MINUTES else "kilometers tellen"
        who = f"degenen bij wie {counted}"
    if unit == KM:
        within = (
            f"woont {BY_LIST} binnen {say(now.midden)} van een locatie, en straks binnen "
            f"{say(then.midden)}"
        )
        return (f"De helft van {who} {within} (berekend, hemelsbreed).{told}",)
    within = f"is {BY_LIST} binnen {say(now.midden)} bij een locatie, en straks binnen {say(then.midden)}"
    return (f"De helft van {who} {within} (berekend, naar reistijd).{told}",)


def _worst(found: Outcome) -> tuple[str, ...]:
    return tuple(
        sentence for unit, _ in units(found) for sentence in _worst_in(found.per_gemeente, unit)
    )


def _worst_in(table: pandas.DataFrame, unit: str) -> tuple[str, ...]:
    more = (table[f"{unit}_dan"] - table[f"{unit}_nu"]).sort_values(ascending=False, kind="stable")
    worst = [str(code) for code, gain in more.head(FEW).items() if gain > 0.05]
    if not worst:
        return ()
    notes = []
    for code in worst:
        now, then, _ = of_gemeente(table.loc[code])
        notes.append(f" (van {far(now, unit)} naar {far(then, unit)})")
    what = "afstand" if unit == KM else "reistijd"
    where = places_in_words([str(table.loc[code, "naam"]) for code in worst], notes)
    return (f"De {what} groeit het meest {where}.",)


def _regions(landscape: Landscape, found: Outcome) -> tuple[str, ...]:
    said: list[str] = []
    for key in found.scenario.indelingen:
        said += _division(landscape, changed(landscape, found.scenario, key))
    if not said:
        return ()
    now = load(landscape, found.scenario)
    if now.meer or now.minder:
        said.append(
            f"Bestuurlijke drukte: een gemeente heeft gemiddeld {number(now.eigen_nu, 1)} partijen nu en "
            f"{number(now.eigen_dan, 1)} straks, en samen met haar buren {number(now.samen_nu, 1)} nu en "
            f"{number(now.samen_dan, 1)} straks. "
            f"Meer partijen: {count(now.meer, 'gemeente', 'gemeenten')}; minder: "
            f"{count(now.minder, 'gemeente', 'gemeenten')}."
        )
    else:
        said.append("De bestuurlijke drukte verandert voor geen enkele gemeente.")
    return tuple(said)


def _division(landscape: Landscape, one: Changed) -> list[str]:
    label = one.layout.indeling.label
    if not one.gemeenten:
        return [f"{label}: elke gemeente ligt in hetzelfde gebied als nu."]
    names = [gemeenten_of(landscape)[code].naam for code in one.gemeenten]
    who = list_names(names) if len(names) <= FEW else f"{len(names)} gemeenten"
    rows = one.tabel[
        (one.tabel["gemeenten_nu"] != one.tabel["gemeenten_dan"]) & (one.tabel["gemeenten_dan"] > 0)
    ]
    parts = [
        f"{row.naam} van {row.gemeenten_nu} naar {count(row.gemeenten_dan, 'gemeente', 'gemeenten')} "
        f"en van {number(row.geboorten_nu)} naar {number(row.geboorten_dan)} geboorten"
        for row in list(rows.itertuples())[:FEW]
    ]
    areas = [int((one.tabel[f"gemeenten_{when}"] > 0).sum()) for when in ("nu", "dan")]
    said = [f"{label}: in een ander gebied dan nu {'ligt' if len(names) == 1 else 'liggen'} {who}."]
    if areas[0] != areas[1]:
        noun = one.layout.indeling.woord
        said.append(f"Er zijn dan {noun.count(areas[1])} in plaats van {number(areas[0])}.")
    if parts:
        said.append(f"{capital('; '.join(parts))}.")
    return [*said, *_fit(one)]


def _fit(one: Changed) -> list[str]:
    moved = [item for item in one.past if abs(item.dan - item.nu) >= 0.005]
    moved.sort(key=lambda item: -abs(item.dan - item.nu))
    if not moved:
        return []
    parts = [
        f"{item.met} {'beter' if item.dan > item.nu else 'slechter'} "
        f"({number(item.nu, 2)} nu, {number(item.dan, 2)} straks)"
        for item in moved[:NAMED]
    ]
    return [f"Past daarna op {join_words(parts)}; 1 is precies gelijk, 0 geen verband."]


def _white_spots(landscape: Landscape, found: Outcome) -> tuple[str, ...]:
    own = spots(landscape, found)
    names = gemeenten_of(landscape)

    def named(codes: Iterable[str]) -> str:
        own_names = sorted(names[code].naam for code in codes)
        return list_names(own_names) if len(own_names) <= FEW else f"{len(own_names)} gemeenten"

    def inside(codes: Iterable[str]) -> str:
        own_names = sorted(names[code].naam for code in codes)
        many = len(own_names) > FEW
        return f"in {len(own_names)} gemeenten" if many else places_in_words(own_names)

    said = []
    limit = {unit: f"{FAR} {unit}" for unit, _ in units(found)}
    away = limit.get(MINUTES, limit.get(KM, ""))
    if len(limit) > 1:
        away += f" (of {limit[KM]} waar de reistijd niet telt)"
    if own.ver_erbij:
        said.append(
            f"Witte vlekken erbij vergeleken met {LISTED}: {inside(own.ver_erbij)} woont de helft van de vrouwen straks verder "
            f"dan {away} van een locatie."
        )
    if own.ver_weg:
        said.append(
            f"Witte vlekken weg vergeleken met {LISTED}: {inside(own.ver_weg)} woont de helft van de vrouwen straks binnen {away}."
        )
    if own.coalitie_erbij:
        said.append(f"Voor het eerst bij een regionale coalitie: {named(own.coalitie_erbij)}.")
    return tuple(said)


def caveats(landscape: Landscape, found: Outcome) -> tuple[str, ...]:
    """What the figures of an outcome are made of, of when, and what they do not know."""
    year = ground(landscape).jaar
    births = f"Geboorten: CBS {year}, " if year else "Geboorten zijn niet bekend, "
    said = [
        "Dit is een rekenvoorbeeld, geen voorspelling en geen plan. De gegevens van de atlas veranderen "
        "niet.",
        f"{births}per gemeente verdeeld over de postcodes naar de vrouwen van 15 tot en met 49 jaar die "
        "er op 1 januari 2021 woonden (CBS). Locaties: acute verloskunde volgens het RIVM in juni 2019. "
        "Bevallingen per VSV: Zorginstituut Nederland en TNO, 2018.",
        f"{_ways(found)} en niet waar vrouwen zelf voor kiezen. Waar een VSV blijft als zijn ziekenhuis "
        "sluit, weten we niet: de VSV's tellen onveranderd mee.",
    ]
    gone = no_longer_active(landscape)
    if gone:
        names = [ground(landscape).sites[key].naam for key in gone]
        said.append(
            f"De lijst is niet die van nu. Volgens latere gegevens in de atlas is er iets veranderd bij: "
            f"{list_names(names)}. Wilt u daarmee rekenen, laat ze dan als eerste sluiten."
        )
    return tuple(said)


def _ways(found: Outcome) -> str:
    if not found.in_minutes:
        told = measured(found) or "Afstanden zijn hemelsbreed."
        return f"{told} De berekening kent geen reistijd, capaciteit of personeel,"
    return (
        f"{measured(found)} Een gemeente telt naar reistijd als die van al haar postcodes zeker is, "
        "volgens de lijst en straks. De berekening kent geen capaciteit of personeel,"
    )


def sides(landscape: Landscape, outcomes: Iterable[tuple[str, Outcome]]) -> list[list[str]]:
    """Scenarios beside each other: a row for each figure, a column for each outcome (with that without
    steps first when it is given first). The first cell is what the figure is."""
    pairs = list(outcomes)
    rows = [["", *(naam for naam, _ in pairs)]]

    def row(label: str, *cells: str) -> None:
        rows.append([label, *cells])

    row("Locaties open", *(number(len(one.scenario.open)) for _, one in pairs))
    row("Vrouwen met een andere locatie", *(number(one.vrouwen_anders) for _, one in pairs))
    row("Geboorten met een andere locatie", *(number(one.geboorten_anders) for _, one in pairs))
    known = dict.fromkeys(unit for _, one in pairs for unit, _ in units(one))
    if MINUTES in known:
        row("Vrouwen bij wie de reistijd telt", *(part(one.in_minutes) for _, one in pairs))
        _spread_rows(row, MINUTES, [one.minuten for _, one in pairs], "")
    if KM in known or not known:
        rest = " (waar de reistijd niet telt)" if MINUTES in known else ""
        _spread_rows(row, KM, [one.km for _, one in pairs], rest)
    touched = dict.fromkeys(key for _, one in pairs for key in one.scenario.indelingen)
    for key in touched:
        tables = [changed(landscape, one.scenario, key) for _, one in pairs]
        row(
            f"{tables[0].layout.indeling.label}: gebieden",
            *(number((one.tabel["gemeenten_dan"] > 0).sum()) for one in tables),
        )
        row(
            f"{tables[0].layout.indeling.label}: gemeenten in een ander gebied",
            *(number(len(one.gemeenten)) for one in tables),
        )
    return rows


def _spread_rows(row: Callable[..., None], unit: str, lives: list[Lives], rest: str) -> None:
    what, beyond = ("afstand", "verder dan") if unit == KM else ("reistijd", "langer onderweg dan")
    row(f"Midden van de {what}{rest}", *(middle(one.dan, unit) for one in lives))
    for at, edge in enumerate(BEYOND):
        cells = ("–" if one.dan.midden is None else _percent(one.dan.verder[at]) for one in lives)
        row(f"Vrouwen {beyond} {edge} {unit}{rest}", *cells)


def _percent(share: float) -> str:
    return f"{number(share * 100, 1)}%"


def site_name(landscape: Landscape, scenario: Scenario, key: str) -> str:
    """What a site is called, "" for none."""
    return site_of(landscape, scenario, key).naam if key else ""
