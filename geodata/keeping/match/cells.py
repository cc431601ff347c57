"""The cells of a list as values of our tables, row by row; what cannot be is said and kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geodata.keeping.match.clean import ValueRefused, clean_value
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.numbers import clear_numbers
from geodata.keeping.read.rawlist import ListError, RawList
from geodata.landscape import Landscape
from geodata.package.lists import Lijst, Veld
from geodata.words import join_words

ECHO = 60


@dataclass(frozen=True)
class Cleaned:
    """A row: its number, what it is called, its values by field (without empty ones), and by field
    a Dutch sentence about each value that cannot be."""

    rij: int
    naam: str
    waarden: Mapping[str, str]
    fouten: Mapping[str, str]


def check_columns(
    landscape: Landscape, raw: RawList, kind: str, columns: Mapping[str, int]
) -> None:
    """Raise ListError for a mapping that this list cannot have, or that lacks what is needed."""
    kinds = kinds_of(landscape)
    known = {veld.id for veld in kinds.velden_of(kind)}
    unknown = sorted(set(columns) - known)
    if unknown:
        raise ListError(f"Deze lijst kent het veld ‘{unknown[0][:ECHO]}’ niet.")
    if any(not 0 <= index < len(raw.kolommen) for index in columns.values()):
        raise ListError("De kolommen horen bij een andere lijst. Kies de kolommen opnieuw.")
    missing = [kinds.veld(name).label for name in kinds.lijst(kind).nodig if name not in columns]
    if missing:
        raise ListError(f"Kies eerst in welke kolom dit staat: {join_words(missing)}.")


def clean_rows(
    landscape: Landscape,
    raw: RawList,
    kind: str,
    columns: Mapping[str, int],
    progress: Callable[[float], None],
) -> list[Cleaned]:
    """The rows of a list as values. `columns` has passed `check_columns`."""
    kinds = kinds_of(landscape)
    lijst = kinds.lijst(kind)
    velden = [(veld, columns[veld.id]) for veld in kinds.velden_of(kind) if veld.id in columns]
    cell = _Cells(landscape, lijst)
    # What the other cells of a column tell of a number that can be read two ways.
    clear = {
        index: clear_numbers(row[index] for row in raw.rijen)
        for veld, index in velden
        if veld.vorm == "getal"
    }
    rows = []
    for position, (number, cells) in enumerate(zip(raw.rijnummers, raw.rijen, strict=True)):
        values: dict[str, str] = {}
        faults: dict[str, str] = {}
        for veld, index in velden:
            text = clear.get(index, {}).get(cells[index], cells[index])
            value, allowed = cell.clean(veld, text)
            if allowed:
                found = f"‘{_short(cells[index])}’"
                heading = _short(raw.kolommen[index])
                faults[veld.id] = (
                    f"Rij {number}, kolom ‘{heading}’: {found} kan niet als {veld.label}. "
                    f"Toegestaan: {allowed}."
                )
            elif value:
                values[veld.id] = value
            elif veld.id in lijst.nodig:
                heading = _short(raw.kolommen[index])
                faults[veld.id] = (
                    f"Rij {number}, kolom ‘{heading}’: {veld.label} is leeg, maar nodig."
                )
        # The value of a figure is not what the row is about.
        about = [need for need in lijst.nodig if not need.endswith(".waarde")]
        between = ", " if len(about) > 2 else " in "
        name = between.join(filter(None, (_short(cells[columns[need]]) for need in about)))
        rows.append(Cleaned(number, name, values, faults))
        if position % 250 == 0:
            progress(position / len(raw.rijen))
    return rows


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= ECHO else f"{text[:ECHO]}…"


class _Cells:
    """Cleans cells, each different one once: lists repeat themselves."""

    def __init__(self, landscape: Landscape, lijst: Lijst):
        self._landscape, self._lijst = landscape, lijst
        self._known: dict[tuple[str, str], tuple[str, str]] = {}

    def clean(self, veld: Veld, text: str) -> tuple[str, str]:
        """The value and "", or "" and what is allowed."""
        key = (veld.id, text)
        if key not in self._known:
            try:
                self._known[key] = (self._clean(veld, text), "")
            except ValueRefused as error:
                self._known[key] = ("", error.allowed)
        return self._known[key]

    def _clean(self, veld: Veld, text: str) -> str:
        value = clean_value(self._landscape, veld, text)
        soorten = self._lijst.soorten
        if veld.id == "organisaties.soort" and value and soorten and value not in soorten:
            raise ValueRefused(
                f"{join_words(soorten)}, want de lijst gaat over {self._lijst.label}"
            )
        return value
