"""Travel times that a keeper took in: minutes from postcodes or gemeenten to locations.

The atlas ships none. They are kept in a file beside the store (geodata.keeping.travel writes it), are no
part of the data package, and each machine has a file of its own. What the table lacks is not guessed: a
pair without minutes counts as the least it could be, and where that could make another location the
nearest, nobody's minutes are used.
"""

import json
import logging
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy

from geodata.landscape import Landscape, data_folder, derive_newest
from geodata.scenario.ground import ground
from geodata.scenario.nearest import Nearest, nearest

TRAVEL_FILE = Path("beheer") / "reistijden.json"
POSTCODE, GEMEENTE = "pc4", "gemeente"
# Nobody comes straight ahead faster than this over a whole journey, in km per hour: roads wind, so this is
# some 140 for an ambulance. Places are right to some kilometres.
FASTEST, SLACK = 120, 3
# Of locations with the same minutes the nearest as the crow flies is taken: less than any difference in
# minutes that a table can hold.
PER_KM = 1e-6
log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Travel:
    """A table of travel times: `minuten` is places x locations, NaN where it says nothing. `plekken` are
    postcodes of four digits, or CBS codes (`soort`), `locaties` ids of sites. `bron` and `datum` (a
    partial ISO date) are of the table, `wie` took it in from the file `bestand`."""

    soort: str
    plekken: tuple[str, ...]
    locaties: tuple[str, ...]
    minuten: numpy.ndarray
    bron: str
    datum: str
    wie: str = ""
    bestand: str = ""


def travel_path() -> Path:
    """Where the table is kept, whether there is one or not."""
    named = os.environ.get("ATLAS_REISTIJDEN")
    return Path(named) if named else data_folder().absolute().parent / TRAVEL_FILE


def travel() -> Travel | None:
    """The table that is in use now, the same object until another is taken in; None when there is none,
    or when what is there cannot be read (that is logged)."""
    path = travel_path()
    try:
        stat = path.stat()
    except OSError:
        return None
    return _read(path, stat.st_mtime_ns, stat.st_size, stat.st_ino)


@lru_cache(maxsize=2)
def _read(path: Path, *_stamp: int) -> Travel | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        minutes = numpy.array(told["minuten"], dtype=float)
        if minutes.shape != (len(told["plekken"]), len(told["locaties"])):
            raise ValueError("the table is not as large as its places and locations")
        minutes.setflags(write=False)
        texts = {name: str(told[name]) for name in ("soort", "bron", "datum", "wie", "bestand")}
        return Travel(
            plekken=tuple(told["plekken"]),
            locaties=tuple(told["locaties"]),
            minuten=minutes,
            **texts,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.error("De reistijden in %s zijn niet te lezen: %s", path, error)
        return None


def least_minutes(km: numpy.ndarray) -> numpy.ndarray:
    """The least minutes that a journey of `km` as the crow flies can take."""
    return numpy.maximum(km - SLACK, 0) * 60 / FASTEST


@dataclass(frozen=True, eq=False)
class ByTravel:
    """What a table says of every scenario: `known` are the minutes from each point to each site of
    geodata.scenario.ground (NaN where not known), `today` the site that is reached soonest without
    steps (see `soonest`)."""

    known: numpy.ndarray
    today: Nearest


# Only the table in use counts, and the one before for who is busy with it.
@derive_newest(2)
def by_travel(landscape: Landscape, table: Travel) -> ByTravel:
    """What a table says, worked out once."""
    start = ground(landscape)
    rows = {place: number for number, place in enumerate(table.plekken)}
    columns = {key: number for number, key in enumerate(table.locaties)}
    own = start.postcodes if table.soort == POSTCODE else [start.codes[n] for n in start.gemeente]
    # The last row and column say nothing: for what the table lacks.
    padded = numpy.pad(table.minuten, ((0, 1), (0, 1)), constant_values=numpy.nan)
    found = padded[[rows.get(key, -1) for key in own]][:, [columns.get(k, -1) for k in start.sites]]
    found.setflags(write=False)
    return ByTravel(found, soonest(found, start.km, start.today))


def soonest(known: numpy.ndarray, km: numpy.ndarray, opened: numpy.ndarray) -> Nearest:
    """Of each point the open site that is reached soonest, `km` in minutes: NaN where the table cannot
    tell. `known` are the minutes and `km` the distances, points x sites."""
    least = numpy.where(numpy.isnan(known), least_minutes(km), known)
    site = nearest(least + km * PER_KM, opened).site
    return Nearest(site, known[numpy.arange(len(known)), site])
