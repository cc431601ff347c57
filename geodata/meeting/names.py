"""Every name that the search field of the file that works offline knows, and what it leads to."""

from dataclasses import dataclass
from typing import Any

from geodata.find.names import names
from geodata.landscape import Landscape, derive
from geodata.records import gemeenten_of


@dataclass(frozen=True)
class Name:
    """A name (`gevonden`) and the record it leads to (`doel`, an organisatie id or CBS code).

    `tekst` is shown, `uitleg` says below it what it is or why it came up; `achter` is how much it
    stands behind a name that fits as well.
    """

    gevonden: str
    doel: str
    tekst: str
    uitleg: str
    achter: int


@derive
def all_names(landscape: Landscape) -> tuple[Name, ...]:
    """Gemeenten (also former ones and other names), organisaties and places, in that order.

    A place leads to its gemeente.
    """
    found = [
        Name(row.gevonden, row.id, row.naam, row.via or _kind(landscape, row), row.indirect)
        for row in names(landscape).itertuples()
    ]
    gemeenten = gemeenten_of(landscape)
    places = landscape.table("plaatsen").sort_values("inwoners", ascending=False, kind="stable")
    for row in places.itertuples():
        where = f"plaats in de gemeente {gemeenten[row.gemeentecode].naam}"
        for name in filter(None, (row.naam, row.andere_naam)):
            if name != gemeenten[row.gemeentecode].naam:
                found.append(Name(name, row.gemeentecode, name, where, 1))
    return tuple(dict.fromkeys(found))


def _kind(landscape: Landscape, row: Any) -> str:
    gemeente = gemeenten_of(landscape).get(row.id)
    if gemeente:
        return f"gemeente in {gemeente.provincie}"
    return landscape.vocabulary.soorten[row.soort].enkelvoud
