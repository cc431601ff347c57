"""Where a second source says something else than the atlas: both statements, each with its date."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from geodata.landscape import Landscape, derive
from geodata.words import date_in_words


@dataclass(frozen=True)
class Tegenspraak:
    """Two statements about one thing.

    `stelt` is what the atlas says, with `stelt_bron` and `stelt_datum`; `zegt` is what another
    source says, with `bron`, `bron_datum` and `zekerheid`. `andere` is the organisatie that the
    other source names ("" for none), `code` the gemeente that it is about ("" for none).
    """

    id: str
    organisatie: str
    code: str
    veld: str
    stelt: str
    stelt_bron: str
    stelt_datum: str
    zegt: str
    andere: str
    bron: str
    bron_datum: str
    zekerheid: str
    opmerking: str


@derive
def tegenspraken(landscape: Landscape) -> tuple[Tegenspraak, ...]:
    """Every tegenspraak about something that the atlas still says, in order of id."""
    rows = landscape.table("tegenspraken").sort_values("id")
    return tuple(filter(None, (_stated(landscape, row) for row in rows.itertuples())))


@derive
def tegenspraken_of(landscape: Landscape, key: str) -> tuple[Tegenspraak, ...]:
    """The tegenspraken about a gemeente (by CBS code) or an organisatie (by id), in order of id.

    Those in which another source names the organisatie come along. Empty when there are none.
    """
    return tuple(
        item
        for item in tegenspraken(landscape)
        if key in (item.organisatie, item.code, item.andere)
    )


def in_words(item: Tegenspraak) -> str:
    """Both statements in one Dutch text, each with its date; which is right is not decided."""
    own = f"De atlas zegt: {item.stelt} ({date_in_words(item.stelt_datum)})."
    # A source is named by its site; the whole address stands in tegenspraken.csv.
    where = urlsplit(item.bron).hostname or item.bron
    other = f"Een andere bron zegt: {item.zegt} ({where}, {date_in_words(item.bron_datum)})."
    return " ".join(filter(None, (own, other, item.opmerking)))


def _stated(landscape: Landscape, row: Any) -> Tegenspraak | None:
    """What a row contradicts, or None when the atlas does not say that any more."""
    if row.tabel == "werkgebieden":
        served = landscape.werkgebieden
        served = served[
            (served["organisatie"] == row.organisatie)
            & (served["gemeentecode"] == row.gemeentecode)
        ]
        if served.empty:
            return None
        record = served.iloc[0]
        stelt = landscape.organisaties.loc[row.organisatie, "naam"]
    else:
        record = landscape.organisaties.loc[row.organisatie]
        stelt = record[row.veld]
    return Tegenspraak(
        row.id,
        row.organisatie,
        row.gemeentecode,
        row.veld,
        stelt,
        record["bron"],
        record["bron_datum"],
        row.zegt,
        row.andere_organisatie,
        row.bron,
        row.bron_datum,
        row.zekerheid,
        row.opmerking,
    )
