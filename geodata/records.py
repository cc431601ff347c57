"""Organisaties, gemeenten, coalities and contacts as typed rows, made once per landscape.

A field is a column of the table with the same name in `datapackage.json`: text as it is written
("" where there is nothing; dates too are text), numbers as numbers (None where there is nothing).
For table work there are the tables themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

import pandas

from geodata.landscape import Landscape, derive

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R")
Row = TypeVar("Row", bound="DataclassInstance")
FUNCTIONAL = "functioneel"
# What of a functional contact may go along with others in one file. The name of a person and the
# remark, which may be about that person, are shown one by one; a new column is too until it is here.
BULK_FIELDS = (
    *("organisatie", "volgnummer", "soort", "rol", "email", "telefoon", "formulier"),
    *("bron", "bron_datum", "zekerheid", "bevestigd"),
)


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A row of `gemeenten.csv`; `code` is the CBS code."""

    code: str
    naam: str
    provincie: str
    veiligheidsregio: str
    zorgkantoorregio: str
    zorgkantoor_zekerheid: str
    bron: str
    bron_datum: str
    zekerheid: str


@dataclass(frozen=True, slots=True)
class Organisatie:
    """A row of `organisaties.csv`; `lat` and `lon` are degrees (WGS84), right to about 1 km."""

    id: str
    soort: str
    naam: str
    kort: str
    naam_herkomst: str
    afkorting: str
    voorheen: str
    perined_nummer: str
    status: str
    status_datum: str
    valt_onder: str
    valt_onder_zekerheid: str
    ziekenhuis: str
    plaats: str
    gemeentecode: str
    lat: float | None
    lon: float | None
    ligging: str
    website: str
    werkgebied: str
    opmerking: str
    bron_steunt: str
    bron: str
    bron_datum: str
    bron_datum_opmerking: str
    zekerheid: str

    @property
    def is_actief(self) -> bool:
        """Whether its source calls it active."""
        return self.status == "actief"

    @property
    def andere_status(self) -> str:
        """The status of one that is not active; "" for one that is."""
        return "" if self.is_actief else self.status

    @property
    def status_van(self) -> str:
        """The date (as written) of the source of its status; "" without one."""
        return self.status_datum or self.bron_datum


@dataclass(frozen=True, slots=True)
class ExtraBron:
    """A row of `extra_bronnen.csv`: one more source of an organisatie."""

    organisatie: str
    volgnummer: int
    onderwerp: str
    bron: str
    bron_datum: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A row of `contacten.csv`: a mailbox, number or page of an organisatie, or of a person there."""

    organisatie: str
    volgnummer: int
    soort: str
    naam: str
    rol: str
    email: str
    telefoon: str
    formulier: str
    opmerking: str
    bron: str
    bron_datum: str
    zekerheid: str
    bevestigd: str

    @property
    def in_bulk(self) -> "Contact | None":
        """What of it may go along with others, in a file, on a slide or in a table: of a functional
        contact the `BULK_FIELDS`, the others empty; None of a personal one.

        This is the one place for that rule.
        """
        if self.soort != FUNCTIONAL:
            return None
        kept_back: dict[str, Any] = dict.fromkeys(_KEPT_BACK, "")
        return replace(self, **kept_back)


_KEPT_BACK = tuple(field.name for field in fields(Contact) if field.name not in BULK_FIELDS)


@dataclass(frozen=True, slots=True)
class Gemeentecontact:
    """A row of `gemeentecontacten.csv`: how to reach a gemeente itself; never a person."""

    gemeentecode: str
    website: str
    telefoon: str
    email: str
    formulier: str
    opmerking: str
    bron: str
    bron_datum: str
    zekerheid: str
    bevestigd: str


@dataclass(frozen=True, slots=True)
class Locatie:
    """A row of `locaties.csv`: a hospital of an organisatie; `lat` and `lon` are degrees (WGS84)."""

    organisatie: str
    volgnummer: int
    naam: str
    adres: str
    postcode: str
    plaats: str
    gemeentecode: str
    lat: float
    lon: float
    bevallingen: str
    telefoon: str
    telefoon_van: str
    telefoon_bron: str
    telefoon_zekerheid: str
    website: str
    website_bron: str
    opmerking: str
    bron: str
    bron_datum: str
    zekerheid: str


@dataclass(frozen=True, slots=True)
class Werkgebied:
    """A row of `werkgebieden.csv`: a gemeente that an organisatie serves."""

    organisatie: str
    gemeentecode: str
    zekerheid: str
    wijkt_af: str
    toelichting: str
    opmerking: str
    bron: str
    bron_datum: str


@dataclass(frozen=True, slots=True)
class OmschrevenGebied:
    """A row of `omschreven_gebieden.csv`: the gemeenten with `waarde` in `kolom` of
    `gemeenten.csv` belong to the area that a source describes in words."""

    organisatie: str
    kolom: str
    waarde: str
    zekerheid: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Coalitie:
    """A row of `coalities.csv`: what a source says about a coalitie in a gemeente."""

    gemeentecode: str
    status: str
    sinds: str
    tranche: str
    deel_van: str
    regionale_coalitie: str
    naam: str
    website: str
    toelichting: str
    opmerking: str
    bron: str
    extra_bron: str
    bron_datum: str
    zekerheid: str


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
