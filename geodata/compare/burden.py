"""With how many bodies a gemeente has to deal, and how its neighbours differ.

What is counted: `geodata.figures.bodies`.
"""

from dataclasses import dataclass

import pandas

from geodata.figures import values, weight
from geodata.figures.bodies import COMPARED, COUNTED, bodies, burdens, regional_rows
from geodata.landscape import Landscape, derive
from geodata.records import gemeenten_of, organisaties_of
from geodata.regions.neighbours import neighbours
from geodata.words import count, join_words, list_names, number, percentage, range_in_words

# By this figure every gemeente weighs the same.
EQUAL = "gemeenten"
OTHER = {
    "consortium": "een ander consortium",
    "ros": "een andere ROS",
    "roaz": "een ander ROAZ",
    "ggd": "een andere GGD",
}


@dataclass(frozen=True)
class Body:
    """One body a gemeente has to deal with. `id` is an organisatie id where it is one, else ""."""

    soort: str
    label: str
    id: str
    naam: str


@dataclass(frozen=True)
class Difference:
    """A direct neighbour, and in which of `COMPARED` it belongs to another body.

    `onzeker` holds those of `soorten` of which either membership has no zekerheid hoog.
    """

    code: str
    naam: str
    soorten: tuple[str, ...]
    onzeker: tuple[str, ...]


@dataclass(frozen=True)
class Burden:
    """The administrative load of a gemeente.

    `aantal` counts its own bodies, `samen` the different bodies of itself and its direct
    neighbours together; the two medians are those of all gemeenten. `zinnen` says it in Dutch.
    """

    code: str
    lichamen: tuple[Body, ...]
    aantal: int
    mediaan: float
    buren: tuple[Difference, ...]
    samen: int
    mediaan_samen: float
    zinnen: tuple[str, ...]


@derive
def burden(landscape: Landscape, code: str) -> Burden:
    """The administrative load of the gemeente with this CBS code. KeyError for an unknown code."""
    naam = gemeenten_of(landscape)[code].naam
    table = burdens(landscape)
    own_bodies = tuple(_body(landscape, soort, key) for soort, key in bodies(landscape)[code])
    differences = _differences(landscape, code)
    own, together = int(table.loc[code, "aantal"]), int(table.loc[code, "samen"])
    middle, middle_together = (float(table[name].median()) for name in ("aantal", "samen"))
    return Burden(
        code=code,
        lichamen=own_bodies,
        aantal=own,
        mediaan=middle,
        buren=differences,
        samen=together,
        mediaan_samen=middle_together,
        zinnen=(
            _own_in_words(naam, own_bodies, own, middle),
            *_not_counted(landscape, code),
            _together_in_words(differences, together, middle_together),
            *_differences_in_words(differences),
        ),
    )


def weighed_burden(landscape: Landscape, gewicht: str = "") -> pandas.Series:
    """How much of a weight (births, without one) lies in the gemeenten with each number of bodies.

    Index: the number of bodies, rising; in the unit of the figure. Raises KeyError for an id that is
    no weight (`geodata.figures.weights`)."""
    own = values(landscape, weight(landscape, gewicht).id)
    return own.groupby(burdens(landscape)["aantal"]).sum().sort_index()


def _weighed_in_words(landscape: Landscape, gewicht: str) -> tuple[str, ...]:
    """The middle by a weight: a sentence, or none where each gemeente weighs as much or nothing does."""
    found, spread = weight(landscape, gewicht), weighed_burden(landscape, gewicht)
    whole = spread.sum()
    if found.id == EQUAL or not whole:
        return ()
    # From the most bodies down: the number from which on at least half of the whole lies.
    from_above = spread[::-1].cumsum() / whole
    middle = int(from_above.index[(from_above >= 0.5).to_numpy()][0])
    share = percentage(float(from_above[middle]))
    what = f"{found.kort} {found.period_in_words()}".strip()
    return (
        f"Gewogen naar {what}: {share} daarvan valt in een gemeente met "
        f"{count(middle, 'partij', 'partijen')} of meer. Bron: {found.herkomst_van().bron}.",
    )


def country_in_words(landscape: Landscape, gewicht: str = "") -> tuple[str, ...]:
    """How the load is spread over the gemeenten, and by a weight (births, without one), in Dutch.
    Raises KeyError for an id that is no weight."""
    spread = burdens(landscape)["aantal"]
    return (
        f"Geteld is met hoeveel regionale partijen een gemeente te maken heeft: "
        f"{join_words(COUNTED.values())}. Partijen die niet actief zijn tellen niet mee.",
        f"Het landelijke midden (de mediaan) is {_middle(spread.median())} partijen; de meeste "
        f"gemeenten hebben er {range_in_words(spread.quantile(0.1), spread.quantile(0.9))}.",
        *_weighed_in_words(landscape, gewicht),
    )


def _body(landscape: Landscape, soort: str, key: str) -> Body:
    known = None if soort == "zorgkantoor" else organisaties_of(landscape).get(key)
    return Body(soort, COUNTED[soort], known.id if known else "", known.naam if known else key)


def _differences(landscape: Landscape, code: str) -> tuple[Difference, ...]:
    regional, sure = regional_rows(landscape, "organisatie"), regional_rows(landscape, "zekerheid")
    gemeenten = gemeenten_of(landscape)
    found = []
    for other in neighbours(landscape)[code]:
        differs = [s for s in COMPARED if regional[other][s] != regional[code][s]]
        unsure = [s for s in differs if {sure[other][s], sure[code][s]} != {"hoog"}]
        found.append(Difference(other, gemeenten[other].naam, tuple(differs), tuple(unsure)))
    return tuple(found)


def _own_in_words(naam: str, bodies: tuple[Body, ...], own: int, middle: float) -> str:
    per_label: dict[str, int] = {}
    for body in bodies:
        per_label[body.label] = per_label.get(body.label, 0) + 1
    parts = [label if n == 1 else f"{n} keer {label}" for label, n in per_label.items()]
    what = f": {join_words(parts)}" if parts else ""
    return (
        f"{naam} heeft te maken met {count(own, 'regionale partij', 'regionale partijen')}{what}. "
        f"Het landelijke midden (de mediaan) is {_middle(middle)}."
    )


def _not_counted(landscape: Landscape, code: str) -> tuple[str, ...]:
    """A sentence for each body that the gemeente belongs to but that is not active."""
    rows = organisaties_of(landscape)
    return tuple(
        f"Niet meegeteld, want niet actief of onbekend of het nog bestaat: {COUNTED[soort]}."
        for soort, key in regional_rows(landscape, "organisatie")[code].items()
        if key and not rows[key].is_actief
    )


def _together_in_words(differences: tuple[Difference, ...], together: int, middle: float) -> str:
    if not differences:
        return "Er zijn geen buurgemeenten over land om mee te vergelijken."
    who = "de buurgemeente" if len(differences) == 1 else f"de {len(differences)} buurgemeenten"
    return (
        f"Samen met {who} zijn het {number(together)} verschillende partijen. Het landelijke "
        f"midden (de mediaan) is hier {_middle(middle)}."
    )


def _differences_in_words(differences: tuple[Difference, ...]) -> tuple[str, ...]:
    """One sentence per kind in which neighbours differ, or one that says that none does."""
    sentences = []
    for soort in COMPARED:
        other = sorted(d.naam for d in differences if soort in d.soorten)
        unsure = sorted(d.naam for d in differences if soort in d.onzeker)
        sure = [naam for naam in other if naam not in unsure]
        if not other:
            continue
        start = f"Bij {OTHER[soort]} dan u {'hoort' if len(sure or unsure) == 1 else 'horen'}"
        if not sure:
            sentences.append(f"{start} waarschijnlijk: {list_names(unsure)}.")
        else:
            also = f"; waarschijnlijk ook {list_names(unsure)}" if unsure else ""
            sentences.append(f"{start}: {list_names(sure)}{also}.")
    if differences and not sentences:
        who = "De buurgemeente hoort" if len(differences) == 1 else "Alle buurgemeenten horen"
        return (f"{who} bij hetzelfde consortium, dezelfde ROS en GGD en hetzelfde ROAZ.",)
    return tuple(sentences)


def _middle(value: float) -> str:
    return number(value, 0 if value == int(value) else 1)
