"""Which organisatie a row of a list is about: by id, Perined number, hospital, name and place.

Method: names and hospitals are folded (no accents, capitals, or words that many share) and compared
with the Indel ratio of rapidfuzz (0 to 100); of a hospital the token set counts, so that "Isala" is
"Isala Zwolle". A record is sure when two things agree and nothing contradicts it; else the keeper
chooses.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from rapidfuzz import fuzz, process

from geodata.find.names import plain
from geodata.keeping.match.index import Known, hospital_name, known_of
from geodata.keeping.match.matched import Candidate, Finding
from geodata.keeping.match.names import bare_name
from geodata.landscape import Landscape
from geodata.words import join_words

# How alike two names or hospitals are: the same, near enough with a second thing that agrees, worth
# asking, and so different that they contradict each other.
SAME, NEAR, ASK, OTHER = 99.5, 88, 80, 55
HOSPITAL_SAME, HOSPITAL_ASK, WITH_PLACE = 90, 85, 60
UNKNOWN = -1.0
CANDIDATES_SHOWN = 5
# How much of a name is compared.
LENGTH = 200

PlaceOf = Callable[[str], str]


@dataclass(frozen=True)
class Asked:
    """What a row says of its organisatie. `soorten` are the only ones that it can be (none: all),
    `named` those that its name has a word for: "VSV Radboudumc" is no hospital."""

    id: str = ""
    perined: str = ""
    naam: str = ""
    ziekenhuis: str = ""
    plaats: str = ""
    soorten: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def find(
    landscape: Landscape, asked: Sequence[Asked], soorten: tuple[str, ...], place_of: PlaceOf
) -> list[Finding]:
    """For each row the organisatie it is about, among those of these soorten (none: all).

    `place_of` gives the CBS code of a place, or "" when it can be several.
    """
    known = known_of(landscape, soorten)
    if not known.ids:
        return [Finding() for _ in asked]
    names = [bare_name(landscape, row.naam[:LENGTH]) for row in asked]
    hospitals = [hospital_name(landscape, row.ziekenhuis[:LENGTH], row.plaats) for row in asked]
    by_name = _scores(names, known.names, known.name_owners, len(known.ids), fuzz.ratio, known)
    by_hospital = _scores(
        hospitals, known.hospitals, known.hospital_owners, len(known.ids), fuzz.token_set_ratio
    )
    places = {plaats: _places(plaats, known, place_of) for plaats in {row.plaats for row in asked}}
    return [
        _finding(landscape, row, known, by_name[i], by_hospital[i], places[row.plaats], soorten)
        for i, row in enumerate(asked)
    ]


def _finding(
    landscape: Landscape,
    row: Asked,
    known: Known,
    names: numpy.ndarray,
    hospitals: numpy.ndarray,
    places: numpy.ndarray,
    soorten: tuple[str, ...],
) -> Finding:
    """`names`, `hospitals`: scores per organisatie, UNKNOWN where nothing can be compared; `places`:
    1 the same, 0 another, UNKNOWN."""
    for key in (row.id, row.naam):
        if key in known.ids:
            return Finding(key, waarom="Gevonden op de sleutel.")
    fits = numpy.array([not row.soorten or soort in row.soorten for soort in known.soorten])
    full = numpy.zeros(len(known.ids), dtype=bool)
    full[list(known.full.get(plain(row.naam), ()))] = True
    same_hospital, same_place = hospitals >= HOSPITAL_SAME, places == 1
    against = (places == 0) | ((hospitals >= 0) & (hospitals < OTHER) & (places != 1))
    by_full = fits & full & ~against
    called = numpy.array([not row.named or soort in row.named for soort in known.soorten])
    by_name = fits & called & (names >= SAME) & ~against
    by_hospital = fits & same_hospital & (same_place | ((names >= NEAR) & (places != 0)))
    perined = known.perined.get(row.perined, ()) if row.perined else ()
    if len(perined) == 1:
        other = (by_full if by_full.any() else by_name).copy()
        other[perined[0]] = False
        if not other.any():
            return Finding(known.ids[perined[0]], waarom="Gevonden op het Perinednummer.")
        options = other
        options[perined[0]] = True
        waarom = "Het Perinednummer hoort bij een ander record dan de naam."
        return _doubt(row, known, names, hospitals, places, options, waarom)
    for found, said in ((by_full, "de naam"), (by_name, "de naam"), (by_hospital, "")):
        if found.sum() == 1:
            index = int(found.argmax())
            rivals = by_hospital.copy()
            rivals[index] = False
            if rivals.any() and not same_hospital[index] and hospitals[index] != UNKNOWN:
                waarom = "De naam hoort bij een ander record dan het ziekenhuis en de plaats."
                return _doubt(row, known, names, hospitals, places, rivals | found, waarom)
            how = [said] if said else ["de naam"] if names[index] >= NEAR else []
            how += ["het ziekenhuis"] * bool(same_hospital[index])
            how += ["de plaats"] * bool(same_place[index])
            return Finding(known.ids[index], waarom=f"Gevonden op {join_words(how)}.")
        if found.any():
            waarom = "De rij past even goed bij meer records."
            return _doubt(row, known, names, hospitals, places, found, waarom)
    wanted = (plain(row.naam), bare_name(landscape, row.naam))
    before = [item for name in wanted for item in known.former.get(name, ()) if fits[item[0]]]
    if before:
        # Whether the list means the one that took over is for the keeper to say.
        former = numpy.zeros(len(known.ids), dtype=bool)
        former[[index for index, _ in before]] = True
        waarom = " ".join(dict.fromkeys(sentence for _, sentence in before))
        return _doubt(row, known, names, hospitals, places, former, waarom)
    options = (names >= ASK) | (hospitals >= HOSPITAL_ASK)
    options |= same_place & (numpy.maximum(names, hospitals) >= WITH_PLACE)
    if soorten and not row.ziekenhuis:
        # In a place there is seldom a second one: it may be the same under another name.
        options |= same_place
    options &= fits
    if options.any():
        waarom = "De rij lijkt op wat de atlas kent, maar het is niet zeker."
        return _doubt(row, known, names, hospitals, places, options, waarom)
    return Finding(waarom="De atlas kent deze naam, dit ziekenhuis en deze plaats niet samen.")


def _doubt(
    row: Asked,
    known: Known,
    names: numpy.ndarray,
    hospitals: numpy.ndarray,
    places: numpy.ndarray,
    options: numpy.ndarray,
    waarom: str,
) -> Finding:
    candidates = []
    for index in map(int, numpy.flatnonzero(options)):
        parts = [(names[index], 6), (hospitals[index], 3), (places[index] * 100, 1)]
        told = [(score, weight) for score, weight in parts if score >= 0]
        score = sum(s * w for s, w in told) / max(sum(w for _, w in told), 1)
        reden = _reason(row, known, index, names[index], hospitals[index], places[index])
        candidate = Candidate(known.ids[index], known.namen[index], round(float(score), 1), reden)
        candidates.append(candidate)
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.sleutel))
    return Finding(zeker=False, kandidaten=tuple(candidates[:CANDIDATES_SHOWN]), waarom=waarom)


def _reason(
    row: Asked, known: Known, index: int, name: float, hospital: float, place: float
) -> str:
    said = []
    for what, score, same, near in (
        ("de naam", name, SAME, ASK),
        ("het ziekenhuis", hospital, HOSPITAL_SAME, WITH_PLACE),
    ):
        if score != UNKNOWN:
            how = "is gelijk" if score >= same else "lijkt erop" if score >= near else "is anders"
            said.append(f"{what} {how}")
    if place != UNKNOWN:
        other = f"is anders ({row.plaats[:40]}; bekend is {known.plaatsen[index]})"
        said.append(f"de plaats {'is gelijk' if place else other}")
    text = join_words(said) or "het Perinednummer is gelijk"
    return f"{text[0].upper()}{text[1:]}."


def _scores(
    asked: Iterable[str],
    known: Sequence[str],
    owners: Sequence[int],
    width: int,
    scorer: Callable[..., float],
    weighted: Known | None = None,
) -> numpy.ndarray:
    """Rows by organisaties: the best score of its names, UNKNOWN where either has no name."""
    asked = tuple(asked)
    distinct = list(dict.fromkeys(asked))
    best = numpy.full((len(distinct), width), UNKNOWN)
    if known:
        scores = process.cdist(distinct, known, scorer=scorer, dtype=numpy.float64)
        if weighted is not None:
            scores = scores * numpy.array(weighted.weights)
        columns: Any = (slice(None), numpy.array(owners))
        numpy.maximum.at(best, columns, scores)
    best[[not text for text in distinct]] = UNKNOWN
    place = {text: index for index, text in enumerate(distinct)}
    return best[[place[text] for text in asked]]


def _places(plaats: str, known: Known, place_of: PlaceOf) -> numpy.ndarray:
    """Per organisatie whether it is in this place (1) or another (0), UNKNOWN where either has none.

    A name of its gemeente will do: "Den Haag" is "'s-Gravenhage".
    """
    wanted = plain(plaats)
    if not wanted:
        return numpy.full(len(known.ids), UNKNOWN)
    own, codes = numpy.array(known.plaatsen_plain), numpy.array(known.codes)
    code = place_of(plaats)
    same = (own == wanted) | ((codes == code) & (code != ""))
    return numpy.where(own == "", UNKNOWN, same.astype(float))
