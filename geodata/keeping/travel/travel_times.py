"""Take in a table of travel times: minutes by postcode or gemeente and location, with a source and date.

geodata.scenario.travel reads what is kept here.
"""

import json
import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy

from geodata.find import plain
from geodata.keeping.dates import partial_date
from geodata.keeping.read import ListError, RawList, read_list
from geodata.landscape import Landscape
from geodata.scenario import GEMEENTE, POSTCODE, Travel, ground, least_minutes, travel_path
from geodata.words import capital, count, list_names, number

PLACE, MINUTES, SOURCE, DATE = "locatie", "minuten", "bron", "datum"
# A journey within the country takes no longer, the boat to an island with it.
MOST = 600
SHOWN, MAX_TEXT, MAX_SOURCE = 5, 80, 300
NOTHING_DONE = "Er is niets ingenomen."
NEEDED = (
    "Nodig is een kolom pc4 of gemeente, en dan óf de kolommen locatie en minuten, óf een kolom met minuten "
    "voor elke locatie."
)


@dataclass(frozen=True)
class Taken:
    """A table that was read, and Dutch sentences about what of it is not used or what it lacks."""

    tabel: Travel
    opmerkingen: tuple[str, ...]


def read_travel(
    landscape: Landscape, content: bytes, filename: str, bron: str = "", datum: str = ""
) -> Taken:
    """A table from a CSV, XLSX or ODS: a row for each place and location, or a row for each place with
    a column for each location. A cell that is empty is not known. `bron` and `datum` are for a table
    that does not say them itself.

    Raises ListError with a Dutch sentence that names what is wrong: then nothing of it counts.
    """
    raw = read_list(content, filename)
    names = [plain(name) for name in raw.kolommen]
    kinds = [kind for kind in (POSTCODE, GEMEENTE) if kind in names]
    if len(kinds) != 1 or any(names.count(name) > 1 for name in (*kinds, PLACE, MINUTES)):
        raise ListError(f"{NOTHING_DONE} {NEEDED}")
    [soort] = kinds
    cells = list(_cells(raw, names, soort))
    bron, datum = _provenance(raw, names, bron, datum)
    reading = _Reading(landscape, soort)
    for row, place, location, text in cells:
        reading.take(row, place, location, text)
    table = reading.table(bron, datum, filename)
    return Taken(table, (*raw.opmerkingen, *reading.remarks(table)))


def _provenance(raw: RawList, names: list[str], bron: str, datum: str) -> tuple[str, str]:
    """The one source and date of a table."""
    found = []
    for name, given in ((SOURCE, bron), (DATE, datum)):
        told = {row[names.index(name)] for row in raw.rijen} - {""} if name in names else set()
        if len(told) > 1:
            some = list_names(sorted(one[:MAX_TEXT] for one in told)[:SHOWN])
            raise ListError(
                f"{NOTHING_DONE} Een tabel heeft één {name}; hier staan er meer: {some}."
            )
        text = " ".join((told.pop() if told else given).split())
        if not text:
            raise ListError(
                f"{NOTHING_DONE} Vul de {name} in: lezers zien waar de minuten vandaan komen."
            )
        found.append(text)
    if len(found[0]) > MAX_SOURCE:
        raise ListError(f"{NOTHING_DONE} De bron is te lang: toegestaan zijn {MAX_SOURCE} letters.")
    try:
        return found[0], partial_date(found[1])
    except ValueError as error:
        raise ListError(
            f"{NOTHING_DONE} De datum ‘{found[1][:MAX_TEXT]}’ is niet te lezen; schrijf 2026, 2026-11 of 2026-11-26."
        ) from error


def _cells(raw: RawList, names: list[str], soort: str) -> Iterator[tuple[int, str, str, str]]:
    """Of each cell with minutes: the row as the spreadsheet counts, the place, the location, the text."""
    at = names.index(soort)
    if PLACE in names and MINUTES in names:
        where, many = names.index(PLACE), names.index(MINUTES)
        for number_, row in zip(raw.rijnummers, raw.rijen, strict=True):
            yield number_, row[at], row[where], row[many]
        return
    columns = [n for n, name in enumerate(names) if name not in (soort, SOURCE, DATE)]
    if not columns or PLACE in names or MINUTES in names:
        raise ListError(f"{NOTHING_DONE} {NEEDED}")
    for number_, row in zip(raw.rijnummers, raw.rijen, strict=True):
        for column in columns:
            yield number_, row[at], raw.kolommen[column], row[column]


class _Reading:
    """Collects the cells of a table; what is wrong is told at the end, all of it at once."""

    def __init__(self, landscape: Landscape, soort: str):
        self._landscape, self._soort = landscape, soort
        self._places = _postcodes(landscape) if soort == POSTCODE else _gemeenten(landscape)
        self._sites, self._start = _sites(landscape), ground(landscape)
        self._columns = {key: at for at, key in enumerate(self._start.sites)}
        self._points = {code: at for at, code in enumerate(self._start.postcodes) if code}
        self._found: dict[tuple[str, str], float] = {}
        # What the table calls places and locations, and which those are ("": none).
        self._there: dict[str, str] = {}
        self._met: dict[str, str] = {}
        self._seen: set[tuple[str, str]] = set()
        self._wrong: dict[str, None] = {}
        self._unknown: dict[str, None] = {}

    def take(self, row: int, place: str, location: str, text: str) -> None:
        """Take one cell."""
        if place not in self._there:
            self._there[place] = self._places.get(plain(place), "")
        key = self._there[place]
        if not key:
            self._unknown[place[:MAX_TEXT] or "(leeg)"] = None
            return
        if location not in self._met:
            self._met[location] = self._site(location)
        site = self._met[location]
        if not site:
            return
        naam = self._start.sites[site].naam
        if (key, site) in self._seen:
            self._wrong[
                f"Rij {number(row)}: {place[:MAX_TEXT]} naar {naam} staat er twee keer."
            ] = None
        self._seen.add((key, site))
        if text in ("", "-", "–"):
            return
        try:
            minutes = float(text.replace(",", "."))
        except ValueError:
            minutes = math.nan
        if not 0 <= minutes <= MOST:
            told = f"‘{text[:MAX_TEXT]}’ is geen aantal minuten van 0 tot en met {MOST}."
            self._wrong[f"Rij {number(row)}, {naam}: {told}"] = None
            return
        self._check_speed(row, key, site, minutes)
        self._found[key, site] = minutes

    def _site(self, location: str) -> str:
        ids = self._sites.get(plain(location), ())
        if len(ids) == 1:
            return ids[0]
        shown = location[:MAX_TEXT]
        if ids:
            several = list_names(f"{self._start.sites[one].naam} ({one})" for one in ids)
            self._wrong[f"Locatie ‘{shown}’ kan {several} zijn; noem het id."] = None
        else:
            self._wrong[f"Locatie ‘{shown}’ kent de atlas niet."] = None
        return ""

    def _check_speed(self, row: int, place: str, site: str, minutes: float) -> None:
        """Faster than anybody drives is no number of minutes: of hours perhaps."""
        if place not in self._points:
            return
        km = self._start.km[self._points[place], self._columns[site]]
        if minutes < least_minutes(km):
            self._wrong[
                f"Rij {number(row)}: {number(minutes, 1)} minuten van {place} naar "
                f"{self._start.sites[site].naam} kan niet, want dat is hemelsbreed {number(km)} km. Staan er "
                "wel minuten?"
            ] = None

    def table(self, bron: str, datum: str, filename: str) -> Travel:
        """The table. Raises ListError when something is wrong, or nothing was found."""
        if self._wrong:
            said = list(self._wrong)
            more = f" En nog {number(len(said) - SHOWN)}." if len(said) > SHOWN else ""
            raise ListError(f"{NOTHING_DONE} {' '.join(said[:SHOWN])}{more}")
        if not self._found:
            raise ListError(
                f"{NOTHING_DONE} Er staat geen enkele reistijd in van een plek die de atlas kent."
            )
        places = sorted({place for place, _ in self._found})
        known = {site for _, site in self._found}
        sites = [key for key in self._columns if key in known]
        rows, columns = ({key: at for at, key in enumerate(keys)} for keys in (places, sites))
        minutes = numpy.full((len(places), len(sites)), numpy.nan)
        for (place, site), value in self._found.items():
            minutes[rows[place], columns[site]] = value
        return Travel(self._soort, tuple(places), tuple(sites), minutes, bron, datum, "", filename)

    def remarks(self, table: Travel) -> tuple[str, ...]:
        """What is not used, and which locations of today the table says nothing of."""
        said = []
        if self._unknown:
            many = count(len(self._unknown), "plek", "plekken")
            verb = "wordt" if len(self._unknown) == 1 else "worden"
            said.append(
                f"{capital(many)} in de tabel kent de atlas niet en {verb} niet gebruikt, zoals "
                f"{list_names(list(self._unknown)[:SHOWN])}."
            )
        lacking = [
            site.naam
            for site in self._start.sites.values()
            if site.vandaag and site.id not in table.locaties
        ]
        if lacking:
            more = f" en nog {number(len(lacking) - SHOWN)}" if len(lacking) > SHOWN else ""
            said.append(
                f"De tabel zegt niets over {list_names(lacking[:SHOWN])}{more}. Waar zo'n locatie de "
                "dichtstbijzijnde kan zijn, blijft de atlas in kilometers rekenen."
            )
        return tuple(said)


def _postcodes(landscape: Landscape) -> Mapping[str, str]:
    return {str(code): str(code) for code in landscape.table("postcodes")["postcode"]}


def _gemeenten(landscape: Landscape) -> Mapping[str, str]:
    """The CBS codes by code and by name."""
    names = landscape.gemeenten["naam"]
    return {plain(text): code for code, naam in names.items() for text in (code, naam)}


def _sites(landscape: Landscape) -> Mapping[str, tuple[str, ...]]:
    """The sites by what a table may call them; an id before a name, a location of today before a hospital
    that has the same name, and what is of one site before what may be of more."""
    found: dict[str, tuple[str, ...]] = {}
    sites = ground(landscape).sites.values()
    organisaties = landscape.organisaties["naam"]
    for texts in (
        lambda site: (site.id,),
        lambda site: (site.naam,) if site.vandaag else (),
        lambda site: (site.naam,),
        lambda site: (site.organisatie, organisaties.get(site.organisatie, "")),
        lambda site: (site.plaats,),
    ):
        tier: dict[str, dict[str, None]] = {}
        for site in sites:
            for text in texts(site):
                tier.setdefault(plain(text), {})[site.id] = None
        found = {**{key: tuple(ids) for key, ids in tier.items() if key}, **found}
    return found


def keep_travel(table: Travel, who: str) -> None:
    """Use a table in place of the one before. Raises OSError when the file cannot be written."""
    path = travel_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "soort": table.soort,
        "plekken": table.plekken,
        "locaties": table.locaties,
        "minuten": [
            [None if math.isnan(value) else value for value in row]
            for row in table.minuten.tolist()
        ],
        "bron": table.bron,
        "datum": table.datum,
        "wie": who,
        "bestand": table.bestand,
    }
    # Whole or not at all, for who reads in between.
    fresh = path.with_suffix(f".{os.getpid()}.nieuw")
    fresh.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)


def forget_travel() -> None:
    """Take the table away: kilometres count again."""
    travel_path().unlink(missing_ok=True)
