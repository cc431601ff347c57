"""The kinds of lists of `lijsten.toml`, as values: what a column can hold, and in which words."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geodata.landscape import Landscape, derive, read_only
from geodata.package.vocabulary import typed_all

FILE = "lijsten.toml"
IN_NAMES = "in de naam van een organisatie"
SOORT_IN_NAMES = "voor de soort in een naam"
IN_HOSPITALS = "in de naam van een ziekenhuis"
MAILBOX = "gewone mailbox"
PRIVATE = "privéprovider"
WORDS = (IN_NAMES, SOORT_IN_NAMES, IN_HOSPITALS, MAILBOX, PRIVATE)


@dataclass(frozen=True)
class Lijst:
    """A kind of list: the table it is about, the tables it writes, the soorten of organisatie it
    can be about (none: all), the fields it cannot do without, and the status of a new record of
    which the list gives none ("": it must give one)."""

    id: str
    label: str
    uitleg: str
    tabel: str
    schrijft: tuple[str, ...]
    soorten: tuple[str, ...]
    nodig: tuple[str, ...]
    status_nieuw: str = ""


@dataclass(frozen=True)
class Veld:
    """A fact that can come from a column. `id` is table.column, `koppen` are its headings."""

    id: str
    label: str
    lijsten: tuple[str, ...]
    vorm: str
    koppen: tuple[str, ...]

    @property
    def tabel(self) -> str:
        """The table of the fact."""
        return self.id.partition(".")[0]

    @property
    def kolom(self) -> str:
        """The column of the fact in its table."""
        return self.id.partition(".")[2]


@dataclass(frozen=True)
class Vorm:
    """A form of value: what its values look like, what is allowed (in Dutch), and whether a column
    is known by its values alone (`herkent`)."""

    id: str
    patroon: str
    toegestaan: str
    herkent: bool = False


@dataclass(frozen=True)
class Waarde:
    """A value that a field may have, and the words that mean the same."""

    veld: str
    waarde: str
    woorden: tuple[str, ...]


@dataclass(frozen=True)
class Woorden:
    """A set of words with a use in reading lists."""

    id: str
    woorden: tuple[str, ...]


@dataclass(frozen=True)
class Kinds:
    """Everything `lijsten.toml` says."""

    lijsten: tuple[Lijst, ...]
    velden: tuple[Veld, ...]
    vormen: Mapping[str, Vorm]
    waarden: tuple[Waarde, ...]
    woorden: Mapping[str, tuple[str, ...]]

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
    def labels(self) -> Mapping[str, str]:
        """What each field is called, by id."""
        return read_only({veld.id: veld.label for veld in self.velden})

    @cached_property
    def _by_id(self) -> dict[str, Veld]:
        return {veld.id: veld for veld in self.velden}

    def waarden_of(self, veld_id: str) -> tuple[Waarde, ...]:
        """The values that a field of the form "keuze" may have."""
        return tuple(waarde for waarde in self.waarden if waarde.veld == veld_id)


def read_kinds(path: Path) -> Kinds:
    """Read a `lijsten.toml`.

    Raises OSError, tomllib.TOMLDecodeError, and ValueError (a Dutch sentence that names the block
    and what is wrong) for a block with a missing, unknown or misspelt part.
    """
    text = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = Kinds(
        lijsten=_blocks(Lijst, text, "lijst"),
        velden=_blocks(Veld, text, "veld"),
        vormen=read_only({vorm.id: vorm for vorm in _blocks(Vorm, text, "vorm")}),
        waarden=_blocks(Waarde, text, "waarde"),
        woorden=read_only({block.id: block.woorden for block in _blocks(Woorden, text, "woorden")}),
    )
    for fault in _faults(kinds):
        raise ValueError(f"{FILE}: {fault}")
    return kinds


@derive
def kinds_of(landscape: Landscape) -> Kinds:
    """The kinds of lists in the data package of a landscape. Raises as `read_kinds` does."""
    return read_kinds(landscape.path / FILE)


def _blocks(kind, text: dict, name: str) -> tuple:
    blocks = text.get(name)
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise ValueError(f"{FILE}: {name} hoort een rij blokken te zijn ([[{name}]]).")
    try:
        return tuple(typed_all(kind, blocks))
    except TypeError as error:
        raise ValueError(f"{FILE}: {error}.") from error


def _faults(kinds: Kinds):
    lijsten = {lijst.id for lijst in kinds.lijsten}
    velden = {veld.id for veld in kinds.velden}
    for veld in kinds.velden:
        if not veld.tabel or not veld.kolom:
            yield f"veld {veld.id}: de id hoort een tabel en een kolom te noemen, met een punt."
        for name in set(veld.lijsten) - lijsten:
            yield f"veld {veld.id}: de lijst {name} bestaat niet."
        if veld.vorm not in kinds.vormen:
            yield f"veld {veld.id}: de vorm {veld.vorm} bestaat niet."
        if veld.vorm == "keuze" and not kinds.waarden_of(veld.id):
            yield f"veld {veld.id}: er zijn geen waarden om uit te kiezen."
    for lijst in kinds.lijsten:
        own = {veld.id for veld in kinds.velden_of(lijst.id)}
        for name in set(lijst.nodig) - own:
            yield f"lijst {lijst.id}: het veld {name} bestaat niet in deze lijst."
    for waarde in kinds.waarden:
        if waarde.veld not in velden:
            yield f"waarde {waarde.waarde}: het veld {waarde.veld} bestaat niet."
    for vorm in kinds.vormen.values():
        try:
            re.compile(vorm.patroon)
        except re.error as error:
            yield f"vorm {vorm.id}: het patroon klopt niet ({error})."
    for name in set(WORDS) - set(kinds.woorden):
        yield f"de woorden ‘{name}’ ontbreken."
