"""The worked example of the births to come in words and as a table."""

import pandas

from geodata.figures import COUNTRY, Area, area_of, of_country, outlook
from geodata.figures.area import GEMEENTE
from geodata.figures.outlook import UNTIL, made_in_words, made_when
from geodata.figures.series import Series
from geodata.landscape import Landscape
from geodata.regions import divisions
from geodata.words import join_words, number, percentage, with_note

BIRTHS, PER_WOMAN = "geboorten", "kinderen per vrouw"
NO_OFFICIAL = (
    "Een officiële prognose van geboorten per gemeente is er niet: CBS en PBL trokken het deel over "
    "leeftijden in op 12 juli 2023."
)
MISSES = (
    "De som kent geen nieuwbouw en geen verschil tussen gebieden: wie snel bouwt, komt hoger uit."
)


def expected_in_words(landscape: Landscape, area: Area) -> tuple[str, ...]:
    """What the worked example says of an area, with the error that the same sum made before; or why
    there is none. One sentence or more."""
    found = outlook(landscape, area)
    if found.reden == "te klein":
        return (
            f"Voor {area.in_een_zin} geeft de atlas geen rekenvoorbeeld: daar zijn te weinig geboorten "
            f"voor. {_limit(found.grens)}",
            NO_OFFICIAL,
        )
    if not found.verwacht:
        return (f"Er is geen rekenvoorbeeld: in de gegevens is {_lacking(found.reden)}.",)
    last = found.verwacht[-1]
    value, low, high = (rounded(one, area) for one in (last.waarde, last.laag, last.hoog))
    if area.is_country:
        return (
            f"Het CBS verwacht in {last.jaar} {value} geboorten, met een kans van 67% "
            f"tussen {low} en {high} (prognose{_of(landscape)}{_between(last.tussen)}).",
            *rise_in_words(landscape),
        )
    years = f"{found.jaren[0]} tot en met {found.jaren[-1]}"
    wrong = ""
    if found.fout:
        kind = (
            "gemeenten"
            if area.indeling not in divisions(landscape)
            else divisions(landscape)[area.indeling].woord.meervoud
        )
        wrong = (
            f"; dezelfde som zat voor {found.fout.tot} bij de {number(found.fout.gebieden)} {kind} in "
            f"het midden {percentage(found.fout.midden)} naast de uitkomst, en bij één op de vijf meer "
            f"dan {percentage(found.fout.een_op_vijf)}"
        )
    return (
        f"Rekenvoorbeeld: blijft het deel van {area.in_een_zin} in de geboorten ({years}: "
        f"{number(found.deel * 100, 2)}% van Nederland) gelijk, dan zijn het er in {last.jaar} ongeveer "
        f"{value}, met een kans van 67% tussen {low} en {high} volgens de landelijke prognose van het CBS{wrong}.",
        f"Het is een som van de atlas, geen prognose. {NO_OFFICIAL} {MISSES}",
        *rise_in_words(landscape),
    )


def rise_in_words(landscape: Landscape) -> tuple[str, ...]:
    """Why the outlook lies above (or below) the births of now: what CBS expects of the country and of
    the number of children per woman. One sentence, or none when that is not in the data."""
    line, expected = of_country(landscape, BIRTHS), outlook(landscape, area_of(landscape, COUNTRY))
    if not expected.verwacht or not line.known:
        return ()
    (year, births), first = line.known[-1], expected.verwacht[0]
    side = "meer" if first.waarde > births else "minder"
    apart = percentage(abs(first.waarde / births - 1))
    rows = landscape.table("prognose")
    rows = rows[rows["maat"] == PER_WOMAN].sort_values("jaar")
    rates = {int(row.jaar): row.waarde for row in rows.itertuples()}
    # Up to the first year of the source that is not before the last one shown.
    given = [one for one in rates if not [year for year in rates if UNTIL <= year < one]]
    why = ""
    if len(given) > 1:
        told = join_words(f"{number(rates[one], 2)} in {one}" for one in given)
        why = f" Het aantal kinderen per vrouw is daarin {told}."
    start = (
        "Let op: het CBS verwacht een omslag. " if (first.waarde > births) != _rose(line) else ""
    )
    return (
        f"{start}Voor heel Nederland verwacht het in {first.jaar} {apart} {side} geboorten dan in {year} "
        f"werden geteld ({number(first.waarde)} tegen {number(births)}).{why} Komt dat anders uit, dan "
        f"valt ook deze uitkomst anders uit. Bron: {_sources(landscape)}.",
    )


def _rose(line: Series) -> bool:
    """Whether there are more births in the last year than in the first."""
    return line.known[-1][1] > line.known[0][1]


def expected_frame(landscape: Landscape, area: Area) -> pandas.DataFrame:
    """The years of the worked example: `jaar`, `waarde`, `laag`, `hoog`, `bron`."""
    found = outlook(landscape, area)
    source = f"{made_when(landscape)[0]}, prognose{_of(landscape)}"
    own = source if area.is_country else f"rekenvoorbeeld van de atlas met {source}"
    rows = [(one.jaar, one.waarde, one.laag, one.hoog, own) for one in found.verwacht]
    return pandas.DataFrame(rows, columns=["jaar", "waarde", "laag", "hoog", "bron"])


def method_in_words(landscape: Landscape, area: Area) -> str:
    """How the worked example is made and from which number of births it is given."""
    found = outlook(landscape, area)
    if area.is_country:
        return (
            f"Dit is de landelijke prognose zelf. {UNTIL} ligt tussen twee jaren van die prognose en is "
            "daar op een rechte lijn tussen gelegd."
        )
    years = join_words(found.jaren)
    kind = "deze gemeente" if area.indeling == GEMEENTE else "dit gebied"
    return (
        f"Zo rekent de atlas: het deel van {kind} in alle geboorten van {years}, maal de landelijke "
        f"prognose van het CBS. {UNTIL} ligt tussen twee jaren van die prognose en is daar op een rechte "
        f"lijn tussen gelegd. De fout is teruggerekend uit de reeks zelf: met de delen van tien jaar "
        f"eerder tegen wat het werd. {_limit(found.grens)}"
    )


def _limit(limit: int | None) -> str:
    if limit is None:
        return ""
    return (
        f"Onder {number(limit)} geboorten per jaar geeft de atlas de som niet: dan zat bij meer dan één "
        "op de vijf gemeenten de som meer dan 15% naast de uitkomst (teruggerekend over tien jaar)."
    )


def _of(landscape: Landscape) -> str:
    """When the national outlook was made."""
    when = made_when(landscape)[1]
    return f" van {when}" if when else ""


def _sources(landscape: Landscape) -> str:
    """The tables of the births and of the children per woman, with when they were made."""
    (first, when), (other, later) = (made_when(landscape, maat) for maat in (BIRTHS, PER_WOMAN))
    if other and when and when == later:
        return with_note(f"{first} en {other.removeprefix('CBS ')}", when)
    both = (made_in_words(landscape, maat) for maat in (BIRTHS, PER_WOMAN))
    return join_words(filter(None, both))


def _lacking(reason: str) -> str:
    return "geen landelijke prognose" if reason == "geen prognose" else "de reeks te kort"


def _between(between: bool) -> str:
    return "; dit jaar ligt tussen twee jaren van de prognose en is berekend" if between else ""


def in_steps(value: float, area: Area) -> float:
    """A number of the outlook of an area as it stands everywhere. A worked example is never more
    precise than it is: tens, above thousand fifties. That of the country is the number of CBS itself.
    """
    if area.is_country:
        return float(round(value))
    step = 50 if value >= 1000 else 10
    return float(round(value / step) * step)


def rounded(value: float, area: Area) -> str:
    """A number of the outlook of an area in words, `in_steps`."""
    return number(in_steps(value, area))
