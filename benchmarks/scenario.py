"""How a step of Wat als grows with the number of postcodes."""

from dataclasses import replace
from statistics import median
from time import process_time

import pandas

from geodata import Landscape, load_landscape
from geodata.map import parse_scenario, scenario_state
from geodata.scenario import in_words, outcome

SIZES = (1, 10)
CLOSING = ("vsv-zwolle", "vsv-sneek", "vsv-tiel", "vsv-gouda", "igo-salland", "vsv-weert")


def denser(times: int) -> Landscape:
    """The country with each postcode some times, a little beside itself."""
    real = load_landscape()
    rows = real.package.tables["postcodes"]
    parts = [
        rows.assign(
            postcode=[f"{code}-{copy}" for code in rows["postcode"]],
            lat=rows["lat"] + copy * 1e-4,
        )
        for copy in range(times)
    ]
    tables = dict(real.package.tables) | {"postcodes": pandas.concat(parts, ignore_index=True)}
    return Landscape(replace(real.package, tables=tables))


def step_seconds(times: int) -> float:
    """Processor time of a step that nobody took before, after one to warm up: its numbers, its words and
    the files and state of its map."""
    country = denser(times)
    found = []
    for key in CLOSING:
        view, _ = parse_scenario(country, {"sluit": key})
        start = process_time()
        answer = outcome(country, view.stappen)
        assert answer is not None  # noqa: S101 - there are locations in data/
        in_words(country, answer)
        scenario_state(country, view)
        found.append(process_time() - start)
    return median(found[1:])
