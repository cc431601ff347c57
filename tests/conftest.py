"""What the tests share: two landscapes, and copies of the small one that may be broken.

`landscape` is what stands in data/, which changes with the facts: a test of it states what is true
of any right data. `small` is tests/package, which stays as it is: a test of it may state who and how many.
"""

import csv
import gc
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from geodata import Landscape, load_landscape
from geodata.landscape import DATA
from geodata.package.check import read_package

PACKAGE = Path(__file__).parent / "package"
# The same examples in every run: a red test is a fault, never bad luck.
settings.register_profile("atlas", deadline=None, derandomize=True)
settings.load_profile("atlas")
# Who asks for the data without saying which gets the package that stays as it is.
os.environ["ATLAS_DATA"] = str(PACKAGE)
# The changes that a keeper made in this checkout are no part of what is tested.
os.environ["ATLAS_CAPACITEIT"] = str(DATA.parent / "beheer" / "van-geen-enkele-test.json")
os.environ["ATLAS_REISTIJDEN"] = str(DATA.parent / "beheer" / "van-geen-enkele-test-ook.json")
os.environ["ATLAS_OPSLAG"] = str(DATA.parent / "beheer" / "van-geen-enkele-test.sqlite")
os.environ.pop("ATLAS_DATABASE_URL", None)
# Else every server and command that a test starts compiles the atlas anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What waits for a browser or a server begins first: at the end there is short work enough for every process.
FIRST = ("browser", "deploy", "app")


@pytest.hookimpl(optionalhook=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files in front; within a file the order stays what it is."""
    tests = Path(__file__).parent
    rooms = {room: place for place, room in enumerate(FIRST)}
    items.sort(key=lambda item: rooms.get(item.path.relative_to(tests).parts[0], len(FIRST)))


def pytest_collection_finish() -> None:
    """What is imported stays: to look through it for garbage again and again took a twentieth of the time."""
    gc.freeze()


@dataclass(frozen=True)
class DataCopy:
    """A copy of a data package. Rows count as in a spreadsheet: the header is row 1."""

    path: Path

    def rows(self, table: str) -> list[list[str]]:
        """All rows of a table, the header first."""
        with (self.path / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def write(self, table: str, rows: list[list[str]]) -> None:
        """Write a table anew."""
        with (self.path / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)

    def row(self, table: str, **cells: str) -> int:
        """The first row that holds these cells."""
        header, *rows = self.rows(table)
        wanted = {header.index(column): value for column, value in cells.items()}
        return next(
            number
            for number, row in enumerate(rows, start=2)
            if all(row[index] == value for index, value in wanted.items())
        )

    def put(self, table: str, row: int, **cells: str) -> None:
        """Give some cells of a row another value."""
        rows = self.rows(table)
        for column, value in cells.items():
            rows[row - 1][rows[0].index(column)] = value
        self.write(table, rows)

    def append(self, table: str, row: list[str]) -> int:
        """Add a row at the end; returns which one it is."""
        rows = [*self.rows(table), row]
        self.write(table, rows)
        return len(rows)

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace the first occurrence of a text, which must be there."""
        text = (self.path / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        (self.path / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="session")
def landscape() -> Landscape:
    """The landscape of data/. Immutable, so one will do for all tests."""
    return load_landscape(DATA)


@pytest.fixture(scope="session")
def small() -> Landscape:
    """The landscape of tests/package. Immutable too."""
    return load_landscape(PACKAGE)


@pytest.fixture(scope="session")
def copy_data(tmp_path_factory) -> Callable[[], DataCopy]:
    """Makes a copy of tests/package, at each call another one."""

    def copy() -> DataCopy:
        path = tmp_path_factory.mktemp("package") / "data"
        return DataCopy(shutil.copytree(PACKAGE, path, copy_function=shutil.copyfile))

    return copy


@pytest.fixture(scope="session")
def passed(tmp_path_factory) -> Path:
    """A folder in which nothing is kept but that tests/package passed its check, and each table of it."""
    folder = tmp_path_factory.mktemp("kept") / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_CACHE", str(folder))
        read_package(PACKAGE)
    return folder


@pytest.fixture
def own_cache(passed, tmp_path, monkeypatch) -> Path:
    """A folder of its own for what is kept. The package was checked already: that takes two seconds."""
    folder = shutil.copytree(passed, tmp_path / "cache", copy_function=shutil.copyfile)
    monkeypatch.setenv("ATLAS_CACHE", str(folder))
    return folder


@pytest.fixture
def damaged_copy(copy_data) -> DataCopy:
    """A copy of tests/package that a test may break."""
    return copy_data()
