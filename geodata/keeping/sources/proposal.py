"""What a source is, and what it proposes: lists that go the way of every list, or one step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from geodata.keeping.change import Change
from geodata.keeping.origin import ListSource, Origin
from geodata.keeping.read.rawlist import RawList
from geodata.keeping.refusals import Refused
from geodata.keeping.sources.web import Web
from geodata.landscape import Landscape
from geodata.words import list_names

T = TypeVar("T")
SURE = "hoog"
Progress = Callable[[float, str], None]


def quiet(share: float, what: str) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True)
class Proposal:
    """A list that a source gives: of which kind of `lijsten.toml`, which column is which field, and
    where it comes from. `naam` is what the journal calls it instead of a file."""

    naam: str
    soort: str
    raw: RawList
    kolommen: dict[str, int]
    herkomst: ListSource


@dataclass(frozen=True)
class Choice:
    """What only a keeper can say: a question, and what it can be, each in words. `sleutel` names it
    on the command line."""

    sleutel: str
    vraag: str
    mogelijk: Mapping[str, str]


@dataclass(frozen=True)
class Step:
    """Changes that only make sense together: boundaries, a herindeling. `zinnen` say what happens,
    `open` why it cannot be applied yet ("" when it can). `soort` and `naam` are what the journal
    calls it."""

    soort: str
    naam: str
    herkomst: ListSource
    zinnen: tuple[str, ...]
    make: Callable[[Mapping[str, str]], tuple[Change, ...]]
    keuzes: tuple[Choice, ...] = ()
    open: str = ""

    @property
    def origin(self) -> Origin:
        """What the journal says of it."""
        return Origin(self.soort, self.naam, **vars(self.herkomst))

    def changes(self, chosen: Mapping[str, str]) -> tuple[Change, ...]:
        """The changes, with what the keeper chose by the key of each choice. Raises Refused for what
        was not chosen or cannot be."""
        if self.open:
            raise Refused(self.open)
        for one in self.keuzes:
            if chosen.get(one.sleutel) not in one.mogelijk:
                options = [f"{key} ({name})" for key, name in one.mogelijk.items()]
                raise Refused(
                    f"{one.vraag} Kies bij {one.sleutel} een van: {list_names(options)}. Er is niets "
                    "veranderd."
                )
        return self.make(chosen)


@dataclass(frozen=True)
class Asked:
    """What a refresh is about: the landscape as it stands, how the source is asked, up to which year
    (0: the newest), and who hears how far it is."""

    landscape: Landscape
    web: Web
    tot: int = 0
    progress: Progress = quiet


@dataclass(frozen=True)
class Source(Generic[T]):
    """A source with its four verbs: what is new ("" when nothing is, else a Dutch sentence), fetch,
    check, and propose. The first three raise geodata.keeping.sources.web.SourceError."""

    id: str
    label: str
    uitleg: str
    news: Callable[[Asked], str]
    fetch: Callable[[Asked], T]
    check: Callable[[Asked, T], None]
    propose: Callable[[Asked, T], tuple[Proposal | Step, ...]]


def gemeente_cell(landscape: Landscape, code: str) -> str:
    """A gemeente as a cell of a list: its code, and its name for who reads it."""
    return f"{code} {landscape.gemeenten['naam'][code]}"


def table(columns: dict[str, str], rows: list[dict[str, str]]) -> tuple[RawList, dict[str, int]]:
    """Rows as a list: `columns` are the headings by field, a row has its values by field. A column
    that is empty everywhere is left out."""
    used = {veld: head for veld, head in columns.items() if any(row.get(veld) for row in rows)}
    raw = RawList(
        kolommen=tuple(used.values()),
        rijen=tuple(tuple(row.get(veld, "") for veld in used) for row in rows),
        rijnummers=tuple(range(2, len(rows) + 2)),
    )
    return raw, {veld: index for index, veld in enumerate(used)}
