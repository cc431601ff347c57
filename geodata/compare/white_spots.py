"""White spots: gemeenten where nobody is known, or where who is known is unsure or far away.

"Geen gegevens" is never "geen coalitie": a gemeente without data may well have one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas

from geodata.compare.reasons import BY_ID, REDENEN, VRAGEN, chosen, fixed
from geodata.figures import Told, values, weight
from geodata.landscape import Landscape, derive
from geodata.records import organisaties_of
from geodata.regions.distance import VSV_SOORTEN, as_the_crow_flies, nearest
from geodata.regions.divisions import areas_by_id, division
from geodata.words import count, km_in_words, number

CENTRUM_SOORTEN = ("perinatologisch centrum",)
KM = 30.0
KM_CHOICES = (25, 30, 45)
CENTRE_KM = 50.0
CENTRE_KM_CHOICES = (40, 50, 75)
SPOT_COLUMNS = (
    *("gemeentecode", "naam", "provincie"),
    *("redenen", "toelichting", "km_vsv", "km_centrum"),
)


@dataclass(frozen=True)
class Spot:
    """A gemeente with at least one reason to look at it.

    `redenen` holds ids of `REDENEN`, in that order, and `teksten` a Dutch sentence for each.
    `gewicht` is the value of the figure by which is weighed; `km_vsv` and `km_centrum` are as the crow
    flies, None when no such organisatie has a place.
    """

    code: str
    naam: str
    provincie: str
    gewicht: int
    redenen: tuple[str, ...]
    teksten: tuple[str, ...]
    km_vsv: float | None
    km_centrum: float | None


def white_spots(
    landscape: Landscape, km: float = KM, centre_km: float = CENTRE_KM, gewicht: str = ""
) -> tuple[Spot, ...]:
    """Every gemeente with a reason, the ones with the most weight first, then by name.

    `gewicht` is an id of `geodata.figures.weights`, the first of them without one.

    `km` and `centre_km` are the distances (as the crow flies, from a point inside the gemeente)
    beyond which a VSV or IGO, and a perinatal centre, is far. Raises ValueError when one of them is
    negative or not a number.
    """
    for value in (km, centre_km):
        if not value >= 0:
            raise ValueError(f"een afstand is 0 km of meer, niet {value!r}")
    near, far = _nearest(landscape, VSV_SOORTEN), _nearest(landscape, CENTRUM_SOORTEN)
    always = fixed(landscape)
    found = []
    size = values(landscape, weight(landscape, gewicht).id)
    for row in landscape.gemeenten.sort_values("naam").itertuples():
        hits = list(always.get(row.Index, ()))
        name, vsv_km = near.get(row.Index, ("", None))
        if vsv_km is not None and vsv_km > km:
            hits.append(
                (
                    "vsv-ver",
                    f"Het dichtstbijzijnde VSV of IGO is {_at(landscape, row.Index, name, vsv_km)}.",
                )
            )
        name, far_km = far.get(row.Index, ("", None))
        if far_km is not None and far_km > centre_km:
            text = f"Het dichtstbijzijnde perinatologische centrum is {_at(landscape, row.Index, name, far_km)}."
            hits.append(("centrum-ver", text))
        if hits:
            order = list(BY_ID)
            ids, texts = zip(*sorted(hits, key=lambda hit: order.index(hit[0])), strict=True)
            found.append(
                Spot(
                    row.Index,
                    row.naam,
                    row.provincie,
                    int(size[row.Index]),
                    ids,
                    texts,
                    vsv_km,
                    far_km,
                )
            )
    return tuple(sorted(found, key=lambda spot: -spot.gewicht))


def with_reasons(spots: Iterable[Spot], redenen: Iterable[str]) -> tuple[Spot, ...]:
    """The spots that have at least one of these reasons (ids of `REDENEN`), in the same order; all
    of them without reasons. Raises KeyError for an id that is no reason.
    """
    wanted = frozenset(redenen)
    if unknown := wanted - set(BY_ID):
        raise KeyError(f"geen reden: {', '.join(sorted(unknown))}")
    return tuple(spot for spot in spots if not wanted or wanted & set(spot.redenen))


def in_area(landscape: Landscape, spots: Iterable[Spot], area: str) -> tuple[Spot, ...]:
    """The spots in one area (an id of any division), in the same order; all of them without one.

    Raises KeyError for an unknown id.
    """
    if not area:
        return tuple(spots)
    member = division(landscape, areas_by_id(landscape)[area]).gebied
    return tuple(spot for spot in spots if member.get(spot.code) == area)


def per_reason(spots: Iterable[Spot]) -> dict[str, tuple[int, int]]:
    """For each reason how many gemeenten and how much weight has it.

    Every id of `REDENEN` is a key. A gemeente with more reasons counts at each of them, so the
    numbers do not add up.
    """
    spots = tuple(spots)
    has = {r.id: [spot for spot in spots if r.id in spot.redenen] for r in REDENEN}
    return {key: (len(group), sum(s.gewicht for s in group)) for key, group in has.items()}


def first_reasons(spots: Iterable[Spot], redenen: Iterable[str] = ()) -> dict[str, str]:
    """For each spot the one of these reasons that a map fills it with: the rarest of those it has, as
    a common one would hide it. Ids by CBS code; a spot with none of them is left out.
    """
    spots = tuple(spots)
    sizes = per_reason(spots)
    rarest = sorted((reden.id for reden in chosen(redenen)), key=lambda key: sizes[key][0])
    found = ((spot.code, [key for key in rarest if key in spot.redenen]) for spot in spots)
    return {code: keys[0] for code, keys in found if keys}


def ranking_in_words(
    landscape: Landscape, spots: Iterable[Spot], redenen: Iterable[str] = (), gewicht: str = ""
) -> tuple[str, ...]:
    """How many gemeenten and how much weight each question concerns, by these reasons (all without
    a choice), and how the list is ranked; sentences in Dutch. The questions are never added up.
    """
    spots = tuple(spots)
    figuur = weight(landscape, gewicht)
    if not spots:
        return (
            "Er is geen gemeente met deze redenen. Kies andere redenen of een kleinere afstand.",
        )
    return (
        *(one.zin for one in counted_spots(landscape, spots, redenen, gewicht)),
        "De gemeente met de meeste staat bovenaan; hoeveel redenen er zijn, telt voor de volgorde niet "
        f"mee. Bron: {figuur.source_in_words()}.",
    )


def counted_spots(
    landscape: Landscape, spots: Iterable[Spot], redenen: Iterable[str] = (), gewicht: str = ""
) -> tuple[Told, ...]:
    """How many gemeenten each question concerns, as figures; with the sentence of `ranking_in_words`."""
    spots, looked = tuple(spots), chosen(redenen)
    figuur = weight(landscape, gewicht)
    found = []
    for vraag, heading in VRAGEN.items():
        keys = {reden.id for reden in looked if reden.vraag == vraag}
        group = [spot for spot in spots if keys & set(spot.redenen)]
        if keys:
            many = count(len(group), "gemeente", "gemeenten")
            together = number(sum(spot.gewicht for spot in group))
            zin = f"{heading}: {many} met samen {together} {figuur.in_een_zin}."
            found.append(Told(many, heading, zin))
    return tuple(found)


def to_frame(landscape: Landscape, spots: Iterable[Spot], gewicht: str = "") -> pandas.DataFrame:
    """The spots as a table to take along, in the same order.

    Columns: `gemeentecode`, `naam`, `provincie`, the weight by the id of its figure, `redenen` (labels, with a
    semicolon between), `toelichting`, `km_vsv` and `km_centrum` (one decimal, empty when unknown).
    """
    own = weight(landscape, gewicht).id.replace("-", "_")
    rows = [
        {
            "gemeentecode": spot.code,
            "naam": spot.naam,
            "provincie": spot.provincie,
            own: spot.gewicht,
            "redenen": "; ".join(BY_ID[key].label for key in spot.redenen),
            "toelichting": " ".join(spot.teksten),
            "km_vsv": None if spot.km_vsv is None else round(spot.km_vsv, 1),
            "km_centrum": None if spot.km_centrum is None else round(spot.km_centrum, 1),
        }
        for spot in spots
    ]
    return pandas.DataFrame(rows, columns=[*SPOT_COLUMNS[:3], own, *SPOT_COLUMNS[3:]])


@derive
def _nearest(landscape: Landscape, soorten: tuple[str, ...]) -> Mapping[str, tuple[str, float]]:
    rows = nearest(landscape, soorten).itertuples()
    return {row.Index: (row.organisatie, float(row.km)) for row in rows}


def _at(landscape: Landscape, code: str, organisatie: str, km: float) -> str:
    naam = organisaties_of(landscape)[organisatie].naam
    how = as_the_crow_flies(landscape, code, organisatie)
    return f"{naam}, op {km_in_words(km)} ({how}, berekend)"
