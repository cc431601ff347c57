"""A view of the map as a slide."""

from collections.abc import Iterable, Mapping
from datetime import date

from geodata.card import card_of
from geodata.contact import Source, functional_contacts_of
from geodata.filters import shown
from geodata.landscape import Landscape
from geodata.link import View, parse
from geodata.map_state import map_state
from geodata.meeting.slide import Slide, Table
from geodata.records import records, served
from geodata.words import count, date_in_words, join_words

ROWS = 12
CONTACT_COLUMNS = ("Organisatie", "Soort", "Contact", "Bereikbaar op", "Bron en leeftijd")
# What of a selected record is on a slide.
PARTS = ("", "partners", "contacten")


def map_slide(landscape: Landscape, keuze: Mapping[str, str], today: date) -> Slide:
    """The map as a link of the page Kaart shows it, with what is known of what is selected.

    `deel` of the link may ask for the partners or the contacts in the area of a selected
    organisatie, as a table.
    """
    view, problems = parse(landscape, keuze)
    deel = keuze.get("deel", "") if view.gekozen in served(landscape) else ""
    card = card_of(landscape, view.gekozen, today) if view.gekozen else None
    sentences: tuple[str, ...] = ()
    table = None
    if card and deel == "contacten":
        table = contact_table(landscape, present(landscape, view.gekozen), today)
    elif card and deel == "partners":
        table = _partners(landscape, view.gekozen)
    elif card:
        sentences = tuple(f"{fact.label}: {fact.tekst}." for fact in card.feiten if fact.tekst)
    else:
        sentences = tuple(_counts(landscape, view))
    return Slide(
        titel=card.naam if card else "Wie werkt waar in de geboortezorg?",
        zin="",
        kaart=map_state(landscape, view),
        alt=map_in_words(landscape, view),
        zinnen=sentences,
        tabel=table,
        bronnen=sources_in_words(landscape, card.bronnen if card else ()),
        problemen=tuple(problems),
        pagina="kaart",
        keuze=(),
    )


def map_in_words(landscape: Landscape, view: View) -> str:
    """What a map of a view shows, in one or two Dutch sentences."""
    on = [laag.label for laag in landscape.vocabulary.lagen if laag.id in view.lagen]
    what = f"met {join_words(on)}" if on else "zonder lagen"
    text = f"Kaart van Nederland {what}."
    if view.gekozen:
        names = landscape.organisaties["naam"].get(view.gekozen)
        naam = names or landscape.gemeenten.loc[view.gekozen, "naam"]
        text += f" Gekozen is {naam}."
    return text


def sources_in_words(landscape: Landscape, sources: Iterable[Source]) -> tuple[str, ...]:
    """Sources as sentences with their date and age, each once; the boundaries come last."""
    texts = []
    for source in sources:
        about = (
            f"{source.onderwerp[:1].upper()}{source.onderwerp[1:]}: " if source.onderwerp else ""
        )
        known = source.datum and not source.leeftijd.startswith(source.datum)
        age = f"{source.datum}, {source.leeftijd}" if known else source.leeftijd
        texts.append(f"{about}{source.tekst} ({age}).")
    vocabulary = landscape.vocabulary
    texts.append(
        f"Gegevens verzameld tot {date_in_words(vocabulary.peildatum)}. {vocabulary.grenzen} "
        "(CC BY 4.0)."
    )
    return tuple(dict.fromkeys(texts))


def contact_table(landscape: Landscape, keys: Iterable[str], today: date) -> Table:
    """How to reach some organisaties: one row per functional mailbox, number or site, with its
    source."""
    rows, unreachable = [], []
    for key in keys:
        row = landscape.organisaties.loc[key]
        soort = landscape.vocabulary.soorten[row["soort"]].enkelvoud
        found = functional_contacts_of(landscape, key, today)
        rows += [(row["naam"], soort, c.label, c.tekst, c.toelichting) for c in found]
        if not found:
            unreachable.append(row["naam"])
    rest = f"Zonder bekend contact: {join_words(unreachable)}." if unreachable else ""
    return Table(
        CONTACT_COLUMNS,
        tuple(rows),
        "Contacten, met hun bron en leeftijd",
        contacten=True,
        rest=rest,
    )


def present(landscape: Landscape, key: str) -> tuple[str, ...]:
    """An organisatie with a werkgebied and every other one that serves one of its gemeenten, those
    with the most of them first within their kind; ids in the order of the kinds."""
    own = set(served(landscape)[key])
    kinds = list(landscape.vocabulary.soorten)
    shared = {
        other: len(own.intersection(codes))
        for other, codes in served(landscape).items()
        if other != key
    }
    soort = landscape.organisaties["soort"]
    there = sorted(
        (other for other, together in shared.items() if together),
        key=lambda other: (kinds.index(soort[other]), -shared[other], other),
    )
    return (key, *there)


def _partners(landscape: Landscape, key: str) -> Table:
    own = set(served(landscape)[key])
    frame = landscape.organisaties
    rows = []
    for other in present(landscape, key)[1:]:
        row, codes = frame.loc[other], served(landscape)[other]
        together = len(own.intersection(codes))
        rows.append(
            (
                row["naam"],
                landscape.vocabulary.soorten[row["soort"]].enkelvoud,
                "" if row["status"] == "actief" else row["status"],
                f"{together} van {len(own)}",
                row["zekerheid"],
            )
        )
    rest = (
        count(len(rows) - ROWS, "andere organisatie", "andere organisaties")
        if len(rows) > ROWS
        else ""
    )
    return Table(
        ("Naam", "Soort", "Status", "Gemeenten samen", "Zekerheid"),
        tuple(rows[:ROWS]),
        f"Wie er nog meer werkt in het gebied van {frame.loc[key, 'naam']}",
        rest=f"En nog {rest}." if rest else "",
    )


def _counts(landscape: Landscape, view: View) -> Iterable[str]:
    for laag in landscape.vocabulary.lagen:
        if laag.id in view.lagen:
            flags = shown(landscape, laag, view)
            total = "" if all(flags) else f" van {len(records(landscape, laag))}"
            yield f"{laag.label}: {sum(flags)}{total}. {laag.uitleg}"
