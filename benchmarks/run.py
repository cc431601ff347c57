"""The benchmark: the atlas beside a naive peer and an empty map, in one run and one table.

How it measures:

- Three servers run at once: the atlas (`app.py`), the usual way to make it (`naive.py`) and an
  empty map (`floor.py`). One headless Chromium visits them by turns, step by step, so that a
  machine that gets slower or faster does so for all of them.
- A step (a layer, a filter, a choice in the search field) counts until all that follows from it is
  done: until the server runs nothing and has sent nothing for more than a second. A component that
  reports back and so runs the script again counts along.
- Bytes are the payloads of the websocket frames that the browser received, before compression. The
  atlas lets the websocket compress them, so less goes over the wire than the table says.
- Script time is the processor time of the thread that runs the script (see `timed.py`).
- Each row is the median over several steps that all lead to another view, in two views: the start
  view, and one with every layer on the map.
- A remount is a step after which the Leaflet map is not the same DOM node any more.
- The first map is the time from opening the page, in a new browser context without cache, to the
  moment at which all shapes are drawn (atlas, naive) or the map is there (floor).
- The CDNs that folium loads from are answered by this machine: Leaflet in full, the rest empty. That
  spares the naive peer and the floor, never the atlas. Every app goes through the same interception.

Times are only reported: the exit status is 0 whatever comes out.
"""

import platform
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

from benchmarks.areas import SIZES, seconds
from benchmarks.finer import finer_copy
from benchmarks.keeping import list_seconds, loading_seconds
from benchmarks.servers import Server, serve
from benchmarks.steps import CHOICES, FILTERS, LAYERS, PAIRS, Step, walk
from benchmarks.visit import Cost, Visit, launch
from geodata import load_landscape
from geodata.files import leaflet
from geodata.meeting import Meeting, build, ready_made, to_link

SCRIPTS = {"atlas": "app.py", "naive": "benchmarks/naive.py", "floor": "benchmarks/floor.py"}
PATHS = {"atlas": "kaart"}
OWN = {"atlas": "gemeente?code=GM0014"}
COMPLETE = {
    "atlas": "body[data-beurt]",
    "naive": ".leaflet-overlay-pane path",
    "floor": ".leaflet-container",
}
START, ALL = "startbeeld", "alle lagen"
COLD_VISITS = 5
WALK = 30
# Another session id or hash may cost a few bytes more or less.
SAME = 1.01


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, per app, and the aim for the atlas beside a peer."""

    label: str
    values: dict[str, float | None]
    unit: str = ""
    peer: str = ""
    ratio: float | None = None
    limit: float | None = None

    def cells(self) -> list[str]:
        """The cells of the line, as text."""
        return [
            self.label,
            *(self._text(name) for name in SCRIPTS),
            self._ratio("naive"),
            self._ratio("floor"),
            *self._verdict(),
        ]

    def _text(self, name: str) -> str:
        if name not in self.values:
            return "–"
        value = self.values[name]
        if value is None:
            return "n.v.t."
        decimals = 0 if value >= 100 or value == int(value) else 1
        return f"{value:,.{decimals}f} {self.unit}".strip()

    def _quotient(self, name: str) -> float | None:
        return self.values["atlas"] / self.values[name] if self.values.get(name) else None

    def _ratio(self, name: str) -> str:
        quotient = self._quotient(name)
        if quotient is None:
            return "–"
        return f"1/{1 / quotient:.0f}" if 0 < quotient < 0.2 else f"{quotient:.2f}"

    def _verdict(self) -> tuple[str, str]:
        aims, met = [], True
        if self.ratio is not None:
            text = f"1/{1 / self.ratio:.0f}" if self.ratio < 0.2 else f"{self.ratio:g}"
            aims.append(f"≤ {text} × {self.peer}")
            met &= self._quotient(self.peer) <= self.ratio
        if self.limit is not None:
            aims.append(f"≤ {self.limit:,.0f} {self.unit}".strip())
            met &= self.values["atlas"] <= self.limit
        if not aims:
            return "", ""
        return " en ".join(aims), "gehaald" if met else "niet gehaald"


def visit(browser: Browser, servers: dict[str, Server], name: str, path: str = "") -> Visit:
    """Open an app as a new reader does; `path` is another page of it than the one to compare."""
    return Visit(browser, servers[name], path or PATHS.get(name, ""), COMPLETE[name])


def cold(browser: Browser, servers: dict[str, Server]) -> Iterable[Row]:
    """Open every app with an empty cache, by turns. In the first round the servers still have to load."""
    times = {name: [] for name in servers}
    sizes = {name: [] for name in servers}
    for _ in range(1 + COLD_VISITS):
        for name in servers:
            with visit(browser, servers, name) as reader:
                reader.settle()
                times[name].append(reader.first_map)
                sizes[name].append(reader.loaded())
    first = {name: values.pop(0) for name, values in times.items()}
    medians = {name: median(values) for name, values in times.items()}
    yield Row("eerste kaart, lege cache", medians, "ms", "floor", ratio=1.4)
    yield Row("eerste kaart, eerste bezoeker", first, "ms")
    medians = {name: median(values) for name, values in sizes.items()}
    yield Row("bytes van de eerste keer laden", medians, "B")


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


def growth_rows() -> Iterable[Row]:
    """Compare a pair in a country of squares, with more and more areas."""
    for areas in SIZES:
        first, again = seconds(areas)
        yield Row(f"paar van {areas} gebieden, eerste keer", {"atlas": first * 1000}, "ms")
        yield Row(f"paar van {areas} gebieden, daarna", {"atlas": again * 1000}, "ms")


def leaflet_row() -> Row:
    """Make the A4 sheet of some gemeenten, after one to warm up."""
    landscape = load_landscape()
    times = []
    for code in ("GM0060", "GM0014", "GM0518", "GM1681", "GM0363", "GM0935"):
        start = perf_counter()
        leaflet(landscape, code, "https://example.org/gemeente", date.today())
        times.append((perf_counter() - start) * 1000)
    return Row("A4 van een gemeente maken (PDF)", {"atlas": median(times[1:])}, "ms", limit=2000)


def pack_rows(browser: Browser, servers: dict[str, Server]) -> Iterable[Row]:
    """Make a pack of ten slides, while a second reader works with the map."""
    landscape = load_landscape()
    meeting = ready_made(landscape, "consortium-oost-nederland")
    meeting = Meeting(meeting.titel, (*meeting.scenes, *meeting.scenes)[:10])
    times = []
    for _ in range(3):
        start = perf_counter()
        steps = build(
            landscape,
            meeting,
            date.today(),
            kinds=("pptx", "pdf", "html"),
            contacten=True,
            base_url="https://example.org",
        )
        for _ in steps:
            pass
        times.append((perf_counter() - start) * 1000)
    first, *again = times
    yield Row("pakket van tien scènes, eerste keer", {"atlas": first}, "ms", limit=10_000)
    yield Row("pakket van tien scènes, daarna", {"atlas": median(again)}, "ms", limit=10_000)
    atlas = {"atlas": servers["atlas"]}
    with visit(browser, atlas, "atlas") as reader, visit(browser, atlas, "atlas") as maker:
        reader.settle()
        quiet = [reader.answer(step) for step in CHOICES[:3]]
        maker.page.goto(f"{servers['atlas'].address}/presenteren?p={to_link(meeting)}")
        maker.page.get_by_role("button", name="Maak het pakket").click()
        maker.page.get_by_role("button", name="Stop met maken").wait_for()
        busy = [reader.answer(step) for step in CHOICES[3:]]
    label = "antwoord op een keuze"
    yield Row(f"{label}, rustig", {"atlas": median(quiet) * 1000}, "ms")
    yield Row(f"{label}, ander maakt een pakket", {"atlas": median(busy) * 1000}, "ms", limit=1000)


def keeping_rows() -> Iterable[Row]:
    """Take a long list in, and load the landscape with and without a look at the store."""
    label = "lijst van 5.000 rijen: lezen, koppelen en tonen"
    yield Row(label, {"atlas": list_seconds() * 1000}, "ms", limit=5000)
    for name, taken in loading_seconds().items():
        yield Row(f"landschap laden, {name}", {"atlas": taken * 1000}, "ms")


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


def table(rows: list[Row]) -> str:
    """The lines as a Markdown table."""
    head = ["", *SCRIPTS, "atlas/naive", "atlas/floor", "doel", "uitkomst"]
    lines = [head, *(row.cells() for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    left = (0, len(head) - 2, len(head) - 1)

    def text(line: list[str]) -> str:
        cells = (
            cell.ljust(widths[i]) if i in left else cell.rjust(widths[i])
            for i, cell in enumerate(line)
        )
        return f"| {' | '.join(cells)} |"

    rule = ["-" * w if i in left else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    return "\n".join([text(head), text(rule), *map(text, lines[1:])])


def main() -> None:
    """Measure everything and print the table."""
    with sync_playwright() as playwright, ExitStack() as stack:
        browser = stack.enter_context(launch(playwright))
        servers = {name: stack.enter_context(serve(script)) for name, script in SCRIPTS.items()}
        peers = {name: servers[name] for name in ("atlas", "naive")}
        loading = list(cold(browser, servers))
        found = costs(browser, peers)
        walked = remounts(browser, peers, walk(WALK))
        memory = {
            name: peak and peak / 2**20
            for name, peak in ((name, server.peak_memory()) for name, server in servers.items())
        }
        rows = [
            *cost_rows(found),
            *gemeente_rows(browser, peers),
            *pair_rows(browser, peers),
            *growth_rows(),
            leaflet_row(),
            *pack_rows(browser, peers),
            *keeping_rows(),
            finer_row(browser, found),
            Row(f"kaart opnieuw opgebouwd, {WALK} stappen", walked, limit=0),
            *loading,
            Row("meeste geheugen van de server", memory, "MiB"),
        ]
        print(f"Chromium {browser.version}, Python {platform.python_version()}\n")
    print(table(rows))


if __name__ == "__main__":
    main()
