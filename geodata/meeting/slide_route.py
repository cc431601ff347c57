"""The route of a gemeente, or the work sheet of its coalitie, as a slide."""

from collections.abc import Mapping, Sequence
from datetime import date

from geodata.figures import Told
from geodata.landscape import Landscape
from geodata.meeting.slide import Slide, Table
from geodata.partners.contact import name_and_soort, source_in_words
from geodata.records import EVERYWHERE, KNOWN, NO_DATA, STANDEN, gemeenten_of
from geodata.routes import (
    CHECK,
    NOT_ABSENT,
    NOT_OFFICIAL,
    STANDS,
    Ketencheck,
    Line,
    RouteView,
    chosen_lines,
    grouped,
    in_words,
    next_lines,
    parse_route,
    result_in_words,
    source_of,
    stand_chart,
    stands_in_words,
)
from geodata.words import capital, join_words, number

EMPTY = "niet ingevuld"


def route_slide(landscape: Landscape, keuze: Mapping[str, str], today: date) -> Slide:
    """The route of the gemeente `code` of the link as a table, or with `deel=ketencheck` what its work
    sheet comes to."""
    view, answer, problems = parse_route(landscape, keuze)
    if answer.melding:
        problems.append(answer.melding)
    if not view.code:
        return _slide("Klantroute", "", (), None, (), problems)
    naam = gemeenten_of(landscape)[view.code].naam
    lines = chosen_lines(landscape, view)
    only = f"Alleen over: {join_words(view.thema)}." if view.thema else ""
    sources = dict.fromkeys(source_in_words(source_of(line, today)) for line in lines)
    if view.deel == CHECK and view.check:
        told = result_in_words(landscape, view.check)
        steps = (
            f"Eerst: {step.tekst}{f'; begin bij {step.wie}' if step.wie else ''}."
            for step in next_lines(landscape, view.check, today)
        )
        table = _sheet(view.check, lines, naam)
        return _slide(
            f"Ketencheck van {naam}",
            told[0],
            (*told[1:], *steps),
            table,
            sources,
            problems,
            only,
            _pictured(
                view,
                lines,
                [view.check.of(one.situatie.id).stand or EMPTY for one in lines],
                (*STANDS, EMPTY),
            ),
        )
    said = stands_in_words(landscape, lines, view.code)
    return _slide(
        f"Klantroute van {naam}",
        said,
        (),
        _route(landscape, view, lines, naam),
        (NOT_OFFICIAL, *sources),
        problems,
        only,
        _pictured(view, lines, [line.stand for line in lines], STANDEN),
        _counted(lines, said),
    )


def _counted(lines: tuple[Line, ...], said: str) -> tuple[Told, ...]:
    """Of how many lines that a law asks nothing is known here, and of how many of all something is, as
    figures; `said` is the sentence that counts them."""
    total = len(lines)
    asked = [line for line in lines if line.situatie.is_plicht]
    silent = [line for line in asked if line.stand == NO_DATA]
    found = []
    if silent:
        what = "regels van wet of akkoord zonder gegevens"
        found.append(Told(f"{number(len(silent))} van {number(len(asked))}", what))
    for stand in (KNOWN, EVERYWHERE):
        if many := sum(line.stand == stand for line in lines):
            found.append(Told(f"{number(many)} van {number(total)}", f"regels: {stand}", said))
    return tuple(found)


def _pictured(
    view: RouteView, lines: tuple[Line, ...], stands: Sequence[str], order: Sequence[str]
) -> tuple[dict | None, str]:
    """The stands of the lines as a chart, a bar for each group of them, and in words."""
    of_line = dict(zip((line.situatie.id for line in lines), stands, strict=True))
    groups = [
        (capital(heading), [of_line[line.situatie.id] for line in group])
        for heading, group in grouped(lines, view.deel)
    ]
    told = []
    for heading, own in groups:
        parts = [f"{number(own.count(one))} {one}" for one in order if one in own]
        told.append(f"{heading}: {join_words(parts)}")
    alt = f"Grafiek van de regels van de klantroute. {'; '.join(told)}."
    return stand_chart(groups, tuple(order), alt), alt


def _route(landscape: Landscape, view: RouteView, lines: tuple[Line, ...], naam: str) -> Table:
    rows = tuple(
        (
            capital(heading),
            line.situatie.situatie,
            line.situatie.voorziening,
            line.stand,
            join_words(name_and_soort(landscape, key)[0] for key in line.partners[:2]),
        )
        for heading, group in grouped(lines, view.deel)
        for line in group
    )
    columns = ("Wanneer of waarom", "Situatie", "Wat nodig is", "Hier bekend", "Wie")
    return Table(columns, rows, f"De klantroute van {naam}. {NOT_ABSENT}")


def _sheet(check: Ketencheck, lines: tuple[Line, ...], naam: str) -> Table:
    rows = tuple(
        (line.situatie.voorziening, line.situatie.kader, in_words(check.of(line.situatie.id)))
        for line in lines
    )
    return Table(("Regel", "Wet of afspraak", "Stand"), rows, f"De ketencheck van {naam}")


def _slide(
    titel: str,
    zin: str,
    zinnen: tuple[str, ...],
    tabel: Table | None,
    bronnen: Mapping[str, None] | tuple[str, ...],
    problems: list[str],
    only: str = "",
    picture: tuple[dict | None, str] = (None, ""),
    cijfers: tuple[Told, ...] = (),
) -> Slide:
    return Slide(
        titel=titel,
        zin=zin,
        kaart=None,
        alt=picture[1] if picture[0] else "",
        zinnen=zinnen,
        tabel=tabel,
        bronnen=tuple(bronnen),
        problemen=tuple(problems),
        pagina="klantroute",
        keuze=(),
        filter=only,
        grafiek=picture[0],
        cijfers=cijfers,
    )
