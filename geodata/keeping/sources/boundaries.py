"""The boundaries of the newest year, beside those of the atlas: shown, and taken over as one."""

from dataclasses import dataclass

import geopandas

from geodata.keeping.change import Change
from geodata.keeping.origin import ListSource
from geodata.keeping.sources.coverage import as_kept
from geodata.keeping.sources.moved import ALIKE, MOST, Compared, compare, in_words
from geodata.keeping.sources.pdok import Edition, edition, newest_year
from geodata.keeping.sources.proposal import SURE, Asked, Source, Step
from geodata.keeping.sources.web import SourceError
from geodata.keeping.store.base import CONTENT
from geodata.landscape import RD, Landscape
from geodata.package.boundaries import BOUNDARIES, FINE, boundaries_in
from geodata.package.faults import Fault
from geodata.words import number


@dataclass(frozen=True)
class Boundaries:
    """An edition as the atlas would keep it: both files as text, the finer shapes (index: CBS code;
    CRS: EPSG:4326), and how they lie beside those of the atlas."""

    edition: Edition
    getekend: str
    fijn: str
    vormen: geopandas.GeoSeries
    vergeleken: Compared

    @property
    def herkomst(self) -> ListSource:
        """The edition as the source of an import."""
        return ListSource(self.edition.bron, f"{self.edition.jaar}-01-01", SURE)

    def changes(self, landscape: Landscape) -> list[Change]:
        """The files that become another."""
        package = landscape.package
        texts = zip((package.drawn, package.fine), (self.getekend, self.fijn), strict=True)
        return [
            Change(name, file, CONTENT, before.decode(), after)
            for (name, file), (before, after) in zip(BOUNDARIES.items(), texts, strict=True)
            if before.decode() != after
        ]

    def in_words(self, landscape: Landscape) -> tuple[str, ...]:
        """What they are, and what they change."""
        told = in_words(
            self.vergeleken, landscape.gemeenten["naam"].to_dict(), self.edition.algemeen.namen
        )
        if self.edition.fijn is None:
            told.append(
                "Gedetailleerde grenzen van dat jaar zijn er niet, of zij tellen het water mee: van "
                "dichtbij komen de gegeneraliseerde grenzen op de kaart."
            )
        return tuple(told)


def fetch_boundaries(asked: Asked) -> Boundaries:
    """The newest boundaries, made a coverage and compared. Raises SourceError."""
    found = edition(asked.web, newest_year(asked.web, asked.tot), asked.progress)
    asked.progress(0.8, "Grenzen vereenvoudigen en vergelijken")
    getekend, fijn = as_kept(found)
    faults: list[Fault] = []
    vormen = boundaries_in(fijn.encode(), FINE, faults)
    if vormen is None or faults:
        raise SourceError("De grenzen van PDOK zijn onleesbaar. Er is niets voorgesteld.")
    before = asked.landscape.boundaries_fine.to_crs(RD).make_valid()
    compared = compare(before, vormen.to_crs(RD).make_valid())
    return Boundaries(found, getekend, fijn, vormen, compared)


def check_boundaries(asked: Asked, found: Boundaries) -> None:
    """Raise SourceError unless they are those of the Netherlands that the atlas knows."""
    before, after = len(asked.landscape.gemeenten), len(found.edition.algemeen.namen)
    if not 0.8 * before <= after <= 1.2 * before:
        raise SourceError(
            f"PDOK geeft {number(after)} gemeenten en de atlas heeft er {number(before)}. Er is niets "
            "voorgesteld."
        )
    if found.vergeleken.overeen < MOST:
        raise SourceError(
            f"Van de gemeenten in de grenzen van PDOK ligt maar {number(100 * found.vergeleken.overeen)}% "
            f"voor meer dan {number(100 * ALIKE)}% waar de atlas die tekent. Er is niets voorgesteld."
        )


def _news(asked: Asked) -> str:
    return f"De nieuwste grenzen zijn die van 1 januari {newest_year(asked.web, asked.tot)}."


def _propose(asked: Asked, found: Boundaries) -> tuple[Step, ...]:
    changes = tuple(found.changes(asked.landscape))
    if not changes:
        return ()
    compared = found.vergeleken
    todo = (
        "Er kwamen of gingen gemeenten. Dat raakt ook de tabellen: gebruik ‘ververs herindelingen’, die "
        "neemt deze grenzen mee."
        if compared.nieuw or compared.weg
        else ""
    )
    step = Step(
        "grenzen",
        f"Grenzen van {found.edition.jaar}",
        found.herkomst,
        found.in_words(asked.landscape),
        lambda _: changes,
        open=todo,
    )
    return (step,)


BORDERS = Source(
    "grenzen",
    "Grenzen van de gemeenten (CBS en Kadaster, via PDOK)",
    "De grenzen van het nieuwste jaar, vereenvoudigd als één geheel: grof voor het land, fijner van "
    "dichtbij. De atlas zegt welke gemeenten anders liggen en hoeveel.",
    _news,
    fetch_boundaries,
    check_boundaries,
    _propose,
)
