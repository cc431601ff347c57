"""What a reader asks on the page Wat als, and the link that says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from geodata.landscape import Landscape
from geodata.map.view import dropped, gemeente_of, known_as, undamaged
from geodata.scenario import Step, apply, from_params, to_params
from geodata.scenario.layout import changeable
from geodata.scenario.steps import MAX_LINK, MIXED, bounded, one_text

DISTANCE = "afstand"
WAYS = ("schuif", "straks")
# At most so many scenarios stand beside the one that is worked on.
BESIDE = 2
DIVIDE = "|"


@dataclass(frozen=True)
class ScenarioView:
    """One view of the page.

    `stappen` are the steps of the scenario, `naast` those of the scenarios beside it. `toon` is what the
    map shows: "afstand" or the id of a division that a step changed ("" for what changed first);
    `kijk` one of `WAYS`. `kies` is a gemeente (CBS code) that a next step is about, "" for none.
    """

    stappen: tuple[Step, ...] = ()
    naast: tuple[tuple[Step, ...], ...] = ()
    toon: str = ""
    kijk: str = WAYS[0]
    kies: str = ""


def parse(landscape: Landscape, params: Mapping[str, str]) -> tuple[ScenarioView, list[str]]:
    """Read the parameters of a link: the view, and a Dutch sentence for each part that was dropped.
    What a step means is for `geodata.scenario.apply`: a step that cannot be taken stays and says why."""
    params = undamaged(params)
    steps, problems = from_params(params)
    beside = params.get("naast", "")
    others: list[tuple[Step, ...]] = []
    if len(beside) > MAX_LINK:
        problems.append("De scenario's ernaast zijn te lang voor een link. Ze zijn weggelaten.")
    else:
        for text in filter(None, beside.split(DIVIDE)):
            found, wrong = from_params({MIXED: text})
            others += [found] if found else []
            problems += wrong
    if len(others) > BESIDE:
        problems.append(
            f"Naast een scenario passen er nog {BESIDE}; de link heeft er {len(others)}. De rest is "
            "weggelaten."
        )
    view = ScenarioView(steps, tuple(others[:BESIDE]))
    allowed = {"toon": (DISTANCE, *changeable(landscape)), "kijk": WAYS}
    for name, known in allowed.items():
        value = known_as(params.get(name, ""), known)
        if value in known:
            view = replace(view, **{name: value})  # type: ignore[arg-type]
        elif value:
            problems += dropped(name, [value])
    chosen, became = gemeente_of(landscape, params.get("kies", ""))
    problems += became
    if chosen in landscape.gemeenten.index:
        view = replace(view, kies=chosen)
    elif chosen:
        problems += dropped("kies", [chosen])
    return view, problems


def to_link(view: ScenarioView) -> dict[str, str]:
    """The parameters of the shortest link to a view."""
    found = to_params(view.stappen)
    if view.naast:
        found["naast"] = DIVIDE.join(map(one_text, view.naast))
    start = ScenarioView()
    for name in ("toon", "kijk", "kies"):
        if getattr(view, name) != getattr(start, name):
            found[name] = getattr(view, name)
    return found


def with_steps(view: ScenarioView, steps: tuple[Step, ...]) -> tuple[ScenarioView, list[str]]:
    """The view with other steps, at most as many as a scenario holds; a sentence when there were more."""
    problems: list[str] = []
    return replace(view, stappen=bounded(steps, problems), kies=""), problems


def shown_on_map(landscape: Landscape, view: ScenarioView) -> str:
    """What the map of a view shows: "afstand", or the id of a division."""
    touched = apply(landscape, view.stappen).indelingen
    if view.toon == DISTANCE or view.toon in touched:
        return view.toon
    moved_sites = any(step.soort in ("sluit", "open") for step in view.stappen)
    return DISTANCE if moved_sites or not touched else next(iter(touched))
