"""Propose which column of a list is what, by the words of its heading and by what stands in it."""

import hashlib
import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from geodata.find.names import plain
from geodata.keeping.match.clean import ValueRefused, clean_value
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.plan import records_of
from geodata.keeping.match.recognise import (
    LENGTH,
    Column,
    columns_of_list,
)
from geodata.keeping.read.rawlist import RawList
from geodata.landscape import Landscape
from geodata.package.lists import Veld

# A heading that is this much like one of ours is it; what share of the values must fit before the
# heading is believed, and before no heading is needed.
HEADING, BELIEVED, ALONE, HALF = 84, 0.3, 0.8, 0.5
# What a column is worth that is told by its values alone.
BY_VALUES = 60
# Forms of which a wrong column would have every row refused.
TOLD_BY_VALUES = ("email", "telefoon", "website", "sleutel", "consortium", "perined", "persoon")
NAMES = ("naam", "persoon", "organisatie")


def propose_columns(raw: RawList, kind: str, landscape: Landscape) -> dict[str, int]:
    """For each field of a kind of list the column that is likely it, best first; a column is one
    field only. Raises KeyError for an unknown kind."""
    columns = columns_of_list(landscape, raw.rijen)
    return {
        veld: index for veld, (index, _) in scored_columns(raw, kind, landscape, columns).items()
    }


def fingerprint(raw: RawList) -> str:
    """A short text that is the same for lists with the same headings in the same order, whatever
    their capitals and accents: a mapping can be remembered by it."""
    text = "\n".join(plain(heading) for heading in raw.kolommen)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def scored_columns(
    raw: RawList, kind: str, landscape: Landscape, columns: Sequence[Column]
) -> dict[str, tuple[int, float]]:
    """For each field its column, and how well that fits (0 to about 110). Raises KeyError for an
    unknown kind."""
    kinds = kinds_of(landscape)
    lijst = kinds.lijst(kind)
    scored = []
    for order, veld in enumerate(kinds.velden_of(kind)):
        for index, heading in enumerate(raw.kolommen):
            words = plain(heading[:LENGTH]) if raw.kop else ""
            if _never(veld, words, columns[index], lijst.soorten):
                continue
            score = _score(landscape, veld, words, columns[index])
            if score:
                scored.append((-score, order, index, veld.id))
    found: dict[str, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, _, index, veld_id in sorted(scored):
        if veld_id not in found and index not in taken:
            found[veld_id] = (index, -score)
            taken.add(index)
    return found


def _never(veld: Veld, heading: str, column: Column, soorten: tuple[str, ...]) -> bool:
    """Whether what stands in a column cannot be this field, whatever its heading says."""
    if veld.vorm == "gemeente":
        return max(column.organisaties, column.no_names - column.gemeenten) >= HALF
    if veld.vorm == "keuze":
        return max(column.gemeenten, column.organisaties) >= ALONE
    if veld.vorm not in NAMES:
        return False
    if veld.vorm == "persoon" and column.organisaties >= HALF:
        return True
    # Many a VSV is called after its town; elsewhere what is a gemeente is no organisatie.
    own = veld.id == "organisaties.naam" and not {*soorten}.isdisjoint(heading.split())
    return column.no_names >= HALF or (column.gemeenten >= ALONE and not own)


def _score(landscape: Landscape, veld: Veld, heading: str, column: Column) -> float:
    """From 0 (not this field) to about 110: how well a column fits a field."""
    koppen = (*veld.alle_koppen, plain(veld.label))
    same = max(_alike(heading, kop) for kop in koppen)
    said = max(same, *(_within(heading, kop) for kop in koppen))
    vorm = kinds_of(landscape).vormen[veld.vorm]
    if not column.values:
        return said if said >= HEADING else 0
    if said < HEADING:
        return _by_values(landscape, veld, vorm.patroon, column) if vorm.herkent else 0
    share = _share(landscape, veld, column)
    if veld.vorm in TOLD_BY_VALUES and share < BELIEVED:
        return 0
    if veld.vorm == "organisatie":
        # A word like "regio" within a heading says little.
        if same < HEADING and column.organisaties < BELIEVED:
            return 0
        share = max(share, column.organisaties)
    # Words for a status that we do not know are for the keeper to see.
    return said + 10 * share if share else said / 2


def _by_values(landscape: Landscape, veld: Veld, pattern: str, column: Column) -> float:
    if veld.vorm == "gemeente":
        share = column.gemeenten
    elif veld.vorm == "organisatie":
        # Only what a row is about is told so; another organisatie needs a heading.
        share = column.organisaties if veld.kolom == "organisatie" else 0
    else:
        looks = sum(_looks(landscape, veld, pattern, value) for value in column.values)
        share = looks / len(column.values)
    return BY_VALUES + 10 * share if share >= ALONE else 0


def _alike(heading: str, kop: str) -> float:
    """How much a heading is like one of ours."""
    if heading == kop:
        return 100
    # Short headings are alike by chance.
    return fuzz.ratio(heading, kop) - 4 if min(len(heading), len(kop)) > 3 else 0


def _within(heading: str, kop: str) -> float:
    """Our heading as words within another counts for how much of it they are."""
    if set(kop.split()) <= set(heading.split()):
        return HEADING + 12 * len(kop) / len(heading)
    return 0


def _share(landscape: Landscape, veld: Veld, column: Column) -> float:
    if veld.vorm == "gemeente":
        return column.gemeenten
    return sum(_fits(landscape, veld, value) for value in column.values) / len(column.values)


def _fits(landscape: Landscape, veld: Veld, value: str) -> bool:
    """Whether a value can be one of this field."""
    if veld.vorm == "sleutel":
        return value in records_of(landscape, "organisaties")
    try:
        return clean_value(landscape, veld, value) != ""
    except ValueRefused:
        return False


def _looks(landscape: Landscape, veld: Veld, pattern: str, value: str) -> bool:
    """Whether a value looks like this field and no other."""
    if veld.vorm == "sleutel":
        return value in records_of(landscape, "organisaties")
    if veld.vorm == "telefoon":
        # A postcode or a date is made of digits as well.
        return re.fullmatch(pattern, value.strip()) is not None and _fits(landscape, veld, value)
    return re.fullmatch(pattern, value.strip(), re.I | re.S) is not None
