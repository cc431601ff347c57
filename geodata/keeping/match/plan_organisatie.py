"""What a row of a list changes in an organisatie."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, count

from geodata.find.names import plain
from geodata.keeping.change import Change
from geodata.keeping.match.names import bare_name
from geodata.keeping.match.place_index import PRECISION
from geodata.keeping.match.plan import (
    Plan,
    Record,
    RowRefused,
    Task,
    differing,
    origin_of,
    put,
    records_of,
    whole,
)
from geodata.keeping.match.plan_contact import CONTACTS, contact_of, plan_contact
from geodata.landscape import Landscape, derive
from geodata.package.lists import Veld
from geodata.words import join_words

TABEL, MORE = "organisaties", "extra_bronnen"
ID_LENGTH = 60
FROM_SOURCE = "bron"
TOTALS = frozenset(
    ("totaal", "totalen", "total", "eindtotaal", "subtotaal", "som", "aantal", "gemiddelde")
)
# What stands beside such a word, and what is the name of such a row by itself.
BESIDE = frozenset(
    ("generaal", "van", "en", "in", "de", "het", "heel", "regio", "organisatie", "gemeente")
)
WHOLE = frozenset(("nederland", "heel nederland", "landelijk", "alle", "gemiddeld"))


def plan_organisatie(task: Task, sleutel: str, waarden: Mapping[str, str]) -> Plan:
    """What a row says of an organisatie (`sleutel` "" for a new one) and of its contacts."""
    velden = {v: value for v, value in task.velden(TABEL, waarden).items() if v.kolom != "id"}
    plan = _existing(task, sleutel, velden) if sleutel else _new(task, velden)
    # A column on the contact of an organisatie is about one person; several rows make several.
    if CONTACTS in task.lijst.schrijft and contact_of(task, waarden):
        plan.add(plan_contact(task, plan.sleutel, waarden))
    return plan


def _existing(task: Task, sleutel: str, velden: dict[Veld, str]) -> Plan:
    record = records_of(task.landscape, TABEL)[sleutel]
    changes = differing(task, TABEL, sleutel, velden)
    changed = {change.veld for change in changes}
    given = {veld.kolom for veld in velden}
    along: dict[str, str] = {}
    if "plaats" in changed:
        along |= _place(task, next(v for f, v in velden.items() if f.kolom == "plaats"), record)
    if "status" in changed:
        # The date of the source counts from now on.
        along["status_datum"] = ""
    changes += put(TABEL, sleutel, record, along)
    fresh = put(TABEL, sleutel, record, _origin(task, record, velden, given))
    said = ""
    if "status" not in given and record["status"] != task.lijst.status_nieuw:
        said = f"In de atlas is de status van dit record ‘{record['status']}’."
    return Plan(sleutel, False, said, changes, [*fresh, *_old_source(task, record)])


def _origin(task: Task, record: Record, velden: dict[Veld, str], given: set[str]) -> Record:
    """Source, date and zekerheid of the whole record, and what says how to read them."""
    fresh = origin_of(task, TABEL)
    if "naam" in given and "naam_herkomst" not in given:
        fresh["naam_herkomst"] = FROM_SOURCE
    if "valt_onder" in given:
        fresh["valt_onder_zekerheid"] = task.origin.zekerheid
    if record["bron"] != task.origin.bron:
        labels = [veld.label for veld in velden]
        fresh |= {"bron_steunt": join_words(labels), "bron_datum_opmerking": ""}
    return fresh


def _old_source(task: Task, record: Record) -> list[Change]:
    """The source that a record had stays with it: it carries what the list does not give."""
    key = record["id"]
    more = records_of(task.landscape, MORE)
    known = {row["bron"] for row in more.values() if row["organisatie"] == key}
    if record["bron"] in {task.origin.bron, *known}:
        return []
    values = {
        "organisatie": key,
        "volgnummer": task.taken.number(task.landscape, MORE, key),
        "onderwerp": record["bron_steunt"],
        "bron": record["bron"],
        "bron_datum": record["bron_datum"],
    }
    return [whole(task, MORE, values)]


def _new(task: Task, velden: dict[Veld, str]) -> Plan:
    values = {veld.kolom: value for veld, value in velden.items()}
    naam = values.get("naam", "")
    if not plain(naam):
        raise RowRefused("De rij is nieuw en heeft geen naam met letters of cijfers.")
    if is_total(task.lijst.soorten, naam):
        raise RowRefused("De rij is een totaal van andere rijen en geen organisatie.")
    values["soort"] = values.get("soort") or _soort(task, naam)
    said = ""
    if "status" not in values:
        values["status"] = task.lijst.status_nieuw
        said = f"De lijst geeft geen status; een nieuw record krijgt ‘{values['status']}’."
    values.setdefault("naam_herkomst", FROM_SOURCE)
    if "valt_onder" in values:
        values["valt_onder_zekerheid"] = task.origin.zekerheid
    values |= _place(task, values.get("plaats", ""), None)
    values["id"] = _new_id(task, values)
    return Plan(values["id"], True, said, [whole(task, TABEL, values)])


def is_total(soorten: Iterable[str], naam: str) -> bool:
    """Whether a name is that of a row with a total: "Totaal", "Totaal aantal VSV's: 36", "Nederland". An
    organisatie can be called "Totaal Verloskunde" or "GGD Nederland"."""
    name = plain(naam)
    words = name.split()
    beside = {*BESIDE, *WHOLE, *map(plain, soorten)}
    return name in WHOLE or (
        not TOTALS.isdisjoint(words)
        and all(
            word in TOTALS or word.isdigit() or word == "s" or word.removesuffix("s") in beside
            for word in words
        )
    )


def _place(task: Task, plaats: str, record: Record | None) -> Record:
    """Gemeente and coordinates of a place that is not in doubt; of a record that stays in its
    gemeente nothing changes."""
    placed = task.places.placed(plaats)
    if not placed.gemeentecode or (record and record["gemeentecode"] == placed.gemeentecode):
        return {}
    ligging = PRECISION if placed.lat else ""
    return {
        "gemeentecode": placed.gemeentecode,
        "lat": placed.lat,
        "lon": placed.lon,
        "ligging": ligging,
    }


def _soort(task: Task, naam: str) -> str:
    """The soort of a new record of which the list gives none: named in its name, or the first."""
    soorten = task.lijst.soorten
    if not soorten:
        raise RowRefused(
            "De rij is nieuw en heeft geen soort. Nodig is een kolom met de soort organisatie."
        )
    words = plain(naam).split()
    return next((soort for soort in soorten if soort in words), soorten[0])


def _new_id(task: Task, values: Record) -> str:
    """An id in the manner of the others: soort and name, then the place, then a number."""
    naam = values["naam"].partition(" (")[0]
    first = _prefixes(task.landscape).get(values["soort"], values["soort"])
    rest = bare_name(task.landscape, naam) or plain(values["naam"])
    base = _slug(f"{first} {rest}")
    placed = _slug(f"{base} {values.get('plaats', '')}")
    numbered = (f"{placed}-{number}" for number in count(2))
    free = next(name for name in chain((base, placed), numbered) if name not in task.taken.ids)
    task.taken.ids.add(free)
    return free


def _slug(text: str) -> str:
    return plain(text).replace(" ", "-")[:ID_LENGTH].rstrip("-")


@derive
def _prefixes(landscape: Landscape) -> Mapping[str, str]:
    """How the ids of each soort begin."""
    firsts: dict[str, list[str]] = {}
    for key, soort in landscape.organisaties["soort"].items():
        firsts.setdefault(soort, []).append(key.partition("-")[0])
    return {soort: Counter(words).most_common(1)[0][0] for soort, words in firsts.items()}
