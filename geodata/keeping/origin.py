"""Where a list comes from, and the changes of an import."""

from dataclasses import dataclass

from geodata.keeping.dates import partial_date
from geodata.keeping.read.rawlist import ListError

PROVENANCE = ("bron", "bron_datum", "zekerheid")
ZEKERHEDEN = ("hoog", "middel", "laag")
MAX_BRON = 1000


@dataclass(frozen=True)
class Origin:
    """What an import says of itself. `soort` is the kind of list, `bestand` the name of the file
    ("" when there was none); `bron`, `bron_datum` and `zekerheid` as in the tables."""

    soort: str
    bestand: str = ""
    bron: str = ""
    bron_datum: str = ""
    zekerheid: str = ""
    opmerking: str = ""


@dataclass(frozen=True)
class ListSource:
    """Where a list comes from, asked once per list: it stands on every record that is touched.

    Raises ListError for a source, date or zekerheid that cannot be.
    """

    bron: str
    bron_datum: str
    zekerheid: str

    def __post_init__(self) -> None:
        if not self.bron.strip() or len(self.bron) > MAX_BRON:
            raise ListError(
                f"Noem de bron van de lijst: een webadres of een omschrijving, hoogstens "
                f"{MAX_BRON} tekens."
            )
        if self.zekerheid not in ZEKERHEDEN:
            raise ListError(f"De zekerheid is een van: {', '.join(ZEKERHEDEN)}.")
        if self.bron_datum and not _is_partial_date(self.bron_datum):
            raise ListError("De datum is een jaar, een maand of een dag, zoals 2026-11-22.")


def _is_partial_date(text: str) -> bool:
    try:
        return partial_date(text) == text
    except ValueError:
        return False
