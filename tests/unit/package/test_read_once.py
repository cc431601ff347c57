"""What describes a package is opened once when it is loaded, and not again when it is used."""

import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geodata import load_landscape
from geodata.files.export import table_for_reading
from geodata.keeping.match.list_kinds import kinds_of
from geodata.partners.next_steps import next_steps
from tests.conftest import PACKAGE

ONCE = ("datapackage.json", "lagen.toml", "lijsten.toml", "stappen.toml")
COUNTERS: list[Counter[str]] = []


def count(event: str, args: tuple) -> None:
    """Every open in this process, by whatever function, while somebody counts."""
    if event == "open" and COUNTERS and isinstance(args[0], (str, bytes, Path)):
        name = args[0].decode() if isinstance(args[0], bytes) else str(args[0])
        COUNTERS[-1][Path(name).name] += 1


@pytest.fixture(scope="module")
def hook():
    # A hook cannot be taken away again: it does nothing when nobody counts.
    sys.addaudithook(count)


@pytest.fixture
def opened(hook):
    COUNTERS.append(Counter())
    yield COUNTERS[-1]
    COUNTERS.pop()


def test_each_description_is_opened_once_per_load_and_never_after(opened):
    landscape = load_landscape(PACKAGE)
    loaded = {name: opened[name] for name in ONCE}
    assert next_steps(landscape, "GM0014", date(2026, 11, 22))
    assert kinds_of(landscape).lijsten
    assert len(table_for_reading(landscape, "organisaties"))
    assert landscape.vocabulary.lagen
    assert loaded == dict.fromkeys(ONCE, 1)
    assert {name: opened[name] for name in ONCE} == loaded
