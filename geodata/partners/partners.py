"""Who the regional partners of a gemeente are."""

from collections.abc import Mapping
from dataclasses import dataclass

from geodata.landscape import Landscape, derive, read_only
from geodata.records import (
    coalities_of,
    gemeenten_of,
    organisaties_of,
    remarks_of,
    werkgebieden_of,
)
from geodata.regions.distance import VSV_SOORTEN, distances_to, gemeenten_of_hospitals
from geodata.regions.neighbours import neighbours

NEAREST = 3
REGIONAL = ("consortium", "ros", "ggd", "roaz")


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

    `regionaal` holds one Partner per kind with a werkgebied, by kind. `vsv` holds the nearest
    active VSV's and IGO's; those whose hospital stands in the gemeente come first.
    """

    code: str
    naam: str
    regionaal: Mapping[str, Partner]
    vsv: tuple[Near, ...]
    coalitie: str
    buren: tuple[str, ...]


@derive
def partners_of(landscape: Landscape, code: str) -> Partners:
    """The partners of the gemeente with this CBS code. Raises KeyError for an unknown code."""
    naam = gemeenten_of(landscape)[code].naam
    organisaties = organisaties_of(landscape)
    regionaal = {
        organisaties[row.organisatie].soort: Partner(
            row.organisatie,
            row.zekerheid,
            row.bron,
            row.bron_datum,
            " ".join(remarks_of(landscape, row)),
        )
        for row in werkgebieden_of(landscape).get(code, ())
    }
    stated = coalities_of(landscape).get(code)
    return Partners(
        code=code,
        naam=naam,
        regionaal=read_only(regionaal),
        vsv=nearest_of(landscape, code, VSV_SOORTEN, NEAREST),
        coalitie=stated.status if stated else "",
        buren=neighbours(landscape)[code],
    )


def nearest_of(
    landscape: Landscape, code: str, soorten: tuple[str, ...], limit: int
) -> tuple[Near, ...]:
    """The nearest active organisaties of some kinds to a gemeente.

    Those in the gemeente itself come first, then by distance. Empty when none has coordinates.
    """
    table = distances_to(landscape, soorten)
    standing = gemeenten_of_hospitals(landscape)
    near = [
        (code not in standing.get(key, ()), km, key)
        for key, km in zip(table.columns, table.loc[code].tolist(), strict=True)
    ]
    first = sorted(near, key=lambda item: item[:2])[:limit]
    return tuple(Near(key, km, not elsewhere) for elsewhere, km, key in first)


def partner_ids(landscape: Landscape, code: str) -> tuple[str, ...]:
    """The partners of a gemeente as organisatie ids: consortium, ROS, GGD, ROAZ, the nearest VSV's
    and IGO's, and its regionale coalitie. Raises KeyError for an unknown code."""
    partners = partners_of(landscape, code)
    regional = [partners.regionaal[soort].id for soort in REGIONAL if soort in partners.regionaal]
    near = [item.id for item in partners.vsv]
    stated = coalities_of(landscape).get(code)
    coalitie = stated.regionale_coalitie if stated else ""
    return tuple(dict.fromkeys(filter(None, (*regional, *near, coalitie))))
