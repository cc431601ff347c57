"""What a source is, and what it proposes: lists that go the way of every list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from geodata.keeping.origin import ListSource
from geodata.keeping.read.rawlist import RawList
from geodata.keeping.sources.web import Web
from geodata.landscape import Landscape

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
    propose: Callable[[Asked, T], tuple[Proposal, ...]]


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
