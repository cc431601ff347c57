"""The picture of a region as a slide."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from geodata.figures import Area, Told, area_of, deliveries, reach
from geodata.landscape import Landscape
from geodata.map.view import dropped
from geodata.meeting.slide import Slide, Table
from geodata.regiobeeld import (
    births_chart,
    births_told,
    expected_in_words,
    lines,
    parse_region,
    places_chart,
    side_by_side,
    top,
)
from geodata.regiobeeld.line import SECTIONS
from geodata.words import capital, number

# Which part of the picture is on the slide; the first when the link does not say.
BIRTHS = "geboorten"
PARTS = (BIRTHS, "waar", "cijfers")
# Which lines are said beside the chart of the places.
TOLD = ("Locaties", "Vrouwen verder dan 10", "Vrouwen verder dan 20")


def region_slide(landscape: Landscape, keuze: Mapping[str, str], today: date) -> Slide:
    """The area `gebied` of the link: its births through the years (`deel=geboorten`), where they are
    born (`deel=waar`), the figures of who lives there (`deel=cijfers`), or with `naast` two areas in a
    table."""
    view, problems = parse_region(landscape, keuze)
    deel = keuze.get("deel", PARTS[0])
    if deel not in PARTS:
        problems += dropped("deel", [deel])
        deel = PARTS[0]
    area = area_of(landscape, view.gebied)
    if view.naast:
        return _slide(**_beside(landscape, area, area_of(landscape, view.naast)), problems=problems)
    make = dict(zip(PARTS, (_births, _where, _figures), strict=True))[deel]
    return _slide(**make(landscape, area), problems=problems)


def _births(landscape: Landscape, area: Area) -> dict[str, Any]:
    chart = births_chart(landscape, area)
    sentences = top(landscape, area)
    return {
        "titel": f"Geboorten {area.waar}",
        "cijfers": births_told(landscape, area),
        # The source stands below, as on every slide.
        "zin": sentences[0].partition(" Bron: ")[0],
        "grafiek": chart,
        "alt": f"Grafiek van de geboorten per jaar {area.waar}. {' '.join(sentences)}",
        "zinnen": (*sentences[1:], expected_in_words(landscape, area)[0]),
        "bronnen": _sources(landscape, area, SECTIONS[0]),
    }


def _where(landscape: Landscape, area: Area) -> dict[str, Any]:
    chart = places_chart(landscape)
    rows = deliveries(landscape, area)
    cijfers = tuple(
        Told(line.tekst, line.wat, f"{line.wat}: {line.tekst}.")
        for line in lines(landscape, area)
        if line.deel == SECTIONS[2] and line.wat.startswith(TOLD) and line.waarde is not None
    )
    told = tuple(one.zin for one in cijfers)
    away = reach(landscape, area.codes)
    near = (
        f" De helft van de vrouwen woont binnen {number(away.midden, 1)} km van acute verloskunde."
        if away
        else ""
    )
    table = (
        Table(
            ("VSV of IGO", f"Bevallingen {rows[0].jaar}", "Tweede lijn", "Thuis"),
            tuple(
                (row.naam, number(row.bevallingen), _share(row.tweede_lijn), _share(row.thuis))
                for row in rows
            ),
            f"Bevallingen van de VSV's {area.waar}",
        )
        if rows
        else None
    )
    return {
        "titel": f"Waar vrouwen bevallen {area.waar}",
        "cijfers": cijfers,
        "zin": near.strip() or "Hoe ver acute verloskunde is, is hier niet bekend.",
        "grafiek": chart,
        "alt": "Grafiek: waar vrouwen in Nederland bevielen, 2011 tot en met 2020.",
        "zinnen": (*told, "De grafiek is heel Nederland; de tabel zijn de VSV's van hier."),
        "tabel": table,
        "bronnen": _sources(landscape, area, SECTIONS[2]),
    }


def _figures(landscape: Landscape, area: Area) -> dict[str, Any]:
    own = [line for line in lines(landscape, area) if line.deel == SECTIONS[1]]
    return {
        "titel": f"Wie er wonen {area.waar}",
        "zin": "",
        "grafiek": None,
        "alt": "",
        "zinnen": (),
        "tabel": Table(
            ("Cijfer", area.naam),
            tuple((line.wat, line.tekst) for line in own),
            f"Cijfers over wie er wonen {area.waar}",
        ),
        "bronnen": _sources(landscape, area, SECTIONS[1]),
    }


def _beside(landscape: Landscape, area: Area, other: Area) -> dict[str, Any]:
    pairs = [
        pair
        for pair in side_by_side(landscape, area, other)
        if (pair.een.tekst, pair.ander.tekst) != ("geen gegevens",) * 2
    ]
    return {
        "titel": f"{area.naam} naast {other.naam}",
        # The source stands below, as on every slide.
        "zin": top(landscape, area)[0].partition(" Bron: ")[0],
        "grafiek": None,
        "alt": "",
        "zinnen": (),
        "tabel": Table(
            ("", area.naam, other.naam, "Verschil"),
            tuple((p.wat, p.een.tekst, p.ander.tekst, p.verschil) for p in pairs),
            "Elke regel van twee gebieden, met het verschil",
        ),
        "bronnen": _sources(landscape, area),
    }


def _slide(
    *,
    titel: str,
    zin: str,
    grafiek: dict | None,
    alt: str,
    zinnen: tuple[str, ...],
    bronnen: tuple[str, ...],
    problems: list[str],
    tabel: Table | None = None,
    cijfers: tuple[Told, ...] = (),
) -> Slide:
    return Slide(
        titel=titel,
        zin=zin,
        kaart=None,
        alt=alt,
        zinnen=zinnen,
        tabel=tabel,
        bronnen=bronnen,
        problemen=tuple(problems),
        pagina="regiobeeld",
        keuze=(),
        grafiek=grafiek,
        cijfers=cijfers,
    )


def _sources(landscape: Landscape, area: Area, section: str = "") -> tuple[str, ...]:
    """Each source of the lines of a section once, as a sentence."""
    found = [
        line.bron for line in lines(landscape, area) if section in ("", line.deel) and line.bron
    ]
    # An address stays as it is.
    return tuple(
        source if source.startswith("http") else f"{capital(source.rstrip('.'))}."
        for source in dict.fromkeys(found)
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{number(value, 1)}%"
