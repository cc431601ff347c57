"""The data package that lies under the changes, checked once for as long as its files stay the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geodata.keeping.change import key_of
from geodata.landscape import data_folder
from geodata.package.boundaries import BOUNDARIES
from geodata.package.check import Package, read_package


def base_package(path: Path | str | None = None) -> Package:
    """The data package in a folder (as geodata.landscape.data_folder finds it), checked.

    Read again only when a file of it has changed. Raises DataError with every fault.
    """
    folder = data_folder(path)
    stats = [(file.name, file.stat()) for file in sorted(folder.glob("*"))]
    stamp = tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
    return _read(folder, stamp)


# The columns of a file of boundaries as a record.
FILE, CONTENT = "bestand", "inhoud"


@lru_cache(maxsize=2)
def _read(folder: Path, stamp: tuple) -> Package:
    return read_package(folder)


Record = dict[str, str]


@dataclass(frozen=True)
class Base:
    """Every record of a package as text: `records` by table and then by key, in the order of the
    files, and the `columns` of each table. A file of boundaries is a record of its own.

    A table without a primary key has no records here: they cannot be told apart.
    """

    records: Mapping[str, Mapping[str, Record]]
    columns: Mapping[str, tuple[str, ...]]

    def record(self, tabel: str, sleutel: str) -> Record | None:
        """A record, or None."""
        return self.records.get(tabel, {}).get(sleutel)


@lru_cache(maxsize=2)
def base_of(package: Package) -> Base:
    """The records of a package."""
    records = {
        name: {key_of(row, schema["primaryKey"]): row for row in texts.to_dict("records")}
        for name, schema in package.schemas.items()
        if schema.get("primaryKey")
        for texts in [package.texts[name]]
    }
    columns = {name: tuple(texts.columns) for name, texts in package.texts.items()}
    for (name, file), content in zip(
        BOUNDARIES.items(), (package.drawn, package.fine), strict=True
    ):
        records[name] = {file: {FILE: file, CONTENT: content.decode()}}
        columns[name] = (FILE, CONTENT)
    return Base(records, columns)
