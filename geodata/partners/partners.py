"""Who the regional partners of a gemeente are."""

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest

from geodata.landscape import Landscape, derive, read_only
from geodata.records import (
    OmschrevenGebied,
    Werkgebied,
    coalities_of,
    gemeenten_of,
    organisaties_of,
    remarks_of,
    rows_of,
    werkgebieden_of,
)
from geodata.regions.distance import VSV_SOORTEN, distances_to, gemeenten_of_hospitals
from geodata.regions.neighbours import neighbours

NEAREST = 3
CENTRE = ("perinatologisch centrum",)
# The kinds of which every gemeente has one, in the order of every list: who helps a coalitie most
# comes first, the hospitals come in between.
FIRST, LAST = ("consortium",), ("ros", "ggd", "roaz")
REGIONAL = (*FIRST, *LAST)


@dataclass(frozen=True)
class Partner:
    """An organisatie that serves a gemeente, with how sure that is and why."""

    id: str
    zekerheid: str
    bron: str
    bron_datum: str
    toelichting: str


@dataclass(frozen=True)
class Near:
    """An organisatie near a gemeente: distance as the crow flies in km, always computed."""

    id: str
    km: float
    in_gemeente: bool


@dataclass(frozen=True)
class Partners:
    """The partners of one gemeente. `coalitie` is the status that a source gives, "" without data.

    `regionaal` holds the one Partner of each kind of `REGIONAL`, by kind; `overig` those of any other
    kind with a werkgebied. `vsv` holds the nearest active VSV's and IGO's; those whose hospital stands
    in the gemeente come first; `centra` the nearest perinatal centre. `omschreven` are the areas that a
    source describes in words and that hold the gemeente, `regionale_coalitie` is the organisatie (by
    id) that a source counts it to, "" for none.
    """

    code: str
    naam: str
    regionaal: Mapping[str, Partner]
    overig: tuple[Partner, ...]
    vsv: tuple[Near, ...]
    centra: tuple[Near, ...]
    omschreven: tuple[OmschrevenGebied, ...]
    coalitie: str
    regionale_coalitie: str
    buren: tuple[str, ...]


@derive
def partners_of(landscape: Landscape, code: str) -> Partners:
    """The partners of the gemeente with this CBS code. Raises KeyError for an unknown code."""
    naam = gemeenten_of(landscape)[code].naam
    organisaties = organisaties_of(landscape)
    served = [
        (organisaties[row.organisatie].soort, _partner(landscape, row))
        for row in werkgebieden_of(landscape).get(code, ())
    ]
    stated = coalities_of(landscape).get(code)
    return Partners(
        code=code,
        naam=naam,
        regionaal=read_only({soort: partner for soort, partner in served if soort in REGIONAL}),
        overig=tuple(partner for soort, partner in served if soort not in REGIONAL),
        vsv=nearest_of(landscape, code, VSV_SOORTEN, NEAREST),
        centra=nearest_of(landscape, code, CENTRE, 1),
        omschreven=_described(landscape).get(code, ()),
        coalitie=stated.status if stated else "",
        regionale_coalitie=stated.regionale_coalitie if stated else "",
        buren=neighbours(landscape)[code],
    )


def _partner(landscape: Landscape, row: Werkgebied) -> Partner:
    remarks = " ".join(remarks_of(landscape, row))
    return Partner(row.organisatie, row.zekerheid, row.bron, row.bron_datum, remarks)


@derive
def _described(landscape: Landscape) -> Mapping[str, tuple[OmschrevenGebied, ...]]:
    """The rows of `omschreven_gebieden.csv` that hold for each gemeente, by CBS code.

    An area that a source describes in words ("Fryslân, Groningen en Drenthe") stands there as
    values of a column of `gemeenten.csv`.
    """
    gemeenten = landscape.gemeenten
    found: dict[str, list[OmschrevenGebied]] = {}
    for row in rows_of(landscape, OmschrevenGebied):
        for code in gemeenten.index[gemeenten[row.kolom] == row.waarde]:
            found.setdefault(code, []).append(row)
    return {code: tuple(rows) for code, rows in found.items()}


def nearest_of(
    landscape: Landscape, code: str, soorten: tuple[str, ...], limit: int
) -> tuple[Near, ...]:
    """The nearest active organisaties of some kinds to a gemeente.

    Those in the gemeente itself come first, then by distance. Empty when none has coordinates.
    """
    return _nearest(landscape, soorten, limit)[code]


@derive
def _nearest(
    landscape: Landscape, soorten: tuple[str, ...], limit: int
) -> Mapping[str, tuple[Near, ...]]:
    """`nearest_of` for every gemeente, by CBS code: to ask a table for one row takes as long as to look
    through ten of them."""
    table = distances_to(landscape, soorten)
    standing = gemeenten_of_hospitals(landscape)
    there = [(key, frozenset(standing.get(key, ()))) for key in table.columns]
    found = {}
    for code, row in zip(table.index, table.to_numpy().tolist(), strict=True):
        near = ((code not in own, km, key) for (key, own), km in zip(there, row, strict=True))
        first = nsmallest(limit, near, key=lambda item: item[:2])
        found[code] = tuple(Near(key, km, not elsewhere) for elsewhere, km, key in first)
    return found


def partner_ids(landscape: Landscape, code: str) -> tuple[str, ...]:
    """The partners of a gemeente as organisatie ids, each once: the one list that the card, its files,
    slides and mail are made of, in their order.

    Its consortium, the nearest VSV's and IGO's and perinatal centre, its ROS, GGD and ROAZ, whoever
    else has it in a werkgebied, and its regionale coalitie. Raises KeyError for an unknown code.
    """
    partners = partners_of(landscape, code)
    one = partners.regionaal
    return tuple(
        dict.fromkeys(
            (
                *(one[soort].id for soort in FIRST if soort in one),
                *(item.id for item in (*partners.vsv, *partners.centra)),
                *(one[soort].id for soort in LAST if soort in one),
                *(partner.id for partner in partners.overig),
                *(row.organisatie for row in partners.omschreven),
                *filter(None, (partners.regionale_coalitie,)),
            )
        )
    )
