"""Whether what a table refers to is there, by the foreign keys of its Table Schema.

frictionless can tell this too, but reads every table again for each of those that refer to it: half
of the time that a start takes.
"""

from collections.abc import Iterable, Mapping

import pandas

from geodata.package.faults import Fault

# Between the cells of a reference of several columns: a sign that separates and that no text has.
BETWEEN = "\x1f"


def check_references(
    name: str,
    schemas: Mapping[str, dict],
    files: Mapping[str, str],
    tables: Mapping[str, pandas.DataFrame],
    faults: list[Fault],
    touched: set[str] | None = None,
) -> None:
    """Add a fault for every row of the table `name` that refers to nothing.

    Cells may be text or numbers, the same in both tables; a reference without a cell is none. With
    `touched` only references from or to those tables are looked at. A table that is not in
    `tables` cannot be judged.
    """
    for reference in schemas[name].get("foreignKeys", ()):
        target = reference["reference"]["resource"] or name
        if touched is not None and not {name, target} & touched:
            continue
        columns, there = list(reference["fields"]), list(reference["reference"]["fields"])
        if not _has(tables, name, columns) or not _has(tables, target, there):
            continue
        known = set(_texts(tables[target], there))
        for index, cell in zip(tables[name].index, _texts(tables[name], columns), strict=True):
            if cell in known or not cell.strip(BETWEEN):
                continue
            faults.append(
                Fault(
                    files[name],
                    "de verwijzing bestaat niet.",
                    index + 2,
                    ", ".join(columns),
                    ", ".join(cell.split(BETWEEN)),
                    f"een waarde uit {files[target]}, kolom {', '.join(there)}",
                )
            )


def _texts(table: pandas.DataFrame, columns: list[str]) -> Iterable[str]:
    """What each row has in these columns, as one text."""
    first, *others = (table[column].astype("str").fillna("").tolist() for column in columns)
    return map(BETWEEN.join, zip(first, *others, strict=True)) if others else first


def _has(tables: Mapping[str, pandas.DataFrame], name: str, columns: list[str]) -> bool:
    return name in tables and set(columns) <= set(tables[name].columns)
