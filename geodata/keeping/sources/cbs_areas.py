"""In which regions the gemeenten lie, from CBS's yearly table "Gebieden in Nederland"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from geodata.find.names import plain
from geodata.keeping.origin import ListSource
from geodata.keeping.sources.odata import newest_table
from geodata.keeping.sources.odata_v3 import TableV3
from geodata.keeping.sources.proposal import SURE, Asked, Proposal, Source, gemeente_cell, table
from geodata.keeping.sources.web import SourceError
from geodata.words import list_names

TITLE = "Gebieden in Nederland"
NAME = "naam"
# What a group of columns is called, and the field of a list that its names go to.
GROUPS = {
    "provincies": "gemeenten.provincie",
    "veiligheidsregios": "gemeenten.veiligheidsregio",
    "zorgkantoorregios": "gemeenten.zorgkantoorregio",
    "ggd regios": "werkgebieden.organisatie",
    "corop gebieden": "gemeenten.corop",
}
# What an edition may leave out: the atlas does without.
OPTIONAL = ("corop gebieden",)
REGIONS = {
    "gemeenten.code": "gemeente",
    "gemeenten.provincie": "provincie",
    "gemeenten.veiligheidsregio": "veiligheidsregio",
    "gemeenten.zorgkantoorregio": "zorgkantoorregio",
    "gemeenten.corop": "COROP-gebied",
}
SERVED = {"werkgebieden.organisatie": "GGD", "werkgebieden.gemeentecode": "gemeente"}
SHOWN = 8


@dataclass(frozen=True)
class Areas:
    """An edition of the table: its id, title and day, and per gemeente (CBS code) the names of its
    regions by field."""

    tabel: str
    titel: str
    gewijzigd: str
    regio: Mapping[str, Mapping[str, str]]

    @property
    def bron(self) -> str:
        """The edition as a source."""
        when = f", stand van {self.gewijzigd}" if self.gewijzigd else ""
        return f"CBS {self.tabel} ({self.titel}){when}"


def _news(asked: Asked) -> str:
    name, title = newest_table(asked.web, TITLE, asked.tot)
    own = Areas(name, title, TableV3(asked.web, name).changed, {})
    # What a keeper left alone the last time is to be seen again.
    return f"De nieuwste tabel: {own.bron}."


def _fetch(asked: Asked) -> Areas:
    name, title = newest_table(asked.web, TITLE, asked.tot)
    asked.progress(0.3, f"CBS {name}: {title}")
    own = TableV3(asked.web, name)
    columns = _columns(own)
    geo = own.dimension("geo")
    regions = {
        row[geo]: {veld: row[column] for veld, column in columns.items()}
        for row in own.every_row()
        if re.fullmatch(r"GM\d{4}", str(row.get(geo, "")))
    }
    return Areas(name, title, own.changed, regions)


def _columns(own: TableV3) -> dict[str, str]:
    """The column with the names of each group of regions, by field: found by the title of the group."""
    found = {}
    groups = {one["ID"]: _title(one) for one in own.properties if one.get("Type") == "TopicGroup"}
    for one in own.properties:
        veld = GROUPS.get(groups.get(one.get("ParentID"), ""))
        if one.get("Type") == "Topic" and veld and _title(one) == NAME:
            found[veld] = str(one["Key"])
    missing = [
        group for group, veld in GROUPS.items() if veld not in found and group not in OPTIONAL
    ]
    if missing:
        raise SourceError(
            f"CBS {own.id} heeft een andere vorm dan de atlas kent: {list_names(missing)} ontbreken. De "
            "gegevens blijven zoals ze zijn; meld dit aan wie de atlas onderhoudt."
        )
    return found


def _title(one: Mapping) -> str:
    # "GGD-regio's" is "ggd regios".
    return plain(str(one.get("Title", "")).replace("'", "").replace("’", ""))


def _check(asked: Asked, found: Areas) -> None:
    """Raise SourceError unless the table has the gemeenten of the atlas, each with every region."""
    known = set(asked.landscape.gemeenten.index)
    for told, codes in (
        ("kent de atlas niet", set(found.regio) - known),
        ("heeft deze tabel niet", known - set(found.regio)),
    ):
        if codes:
            raise SourceError(
                f"{found.titel}: {list_names(sorted(codes)[:SHOWN])} {told}. Er is niets voorgesteld; "
                "kijk met ‘ververs herindelingen’ wat er gebeurde."
            )
    empty = [code for code, own in found.regio.items() if not all(own.values())]
    if empty:
        raise SourceError(
            f"{found.titel}: bij {list_names(sorted(empty)[:SHOWN])} ontbreekt een regio. Er is niets "
            "voorgesteld."
        )


def _propose(asked: Asked, found: Areas) -> tuple[Proposal, ...]:
    herkomst = ListSource(found.bron, found.gewijzigd, SURE)
    codes = sorted(found.regio)
    regions = [
        {"gemeenten.code": gemeente_cell(asked.landscape, code), **found.regio[code]}
        for code in codes
    ]
    served = [
        {"werkgebieden.gemeentecode": gemeente_cell(asked.landscape, code), **found.regio[code]}
        for code in codes
    ]
    lists = (
        (REGIONS, regions, "gemeenten", found.titel),
        (SERVED, served, "werkgebieden", "GGD'en"),
    )
    return tuple(
        Proposal(f"CBS {found.tabel}: {what}", soort, *table(columns, rows), herkomst)
        for columns, rows, soort, what in lists
    )


AREAS = Source(
    "gebieden",
    "Regio's van de gemeenten (CBS)",
    "Provincie, veiligheidsregio, zorgkantoorregio, COROP-gebied en GGD van elke gemeente, uit de nieuwste "
    "tabel Gebieden in Nederland.",
    _news,
    _fetch,
    _check,
    _propose,
)
