"""What straight lines are worth: the locations that the RIVM calls "gevoelig" in 2019, ranked by its own
count and by that of the atlas.

The RIVM counts the inhabitants who come to live more than 45 minutes by ambulance from acute obstetrics
when a location closes; the atlas counts the women of 15-49 who come to live beyond a distance as the
crow flies. Each closes alone, and all others of 2019 stay open.
"""

import math

import numpy
import pandas

from geodata.landscape import Landscape, derive
from geodata.scenario.ground import ground
from geodata.scenario.nearest import BEYOND, nearest
from geodata.words import count, join_words, number


@derive
def compared(landscape: Landscape) -> pandas.DataFrame:
    """The locations that the RIVM calls gevoelig, its largest count first. Index: site id; columns
    `naam`, `inwoners` (RIVM) and for each of `BEYOND` `vrouwen_<km>` (more women beyond it), with the
    ranks (1 is the most; equals share the mean) `rang` and `rang_<km>`."""
    start = ground(landscape)
    sites = list(start.sites.values())
    now = nearest(start.km, start.today) if any(start.today) else None
    rows = []
    for column, site in enumerate(sites):
        if not site.inwoners or now is None or start.today.sum() < 2:
            continue
        opened = start.today
        opened[column] = False
        then = nearest(start.km, opened)
        row: dict[str, object] = {"id": site.id, "naam": site.naam, "inwoners": site.inwoners}
        for km in BEYOND:
            more = (then.ver > km) & (now.ver <= km)
            row[f"vrouwen_{km}"] = float(start.women[more].sum())
        rows.append(row)
    columns = ["id", "naam", "inwoners", *(f"vrouwen_{km}" for km in BEYOND)]
    frame = pandas.DataFrame(rows, columns=columns).set_index("id")
    frame["rang"] = frame["inwoners"].rank(ascending=False)
    for km in BEYOND:
        frame[f"rang_{km}"] = frame[f"vrouwen_{km}"].rank(ascending=False)
    return frame.sort_values(["inwoners", "naam"], ascending=[False, True])


def spearman(frame: pandas.DataFrame, km: int) -> float:
    """Spearman's rank correlation of the RIVM's count and that of the atlas beyond `km`: Pearson's of
    the ranks, so that equals are counted right. NaN when either says nothing."""
    ranks = frame[["rang", f"rang_{km}"]].to_numpy(dtype=float)
    if len(ranks) < 2 or (numpy.ptp(ranks, axis=0) == 0).any():
        return math.nan
    return float(numpy.corrcoef(ranks, rowvar=False)[0, 1])


def compared_in_words(landscape: Landscape) -> str:
    """How the order of the atlas agrees with that of the RIVM, as a Dutch sentence; "" when there is
    nothing to compare."""
    frame = compared(landscape)
    found = [(km, rho) for km in BEYOND if not math.isnan(rho := spearman(frame, km))]
    if not found:
        return ""
    parts = [f"{number(rho, 2)} bij {km} km" for km, rho in found]
    return (
        f"Wat is hemelsbreed waard? Het RIVM noemt {count(len(frame), 'locatie', 'locaties')} gevoelig: als "
        "zo'n locatie sluit, wonen er meer mensen verder dan 45 minuten per ambulance. De volgorde van de "
        "atlas (vrouwen die verder komen te wonen dan een aantal kilometers) lijkt daar zo veel op "
        f"(rangcorrelatie van Spearman, 1 is precies gelijk en 0 geen verband): {join_words(parts)}."
    )
