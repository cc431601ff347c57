"""What a reader is told of changes: "Telefoon: gewijzigd op 3 mei 2026, was ‘010-123’."."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dateutil.tz import gettz
from sqlalchemy import Select

from geodata.keeping.change import WHOLE
from geodata.keeping.origin import PROVENANCE
from geodata.keeping.store.history import Entry, histories, of_record, of_those_under
from geodata.keeping.store.store import Store
from geodata.landscape import Landscape
from geodata.regions.columns import REGION_COLUMNS
from geodata.words import capital, date_in_words

HERE = gettz("Europe/Amsterdam")
MAX_QUOTE = 120
# The changes of a record that are looked through for the last of each field.
ENOUGH = 100
# Who or where a contact was is nobody's business once it has changed.
PERSONAL_FIELDS = {("contacten", field) for field in ("naam", "email", "telefoon", "opmerking")}
PER_GEMEENTE = ("gemeenten", "coalities", "gemeentecontacten")
LABELS = {"email": "e-mail", "lat": "breedtegraad", "lon": "lengtegraad"} | {
    name: noun.enkelvoud for name, (noun, *_) in REGION_COLUMNS.items()
}
NAMES = {
    "organisaties": "Het record",
    "gemeenten": "De gemeente",
    "coalities": "De coalitie",
    "contacten": "Een contact",
    "extra_bronnen": "Een extra bron",
    "gemeentecontacten": "Het contact van de gemeente",
    "tegenspraken": "Een tegenspraak",
    "aanbod": "Het aanbod",
}


@dataclass(frozen=True)
class Told:
    """A change as a reader is told of it: a sentence, and the moment at which it was made."""

    id: int
    moment: datetime
    zin: str


def changes_in_words(store: Store, landscape: Landscape, key: str) -> tuple[str, ...]:
    """A sentence for each field of an organisatie (with its contacts and further sources) or of a
    gemeente (with its coalitie and how it is reached) that was changed, the newest first.

    A change that was taken back is not told. Old values of contacts are for keepers only.
    """
    (told,) = changes_told(store, landscape, [key]).values()
    return tuple(one.zin for one in told)


def changes_told(
    store: Store, landscape: Landscape, keys: Iterable[str]
) -> dict[str, tuple[Told, ...]]:
    """The same of some of them, by id or CBS code, with the moment of each change."""
    asked = {key: _asked(landscape, key) for key in keys}
    found = iter(histories(store, itertools.chain.from_iterable(asked.values())))
    return {
        key: _told(landscape, itertools.islice(found, len(queries)))
        for key, queries in asked.items()
    }


def _asked(landscape: Landscape, key: str) -> list[Select]:
    if key in landscape.gemeenten.index:
        return [of_record(name, key, ENOUGH) for name in PER_GEMEENTE]
    under = [of_those_under(name, key, ENOUGH) for name in ("contacten", "extra_bronnen")]
    return [of_record("organisaties", key, ENOUGH), *under]


def _told(landscape: Landscape, found: Iterable[tuple[Entry, ...]]) -> tuple[Told, ...]:
    standing = [entry for entries in found for entry in _standing(entries)]
    newest = sorted(standing, key=lambda entry: entry.id, reverse=True)
    return tuple(Told(entry.id, entry.moment, _sentence(landscape, entry)) for entry in newest)


def day_in_words(moment: datetime) -> str:
    """The day of a moment on a Dutch calendar: "3 mei 2026"."""
    return date_in_words(moment.astimezone(HERE).date().isoformat())


def time_in_words(moment: datetime) -> str:
    """A moment on a Dutch calendar and clock: "3 mei 2026, 14:05"."""
    return f"{day_in_words(moment)}, {moment.astimezone(HERE):%H:%M}"


def _standing(entries: tuple[Entry, ...]) -> list[Entry]:
    """The last change of each field that was not taken back, the newest first."""
    per_field: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in reversed(entries):
        stack = per_field.setdefault((entry.tabel, entry.sleutel, entry.veld), [])
        back = stack and entry.neemt_terug and (entry.oud, entry.nieuw) == _turned(stack[-1])
        if back:
            stack.pop()
        else:
            stack.append(entry)
    last = [stack[-1] for stack in per_field.values() if stack]
    told = [entry for entry in last if entry.veld not in PROVENANCE]
    return sorted(told, key=lambda entry: entry.id, reverse=True)


def _turned(entry: Entry) -> tuple[str | None, str | None]:
    return entry.nieuw, entry.oud


def _sentence(landscape: Landscape, entry: Entry) -> str:
    day = day_in_words(entry.moment)
    if entry.veld == WHOLE:
        what = "verwijderd" if entry.nieuw is None else "gewijzigd" if entry.oud else "toegevoegd"
        return f"{NAMES.get(entry.tabel, 'Een gegeven')} is {what} op {day}."
    if entry.veld == "bevestigd":
        return f"Een contact is bevestigd op {date_in_words(entry.nieuw or '')}."
    field = LABELS.get(entry.veld, entry.veld.replace("_", " "))
    start = f"{capital(field)}: gewijzigd op {day}"
    if entry.gewist or (entry.tabel, entry.veld) in PERSONAL_FIELDS:
        return f"{start}."
    if not entry.oud:
        return f"{start}, was leeg."
    # A reader knows an organisatie by its name.
    old = landscape.organisaties["naam"].get(entry.oud, entry.oud)
    short = old if len(old) <= MAX_QUOTE else f"{old[:MAX_QUOTE].rstrip()}…"
    return f"{start}, was ‘{short}’."
