"""A data package with changes on top: its tables, checked as the package itself is.

The package has passed its checks; only records that the changes touch go through the Table Schema
again, and what must be true of tables as a whole is looked at once more.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import geopandas
import pandas

from geodata.keeping.store.base import CONTENT, Base, Record
from geodata.keeping.store.replay import Folded
from geodata.package.boundaries import (
    BOUNDARIES,
    DRAWN,
    FINE,
    boundaries_in,
    check_codes,
    check_coverage,
    codes_in,
)
from geodata.package.check import Package, check_together, typed
from geodata.package.faults import DataError, Fault, in_dutch
from geodata.package.references import check_references


@dataclass(frozen=True)
class Together:
    """The tables of a package with the changes: as text (`texts`, only those that differ from the
    package) and with numbers as numbers (`tables`, all of them). `boundaries`, `drawn` and `fine` as
    in a package."""

    texts: Mapping[str, pandas.DataFrame]
    tables: Mapping[str, pandas.DataFrame]
    boundaries: geopandas.GeoSeries
    drawn: bytes
    fine: bytes

    def on(self, package: Package) -> Package:
        """The package with these tables and boundaries instead of its own."""
        return replace(package, **{**vars(self), "texts": {**package.texts, **self.texts}})


def lay_on_top(package: Package, base: Base, folded: Folded) -> Together:
    """Lay folded changes on top of a package, of which `base` are the records.

    Records that come stand behind the others, in the order in which they came. Raises DataError
    with every fault of the outcome.
    """
    faults = list(folded.faults)
    touched: dict[str, dict[str, Record | None]] = {}
    for (tabel, sleutel), record in folded.records.items():
        strange = set(record or ()) - set(base.columns.get(tabel, ()))
        for column in sorted(strange):
            uitleg = f"record {sleutel}: het journaal verandert een kolom die er niet meer is."
            faults.append(Fault(f"{tabel}.csv", uitleg, None, column))
        if record != base.record(tabel, sleutel) and not strange and tabel not in BOUNDARIES:
            touched.setdefault(tabel, {})[sleutel] = record
    texts = {tabel: _merged(base, tabel, records) for tabel, records in touched.items()}
    for tabel, records in touched.items():
        _check_records(package, tabel, records, faults)
    tables = dict(package.tables)
    for tabel, frame in texts.items():
        tables[tabel] = typed(frame, package.files[tabel], package.schemas[tabel], faults)
    if not faults:
        for tabel in package.schemas:
            _check_keys(package, tabel, tables, touched.keys(), faults)
    drawn, fine = (_content(folded, name) for name in BOUNDARIES)
    boundaries = package.boundaries
    if drawn and (fresh := boundaries_in(drawn, DRAWN, faults)) is not None:
        check_coverage(DRAWN, fresh, faults)
        boundaries = fresh
    if fine or "gemeenten" in touched:
        known = set(tables["gemeenten"]["code"])
        check_codes(FINE, known, codes_in(fine or package.fine, FINE, faults) or [], faults)
    if (touched or drawn) and not faults:
        check_together(tables, package.vocabulary, boundaries, package.steps, faults)
    if faults:
        raise DataError(package.path, faults)
    return Together(texts, tables, boundaries, drawn or package.drawn, fine or package.fine)


def _content(folded: Folded, name: str) -> bytes:
    """A file of boundaries as it stands when it changed; nothing when it did not."""
    record = folded.records.get((name, BOUNDARIES[name]))
    return record[CONTENT].encode() if record else b""


def _merged(base: Base, tabel: str, touched: dict[str, Record | None]) -> pandas.DataFrame:
    rows = [touched.get(key, row) for key, row in base.records[tabel].items()]
    rows += [row for key, row in touched.items() if key not in base.records[tabel]]
    columns = base.columns[tabel]
    return pandas.DataFrame([row for row in rows if row], columns=list(columns), dtype="str")


def _check_records(
    package: Package, tabel: str, touched: Mapping[str, Record | None], faults: list[Fault]
) -> None:
    """Types and constraints of the records that changed, said with their key instead of a row."""
    rows = {sleutel: record for sleutel, record in touched.items() if record is not None}
    if not rows:
        return
    # What concerns more than one record is looked at in the whole table.
    schema = {
        name: value
        for name, value in package.schemas[tabel].items()
        if name not in ("primaryKey", "foreignKeys")
    }
    # Half a second to import; who only reads does not pay it.
    import frictionless

    columns = [field["name"] for field in schema["fields"]]
    data = [columns, *([record[column] for column in columns] for record in rows.values())]
    resource = frictionless.Resource(data=data, schema=frictionless.Schema.from_descriptor(schema))
    keys = list(rows)
    for task in resource.validate().tasks:
        for error in task.errors:
            fault = in_dutch(package.files[tabel], error, schema)
            # What concerns all of them has no row.
            faults.append(_named(fault, keys[fault.rij - 2]) if fault.rij else fault)


def _named(fault: Fault, sleutel: str) -> Fault:
    uitleg = f"record {sleutel}: {fault.uitleg}"
    return Fault(fault.bestand, uitleg, None, fault.kolom, fault.waarde, fault.toegestaan)


def _check_keys(
    package: Package,
    tabel: str,
    tables: Mapping[str, pandas.DataFrame],
    touched: Collection[str],
    faults: list[Fault],
) -> None:
    """What is unique stays so, and every reference has something to refer to."""
    schema = package.schemas[tabel]
    bestand = package.files[tabel]
    frame = tables[tabel]
    if tabel in touched:
        unique = [[f["name"]] for f in schema["fields"] if f.get("constraints", {}).get("unique")]
        for columns in [*unique, schema["primaryKey"]]:
            for index in frame.index[frame.duplicated(columns)]:
                value = ", ".join(str(frame.loc[index, column]) for column in columns)
                uitleg = "de waarde staat er al."
                kolom = ", ".join(columns)
                faults.append(
                    Fault(bestand, uitleg, index + 2, kolom, value, "elke waarde één keer")
                )
    check_references(tabel, package.schemas, package.files, tables, faults, set(touched))
