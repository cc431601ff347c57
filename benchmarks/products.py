"""What takes long to make: comparisons of many areas, the leaflet, a pack, a list that comes in."""

from collections.abc import Iterable
from datetime import date
from statistics import median
from time import perf_counter, process_time

from playwright.sync_api import Browser

from benchmarks.areas import COUNTRIES, SIZES, YEARS, region_seconds, seconds
from benchmarks.keeping import list_seconds, loading_seconds
from benchmarks.scenario import SIZES as SCENARIO_SIZES
from benchmarks.scenario import step_seconds
from benchmarks.servers import Server
from benchmarks.steps import CHOICES
from benchmarks.table import Row
from benchmarks.visit import visit
from geodata import load_landscape
from geodata.files import leaflet
from geodata.meeting import Meeting, build, ready_made, to_link
from geodata.partners import card_of


def growth_rows() -> Iterable[Row]:
    """Compare a pair in a country of squares, with more and more areas and with more and more
    gemeenten; and look at the births of a country, of more and more years."""
    for areas in SIZES:
        yield from _twice(f"paar van {areas} gebieden", seconds(areas))
    for down, across in COUNTRIES:
        yield from _twice(f"paar bij {down * across} gemeenten", seconds(50, down, across))
    for years in YEARS:
        yield from _twice(f"regiobeeld van {years} jaar", region_seconds(years))


def _twice(label: str, taken: tuple[float, float]) -> Iterable[Row]:
    for when, value in zip(("eerste keer", "daarna"), taken, strict=True):
        yield Row(f"{label}, {when}", {"atlas": value * 1000}, "ms")


def scenario_rows() -> Iterable[Row]:
    """A step of Wat als, with the postcodes that there are and with ten times as many."""
    for times in SCENARIO_SIZES:
        took, label = step_seconds(times) * 1000, f"stap van Wat als, {times} × de postcodes"
        yield Row(label, {"atlas": took}, "ms", limit=200 if times == 1 else None)


def cards_row() -> Row:
    """Make the card of every record, as the first show of a day does; in processor time."""
    landscape = load_landscape()
    keys = (*landscape.organisaties.index, *landscape.gemeenten.index)
    start = process_time()
    for key in keys:
        card_of(landscape, key, date.today())
    took = (process_time() - start) * 1000
    return Row(f"{len(keys)} kaartjes, eerste keer", {"atlas": took}, "ms", limit=700)


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
        yield Row(f"landschap laden, {name}", {"atlas": taken * 1000}, "ms", limit=300)
