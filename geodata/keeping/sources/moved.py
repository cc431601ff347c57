"""What other boundaries mean: which gemeenten come, go or lie otherwise, and by how much."""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas
import shapely

from geodata.words import count, list_names, number

# A border that is drawn with other corners moves a little everywhere; this much is more than that.
SHARE, KM2 = 0.02, 0.5
# Shapes that lie elsewhere altogether are another map.
ALIKE, MOST = 0.5, 0.95
SHOWN = 8


@dataclass(frozen=True)
class Moved:
    """How much of a gemeente lies otherwise: km2, and as a share of what it was."""

    code: str
    km2: float
    aandeel: float


@dataclass(frozen=True)
class Compared:
    """Boundaries beside those before: codes that come and go, and which stay but lie otherwise (the
    most first). `overeen` is the share of gemeenten that lie for the greater part where they lay."""

    nieuw: tuple[str, ...]
    weg: tuple[str, ...]
    verschoven: tuple[Moved, ...]
    gelijk: int
    overeen: float


def compare(before: geopandas.GeoSeries, after: geopandas.GeoSeries) -> Compared:
    """Lay boundaries beside each other (index: CBS code; CRS: EPSG:28992)."""
    both = sorted(set(before.index) & set(after.index))
    old, new = before.loc[both].values, after.loc[both].values
    differs = shapely.area(shapely.symmetric_difference(old, new))
    sizes = shapely.area(old)
    found = [
        Moved(code, differ / 1e6, differ / size)
        for code, differ, size in zip(both, differs, sizes, strict=True)
    ]
    moved = [one for one in found if one.aandeel > SHARE and one.km2 > KM2]
    alike = sum(one.aandeel < ALIKE for one in found) / max(len(found), 1)
    return Compared(
        tuple(sorted(set(after.index) - set(before.index))),
        tuple(sorted(set(before.index) - set(after.index))),
        tuple(sorted(moved, key=lambda one: -one.aandeel)),
        len(found) - len(moved),
        alike,
    )


def in_words(found: Compared, before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """What came of comparing, in Dutch sentences; the names by CBS code, before and after."""
    told = []
    for codes, names, what in ((found.nieuw, after, "Nieuw"), (found.weg, before, "Weg")):
        if codes:
            told.append(f"{what}: {list_names([f'{names[code]} ({code})' for code in codes])}.")
    if found.verschoven:
        total = len(found.verschoven)
        some = [
            f"{after[one.code]} {number(one.km2, 1)} km² ({number(100 * one.aandeel)}%)"
            for one in found.verschoven[:SHOWN]
        ]
        rest = f" en nog {count(total - SHOWN, 'gemeente', 'gemeenten')}" if total > SHOWN else ""
        verb = "ligt" if total == 1 else "liggen"
        told.append(
            f"{count(total, 'gemeente', 'gemeenten')} {verb} merkbaar anders: {', '.join(some)}{rest}."
        )
    told.append(
        f"Bij {count(found.gelijk, 'gemeente', 'gemeenten')} is het verschil hoogstens "
        f"{number(100 * SHARE)}% of {number(KM2, 1)} km²: dat komt door het vereenvoudigen."
    )
    return told
