"""What comes out when a list is matched with the landscape: an outcome for every row."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from geodata.keeping.change import Change
from geodata.keeping.origin import ListSource
from geodata.landscape import Landscape

SAME, CHANGED, NEW = "gelijk", "gewijzigd", "nieuw"
DOUBTFUL, REFUSED, SKIPPED = "twijfel", "geweigerd", "overgeslagen"
OUTCOMES = (SAME, CHANGED, NEW, DOUBTFUL, REFUSED, SKIPPED)
# What a keeper can choose for a row, besides the key of a record.
AS_NEW, SKIP = "nieuw", "overslaan"


@dataclass(frozen=True)
class Candidate:
    """A record that a row may be about: how well it fits (0 to 100) and why, in Dutch."""

    sleutel: str
    naam: str
    score: float
    reden: str


@dataclass(frozen=True)
class Finding:
    """What a row is about: the key of its subject ("" for a new one) when that is sure, else the
    candidates. `waarom` says it in Dutch. `keuze` is the choice of the keeper, if there is one."""

    sleutel: str = ""
    zeker: bool = True
    kandidaten: tuple[Candidate, ...] = ()
    waarom: str = ""
    keuze: str = ""


@dataclass(frozen=True)
class Row:
    """One row of the list and what becomes of it.

    `rij` counts as the spreadsheet does. `sleutel` is the record it is about ("" when not known),
    `wijzigingen` the facts that change, `herkomst` what goes along with them (source, date,
    zekerheid), `bevestiging` the same for a record whose facts stay what they are. `waarden` are
    the values as they would stand in our tables, by field, `fouten` by field what is wrong
    with a cell, which is left out; `gevonden` is how the record was found.
    """

    rij: int
    naam: str
    uitkomst: str
    sleutel: str = ""
    wijzigingen: tuple[Change, ...] = ()
    herkomst: tuple[Change, ...] = ()
    bevestiging: tuple[Change, ...] = ()
    kandidaten: tuple[Candidate, ...] = ()
    waarom: str = ""
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Mapping[str, str] = field(default_factory=dict)
    gevonden: Finding = field(default_factory=Finding)


def in_doubt(row: Row, naam: str, *why: str) -> Row:
    """The row as one for the keeper, with what it would be about, by name, and why (Dutch sentences)."""
    key = row.gevonden.sleutel
    return replace(
        row,
        uitkomst=DOUBTFUL,
        sleutel="",
        wijzigingen=(),
        herkomst=(),
        bevestiging=(),
        kandidaten=(Candidate(key, naam, 100, row.gevonden.waarom),) if key else (),
        waarom=" ".join(filter(None, why)),
    )


@dataclass(frozen=True)
class Absent:
    """A record that the list does not name. That says nothing but this; it is never deleted."""

    sleutel: str
    naam: str
    status: str = ""


@dataclass(frozen=True)
class Matched:
    """A list beside the landscape: the rows in the order of the list, and what is not in it."""

    soort: str
    origin: ListSource
    rijen: tuple[Row, ...]
    afwezig: tuple[Absent, ...]
    opmerkingen: tuple[str, ...]
    landscape: Landscape = field(repr=False, compare=False)

    @property
    def aantallen(self) -> dict[str, int]:
        """How many rows have each outcome, in the order of `OUTCOMES`."""
        found = [row.uitkomst for row in self.rijen]
        return {outcome: found.count(outcome) for outcome in OUTCOMES}
