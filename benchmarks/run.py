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
  moment at which all shapes are drawn (atlas, naive) or the map is there (floor). The atlas draws it before
  Streamlit is there, a map to move and to point at; the map of the page itself, which takes its place and
  which a choice goes through, has a row of its own.
- The first picture is the first contentful paint, of the atlas the map that stands in its page. A line of 10
  or 1.5 Mbit/s is made by Chromium, for the requests; it does not slow the websocket.
- Readers are websockets without a browser, that do a mix of steps (see `readers.py`). They share the
  cores with the servers.
- The CDNs that folium loads from are answered by this machine: Leaflet in full, the rest empty. That
  spares the naive peer and the floor; the atlas asks nothing of others, and goes without interception, with
  which Chromium keeps no cache.

Times are only reported: the exit status is 0 whatever comes out.
"""

import platform
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime

from playwright.sync_api import sync_playwright

from benchmarks.interactions import cost_rows, costs, finer_row, gemeente_rows, pair_rows, remounts
from benchmarks.loading import loading_rows
from benchmarks.products import (
    cards_row,
    growth_rows,
    keeping_rows,
    leaflet_row,
    pack_rows,
    scenario_rows,
)
from benchmarks.readers import readers_rows
from benchmarks.servers import serve
from benchmarks.soak import soak_row
from benchmarks.steps import walk
from benchmarks.table import SCRIPTS, Row, table
from benchmarks.two import two_row
from benchmarks.visit import launch

WALK = 30


def main() -> None:
    """Measure everything, tell each line once it is there, and print the table."""
    rows = []
    for row in _measured():
        print(f"{datetime.now():%H:%M:%S}  {row}", file=sys.stderr, flush=True)
        rows.append(row)
    print(table(rows))


def _measured() -> Iterator[Row]:
    with sync_playwright() as playwright, ExitStack() as stack:
        browser = stack.enter_context(launch(playwright))
        print(f"Chromium {browser.version}, Python {platform.python_version()}\n", flush=True)
        servers = {name: stack.enter_context(serve(script)) for name, script in SCRIPTS.items()}
        peers = {name: servers[name] for name in ("atlas", "naive")}
        started = {name: server.started * 1000 for name, server in servers.items()}
        yield Row("start van de server tot het eerste antwoord", started, "ms", limit=1500)
        yield from loading_rows(browser, servers)
        found = costs(browser, peers)
        yield from cost_rows(found)
        walked = remounts(browser, peers, walk(WALK))
        yield Row(f"kaart opnieuw opgebouwd, {WALK} stappen", walked, limit=0)
        yield from gemeente_rows(browser, peers)
        yield from pair_rows(browser, peers)
        memory = {
            name: peak and peak / 2**20
            for name, peak in ((name, server.peak_memory()) for name, server in servers.items())
        }
        yield Row("meeste geheugen van de server", memory, "MiB")
        yield from pack_rows(browser, peers)
        yield finer_row(browser, found)
    # Only now: the browser's driver keeps an event loop of its own in this thread.
    yield from growth_rows()
    yield from scenario_rows()
    yield cards_row()
    yield leaflet_row()
    yield from keeping_rows()
    yield from readers_rows()
    yield two_row()
    yield soak_row()


if __name__ == "__main__":
    main()
