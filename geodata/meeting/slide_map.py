"""A view of the map as a slide."""

from collections.abc import Iterable, Mapping
from datetime import date

from geodata.figures import Told, values, weight
from geodata.landscape import Landscape
from geodata.map.counts import count_in_words, counted, filter_in_words, title_of
from geodata.map.state import map_state
from geodata.map.view import View, dropped, parse
from geodata.meeting.slide import Slide, Table
from geodata.meeting.slide_contacts import contact_table, kind_and_status
from geodata.partners.card import card_of
from geodata.partners.card_parts import Fact
from geodata.partners.contact import Source, functional_contacts_of, source_in_words
from geodata.records import NO_DATA, coalities_of, gemeenten_of, old_in_words, organisaties_of
from geodata.regions.layer_records import served
from geodata.words import (
    capital,
    count,
    date_in_words,
    join_words,
    list_names,
    number,
    with_note,
)

# With how many gemeenten a step says to begin.
STEPS = 6
SILENT = "gemeenten zonder gegevens over een coalitie"
# What of a selected record is on a slide.
PARTS = ("", "partners", "coalities", "stappen", "contacten")


def map_slide(landscape: Landscape, keuze: Mapping[str, str], today: date) -> Slide:
    """The map as a link of the page Kaart shows it, with what is known of what is selected.

    `deel` of the link (one of `PARTS`) may ask for something else about the area of a selected
    organisatie than its own facts.
    """
    view, problems = parse(landscape, keuze)
    deel = keuze.get("deel", "")
    problems += dropped("deel", [deel] if deel not in PARTS else ())
    if view.gekozen not in served(landscape):
        deel = ""
    card = card_of(landscape, view.gekozen, today, view.weeg) if view.gekozen else None
    sentences: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    table, cijfers = None, card.cijfers if card else ()
    if card and deel == "contacten":
        table, cijfers = contact_table(landscape, present(landscape, view.gekozen), today), ()
    elif card and deel == "partners":
        table = _partners(landscape, view.gekozen)
        cijfers = (Told(number(len(table.rijen)), "andere organisaties"), *cijfers)
    elif card and deel == "coalities":
        sentences = _coalities(landscape, view.gekozen)
        cijfers = _stated(landscape, view.gekozen)
    elif card and deel == "stappen":
        sentences = _steps(landscape, view, today)
        # The first step says of how many nothing is known.
        cijfers = tuple(one for one in _stated(landscape, view.gekozen) if one.wat != SILENT)
    elif card:
        sentences = tuple(fact_in_words(fact) for fact in card.feiten if fact.tekst)
    else:
        on = [laag for laag in landscape.vocabulary.lagen if laag.id in view.lagen]
        sentences = tuple(f"{count_in_words(landscape, laag, view)}." for laag in on)
        told = tuple(f"{laag.label}: {laag.uitleg}" for laag in on)
        cijfers = tuple(one for laag in on for one in counted(landscape, laag, view))
    return Slide(
        titel=card.naam if card else title_of(landscape, view),
        zin="",
        # Of a table of contacts one looks at nothing but the table.
        kaart=None if table and table.contacten else map_state(landscape, view),
        alt=map_in_words(landscape, view),
        zinnen=sentences,
        tabel=table,
        bronnen=sources_in_words(landscape, card.bronnen if card else ()),
        problemen=tuple(problems),
        pagina="kaart",
        keuze=(),
        filter=filter_in_words(landscape, view),
        cijfers=cijfers,
        uitleg=told,
    )


def fact_in_words(fact: Fact) -> str:
    """A fact of a card as a sentence; what no source says in so many words is not told flat."""
    unsure = f" (zekerheid {fact.zekerheid})" if fact.zekerheid in ("middel", "laag") else ""
    return f"{fact.label}: {fact.tekst.rstrip('.')}{unsure}."


def map_in_words(landscape: Landscape, view: View) -> str:
    """What a map of a view shows, in one or two Dutch sentences."""
    on = [laag.label for laag in landscape.vocabulary.lagen if laag.id in view.lagen]
    what = f"met {join_words(on)}" if on else "zonder lagen"
    text = f"Kaart van Nederland {what}."
    if view.gekozen:
        known = organisaties_of(landscape).get(view.gekozen)
        text += f" Gekozen is {(known or gemeenten_of(landscape)[view.gekozen]).naam}."
    return text


def sources_in_words(landscape: Landscape, sources: Iterable[Source]) -> tuple[str, ...]:
    """Sources as sentences with their date and age, each once; the boundaries come last."""
    texts = [source_in_words(source) for source in sources]
    vocabulary = landscape.vocabulary
    texts.append(
        f"Gegevens verzameld tot {date_in_words(vocabulary.peildatum)}. {vocabulary.grenzen} "
        "(CC BY 4.0)."
    )
    return tuple(dict.fromkeys(texts))


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
    rows = organisaties_of(landscape)
    there = sorted(
        (other for other, together in shared.items() if together),
        key=lambda other: (kinds.index(rows[other].soort), -shared[other], other),
    )
    return (key, *there)


def _partners(landscape: Landscape, key: str) -> Table:
    own = set(served(landscape)[key])
    organisaties = organisaties_of(landscape)
    rows = []
    for other in present(landscape, key)[1:]:
        row, codes = organisaties[other], served(landscape)[other]
        together = len(own.intersection(codes))
        rows.append(
            (
                row.naam,
                kind_and_status(
                    landscape.vocabulary.soorten[row.soort].enkelvoud, row.andere_status
                ),
                f"{together} van {len(own)}",
                row.zekerheid,
            )
        )
    return Table(
        ("Naam", "Soort en status", "Gemeenten samen", "Zekerheid"),
        tuple(rows),
        f"Wie er nog meer werkt in het gebied van {organisaties[key].naam}",
    )


def _coalities(landscape: Landscape, key: str) -> tuple[str, ...]:
    """Which gemeenten of an area have which status, by name; with the date of a source that is old."""
    rows, stated = gemeenten_of(landscape), coalities_of(landscape)
    found: dict[tuple[str, str], list[str]] = {}
    for code in served(landscape)[key]:
        row = stated.get(code)
        status = (row.status, row.status_in_words) if row else (NO_DATA, NO_DATA)
        found.setdefault(status, []).append(rows[code].naam)
    order = [value for klasse in landscape.vocabulary.statussen for value in klasse.waarden]
    return tuple(
        f"{capital(words)} ({len(found[status, words])}): {list_names(sorted(found[status, words]))}."
        for status, words in sorted(found, key=lambda one: (order.index(one[0]), one[1]))
    )


def _stated(landscape: Landscape, key: str) -> tuple[Told, ...]:
    """How many gemeenten of an area have which class of status, as figures; of how many the source is
    old stands with it."""
    stated, own = coalities_of(landscape), served(landscape)[key]
    found = []
    for klasse in landscape.vocabulary.statussen:
        there = [c for c in own if (stated[c].status if c in stated else NO_DATA) in klasse.waarden]
        old = old_in_words(stated[code] for code in there if code in stated)
        what = f"gemeenten: coalitie {klasse.label}"
        if klasse.id == NO_DATA:
            what = SILENT
        if there:
            found.append(Told(number(len(there)), with_note(what, old) if old else what))
    return tuple(found)


def _steps(landscape: Landscape, view: View, today: date) -> tuple[str, ...]:
    """What to do next in an area: who is missing, and which contacts are old."""
    key = view.gekozen
    stated, gemeenten = coalities_of(landscape), gemeenten_of(landscape)
    own = served(landscape)[key]
    unknown = [c for c in own if c not in stated or stated[c].status == "onbekend"]
    figuur = weight(landscape, view.weeg)
    sizes = values(landscape, figuur.id)[unknown].sort_values(ascending=False)
    steps = []
    if len(sizes):
        first = list_names(gemeenten[code].naam for code in sizes.index[:STEPS])
        steps.append(
            f"Vraag in {count(len(sizes), 'gemeente', 'gemeenten')} na of er een coalitie is; wij "
            "vonden er niets over."
        )
        steps.append(f"Begin bij de meeste {figuur.in_een_zin}: {first}.")
    begun = [c for c in own if c not in unknown and stated[c].status != "actief"]
    if begun:
        which = list_names(sorted(gemeenten[c].naam for c in begun))
        many = count(len(begun), "gemeente", "gemeenten")
        steps.append(f"Help {many} verder waar de coalitie nog niet actief is.")
        steps.append(f"Nog niet actief: {which}.")
    there = [organisaties_of(landscape)[k] for k in present(landscape, key)]
    idle = [row.naam for row in there if not row.is_actief]
    if idle:
        which = list_names(idle)
        steps.append(f"Zoek uit wie nu aanspreekbaar is in plaats van: {which}.")
    silent = [row.naam for row in there if not functional_contacts_of(landscape, row.id, today)]
    if silent:
        which = list_names(silent)
        steps.append(f"Zoek een algemeen mailadres of een site van: {which}.")
    steps.append("Loop de contacten na: bij elk staat hoe oud de bron is.")
    return tuple(steps)
