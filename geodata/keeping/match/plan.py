"""What a row of a list changes in the record that it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geodata.keeping.change import SEPARATOR, Change, key_of, of_record
from geodata.keeping.match.clean import same_value
from geodata.keeping.match.gemeente_names import gemeente_names
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.place_index import Places
from geodata.keeping.origin import PROVENANCE, ListSource
from geodata.landscape import Landscape, derive
from geodata.package.lists import Lijst, Veld

KEYS = {
    "organisaties": ("id",),
    "coalities": ("gemeentecode",),
    "werkgebieden": ("organisatie", "gemeentecode"),
    "contacten": ("organisatie", "volgnummer"),
    "extra_bronnen": ("organisatie", "volgnummer"),
    "gemeentecontacten": ("gemeentecode",),
    "tegenspraken": ("id",),
    "cijfers": ("gemeentecode", "indicator", "periode"),
    "cijfers_landelijk": ("indicator", "periode"),
    "indicatoren": ("id",),
    "gemeenten": ("code",),
    "aanbod": ("programma", "gemeentecode", "naam"),
}

Record = Mapping[str, str]


class RowRefused(ValueError):
    """A row that cannot be applied: a Dutch sentence says why."""


@dataclass
class Plan:
    """What becomes of the record of a row, and of its contacts: `wijzigingen` are facts,
    `herkomst` goes along with them, `bevestiging` is the same for records whose facts stay what
    they are: it is only for who asks to confirm these. `geraakt` are the keys of the records."""

    sleutel: str
    nieuw: bool = False
    waarom: str = ""
    wijzigingen: list[Change] = field(default_factory=list)
    herkomst: list[Change] = field(default_factory=list)
    bevestiging: list[Change] = field(default_factory=list)
    geraakt: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.wijzigingen:
            self.bevestiging, self.herkomst = self.herkomst, []
        self.geraakt = self.geraakt or [self.sleutel]

    def add(self, part: "Plan") -> None:
        """Take along what becomes of another record of the same row."""
        self.wijzigingen += part.wijzigingen
        self.herkomst += part.herkomst
        self.bevestiging += part.bevestiging
        self.geraakt += part.geraakt


@dataclass
class Taken:
    """What is worked out while one list is gone through: new ids, the next number per organisatie
    and table, and of a figure (with its period) whether the atlas has more values than the list."""

    ids: set[str]
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    left: dict[tuple[str, str], bool] = field(default_factory=dict)

    def number(self, landscape: Landscape, tabel: str, organisatie: str) -> str:
        """The next number of an organisatie in a table of which it is part of the key."""
        key = (tabel, organisatie)
        if key not in self.numbers:
            self.numbers[key] = _highest(landscape, tabel).get(organisatie, 0)
        self.numbers[key] += 1
        return str(self.numbers[key])


@dataclass(frozen=True)
class Task:
    """What the plans of all rows of a list share; `genoemd` are the keys that its rows are about."""

    landscape: Landscape
    lijst: Lijst
    origin: ListSource
    places: Places
    taken: Taken
    genoemd: frozenset[str] = frozenset()

    def velden(self, tabel: str, waarden: Mapping[str, str]) -> dict[Veld, str]:
        """The values of a row for a table, by field."""
        kinds = kinds_of(self.landscape)
        pairs = [(kinds.veld(veld_id), value) for veld_id, value in waarden.items() if value]
        return {veld: value for veld, value in pairs if veld.tabel == tabel}


@derive
def _highest(landscape: Landscape, tabel: str) -> Mapping[str, int]:
    """The highest number of each organisatie in a table of which a number is part of the key."""
    highest: dict[str, int] = {}
    for organisatie, number in map(_split, records_of(landscape, tabel)):
        highest[organisatie] = max(int(number), highest.get(organisatie, 0))
    return highest


def _split(key: str) -> tuple[str, str]:
    first, _, last = key.rpartition(SEPARATOR)
    return first, last


@derive
def records_of(landscape: Landscape, tabel: str) -> Mapping[str, Record]:
    """The records of a table as text, the way a CSV file has them, by key."""
    package = landscape.package
    key = package.schemas[tabel]["primaryKey"]
    return {key_of(row, key): row for row in package.texts[tabel].to_dict("records")}


@derive
def columns_of(landscape: Landscape, tabel: str) -> tuple[str, ...]:
    """The columns of a table in the order of its CSV file."""
    return tuple(landscape.package.texts[tabel].columns)


def differing(task: Task, tabel: str, sleutel: str, velden: Mapping[Veld, str]) -> list[Change]:
    """A change for each value that says something else than the record."""
    record = records_of(task.landscape, tabel)[sleutel]
    return [
        Change(tabel, sleutel, veld.kolom, record[veld.kolom], value)
        for veld, value in velden.items()
        if not same_value(task.landscape, veld, record[veld.kolom], value)
    ]


def put(tabel: str, sleutel: str, record: Record, values: Mapping[str, str]) -> Iterable[Change]:
    """A change for each value that is not what the record has."""
    for column, value in values.items():
        if record[column] != value:
            yield Change(tabel, sleutel, column, record[column], value)


def origin_of(task: Task, tabel: str) -> dict[str, str]:
    """Source, date and zekerheid, as far as a table has them."""
    columns = columns_of(task.landscape, tabel)
    own = {column: getattr(task.origin, column) for column in PROVENANCE}
    return {column: value for column, value in own.items() if column in columns}


def whole(task: Task, tabel: str, values: Mapping[str, str]) -> Change:
    """The change by which a record comes, with every column of its table."""
    record = (
        dict.fromkeys(columns_of(task.landscape, tabel), "") | origin_of(task, tabel) | dict(values)
    )
    return of_record(tabel, key_of(record, KEYS[tabel]), None, record)


def plan_coalitie(task: Task, code: str, waarden: Mapping[str, str]) -> Plan:
    """What a row says of the coalitie of a gemeente."""
    tabel = "coalities"
    velden = task.velden(tabel, waarden)
    values = {veld.kolom: value for veld, value in velden.items()} | {"gemeentecode": code}
    record = records_of(task.landscape, tabel).get(code)
    if record is None:
        if "status" not in values:
            raise RowRefused(
                "De gemeente heeft nog geen gegevens en de rij noemt geen status. Nodig is een "
                "kolom met de status van de coalitie."
            )
        return Plan(code, True, "", [whole(task, tabel, values)])
    velden = {veld: value for veld, value in velden.items() if veld.kolom != "gemeentecode"}
    fresh = origin_of(task, tabel)
    if record["bron"] != task.origin.bron and not record["extra_bron"]:
        # The facts that the list does not give keep the source they had.
        fresh |= {"extra_bron": record["bron"]} if record["bron"].startswith("http") else {}
    herkomst = list(put(tabel, code, record, fresh))
    return Plan(code, False, "", differing(task, tabel, code, velden), herkomst)


def plan_werkgebied(task: Task, sleutel: str, waarden: Mapping[str, str]) -> Plan:
    """What a row says of an organisatie in a gemeente. Where there can be one organisatie of a
    soort only, another one that was there goes: the gemeente moves."""
    tabel = "werkgebieden"
    organisatie, code = _split(sleutel)
    records = records_of(task.landscape, tabel)
    velden = {
        veld: value
        for veld, value in task.velden(tabel, waarden).items()
        if veld.kolom not in KEYS[tabel]
    }
    if sleutel in records:
        herkomst = list(put(tabel, sleutel, records[sleutel], origin_of(task, tabel)))
        return Plan(sleutel, False, "", differing(task, tabel, sleutel, velden), herkomst)
    values = {"wijkt_af": "nee"} | {veld.kolom: value for veld, value in velden.items()}
    new = whole(task, tabel, values | {"organisatie": organisatie, "gemeentecode": code})
    others = [key for key in _rivals(task.landscape, organisatie, code) if key in records]
    if not others:
        return Plan(sleutel, True, "", [new])
    known = records_of(task.landscape, "organisaties")
    before, after = (known[key]["naam"] for key in (_split(others[0])[0], organisatie))
    waarom = f"De gemeente {gemeente_names(task.landscape)[code]} gaat van {before} naar {after}."
    old = [of_record(tabel, key, records[key], None) for key in others]
    return Plan(sleutel, False, waarom, [*old, new])


def _rivals(landscape: Landscape, organisatie: str, code: str) -> list[str]:
    soorten = landscape.organisaties["soort"]
    if soorten[organisatie] not in landscape.vocabulary.een_per_gemeente:
        return []
    return [f"{other}{SEPARATOR}{code}" for other in soorten.index[soorten == soorten[organisatie]]]
