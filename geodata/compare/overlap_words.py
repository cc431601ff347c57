"""How two divisions lie over each other, in Dutch sentences: for a memo, and as text beside a map.

Every sentence follows from the tables; what is computed or a guess is said to be so.
"""

from collections.abc import Mapping
from typing import Any

import numpy
import pandas

from geodata.compare.fit import fit
from geodata.compare.overlap import Overlap, between, overlap
from geodata.figures import weight
from geodata.landscape import Landscape, derive, derive_newest
from geodata.regions.divisions import Division, numbers
from geodata.regions.neighbours import neighbours
from geodata.words import capital, count, date_in_words, join_words, list_names

# How many names a sentence of the national summary holds.
NAMED = 3


def areas_in_words(landscape: Landscape, a: str, b: str, gewicht: str = "") -> Mapping[str, str]:
    """For each area of division `a` (by area id) in which areas of `b` it lies, as Dutch text: the
    sentences of `area_sentences`. Raises KeyError for an unknown id of a division."""
    found = area_sentences(landscape, a, b, gewicht)
    return {area: " ".join(sentences) for area, sentences in found.items()}


@derive_newest(100)
def area_sentences(
    landscape: Landscape, a: str, b: str, gewicht: str = ""
) -> Mapping[str, tuple[str, ...]]:
    """For each area of division `a` (by area id) in which areas of `b` it lies, as Dutch sentences.

    One to four sentences: its parts with the largest first, how many of its gemeenten border on
    another area of `b` than their own, how many have no area in `b`, and how many memberships are
    no more than a guess. Raises KeyError for an unknown id of a division.
    """
    found = overlap(landscape, a, b, gewicht)
    first, codes = numbers(landscape, a), landscape.gemeenten.index

    def per_area(chosen: numpy.ndarray) -> list[int]:
        return numpy.bincount(first[chosen & (first >= 0)], minlength=len(found.a.namen)).tolist()

    edges = per_area(_on_an_edge(landscape, b))
    low = {p.id: per_area(codes.isin(p.onzeker)) for p in (found.a, found.b)}
    parts: dict[str, list] = {}
    for row in found.tabel.sort_values(["gemeenten", "gewicht"], ascending=False).itertuples():
        parts.setdefault(row.a, []).append(row)
    return {
        whole.Index: (
            _lies_in(found, whole, parts.get(whole.Index, [])),
            *_border(found, whole, edges[place]),
            *_missing(found, whole),
            *_guesses(found, whole, {key: counts[place] for key, counts in low.items()}),
        )
        for place, whole in enumerate(found.totalen_a.itertuples())
    }


def counted_in_words(landscape: Landscape, gewicht: str = "") -> tuple[str, ...]:
    """Where the figures of an overlap come from: the weight, km2 and which gemeente belongs where."""
    figuur = weight(landscape, gewicht)
    vocabulary = landscape.vocabulary
    return (
        f"{figuur.label}: {figuur.source_in_words()}.",
        f"Oppervlakte: gemeten in de vereenvoudigde gemeentegrenzen. {vocabulary.grenzen} (CC BY 4.0).",
        "Welke gemeente waar hoort: gegevens verzameld tot "
        f"{date_in_words(vocabulary.peildatum)}; de bron per gebied staat op Kaart.",
    )


@derive_newest(100)
def country_in_words(landscape: Landscape, a: str, b: str, gewicht: str = "") -> tuple[str, ...]:
    """How divisions `a` and `b` fit in the whole country: four to six Dutch sentences.

    In this order: in how many pieces they divide it, how many areas coincide exactly, how many are
    split and the most split ones, how many gemeenten fall between, how good the fit is
    (the measures of `geodata.compare.fit`), and what of all this is computed, a guess or missing.
    A division without areas gives one sentence that says so. Raises KeyError for an unknown id.
    """
    found = overlap(landscape, a, b, gewicht)
    for part in (found.a, found.b):
        if not part.namen:
            return (
                f"De indeling ‘{part.label}’ heeft geen gebieden, dus er valt niets te vergelijken.",
            )
    sentences = (
        _pieces_in_words(found),
        _coinciding(found),
        _split(found),
        _stools(landscape, found, between(landscape, a, b, gewicht)),
        fit(landscape, a, b).zin,
        _caveats(found),
    )
    return tuple(sentence for sentence in sentences if sentence)


@derive
def _on_an_edge(landscape: Landscape, division_id: str) -> numpy.ndarray:
    """Which gemeenten border on another area of a division than their own; as `numbers`."""
    place = numbers(landscape, division_id)
    left, right = _borders(landscape)
    differ = (place[left] >= 0) & (place[right] >= 0) & (place[left] != place[right])
    found = numpy.zeros(len(place), dtype=bool)
    found[left[differ]] = True
    found.setflags(write=False)
    return found


@derive
def _borders(landscape: Landscape) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Each pair of gemeenten that border, both ways, as places in `landscape.gemeenten`."""
    order = {code: place for place, code in enumerate(landscape.gemeenten.index)}
    pairs = [(order[c], order[o]) for c, others in neighbours(landscape).items() for o in others]
    places = numpy.array(pairs, dtype=int).reshape(-1, 2)
    return places[:, 0], places[:, 1]


def _lies_in(found: Overlap, whole: Any, rows: list) -> str:
    title, noun = found.a.title(whole.Index), found.b.woord
    if not rows:
        return f"{title}: van geen enkele gemeente is een {noun.enkelvoud} bekend."
    known = ", voor zover bekend," if whole.zonder else ""
    how_many = [str(row.gemeenten) for row in rows]
    how_many[0] = count(rows[0].gemeenten, "gemeente", "gemeenten")
    names = [_name(found.b, row.b) for row in rows]
    if len(names) > 1:
        listed = join_words(f"{n} ({m})" for n, m in zip(names, how_many, strict=True))
        return f"{title} ligt{known} in {noun.count(len(names))}: {listed}."
    if found.a.id == found.b.id:
        return f"{title} valt precies samen met zichzelf ({how_many[0]})."
    if rows[0].aandeel_a_gemeenten == rows[0].aandeel_b_gemeenten == 1:
        return f"{title} valt precies samen met één {noun.enkelvoud}: {names[0]} ({how_many[0]})."
    return (
        f"{title} ligt{known or ' helemaal'} in één {noun.enkelvoud}: {names[0]} ({how_many[0]})."
    )


def _name(part: Division, area: str) -> str:
    """The short name of an area; with quotation marks where brackets follow on brackets."""
    name = part.kort[area]
    return f"‘{name}’" if "(" in name else list_names([name])


def _border(found: Overlap, whole: Any, edge: int) -> tuple[str, ...]:
    total, noun = whole.gemeenten, found.b.woord
    if whole.zonder == total:
        return ()
    own = "dan het eigen" if noun.onzijdig else "dan de eigen"
    if not edge:
        return (f"Geen enkele gemeente grenst aan {noun.ander} {own}.",)
    if total == 1:
        return (f"De gemeente grenst aan {noun.ander} {own}.",)
    verb = "grenst" if edge == 1 else "grenzen"
    return (f"{edge} van de {total} gemeenten {verb} aan {noun.ander} {own}.",)


def _missing(found: Overlap, whole: Any) -> tuple[str, ...]:
    total, missing = whole.gemeenten, whole.zonder
    if not missing or missing == total:
        return ()
    return (f"Van {missing} van de {total} gemeenten is geen {found.b.woord.enkelvoud} bekend.",)


def _guesses(found: Overlap, whole: Any, low: dict[str, int]) -> tuple[str, ...]:
    total = whole.gemeenten
    guessed = [part for part in {found.a.id: found.a, found.b.id: found.b}.values() if low[part.id]]
    if not guessed:
        return ()
    if total == 1:
        named = join_words(part.woord.bepaald for part in guessed)
        verb = "is" if len(guessed) == 1 else "zijn"
        return (f"{capital(named)} van de gemeente {verb} een schatting (zekerheid laag).",)
    first, *rest = guessed
    also = "".join(f", bij {low[part.id]} {part.woord.bepaald}" for part in rest)
    return (
        f"Bij {low[first.id]} van de {total} gemeenten is {first.woord.bepaald} een schatting "
        f"(zekerheid laag){also}.",
    )


def _pieces_in_words(found: Overlap) -> str:
    both = int(found.tabel["gemeenten"].sum())
    total = len(found.a.gebied) + len(found.a.zonder)
    what = "Nederland" if both == total else f"de {both} gemeenten met een gebied in allebei"
    number_of = count(len(found.tabel), "deelgebied", "deelgebieden")
    if found.a.id == found.b.id:
        return (
            f"U vergelijkt een indeling met zichzelf: {found.a.woord.count(len(found.a.namen))}, "
            "die dus precies passen."
        )
    if not both:
        return (
            f"Geen enkele gemeente heeft een gebied in allebei: {found.a.label} en {found.b.label}."
        )
    return f"{_counted(found.a)} en {_counted(found.b)} verdelen {what} samen in {number_of}."


def _counted(part: Division) -> str:
    return part.woord.count(len(part.namen))


def _coinciding(found: Overlap) -> str:
    same = found.tabel[
        (found.tabel["aandeel_a_gemeenten"] == 1) & (found.tabel["aandeel_b_gemeenten"] == 1)
    ]
    noun_a, noun_b = found.a.woord, found.b.woord
    if same.empty:
        one = noun_a.geen_enkel
        return f"{capital(one)} valt precies samen met een {noun_b.enkelvoud}."
    verb = "valt" if len(same) == 1 else "vallen"
    text = f"{len(same)} van de {_counted(found.a)} {verb} precies samen met een {noun_b.enkelvoud}"
    if len(same) > NAMED:
        return f"{text}."
    return f"{text}: {list_names(sorted(found.a.kort[key] for key in same['a']))}."


def _split(found: Overlap) -> str:
    return f"{_split_one_way(found.a, found.b, found.totalen_a)} {_split_back(found)}".strip()


def _split_one_way(part: Division, other: Division, totals: pandas.DataFrame) -> str:
    split = totals[totals["stukken"] > 1].sort_values(
        ["stukken", "gewicht"], ascending=False, kind="stable"
    )
    if split.empty:
        one = part.woord.geen_enkel
        return f"{capital(one)} ligt in meer dan één {other.woord.enkelvoud}."
    verb = "ligt" if len(split) == 1 else "liggen"
    most = [
        f"{_name(part, row.Index)} (in {row.stukken})" for row in split.head(NAMED).itertuples()
    ]
    which = "het gaat om" if len(split) <= NAMED else "het meest verdeeld zijn"
    return (
        f"{len(split)} van de {_counted(part)} {verb} in meer dan één {other.woord.enkelvoud}; "
        f"{which} {join_words(most)}."
    )


def _split_back(found: Overlap) -> str:
    if found.a.id == found.b.id:
        return ""
    split = int((found.totalen_b["stukken"] > 1).sum())
    noun = found.a.woord.enkelvoud
    if not split:
        return f"Omgekeerd ligt {found.b.woord.geen_enkel} in meer dan één {noun}."
    verb = "ligt" if split == 1 else "liggen"
    return f"Omgekeerd {verb} {split} van de {_counted(found.b)} in meer dan één {noun}."


def _stools(landscape: Landscape, found: Overlap, codes: tuple[str, ...]) -> str:
    if not codes:
        return "Geen enkele gemeente ligt ertussenin."
    noun_a, noun_b = found.a.woord, found.b.woord
    names = landscape.gemeenten["naam"]
    named = f" ({list_names(sorted(names[list(codes)]))})" if len(codes) <= NAMED else ""
    verb, whose = ("ligt", "zijn") if len(codes) == 1 else ("liggen", "hun")
    return (
        f"{count(len(codes), 'gemeente', 'gemeenten')}{named} {verb} ertussenin: het grootste deel "
        f"van {whose} {noun_a.enkelvoud} (geteld in {found.figuur.in_een_zin}) ligt in "
        f"{noun_b.ander}, en het grootste deel van {whose} {noun_b.enkelvoud} in {noun_a.ander}."
    )


def _caveats(found: Overlap) -> str:
    parts = []
    for part in {found.a.id: found.a, found.b.id: found.b}.values():
        plural = part.woord.meervoud
        total = len(part.gebied)
        if part.berekend:
            parts.append(f"de {plural} zijn berekend")
        if part.onzeker:
            parts.append(
                f"de grenzen van de {plural} zijn deels afgeleid (bij {len(part.onzeker)} van de "
                f"{total} gemeenten is de zekerheid laag)"
            )
        if part.zonder:
            parts.append(f"van {len(part.zonder)} gemeenten is geen {part.woord.enkelvoud} bekend")
    return f"Let op: {'; '.join(parts)}." if parts else ""
