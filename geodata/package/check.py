"""Check a data package: every fault at once, in Dutch, for the person who keeps the data.

`datapackage.json` is the one statement of what a table may hold (Table Schema, checked by
frictionless). On top come the invariants that a schema cannot say: every gemeente in exactly one
consortium, ROS, ROAZ and GGD; boundaries that fit; layers that refer to kinds that exist.
"""

import contextlib
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import geopandas
import pandas

from geodata.package.boundaries import (
    DRAWN,
    FINE,
    boundaries_in,
    check_codes,
    check_coverage,
    codes_in,
    read_content,
)
from geodata.package.check_lists import check_lists
from geodata.package.contacts import check_contacts
from geodata.package.content import content_of, read_once
from geodata.package.contradictions import check_contradictions
from geodata.package.faults import DataError, Fault
from geodata.package.ground import GROUND, ground_in
from geodata.package.invariants import check_invariants
from geodata.package.judge import (
    DESCRIPTOR,
    UNREADABLE,
    judge,
    note_passed,
    package_name,
    passed_before,
)
from geodata.package.lists import LISTS, MAILBOX, Lists, read_lists
from geodata.package.locations import check_locations
from geodata.package.references import check_references
from geodata.package.sources import check_dates, check_guesses, check_working_names
from geodata.package.steps import STEPS, Template, check_steps, read_steps
from geodata.package.text_lines import with_lines
from geodata.package.vocabulary import VOCABULARY, Vocabulary, read_vocabulary
from geodata.words import earliest

Read = TypeVar("Read")
# The tables that the library reads; a package may hold more.
TABLES = (
    "gemeenten",
    "herindelingen",
    "organisaties",
    "extra_bronnen",
    "locaties",
    "contacten",
    "gemeentecontacten",
    "werkgebieden",
    "omschreven_gebieden",
    "tegenspraken",
    "coalities",
    "indicatoren",
    "cijfers",
    "cijfers_landelijk",
    "prognose",
    "bevallingen",
    "acute_verloskunde",
    "regiobeeld_cijfers",
    "capaciteitsdashboards",
    "programmas",
    "aanbod",
    "klantroutes",
    "landelijke_taken",
    "kerncijfers",
    "toelichtingen",
    "aliassen",
    "organisatienamen",
    "zoekwoorden",
    "plaatsen",
    "postcodes",
)
# What is read beside what the description names.
BESIDE = (VOCABULARY, STEPS, LISTS, GROUND)
NUMBERS = {"integer": "Int64", "number": "float64"}
PLAIN_NUMBER = r"-?[0-9]{1,12}(\.[0-9]{1,12})?"
PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


# One package is another than the next, whatever is in them: it can be a key.
@dataclass(frozen=True, eq=False)
class Package:
    """A data package that has passed every check.

    `schemas`, `files` and `titles` say per table what it may hold, in which file it stands and what
    it is called; `texts` are
    the tables as the files have them (every value text, empty is ""), `tables` the same with
    numbers as numbers. `boundaries` have as index the CBS code; CRS: EPSG:4326; a valid coverage.
    `drawn` is the content of the file that they stand in, `fine` that of the file with the finer
    boundaries, of the same gemeenten; `ground` is
    what lies around the country (`geodata.package.ground`).
    """

    path: Path
    schemas: Mapping[str, dict]
    files: Mapping[str, str]
    titles: Mapping[str, str]
    texts: Mapping[str, pandas.DataFrame]
    tables: Mapping[str, pandas.DataFrame]
    vocabulary: Vocabulary
    boundaries: geopandas.GeoSeries
    drawn: bytes
    fine: bytes
    ground: geopandas.GeoDataFrame
    steps: tuple[Template, ...]
    lists: Lists


def read_package(path: Path, *, anew: bool = False) -> Package:
    """Read and check the data package in the folder `path`.

    What takes time and depends on nothing but the content of the files and the version of the check is
    judged once for these, and `anew` when that is asked for: the schema, whether boundaries and lists
    fit, what must be true of all tables together. What cannot be read is a fault each time.
    Raises DataError with every fault found; nothing half-loads.
    """
    with read_once():
        return _read_package(Path(path), anew)


def _read_package(path: Path, anew: bool) -> Package:
    faults: list[Fault] = []
    judged = package_name(path, BESIDE)
    passed = not anew and passed_before(judged)
    schemas, files, titles, texts = _described(path, faults, passed, anew)
    tables = {
        name: typed(frame, files[name], schemas[name], faults) for name, frame in texts.items()
    }
    vocabulary = _read(read_vocabulary, path / VOCABULARY, faults)
    drawn = read_content(path, DRAWN, faults)
    boundaries = boundaries_in(drawn, DRAWN, faults)
    if boundaries is not None and not passed:
        check_coverage(DRAWN, boundaries, faults)
    fine = read_content(path, FINE, faults)
    fine_codes = [] if passed else codes_in(fine, FINE, faults)
    ground = ground_in(read_content(path, GROUND, faults), faults)
    steps = _read(read_steps, path / STEPS, faults)
    lists = _read(read_lists, path / LISTS, faults)
    if lists and vocabulary and schemas and not passed:
        check_lists(lists, schemas, vocabulary.soorten, faults)
    if not (faults or passed) and vocabulary is not None and steps is not None:
        check_codes(FINE, set(tables["gemeenten"]["code"]), fine_codes or [], faults)
        check_together(tables, vocabulary, boundaries, steps, faults)
    # What cannot be read is None and has its fault.
    if faults or vocabulary is None or steps is None or lists is None or not (drawn and fine):
        raise DataError(path, with_lines(path, faults))
    if not passed:
        note_passed(judged)
    return Package(
        path=path,
        schemas=schemas,
        files=files,
        titles=titles,
        texts=texts,
        tables=tables,
        vocabulary=vocabulary,
        boundaries=boundaries,
        drawn=drawn,
        fine=fine,
        ground=ground,
        steps=steps,
        lists=lists,
    )


def check_package(path: Path) -> Package:
    """Read and check a data package as its keeper wants it: also what does not keep it from use.

    Raises DataError with every fault found.
    """
    return check_for_keeper(read_package(path, anew=True))


def check_for_keeper(package: Package) -> Package:
    """Check of a package that can be used what its keeper mends all the same: dates and names of
    sources, guesses, contacts, contradictions, where hospitals lie.

    Raises DataError with every fault found.
    """
    faults: list[Fault] = []
    check_dates(package.tables, faults)
    check_guesses(package.tables, faults)
    check_working_names(package.tables["organisaties"], faults)
    check_contacts(package.tables, package.lists.woorden[MAILBOX], faults)
    check_contradictions(package.tables, faults)
    fine = boundaries_in(package.fine, FINE, faults)
    if fine is not None:
        check_coverage(FINE, fine, faults)
        check_locations(package.tables, fine, faults)
    if faults:
        raise DataError(package.path, faults)
    return package


def check_together(
    tables: Mapping[str, pandas.DataFrame],
    vocabulary: Vocabulary,
    boundaries: geopandas.GeoSeries,
    steps: Iterable[Template],
    faults: list[Fault],
) -> None:
    """Add a fault for everything that each file allows but that cannot be true of them together."""
    check_invariants(tables, vocabulary, boundaries, faults)
    statuses = [klasse.id for klasse in vocabulary.statussen]
    check_steps(steps, tables["organisaties"]["id"], statuses, faults)


def _described(
    path: Path, faults: list[Fault], passed: bool, anew: bool
) -> tuple[dict[str, dict], dict[str, str], dict[str, str], dict[str, pandas.DataFrame]]:
    """The schema, file, title and texts of every table, when all hold what they may; else
    nothing."""
    try:
        described = json.loads(content_of(path / DESCRIPTOR).decode())
        resources = described["resources"]
        schemas = {r["name"]: r["schema"] for r in resources if "schema" in r}
        files = {r["name"]: r["path"] for r in resources}
        titles = {r["name"]: r.get("title") or r["name"] for r in resources if "schema" in r}
        if not passed:
            found = judge(path, described, anew)
    except UNREADABLE:
        # It takes frictionless, half a second to import, to say what is wrong.
        from geodata.package.description import faults_in_description

        faults.extend(faults_in_description(path / DESCRIPTOR))
        return {}, {}, {}, {}
    for name in sorted(set(TABLES) - set(schemas)):
        there, allowed = ", ".join(schemas), f"ook de tabel {name}"
        uitleg = f"de tabel {name} ontbreekt."
        faults.append(Fault(DESCRIPTOR, uitleg, None, "resources", there, allowed))
    if not passed:
        faults.extend(found)
    texts = {}
    for name in schemas:
        # What frictionless cannot read it has told of.
        with contextlib.suppress(OSError, ValueError):
            texts[name] = _read_table(path / files[name])
    if not passed:
        for name in texts:
            try:
                check_references(name, schemas, files, texts, faults)
            except (KeyError, TypeError, AttributeError):
                uitleg = f"de verwijzingen van {name} kloppen niet."
                there = json.dumps(schemas[name]["foreignKeys"])[:100]
                allowed = "kolommen in fields, en in reference een tabel met kolommen"
                faults.append(Fault(DESCRIPTOR, uitleg, None, "foreignKeys", there, allowed))
    if faults:
        return {}, {}, {}, {}
    return schemas, files, titles, texts


def _read_table(file: Path) -> pandas.DataFrame:
    return pandas.read_csv(io.BytesIO(content_of(file)), dtype="str", keep_default_na=False)


def typed(
    texts: pandas.DataFrame, bestand: str, schema: dict, faults: list[Fault]
) -> pandas.DataFrame:
    """A table of texts with its numbers as numbers; what frictionless is too kind about is a fault.

    A table with faults comes back with those columns as text.
    """
    frame = texts.copy(deep=False)
    expected = [field["name"] for field in schema["fields"]]
    if list(frame.columns) != expected:
        # frictionless guesses a delimiter and trims names; the one form we write is the one we read.
        allowed = ", ".join(expected)
        faults.append(
            Fault(
                bestand,
                "de kopregel klopt niet.",
                1,
                "",
                ",".join(map(str, frame.columns)),
                f"{allowed}; met komma's ertussen",
            )
        )
        return frame
    for field in schema["fields"]:
        name = field["name"]
        kind = NUMBERS.get(field["type"])
        partial_date = field.get("constraints", {}).get("pattern") == PARTIAL_DATE
        fits = _is_number if kind else _is_date if partial_date else None
        if fits is None:
            continue
        allowed = (
            "een gewoon getal"
            if kind
            else "een datum die bestaat, zoals 2020, 2020-09 of 2020-09-24"
        )
        # What is plainly a number needs no second look; a column of many other texts has few values.
        values = frame[name]
        doubtful = values[~values.str.fullmatch(PLAIN_NUMBER)] if kind else values
        bad = {value for value in doubtful.unique() if value and not fits(value)}
        wrong = frame.index[frame[name].isin(bad)] if bad else ()
        for index in wrong:
            value = frame.loc[index, name]
            faults.append(Fault(bestand, "de waarde kan niet.", index + 2, name, value, allowed))
        if kind and not bad:
            frame[name] = pandas.to_numeric(values.where(values != "")).astype(kind)
    return frame


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d{1,12}(\.\d{1,12})?", text, re.ASCII))


def _is_date(text: str) -> bool:
    try:
        earliest(text)
    except ValueError:
        return False
    return True


def _read(reader: Callable[[Path], Read], file: Path, faults: list[Fault]) -> Read | None:
    try:
        return reader(file)
    except DataError as error:
        faults.extend(error.faults)
    return None
