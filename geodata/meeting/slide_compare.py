"""A comparison, white spots, the administrative load or figures as a slide."""

from collections.abc import Mapping
from datetime import date

from geodata.compare.burden import country_in_words as burden_in_words
from geodata.compare.fit import fit
from geodata.compare.overlap import Overlap, between, overlap
from geodata.compare.overlap_words import area_sentences, counted_in_words, country_in_words
from geodata.compare.reasons import chosen
from geodata.compare.white_spots import (
    counted_spots,
    in_area,
    ranking_in_words,
    white_spots,
    with_reasons,
)
from geodata.compare.years import groups, in_group, to_frame
from geodata.figures import Told, weight
from geodata.landscape import Landscape
from geodata.map.compare_view import CompareView, parse, start_view
from geodata.map.state import overlap_state, spots_state
from geodata.meeting.slide import Slide, Table
from geodata.meeting.slide_map import sources_in_words
from geodata.paper.content import MAX_AREAS
from geodata.regions.divisions import areas_by_id, division
from geodata.words import capital, count, join_words, number, percentage

ROWS = 10


def compare_slide(landscape: Landscape, keuze: Mapping[str, str], today: date) -> Slide:
    """What a link of the page Vergelijken shows."""
    view, problems = parse(landscape, keuze)
    makers = {"overlap": _overlap, "witte-vlekken": _spots, "drukte": _burden, "jaren": _years}
    parts = {"zin": "", "kaart": None, "alt": "", "tabel": None, "bronnen": ()} | makers[view.deel](
        landscape, view
    )
    parts["bronnen"] = (*parts["bronnen"], *sources_in_words(landscape, ()))
    return Slide(problemen=tuple(problems), pagina="vergelijken", keuze=(), **parts)


def _overlap(landscape: Landscape, view: CompareView) -> dict:
    found = overlap(landscape, view.a, view.b, view.weeg)
    rows = found.tabel
    # All that have a number on the map are named beside it.
    most = len(rows) if len(rows) <= MAX_AREAS else ROWS
    # As the map on the screen numbers them.
    numbers = {pair: at for at, pair in enumerate(zip(rows["a"], rows["b"], strict=True), start=1)}
    if view.gebied:
        found_here = area_sentences(landscape, view.a, view.b, view.weeg)[view.gebied]
        zin, sentences = _shortly(found, view.gebied, found_here)
        rows = rows[rows["a"] == view.gebied].sort_values("gemeenten", ascending=False)
        title = f"{found.a.title(view.gebied)} en {found.b.label} vergeleken"
    else:
        zin, *more = country_in_words(landscape, view.a, view.b, view.weeg)
        sentences = tuple(more)
        title = f"{found.a.label} en {found.b.label} vergeleken"
    table = Table(
        (
            "Deelgebied",
            "Gemeenten",
            capital(found.figuur.kort),
            "Deel van het eerste",
            "Deel van het tweede",
        ),
        tuple(
            (
                f"{numbers[row.a, row.b]}. {row.naam_a} / {row.naam_b}",
                number(row.gemeenten),
                number(row.gewicht),
                percentage(row.aandeel_a_gemeenten),
                percentage(row.aandeel_b_gemeenten),
            )
            for row in rows.head(most).itertuples()
        ),
        "De deelgebieden die beide indelingen samen maken"
        + ("" if view.gebied else ", die het slechtst passen bovenaan"),
        rest=_rest(len(rows), most),
    )
    return {
        "titel": title,
        "zin": zin,
        "cijfers": _parted(found, view.gebied, zin)
        if view.gebied
        else _fitting(landscape, found, view),
        "kaart": overlap_state(landscape, view),
        "alt": f"Kaart van Nederland: {found.a.label} en {found.b.label} vergeleken. {zin}",
        "zinnen": sentences,
        "tabel": table,
        "bronnen": counted_in_words(landscape, view.weeg)[:1],
    }


def _shortly(found: Overlap, area: str, sentences: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What is said first of an area, and what after it: with more than one area of the other kind it is
    how many, and then which."""
    many = int((found.tabel["a"] == area).sum())
    if many < 2:
        return sentences[0], sentences[1:]
    return f"{found.a.title(area)} ligt in {found.b.woord.count(many)}.", sentences


def _parted(found: Overlap, area: str, said: str) -> tuple[Told, ...]:
    """Of one area: over how many of the other kind it lies, what of it is in the largest part, and how
    much of that other area it takes; `said` is the sentence that names them."""
    rows = found.tabel[found.tabel["a"] == area].sort_values("gemeenten", ascending=False)
    if rows.empty:
        return ()
    first, noun = rows.iloc[0], found.b.woord
    naam = found.b.kort[first["b"]]
    of_it = percentage(first["aandeel_b_gemeenten"])
    told = [Told(of_it, f"deel van {naam} dat dit gebied is")]
    if len(rows) > 1:
        part = percentage(first["aandeel_a_gemeenten"])
        told = [
            Told(number(len(rows)), noun.meervoud, said),
            Told(part, f"deel van de gemeenten dat bij {naam} hoort"),
            *told,
        ]
    return tuple(told)


def _fitting(landscape: Landscape, found: Overlap, view: CompareView) -> tuple[Told, ...]:
    """Of the country: in how many pieces it falls, which gemeenten lie between, and how good the fit is."""
    pieces = len(found.tabel)
    told = [Told(number(pieces), "deelgebied" if pieces == 1 else "deelgebieden")]
    if pieces:
        between_ = len(between(landscape, view.a, view.b, view.weeg))
        told.append(Told(count(between_, "gemeente", "gemeenten"), "liggen ertussenin"))
        match = fit(landscape, view.a, view.b)
        what = f"zo goed past het ({match.woord}): 1 is precies gelijk, 0 geen verband"
        told.append(Told(number(match.rand, 2), what, match.zin))
    return tuple(told)


def _spots(landscape: Landscape, view: CompareView) -> dict:
    everything = white_spots(landscape, view.km, view.centrum, view.weeg)
    spots = with_reasons(in_area(landscape, everything, view.gebied), view.redenen)
    # What the meeting is about comes first.
    ranked = sorted(spots, key=lambda spot: spot.code != view.vlek)
    title = "Witte vlekken"
    if view.gebied:
        where = division(landscape, areas_by_id(landscape)[view.gebied])
        title += f" in {where.namen[view.gebied]}"
    sentences = ranking_in_words(landscape, spots, view.redenen, view.weeg)
    own = any(spot.code == view.vlek for spot in spots)
    order = f"{ranked[0].naam} eerst, daarna de gemeenten" if own else "de gemeente"
    if view.redenen:
        title += f": {join_words(reden.label for reden in chosen(view.redenen))}"
    return {
        "titel": title,
        "filter": _filter(landscape, view),
        "cijfers": counted_spots(landscape, spots, view.redenen, view.weeg) if spots else (),
        "kaart": spots_state(landscape, spots, view.redenen, view.gebied, view.vlek),
        "alt": f"Kaart van Nederland met de gemeenten waar iets ontbreekt of onzeker is. {sentences[0]}",
        "zinnen": (
            *sentences,
            "Geen gegevens betekent niet dat er geen coalitie is: wij vonden er niets over.",
        ),
        "tabel": Table(
            ("Gemeente", capital(weight(landscape, view.weeg).kort), "Waarom"),
            tuple(
                (spot.naam, number(spot.gewicht), " ".join(spot.teksten)) for spot in ranked[:ROWS]
            ),
            f"{title}: {order} met de meeste {weight(landscape, view.weeg).in_een_zin}{'' if own else ' bovenaan'}",
            rest=_rest(len(spots)),
        )
        if spots
        else None,
    }


def _filter(landscape: Landscape, view: CompareView) -> str:
    """Which white spots are left, as a Dutch sentence; "" when all are."""
    start, told = start_view(landscape), []
    if view.gebied:
        where = division(landscape, areas_by_id(landscape)[view.gebied])
        told.append(f"in {where.namen[view.gebied]}")
    if view.redenen:
        told.append(join_words((reden.label for reden in chosen(view.redenen)), "of"))
    if view.km != start.km:
        told.append(f"een VSV of IGO is ver vanaf {number(view.km)} km")
    if view.centrum != start.centrum:
        told.append(f"een perinatologisch centrum is ver vanaf {number(view.centrum)} km")
    return f"Gekozen witte vlekken: {'; '.join(told)}." if told else ""


def _burden(landscape: Landscape, view: CompareView) -> dict:
    return {"titel": "Bestuurlijke drukte", "zinnen": burden_in_words(landscape, view.weeg)}


def _years(landscape: Landscape, view: CompareView) -> dict:
    frame = to_frame(in_group(landscape, view.cijfers)) if view.cijfers else None
    rows = () if frame is None else tuple(frame.itertuples())
    return {
        "titel": groups(landscape).get(view.cijfers, "Cijfers"),
        "filter": f"Alleen de cijfers over: {groups(landscape)[view.cijfers]}."
        if view.cijfers
        else "",
        "zinnen": (),
        "tabel": Table(
            ("Cijfer", "Wat is geteld", "Definitie en kanttekening", "Zekerheid"),
            tuple(
                (
                    r.tekst,
                    r.wat,
                    " ".join(filter(None, (r.definitie, r.kanttekening))),
                    r.zekerheid,
                )
                for r in rows
            ),
            "Cijfers door de jaren, elk met zijn definitie",
        ),
        "bronnen": tuple(dict.fromkeys(f"{r.tekst}: {r.bron}" for r in rows)),
    }


def _rest(total: int, shown: int = ROWS) -> str:
    return f"En nog {total - shown} meer; zie de atlas." if total > shown else ""
