"""How long a reader waits for the first picture and the first map, on which line."""

from collections.abc import Iterable, Mapping
from statistics import median

from playwright.sync_api import Browser

from benchmarks.servers import Server
from benchmarks.table import Row
from benchmarks.visit import FULL_SPEED, Line, visit

COLD_VISITS = 5
LINES = {
    "volle snelheid": FULL_SPEED,
    "10 Mbit/s, 50 ms": Line(10, 50),
    "1,5 Mbit/s, 150 ms": Line(1.5, 150),
}


def loading_rows(browser: Browser, servers: Mapping[str, Server]) -> Iterable[Row]:
    """Open every app with an empty cache on every line, by turns; and the atlas once more with what the
    first visit left in the cache. In the very first round the servers still have to load."""
    first = {name: _once(browser, servers, name, FULL_SPEED)["kaart"] for name in servers}
    yield Row("eerste kaart, eerste bezoeker", first, "ms")
    for label, line in LINES.items():
        found: dict[str, dict[str, list[float]]] = {}
        for _ in range(COLD_VISITS if line is FULL_SPEED else 3):
            for name in servers:
                for kind, value in _once(browser, servers, name, line).items():
                    found.setdefault(kind, {}).setdefault(name, []).append(value)
        middle = {
            kind: {name: median(values) for name, values in per_app.items()}
            for kind, per_app in found.items()
        }
        ratio = 1.0 if line is FULL_SPEED else 0.6
        yield Row(f"eerste kaart, {label}", middle["kaart"], "ms", "floor", ratio=ratio)
        yield Row(f"kaart van de pagina zelf, {label}", middle["pagina"], "ms")
        # Of the floor counts its map: a picture of the map is what a reader waits for.
        picture = {**middle["kaart"], "atlas": middle["beeld"]["atlas"]}
        yield Row(f"eerste beeld / kaart, {label}", picture, "ms", "floor", ratio=0.15)
        again = {**middle["kaart"], "atlas": middle["weer"]["atlas"]}
        yield Row(f"tweede bezoek / eerste, {label}", again, "ms", "floor", ratio=0.4)
        if line is FULL_SPEED:
            yield Row("bytes van de eerste keer laden", middle["bytes"], "B", limit=900_000)
            yield Row("verzoeken van de eerste keer laden", middle["verzoeken"], limit=60)


def _once(
    browser: Browser, servers: Mapping[str, Server], name: str, line: Line
) -> dict[str, float]:
    with visit(browser, servers, name, line=line) as reader:
        reader.settle()
        found = {
            "kaart": reader.first_map,
            "pagina": reader.page_map(),
            "beeld": reader.first_paint(),
            "bytes": reader.loaded(),
            "verzoeken": reader.fetched(),
        }
        found["weer"] = reader.again()
    return found
