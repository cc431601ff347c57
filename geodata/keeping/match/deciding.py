"""What the keeper chooses for rows, and the changes that follow from a list."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from geodata.keeping.change import SEPARATOR, Change
from geodata.keeping.match.cells import Cleaned
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.matched import AS_NEW, CHANGED, NEW, SAME, SKIP, Finding, Matched, Row
from geodata.keeping.match.matching import settle, stops
from geodata.keeping.match.place_index import Places
from geodata.keeping.match.plan import records_of
from geodata.keeping.read.rawlist import ListError


def decide(matched: Matched, choices: Mapping[int, str]) -> Matched:
    """The list after the choices of the keeper: by row number the key of a record, "nieuw" or
    "overslaan". Two rows for which the same record is chosen stay doubtful.

    In a list of contacts the key is that of an organisatie or of a contact. Raises ListError for
    a choice that cannot be.
    """
    numbers = {row.rij for row in matched.rijen}
    for number in choices:
        if number not in numbers:
            raise ListError(f"De lijst heeft geen rij {number}.")
    rows = [Cleaned(row.rij, row.naam, row.waarden, row.fouten) for row in matched.rijen]
    findings = [
        _chosen(matched, row, choices[row.rij]) if row.rij in choices else row.gevonden
        for row in matched.rijen
    ]
    return settle(matched, rows, findings, Places(matched.landscape))


def changes_of(
    matched: Matched, only: Collection[int] | None = None, bevestig: bool = False
) -> tuple[Change, ...]:
    """The changes for the store, in the order of the list.

    `only` are the numbers of the rows that count (None: all). With `bevestig` the source, date
    and zekerheid also go to the records whose facts stay what they are.
    """
    found = (
        change
        for row in matched.rijen
        if only is None or row.rij in only
        for change in _changes(row, bevestig)
    )
    # Rows that say the same have the same changes.
    return tuple(dict.fromkeys(found))


def _changes(row: Row, bevestig: bool) -> Iterable[Change]:
    if row.uitkomst in (CHANGED, NEW):
        yield from row.wijzigingen
        yield from row.herkomst
    if bevestig and row.uitkomst in (SAME, CHANGED, NEW):
        yield from row.bevestiging


def _chosen(matched: Matched, row: Row, choice: str) -> Finding:
    if choice == SKIP:
        return replace(row.gevonden, keuze=SKIP)
    if stops(kinds_of(matched.landscape).lijst(matched.soort), row.fouten):
        raise ListError(
            f"Rij {row.rij} is geweigerd. Verbeter de rij in de lijst, of sla die over."
        )
    tabel = kinds_of(matched.landscape).lijst(matched.soort).tabel
    if choice == AS_NEW:
        if tabel == "organisaties":
            return Finding(waarom="U kiest: een nieuw record.", keuze=AS_NEW)
        organisatie = row.gevonden.sleutel.partition(SEPARATOR)[0]
        if tabel == "contacten" and organisatie:
            return Finding(organisatie, waarom="U kiest: een nieuw contact.", keuze=AS_NEW)
        raise ListError(f"Rij {row.rij} kan niet nieuw zijn. Kies een record, of sla de rij over.")
    if not _exists(matched, tabel, choice):
        raise ListError(f"Rij {row.rij}: het gekozen record ‘{choice[:60]}’ bestaat niet.")
    return Finding(choice, waarom="U kiest dit record.", keuze=choice)


def _exists(matched: Matched, tabel: str, key: str) -> bool:
    landscape = matched.landscape
    if key in records_of(landscape, tabel):
        return True
    first, _, last = key.partition(SEPARATOR)
    match tabel:
        case "contacten":
            return key in landscape.organisaties.index
        case "coalities" | "gemeentecontacten" | "aanbod":
            return key in landscape.gemeenten.index
        case "cijfers":
            return first in landscape.gemeenten.index
        case "werkgebieden":
            return first in landscape.organisaties.index and last in landscape.gemeenten.index
        case "tegenspraken":
            there = not last or last in landscape.gemeenten.index
            return first in landscape.organisaties.index and there
    return False
