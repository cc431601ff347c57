"""The partner card of a gemeente as a slide."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from geodata.figures import Told
from geodata.files.contacts_table import contact_ids
from geodata.find.answer import answer_of_code
from geodata.landscape import Landscape
from geodata.map.extent import around, extent_of
from geodata.map.state import map_state, surroundings_view
from geodata.map.view import dropped
from geodata.meeting.slide import Slide, Table
from geodata.meeting.slide_contacts import contact_table, kind_and_status
from geodata.meeting.slide_map import map_in_words, sources_in_words
from geodata.partners.card import card_of
from geodata.partners.gemeente_card import coalitie_in_words
from geodata.partners.partner_card import partner_card
from geodata.partners.partners import partners_of
from geodata.partners.summary import summary, summary_told
from geodata.records import NO_DATA, coalities_of, gemeenten_of, organisaties_of
from geodata.routes import steps_of
from geodata.words import number, place_in_words, with_note

# Which part of the card is on the slide; the first when the link does not say.
PARTS = ("kort", "partners", "stappen", "contacten")


def gemeente_slide(landscape: Landscape, keuze: Mapping[str, str], today: date) -> Slide:
    """The gemeente `code` of the link: in short, its partners, its next steps or the contacts
    (`deel`, one of `PARTS`)."""
    answer = answer_of_code(landscape, keuze.get("code", ""))
    deel = keuze.get("deel", PARTS[0])
    problems = [answer.melding] if answer.melding else []
    if deel not in PARTS:
        problems += dropped("deel", [deel])
        deel = PARTS[0]
    code = answer.code
    if not code:
        return Slide("Mijn gemeente", "", None, "", (), None, (), tuple(problems), "gemeente", ())
    view = replace(surroundings_view(landscape, code), beeld=_look(landscape, code))
    naam = gemeenten_of(landscape)[code].naam
    sentences: tuple[str, ...] = ()
    cijfers: tuple[Told, ...] = ()
    first = ""
    table = None
    card = card_of(landscape, code, today)
    titles = {
        "kort": naam,
        "partners": f"De partners van {naam}",
        "stappen": f"Volgende stappen {place_in_words(naam)}",
        "contacten": f"Wie te bellen {place_in_words(naam)}",
    }
    if deel == "kort":
        sentences = summary(landscape, code, today)
        first, cijfers = _coalitie(landscape, code), summary_told(landscape, code)
    elif deel == "partners":
        table = _partners(landscape, code, today)
        cijfers = (Told(number(len(table.rijen)), "regionale partners"),)
    elif deel == "stappen":
        steps = steps_of(landscape, code, today)
        sentences = tuple(f"{step.titel}. {step.tekst}" for step in steps)
    else:
        table = contact_table(landscape, contact_ids(landscape, code), today)
    return Slide(
        titel=titles[deel],
        zin=first,
        kaart=map_state(landscape, view) if deel in ("kort", "partners") else None,
        alt=map_in_words(landscape, view),
        zinnen=sentences,
        tabel=table,
        bronnen=sources_in_words(landscape, card.bronnen),
        problemen=tuple(problems),
        pagina="gemeente",
        keuze=(),
        cijfers=cijfers,
    )


def _coalitie(landscape: Landscape, code: str) -> str:
    """What is known of the coalitie, in one short sentence; the whole of it is in the summary."""
    where = place_in_words(gemeenten_of(landscape)[code].naam)
    row = coalities_of(landscape).get(code)
    told = coalitie_in_words(landscape, code)
    if row is None or row.status == "onbekend":
        told = f"{NO_DATA}; dat betekent niet dat er geen is"
    elif row.zekerheid != "hoog":
        told = with_note(told, f"zekerheid {row.zekerheid}")
    return f"Coalitie Kansrijke Start {where}: {told}."


def _look(landscape: Landscape, code: str) -> tuple[float, float, float, float]:
    """Where the map looks, as (south, west, north, east): a gemeente with its neighbours and the VSV or
    IGO that lies nearest, or a wall sees nobody beside it."""
    partners = partners_of(landscape, code)
    boxes = [around(landscape, (code, *partners.buren)), extent_of(landscape, code)]
    nearest = organisaties_of(landscape)[partners.vsv[0].id] if partners.vsv else None
    if nearest and nearest.lat is not None and nearest.lon is not None:
        place = (nearest.lat, nearest.lon)
        boxes.append((place, place))
    low, high = zip(*filter(None, boxes), strict=True)
    (south, west), (north, east) = (
        map(min, zip(*low, strict=True)),
        map(max, zip(*high, strict=True)),
    )
    return (round(south, 3), round(west, 3), round(north, 3), round(east, 3))


def _partners(landscape: Landscape, code: str, today: date) -> Table:
    entries = partner_card(landscape, code, today).entries
    rows = tuple(
        (
            entry.naam,
            kind_and_status(entry.soort, entry.status),
            entry.verband,
            entry.zekerheid or "berekend",
        )
        for entry in entries
    )
    naam = gemeenten_of(landscape)[code].naam
    return Table(
        ("Naam", "Soort en status", "Verband", "Zekerheid"), rows, f"Regionale partners van {naam}"
    )
