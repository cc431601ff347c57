"""The records that a name can stand for, and how well it fits each."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from geodata.find.names import people_of, plain
from geodata.find.places import ALIKE, find_places
from geodata.find.search import Hit, search
from geodata.landscape import Landscape
from geodata.words import number, with_note

# How a name fits what somebody typed: it is that, begins with it as a whole word, begins with it,
# has it as a later word, or only looks like it.
EXACT, WORD, BEGIN, WITHIN, LIKE = 100, 95, 92, 90, 82
MANY = 200
GEMEENTE, PLAATS = "gemeente", "plaats"


@dataclass(frozen=True)
class Candidate:
    """A record (`sleutel`: CBS code or organisatie id) that a query may stand for: what of it has
    the name (`soort`), how to show it, a sentence about the name, how well it fits, and how many
    inhabitants it has (0: not known or not asked)."""

    sleutel: str
    soort: str
    tekst: str
    melding: str
    score: int
    inwoners: int


def candidates(landscape: Landscape, wanted: str) -> list[Candidate]:
    """The gemeenten, places and organisaties that a name made `plain` can stand for: each record
    once by its best reason, the best first, and of what fits as well the largest first."""
    hits = search(landscape, wanted, limit=MANY)
    found = (
        *_gemeenten(landscape, wanted, hits),
        *_places(landscape, wanted),
        *_organisaties(landscape, wanted, hits),
    )
    best: dict[str, Candidate] = {}
    for item in sorted(found, key=lambda item: -item.score):
        best.setdefault(item.sleutel, item)
    return sorted(best.values(), key=lambda item: (-item.score, -item.inwoners, item.tekst))


def inhabitants(value: int) -> str:
    """A number of inhabitants as a part of a sentence, to the nearest hundred; "" for none known."""
    return f", ongeveer {number(max(round(value, -2), 100))} inwoners" if value else ""


def _fit(wanted: str, name: str) -> int:
    found = plain(name)
    if found == wanted:
        return EXACT
    if found.startswith(wanted):
        return WORD if found[len(wanted)] == " " else BEGIN
    if f" {wanted}" in found:
        return WITHIN
    return LIKE if fuzz.ratio(wanted, found) >= ALIKE else 0


def _gemeenten(landscape: Landscape, wanted: str, hits: Iterable[Hit]) -> Iterable[Candidate]:
    """Gemeenten by their own, other or former name; "Bergen" is the whole name of "Bergen (L.)"."""
    rows = landscape.gemeenten
    by_code = {hit.id: hit for hit in hits if hit.soort == GEMEENTE}
    for code, naam in rows["naam"].items():
        hit = by_code.get(code)
        base = naam.partition(" (")[0]
        score = _fit(wanted, hit.gevonden) if hit else 0
        whole = base != naam and plain(base) == wanted
        if not (score or whole):
            continue
        via = hit.via if hit and not whole else ""
        provincie, inwoners = rows.loc[code, "provincie"], people_of(landscape).get(code, 0)
        tekst = f"{naam}, gemeente in {provincie}{inhabitants(inwoners)}"
        yield Candidate(
            code,
            GEMEENTE,
            f"{tekst} ({via})" if via else tekst,
            f"{via}." if via else "",
            EXACT if whole else score,
            inwoners,
        )


def _places(landscape: Landscape, wanted: str) -> Iterable[Candidate]:
    provincie = landscape.gemeenten["provincie"]
    for place in find_places(landscape, wanted, MANY):
        where = f"{place.gemeente} ({provincie[place.gemeentecode]})"
        yield Candidate(
            place.gemeentecode,
            PLAATS,
            f"{place.naam}, plaats in de gemeente {where}{inhabitants(place.inwoners)}",
            f"{place.naam} ligt in de gemeente {place.gemeente}.",
            _fit(wanted, place.naam) or LIKE,
            place.inwoners,
        )


def _organisaties(landscape: Landscape, wanted: str, hits: Iterable[Hit]) -> Iterable[Candidate]:
    """Organisaties by their own, short or former name, or by that of their hospital."""
    soorten = landscape.vocabulary.soorten
    for hit in hits:
        score = 0 if hit.soort == GEMEENTE else _fit(wanted, hit.gevonden)
        # The name of its hospital is not its own.
        own = hit.gevonden != landscape.organisaties["ziekenhuis"].get(hit.id) or hit.via == ""
        if score:
            soort = soorten[hit.soort].enkelvoud if hit.soort in soorten else hit.soort
            sentence = f"{hit.via}." if hit.via.endswith(f" {hit.naam}") else ""
            naam = hit.naam if soort in hit.naam else with_note(hit.naam, soort)
            yield Candidate(
                hit.id, hit.soort, naam, sentence, score if own else min(score, WORD), 0
            )
