"""With how many regional bodies a gemeente has to deal.

Counted are the active bodies of the kinds in `COUNTED`, each once. For the VSV's these are the ones
whose hospital stands in the gemeente, or else the nearest one.
"""

from collections.abc import Mapping

import numpy
import pandas

from geodata.landscape import Landscape, derive
from geodata.package.vocabulary import STATED
from geodata.records import coalities_of, gemeenten_of, organisaties_of
from geodata.regions.distance import VSV_SOORTEN, distances_to, gemeenten_of_hospitals
from geodata.regions.neighbours import neighbours

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


@derive
def bodies(landscape: Landscape) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The bodies of each gemeente as (soort, key), by CBS code, in the order of `COUNTED`."""
    active = {row.id for row in organisaties_of(landscape).values() if row.is_actief}
    vsv, coalitie = _vsvs(landscape), _coalities(landscape)
    gemeenten = gemeenten_of(landscape)
    found = {}
    for code, regional in regional_rows(landscape, "organisatie").items():
        keys: dict[str, tuple[str, ...]] = {
            soort: (key,) for soort, key in regional.items() if key in active
        }
        keys["zorgkantoor"] = (gemeenten[code].zorgkantoorregio,)
        keys["vsv"] = vsv.get(code, ())
        keys["coalitie"] = (coalitie[code],) if coalitie.get(code) else ()
        found[code] = tuple((soort, key) for soort in COUNTED for key in keys.get(soort, ()))
    return found


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
def regional_rows(landscape: Landscape, column: str) -> Mapping[str, Mapping[str, str]]:
    """A column of `werkgebieden.csv` by CBS code and then by kind of `COMPARED`; "" where none."""
    rows = landscape.werkgebieden
    soort = rows["organisatie"].map(landscape.organisaties["soort"])
    wide = rows.assign(soort=soort).pivot(index="gemeentecode", columns="soort", values=column)
    wide = wide.reindex(index=landscape.gemeenten.index, columns=list(COMPARED))
    return wide.astype("str").fillna("").to_dict("index")


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
    return {
        code: row.regionale_coalitie or row.deel_van
        for code, row in coalities_of(landscape).items()
        if landscape.vocabulary.status_of(row.status).id in STATED
    }
