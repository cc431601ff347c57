"""The lines of an area about its care: where women give birth, and who works there."""

from collections import Counter
from collections.abc import Iterable, Iterator

from geodata.figures import BEYOND, Area, acute_locations, dashboards, deliveries, reach, shares
from geodata.figures.bodies import regional_rows
from geodata.figures.born import vsvs_of
from geodata.landscape import Landscape
from geodata.records import ACTIVE, coalities_of, old_in_words, organisaties_of
from geodata.regiobeeld.line import NOTHING, SECTIONS, Line, percent
from geodata.words import date_in_words, earliest, list_names, number, with_note

BODIES = {"consortium": "Consortia", "ros": "ROS'en", "ggd": "GGD'en", "roaz": "ROAZ-regio's"}
MOST_NAMED = 6
COALITIES = "coalities in de gegevens van de atlas; elke regel met bron en datum"


def where(landscape: Landscape, area: Area) -> Iterator[Line]:
    """The deliveries of the VSV's, acute obstetrics and how far it is."""
    section = SECTIONS[2]
    rows = deliveries(landscape, area)
    summed = sum(row.bevallingen for row in rows)
    year = rows[0].jaar if rows else "2018"
    source = f"Zorginstituut Nederland en TNO ({year})"
    yield Line(
        section,
        f"Bevallingen van de VSV's hier, {year}",
        f"{number(summed)} (ook van buiten het gebied)" if rows else NOTHING,
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
        yield Line(section, label, percent(value, 1), value, "procentpunt", source, 1)
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
        f"{number(away.midden, 1)} km van acute verloskunde" if away else NOTHING,
        away.midden if away else None,
        "km",
        source,
        1,
    )
    for km in BEYOND:
        share = away.verder[km] * 100 if away else None
        label = f"Vrouwen verder dan {km} km"
        yield Line(section, label, percent(share, 1), share, "procentpunt", source, 1)


def bodies(landscape: Landscape, area: Area) -> Iterator[Line]:
    """The coalities, the organisaties, and how old their sources are."""
    section = SECTIONS[3]
    rows = coalities_of(landscape)
    classes = Counter(
        landscape.vocabulary.status_of(rows[code].status).label
        for code in area.codes
        if code in rows
    )
    old = old_in_words(rows[code] for code in area.codes if code in rows)
    for status in ("actief", "in oprichting"):
        value = classes[status]
        yield Line(
            section,
            f"Gemeenten met een coalitie Kansrijke Start, {status}",
            with_note(number(value), old) if status == ACTIVE and old else number(value),
            value,
            "gemeenten",
            COALITIES,
        )
    silent = len(area.codes) - classes["actief"] - classes["in oprichting"]
    yield Line(
        section,
        "Gemeenten zonder gegevens over een coalitie",
        f"{number(silent)} (dat is niet: geen coalitie)" if silent else "0",
        silent,
        "gemeenten",
        COALITIES,
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
        "berekend uit de lijst van organisaties van de atlas",
        wie=tuple(sorted(vsvs)),
    )
    there = set(vsvs)
    for kind, label in BODIES.items():
        keys = sorted({regional[code][kind] for code in area.codes} - {""})
        there |= set(keys)
        yield Line(
            section,
            label,
            _named(keys, landscape),
            len(keys),
            "organisaties",
            "werkgebieden in de gegevens van de atlas",
            wie=tuple(keys),
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
            "de datum van de bron van elke regel",
        )
    found = dashboards(landscape, area.codes)
    known = [one for one in found if one.stand == "ja"]
    yield Line(
        section,
        "ROAZ-regio's met een bekend capaciteitsdashboard voor geboortezorg",
        f"{number(len(known))} van de {number(len(found))}",
        None,
        "",
        "capaciteitsdashboards in de gegevens van de atlas; elke regel met bron en datum",
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
