"""The first picture of the pages without a map: what they say, with names and links."""

from collections.abc import Mapping
from dataclasses import replace

from geodata import Landscape
from geodata.compare import (
    burden_in_words,
    burdens,
    figure_groups,
    in_group,
    outliers_in_words,
    vsv_in_words,
    years_frame,
)
from geodata.map import CompareView, comparison_params
from geodata.routes import (
    NOT_OFFICIAL,
    SHEET,
    chosen_lines,
    counted_in_words,
    grouped,
    parse_route,
    route_params,
)
from geodata.words import capital
from pages.parts.shared.first import First, Meant, link, on_map

MOST = 15


def burden(landscape: Landscape, view: CompareView) -> First:
    """With how many bodies gemeenten have to deal, and who has the most."""
    found = burdens(landscape).join(landscape.gemeenten["naam"])
    most = found.sort_values(["samen", "aantal", "naam"], ascending=[False, False, True])[:MOST]
    names = tuple(
        (link("gemeente", code=row.Index), f"{row.naam}: {row.aantal}, met buren {row.samen}")
        for row in most.itertuples()
    )
    words = (
        *burden_in_words(landscape, view.weeg),
        outliers_in_words(found["naam"], found["aantal"], "gemeenten"),
        *vsv_in_words(landscape),
    )
    lists = (("De meeste partijen, met de buurgemeenten erbij", names),)
    return First("Vergelijken", "Bestuurlijke drukte", tuple(filter(None, words)), None, lists)


def years(landscape: Landscape, view: CompareView) -> First:
    """A group of dated figures, each with what was counted and its source."""
    titles = figure_groups(landscape)
    frame = years_frame(in_group(landscape, view.cijfers))
    said = tuple(
        ("", f"{row.tekst}: {row.wat}, {row.gebied}. Bron: {row.bron}")
        for row in frame.itertuples()
    )
    others = tuple(
        (link("vergelijken", **comparison_params(landscape, replace(view, cijfers=key))), label)
        for key, label in titles.items()
        if key != view.cijfers
    )
    lists = (("De cijfers, elk met de bron", said), ("Andere cijfers", others))
    return First("Vergelijken", titles[view.cijfers], (), None, lists)


def klantroute(landscape: Landscape, params: Mapping[str, str]) -> Meant | None:
    """What should be there for a family in a gemeente and what of it is known; None without one."""
    # A work sheet is kept nowhere, so it is not looked at.
    view, answer, _ = parse_route(landscape, {k: v for k, v in params.items() if k != SHEET})
    if not view.code:
        return None

    def draw() -> First:
        row = landscape.gemeenten.loc[view.code]
        lines = chosen_lines(landscape, view)
        groups = tuple(
            (capital(heading), tuple(("", _line(one)) for one in found))
            for heading, found in grouped(lines, view.deel)
        )
        names = landscape.organisaties["naam"]
        known = dict.fromkeys(key for line in lines for key in line.partners if key in names.index)
        who = (("Wie het doet of ervan weet", on_map((key, names[key]) for key in known)),)
        words = (answer.melding, counted_in_words(landscape, lines, view.code), NOT_OFFICIAL)
        about = f"{row['naam']} ({row['provincie']})"
        return First("Klantroute", about, tuple(filter(None, words)), None, (*groups, *who))

    # Of a former gemeente it also says what became of it.
    return {**route_params(view), "gezegd": answer.melding}, draw


def _line(line) -> str:
    row = line.situatie
    return f"{row.situatie}: {row.voorziening} ({line.stand}). {line.tekst}"
