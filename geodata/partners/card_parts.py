"""What a card of the contact panel is made of."""

from dataclasses import dataclass

from geodata.figures import Told
from geodata.landscape import Landscape
from geodata.partners.contact import ContactLink, Source
from geodata.partners.contradictions import in_words, tegenspraken_of


@dataclass(frozen=True)
class Fact:
    """One line of a card. `doel` is the id of the record that the line is about, if it is one."""

    label: str
    tekst: str
    zekerheid: str = ""
    toelichting: str = ""
    doel: str = ""


@dataclass(frozen=True)
class Card:
    """Everything the panel says about one record; `cijfers` are its facts that are numbers and are sure."""

    id: str
    naam: str
    soort: str
    status: str
    uitleg: str
    zekerheid: str
    zekerheid_uitleg: str
    feiten: tuple[Fact, ...]
    contacten: tuple[ContactLink, ...]
    bronnen: tuple[Source, ...]
    opmerkingen: tuple[str, ...]
    tegenspraken: tuple[str, ...]
    waarschuwing: str
    verder: dict[str, tuple[str, ...]]
    melding: str
    cijfers: tuple[Told, ...] = ()


def contradicted(landscape: Landscape, key: str) -> tuple[str, ...]:
    """What is contradicted of a gemeente (by CBS code) or an organisatie (by id), a text each."""
    return tuple(in_words(item) for item in tegenspraken_of(landscape, key))
