"""The route of a gemeente, or the work sheet of its coalitie, as a slide."""

from collections.abc import Mapping
from datetime import date

from geodata.landscape import Landscape
from geodata.meeting.slide import Slide, Table
from geodata.partners.contact import name_and_soort, source_in_words
from geodata.records import gemeenten_of
from geodata.routes import (
    CHECK,
    NOT_OFFICIAL,
    Ketencheck,
    Line,
    RouteView,
    chosen_lines,
    counted_in_words,
    grouped,
    in_words,
    next_lines,
    parse_route,
    result_in_words,
    source_of,
)
from geodata.words import capital, join_words


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
            f"Ketencheck van {naam}", told[0], (*told[1:], *steps), table, sources, problems, only
        )
    return _slide(
        f"Klantroute van {naam}",
        counted_in_words(landscape, lines, view.code),
        (NOT_OFFICIAL,),
        _route(landscape, view, lines, naam),
        sources,
        problems,
        only,
    )


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
    return Table(columns, rows, f"De klantroute van {naam}")


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
) -> Slide:
    return Slide(
        titel=titel,
        zin=zin,
        kaart=None,
        alt="",
        zinnen=zinnen,
        tabel=tabel,
        bronnen=tuple(bronnen),
        problemen=tuple(problems),
        pagina="klantroute",
        keuze=(),
        filter=only,
    )
