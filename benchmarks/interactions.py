"""What a step costs: bytes, runs, script time, and whether the map stays."""

from collections.abc import Iterable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from benchmarks.finer import finer_copy
from benchmarks.servers import Server, serve
from benchmarks.steps import CHOICES, FILTERS, LAYERS, PAIRS, Step
from benchmarks.table import Row
from benchmarks.visit import Cost, visit

OWN = {"atlas": "gemeente?code=GM0014"}
START, ALL = "startbeeld", "alle lagen"
# Another session id or hash may cost a few bytes more or less.
SAME = 1.01


def costs(browser: Browser, servers: dict[str, Server]) -> dict[str, dict[str, list[Cost]]]:
    """Do every step on every app, by turns; what it cost per kind of step and app."""
    found: dict[str, dict[str, list[Cost]]] = {}
    plan = (
        ((f"filter, {START}", FILTERS), (f"keuze, {START}", CHOICES)),
        (("laag", LAYERS), (f"filter, {ALL}", FILTERS), (f"keuze, {ALL}", CHOICES)),
    )
    for phases in plan:
        with ExitStack() as stack:
            readers = {name: stack.enter_context(visit(browser, servers, name)) for name in servers}
            for reader in readers.values():
                reader.settle()
            for kind, steps in phases:
                found[kind] = {name: [] for name in readers}
                for step in steps:
                    for name, reader in readers.items():
                        found[kind][name].append(reader.cost(step))
    return found


def gemeente_rows(browser: Browser, servers: dict[str, Server]) -> Iterable[Row]:
    """Choose a gemeente on the page Mijn gemeente, beside a choice on the map of the naive peer."""
    costs: dict[str, list[Cost]] = {name: [] for name in servers}
    with ExitStack() as stack:
        readers = {
            name: stack.enter_context(visit(browser, servers, name, OWN.get(name, "")))
            for name in servers
        }
        for reader in readers.values():
            reader.settle()
        for step in CHOICES:
            for name, reader in readers.items():
                costs[name].append(reader.cost(step))
    label = "gemeente kiezen (Mijn gemeente)"
    sizes = {name: median(cost.bytes for cost in parts) for name, parts in costs.items()}
    yield Row(f"bytes per {label}", sizes, "B", limit=15_000)
    times = {name: median(c.seconds * 1000 for c in parts) for name, parts in costs.items()}
    yield Row(f"scripttijd per {label}", times, "ms", "naive", ratio=1 / 20)
    yield Row(f"runs per {label}", {n: median(c.runs for c in p) for n, p in costs.items()})


def pair_rows(browser: Browser, servers: dict[str, Server]) -> Iterable[Row]:
    """Choose another pair of divisions on the page Vergelijken; a first reader warms the server."""
    atlas = {"atlas": servers["atlas"]}
    for _ in range(2):
        with visit(browser, atlas, "atlas", "vergelijken") as reader:
            reader.settle()
            found = [reader.cost(step) for step in PAIRS]
    label = "ander paar (Vergelijken)"
    yield Row(f"bytes per {label}", {"atlas": median(c.bytes for c in found)}, "B", limit=60_000)
    times = {"atlas": median(c.seconds * 1000 for c in found)}
    yield Row(f"scripttijd per {label}", times, "ms", limit=150)


def remounts(browser: Browser, servers: dict[str, Server], steps: list[Step]) -> dict[str, int]:
    """How often each app replaced its map during a walk."""
    counts = {}
    for name in servers:
        with visit(browser, servers, name) as reader:
            reader.settle()
            reader.remounted()
            counts[name] = 0
            for step in steps:
                reader.cost(step)
                counts[name] += reader.remounted()
    return counts


def cost_rows(found: dict[str, dict[str, list[Cost]]]) -> Iterable[Row]:
    """The lines about bytes, script time and runs per step."""

    def medians(kind: str, value) -> dict[str, float]:
        return {name: median(map(value, parts)) for name, parts in found[kind].items()}

    aim = partial(Row, peer="naive")
    for kind in found:
        values = medians(kind, lambda cost: cost.bytes)
        yield aim(f"bytes per {kind}", values, "B", ratio=1 / 100, limit=10_000)
    for kind in found:
        values = medians(kind, lambda cost: cost.seconds * 1000)
        yield aim(f"scripttijd per {kind}", values, "ms", ratio=1 / 30)
    for kind in found:
        yield Row(f"runs per {kind}", medians(kind, lambda cost: cost.runs))


def finer_row(browser: Browser, found: dict[str, dict[str, list[Cost]]]) -> Row:
    """The same steps on the atlas with boundaries that are ten times finer."""
    with TemporaryDirectory() as folder, serve("app.py", finer_copy(Path(folder))) as server:
        fine = costs(browser, {"atlas": server})

    def total(parts: dict[str, dict[str, list[Cost]]]) -> int:
        return sum(cost.bytes for kind in parts.values() for cost in kind["atlas"])

    steps = sum(len(kind["atlas"]) for kind in fine.values())
    label = f"bytes van {steps} stappen, grenzen 10 × fijner"
    return Row(label, {"atlas": total(fine)}, "B", limit=int(total(found) * SAME))
