"""A printable A4 sheet about a gemeente: what is known in words, a map, the contacts, the sources.

Two sides of one sheet: the map for on the wall, the addresses for on the desk.
"""

from collections.abc import Iterator
from datetime import date

from geodata.files.a4 import A4, WIDTH, Cell, Code
from geodata.files.contacts_table import contact_ids
from geodata.files.qr import qr_code
from geodata.landscape import Landscape
from geodata.paper.surroundings import surroundings
from geodata.partners.card import card_of
from geodata.partners.contact import (
    functional_contacts_of,
    name_and_soort,
    site,
    source_in_words,
)
from geodata.partners.partners import partners_of
from geodata.partners.summary import summary
from geodata.records import coalities_of, gemeenten_of, organisaties_of
from geodata.routes import steps_of
from geodata.words import date_in_words, km_in_words

# The map fills what the words leave, within reason.
MAP_HEIGHTS = (70, 175)
# What is left free above and below the map, in mm.
AROUND = 8
QR_SIZE = 27
HEAD = ("Partner", "Contact", "Bron van het contact", "Hoe zeker")
SUBJECT = "Regionale partners in de geboortezorg"


def leaflet(landscape: Landscape, code: str, url: str, today: date) -> bytes:
    """The sheet about the gemeente with this CBS code, as PDF (A4, selectable text, Dutch).

    `url` is the address of its page, which the QR code and a link lead to. Only functional
    contacts are on it, of the gemeente itself too. Raises KeyError for an unknown code.
    """
    naam = gemeenten_of(landscape)[code].naam
    when = date_in_words(landscape.vocabulary.peildatum)
    footer = (
        f"Geboortezorgatlas. Gegevens van {when}, afgedrukt op {date_in_words(today.isoformat())}."
    )
    sheet = A4(f"{naam}: partners in de geboortezorg", SUBJECT, footer, today)
    _front(sheet, landscape, code, url, today)
    sheet.page()
    _contacts(sheet, landscape, code, today)
    _steps(sheet, landscape, code, today)
    _sources(sheet, landscape, code, today)
    return sheet.output()


def _front(sheet: A4, landscape: Landscape, code: str, url: str, today: date) -> None:
    row = gemeenten_of(landscape)[code]
    made = qr_code(url, error="m")
    where = f"Gemeente in {row.provincie}."
    scan = " Scan de code voor de actuele pagina met alle contacten." if made else ""
    sheet.top(
        ((f"{where}{scan}", 8.5, ""),),
        Code(made, QR_SIZE, f"QR-code naar de pagina van {row.naam}", url) if made else None,
    )
    sheet.heading("In het kort")
    for sentence in summary(landscape, code, today):
        sheet.line(sentence, 9)
    least, most = MAP_HEIGHTS
    height = max(least, min(most, sheet.height_left() - AROUND))
    picture, alternative = surroundings(landscape, code, WIDTH, height)
    sheet.picture(picture, WIDTH, height, alternative)


def _contacts(sheet: A4, landscape: Landscape, code: str, today: date) -> None:
    sheet.heading("Contacten van de gemeente en de partners")
    sheet.line(
        "Alleen adressen van organisaties. Persoonlijke adressen staan op de pagina zelf.",
        8,
        soft=True,
    )
    how_sure = _how_sure(landscape, code)
    rows = [*_own_coalitie(landscape, code)]
    for key in contact_ids(landscape, code):
        naam, soort = name_and_soort(landscape, key)
        organisatie = organisaties_of(landscape).get(key)
        status = organisatie.andere_status if organisatie else ""
        contacts = functional_contacts_of(landscape, key, today)
        # What one source gives has one note.
        notes = dict.fromkeys(filter(None, (contact.toelichting for contact in contacts)))
        rows.append(
            (
                "\n".join(filter(None, (naam, soort, status))),
                Cell(
                    "\n".join(contact.tekst for contact in contacts) or "niet gevonden",
                    contacts[0].href if contacts else "",
                ),
                "\n".join(notes) or ("eigen site" if contacts else ""),
                how_sure.get(key, ""),
            )
        )
    sheet.table((58, 54, 46, 22), HEAD, rows, size=6.8)


def _own_coalitie(landscape: Landscape, code: str) -> Iterator[tuple[str | Cell, ...]]:
    """A row for the site of the coalitie of the gemeente itself, where it has one."""
    coalitie = coalities_of(landscape).get(code)
    if not coalitie or not coalitie.website:
        return
    address = site("", coalitie.website)
    yield (
        f"{coalitie.naam or coalitie.deel_van or 'Eigen coalitie'}\ncoalitie Kansrijke Start",
        Cell(address.tekst, address.href),
        "site van de coalitie",
        f"zekerheid {coalitie.zekerheid}",
    )


def _how_sure(landscape: Landscape, code: str) -> dict[str, str]:
    """How sure it is that each partner is one of this gemeente, in words, by organisatie id."""
    partners = partners_of(landscape, code)
    stated = (*partners.regionaal.values(), *partners.overig)
    sure = {partner.id: partner.zekerheid for partner in stated}
    sure |= {row.organisatie: row.zekerheid for row in partners.omschreven}
    if partners.regionale_coalitie:
        sure[partners.regionale_coalitie] = coalities_of(landscape)[code].zekerheid
    near = {n.id: f"berekend: {km_in_words(n.km)}" for n in (*partners.vsv, *partners.centra)}
    return {key: f"zekerheid {value}" for key, value in sure.items()} | near


def _steps(sheet: A4, landscape: Landscape, code: str, today: date) -> None:
    sheet.heading("Wat u nu kunt doen")
    sheet.steps((step.titel for step in steps_of(landscape, code, today)), 8.5)


def _sources(sheet: A4, landscape: Landscape, code: str, today: date) -> None:
    sheet.heading("Bronnen")
    for source in card_of(landscape, code, today).bronnen:
        sheet.line(source_in_words(source), 7)
    sheet.line(
        f"{landscape.vocabulary.grenzen} (CC BY 4.0). Afstanden zijn berekend: hemelsbreed, op "
        "ongeveer 1 km. Zekerheid hoog betekent: een bron noemt het; ‘waarschijnlijk’ in de tekst "
        "betekent: afgeleid of geschat.",
        7,
        soft=True,
    )
