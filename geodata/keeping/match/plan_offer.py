"""What a row of a list changes in what is offered: a programme in a gemeente."""

from collections.abc import Mapping

from geodata.find import plain
from geodata.keeping.change import SEPARATOR
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.plan import (
    KEYS,
    Plan,
    RowRefused,
    Task,
    differing,
    gemeente_names,
    origin_of,
    put,
    records_of,
    whole,
)
from geodata.records import programmas_of

# A row is about a gemeente, and names the programme itself.
OFFERED = "aanbod"


def plan_offer(task: Task, sleutel: str, waarden: Mapping[str, str]) -> Plan:
    """What a row says of a programme in a gemeente. `sleutel` is the CBS code, or the key of the record
    that a keeper chose. A list that gives no status says that it is there."""
    landscape = task.landscape
    programma = waarden.get(f"{OFFERED}.programma", "")
    if not programma:
        raise RowRefused("De rij noemt geen programma dat de atlas kent.")
    velden = {
        veld: value
        for veld, value in task.velden(OFFERED, waarden).items()
        if veld.kolom not in KEYS[OFFERED]
    }
    status = kinds_of(landscape).veld(f"{OFFERED}.status")
    velden = {status: task.lijst.status_nieuw} | velden
    code = sleutel if SEPARATOR not in sleutel else sleutel.split(SEPARATOR)[1]
    naam = waarden.get(f"{OFFERED}.naam", "")
    known = [sleutel] if SEPARATOR in sleutel else _known(task, programma, code, naam)
    if len(known) > 1:
        raise RowRefused(
            "Van dit programma staan er meer in deze gemeente. Nodig is een kolom met de naam van het aanbod."
        )
    if known:
        record = records_of(landscape, OFFERED)[known[0]]
        herkomst = list(put(OFFERED, known[0], record, origin_of(task, OFFERED)))
        return Plan(known[0], False, "", differing(task, OFFERED, known[0], velden), herkomst)
    place = gemeente_names(landscape)[code]
    made = naam or f"{programmas_of(landscape)[programma].naam.partition(' (')[0]} {place}"
    values = {veld.kolom: value for veld, value in velden.items()}
    key = {"programma": programma, "gemeentecode": code, "naam": made}
    new = whole(task, OFFERED, values | key)
    return Plan(new.sleutel, True, "", [new])


def _known(task: Task, programma: str, code: str, naam: str) -> list[str]:
    """The keys of the offers of a programme in a gemeente that a row can be about; with a name only
    the one that is called so."""
    found = [
        key
        for key, record in records_of(task.landscape, OFFERED).items()
        if (record["programma"], record["gemeentecode"]) == (programma, code)
    ]
    if not naam:
        return found
    records = records_of(task.landscape, OFFERED)
    return [key for key in found if plain(records[key]["naam"]) == plain(naam)]
