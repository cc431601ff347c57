"""Which records there are: the typed rows by their key, made once per landscape.

For table work there are the tables themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

import pandas

from geodata.landscape import Landscape, derive
from geodata.records.rows import (
    Aanbod,
    Coalitie,
    Contact,
    ExtraBron,
    Gemeente,
    Gemeentecontact,
    Locatie,
    OmschrevenGebied,
    Organisatie,
    Programma,
    Situatie,
    Werkgebied,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R")
Row = TypeVar("Row", bound="DataclassInstance")

# Which table the rows of each kind are in.
TABLES: Mapping[type, str] = {
    Gemeente: "gemeenten",
    Organisatie: "organisaties",
    ExtraBron: "extra_bronnen",
    Contact: "contacten",
    Gemeentecontact: "gemeentecontacten",
    Locatie: "locaties",
    Werkgebied: "werkgebieden",
    OmschrevenGebied: "omschreven_gebieden",
    Coalitie: "coalities",
    Programma: "programmas",
    Aanbod: "aanbod",
    Situatie: "klantroutes",
}


def rows_of(landscape: Landscape, kind: type[Row]) -> tuple[Row, ...]:
    """Every row of the table of a kind (a key of `TABLES`), in the order of the table."""
    table = landscape.table(TABLES[kind])
    if table.index.name:
        table = table.reset_index()
    columns = [_values(table[field.name]) for field in fields(kind)]
    return tuple(kind(*values) for values in zip(*columns, strict=True))


def _values(column: pandas.Series) -> list:
    """The values of a column as Python has them, None for a number that is not there."""
    return column.astype(object).where(column.notna(), None).tolist()


@derive
def gemeenten_of(landscape: Landscape) -> Mapping[str, Gemeente]:
    """The gemeenten by CBS code, in the order of `landscape.gemeenten`."""
    return {row.code: row for row in rows_of(landscape, Gemeente)}


@derive
def organisaties_of(landscape: Landscape) -> Mapping[str, Organisatie]:
    """The organisaties by id, in the order of `landscape.organisaties`."""
    return {row.id: row for row in rows_of(landscape, Organisatie)}


@derive
def coalities_of(landscape: Landscape) -> Mapping[str, Coalitie]:
    """What sources say about a coalitie, by CBS code; a gemeente without data is not in it."""
    return {row.gemeentecode: row for row in rows_of(landscape, Coalitie)}


@derive
def contacten_of(landscape: Landscape) -> Mapping[str, tuple[Contact, ...]]:
    """The contacts, personal ones too, by organisatie id; who has none is not in it."""
    return _grouped((row.organisatie, row) for row in rows_of(landscape, Contact))


@derive
def bulk_contacten_of(landscape: Landscape) -> Mapping[str, tuple[Contact, ...]]:
    """What of the contacts may go out in bulk, by organisatie id; who has none is not in it."""
    kept = (row.in_bulk for row in rows_of(landscape, Contact))
    return _grouped((row.organisatie, row) for row in kept if row)


@derive
def gemeentecontacten_of(landscape: Landscape) -> Mapping[str, Gemeentecontact]:
    """How to reach the gemeenten themselves, by CBS code; one of which nothing is known is not in
    it."""
    return {row.gemeentecode: row for row in rows_of(landscape, Gemeentecontact)}


@derive
def locaties_of(landscape: Landscape) -> Mapping[str, tuple[Locatie, ...]]:
    """The hospitals by organisatie id, the first one first; who has none is not in it."""
    return _grouped((row.organisatie, row) for row in rows_of(landscape, Locatie))


@derive
def extra_bronnen_of(landscape: Landscape) -> Mapping[str, tuple[ExtraBron, ...]]:
    """The other sources, by organisatie id; who has none is not in it."""
    return _grouped((row.organisatie, row) for row in rows_of(landscape, ExtraBron))


@derive
def werkgebieden_of(landscape: Landscape) -> Mapping[str, tuple[Werkgebied, ...]]:
    """Which organisaties serve each gemeente, by CBS code; one that nobody serves is not in it."""
    return _grouped((row.gemeentecode, row) for row in rows_of(landscape, Werkgebied))


@derive
def programmas_of(landscape: Landscape) -> Mapping[str, Programma]:
    """The programmes by id, in the order of the table."""
    return {row.id: row for row in rows_of(landscape, Programma)}


@derive
def aanbod_of(landscape: Landscape) -> Mapping[str, tuple[Aanbod, ...]]:
    """What sources say is offered, by CBS code; "" for offers of which the gemeente is not known. A
    gemeente without data is not in it."""
    return _grouped((row.gemeentecode, row) for row in rows_of(landscape, Aanbod))


@derive
def situaties_of(landscape: Landscape) -> Mapping[str, Situatie]:
    """The situations of the route by id, in the order in which they come in a life."""
    return {row.id: row for row in rows_of(landscape, Situatie)}


@derive
def taken_of(landscape: Landscape) -> Mapping[str, str]:
    """What each national body does for a coalitie, by organisatie id."""
    return landscape.table("landelijke_taken").set_index("organisatie")["wat"].to_dict()


def remarks_of(landscape: Landscape, row: Werkgebied | Coalitie) -> tuple[str, ...]:
    """What there is to say about a row: the note that it shares with others, and its own remark."""
    shared = _notes(landscape).get(row.toelichting, "")
    return tuple(text for text in (shared, row.opmerking) if text)


@derive
def _notes(landscape: Landscape) -> Mapping[str, str]:
    return landscape.table("toelichtingen")["tekst"].to_dict()


def _grouped(rows: Iterable[tuple[str, R]]) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = {}
    for key, row in rows:
        found.setdefault(key, []).append(row)
    return {key: tuple(group) for key, group in found.items()}
