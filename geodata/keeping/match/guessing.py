"""What kind of list a list is, which column is what, and how much that guess rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geodata.find.names import plain
from geodata.keeping.match.columns import BELIEVED, BY_VALUES, HALF, HEADING, scored_columns
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.recognise import Column, columns_of_list
from geodata.keeping.read.rawlist import RawList
from geodata.landscape import Landscape
from geodata.package.lists import Lijst
from geodata.words import capital

SOORT = "organisaties.soort"
# What two kinds may differ in worth and still both be likely; a column is worth about 1.
CLOSE = 0.15
SHORT = 40
# A heading that none of the values bear out is worth no more than this.
UNSURE = HEADING / 2 + 10

Scored = Mapping[str, tuple[int, float]]


@dataclass(frozen=True)
class Guess:
    """A kind of list ("" when it is not recognised) with the column of each of its fields.

    `twijfel` are Dutch sentences about what rests on little, none when all is clear. `soort_zeker`
    tells whether the kind is, `velden` are the fields of which the column is not.
    """

    soort: str
    kolommen: Mapping[str, int]
    twijfel: tuple[str, ...] = ()
    soort_zeker: bool = True
    velden: tuple[str, ...] = ()


def guess_kind(raw: RawList, landscape: Landscape) -> str:
    """The kind of list that explains the most columns; "" when none has what it needs, and what
    belongs to that kind alone."""
    return guess(raw, landscape).soort


def guess(raw: RawList, landscape: Landscape, kind: str = "") -> Guess:
    """The kind of a list, unless it is given, and its columns. Raises KeyError for an unknown kind."""
    kinds = kinds_of(landscape)
    columns = columns_of_list(landscape, raw.rijen)
    asked = [kinds.lijst(kind)] if kind else kinds.lijsten
    found = {lijst.id: scored_columns(raw, lijst.id, landscape, columns) for lijst in asked}
    if kind:
        return _weighed(raw, landscape, kind, found[kind], columns, "")
    worth = {lijst.id: _worth(raw, lijst, landscape, found[lijst.id], columns) for lijst in asked}
    best, second = sorted(worth, key=lambda key: -worth[key])[:2]
    if worth[best] <= 0:
        return Guess("", {})
    rival = second if worth[second] > max(0, worth[best] - CLOSE) else ""
    return _weighed(raw, landscape, best, found[best], columns, rival)


def _weighed(
    raw: RawList,
    landscape: Landscape,
    kind: str,
    found: Scored,
    columns: Sequence[Column],
    rival: str,
) -> Guess:
    kinds = kinds_of(landscape)
    doubts, weak = [], []
    if not raw.kop:
        doubts.append("De lijst heeft geen kopregel.")
    if rival:
        other = kinds.lijst(rival).label
        doubts.append(f"Het kan ook een lijst zijn van de soort ‘{other}’.")
    for need in kinds.lijst(kind).nodig:
        if need not in found:
            continue
        index, score = found[need]
        veld, heading = kinds.veld(need), raw.kolommen[index][:SHORT]
        if score <= BY_VALUES + 10:
            weak.append(need)
            doubts.append(
                f"{capital(veld.label)} is herkend aan wat er in kolom ‘{heading}’ staat, niet aan "
                "de kop."
            )
        elif _known(columns[index], veld.vorm) < BELIEVED:
            weak.append(need)
            doubts.append(f"In kolom ‘{heading}’ staat weinig dat de atlas kent als {veld.label}.")
    for mark in _by_values_alone(raw, kinds.lijst(kind), found):
        heading = raw.kolommen[found[mark][0]][:SHORT]
        weak.append(mark)
        doubts.append(
            f"{capital(kinds.veld(mark).label)} is herkend aan wat er in kolom ‘{heading}’ staat, niet "
            "aan de kop."
        )
    kolommen = {veld: index for veld, (index, _) in found.items()}
    return Guess(kind, kolommen, tuple(doubts), raw.kop and not rival, tuple(weak))


def _by_values_alone(raw: RawList, lijst: Lijst, found: Scored) -> list[str]:
    """The fields by which a kind was recognised, when no heading says any of them."""
    marks = [mark for mark in lijst.kenmerk if mark in found and mark not in lijst.nodig]
    headings = [f" {plain(heading)} " for heading in raw.kolommen]
    said = any(f" {mark} " in heading for mark in lijst.kenmerk for heading in headings)
    told = said or any(found[mark][1] > BY_VALUES + 10 for mark in marks)
    return [] if told or not raw.kop else marks


def _known(column: Column, vorm: str) -> float:
    """The share of a column that the atlas knows; 1 for what it cannot know."""
    if not column.values:
        return 1
    return {"gemeente": column.gemeenten, "organisatie": column.organisaties}.get(vorm, 1)


def _worth(
    raw: RawList, lijst: Lijst, landscape: Landscape, found: Scored, columns: Sequence[Column]
) -> float:
    """How much of a list a kind explains; 0 when a field it needs has no column, or when nothing in
    it belongs to this kind."""
    if not all(need in found and found[need][1] > UNSURE for need in lijst.nodig):
        return 0
    kinds = kinds_of(landscape)
    written = [veld_id for veld_id in found if kinds.veld(veld_id).tabel in lijst.schrijft]
    sure = [veld_id for veld_id in written if found[veld_id][1] > UNSURE]
    worth = sum(found[veld_id][1] for veld_id in sure) / 100
    own = _belongs(raw, lijst, found)
    if lijst.tabel != "organisaties":
        return worth if own else 0
    subject = [row[found[lijst.nodig[0]][0]] for row in raw.rijen]
    # What says nothing of an organisatie but who to reach is a list of contacts, all the more when
    # an organisatie comes back in it.
    tables = {kinds.veld(veld_id).tabel for veld_id in set(sure) - set(lijst.nodig)}
    worth -= 1 if tables == {"contacten"} else 0
    worth -= 3 * (1 - len(set(subject)) / len(subject))
    if not lijst.soorten:
        return worth if own or columns[found[lijst.nodig[0]][0]].organisaties >= HALF else 0
    soorten = [found[SOORT][0]] if SOORT in found else []
    given = {plain(row[index]) for row in raw.rijen for index in soorten if row[index]}
    if given and not given <= set(lijst.soorten):
        return 0
    headed = any(soort in _words(raw.kolommen) for soort in lijst.soorten)
    named = sum(any(s in _words([text]) for s in lijst.soorten) for text in subject)
    if headed or given or named >= len(subject) * HALF:
        return worth + 1.5
    return worth - 1 if own else 0


def _belongs(raw: RawList, lijst: Lijst, found: Scored) -> bool:
    """Whether a list has a column or a heading that belongs to a kind."""
    headings = [f" {plain(heading)} " for heading in raw.kolommen]
    return any(
        found[mark][1] > UNSURE
        if mark in found
        else any(f" {mark} " in heading for heading in headings)
        for mark in lijst.kenmerk
    )


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in plain(text).split()}
