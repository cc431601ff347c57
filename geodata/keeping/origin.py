"""Where the changes of an import come from."""

from dataclasses import dataclass

PROVENANCE = ("bron", "bron_datum", "zekerheid")


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
