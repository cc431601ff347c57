"""`python -m geodata check`, as the person who keeps the data runs it."""

import subprocess
import sys

import pytest

from geodata.__main__ import main
from geodata.landscape import DATA


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "geodata", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=DATA.parent,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(DATA.parent)},
    )


def test_good_data_end_with_status_0(landscape):
    done = run("check")
    rows = sum(len(landscape.table(name)) for name in landscape.tables)
    assert done.returncode == 0
    assert str(DATA) in done.stdout
    assert f"{len(landscape.tables)} tabellen, {rows} rijen, geen fouten." in done.stdout
    assert "Traceback" not in done.stderr


def test_faults_end_with_status_1_and_a_line_each(damaged_copy):
    row = damaged_copy.row("gemeenten", code="GM0014")
    damaged_copy.put("gemeenten", row, inwoners="veel")
    (damaged_copy.path / "lagen.toml").unlink()
    done = run("check", damaged_copy.path)
    assert done.returncode == 1
    *faults, last = done.stdout.splitlines()
    assert len(faults) == 2
    assert any(f"gemeenten.csv, rij {row}, kolom inwoners" in fault for fault in faults)
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
