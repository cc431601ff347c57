"""Lay a list beside the landscape: for each row what it changes, and what is not in the list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from geodata.find.names import plain
from geodata.keeping.change import SEPARATOR
from geodata.keeping.match.cells import Cleaned, check_columns, clean_rows
from geodata.keeping.match.groups import Groups
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.matched import (
    AS_NEW,
    CHANGED,
    DOUBTFUL,
    NEW,
    REFUSED,
    SAME,
    SKIP,
    SKIPPED,
    Absent,
    Finding,
    Matched,
    Row,
    in_doubt,
)
from geodata.keeping.match.names import bare_name
from geodata.keeping.match.old_gemeenten import only_in_part
from geodata.keeping.match.place_index import Places
from geodata.keeping.match.plan import (
    RowRefused,
    Taken,
    Task,
    gemeente_names,
    plan_coalitie,
    plan_werkgebied,
    records_of,
)
from geodata.keeping.match.plan_contact import identity_of_contact, plan_contact
from geodata.keeping.match.plan_figure import plan_cijfer, plan_gemeente
from geodata.keeping.match.plan_offer import OFFERED, plan_offer
from geodata.keeping.match.plan_organisatie import plan_organisatie
from geodata.keeping.match.plan_statements import plan_gemeentecontact, plan_tegenspraak
from geodata.keeping.match.subjects import PER_GEMEENTE, SOORT, headings_of, subjects
from geodata.keeping.origin import ListSource
from geodata.keeping.read.rawlist import RawList
from geodata.landscape import Landscape
from geodata.package.lists import Lijst
from geodata.words import join_words

PLANNERS = {
    "organisaties": plan_organisatie,
    "contacten": plan_contact,
    "coalities": plan_coalitie,
    "werkgebieden": plan_werkgebied,
    "gemeentecontacten": plan_gemeentecontact,
    "tegenspraken": plan_tegenspraak,
    "cijfers": plan_cijfer,
    "gemeenten": plan_gemeente,
    OFFERED: plan_offer,
}
# Where a row can be about a gemeente of before: why comes along.
PER_PLACE = (*PER_GEMEENTE, "werkgebieden", "cijfers", OFFERED)
# What share of the work is done after each step, as measured on a list of 5,000 rows.
CLEANED, MET = 0.2, 0.65


def match(
    landscape: Landscape,
    raw: RawList,
    kind: str,
    columns: Mapping[str, int],
    origin: ListSource,
    progress: Callable[[float], None] = lambda share: None,
) -> Matched:
    """Match a list of a kind of `lijsten.toml` with the landscape. `columns` says by field which
    column it is; `progress` hears from 0 to 1 how far it is.

    Nothing is merged by guess: what is not sure is doubtful, with candidates. Raises KeyError for
    an unknown kind and ListError for columns that cannot be.
    """
    lijst = kinds_of(landscape).lijst(kind)
    check_columns(landscape, raw, kind, columns)
    places = Places(landscape)
    rows = clean_rows(landscape, raw, kind, columns, lambda share: progress(CLEANED * share))
    findings = subjects(
        landscape,
        lijst,
        rows,
        headings_of(raw, columns),
        places,
        lambda share: progress(CLEANED + (MET - CLEANED) * share),
    )
    return settle(
        Matched(kind, origin, (), (), raw.opmerkingen, landscape),
        rows,
        findings,
        places,
        lambda share: progress(MET + (1 - MET) * share),
    )


def settle(
    matched: Matched,
    rows: Sequence[Cleaned],
    findings: Sequence[Finding],
    places: Places,
    progress: Callable[[float], None] = lambda share: None,
) -> Matched:
    """Work out the outcome of every row, once it is known what each is about."""
    landscape = matched.landscape
    lijst = kinds_of(landscape).lijst(matched.soort)
    taken = Taken(set(landscape.organisaties.index))
    named = frozenset(found.sleutel for found in findings)
    task = Task(landscape, lijst, matched.origin, places, taken, named)
    identities = [
        "" if stops(lijst, row.fouten) else _identity(task, row, found)
        for row, found in zip(rows, findings, strict=True)
    ]
    groups = Groups(lijst, rows, findings, identities)
    outcomes: list[tuple[Row, list[str]]] = []
    for position, (row, found) in enumerate(zip(rows, findings, strict=True)):
        first = groups.first(position)
        if first == position:
            outcomes.append(_outcome(task, row, found, groups.against(position)))
        else:
            outcomes.append((_empty(row, found), []))
        if position % 250 == 0:
            progress(position / len(rows))
    progress(1)
    outcomes = groups.shared(_apart(task, outcomes))
    if lijst.tabel in PER_PLACE:
        done = [row for row, _ in outcomes]
        for place, waarom in only_in_part(landscape, lijst.tabel, done).items():
            naam = name_of(landscape, lijst.tabel, done[place].gevonden.sleutel)
            outcomes[place] = (in_doubt(done[place], naam, done[place].gevonden.waarom, waarom), [])
    absent = _absent(landscape, lijst, outcomes)
    return replace(matched, rijen=tuple(row for row, _ in outcomes), afwezig=absent)


def _apart(task: Task, outcomes: list[tuple[Row, list[str]]]) -> list[tuple[Row, list[str]]]:
    """Rows that turn out to touch the same record after all, such as one mailbox, are in doubt."""
    touching: dict[str, list[int]] = {}
    for row, keys in outcomes:
        for key in set(keys):
            touching.setdefault(key, []).append(row.rij)
    kept = []
    for row, keys in outcomes:
        others = sorted({n for key in keys for n in touching[key]} - {row.rij})
        kept.append((_doubled(task, row, others), []) if others else (row, keys))
    return kept


def _doubled(task: Task, row: Row, others: list[int]) -> Row:
    """A row that is about the same record as other rows."""
    key = row.gevonden.sleutel
    rows = join_words(str(number) for number in others)
    which = f"Rij {rows} gaat" if len(others) == 1 else f"De rijen {rows} gaan"
    tabel = "organisaties" if task.lijst.tabel == "contacten" else task.lijst.tabel
    naam = name_of(task.landscape, tabel, key)
    found = row.gevonden.waarom if task.lijst.tabel in PER_PLACE else ""
    return in_doubt(row, naam, found, f"{which} over hetzelfde record. Kies welke rij geldt.")


def _identity(task: Task, row: Cleaned, found: Finding) -> str:
    """What two rows share that are about the same record; "" when that is not known."""
    if not found.zeker or found.keuze == SKIP:
        return ""
    tabel, key = task.lijst.tabel, found.sleutel
    if found.keuze == AS_NEW:
        return f"{AS_NEW} {sorted(row.waarden.items())}"
    if tabel == "organisaties" and not key:
        naam = bare_name(task.landscape, row.waarden["organisaties.naam"])
        return f"{AS_NEW} {naam} {plain(row.waarden.get('organisaties.plaats', ''))}"
    if tabel == "contacten" and key and SEPARATOR not in key:
        return identity_of_contact(task, key, row.waarden)
    if tabel == "tegenspraken":
        said = (row.waarden.get(f"{tabel}.{column}", "") for column in ("veld", "zegt"))
        return SEPARATOR.join((key, *map(plain, said))) if key else ""
    if tabel == OFFERED and key and SEPARATOR not in key:
        said = (row.waarden.get(f"{tabel}.{column}", "") for column in ("programma", "naam"))
        return SEPARATOR.join((key, *map(plain, said)))
    if tabel == "werkgebieden" and key:
        organisatie, _, code = key.rpartition(SEPARATOR)
        soort = records_of(task.landscape, "organisaties")[organisatie]["soort"]
        once = task.landscape.vocabulary.een_per_gemeente
        return SEPARATOR.join((soort, code)) if soort in once else key
    return key


def stops(lijst: Lijst, fouten: Mapping[str, str]) -> bool:
    """Whether cells that cannot be leave nothing of a row: they say what the row is about."""
    return not fouten.keys().isdisjoint((*lijst.nodig, SOORT))


def _empty(row: Cleaned, found: Finding) -> Row:
    return Row(row.rij, row.naam, REFUSED, waarden=row.waarden, fouten=row.fouten, gevonden=found)


def _outcome(task: Task, row: Cleaned, found: Finding, others: list[int]) -> tuple[Row, list[str]]:
    """The outcome of a row, and the keys of the records that it is about."""
    empty = _empty(row, found)
    if found.keuze == SKIP:
        return replace(empty, uitkomst=SKIPPED, waarom="U slaat deze rij over."), []
    wrong = row.fouten.values()
    if stops(task.lijst, row.fouten):
        return replace(empty, waarom=" ".join(wrong)), []
    if not found.zeker:
        doubt = replace(empty, uitkomst=DOUBTFUL, kandidaten=found.kandidaten, waarom=found.waarom)
        return doubt, []
    if not found.sleutel and task.lijst.tabel != "organisaties":
        return replace(empty, waarom=found.waarom), []
    if others:
        return _doubled(task, empty, others), []
    try:
        if found.keuze == AS_NEW and found.sleutel:
            plan = plan_contact(task, found.sleutel, row.waarden, nieuw=True)
        else:
            plan = PLANNERS[task.lijst.tabel](task, found.sleutel, row.waarden)
    except RowRefused as error:
        return replace(empty, waarom=" ".join((f"Rij {row.rij}: {error}", *wrong))), []
    if plan.nieuw and f"{task.lijst.tabel}.status" in row.fouten:
        # A new record would get the status of a list that gives none.
        return replace(empty, waarom=" ".join(wrong)), []
    outcome = NEW if plan.nieuw else CHANGED if plan.wijzigingen else SAME
    told = replace(
        empty,
        uitkomst=outcome,
        sleutel=plan.sleutel,
        wijzigingen=tuple(plan.wijzigingen),
        herkomst=tuple(plan.herkomst),
        bevestiging=tuple(plan.bevestiging),
        waarom=" ".join(filter(None, (found.waarom, plan.waarom, *wrong))),
    )
    return told, plan.geraakt


def _absent(
    landscape: Landscape, lijst: Lijst, outcomes: list[tuple[Row, list[str]]]
) -> tuple[Absent, ...]:
    """The records that the list could have named and does not. A candidate of a row that is still
    in doubt is not called absent yet."""
    met = {key for row, keys in outcomes for key in (row.sleutel, *keys)}
    if lijst.tabel == "cijfers":
        return _figures_absent(landscape, met)
    asked = {c.sleutel for row, _ in outcomes for c in row.kandidaten if row.uitkomst == DOUBTFUL}
    about = {key.partition(SEPARATOR)[0] for key in met | asked}
    soorten = landscape.organisaties["soort"].to_dict()
    wanted = set(lijst.soorten) or {soorten[key] for key in about if key in soorten}
    found = []
    for key, record in records_of(landscape, lijst.tabel).items():
        organisatie = record.get("organisatie") or key
        if key in met or key in asked or (lijst.tabel == "contacten" and organisatie in asked):
            continue
        if lijst.tabel == OFFERED:
            # A list of a programme says nothing of other programmes.
            could = record["gemeentecode"] and record["programma"] in about
        else:
            could = lijst.tabel in PER_GEMEENTE or soorten[organisatie] in wanted
        if could:
            naam = name_of(landscape, lijst.tabel, key)
            found.append(Absent(key, naam, record.get("status", "")))
    return tuple(found)


def _figures_absent(landscape: Landscape, met: set[str]) -> tuple[Absent, ...]:
    """The values that the atlas has of the figures and periods in a list, and the list has not."""
    parts = {key.partition(SEPARATOR)[2] for key in met}
    return tuple(
        Absent(key, name_of(landscape, "cijfers", key))
        for key in records_of(landscape, "cijfers")
        if key not in met and key.partition(SEPARATOR)[2] in parts
    )


def name_of(landscape: Landscape, tabel: str, key: str) -> str:
    """What a record is called; "" for a key that is not there."""
    record = records_of(landscape, tabel).get(key)
    first, _, last = key.partition(SEPARATOR)
    places = gemeente_names(landscape)
    if tabel in PER_GEMEENTE:
        return places.get(key, "")
    if tabel in ("cijfers", "cijfers_landelijk", "indicatoren"):
        return _figure_name(landscape, tabel, key)
    if tabel == OFFERED:
        return record["naam"] if record else places.get(key, "")
    if tabel == "tegenspraken":
        # By its own id, or by what it is about.
        first = record["organisatie"] if record else first
        last = record["gemeentecode"] if record else last
    naam = records_of(landscape, "organisaties").get(first, {}).get("naam", "")
    if tabel in ("werkgebieden", "tegenspraken"):
        return " in ".join(filter(None, (naam, places.get(last, ""))))
    if tabel == "contacten" and record:
        who = record["naam"] or record["email"] or record["telefoon"] or record["rol"]
        return f"{naam}: {who}"
    return naam


def _figure_name(landscape: Landscape, tabel: str, key: str) -> str:
    """A value, a period or a figure in words: "Assen: Geboorten, 2025"."""
    place, rest = key.split(SEPARATOR, 1) if tabel == "cijfers" and SEPARATOR in key else ("", key)
    indicator, _, periode = rest.partition(SEPARATOR)
    about = records_of(landscape, "indicatoren").get(indicator)
    what = ", ".join(filter(None, (about["label"] if about else indicator, periode)))
    return ": ".join(filter(None, (gemeente_names(landscape).get(place, place), what)))
