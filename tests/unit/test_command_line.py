"""`python -m geodata check`, as the person who keeps the data runs it."""

import os
import subprocess
import sys

import pytest

from geodata.__main__ import main
from geodata.landscape import DATA
from geodata.partners import in_words, tegenspraken
from tests.conftest import PACKAGE


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "geodata", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=DATA.parent,
        env={
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": str(DATA.parent),
            "ATLAS_DATA": os.environ["ATLAS_DATA"],
            "ATLAS_OPSLAG": os.environ["ATLAS_OPSLAG"],
        },
    )


def test_good_data_end_with_status_0(small):
    done = run("check")
    rows = sum(len(small.table(name)) for name in small.tables)
    assert done.returncode == 0
    assert str(PACKAGE) in done.stdout
    assert f"{len(small.tables)} tabellen, {rows} rijen, geen fouten." in done.stdout
    for item in tegenspraken(small):
        assert f"- {item.id}: {in_words(item)}" in done.stdout
    assert "Traceback" not in done.stderr


def test_who_stops_reading_gets_no_complaint():
    # A pipe that nobody reads any more, as `check | head` leaves behind.
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "geodata", "check"],
        stdout=write,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=DATA.parent,
    )
    os.close(write)
    assert done.stderr == ""


def test_faults_end_with_status_1_and_a_line_each(damaged_copy):
    row = damaged_copy.row("gemeenten", code="GM0014")
    damaged_copy.put("gemeenten", row, zekerheid="veel")
    (damaged_copy.path / "lagen.toml").unlink()
    done = run("check", damaged_copy.path)
    assert done.returncode == 1
    *faults, last = done.stdout.splitlines()
    assert len(faults) == 2
    assert any(f"gemeenten.csv, rij {row}, kolom zekerheid" in fault for fault in faults)
    assert any("lagen.toml" in fault for fault in faults)
    assert "2 fouten" in last
    assert str(damaged_copy.path) in last
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_is_a_fault_and_no_crash(tmp_path, capsys):
    assert main(["check", str(tmp_path / "nergens")]) == 1
    assert "datapackage.json: het bestand ontbreekt" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["dans"], ["check", "een", "twee"]])
def test_a_command_that_does_not_exist_is_refused(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_an_export_is_the_data_package(tmp_path, capsys):
    done = run("export", tmp_path / "uit")
    assert done.returncode == 0, done.stderr
    assert "er zijn geen wijzigingen" in done.stdout
    assert {file.name for file in (tmp_path / "uit").iterdir()} == {
        file.name for file in PACKAGE.iterdir()
    }
    assert main(["check", str(tmp_path / "uit")]) == 0
    assert main(["export", str(tmp_path / "uit")]) == 1
    assert "niet leeg" in capsys.readouterr().out


def test_an_import_that_is_not_there_is_not_taken_back(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "a.sqlite"))
    assert main(["terugnemen", "1", "--wie", "Anna"]) == 1
    assert "niets om terug te nemen" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
