"""Many readers at once: websockets that ask of a server what browsers ask, without the browsers.

    python -m benchmarks.readers ADDRESS READERS SECONDS [PAGE]

Each comes in on the page with the map and does a step every 4 to 8 seconds: mostly another choice of
layers, now and then a link to Mijn gemeente or to Vergelijken, or a gemeente that is chosen on the map.
Who has the map open clicks on it, of which a browser makes a run of the fragment that holds the map; who
comes back from another page, by a link, has the whole page: three of five. As in a browser
each question tells the query that the address has by then and what stands in the fields of the page:
without these Streamlit forgets them, and every other step would be that of a link. What is timed is from
the question to the end of the run of the script.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.servers import serve
from benchmarks.table import SCRIPTS, Row

PAUSE = (4, 8)
GEMEENTEN = ("GM0014", "GM0106", "GM0344", "GM0363", "GM0518", "GM0599", "GM0855", "GM0935")
PAIRS = (("consortium", "ros"), ("ggd", "roaz"), ("consortium", "ggd"), ("ros", "provincie"))
COUNTS = (1, 50, 200, 400)
# Apps that do not keep up are not asked for more.
MOST = {"naive": 50}
SECONDS = 40
PATIENCE = 60
# Of a reader who stays.
STEPS = 4


@dataclass
class Measured:
    """What readers found: seconds per step once all had come in, what failed, how often a page ran in all, and
    the seconds of processor time that the server took for those steps (None where it does not tell)."""

    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    runs: int = 0
    processor: float | None = None

    def percentile(self, part: float) -> float | None:
        """The time in milliseconds that this part of the steps stayed within."""
        if not self.seconds:
            return None
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000


class Reader:
    """One websocket, the page it is on, the layers it can choose and the map it can click on."""

    def __init__(self, socket, page: str):
        self.socket = socket
        self.start = page
        self.query = ""
        self.layers = self.map = None
        self.fields: dict[str, WidgetState] = {}

    async def open(self, page: str, **query: str) -> None:
        """Follow a link."""
        await self.follow(page, urlencode(query))

    async def follow(self, page: str, query: str) -> None:
        """Follow a link of which the query is as it stands in an address."""
        self.query = query
        self.layers = self.map = None
        self.fields.clear()
        await self._run(page)

    async def click(self, key: str) -> None:
        """Choose a gemeente (CBS code) by a click on the map."""
        # As the script of the map says it (geodata/map/static/atlas/atlas.js).
        told = {"gekozen": key, "klik": random.random(), "plek": [52.2, 5.3]}  # noqa: S311
        await self._run(self.start, clicked=json.dumps(told))

    async def step(self) -> None:
        """Do what a reader does next."""
        dice = random.random()  # noqa: S311 - no secret
        if self.start and dice < 0.15:
            await self.open("gemeente", code=random.choice(GEMEENTEN))  # noqa: S311
        elif self.start and dice < 0.25:
            a, b = random.choice(PAIRS)  # noqa: S311
            await self.open("vergelijken", a=a, b=b)
        elif self.start and self.layers is None:
            await self.open(self.start, gekozen=random.choice(GEMEENTEN))  # noqa: S311
        elif self.start and dice < 0.4:
            await self.click(random.choice(GEMEENTEN))  # noqa: S311
        else:
            await self.switch()

    async def switch(self) -> None:
        """Choose other layers."""
        await self._run(self.start, choose=True)

    async def _run(self, page: str, choose: bool = False, clicked: str = "") -> None:
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = self.query
        if choose and self.layers is not None:
            chosen = [o.content for o in self.layers.options if random.random() < 0.3]  # noqa: S311
            self.fields[self.layers.id] = _field(self.layers.id, chosen)
        if clicked and self.map is not None:
            widget, asked.rerun_script.fragment_id = self.map
            self.fields[widget] = WidgetState(id=widget, json_value=clicked)
        asked.rerun_script.widget_states.widgets.extend(self.fields.values())
        await self.socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg()
            told.ParseFromString(await asyncio.wait_for(self.socket.recv(), PATIENCE))
            kind = told.WhichOneof("type")
            if kind == "delta":
                self._look(told.delta.new_element, told.delta.fragment_id)
            elif kind == "page_info_changed":
                self.query = told.page_info_changed.query_string
            elif kind == "script_finished":
                return

    def _look(self, element, fragment: str) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(element.exception.message[:200])
        if kind == "button_group" and element.button_group.label == "Lagen":
            self.layers = element.button_group
        if kind == "component_instance":
            self.map = (element.component_instance.id, fragment)
        if kind in FIELDS:
            field = getattr(element, kind)
            if field.set_value or field.id not in self.fields:
                self.fields[field.id] = _field(field.id, FIELDS[kind](field))


def _options(field) -> list[str]:
    """What is chosen in a field with options: what the page put in it, else what it starts with."""
    if field.set_value:
        return list(field.raw_values)
    return [
        getattr(field.options[place], "content", field.options[place]) for place in field.default
    ]


def _option(field) -> str | None:
    """The same of a field with one choice."""
    if field.set_value:
        return field.raw_value
    return field.options[field.default] if field.HasField("default") else None


def _plain(field) -> bool | str:
    """The same of a switch or a field for text."""
    return field.value if field.set_value else field.default


FIELDS = {
    **dict.fromkeys(("button_group", "multiselect"), _options),
    **dict.fromkeys(("radio", "selectbox"), _option),
    **dict.fromkeys(("checkbox", "text_input"), _plain),
}


def _field(key: str, value: list[str] | str | bool | None) -> WidgetState:
    """What a browser tells of a field with this value."""
    if isinstance(value, list):
        return WidgetState(id=key, string_array_value={"data": value})
    if isinstance(value, bool):
        return WidgetState(id=key, bool_value=value)
    return WidgetState(id=key, string_value=value)


def _connect(address: str) -> websockets.connect:
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    return websockets.connect(
        stream, subprotocols=["streamlit"], origin=address, max_size=None, open_timeout=PATIENCE
    )


async def stay(
    address: str, counts: Iterable[int], memory: Callable[[], int | None]
) -> list[int | None]:
    """What a server holds each time that so many readers are there: they come in one after another, read a little
    and stay, so that nobody who left counts along and nothing is under way."""
    held = []
    async with AsyncExitStack() as stack:
        here = 0
        for count in counts:
            for _ in range(count - here):
                socket = await stack.enter_async_context(_connect(address))
                reader = Reader(socket, "kaart")
                await reader.open("kaart")
                for _ in range(STEPS):
                    await reader.step()
            here = count
            held.append(memory())
    return held


async def _read(address: str, page: str, until: float, wait: float, found: Measured) -> None:
    await asyncio.sleep(wait)
    try:
        async with _connect(address) as socket:
            reader = Reader(socket, page)
            await reader.open(page)
            found.runs += 1
            while time.monotonic() < until:
                await asyncio.sleep(random.uniform(*PAUSE))  # noqa: S311
                began = time.monotonic()
                await reader.step()
                found.runs += 1
                # While readers come in a server has other work than afterwards.
                if began > until - SECONDS:
                    found.seconds.append(time.monotonic() - began)
    except (OSError, RuntimeError, TimeoutError, websockets.WebSocketException) as error:
        found.failed.append(f"{type(error).__name__}: {error}"[:200])


async def measure(
    address: str,
    readers: int,
    seconds: float,
    page: str,
    processor: Callable[[], float | None] = lambda: None,
) -> Measured:
    """Let so many readers come in, one after another, and then read for some seconds. `processor` tells
    the seconds of processor time that the server has taken until then."""
    found = Measured()
    come_in = min(30.0, readers * 0.1)
    until = time.monotonic() + come_in + seconds
    waits = (random.uniform(0, come_in) for _ in range(readers))  # noqa: S311

    async def look() -> None:
        await asyncio.sleep(come_in)
        before = processor()
        await asyncio.sleep(seconds)
        after = processor()
        if before is not None and after is not None:
            found.processor = after - before

    await asyncio.gather(look(), *(_read(address, page, until, wait, found) for wait in waits))
    return found


def readers_rows() -> Iterable[Row]:
    """The time of a step with ever more readers, each app by itself on a server of its own, and the
    memory and processor time that the server has taken by then."""
    late: dict[int, dict[str, float | None]] = {count: {} for count in COUNTS}
    memory: dict[int, dict[str, float | None]] = {count: {} for count in COUNTS}
    failed: dict[int, dict[str, float | None]] = {count: {} for count in COUNTS}
    work: dict[int, dict[str, float | None]] = {count: {} for count in COUNTS}
    each: dict[int, dict[str, float | None]] = {count: {} for count in COUNTS}
    for name, script in SCRIPTS.items():
        if name == "floor":
            # An empty map has no step to do.
            continue
        with serve(script) as server:
            for count in (c for c in COUNTS if c <= MOST.get(name, c)):
                page = "kaart" if name == "atlas" else ""
                before = server.processor()
                asked = measure(server.address, count, SECONDS, page, server.processor)
                found = asyncio.run(asked)
                after, peak = server.processor(), server.peak_memory()
                late[count][name] = found.percentile(0.95)
                failed[count][name] = len(found.failed)
                memory[count][name] = peak and peak / 2**20
                if after and before is not None and found.runs:
                    work[count][name] = (after - before) * 1000 / found.runs
                if found.processor is not None and found.seconds:
                    each[count][name] = found.processor * 1000 / len(found.seconds)
    limits = {200: 150, 400: 2000}
    for count in COUNTS:
        yield Row(f"p95 van een stap, {count} lezers", late[count], "ms", limit=limits.get(count))
    slower = {
        name: taken / alone
        for name, taken in late[50].items()
        if taken and (alone := late[1].get(name))
    }
    yield Row("p95 met 50 lezers / met één", slower, limit=1.5)
    for count in COUNTS:
        # All that the server does meanwhile counts along.
        label = f"processortijd van de server per stap, {count} lezers"
        yield Row(label, each[count], "ms", limit=13 if count == 50 else None)
    for count in COUNTS:
        yield Row(f"processortijd met de eerste bezoeken, {count} lezers", work[count], "ms")
    for count in COUNTS:
        yield Row(f"mislukte lezers van {count}", failed[count], limit=0)
    # Who left in the two minutes before counts along: Streamlit keeps them for when they come back.
    yield Row("meeste geheugen, 200 lezers", memory[200], "MiB", limit=360)
    yield Row("meeste geheugen, 400 lezers", memory[400], "MiB")
    with serve(SCRIPTS["atlas"]) as server:
        few, many = asyncio.run(stay(server.address, (50, 400), server.memory))
    if few and many:
        # In the megabytes of a million bytes.
        reader = {"atlas": (many - few) / 350 / 1e6}
        yield Row("geheugen van een lezer die er is, van 50 naar 400", reader, "MB", limit=0.2)


def main() -> None:
    """Measure one server that runs already, and print what a step takes."""
    address, readers, seconds, *page = sys.argv[1:]
    found = asyncio.run(measure(address, int(readers), float(seconds), *(page or ["kaart"])))
    times = [f"p{part * 100:.0f} {found.percentile(part) or 0:.0f} ms" for part in (0.5, 0.95)]
    print(f"{len(found.seconds)} steps, {', '.join(times)}, {len(found.failed)} failed")
    for reason in found.failed[:5]:
        print(reason)


if __name__ == "__main__":
    main()
