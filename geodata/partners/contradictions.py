"""Where a second source says something else than the atlas: both statements, each with its date."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import pandas

from geodata.landscape import Landscape, derive
from geodata.words import date_in_words, list_names

CONTRADICTION_COLUMNS = (
    *(
        "organisatie",
        "gemeente",
        "aantal",
        "veld",
        "stelt",
        "stelt_datum",
        "zegt",
        "bron",
        "bron_datum",
    ),
    *("zekerheid", "opmerking"),
)


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


@derive
def contradiction_frame(landscape: Landscape) -> pandas.DataFrame:
    """Every tegenspraak as a row of a table; what is said of several organisaties in the same words is
    one row with all of them.

    Columns: `organisatie` (their names), `gemeente` (its name, "" for none), `aantal` (of how many),
    `veld`, `stelt`, `stelt_datum`, `zegt`, `bron`, `bron_datum`, `zekerheid` and `opmerking`, as in
    `Tegenspraak`."""
    gemeenten = landscape.gemeenten["naam"]
    rows = [
        {
            "organisatie": list_names(sorted(names)),
            "gemeente": gemeenten[item.code] if item.code else "",
            "aantal": len(names),
            "veld": item.veld,
            "stelt": item.stelt,
            "stelt_datum": item.stelt_datum,
            "zegt": item.zegt,
            "bron": item.bron,
            "bron_datum": item.bron_datum,
            "zekerheid": item.zekerheid,
            "opmerking": item.opmerking,
        }
        for item, names in _same(landscape)
    ]
    return pandas.DataFrame(rows, columns=list(CONTRADICTION_COLUMNS))


def _same(landscape: Landscape) -> Iterable[tuple[Tegenspraak, list[str]]]:
    """The first tegenspraak of those that say the same, with the names of the organisaties in all of
    them."""
    names = landscape.organisaties["naam"]
    found: dict[Tegenspraak, list[str]] = {}
    for item in tegenspraken(landscape):
        found.setdefault(replace(item, id="", organisatie=""), []).append(names[item.organisatie])
    return found.items()


def others_in_words(landscape: Landscape, key: str, code: str = "") -> str:
    """What other sources say about a gemeente (by CBS code) or an organisatie (by id), with their
    dates; "" when they say nothing else. With a `code` only what is about that gemeente, or about
    the organisatie as a whole."""
    about = [
        item
        for item in tegenspraken_of(landscape, key)
        if key in (item.organisatie, item.code)
        and item.code in (("", code) if code else (item.code,))
    ]
    said = (f"{item.zegt} ({date_in_words(item.bron_datum)})" for item in about)
    return "; ".join(dict.fromkeys(said))


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
