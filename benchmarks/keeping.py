"""How long it takes to take a list in, and what a store that is empty costs a first reader."""

import csv
import io
import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from geodata import Landscape, load_landscape
from geodata.keeping import ListSource
from geodata.keeping.match import guess_kind, match, outcome_frame, propose_columns, summary
from geodata.keeping.read import read_list

ROWS = 5_000
RUNS = 5
LOADERS = {
    "alleen de gegevens": ("geodata.landscape", "load_landscape"),
    "met een lege opslag": ("geodata.keeping.store.current", "load_current"),
}
SCRIPT = """
from time import perf_counter
from {module} import {function}
start = perf_counter()
{function}()
print(perf_counter() - start)
"""


def long_list(landscape: Landscape) -> bytes:
    """A list of organisaties of 5,000 rows: those of the atlas again and again, under names that
    are ever less alike, so that most rows have to be looked for."""
    known = landscape.organisaties.reset_index().to_dict("records")
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["Organisatie", "Soort", "Ziekenhuis", "Plaats"])
    for number in range(ROWS):
        row, again = known[number % len(known)], number // len(known)
        naam = f"{row['naam']} {again}" if again else row["naam"]
        writer.writerow([naam, row["soort"], row["ziekenhuis"], row["plaats"]])
    return text.getvalue().encode("cp1252", "replace")


def list_seconds() -> float:
    """Read a list of 5,000 rows, match it and make the tables to show; in seconds."""
    landscape = load_landscape()
    content = long_list(landscape)
    start = perf_counter()
    raw = read_list(content, "lijst.csv")
    kind = guess_kind(raw, landscape) or "organisaties"
    origin = ListSource("lijst", "2026", "hoog")
    matched = match(landscape, raw, kind, propose_columns(raw, kind, landscape), origin)
    summary(matched)
    outcome_frame(matched)
    return perf_counter() - start


def loading_seconds() -> dict[str, float]:
    """Load the landscape in a fresh process, after the imports: the data package alone, and by way of a
    store that is not there. Medians in seconds, taken by turns."""
    times: dict[str, list[float]] = {name: [] for name in LOADERS}
    with TemporaryDirectory() as folder:
        environment = os.environ | {"ATLAS_OPSLAG": f"{folder}/geen.sqlite"}
        for _ in range(RUNS):
            for name, (module, function) in LOADERS.items():
                script = SCRIPT.format(module=module, function=function)
                command = [sys.executable, "-c", script]
                done = subprocess.run(command, env=environment, capture_output=True, check=True)
                times[name].append(float(done.stdout))
    return {name: median(found) for name, found in times.items()}
