"""Which rows of a list are about the same record, and which of those say the same of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geodata.find.names import plain
from geodata.keeping.match.cells import Cleaned
from geodata.keeping.match.matched import Finding, Row
from geodata.package.lists import Lijst
from geodata.words import join_words

NAMED = 8
# The fields that say what a row is about; two spellings of one gemeente are one.
ABOUT = ("gemeentecode", "organisatie")


class Groups:
    """The rows by what they are about. `identities` are texts that rows share when they are about
    the same record, "" where that is not known."""

    def __init__(
        self,
        lijst: Lijst,
        rows: Sequence[Cleaned],
        findings: Sequence[Finding],
        identities: Sequence[str],
    ):
        self._rows = rows
        self._identities = identities
        self._members: dict[str, list[int]] = {}
        facts: dict[str, set] = {}
        for position, identity in enumerate(identities):
            if identity:
                self._members.setdefault(identity, []).append(position)
                said = _facts(lijst, rows[position], findings[position])
                facts.setdefault(identity, set()).add(said)
        self._one = {identity for identity, said in facts.items() if len(said) == 1}

    def first(self, position: int) -> int:
        """The first of the rows that say the same of the same record as this one."""
        identity = self._identities[position]
        return self._members[identity][0] if identity in self._one else position

    def against(self, position: int) -> list[int]:
        """The numbers of the rows that say something else of the same record."""
        identity = self._identities[position]
        if not identity or identity in self._one:
            return []
        return [self._rows[other].rij for other in self._members[identity] if other != position]

    def shared(self, outcomes: list[tuple[Row, list[str]]]) -> list[tuple[Row, list[str]]]:
        """The outcomes, with that of the first of rows that say the same for all of them."""
        kept = list(outcomes)
        for identity in self._one:
            first, *others = self._members[identity]
            if others:
                row, keys = outcomes[first]
                same = _numbered(self._rows[other].rij for other in others)
                verb = "zegt" if len(others) == 1 else "zeggen"
                kept[first] = (_told(row, f"{same} {verb} hetzelfde."), keys)
                for other in others:
                    kept[other] = (_like(outcomes[other][0], row), keys)
        return kept


def _facts(lijst: Lijst, row: Cleaned, found: Finding) -> tuple:
    """What a row says, apart from how it names its subject."""
    said = {
        (veld, plain(value) or value)
        for veld, value in row.waarden.items()
        if veld.partition(".")[0] in lijst.schrijft and veld.partition(".")[2] not in ABOUT
    }
    return found.sleutel, frozenset(said)


def _like(row: Row, first: Row) -> Row:
    """A row with the outcome of the first one that says the same."""
    shared = replace(
        row,
        uitkomst=first.uitkomst,
        sleutel=first.sleutel,
        wijzigingen=first.wijzigingen,
        herkomst=first.herkomst,
        bevestiging=first.bevestiging,
        kandidaten=first.kandidaten,
        waarom=row.gevonden.waarom,
    )
    return _told(
        _told(shared, f"Deze rij zegt hetzelfde als rij {first.rij}."), *row.fouten.values()
    )


def _told(row: Row, *sentences: str) -> Row:
    return replace(row, waarom=" ".join(filter(None, (row.waarom, *sentences))))


def _numbered(numbers: Iterable[int]) -> str:
    every = [str(number) for number in numbers]
    named = every[:NAMED] + ([f"{len(every) - NAMED} andere"] if len(every) > NAMED else [])
    return f"Rij {named[0]}" if len(every) == 1 else f"De rijen {join_words(named)}"
