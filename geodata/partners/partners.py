"""Who the regional partners of a gemeente are."""

from dataclasses import dataclass

from geodata.landscape import Landscape, derive
from geodata.regions.distance import VSV_SOORTEN, distances_to
from geodata.regions.neighbours import neighbours

NEAREST = 3


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
    regionaal: dict[str, Partner]
    vsv: tuple[Near, ...]
    coalitie: str
    buren: tuple[str, ...]


@derive
def partners_of(landscape: Landscape, code: str) -> Partners:
    """The partners of the gemeente with this CBS code. Raises KeyError for an unknown code."""
    naam = landscape.gemeenten.loc[code, "naam"]
    rows = landscape.werkgebieden
    rows = rows[rows["gemeentecode"] == code]
    soorten = landscape.organisaties["soort"]
    remarks = landscape.table("toelichtingen")["tekst"]
    regionaal = {
        soorten[row.organisatie]: Partner(
            row.organisatie,
            row.zekerheid,
            row.bron,
            row.bron_datum,
            " ".join(filter(None, (remarks.get(row.toelichting, ""), row.opmerking))),
        )
        for row in rows.itertuples()
    }
    stated = landscape.coalities["status"]
    return Partners(
        code=code,
        naam=naam,
        regionaal=regionaal,
        vsv=nearest_of(landscape, code, VSV_SOORTEN, NEAREST),
        coalitie=stated.get(code, ""),
        buren=neighbours(landscape)[code],
    )


def nearest_of(
    landscape: Landscape, code: str, soorten: tuple[str, ...], limit: int
) -> tuple[Near, ...]:
    """The nearest active organisaties of some kinds to a gemeente.

    Those in the gemeente itself come first, then by distance. Empty when none has coordinates.
    """
    km = distances_to(landscape, soorten).loc[code]
    inside = landscape.organisaties["gemeentecode"].reindex(km.index) == code
    near = [Near(key, float(value), bool(inside[key])) for key, value in km.items()]
    return tuple(sorted(near, key=lambda item: (not item.in_gemeente, item.km))[:limit])
