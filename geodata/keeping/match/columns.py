"""Propose which column of a list is what, by the words of its heading and by what stands in it."""

import hashlib
import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from geodata.find.names import plain
from geodata.keeping.match.clean import NOTHING, ValueRefused, clean_value
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.names import gemeente_named
from geodata.keeping.read.rawlist import RawList
from geodata.landscape import Landscape
from geodata.package.lists import Lijst, Veld

# A heading that is this much like one of ours is it; how many values are looked at, what share of
# them must fit before the heading is believed, and before no heading is needed.
SOORT = "organisaties.soort"
HEADING, SAMPLE, BELIEVED, ALONE = 84, 100, 0.3, 0.8
# How much of a value is looked at.
LENGTH = 200
# Forms of which a wrong column would have every row refused.
TOLD_BY_VALUES = ("email", "telefoon", "website", "sleutel", "consortium", "perined")


def propose_columns(raw: RawList, kind: str, landscape: Landscape) -> dict[str, int]:
    """For each field of a kind of list the column that is likely it, best first; a column is one
    field only. Raises KeyError for an unknown kind."""
    return {veld: index for veld, (index, _) in _proposed(raw, kind, landscape).items()}


def guess_kind(raw: RawList, landscape: Landscape) -> str:
    """The kind of list that explains the most columns; "" when none has what it needs."""
    lijsten = kinds_of(landscape).lijsten
    worth = {lijst.id: _worth(raw, lijst, landscape) for lijst in lijsten}
    best = max(worth, key=worth.__getitem__)
    return best if worth[best] > 0 else ""


def fingerprint(raw: RawList) -> str:
    """A short text that is the same for lists with the same headings in the same order, whatever
    their capitals and accents: a mapping can be remembered by it."""
    text = "\n".join(plain(heading) for heading in raw.kolommen)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _proposed(raw: RawList, kind: str, landscape: Landscape) -> dict[str, tuple[int, float]]:
    kinds = kinds_of(landscape)
    kinds.lijst(kind)
    samples = [_sample(raw, index) for index in range(len(raw.kolommen))]
    scored = []
    for order, veld in enumerate(kinds.velden_of(kind)):
        for index, heading in enumerate(raw.kolommen):
            score = _score(landscape, veld, plain(heading[:LENGTH]), samples[index])
            if score:
                scored.append((-score, order, index, veld.id))
    found: dict[str, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, _, index, veld_id in sorted(scored):
        if veld_id not in found and index not in taken:
            found[veld_id] = (index, -score)
            taken.add(index)
    return found


def _sample(raw: RawList, index: int) -> list[str]:
    values = dict.fromkeys(row[index][:LENGTH] for row in raw.rijen)
    return [value for value in values if value.casefold() not in NOTHING][:SAMPLE]


def _score(landscape: Landscape, veld: Veld, heading: str, values: list[str]) -> float:
    """From 0 (not this field) to about 110: how well a column fits a field."""
    said = max(_alike(heading, kop) for kop in (*veld.alle_koppen, plain(veld.label)))
    vorm = kinds_of(landscape).vormen[veld.vorm]
    if said < HEADING and not vorm.herkent:
        return 0
    if not values:
        return said if said >= HEADING else 0
    if said < HEADING:
        pattern = sum(_looks(landscape, veld, vorm.patroon, value) for value in values)
        share = pattern / len(values)
        return 60 + 10 * share if share >= ALONE else 0
    share = sum(_fits(landscape, veld, value) for value in values) / len(values)
    if veld.vorm in TOLD_BY_VALUES and share < BELIEVED:
        return 0
    # Words for a status that we do not know are for the keeper to see.
    return said + 10 * share if share else said / 2


def _alike(heading: str, kop: str) -> float:
    """How much a heading is like one of ours; ours as words within it counts for how much of it
    they are."""
    if heading == kop:
        return 100
    if set(kop.split()) <= set(heading.split()):
        return HEADING + 12 * len(kop) / len(heading)
    # Short headings are alike by chance.
    return fuzz.ratio(heading, kop) - 4 if min(len(heading), len(kop)) > 3 else 0


def _fits(landscape: Landscape, veld: Veld, value: str) -> bool:
    """Whether a value can be one of this field."""
    if veld.vorm in ("sleutel", "gemeente"):
        return _looks(landscape, veld, "", value)
    try:
        return clean_value(landscape, veld, value) != ""
    except ValueRefused:
        return False


def _looks(landscape: Landscape, veld: Veld, pattern: str, value: str) -> bool:
    """Whether a value looks like this field and no other."""
    if veld.vorm == "sleutel":
        return value in landscape.organisaties.index
    if veld.vorm == "gemeente":
        return gemeente_named(landscape, value, alike=False).zeker
    return re.fullmatch(pattern, value.strip(), re.I | re.S) is not None


def _worth(raw: RawList, lijst: Lijst, landscape: Landscape) -> float:
    """How much of a list a kind explains; 0 when a field it needs has no column."""
    found = _proposed(raw, lijst.id, landscape)
    if not set(lijst.nodig) <= set(found):
        return 0
    kinds = kinds_of(landscape)
    written = [veld_id for veld_id in found if kinds.veld(veld_id).tabel in lijst.schrijft]
    sure = [veld_id for veld_id in written if found[veld_id][1] > HEADING / 2 + 10]
    worth = sum(found[veld_id][1] for veld_id in sure) / 100
    if lijst.tabel != "organisaties":
        return worth
    subject = [row[found[lijst.nodig[0]][0]] for row in raw.rijen]
    # What says nothing of an organisatie but who to reach is a list of contacts, all the more when
    # an organisatie comes back in it.
    own = {kinds.veld(veld_id).tabel for veld_id in set(sure) - set(lijst.nodig)}
    worth -= 1 if own == {"contacten"} else 0
    worth -= 3 * (1 - len(set(subject)) / len(subject))
    if not lijst.soorten:
        return worth
    soorten = [found[SOORT][0]] if SOORT in found else []
    given = {plain(row[index]) for row in raw.rijen for index in soorten if row[index]}
    if given and not given <= set(lijst.soorten):
        return 0
    headed = any(soort in _words(raw.kolommen) for soort in lijst.soorten)
    named = sum(any(s in _words([text]) for s in lijst.soorten) for text in subject)
    return worth + (1.5 if headed or given or named >= len(subject) / 2 else -1)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in plain(text).split()}
