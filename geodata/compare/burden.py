"""With how many bodies a gemeente has to deal, and how its neighbours differ.

Counted are the active bodies of the kinds in `COUNTED`, each once. For the VSV's these are the ones
whose hospital stands in the gemeente, or else the nearest one.
"""

from dataclasses import dataclass

import numpy
import pandas

from geodata.landscape import Landscape, derive
from geodata.partners.partners import VSV_SOORTEN
from geodata.partners.summary import list_names
from geodata.regions.distance import distances_to, gemeenten_of_hospitals
from geodata.regions.neighbours import neighbours
from geodata.words import count, join_words, number

COUNTED = {
    "consortium": "consortium",
    "ros": "ROS",
    "ggd": "GGD",
    "roaz": "ROAZ",
    "zorgkantoor": "zorgkantoorregio",
    "vsv": "VSV of IGO",
    "coalitie": "regionale coalitie of aanpak",
}
# The kinds of which every gemeente has just one, so that neighbours can be held against it.
COMPARED = ("consortium", "ros", "roaz", "ggd")
OTHER = {
    "consortium": "een ander consortium",
    "ros": "een andere ROS",
    "roaz": "een ander ROAZ",
    "ggd": "een andere GGD",
}
# A regional approach counts where a source says that the gemeente does, or prepares, something.
STATED = ("actief", "in oprichting")


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


def burden(landscape: Landscape, code: str) -> Burden:
    """The administrative load of the gemeente with this CBS code. KeyError for an unknown code."""
    naam = landscape.gemeenten.loc[code, "naam"]
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


def country_in_words(landscape: Landscape) -> tuple[str, ...]:
    """How the load is spread over the gemeenten: two Dutch sentences."""
    spread = burdens(landscape)["aantal"]
    return (
        f"Geteld is met hoeveel regionale partijen een gemeente te maken heeft: "
        f"{join_words(COUNTED.values())}. Partijen die niet actief zijn tellen niet mee.",
        f"Het landelijke midden (de mediaan) is {_middle(spread.median())} partijen; de meeste "
        f"gemeenten hebben er tussen {number(spread.quantile(0.1))} en "
        f"{number(spread.quantile(0.9))}.",
    )


@derive
def burdens(landscape: Landscape) -> pandas.DataFrame:
    """Of each gemeente how many bodies it deals with (`aantal`), and how many different ones it
    and its direct neighbours deal with together (`samen`). Index: CBS code."""
    per_gemeente = bodies(landscape)
    border = neighbours(landscape)
    together = {
        code: set(own).union(*(per_gemeente[b] for b in border[code]))
        for code, own in per_gemeente.items()
    }
    return pandas.DataFrame(
        {
            "aantal": {code: len(own) for code, own in per_gemeente.items()},
            "samen": {code: len(all_of_them) for code, all_of_them in together.items()},
        }
    )


@derive
def _rows(landscape: Landscape, column: str) -> dict[str, dict[str, str]]:
    """A column of `werkgebieden.csv` by CBS code and then by kind of `COMPARED`; "" where none."""
    rows = landscape.werkgebieden
    soort = rows["organisatie"].map(landscape.organisaties["soort"])
    wide = rows.assign(soort=soort).pivot(index="gemeentecode", columns="soort", values=column)
    wide = wide.reindex(index=landscape.gemeenten.index, columns=list(COMPARED))
    return wide.astype("str").fillna("").to_dict("index")


@derive
def bodies(landscape: Landscape) -> dict[str, tuple[tuple[str, str], ...]]:
    """The bodies of each gemeente as (soort, key), by CBS code, in the order of `COUNTED`."""
    status = landscape.organisaties["status"]
    active = set(status.index[status == "actief"])
    vsv, coalitie = _vsvs(landscape), _coalities(landscape)
    zorgkantoor = landscape.gemeenten["zorgkantoorregio"]
    found = {}
    for code, regional in _rows(landscape, "organisatie").items():
        keys = {soort: (key,) for soort, key in regional.items() if key in active}
        keys["zorgkantoor"] = (zorgkantoor[code],)
        keys["vsv"] = vsv.get(code, ())
        keys["coalitie"] = (coalitie[code],) if coalitie.get(code) else ()
        found[code] = tuple((soort, key) for soort in COUNTED for key in keys.get(soort, ()))
    return found


def _vsvs(landscape: Landscape) -> dict[str, tuple[str, ...]]:
    """The VSV's with their hospital in the gemeente, or else the nearest; by CBS code."""
    km = distances_to(landscape, VSV_SOORTEN)
    if km.empty:
        return {}
    nearest = km.columns[numpy.argmin(km.to_numpy(), axis=1)]
    inside: dict[str, tuple[str, ...]] = {}
    standing = gemeenten_of_hospitals(landscape)
    for key in km.columns:
        for code in standing.get(key, ()):
            inside[code] = (*inside.get(code, ()), key)
    return {c: inside.get(c, (n,)) for c, n in zip(km.index, nearest, strict=True)}


def _coalities(landscape: Landscape) -> dict[str, str]:
    """The regional coalitie or approach of a gemeente: an organisatie id, or a name if it has none."""
    rows = landscape.coalities
    return {
        row.Index: row.regionale_coalitie or row.deel_van
        for row in rows.itertuples()
        if landscape.vocabulary.status_of(row.status).id in STATED
    }


def _body(landscape: Landscape, soort: str, key: str) -> Body:
    names = landscape.organisaties["naam"]
    known = key in names.index and soort != "zorgkantoor"
    return Body(soort, COUNTED[soort], key if known else "", names[key] if known else key)


def _differences(landscape: Landscape, code: str) -> tuple[Difference, ...]:
    regional, sure = _rows(landscape, "organisatie"), _rows(landscape, "zekerheid")
    names = landscape.gemeenten["naam"]
    found = []
    for other in neighbours(landscape)[code]:
        differs = [s for s in COMPARED if regional[other][s] != regional[code][s]]
        unsure = [s for s in differs if {sure[other][s], sure[code][s]} != {"hoog"}]
        found.append(Difference(other, names[other], tuple(differs), tuple(unsure)))
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
    status = landscape.organisaties["status"]
    return tuple(
        f"Niet meegeteld, want niet actief of onbekend of het nog bestaat: {COUNTED[soort]}."
        for soort, key in _rows(landscape, "organisatie")[code].items()
        if key and status[key] != "actief"
    )


def _together_in_words(differences, together: int, middle: float) -> str:
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
