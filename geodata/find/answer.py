"""From what somebody types to what it stands for: a gemeente, a former one, a place, a postcode, an
organisatie, or a word of the field with a page of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geodata.find.candidates import (
    EXACT,
    GEMEENTE,
    LIKE,
    PLAATS,
    WITHIN,
    WORD,
    Candidate,
    candidates,
)
from geodata.find.codes import clean_code, former_gemeenten
from geodata.find.names import Listed, by_label, plain
from geodata.find.postcode import (
    PostcodeError,
    codes_today,
    gemeenten_of_postcode,
    postcode_of,
)
from geodata.find.search import MAX_QUERY
from geodata.find.spellings import caribbean, readings
from geodata.landscape import Landscape
from geodata.words import count, date_in_words

# How many choices, and how much of a query, an answer shows.
SHOWN, ECHO = 8, 40

Lookup = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True)
class Choice:
    """One of several records that a query can stand for, and what to show for it."""

    code: str
    tekst: str


@dataclass(frozen=True)
class Answer:
    """What a query stands for.

    `soort` is "leeg", "gemeente", "plaats", "postcode", "organisatie", "woord" or "onbekend". Either
    `code` is the one gemeente, or `organisatie` the id of the one organisatie, or `adres` the page
    that has it, or `keuzes` are the records to choose from, or `melding` says in Dutch what to do.
    `melding` also explains a code ("Haren hoort sinds ... bij Groningen") or asks for a choice.
    """

    soort: str
    code: str = ""
    keuzes: tuple[Choice, ...] = ()
    melding: str = ""
    organisatie: str = ""
    adres: str = ""

    @property
    def sleutel(self) -> str:
        """The one record that it stands for, or ""."""
        return self.code or self.organisatie


def locate(landscape: Landscape, query: str, lookup: Lookup | None = None) -> Answer:
    """What the text in the field "Gemeente, plaats of postcode" stands for.

    `lookup` gives the CBS codes for a postcode ("1012AB") and may raise PostcodeError
    (geodata.find.postcode.Postcodes is one); without it a postcode goes by its four digits.
    Whatever the text is, the answer has a record, a page, choices or a sentence that helps.
    """
    whole = " ".join(query.split())
    if taken := by_label(landscape).get(whole):
        return _taken(landscape, taken)
    text = whole[:MAX_QUERY]
    if not text:
        return Answer("leeg", melding="Typ de naam van een gemeente of plaats, of een postcode.")
    # A suggestion of a postcode says in which gemeente it lies.
    postcode = postcode_of(text.partition(", postcode in ")[0])
    if postcode:
        answer = _by_postcode(landscape, postcode, lookup)
        chosen = [item for item in answer.keuzes if f", postcode in {item.tekst}, " in f"{text}, "]
        return Answer("postcode", chosen[0].code) if chosen else answer
    code = clean_code(text)
    if code in landscape.gemeenten.index:
        return Answer(GEMEENTE, code)
    wanted = plain(text)
    if wanted[:1].isdigit() and not candidates(landscape, wanted) and not caribbean(text):
        melding = (
            f"‘{text[:ECHO]}’ is geen postcode. Een Nederlandse postcode heeft vier cijfers en twee "
            "letters, zoals 1012 AB. Of zoek op plaats of gemeente."
        )
        return Answer("onbekend", melding=melding)
    return _by_name(landscape, text) if wanted else _unknown(text)


def answer_of_code(landscape: Landscape, code: str) -> Answer:
    """What a CBS code in a link stands for, also without capitals or "GM": a gemeente, a former one
    (with what it became and when), or nothing that is known. An empty code is no question."""
    code = clean_code(code)
    if not code:
        return Answer("leeg")
    if code in landscape.gemeenten.index:
        return Answer(GEMEENTE, code)
    merged = former_gemeenten(landscape)
    merged = merged[merged["oude_code"] == code]
    if merged.empty:
        named = locate(landscape, code)
        if named.code or named.organisatie or (named.keuzes and not any(map(str.isdigit, code))):
            return named
        melding = f"De code ‘{code[:ECHO]}’ in de link is geen gemeente. Zoek op naam of postcode."
        return Answer("onbekend", melding=melding)
    old, when = merged[["oude_naam", "datum"]].iloc[0]
    if len(merged) == 1:
        new_code, new = merged[["nieuwe_code", "nieuwe_naam"]].iloc[0]
        melding = f"{old} hoort sinds {date_in_words(when)} bij {new}."
        return Answer(GEMEENTE, new_code, melding=melding)
    keuzes = tuple(
        Choice(row.nieuwe_code, f"{row.nieuwe_naam}, gemeente") for row in merged.itertuples()
    )
    melding = f"{old} is op {date_in_words(when)} over meer gemeenten verdeeld. Welke bedoelt u?"
    return Answer(GEMEENTE, keuzes=keuzes, melding=melding)


def _taken(landscape: Landscape, item: Listed) -> Answer:
    """What a name stands for that was taken from the list under the field."""
    gemeente = landscape.gemeenten["naam"].get(item.sleutel)
    if gemeente:
        if item.naam == gemeente:
            return Answer(GEMEENTE, item.sleutel)
        fits = [c for c in candidates(landscape, plain(item.naam)) if c.sleutel == item.sleutel]
        melding = fits[0].melding if fits else ""
        return Answer(GEMEENTE, item.sleutel, melding=melding)
    if item.sleutel in landscape.organisaties.index:
        return Answer("organisatie", organisatie=item.sleutel)
    return Answer("woord", adres=item.sleutel)


def _by_name(landscape: Landscape, text: str) -> Answer:
    wanted = plain(text)
    words = landscape.table("zoekwoorden")
    page = words.loc[words["woord"].map(plain) == wanted, "adres"]
    if len(page):
        return Answer("woord", adres=page.iloc[0])
    if elsewhere := caribbean(text):
        return Answer("onbekend", melding=elsewhere)
    found: list[Candidate] = []
    for meant, provincie in _readings(landscape, text):
        found = [
            item
            for item in candidates(landscape, meant)
            if not provincie or _provincie(landscape, item) == provincie
        ]
        if provincie and found and found[0].score > LIKE:
            return _one_or_ask(text, [item for item in found if item.score == found[0].score])
        if found and found[0].score == EXACT:
            break
    else:
        found = candidates(landscape, wanted)
    return _weigh(landscape, text, found)


def _readings(landscape: Landscape, text: str) -> Iterable[tuple[str, str]]:
    """The names that a text can hold, and last the one without what stands between brackets."""
    yield from readings(landscape, text)
    if plain(text.partition("(")[0]):
        yield plain(text.partition("(")[0]), ""


def _provincie(landscape: Landscape, item: Candidate) -> str:
    return landscape.gemeenten["provincie"].get(item.sleutel, "")


def _weigh(landscape: Landscape, text: str, found: list[Candidate]) -> Answer:
    """Of all that a name can stand for what a reader may mean: one, a few to choose from, or none."""
    places = [item for item in found if item.soort in (GEMEENTE, PLAATS)]
    exact = [item for item in found if item.score == EXACT]
    if any(item in places for item in exact):
        exact = [item for item in exact if item in places]
    provincie = next(
        (p for p in sorted(set(landscape.gemeenten["provincie"])) if plain(p) == plain(text)), ""
    )
    if exact and not any(item.soort == GEMEENTE for item in exact):
        # A small place has the name, but "Alphen" may as well be Alphen aan den Rijn.
        exact += [item for item in places if item.score == WORD and item.soort == GEMEENTE]
        exact.sort(key=lambda item: -item.inwoners)
    if provincie and not any(item in places for item in exact):
        melding = f"{provincie} is een provincie. Zoek op een gemeente, plaats of postcode."
        if exact:
            melding += " Of bedoelt u een van deze?"
        return Answer("onbekend", keuzes=_shown(exact), melding=melding)
    if len(exact) == 1 and provincie and exact[0].melding:
        also = f"{exact[0].melding} {provincie} is ook een provincie."
        return _one(exact[0], also)
    if exact:
        return _one_or_ask(text, exact)
    begin = [
        item for item in found if item.score > LIKE and (item in places or item.score > WITHIN)
    ]
    begin = begin or [item for item in found if item.score == WITHIN]
    if begin:
        return _one_or_ask(text, begin)
    if found:
        asking = "Bedoelt u deze?" if len(found) == 1 else "Bedoelt u een van deze?"
        melding = f"We vinden in Nederland niets met de naam ‘{text[:ECHO]}’. {asking}"
        return Answer(found[0].soort, keuzes=_shown(found), melding=melding)
    return _unknown(text)


def _one_or_ask(text: str, found: list[Candidate]) -> Answer:
    if len(found) == 1:
        return _one(found[0], found[0].melding)
    exact = all(item.score == EXACT for item in found)
    said = (
        f"De naam ‘{text[:ECHO]}’ past bij meer"
        if exact
        else f"Meer namen passen bij ‘{text[:ECHO]}’"
    )
    if exact:
        said += (
            " gemeenten" if all(item.soort in (GEMEENTE, PLAATS) for item in found) else " namen"
        )
    if len(found) > SHOWN:
        said += f": {count(len(found), 'naam', 'namen')}, hier ziet u er {SHOWN}. Typ verder om de andere te vinden"
    soort = GEMEENTE if any(item.soort == GEMEENTE for item in found) else found[0].soort
    return Answer(soort, keuzes=_shown(found), melding=f"{said}. Welke bedoelt u?")


def _one(item: Candidate, melding: str) -> Answer:
    if item.soort in (GEMEENTE, PLAATS):
        return Answer(item.soort, item.sleutel, melding=melding)
    return Answer("organisatie", melding=melding, organisatie=item.sleutel)


def _shown(found: Iterable[Candidate]) -> tuple[Choice, ...]:
    return tuple(Choice(item.sleutel, item.tekst) for item in list(found)[:SHOWN])


def _by_postcode(landscape: Landscape, postcode: str, lookup: Lookup | None) -> Answer:
    """Four digits are found in the data; a whole postcode is looked up, and goes by its four digits
    when that cannot be."""
    shown = f"{postcode[:4]} {postcode[4:]}".strip()
    own = gemeenten_of_postcode(landscape, postcode[:4])
    why = ""
    if len(postcode) == 4 and own:
        codes = own
    elif lookup is None:
        codes, why = own, "Een hele postcode opzoeken staat hier uit."
    else:
        try:
            codes = codes_today(landscape, lookup(postcode))
        except PostcodeError as error:
            codes, why = own, str(error)
    names = landscape.gemeenten["naam"]
    if not codes:
        reason = why or f"We vinden geen postcode {shown}. Klopt hij?"
        return Answer("postcode", melding=f"{reason} Zoek op plaats of gemeente.")
    if why:
        why += f" We kijken daarom alleen naar de vier cijfers {postcode[:4]}. "
        shown = postcode[:4]
    if len(codes) == 1:
        melding = f"{why}Postcode {shown} ligt in de gemeente {names[codes[0]]}."
        return Answer("postcode", codes[0], melding=melding)
    keuzes = tuple(Choice(code, f"{names[code]}") for code in codes[:SHOWN])
    melding = f"{why}Postcode {shown} ligt in meer gemeenten. Welke bedoelt u?"
    return Answer("postcode", keuzes=keuzes, melding=melding)


def _unknown(text: str) -> Answer:
    return Answer(
        "onbekend",
        melding=f"We vinden in Nederland geen gemeente, plaats of organisatie met de naam "
        f"‘{text[:ECHO]}’. Controleer de spelling, of typ een postcode. Niet elke buurt staat erin: "
        "kies dan de plaats waar die bij hoort.",
    )
