"""What is known of the programmes in each gemeente.

"Geen gegevens" is never "there is none": of most programmes no list of gemeenten was found.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from geodata.landscape import Landscape, derive
from geodata.package.vocabulary import FASEN, Klasse, Laag
from geodata.records import (
    ACTIVE,
    EVERYWHERE,
    KNOWN,
    NO_DATA,
    STANDEN,
    WAS,
    Aanbod,
    Programma,
    aanbod_of,
    gemeenten_of,
    programmas_of,
    status_in_words,
)
from geodata.words import capital, date_in_words, earliest, join_words

ALL, EVERY_PROGRAMME = "", "alle programma's die per gemeente verschillen"


@dataclass(frozen=True)
class Known:
    """What is known of a programme, or of some, in a gemeente: one of `STANDEN`, with the offers that
    say so, the youngest source first (none when it is everywhere, or nothing was found)."""

    stand: str
    aanbod: tuple[Aanbod, ...]

    @property
    def status(self) -> str:
        """The same as a value of a class of status: what is known, or everywhere, is there."""
        return ACTIVE if self.stand in (KNOWN, EVERYWHERE) else self.stand

    @property
    def in_words(self) -> str:
        """The stand as a list says it, with the date of its source."""
        if not self.aanbod:
            return self.stand
        first = self.aanbod[0]
        if self.stand == KNOWN:
            told = status_in_words(first.status, first.bron_datum)
            return f"{KNOWN}{told.removeprefix(ACTIVE)}" if told.startswith(ACTIVE) else told
        if self.stand == WAS and first.bron_datum:
            return f"{WAS} volgens een bron van {date_in_words(first.bron_datum)}"
        return self.stand


def subjects_of(landscape: Landscape) -> dict[str, str]:
    """What the offers can be looked at by, with what it is called: all of them (""), a phase, a
    programme."""
    phases = {key: capital(words) for key, words in FASEN.items()}
    programmes = {key: row.naam for key, row in programmas_of(landscape).items()}
    return {ALL: capital(EVERY_PROGRAMME)} | phases | programmes


def about(landscape: Landscape, laag: Laag, keuze: str) -> Laag:
    """The layer of what is offered when it is about one programme or phase (a key of `subjects_of`)."""
    if not keuze or laag.keuze == keuze:
        return laag
    what = subjects_of(landscape)[keuze]
    return replace(laag, id=f"{laag.id}.{keuze}", label=f"{laag.label}: {what}", keuze=keuze)


def class_label(landscape: Landscape, laag: Laag, klasse: Klasse) -> str:
    """What a class of status is called in a layer: of what is offered not "actief" but what is known."""
    if not laag.kind.offers:
        return klasse.label
    return _stands_in_words(landscape, laag.keuze).get(klasse.id, klasse.label)


@derive
def _stands_in_words(landscape: Landscape, keuze: str) -> Mapping[str, str]:
    """What is known of a subject, by the id of the class of status that it falls in."""
    there = {known.stand: known.status for known in known_of(landscape, keuze).values()}
    words: dict[str, list[str]] = {}
    for stand in STANDEN:
        if stand in there:
            klasse = landscape.vocabulary.status_of(there[stand]).id
            words.setdefault(klasse, []).append(stand)
    return {klasse: join_words(stands, "of") for klasse, stands in words.items()}


@derive
def known_of(landscape: Landscape, keuze: str = ALL) -> Mapping[str, Known]:
    """What is known in each gemeente, by CBS code, of what `subjects_of` has under this key.

    All of them and a phase leave out what is everywhere: that tells no gemeente from another. Raises
    KeyError for another key.
    """
    programmes = programmas_of(landscape)
    if keuze in programmes:
        wanted = {keuze}
        nothing = Known(EVERYWHERE if programmes[keuze].is_overal else NO_DATA, ())
    else:
        subjects_of(landscape)[keuze]
        wanted = {key for key, row in programmes.items() if _varies(row, keuze)}
        nothing = Known(NO_DATA, ())
    offers = aanbod_of(landscape)
    found = {}
    for code in gemeenten_of(landscape):
        rows = [row for row in offers.get(code, ()) if row.programma in wanted]
        found[code] = best(landscape, rows) if rows else nothing
    return found


def best(landscape: Landscape, rows: Iterable[Aanbod]) -> Known:
    """What the best of these offers says, of which there is at least one."""
    day = earliest(landscape.vocabulary.peildatum)
    stands = [(row.stand_op(day), row) for row in rows]
    stand = min((stand for stand, _ in stands), key=STANDEN.index)
    same = [row for found, row in stands if found == stand]
    return Known(stand, tuple(sorted(same, key=lambda row: row.bron_datum, reverse=True)))


def _varies(row: Programma, phase: str) -> bool:
    return not row.is_overal and (not phase or phase in row.fasen)
