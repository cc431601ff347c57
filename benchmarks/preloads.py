"""What each thing that a page names ahead is worth: visits with it and without it, by turns.

    python -m benchmarks.preloads [visits]

Prints for each of them, on each line, the medians in milliseconds without it and what that changes: what
makes nothing slower when it is gone has no place in the page.
"""

import sys
from collections.abc import Mapping
from contextlib import ExitStack
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.loading import LINES
from benchmarks.servers import Server, serve
from benchmarks.visit import Line, launch, visit

# What is taken out, by its name in the table.
PARTS = {
    "het script met de kleine modules": r'<link rel="preload" as="script" href="[^"]*modules-[^>]*>',
    "de modules van Streamlit": r'<link rel="preload" as="script" crossorigin [^>]*>',
    "het lettertype": r'<link\s+rel="preload"[^>]*as="font"[^>]*>',
    "de symbolen": r'<link rel="prefetch" href="[^"]*\.woff2"[^>]*>',
    "de scripts en stijl van de kaart": r'<link rel="preload" as="\w+" href="[^"]*/(?:leaflet|atlas)-[^>]*>',
    "de lagen van de kaart": r'<link rel="preload" as="fetch" [^>]*>',
    "het kader van de kaart": r'<link rel="prefetch" href="[^"]*/main\.[^>]*>',
    "wat de server van zichzelf zegt": r"HOST_CONFIG: \{[^}]*\}, ",
    "de naam van het kader": r',\s*CUSTOM_COMPONENT_CLIENT_ID: "\w+"',
}
COLUMNS = ("eerste beeld", "eerste kaart", "kaart van de pagina", "tweede bezoek")
ON = ("volle snelheid", "10 Mbit/s, 50 ms")


def main(visits: int) -> None:
    """Print one row for each part and line."""
    with ExitStack() as stack:
        whole = stack.enter_context(serve("app.py"))
        browser = launch(stack.enter_context(sync_playwright()))
        print("| zonder | lijn |", " | ".join(COLUMNS), "|")
        print("| --- | --- |", " | ".join("--:" for _ in COLUMNS), "|")
        for name, part in PARTS.items():
            with serve("app.py", without=part) as without:
                for line in ON:
                    times = _by_turns(
                        browser, {"met": whole, "zonder": without}, LINES[line], visits
                    )
                    cells = (
                        f"{gone:,.0f} ({gone - there:+,.0f})"
                        for there, gone in zip(times["met"], times["zonder"], strict=True)
                    )
                    print(f"| {name} | {line} |", " | ".join(cells), "|", flush=True)


def _by_turns(
    browser: Browser, servers: Mapping[str, Server], line: Line, visits: int
) -> dict[str, list[float]]:
    """The medians of `COLUMNS` (ms) for each server. The first visit does not count: it still has to load."""
    found: dict[str, list[tuple[float, ...]]] = {name: [] for name in servers}
    for turn in range(visits + 1):
        for name, server in servers.items():
            with visit(browser, {"atlas": server}, "atlas", line=line) as reader:
                reader.settle()
                times = (reader.first_paint(), reader.first_map, reader.page_map(), reader.again())
            if turn:
                found[name].append(times)
    return {
        name: [median(column) for column in zip(*times, strict=True)]
        for name, times in found.items()
    }


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
