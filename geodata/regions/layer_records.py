"""The records of a layer: what stands in its table, its legend and its map."""

from collections.abc import Mapping

import pandas

from geodata.landscape import Landscape, derive
from geodata.package.layer_kinds import Records
from geodata.package.vocabulary import Laag
from geodata.records import (
    coalities_of,
    gemeenten_of,
    organisaties_of,
    programmas_of,
)
from geodata.regions.areas import areas, membership
from geodata.regions.columns import REGION_COLUMNS, column_names
from geodata.regions.offers import known_of

RECORD_COLUMNS = (
    "naam",
    "kort",
    "soort",
    "status",
    "status_tekst",
    "zekerheid",
    "plaats",
    "provincies",
    "gemeenten",
    "bron",
    "bron_datum",
)


@derive
def records(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    """The records of a layer, in the order in which every list and map shows them.

    Index: id (organisatie id, or CBS code); columns: `RECORD_COLUMNS`. `status` is a class of the filter
    Status ("" where a status makes no sense), `status_tekst` what the source says (with its
    date when that is long ago), `provincies` a
    tuple of names (empty when no gemeente is known), `gemeenten` how many the record covers (0
    when unknown).
    """
    return RECORDS[laag.kind.records](landscape, laag)


def _gemeenten(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    frame = landscape.gemeenten
    frame = frame.assign(
        kort="",
        soort="gemeente",
        status="",
        status_tekst="",
        plaats="",
        provincies=[(name,) for name in frame["provincie"]],
        gemeenten=1,
    )
    return frame.sort_values("naam")[list(RECORD_COLUMNS)]


def _coalities(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    frame = _gemeenten(landscape, laag)
    stated, coalities = landscape.coalities, coalities_of(landscape)
    text = stated["status"].reindex(frame.index, fill_value="geen gegevens")
    return frame.assign(
        soort="coalitie",
        status=[landscape.vocabulary.status_of(value).id for value in text],
        status_tekst=[
            coalities[code].status_in_words if code in coalities else value
            for code, value in text.items()
        ],
        **{
            column: stated[column].reindex(frame.index, fill_value="")
            for column in ("zekerheid", "bron", "bron_datum")
        },
    )


def _offers(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    frame = _gemeenten(landscape, laag)
    found = [known_of(landscape, laag.keuze)[code] for code in frame.index]
    firsts = [known.aanbod[0] if known.aanbod else None for known in found]
    programme = programmas_of(landscape).get(laag.keuze)
    return frame.assign(
        soort=programme.naam if programme else "aanbod",
        status=[landscape.vocabulary.status_of(known.status).id for known in found],
        status_tekst=[known.in_words for known in found],
        **{
            column: [getattr(first, column) if first else "" for first in firsts]
            for column in ("zekerheid", "bron", "bron_datum")
        },
    )


def _acute(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    rows = acute_locations(landscape)
    names = gemeenten_of(landscape)
    frame = pandas.DataFrame(
        {
            "naam": rows["locatie"],
            "kort": "",
            "soort": "locatie met acute verloskunde",
            "status": "",
            "status_tekst": "",
            "zekerheid": rows["zekerheid"],
            "plaats": rows["plaats"],
            "provincies": [
                (names[code].provincie,) if code else () for code in rows["gemeentecode"]
            ],
            "gemeenten": 0,
            "bron": rows["bron"],
            "bron_datum": rows["bron_datum"],
        }
    )
    return frame.sort_values("naam")[list(RECORD_COLUMNS)]


@derive
def acute_locations(landscape: Landscape) -> pandas.DataFrame:
    """The rows of `acute_verloskunde.csv`, by an id of their own."""
    rows = landscape.table("acute_verloskunde")
    return rows.set_index(
        "acuut-" + rows["locatie"].str.casefold().str.replace(r"[^a-z0-9]+", "-", regex=True)
    )


def _organisaties(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    frame = landscape.organisaties
    frame = frame[frame["soort"].isin(laag.soorten)]
    if laag.kind.divides:
        frame = frame.loc[frame.index.intersection(areas(landscape, laag).index)]
    members = served(landscape)
    if laag.kind.computed:
        grouped = membership(landscape, laag).groupby("gebied").groups
        members = {key: tuple(codes) for key, codes in grouped.items()}
    provincie = landscape.gemeenten["provincie"]
    own = {key: (code,) if code else () for key, code in frame["gemeentecode"].items()}
    covered = {key: members.get(key, ()) for key in frame.index}
    frame = frame.assign(
        status=[landscape.vocabulary.status_of(value).id for value in frame["status"]],
        status_tekst=[organisaties_of(landscape)[key].status_in_words for key in frame.index],
        provincies=[
            tuple(sorted(set(provincie[list(covered[key] or own[key])]))) for key in frame.index
        ],
        gemeenten=[len(covered[key]) for key in frame.index],
    )
    if laag.kind.computed:
        frame = frame.assign(zekerheid="")
    return frame.sort_values("naam")[list(RECORD_COLUMNS)]


def _regions(landscape: Landscape, laag: Laag) -> pandas.DataFrame:
    names, members = column_names(landscape, laag.id), membership(landscape, laag)["gebied"]
    gemeenten = landscape.gemeenten.loc[members.index]
    grouped = gemeenten.assign(gebied=members).groupby("gebied")
    frame = pandas.DataFrame({"naam": names})
    frame = frame.assign(
        kort="",
        soort=REGION_COLUMNS[laag.id][0].enkelvoud,
        status="",
        status_tekst="",
        zekerheid="",
        plaats="",
        provincies=grouped["provincie"].agg(lambda found: tuple(sorted(set(found)))),
        gemeenten=grouped.size(),
        bron="",
        bron_datum="",
    )
    return frame.sort_values("naam")[list(RECORD_COLUMNS)]


RECORDS = {
    Records.ORGANISATIES: _organisaties,
    Records.REGIONS: _regions,
    Records.GEMEENTEN: _gemeenten,
    Records.COALITIES: _coalities,
    Records.OFFERS: _offers,
    Records.ACUTE: _acute,
}


@derive
def served(landscape: Landscape) -> Mapping[str, tuple[str, ...]]:
    """The gemeenten that each organisatie serves, by organisatie id, as CBS codes.

    From `werkgebieden.csv`, and for a regionale coalitie from the gemeenten that a source counts
    to it. An organisatie whose gemeenten are not known is not in the result.
    """
    rows = landscape.werkgebieden
    groups = {key: tuple(codes) for key, codes in rows.groupby("organisatie")["gemeentecode"]}
    stated = landscape.coalities
    for key, part in stated[stated["regionale_coalitie"] != ""].groupby("regionale_coalitie"):
        groups[key] = tuple(part.index)
    return groups
