"""What every file of a meeting says of itself: of when it is, and where its code leads back to."""

from datetime import date

from geodata.landscape import Landscape
from geodata.words import date_in_words

UNTITLED = "Presentatie van de Geboortezorgatlas"
LAST_TITLE = "Bekijk deze presentatie in de atlas"
# The text that stands for the code, and what who follows it sees.
CODE = "QR-code naar deze presentatie in de Geboortezorgatlas"
APPENDIX = "Bijlage"
TO_LOOK_UP = "Om na te slaan: alle tekst en tabellen waarvan een begin op de dia's staat."
# On a scene that goes on there.
MORE = "Alles hierover staat in de bijlage"
SAME_MAPS = "U ziet dan dezelfde kaarten, met de gegevens van dat moment."


def made_in_words(landscape: Landscape, today: date) -> str:
    """Of when the data are and when the file was made: a Dutch sentence without its point."""
    return (
        f"Gegevens van {date_in_words(landscape.vocabulary.peildatum)}, "
        f"gemaakt op {date_in_words(today.isoformat())}"
    )
