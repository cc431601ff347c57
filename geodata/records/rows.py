"""What a record is: organisaties, gemeenten, coalities and contacts as typed rows.

A field is a column of the table with the same name in `datapackage.json`: text as it is written
("" where there is nothing; dates too are text), numbers as numbers (None where there is nothing).
For table work there are the tables themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from geodata.words import date_in_words, join_words, latest, number

FUNCTIONAL = "functioneel"
ACTIVE = "actief"
# A statement of this year or before it is said with its date: the national lists are of 2020.
OLD = "2019"
# What is known of a programme in a gemeente, what is known best first. An offer that a source called
# active says nothing any more of today when the source is this old.
KNOWN, EVERYWHERE, WAS, NAMED = "bekend", "in alle gemeenten", "was actief", "genoemd"
NO_DATA = "geen gegevens"
STANDEN = (KNOWN, EVERYWHERE, WAS, NAMED, NO_DATA)
PER_GEMEENTE, TOO_OLD = "per gemeente", relativedelta(years=5)
# What of a functional contact may go along with others in one file. The name of a person and the
# remark, which may be about that person, are shown one by one; a new column is too until it is here.
BULK_FIELDS = (
    *("organisatie", "volgnummer", "soort", "rol", "email", "telefoon", "formulier"),
    *("bron", "bron_datum", "zekerheid", "bevestigd"),
)


class Stated:
    """A record with a status that a source gave it, and what is said of that."""

    __slots__ = ()
    status: str
    bron_datum: str

    @property
    def is_actief(self) -> bool:
        """Whether its source calls it active."""
        return self.status == ACTIVE

    @property
    def andere_status(self) -> str:
        """What must be said of the status beside a name: "" for one that is active by a source that
        is not old, else its `status_in_words`."""
        words = self.status_in_words
        return "" if words == ACTIVE else words

    @property
    def status_in_words(self) -> str:
        """Its status as every reader is told it, see `status_in_words`."""
        return status_in_words(self.status, self.status_van)

    @property
    def status_van(self) -> str:
        """The date (as written) of the source of its status; "" without one."""
        return self.bron_datum


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A row of `gemeenten.csv`; `code` is the CBS code."""

    code: str
    naam: str
    provincie: str
    veiligheidsregio: str
    zorgkantoorregio: str
    zorgkantoor_zekerheid: str
    corop: str
    bron: str
    bron_datum: str
    zekerheid: str


@dataclass(frozen=True, slots=True)
class Organisatie(Stated):
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
    bevallingen_bron: str
    bevallingen_bron_datum: str
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
class Coalitie(Stated):
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


@dataclass(frozen=True, slots=True)
class Programma:
    """A row of `programmas.csv`: something that is offered to families, wherever that is."""

    id: str
    naam: str
    soort: str
    wat: str
    voor_wie: str
    fase: str
    bereik: str
    gevonden: str
    organisatie: str
    website: str
    status: str
    bron: str
    extra_bron: str
    bron_datum: str
    zekerheid: str
    toelichting: str

    @property
    def fasen(self) -> tuple[str, ...]:
        """When it plays: some of "voor", "tijdens" and "na"."""
        return tuple(self.fase.split(";"))

    @property
    def is_overal(self) -> bool:
        """Whether it is everywhere, by law or because everybody can turn to it."""
        return self.bereik != PER_GEMEENTE


@dataclass(frozen=True, slots=True)
class Aanbod:
    """A row of `aanbod.csv`: a programme in a gemeente, as a source says; `gemeentecode` is "" when
    the source names none."""

    programma: str
    gemeentecode: str
    naam: str
    wat: str
    waar: str
    status: str
    organisatie: str
    website: str
    bron: str
    extra_bron: str
    bron_datum: str
    zekerheid: str
    opmerking: str

    def stand_op(self, day: date) -> str:
        """What its source says on a day, see `stand_of`."""
        return stand_of(self.status, self.bron_datum, day)


@dataclass(frozen=True, slots=True)
class Situatie:
    """A row of `klantroutes.csv`: a situation of a family (or of a gemeente that arranges things) and
    what that asks for."""

    id: str
    fase: str
    volgorde: int
    situatie: str
    voorziening: str
    wie: str
    programma: str
    verplicht: str
    kader: str
    lokaal: str
    partners: str
    thema: str
    bron: str
    extra_bron: str
    bron_datum: str
    zekerheid: str
    toelichting: str

    @property
    def themas(self) -> tuple[str, ...]:
        """What it is about, for a filter; () for nothing in particular."""
        return tuple(filter(None, self.thema.split(";")))

    @property
    def is_plicht(self) -> bool:
        """Whether a law or a national agreement asks for it."""
        return self.verplicht in ("wet", "akkoord")


def stand_of(status: str, datum: str, day: date) -> str:
    """What a source of a date (as written, "" without one) says on a day of something with this status:
    bekend, was actief (the source has become too old) or genoemd (whether it is there is not said)."""
    if status == "onbekend":
        return NAMED
    old = datum and latest(datum) + TOO_OLD < day
    return WAS if old or status == WAS else KNOWN


def status_in_words(status: str, datum: str) -> str:
    """A status by a source of this date (as written, "" without one).

    That somebody was active says little when it was long ago, so an old or undated source is named:
    "actief volgens een bron van 2018".
    """
    if status != ACTIVE:
        return status
    if not datum:
        return f"{ACTIVE} volgens een bron zonder datum"
    old = datum[:4] <= OLD
    return f"{ACTIVE} volgens een bron van {date_in_words(datum)}" if old else ACTIVE


def old_in_words(rows: Iterable[Stated]) -> str:
    """How many of these are active by an old or undated source only, in Dutch; "" for none."""
    old = [row for row in rows if row.is_actief and row.andere_status]
    undated = sum(not row.status_van for row in old)
    told = ((len(old) - undated, f"van {OLD} of ouder"), (undated, "zonder datum"))
    parts = [f"{number(many)} {what}" for many, what in told if many]
    # "22 met bron van 2019 of ouder en 11 zonder datum": it stands in a line that has to be short.
    return join_words(parts).replace(" ", " met bron ", 1)
