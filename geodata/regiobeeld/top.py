"""What a council member needs of an area, in three sentences."""

import pandas

from geodata.figures import (
    Area,
    Told,
    areas_of,
    change_in,
    figures,
    of_country,
    series,
    spread,
    total,
)
from geodata.figures.area import GEMEENTE
from geodata.figures.change import SMALL, means_in_words, share_in_words
from geodata.landscape import Landscape, derive
from geodata.regions import divisions
from geodata.words import number, place_in_words

BIRTHS, RATE = "geboorten", "geboorten-per-1000-vrouwen"
# The years that a change is told from.
SINCE = ("2010", "2013")
# A change or rate stands out when it is among the highest or lowest fifth of its kind.
FIFTH = 0.2


def top(landscape: Landscape, area: Area) -> tuple[str, ...]:
    """Births in the last year and the share of the country, how that moved, and the place among
    areas of its kind with what stands out; each with year and source."""
    if BIRTHS not in figures(landscape):
        return ("In deze gegevens staan geen geboorten.",)
    line = series(landscape, BIRTHS, area.codes)
    if not line.known:
        return (f"{area.naam} heeft in deze gegevens geen geboorten.",)
    year, births = line.known[-1]
    sentences = (
        _births(landscape, area, year, births),
        _moved(landscape, area, year),
        _place(landscape, area, year),
    )
    return tuple(text for text in sentences if text)


def births_told(landscape: Landscape, area: Area) -> tuple[Told, ...]:
    """What a picture of the births has beside it as figures: how they moved, where that can be said as a
    share (with the years that were averaged), and how many there were last."""
    if BIRTHS not in figures(landscape):
        return ()
    line = series(landscape, BIRTHS, area.codes)
    if not line.known:
        return ()
    year, births = line.known[-1]
    found, told = [], _moved(landscape, area, year)
    for since in SINCE:
        moved = change_in(line, since, year)
        if moved and moved.deel is not None:
            means = "; gemiddeld over drie jaar" if moved.gemiddeld else ""
            found.append(Told(moved.in_words, f"geboorten dan in {since}{means}", told))
    # A slide has the source below.
    said = _births(landscape, area, year, births).partition(" Bron: ")[0]
    return (*found, Told(number(births), f"geboorten in {year}", said))


def _births(landscape: Landscape, area: Area, year: str, births: float) -> str:
    figure = figures(landscape)[BIRTHS]
    share = ""
    whole = of_country(landscape, BIRTHS).value(year)
    if whole and not area.is_country:
        percent = births / whole * 100
        decimals = 0 if percent >= 10 else 1 if percent >= 0.1 else 2
        told = f"{number(percent, decimals)}%" if percent >= 0.01 else "minder dan 0,01%"
        share = f", {told} van alle geboorten in Nederland"
    own = figure.herkomst_van(year)
    sure = f", {own.status}" if own.status else ""
    return (
        f"In {year} werden {area.waar} {number(births)} kinderen geboren{share}. "
        f"Bron: {own.bron}{sure}."
    )


def _moved(landscape: Landscape, area: Area, year: str) -> str:
    line = series(landscape, BIRTHS, area.codes)
    whole = of_country(landscape, BIRTHS)
    told, country, changes, small = [], [], [], False
    for since in SINCE:
        found = change_in(line, since, year)
        if found is None:
            continue
        told.append(f"{found.in_words.replace(SMALL, '')} dan in {since}")
        small = small or found.deel is None
        changes.append(found)
        national = change_in(whole, since, year)
        if national and national.deel is not None:
            country.append(share_in_words(national.deel))
    if not told:
        return ""
    beside = ""
    if country and not area.is_country and not small:
        beside = f"; in heel Nederland {' en '.join(country)}"
    means = means_in_words(changes)
    note = f" {means}" if means else ""
    if small:
        note = f"{note} Voor een percentage zijn de aantallen te klein."
    return f"Dat is {' en '.join(told)}{beside}.{note}"


def _place(landscape: Landscape, area: Area, year: str) -> str:
    """The rank among areas of its kind, and what stands out."""
    if area.is_country:
        return _spread_of_gemeenten(landscape, year)
    kind = area.indeling
    if kind != GEMEENTE and kind not in divisions(landscape):
        return ""
    ranks = _ranks(landscape, kind)
    if area.id not in ranks.index or len(ranks) < 3:
        return ""
    noun = "gemeenten" if kind == GEMEENTE else divisions(landscape)[kind].woord.meervoud
    order = int(ranks["geboorten"].rank(ascending=False, method="min")[area.id])
    where = f"staat {area.in_een_zin} op plaats {number(order)} naar aantal geboorten"
    if order in (1, len(ranks)):
        where = f"heeft {area.in_een_zin} de {'meeste' if order == 1 else 'minste'} geboorten"
    text = f"Van de {number(len(ranks))} {noun} {where} ({year})"
    return f"{text}{_outstanding(landscape, area, ranks)}."


def _outstanding(landscape: Landscape, area: Area, ranks: pandas.DataFrame) -> str:
    """What differs most from other areas of its kind: the change, the births per woman."""
    row, many = ranks.loc[area.id], ranks.notna().sum()
    for name, words in (
        ("verandering", "de verandering sinds 2013"),
        ("tempo", "het aantal geboorten per 1.000 vrouwen van 15 tot en met 49 jaar"),
    ):
        value = row[name]
        if value != value or many[name] < 5:
            continue
        place = ranks[name].rank(pct=True)[area.id]
        if FIFTH < place <= 1 - FIFTH:
            continue
        side = "bij de hoogste" if place > 1 - FIFTH else "bij de laagste"
        # A change is told as in the sentence before: "14% minder", never "-14%".
        shown = f"{number(value, 1)}; {figures(landscape)[RATE].bron}"
        if name == "verandering":
            shown = share_in_words(value / 100)
        return f"; wat opvalt: {words} hoort {side} ({shown})"
    return ""


def _spread_of_gemeenten(landscape: Landscape, year: str) -> str:
    found = spread(landscape, BIRTHS, landscape.gemeenten.index, year)
    ranks = _ranks(landscape, GEMEENTE)["verandering"].dropna()
    if found is None or ranks.empty:
        return ""
    names = landscape.gemeenten["naam"]
    grew = (ranks > 0).sum()
    return (
        f"De helft van de gemeenten had er in {year} minder dan {number(found.midden)}; sinds 2013 "
        f"namen de geboorten toe in {number(int(grew))} van de {number(len(ranks))} gemeenten waarvan "
        f"dat te zeggen is, het meest {place_in_words(names[ranks.idxmax()])} "
        f"({share_in_words(ranks.max() / 100)})."
    )


@derive
def _ranks(landscape: Landscape, kind: str) -> pandas.DataFrame:
    """Of every area of a kind its births in the last year, the change since 2013 in per cent and the
    births per 1,000 women; index: id of the area."""
    rows = {}
    for area in areas_of(landscape, kind):
        line = series(landscape, BIRTHS, area.codes)
        if not line.known:
            continue
        year, births = line.known[-1]
        moved = change_in(line, SINCE[-1], year)
        rate = total(landscape, RATE, area.codes).waarde if RATE in figures(landscape) else None
        share = moved.deel * 100 if moved and moved.deel is not None else None
        rows[area.id] = (births, share, rate)
    columns = ["geboorten", "verandering", "tempo"]
    return pandas.DataFrame.from_dict(rows, orient="index", columns=columns).astype(float)
