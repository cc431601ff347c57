"""What a server imports before its first answer, which the first reader waits for."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Each costs a tenth of a second or more, and megabytes, and serves what few ask for.
LATER = (
    *("altair", "folium", "frictionless", "ftfy", "matplotlib", "networkx", "pptx", "pydantic"),
    *("pyogrio", "reportlab", "requests", "segno", "sqlalchemy", "xlsxwriter", "xyzservices"),
)
# What makes paper: forty megabytes and a third of a second, once somebody asks for a file.
PAPER = ("fontTools", "matplotlib", "pptx", "segno", "typst", "xlsxwriter")
# With paper to look at on the page itself.
ON_PAPER = ("presenteren",)


def imported(script: str) -> set[str]:
    """What a process has imported that ran this, by name."""
    run = subprocess.run(
        [sys.executable, "-c", f"import sys, app; {script}; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


def test_a_start_imports_nothing_that_is_heavy_and_for_later():
    assert set(LATER) & imported("pass") == set()


def test_who_looks_at_a_page_waits_for_nothing_that_makes_paper():
    parts = (ROOT / "pages" / "parts").glob("*/*.py")
    names = [f"pages.parts.{part.parent.name}.{part.stem}" for part in parts]
    looked_at = [name for name in names if name.split(".")[2] not in ON_PAPER]
    assert set(PAPER) & imported(f"import {', '.join(looked_at)}") == set()
