"""The questions that people come with: each with one figure of today and the page that answers it."""

from dataclasses import dataclass

from geodata.compare.overlap import between
from geodata.compare.white_spots import CENTRE_KM_CHOICES, KM_CHOICES, per_reason, white_spots
from geodata.figures.bodies import burdens
from geodata.figures.figure import figures
from geodata.figures.values import figure, values
from geodata.landscape import Landscape, derive
from geodata.records import situaties_of
from geodata.regions.divisions import divisions
from geodata.words import count, number

BIRTHS = "geboorten"


@dataclass(frozen=True)
class Door:
    """A question, a sentence with a figure, and the address of the page behind it."""

    vraag: str
    zin: str
    adres: str


@derive
def doors(landscape: Landscape) -> tuple[Door, ...]:
    """The doors to what people come for, in the order in which most people need them."""
    middle = burdens(landscape)["aantal"].median()
    a, b = landscape.vocabulary.vergelijk
    labels = [divisions(landscape)[name].label for name in (a, b)]
    stools = len(between(landscape, a, b))
    spots = white_spots(landscape, KM_CHOICES[0], CENTRE_KM_CHOICES[0])
    unknown = per_reason(spots)["geen-gegevens"][0]
    gemeenten = len(landscape.gemeenten)
    return (
        Door(
            "Wie zijn onze partners?",
            f"Minstens de helft van de gemeenten heeft er {number(middle)} of meer.",
            "gemeente",
        ),
        Door("Hoe ziet een regio eruit?", _births(landscape), "regiobeeld"),
        Door(
            "Waar passen regio's niet op elkaar?",
            f"{count(stools, 'gemeente ligt', 'gemeenten liggen')} tussen twee gebieden in "
            f"({labels[0]} en {labels[1]}).",
            "vergelijken",
        ),
        Door(
            "Waar ontbreekt iets?",
            f"Van {number(unknown)} van de {number(gemeenten)} gemeenten vonden we niets over een "
            "coalitie.",
            "vergelijken?deel=witte-vlekken&redenen=geen-gegevens",
        ),
        *_route(landscape),
        Door(
            "Een overleg voorbereiden",
            f"Voor elk van de {number(gemeenten)} gemeenten staat een presentatie klaar.",
            "presenteren",
        ),
    )


def _births(landscape: Landscape) -> str:
    if BIRTHS not in figures(landscape):
        return "Hoeveel kinderen er geboren worden, wie er wonen en waar zij bevallen."
    born = values(landscape, BIRTHS).sum()
    return f"In {figure(landscape, BIRTHS).periode} zijn {number(born)} kinderen geboren."


def _route(landscape: Landscape) -> tuple[Door, ...]:
    """The door to what a family needs; none without situations."""
    situations = len(situaties_of(landscape))
    if not situations:
        return ()
    zin = f"{count(situations, 'situatie', 'situaties')}, en wie u dan belt."
    return (Door("Wat moet er zijn voor een gezin?", zin, "klantroute"),)
