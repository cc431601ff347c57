"""From what somebody types to a gemeente: a gemeente, a former one, a place or a postcode."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas
from rapidfuzz import fuzz, process

from geodata.find.codes import clean_code
from geodata.find.postcode import (
    PostcodeError,
    codes_today,
    gemeenten_of_postcode,
    postcode_of,
)
from geodata.find.search import MAX_QUERY, plain, search
from geodata.landscape import Landscape, derive
from geodata.words import date_in_words

# How well a name fits, from 0 to 100; below ALIKE it does not.
EXACT, BEGIN, ALIKE = 100, 92, 82
# How many choices, and how much of a query, an answer shows.
SHOWN, ECHO = 8, 40

Lookup = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True)
class Place:
    """A place and the gemeente in which it lies.

    `lat` and `lon` are WGS84 degrees, None where no point was found; `inwoners` is 0 when it is not
    known. `match` says how its name fits the query: "gelijk", "begin" or "lijkt".
    """

    id: str
    naam: str
    lat: float | None
    lon: float | None
    inwoners: int
    gemeentecode: str
    gemeente: str
    match: str


@dataclass(frozen=True)
class Choice:
    """One of several gemeenten that a query can stand for, and what to show for it."""

    code: str
    tekst: str


@dataclass(frozen=True)
class Answer:
    """What a query stands for.

    `soort` is "leeg", "gemeente", "plaats", "postcode" or "onbekend". Either `code` is the one
    gemeente, or `keuzes` are the ones to choose from, or `melding` says in Dutch what to do.
    `melding` also explains a code ("Haren hoort sinds ... bij Groningen") or asks for a choice.
    """

    soort: str
    code: str = ""
    keuzes: tuple[Choice, ...] = ()
    melding: str = ""


@dataclass(frozen=True)
class _Found:
    """A gemeente that a query may stand for: why (a sentence), how to show it, and how well."""

    code: str
    soort: str
    tekst: str
    melding: str
    score: float


def find_places(landscape: Landscape, query: str, limit: int = 12) -> tuple[Place, ...]:
    """Places whose name is, begins with or looks like a query, best first and large before small.

    What only looks like the query comes up when nothing begins with it. A name that stands for
    places in several gemeenten gives them all. Empty when nothing fits.
    """
    wanted = plain(query[:MAX_QUERY])
    if not wanted:
        return ()
    places = _places(landscape)
    names = places["plain"]
    found = places[names.str.startswith(wanted)]
    found = found.sort_values("inwoners", ascending=False, kind="stable")
    found = found.assign(match=found["plain"].eq(wanted).map({True: "gelijk", False: "begin"}))
    found = found.sort_values("match", ascending=False, kind="stable")
    if found.empty and len(wanted) > 3:
        alike = process.extract(wanted, names.tolist(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        found = places.iloc[[position for _, _, position in alike]].assign(match="lijkt")
    return tuple(_placed(landscape, found.head(limit * 2)))[:limit]


def _placed(landscape: Landscape, found: pandas.DataFrame) -> Iterable[Place]:
    gemeenten = landscape.gemeenten["naam"]
    seen = set()
    for row in found.itertuples():
        if (row.plain, row.gemeentecode) not in seen:
            seen.add((row.plain, row.gemeentecode))
            known = not pandas.isna(row.lat)
            yield Place(
                id=row.id,
                naam=row.naam,
                lat=row.lat if known else None,
                lon=row.lon if known else None,
                inwoners=int(row.inwoners),
                gemeentecode=row.gemeentecode,
                gemeente=gemeenten[row.gemeentecode],
                match=row.match,
            )


@derive
def _places(landscape: Landscape) -> pandas.DataFrame:
    """The places under each of their names, with that name made `plain`."""
    frame = landscape.table("plaatsen")
    frame = frame.assign(inwoners=frame["inwoners"].fillna(0))
    other = frame[frame["andere_naam"] != ""]
    both = pandas.concat([frame, other.assign(naam=other["andere_naam"])], ignore_index=True)
    return both.assign(plain=both["naam"].map(plain))


def locate(landscape: Landscape, query: str, lookup: Lookup | None = None) -> Answer:
    """What gemeente the text in the field "Gemeente, plaats of postcode" stands for.

    `lookup` gives the CBS codes for a postcode ("1012AB") and may raise PostcodeError
    (geodata.find.postcode.Postcodes is one); without it a postcode goes by its four digits. Whatever the text is,
    the answer has a code, choices or a sentence that helps.
    """
    text = " ".join(query[:MAX_QUERY].split())
    # "Gemeente Assen" is how many people write it.
    wanted = re.sub(r"^gemeente | gemeente$", "", plain(text))
    if not text:
        return Answer("leeg", melding="Typ de naam van een gemeente of plaats, of een postcode.")
    postcode = postcode_of(text)
    if postcode:
        return _by_postcode(landscape, postcode, lookup)
    if text.upper() in landscape.gemeenten.index:
        return Answer("gemeente", text.upper())
    if wanted[:1].isdigit():
        melding = (
            f"‘{text[:ECHO]}’ is geen postcode. Een Nederlandse postcode heeft vier cijfers en twee "
            "letters, zoals 1012 AB. Of zoek op plaats of gemeente."
        )
        return Answer("onbekend", melding=melding)
    return _by_name(landscape, text, wanted) if wanted else _unknown(text)


def answer_of_code(landscape: Landscape, code: str) -> Answer:
    """What a CBS code in a link stands for, also without capitals or "GM": a gemeente, a former one (with what it became and
    when), or nothing that is known. An empty code is no question."""
    code = clean_code(code)
    if not code:
        return Answer("leeg")
    if code in landscape.gemeenten.index:
        return Answer("gemeente", code)
    merged = landscape.table("herindelingen")
    merged = merged[(merged["toegepast"] == "ja") & (merged["oude_code"] == code)]
    became = [
        _Found(
            row.nieuwe_code,
            "gemeente",
            f"{row.nieuwe_naam}, gemeente",
            f"{row.oude_naam} hoort sinds {date_in_words(row.datum)} bij {row.nieuwe_naam}.",
            EXACT,
        )
        for row in merged.itertuples()
    ]
    if len(became) == 1:
        return Answer("gemeente", became[0].code, melding=became[0].melding)
    if became:
        old = merged["oude_naam"].iloc[0]
        when = date_in_words(merged["datum"].iloc[0])
        return _choose(became, f"{old} is op {when} over meer gemeenten verdeeld. Welke bedoelt u?")
    return Answer(
        "onbekend",
        melding=f"De code ‘{code[:ECHO]}’ in de link is geen gemeente. Zoek op naam of postcode.",
    )


def _by_name(landscape: Landscape, text: str, wanted: str) -> Answer:
    found = _first_per_code((*_gemeenten(landscape, wanted), *_place_hits(landscape, wanted)))
    exact = [item for item in found if item.score == EXACT]
    provincie = next((p for p in set(landscape.gemeenten["provincie"]) if plain(p) == wanted), "")
    if len(exact) == 1:
        also = f" {provincie} is ook een provincie." if provincie and exact[0].melding else ""
        return Answer(exact[0].soort, exact[0].code, melding=exact[0].melding + also)
    if exact:
        return _choose(exact, f"De naam ‘{text[:ECHO]}’ past bij meer gemeenten. Welke bedoelt u?")
    if provincie:
        melding = f"{provincie} is een provincie. Zoek op een gemeente, plaats of postcode."
        return Answer("onbekend", melding=melding)
    begin = [item for item in found if item.score == BEGIN]
    if len(begin) == 1:
        return Answer(begin[0].soort, begin[0].code, melding=begin[0].melding)
    if begin:
        return _choose(begin, f"Meer namen passen bij ‘{text[:ECHO]}’. Welke bedoelt u?")
    if found:
        asking = "Bedoelt u deze?" if len(found) == 1 else "Bedoelt u een van deze?"
        return _choose(found, f"We vinden in Nederland niets met de naam ‘{text[:ECHO]}’. {asking}")
    return _unknown(text)


def _gemeenten(landscape: Landscape, text: str) -> list[_Found]:
    """Gemeenten by their own, other or former name; "Bergen" is the whole name of "Bergen (L.)"."""
    rows = landscape.gemeenten
    wanted = plain(text)
    found = {}
    for hit in search(landscape, text, limit=40):
        if hit.soort == "gemeente" and hit.score >= ALIKE:
            naam = f"{hit.naam}, gemeente in {rows.loc[hit.id, 'provincie']}"
            begins = f" {wanted}" in f" {plain(f'{hit.naam} {hit.via}')}"
            found[hit.id] = _Found(
                hit.id,
                "gemeente",
                f"{naam} ({hit.via})" if hit.via else naam,
                f"{hit.via}." if hit.via else "",
                EXACT if hit.score == 100 else BEGIN if begins else ALIKE,
            )
    for code, naam in rows.loc[rows["naam"].str.contains(" (", regex=False), "naam"].items():
        if plain(naam.partition(" (")[0]) == wanted:
            tekst = f"{naam}, gemeente in {rows.loc[code, 'provincie']}"
            found[code] = _Found(code, "gemeente", tekst, "", EXACT)
    return list(found.values())


def _place_hits(landscape: Landscape, text: str) -> list[_Found]:
    scores = {"gelijk": EXACT, "begin": BEGIN, "lijkt": ALIKE}
    provincie = landscape.gemeenten["provincie"]
    return [
        _Found(
            place.gemeentecode,
            "plaats",
            f"{place.naam}, plaats in de gemeente {place.gemeente} ({provincie[place.gemeentecode]})",
            f"{place.naam} ligt in de gemeente {place.gemeente}.",
            scores[place.match],
        )
        for place in find_places(landscape, text)
    ]


def _first_per_code(found: Iterable[_Found]) -> list[_Found]:
    """Each gemeente once, by its best reason; gemeenten go before places that fit as well."""
    best: dict[str, _Found] = {}
    for item in sorted(found, key=lambda item: -item.score):
        best.setdefault(item.code, item)
    return list(best.values())


def _choose(found: list[_Found], melding: str) -> Answer:
    soort = "gemeente" if any(item.soort == "gemeente" for item in found) else "plaats"
    keuzes = tuple(Choice(item.code, item.tekst) for item in found[:SHOWN])
    return Answer(soort, keuzes=keuzes, melding=melding)


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
    keuzes = tuple(Choice(code, f"{names[code]}, gemeente") for code in codes[:SHOWN])
    melding = f"{why}Postcode {shown} ligt in meer gemeenten. Welke bedoelt u?"
    return Answer("postcode", keuzes=keuzes, melding=melding)


def _unknown(text: str) -> Answer:
    return Answer(
        "onbekend",
        melding=f"We vinden in Nederland geen gemeente of plaats met de naam ‘{text[:ECHO]}’. "
        "Controleer de spelling, of typ een postcode. Niet elke buurt staat erin: kies dan de plaats "
        "waar die bij hoort.",
    )
