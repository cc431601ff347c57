"""What a row of a list changes in the contacts of an organisatie."""

from collections.abc import Mapping

from geodata.find.names import plain
from geodata.keeping.change import SEPARATOR
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.plan import (
    Plan,
    RowRefused,
    Task,
    differing,
    origin_of,
    put,
    records_of,
    whole,
)
from geodata.landscape import Landscape
from geodata.package.lists import MAILBOX, PRIVATE_PROVIDERS, Veld

CONTACTS = "contacten"
WAYS = ("email", "telefoon", "formulier")


def plan_contact(task: Task, sleutel: str, waarden: Mapping[str, str], nieuw: bool = False) -> Plan:
    """What a row says of the contacts of an organisatie. `sleutel` is that of the organisatie, or
    of one contact; with `nieuw` no contact that is there is looked for. A row with several
    addresses is about as many contacts."""
    contact = contact_of(task, waarden)
    if not {"naam", *WAYS} & {veld.kolom for veld in contact}:
        raise RowRefused(
            "De rij heeft geen naam, geen e-mailadres, geen telefoonnummer en geen contactpagina."
        )
    organisatie, _, chosen = sleutel.partition(SEPARATOR)
    email = next((veld for veld in contact if veld.kolom == "email"), None)
    rest = {veld: value for veld, value in contact.items() if veld is not email}
    parts: list[Plan] = []
    addresses = (contact[email] if email else "").split() or [""]
    for address in addresses:
        one = rest | ({email: address} if email and address else {})
        known = sleutel if chosen and not parts else ""
        if not nieuw and not known:
            known = _known_contact(task.landscape, organisatie, one, len(addresses) > 1)
        parts.append(_change(task, known, one) if known else _add(task, organisatie, one))
    plan, *others = parts
    for part in others:
        plan.nieuw &= part.nieuw
        plan.add(part)
    return plan


def contact_of(task: Task, waarden: Mapping[str, str]) -> dict[Veld, str]:
    velden = task.velden(CONTACTS, waarden)
    return {veld: value for veld, value in velden.items() if veld.kolom != "organisatie"}


def _known_contact(
    landscape: Landscape, organisatie: str, contact: Mapping[Veld, str], several: bool
) -> str:
    """The contact with this address, this name, this number or this page. When a row gives
    several addresses, only the address tells them apart."""
    own = {
        key: row
        for key, row in records_of(landscape, CONTACTS).items()
        if row["organisatie"] == organisatie
    }
    values = {veld.kolom: value for veld, value in contact.items()}
    for column in ("email",) if several else ("email", "naam", "telefoon", "formulier"):
        wanted = plain(values.get(column, ""))
        same = [key for key, row in own.items() if wanted and plain(row[column]) == wanted]
        if len(same) == 1:
            return same[0]
    return ""


def _change(task: Task, sleutel: str, contact: Mapping[Veld, str]) -> Plan:
    record = records_of(task.landscape, CONTACTS)[sleutel]
    herkomst = list(put(CONTACTS, sleutel, record, origin_of(task, CONTACTS)))
    return Plan(sleutel, False, "", differing(task, CONTACTS, sleutel, contact), herkomst)


def _add(task: Task, organisatie: str, contact: Mapping[Veld, str]) -> Plan:
    values = {veld.kolom: value for veld, value in contact.items()}
    values["soort"] = values.get("soort") or _soort_of(task.landscape, values)
    values["organisatie"] = organisatie
    values["volgnummer"] = task.taken.number(task.landscape, CONTACTS, organisatie)
    new = whole(task, CONTACTS, values)
    return Plan(new.sleutel, True, "", [new])


def _soort_of(landscape: Landscape, values: Mapping[str, str]) -> str:
    """The soort of a mailbox. In doubt it is personal, for those are never handed out in bulk."""
    functional, business, private = (
        waarde.waarde for waarde in kinds_of(landscape).waarden_of("contacten.soort")
    )
    words = kinds_of(landscape).woorden
    local, _, domain = values.get("email", "").casefold().partition("@")
    if not local:
        return business if values.get("naam") else functional
    if not {local, *plain(local).split()}.isdisjoint(words[MAILBOX]):
        return functional
    return private if domain in words[PRIVATE_PROVIDERS] else business


def identity_of_contact(task: Task, organisatie: str, waarden: Mapping[str, str]) -> str:
    """What makes two rows about the same contact: address, name, number or page, in that order; ""
    for a row with none of them."""
    values = {veld.kolom: value for veld, value in contact_of(task, waarden).items()}
    named = next(
        (values[c] for c in ("email", "naam", "telefoon", "formulier") if values.get(c)), ""
    )
    return SEPARATOR.join((organisatie, plain(named))) if named else ""
