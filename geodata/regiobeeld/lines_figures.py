"""The lines of an area that are figures per gemeente: its births, and who lives there."""

from collections.abc import Iterator

from geodata.figures import (
    NOT_SHOWN,
    Area,
    Change,
    Figure,
    change_in,
    figures,
    of_country,
    outlook,
    rate_years,
    series,
    spread,
    taken_in,
    total,
    withheld,
)
from geodata.figures.outlook import made_in_words
from geodata.landscape import Landscape
from geodata.regiobeeld.expected import in_steps, rounded
from geodata.regiobeeld.line import NOTHING, SECTIONS, Line, percent
from geodata.words import count, date_in_words, number

BIRTHS, RATE, PEOPLE = "geboorten", "geboorten-per-1000-vrouwen", "inwoners"
WOMEN = "vrouwen-15-49"
AGES = (
    *("kinderen-0-4", "kinderen-5-9", "inwoners-15-19", "inwoners-20-24"),
    *("inwoners-25-44", WOMEN),
)
SPREADS = ("sociaal-minimum", "jeugdzorg")
SINCE = ("2010", "2013")


def births(landscape: Landscape, area: Area) -> Iterator[Line]:
    """How many children are born, how that moved, and what may come."""
    section, known = SECTIONS[0], figures(landscape)
    many = len(area.codes)
    yield Line(
        section,
        "Gemeenten",
        count(many, "gemeente", "gemeenten"),
        many,
        "gemeenten",
        f"CBS, {landscape.gemeenten_op}",
    )
    if BIRTHS not in known:
        return
    figure = known[BIRTHS]
    line, country = series(landscape, BIRTHS, area.codes), of_country(landscape, BIRTHS)
    if not line.known:
        yield Line(section, "Geboorten", NOTHING, None, "", figure.bron)
        return
    year, born = line.known[-1]
    source = figure.source_in_words(year)
    yield Line(section, f"Geboorten in {year}", number(born), born, "kinderen", source)
    whole = country.value(year)
    share = born / whole * 100 if whole else None
    yield Line(
        section,
        f"Deel van de geboorten in Nederland, {year}",
        percent(share, 2),
        share,
        "procentpunt",
        source,
        2,
    )
    for since in SINCE:
        words, moved = _moved(change_in(line, since, year))
        yield Line(section, f"Sinds {since}", words, moved, "procentpunt", source)
    expected = outlook(landscape, area)
    last = expected.verwacht[-1] if expected.verwacht else None
    text = "niet gegeven: te weinig geboorten"
    if last:
        value, low, high = (rounded(one, area) for one in (last.waarde, last.laag, last.hoog))
        text = f"{value} ({low} tot {high})"
    elif expected.reden != "te klein":
        text = NOTHING
    yield Line(
        section,
        f"Rekenvoorbeeld{f' {last.jaar}' if last else ''}",
        text,
        # As it stands there, so that a reader who subtracts finds the same.
        in_steps(last.waarde, area) if last else None,
        "kinderen",
        f"som van de atlas met {made_in_words(landscape)}",
    )


def people(landscape: Landscape, area: Area) -> Iterator[Line]:
    """Inhabitants and how their number moved, ages, and what can only be told as a spread."""
    section, known = SECTIONS[1], figures(landscape)
    for key in (PEOPLE, *AGES):
        if key not in known or not known[key].perioden:
            continue
        figure = known[key]
        found = total(landscape, key, area.codes)
        when = figure.period_in_words()
        words = _missing(landscape, figure, area) if found.waarde is None else number(found.waarde)
        yield Line(
            section,
            f"{figure.label} {when}",
            words,
            found.waarde,
            figure.eenheid,
            figure.herkomst_van().bron,
        )
        if key == PEOPLE and len(figure.perioden) > 1:
            line, first = series(landscape, key, area.codes), figure.perioden[0]
            words, moved = _moved(change_in(line, first, figure.periode))
            label = f"{figure.label} sinds {date_in_words(first)}"
            yield Line(section, label, words, moved, "procentpunt", figure.bron)
    if RATE in known:
        rate = total(landscape, RATE, area.codes).waarde
        words = NOTHING if rate is None else number(rate, 1)
        yield Line(section, _rate_label(landscape), words, rate, "", known[RATE].bron, 1)
    for key in SPREADS:
        if key not in known:
            continue
        figure, between = known[key], spread(landscape, key, area.codes)
        words, middle = _missing(landscape, figure, area), None
        if between:
            middle = between.midden
            ends = f"{number(between.laagste, 1)} tot {number(between.hoogste, 1)}%"
            of = f"{number(between.gemeenten)} van de {count(len(area.codes), 'gemeente', 'gemeenten')}"
            words = f"{number(middle, 1)}%"
            if len(area.codes) > 1:
                words = f"midden {words} ({ends}; {of}{_hidden(landscape, figure, area)})"
        label = f"{figure.label}, {figure.periode}"
        yield Line(section, label, words, middle, "procentpunt", figure.bron, 1)
    for figure in taken_in(landscape):
        yield _taken_in(landscape, area, figure)


def _taken_in(landscape: Landscape, area: Area, figure: Figure) -> Line:
    """A figure that a keeper took in: its sum, or the middle and the ends of the gemeenten."""
    found = total(landscape, figure.id, area.codes)
    label, source = f"{figure.label} {figure.period_in_words()}", figure.source_in_words()
    decimals = figure.decimalen
    if found.waarde is not None:
        words = figure.in_words(found.waarde)
        return Line(SECTIONS[1], label, words, found.waarde, figure.eenheid, source, decimals)
    between = spread(landscape, figure.id, area.codes)
    if between is None or figure.optelbaar:
        return Line(SECTIONS[1], label, _missing(landscape, figure, area), None, "", source)
    ends = f"{number(between.laagste, decimals)} tot {number(between.hoogste, decimals)}"
    of = f"{number(between.gemeenten)} van de {count(len(area.codes), 'gemeente', 'gemeenten')}"
    hidden = _hidden(landscape, figure, area)
    words = f"midden {number(between.midden, decimals)} {figure.eenheid} ({ends}; {of}{hidden})"
    return Line(SECTIONS[1], label, words, between.midden, figure.eenheid, source, decimals)


def _missing(landscape: Landscape, figure: Figure, area: Area) -> str:
    """What stands where an area has no value: that it is not shown, or that there is nothing."""
    hidden = withheld(landscape, figure.id).intersection(area.codes)
    return NOT_SHOWN if hidden else NOTHING


def _hidden(landscape: Landscape, figure: Figure, area: Area) -> str:
    """Of how many gemeenten of an area the value is not shown; "" when of none."""
    hidden = withheld(landscape, figure.id).intersection(area.codes)
    return f"; {number(len(hidden))} {NOT_SHOWN}" if hidden else ""


def _rate_label(landscape: Landscape) -> str:
    """What the births per 1,000 women are called, with the years that they are of (see
    `geodata.figures.values`)."""
    label, (_, years) = figures(landscape)[RATE].label, rate_years(landscape)
    return f"{label}, gemiddeld over {years[0]} tot en met {years[-1]}" if years else label


def _moved(found: Change | None) -> tuple[str, float | None]:
    """A change in words and in per cent; None where that cannot be said."""
    if found is None:
        return NOTHING, None
    if found.deel is None:
        return found.in_words, None
    means = " (gemiddelden van drie jaar)" if found.gemiddeld else ""
    return f"{found.in_words}{means}", found.deel * 100
