"""The kinds of lists of `lijsten.toml`, as values: what a column can hold, and in which words."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from geodata.package.faults import DataError, Fault
from geodata.package.toml_blocks import MAY_BE_EMPTY, blocks, read_toml

LISTS = "lijsten.toml"
# The tables that a list can be about, and the fields that say what a row is about.
SUBJECTS = {
    "organisaties": ("organisaties.naam",),
    "coalities": ("coalities.gemeentecode",),
    "werkgebieden": ("werkgebieden.organisatie", "werkgebieden.gemeentecode"),
    "contacten": ("contacten.organisatie",),
    "gemeentecontacten": ("gemeentecontacten.gemeentecode",),
    "tegenspraken": ("tegenspraken.organisatie",),
    "cijfers": (
        "cijfers.gemeentecode",
        "cijfers.indicator",
        "cijfers.periode",
        "cijfers.waarde",
    ),
    "gemeenten": ("gemeenten.code",),
    "aanbod": ("aanbod.programma", "aanbod.gemeentecode"),
}
# The tables that a list can write; the last two hold what a figure is, and its total and source per
# period.
WRITTEN = (*SUBJECTS, "indicatoren", "cijfers_landelijk")
# The forms of value that code can read; those in the second row are taken as they stand.
CHOICE = "keuze"
FORMS = (
    *(
        CHOICE,
        "consortium",
        "organisatie",
        "jaar",
        "email",
        "telefoon",
        "website",
        "pagina",
        "perined",
    ),
    *("tranche", "getal", "periode", "cijfer", "gebied"),
    *("naam", "persoon", "gemeente", "sleutel", "programma", "tekst", "plaats"),
)
IN_NAMES = "in de naam van een organisatie"
SOORT_IN_NAMES = "voor de soort in een naam"
IN_HOSPITALS = "in de naam van een ziekenhuis"
MAILBOX = "gewone mailbox"
COUNCIL = "raad van ouders of cliënten"
PRIVATE_PROVIDERS = "privéprovider"
WITHHELD = "waarde niet getoond"
WORDS = (IN_NAMES, SOORT_IN_NAMES, IN_HOSPITALS, MAILBOX, COUNCIL, PRIVATE_PROVIDERS, WITHHELD)


@dataclass(frozen=True)
class Lijst:
    """A kind of list: the table it is about, the tables it writes, the soorten of organisatie it
    can be about (none: all), the fields it cannot do without, the status of a new record of which
    the list gives none ("": it must give one), and by which fields or words in a heading it is
    recognised."""

    id: str
    label: str
    uitleg: str
    tabel: str
    schrijft: tuple[str, ...]
    soorten: Annotated[tuple[str, ...], MAY_BE_EMPTY]
    nodig: tuple[str, ...]
    status_nieuw: str = ""
    kenmerk: tuple[str, ...] = ()


@dataclass(frozen=True)
class Veld:
    """A fact that can come from a column. `id` is table.column, `koppen` are its headings.

    A heading is of one field of a list; `gedeelde_koppen` are those that a field before this one in
    the same list has too, and that are this one's when the other has another column.
    """

    id: str
    label: str
    lijsten: tuple[str, ...]
    vorm: str
    koppen: tuple[str, ...]
    gedeelde_koppen: tuple[str, ...] = ()

    @property
    def alle_koppen(self) -> tuple[str, ...]:
        """The headings by which a column can be this field."""
        return (*self.koppen, *self.gedeelde_koppen)

    @cached_property
    def tabel(self) -> str:
        """The table of the fact."""
        return self.id.partition(".")[0]

    @cached_property
    def kolom(self) -> str:
        """The column of the fact in its table."""
        return self.id.partition(".")[2]


@dataclass(frozen=True)
class Vorm:
    """A form of value: what its values look like, what is allowed (in Dutch), and whether a column
    is known by its values alone (`herkent`)."""

    id: str
    patroon: Annotated[str, MAY_BE_EMPTY]
    toegestaan: Annotated[str, MAY_BE_EMPTY]
    herkent: bool = False


@dataclass(frozen=True)
class Waarde:
    """A value that a field may have, and the words that mean the same."""

    veld: str
    waarde: str
    woorden: Annotated[tuple[str, ...], MAY_BE_EMPTY]


@dataclass(frozen=True)
class Woorden:
    """A set of words with a use in reading lists."""

    id: str
    woorden: tuple[str, ...]


@dataclass(frozen=True)
class Lists:
    """Everything `lijsten.toml` says. Its maps keep the first of two blocks with the same id."""

    lijsten: tuple[Lijst, ...]
    velden: tuple[Veld, ...]
    vorm_blokken: tuple[Vorm, ...]
    waarden: tuple[Waarde, ...]
    woord_blokken: tuple[Woorden, ...]

    @cached_property
    def vormen(self) -> dict[str, Vorm]:
        """The forms of value, by id."""
        return {vorm.id: vorm for vorm in self.vorm_blokken}

    @cached_property
    def woorden(self) -> dict[str, tuple[str, ...]]:
        """The sets of words, by id."""
        return {block.id: block.woorden for block in self.woord_blokken}

    def lijst(self, kind: str) -> Lijst:
        """The kind of list with this id. Raises KeyError when there is none."""
        return {lijst.id: lijst for lijst in self.lijsten}[kind]

    def velden_of(self, kind: str) -> tuple[Veld, ...]:
        """The fields that a list of this kind can have."""
        return tuple(veld for veld in self.velden if kind in veld.lijsten)

    def veld(self, veld_id: str) -> Veld:
        """The field with this id. Raises KeyError when there is none."""
        return self._by_id[veld_id]

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each field is called, by id."""
        return {veld.id: veld.label for veld in self.velden}

    @cached_property
    def _by_id(self) -> dict[str, Veld]:
        return {veld.id: veld for veld in self.velden}

    def waarden_of(self, veld_id: str) -> tuple[Waarde, ...]:
        """The values that a field of the form "keuze" may have."""
        return tuple(waarde for waarde in self.waarden if waarde.veld == veld_id)


def read_lists(path: Path) -> Lists:
    """Read a `lijsten.toml`.

    Raises DataError with every fault: a file that cannot be read, or a block with a part too many,
    too few or of the wrong type. What must fit the tables is checked by `check_lists`.
    """
    faults: list[Fault] = []
    text = read_toml(path, ("lijst", "veld", "vorm", "waarde", "woorden"), faults)
    lists = Lists(
        lijsten=blocks(LISTS, Lijst, text, "lijst", faults),
        velden=blocks(LISTS, Veld, text, "veld", faults),
        vorm_blokken=blocks(LISTS, Vorm, text, "vorm", faults),
        waarden=blocks(LISTS, Waarde, text, "waarde", faults),
        woord_blokken=blocks(LISTS, Woorden, text, "woorden", faults),
    )
    if faults:
        raise DataError(path.parent, faults)
    return lists
