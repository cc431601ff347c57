"""How far and how long, in Dutch: what a scenario is measured in, with the source of travel times."""

from collections.abc import Iterator

import pandas

from geodata.scenario.nearest import Spread
from geodata.scenario.outcome import Lives, Outcome
from geodata.scenario.travel import Travel
from geodata.words import date_in_words, number, percentage

COMPUTED = "berekend, hemelsbreed"
TIMED = "berekend, naar reistijd"
KM, MINUTES = "km", "minuten"
# Of when the list is from which every scenario starts: it is not that of now.
LISTED = "juni 2019"
BY_LIST = f"volgens de lijst van {LISTED}"


def part(share: float) -> str:
    """A share as a percentage; what is something is never "0%", nor what is not all "100%"."""
    if 0 < share < 0.005:
        return "minder dan 1%"
    return "meer dan 99%" if 0.995 <= share < 1 else percentage(share)


def in_km(km: float) -> str:
    """A distance: "12,3 km"."""
    return f"{number(km, 1)} km"


def in_minutes(minutes: float) -> str:
    """A travel time: "12 minuten", "12,5 minuten"."""
    whole = float(minutes).is_integer()
    return "1 minuut" if minutes == 1 else f"{number(minutes, 0 if whole else 1)} minuten"


SAID = {KM: in_km, MINUTES: in_minutes}


def far(value: float, unit: str = KM) -> str:
    """How far in km or minutes; "–" when it is not known."""
    return "–" if value != value else SAID[unit](value)


def of_gemeente(row: pandas.Series) -> tuple[float, float, str]:
    """How far half of the women of a row of `Outcome.per_gemeente` live now and then (NaN: not known),
    and in which unit."""
    unit = KM if row["minuten_dan"] != row["minuten_dan"] else MINUTES
    return row[f"{unit}_nu"], row[f"{unit}_dan"], unit


def how(found: Outcome) -> str:
    """In short how an outcome is worked out."""
    if not found.in_minutes:
        return COMPUTED
    return TIMED if not found.km.nu.vrouwen else f"{TIMED} en deels hemelsbreed"


def how_sourced(found: Outcome) -> str:
    """How an outcome is worked out, with the source and date of travel times."""
    if not found.reistijd or not found.in_minutes:
        return how(found)
    return f"{how(found)} (reistijden: {source(found.reistijd)})"


def source(table: Travel) -> str:
    """Where travel times are from: "OSRM, november 2026"."""
    return f"{table.bron}, {date_in_words(table.datum)}"


def measured(found: Outcome) -> str:
    """That travel times are used, of whom and when, and for how many women they are not, as sentences;
    "" without a table of them."""
    table = found.reistijd
    if not table:
        return ""
    where = f"de reistijden die een beheerder innam ({source(table)})"
    rest = found.km.nu.vrouwen
    whom = f"{number(rest)} vrouwen ({part(rest / found.vrouwen)})" if rest else ""
    if not found.in_minutes:
        return (
            f"Er is hemelsbreed gerekend, in kilometers: {where} zeggen voor geen enkele gemeente genoeg "
            "over deze locaties."
        )
    if not rest:
        return f"De dichtstbijzijnde locatie is die met de kortste reistijd, volgens {where}."
    return (
        f"De dichtstbijzijnde locatie is die met de kortste reistijd, volgens {where}. Voor {whom} zeggen "
        "die niet genoeg; daar is hemelsbreed gerekend, in kilometers."
    )


def units(found: Outcome) -> Iterator[tuple[str, Lives]]:
    """The units in which women are counted, with how far those live."""
    for unit, lives in ((MINUTES, found.minuten), (KM, found.km)):
        if lives.nu.vrouwen:
            yield unit, lives


def middle(found: Spread, unit: str) -> str:
    """Within how much half of the women live; "–" without women."""
    return "–" if found.midden is None else SAID[unit](found.midden)
