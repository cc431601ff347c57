"""What a row of a list changes in how a gemeente is reached, and in what a second source says."""

import re
from collections.abc import Mapping

from geodata.find import plain
from geodata.keeping.change import SEPARATOR
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.plan import (
    Plan,
    RowRefused,
    Task,
    columns_of,
    differing,
    gemeente_names,
    origin_of,
    put,
    records_of,
    whole,
)
from geodata.landscape import Landscape
from geodata.package.contacts import names_of_people, not_general
from geodata.package.lists import MAILBOX

REACHED, CONTRADICTED = "gemeentecontacten", "tegenspraken"
# What a tegenspraak about a werkgebied contradicts: which organisatie serves the gemeente.
SERVED = ("werkgebieden", "organisatie")


def plan_gemeentecontact(task: Task, code: str, waarden: Mapping[str, str]) -> Plan:
    """What a row says of how a gemeente itself is reached: never by a person."""
    velden = task.velden(REACHED, waarden)
    velden = {veld: value for veld, value in velden.items() if veld.kolom != "gemeentecode"}
    values = {veld.kolom: value for veld, value in velden.items()}
    if not {"telefoon", "email", "formulier", "website"} & set(values):
        raise RowRefused(
            "De rij heeft geen telefoonnummer, geen e-mailadres, geen contactpagina en geen website."
        )
    email = values.get("email", "")
    if " " in email:
        raise RowRefused("De rij heeft meer dan één e-mailadres. Kies de algemene mailbox.")
    people = names_of_people(task.landscape.table("contacten")["naam"])
    why = not_general(email, people, kinds_of(task.landscape).woorden[MAILBOX])
    if why:
        raise RowRefused(f"{email}: {why} Nodig is de algemene mailbox van de gemeente.")
    record = records_of(task.landscape, REACHED).get(code)
    if record is None:
        return Plan(code, True, "", [whole(task, REACHED, values | {"gemeentecode": code})])
    herkomst = list(put(REACHED, code, record, origin_of(task, REACHED)))
    return Plan(code, False, "", differing(task, REACHED, code, velden), herkomst)


def plan_tegenspraak(task: Task, sleutel: str, waarden: Mapping[str, str]) -> Plan:
    """What a row says against a statement of the atlas. `sleutel` is the organisatie, with the
    gemeente behind it when the row names one. The source of the list is the other source; the
    statement that it speaks against stays as it is."""
    landscape = task.landscape
    organisatie, _, code = sleutel.partition(SEPARATOR)
    velden = {
        veld: value
        for veld, value in task.velden(CONTRADICTED, waarden).items()
        if veld.kolom not in ("organisatie", "gemeentecode", "veld")
    }
    tabel, column = SERVED if code else ("organisaties", _column(landscape, waarden))
    naam = records_of(landscape, "organisaties")[organisatie]["naam"]
    if code and sleutel not in records_of(landscape, "werkgebieden"):
        place = gemeente_names(landscape)[code]
        raise RowRefused(f"De atlas zegt niet dat {naam} in {place} werkt.")
    if waarden.get(f"{CONTRADICTED}.andere_organisatie") == organisatie:
        raise RowRefused(f"Beide bronnen noemen {naam}: dat is geen tegenspraak.")
    about = {
        "tabel": tabel,
        "veld": column,
        "organisatie": organisatie,
        "gemeentecode": code,
    }
    known = _known(task, about, waarden)
    if known:
        record = records_of(landscape, CONTRADICTED)[known]
        herkomst = list(put(CONTRADICTED, known, record, origin_of(task, CONTRADICTED)))
        return Plan(known, False, "", differing(task, CONTRADICTED, known, velden), herkomst)
    values = {veld.kolom: value for veld, value in velden.items()}
    new = whole(task, CONTRADICTED, values | about | {"id": _new_id(task, about)})
    return Plan(new.sleutel, True, "", [new])


def _column(landscape: Landscape, waarden: Mapping[str, str]) -> str:
    """The column of organisaties.csv that a row is about, by its name, its label or a heading."""
    said = waarden.get(f"{CONTRADICTED}.veld", "")
    wanted = plain(said)
    if not wanted:
        raise RowRefused("De rij noemt geen gemeente en geen veld: waar gaat de tegenspraak over?")
    names = {plain(column): column for column in columns_of(landscape, "organisaties")}
    for veld in kinds_of(landscape).velden:
        if veld.tabel == "organisaties":
            for name in (veld.label, *veld.koppen):
                names.setdefault(plain(name), veld.kolom)
    if wanted not in names:
        raise RowRefused(f"‘{said[:40]}’ is geen veld van een organisatie, zoals status of naam.")
    return names[wanted]


def _known(task: Task, about: Mapping[str, str], waarden: Mapping[str, str]) -> str:
    """The tegenspraak about the same statement by the same source, or that says the same; ""
    without one."""
    says = plain(waarden.get(f"{CONTRADICTED}.zegt", ""))
    same = {
        key: record
        for key, record in records_of(task.landscape, CONTRADICTED).items()
        if all(record[column] == value for column, value in about.items())
    }
    by_source = [key for key, record in same.items() if record["bron"] == task.origin.bron]
    by_words = [key for key, record in same.items() if plain(record["zegt"]) == says]
    return next(iter((*by_words, *by_source)), "")


def _new_id(task: Task, about: Mapping[str, str]) -> str:
    """An id that no tegenspraak has, also none of this list."""
    what = "werkgebied" if about["gemeentecode"] else about["veld"]
    words = (what, about["organisatie"], about["gemeentecode"])
    start = "-".join(
        re.sub(r"[^a-z0-9]+", "-", word.casefold()).strip("-") for word in words if word
    )
    taken, name, number = {*records_of(task.landscape, CONTRADICTED), *task.taken.ids}, start, 2
    while name in taken:
        name, number = f"{start}-{number}", number + 1
    task.taken.ids.add(name)
    return name
