"""The schema is held against the tables once per content, and no cache ever lets a fault through."""

import pytest

from geodata import kept
from geodata.package import judge
from geodata.package.check import BESIDE, check_package, read_package
from geodata.package.faults import DataError
from tests.conftest import PACKAGE


@pytest.fixture(autouse=True)
def tables_passed(own_cache):
    """Of the package every table passed, but not yet the whole."""
    (own_cache / judge.package_name(PACKAGE, BESIDE)).unlink()


@pytest.fixture
def judged(monkeypatch) -> list:
    """How often the schema is held against the tables."""
    asked, real = [], judge.judge

    def counting(path, described, anew):
        asked.append(path)
        return real(path, described, anew)

    monkeypatch.setattr("geodata.package.check.judge", counting)
    return asked


def test_the_same_content_is_judged_once(damaged_copy, judged):
    read_package(damaged_copy.path)
    again = read_package(damaged_copy.path)
    assert len(judged) == 1
    assert set(again.tables) == set(again.schemas)


def test_the_check_of_the_keeper_judges_each_time(damaged_copy, judged):
    check_package(damaged_copy.path)
    check_package(damaged_copy.path)
    assert len(judged) == 2


@pytest.mark.parametrize("file", ["gemeenten", "organisaties", "cijfers"])
def test_a_change_is_judged_whatever_is_kept(damaged_copy, judged, file):
    read_package(damaged_copy.path)
    rows = damaged_copy.rows(file)
    damaged_copy.append(file, rows[1])
    with pytest.raises(DataError):
        read_package(damaged_copy.path)
    with pytest.raises(DataError):
        read_package(damaged_copy.path)
    assert len(judged) == 3


def test_what_must_be_true_of_all_tables_is_looked_at_once_per_content_too(
    damaged_copy, monkeypatch
):
    asked = []
    monkeypatch.setattr("geodata.package.check.check_together", lambda *_: asked.append(1))
    read_package(damaged_copy.path)
    read_package(damaged_copy.path)
    assert len(asked) == 1
    check_package(damaged_copy.path)
    assert len(asked) == 2


def test_a_change_of_any_file_is_another_content(damaged_copy):
    known = {judge.package_name(damaged_copy.path, BESIDE)}
    files = [file for file in damaged_copy.path.iterdir() if file.suffix != ".md"]
    for file in files:
        file.write_bytes(file.read_bytes() + b"\n")
        known.add(judge.package_name(damaged_copy.path, BESIDE))
    assert None not in known
    assert len(known) == len(files) + 1
    files[0].unlink()
    assert judge.package_name(damaged_copy.path, BESIDE) is None


def test_of_a_package_with_one_other_table_that_table_is_judged(damaged_copy, monkeypatch):
    read_package(damaged_copy.path)
    asked = []
    alone = judge._alone
    monkeypatch.setattr(judge, "_alone", lambda one: asked.append(one["name"]) or alone(one))
    damaged_copy.put("aliassen", 2, naam="Bossche stad")
    read_package(damaged_copy.path)
    assert asked == ["aliassen"]


def test_another_description_judges_every_table(damaged_copy, monkeypatch):
    read_package(damaged_copy.path)
    asked = []
    alone = judge._alone
    monkeypatch.setattr(judge, "_alone", lambda one: asked.append(one["name"]) or alone(one))
    damaged_copy.replace("datapackage.json", '"version": "', '"version": "1')
    read_package(damaged_copy.path)
    assert {"gemeenten", "cijfers", "organisaties"} <= set(asked)


def test_what_was_kept_and_damaged_counts_for_nothing(damaged_copy, judged):
    read_package(damaged_copy.path)
    for file in kept.folder().iterdir():
        file.write_bytes(b"\0" * 40)
    read_package(damaged_copy.path)
    assert len(judged) == 2


def test_a_check_that_says_otherwise_judges_anew(damaged_copy, judged, monkeypatch):
    read_package(damaged_copy.path)
    monkeypatch.setattr(judge, "version", lambda name: "999")
    read_package(damaged_copy.path)
    assert len(judged) == 2


def test_without_a_place_to_keep_it_every_start_judges(damaged_copy, judged, monkeypatch):
    monkeypatch.setenv("ATLAS_CACHE", str(damaged_copy.path / "gemeenten.csv" / "cache"))
    read_package(damaged_copy.path)
    read_package(damaged_copy.path)
    assert len(judged) == 2
