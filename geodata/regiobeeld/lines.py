"""Every line of the picture of an area: what it is, its value, and where that comes from.

The page, two areas side by side, the tables to take along and the sheet of A4 are made of these.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from geodata.figures import (
    BEYOND,
    NOT_SHOWN,
    Area,
    Figure,
    acute_locations,
    change_in,
    dashboards,
    deliveries,
    figures,
    of_country,
    outlook,
    reach,
    series,
    shares,
    spread,
    total,
    withheld,
)
from geodata.figures.area import PIECE, SET, area_of
from geodata.figures.bodies import regional_rows
from geodata.figures.born import vsvs_of
from geodata.landscape import Landscape, derive
from geodata.records import coalities_of, organisaties_of
from geodata.regiobeeld.expected import rounded
from geodata.words import count, date_in_words, earliest, list_names, number, percentage

BIRTHS, RATE, PEOPLE = "geboorten", "geboorten-per-1000-vrouwen", "inwoners"
AGES = (
    *("kinderen-0-4", "kinderen-5-9", "inwoners-15-19", "inwoners-20-24"),
    *("inwoners-25-44", "vrouwen-15-49"),
)
SPREADS = ("sociaal-minimum", "jeugdzorg")
COUNTED = "cijfers"
SINCE = ("2010", "2013")
BODIES = {"consortium": "Consortia", "ros": "ROS'en", "ggd": "GGD'en", "roaz": "ROAZ-regio's"}
MOST_NAMED = 6
SECTIONS = ("Geboorten", "Wie hier wonen", "Waar zij geboren worden", "Wie er werken")


@dataclass(frozen=True)
class Line:
    """One line: the section, what it is, its value in words and as a number (None when it cannot be
    said or added up), the unit of a difference ("" when a difference says nothing), and source."""

    deel: str
    wat: str
    tekst: str
    waarde: float | None
    eenheid: str
    bron: str
    decimalen: int = 0


def lines(landscape: Landscape, area: Area) -> tuple[Line, ...]:
    """Every line of an area, in the order of the page; the same lines for every area."""
    if PIECE in area.id or SET in area.id:
        return _made(landscape, area)
    return _kept(landscape, area.id)


@derive
def _kept(landscape: Landscape, key: str) -> tuple[Line, ...]:
    """The lines of an area with an id of its own: there are some five hundred."""
    return _made(landscape, area_of(landscape, key))


def _made(landscape: Landscape, area: Area) -> tuple[Line, ...]:
    makers: tuple[Callable[[Landscape, Area], Iterator[Line]], ...] = (
        _births,
        _people,
        _where,
        _bodies,
    )
    return tuple(line for make in makers for line in make(landscape, area))


def _births(landscape: Landscape, area: Area) -> Iterator[Line]:
    section, known = SECTIONS[0], figures(landscape)
    many = len(area.codes)
    yield Line(
        section,
        "Gemeenten",
        count(many, "gemeente", "gemeenten"),
        many,
        "gemeenten",
        "CBS, gemeenten op 1 januari 2026",
    )
    if BIRTHS not in known:
        return
    figure = known[BIRTHS]
    line, country = series(landscape, BIRTHS, area.codes), of_country(landscape, BIRTHS)
    if not line.known:
        yield Line(section, "Geboorten", "geen gegevens", None, "", figure.bron)
        return
    year, births = line.known[-1]
    source = figure.source_in_words(year)
    yield Line(section, f"Geboorten in {year}", number(births), births, "kinderen", source)
    whole = country.value(year)
    share = births / whole * 100 if whole else None
    yield Line(
        section,
        f"Deel van de geboorten in Nederland, {year}",
        _percent(share, 2),
        share,
        "procentpunt",
        source,
        2,
    )
    for since in SINCE:
        found = change_in(line, since, year)
        moved = found.deel * 100 if found and found.deel is not None else None
        words = "geen gegevens"
        if found:
            words = found.in_words
            if found.gemiddeld and found.deel is not None:
                words += " (gemiddelden van drie jaar)"
        yield Line(section, f"Sinds {since}", words, moved, "procentpunt", source)
    if RATE in known:
        rate = total(landscape, RATE, area.codes).waarde
        words = "geen gegevens" if rate is None else number(rate, 1)
        yield Line(section, known[RATE].label, words, rate, "", known[RATE].bron, 1)
    expected = outlook(landscape, area)
    last = expected.verwacht[-1] if expected.verwacht else None
    text = "niet gegeven: te weinig geboorten"
    if last:
        text = f"{rounded(last.waarde)} ({rounded(last.laag)} tot {rounded(last.hoog)})"
    elif expected.reden != "te klein":
        text = "geen gegevens"
    yield Line(
        section,
        f"Rekenvoorbeeld{f' {last.jaar}' if last else ''}",
        text,
        last.waarde if last else None,
        "kinderen",
        "som van de atlas met CBS 85746NED (december 2023)",
    )


def _people(landscape: Landscape, area: Area) -> Iterator[Line]:
    section, known = SECTIONS[1], figures(landscape)
    for key in (PEOPLE, *AGES):
        if key not in known or not known[key].perioden:
            continue
        figure = known[key]
        found = total(landscape, key, area.codes)
        when = figure.period_in_words()
        words = "geen gegevens" if found.waarde is None else number(found.waarde)
        yield Line(
            section,
            f"{figure.label} {when}",
            words,
            found.waarde,
            figure.eenheid,
            figure.herkomst_van().bron,
        )
    for key in SPREADS:
        if key not in known:
            continue
        figure, between = known[key], spread(landscape, key, area.codes)
        words, middle = "geen gegevens", None
        if between:
            middle = between.midden
            ends = f"{number(between.laagste, 1)} tot {number(between.hoogste, 1)}%"
            of = f"{number(between.gemeenten)} van de {count(len(area.codes), 'gemeente', 'gemeenten')}"
            words = f"{number(middle, 1)}%"
            if len(area.codes) > 1:
                words = f"midden {words} ({ends}; {of})"
        label = f"{figure.label}, {figure.periode}"
        yield Line(section, label, words, middle, "procentpunt", figure.bron, 1)
    named = {BIRTHS, RATE, PEOPLE, *AGES, *SPREADS}
    for figure in known.values():
        if figure.herkomst == COUNTED and figure.perioden and figure.id not in named:
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
    hidden = withheld(landscape, figure.id)
    if between is None or figure.optelbaar:
        words = NOT_SHOWN if hidden.intersection(area.codes) else "geen gegevens"
        return Line(SECTIONS[1], label, words, None, "", source)
    ends = f"{number(between.laagste, decimals)} tot {number(between.hoogste, decimals)}"
    of = f"{number(between.gemeenten)} van de {count(len(area.codes), 'gemeente', 'gemeenten')}"
    words = f"midden {number(between.midden, decimals)} {figure.eenheid} ({ends}; {of})"
    return Line(SECTIONS[1], label, words, between.midden, figure.eenheid, source, decimals)


def _where(landscape: Landscape, area: Area) -> Iterator[Line]:
    section = SECTIONS[2]
    rows = deliveries(landscape, area)
    summed = sum(row.bevallingen for row in rows)
    year = rows[0].jaar if rows else "2018"
    source = f"Zorginstituut Nederland en TNO ({year})"
    yield Line(
        section,
        f"Bevallingen van de VSV's hier, {year}",
        f"{number(summed)} (ook van buiten het gebied)" if rows else "geen gegevens",
        summed if rows else None,
        "bevallingen",
        source,
    )
    found = shares(rows)
    for key, label in (
        ("tweede_lijn", "Daarvan in de tweede lijn"),
        ("eerste_lijn", "Daarvan in de eerste lijn, in een ziekenhuis of geboortecentrum"),
        ("thuis", "Daarvan thuis"),
    ):
        value = found.get(key)
        yield Line(section, label, _percent(value, 1), value, "procentpunt", source, 1)
    acute = acute_locations(landscape, area.codes)
    rivm = "RIVM, acute verloskunde in juni 2019"
    sore = [one for one in acute if one.gevoelig]
    yield Line(
        section,
        "Locaties met acute verloskunde, juni 2019",
        number(len(acute)),
        len(acute),
        "locaties",
        rivm,
    )
    yield Line(
        section,
        "Daarvan gevoelig",
        number(len(sore)) if acute else "geen locatie",
        len(sore) if acute else None,
        "locaties",
        rivm,
    )
    away = reach(landscape, area.codes)
    source = "berekend uit CBS 83502NED (2021) en RIVM (2019), hemelsbreed"
    yield Line(
        section,
        "De helft van de vrouwen woont binnen",
        f"{number(away.midden, 1)} km van acute verloskunde" if away else "geen gegevens",
        away.midden if away else None,
        "km",
        source,
        1,
    )
    for km in BEYOND:
        share = away.verder[km] * 100 if away else None
        label = f"Vrouwen verder dan {km} km"
        yield Line(section, label, _percent(share, 1), share, "procentpunt", source, 1)


def _bodies(landscape: Landscape, area: Area) -> Iterator[Line]:
    section = SECTIONS[3]
    rows = coalities_of(landscape)
    classes = Counter(
        landscape.vocabulary.status_of(rows[code].status).label
        for code in area.codes
        if code in rows
    )
    for status in ("actief", "in oprichting"):
        value = classes[status]
        yield Line(
            section,
            f"Gemeenten met een coalitie Kansrijke Start, {status}",
            number(value),
            value,
            "gemeenten",
            "coalities.csv; elke rij met bron en datum",
        )
    silent = len(area.codes) - classes["actief"] - classes["in oprichting"]
    yield Line(
        section,
        "Gemeenten zonder gegevens over een coalitie",
        f"{number(silent)} (dat is niet: geen coalitie)" if silent else "0",
        silent,
        "gemeenten",
        "coalities.csv",
    )
    names = organisaties_of(landscape)
    regional = regional_rows(landscape, "organisatie")
    vsvs = [key for key in vsvs_of(landscape, area.codes) if names[key].is_actief]
    yield Line(
        section,
        "VSV's en IGO's, met hun ziekenhuis hier of het dichtstbij",
        _named(vsvs, landscape),
        len(vsvs),
        "organisaties",
        "berekend uit organisaties.csv",
    )
    there = set(vsvs)
    for kind, label in BODIES.items():
        keys = sorted({regional[code][kind] for code in area.codes} - {""})
        there |= set(keys)
        yield Line(
            section, label, _named(keys, landscape), len(keys), "organisaties", "werkgebieden.csv"
        )
    for label, dates in (
        ("coalities", [rows[code].bron_datum for code in area.codes if code in rows]),
        ("deze organisaties", [names[key].bron_datum for key in sorted(there)]),
    ):
        yield Line(
            section,
            f"Van wanneer de bronnen over {label} zijn",
            _ages(dates),
            None,
            "",
            "bron_datum van elke rij",
        )
    found = dashboards(landscape, area.codes)
    known = [one for one in found if one.stand == "ja"]
    yield Line(
        section,
        "ROAZ-regio's met een bekend capaciteitsdashboard voor geboortezorg",
        f"{number(len(known))} van de {number(len(found))}",
        None,
        "",
        "capaciteitsdashboards.csv; elke rij met bron en datum",
    )


def _named(keys: list[str], landscape: Landscape) -> str:
    """Who they are; of many how many and the first by name."""
    names = organisaties_of(landscape)
    if not keys:
        return "geen gevonden"
    named = sorted(names[key].kort or names[key].naam for key in keys)
    if len(named) > MOST_NAMED:
        more = number(len(named) - MOST_NAMED)
        return f"{number(len(named))}: {', '.join(named[:MOST_NAMED])} en nog {more}"
    return list_names(named)


def _ages(dates: Iterable[str]) -> str:
    """From when to when the sources are, and the one in the middle; those without a date apart."""
    stated = list(dates)
    known = sorted((date for date in stated if date), key=earliest)
    without = len(stated) - len(known)
    if not known:
        return "geen bron met een datum"
    first, last = date_in_words(known[0]), date_in_words(known[-1])
    words = f"van {first}"
    if first != last:
        middle = date_in_words(known[len(known) // 2])
        words = f"{first} tot {last}; de middelste van {middle}"
    return f"{words}; {number(without)} zonder datum" if without else words


def _percent(value: float | None, decimals: int) -> str:
    if value is None:
        return "geen gegevens"
    return f"{number(value, decimals)}%" if value < 99.995 else percentage(1)
