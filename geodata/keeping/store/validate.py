"""Whether changes can be made at all: the shape of each, and that the data hold what it says."""

import json
import unicodedata
from collections.abc import Mapping, Sequence

from geodata.keeping.change import WHOLE, Change, key_of
from geodata.keeping.origin import PROVENANCE, Origin
from geodata.keeping.store.base import CONTENT, Base, Record
from geodata.keeping.store.replay import MAX_SHOWN, Folded
from geodata.package.boundaries import BOUNDARIES
from geodata.package.check import Package
from geodata.package.faults import Fault

MAX_TEXT, MAX_FILE = 10_000, 4_000_000
# A date of confirmation does not come from the source of the record.
WITHOUT_SOURCE = {"bevestigd"}


def check_shape(package: Package, changes: Sequence[Change]) -> list[Fault]:
    """What is wrong with the changes themselves."""
    faults: list[Fault] = []
    seen: dict[tuple[str, str], set[str]] = {}
    for change in changes:
        problem = _problem(package, change)
        fields = seen.setdefault((change.tabel, change.sleutel), set())
        if change.veld in fields or (fields and WHOLE in {*fields, change.veld}):
            problem = problem or "dit verandert twee keer in dezelfde import."
        fields.add(change.veld)
        if problem:
            faults.append(_fault(change, problem))
    return faults


def _problem(package: Package, change: Change) -> str:
    if change.tabel in BOUNDARIES:
        return _file_problem(change)
    schema = package.schemas.get(change.tabel)
    if schema is None:
        return "deze tabel bestaat niet."
    key = schema.get("primaryKey")
    if not key:
        return "deze tabel heeft geen sleutel; pas het bestand zelf aan."
    columns = [field["name"] for field in schema["fields"]]
    if change.veld == WHOLE:
        texts = filter(None, (change.oud, change.nieuw))
        return next(filter(None, (_record_problem(t, change, columns, key) for t in texts)), "")
    if change.veld not in columns:
        return "deze kolom bestaat niet."
    if change.veld in key:
        return "de sleutel van een record verandert nooit."
    if change.oud is None or change.nieuw is None:
        return "een veld is leeg of heeft een waarde; het kan niet ontbreken."
    return _text_problem(change.nieuw)


def _file_problem(change: Change) -> str:
    """What is wrong with other boundaries: whether they fit is for the check of the whole."""
    if (change.sleutel, change.veld) != (BOUNDARIES[change.tabel], CONTENT):
        return "van de grenzen verandert alleen de inhoud van het bestand."
    if change.oud is None or change.nieuw is None:
        return "een bestand met grenzen kan niet ontbreken."
    if len(change.nieuw) > MAX_FILE:
        return f"het bestand is groter dan {MAX_FILE} tekens."
    return ""


def _record_problem(text: str, change: Change, columns: list[str], key: list[str]) -> str:
    try:
        record = json.loads(text)
    except json.JSONDecodeError:
        record = None
    if not isinstance(record, dict) or not all(isinstance(v, str) for v in record.values()):
        return "het record is onleesbaar."
    if not set(key) <= set(record) <= set(columns):
        return f"het record mag deze kolommen hebben: {', '.join(columns)}."
    if key_of(record, key) != change.sleutel:
        return "de sleutel hoort niet bij het record."
    return next(filter(None, map(_text_problem, record.values())), "")


def _text_problem(text: str) -> str:
    if len(text) > MAX_TEXT:
        return f"de tekst is langer dan {MAX_TEXT} tekens."
    # They would not come back from a CSV file, or not fit in a database.
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in text):
        return "de tekst heeft tekens die geen letters zijn, zoals een regeleinde of een tab."
    return ""


def check_old(folded: Folded, base: Base, changes: Sequence[Change]) -> list[Fault]:
    """Where the data do not hold what a change says that they held."""
    faults = []
    for change in changes:
        record = folded.record(base, change.tabel, change.sleutel)
        if change.veld == WHOLE:
            blank = dict.fromkeys(base.columns[change.tabel], "")
            if record != (blank | json.loads(change.oud) if change.oud else None):
                uitleg = "het record is er al." if change.oud is None else "het record is anders."
                faults.append(_fault(change, uitleg))
        elif record is None:
            faults.append(_fault(change, "dit record is er niet."))
        elif record[change.veld] != change.oud:
            uitleg = "er staat nu iets anders dan bij het lezen van de lijst."
            there, said = record[change.veld], change.oud or ""
            faults.append(_fault(change, uitleg, there[:MAX_SHOWN], said[:MAX_SHOWN]))
    return faults


def check_source(
    package: Package,
    after: Mapping[tuple[str, str], Record | None],
    changes: Sequence[Change],
    origin: Origin,
) -> list[Fault]:
    """Every record that changes must get the source of the import, in its own columns."""
    faults = []
    fields: dict[tuple[str, str], set[str]] = {}
    for change in changes:
        fields.setdefault((change.tabel, change.sleutel), set()).add(change.veld)
    for (tabel, sleutel), changed in fields.items():
        record = after[tabel, sleutel]
        if record is None or changed <= WITHOUT_SOURCE or tabel in BOUNDARIES:
            continue
        columns = {field["name"] for field in package.schemas[tabel]["fields"]}
        for name in PROVENANCE:
            stated = changed & {name, WHOLE} or record.get(name) == getattr(origin, name)
            if name in columns and not stated:
                uitleg = f"record {sleutel}: {name} hoort mee te veranderen."
                waarde, expected = record[name], getattr(origin, name)
                faults.append(Fault(f"{tabel}.csv", uitleg, None, name, waarde, expected))
    return faults


def _fault(change: Change, uitleg: str, waarde: str = "", toegestaan: str = "") -> Fault:
    uitleg = f"record {change.sleutel}: {uitleg}"
    return Fault(f"{change.tabel}.csv", uitleg, None, change.veld, waarde, toegestaan)
