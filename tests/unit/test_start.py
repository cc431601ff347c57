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


def test_a_start_imports_nothing_that_is_heavy_and_for_later():
    script = "import sys, app; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert set(LATER) & set(run.stdout.split()) == set()
