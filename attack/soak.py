"""Twenty readers for half an hour, who come and go, and what the server holds meanwhile: `make soak`.

    python -m attack.soak [MINUTES [READERS]]

They warm up for five minutes first; memory may then end at most 10 % above where it was.
"""

import asyncio
import random
import sys
import time

import websockets

from attack.ask import memory
from attack.sockets import connect
from benchmarks.readers import GEMEENTEN, PAUSE, Reader
from benchmarks.servers import Server, serve

MINUTES, READERS, WARM = 30, 20, 5
MORE = 1.1
STAY = (40, 180)  # seconds that a reader stays
# A page that the readers of the benchmark do not open, and the queries of its links.
OTHERS = (
    ("regiobeeld", "gebied={}"),
    ("klantroute", "code={}&deel=afspraken"),
    ("watals", "sluit=vsv-den-helder&kies={}"),
    ("vergelijken", "deel=witte-vlekken&vlek={}"),
    ("presenteren", "voor={}"),
    ("gegevens", ""),
    ("over", ""),
)


class Soak:
    """Readers of one server: the seconds that their steps took, what failed, and what the server held at each
    minute (megabytes), from the end of the warming up on."""

    def __init__(self, server: Server, readers: int):
        self.server, self.readers = server, readers
        self.seconds: list[float] = []
        self.failed: list[str] = []
        self.held: list[float] = []

    def run(self, minutes: int) -> None:
        """Let them warm up and then read for so many minutes."""
        asyncio.run(self._all(minutes))

    async def _all(self, minutes: int) -> None:
        until = time.monotonic() + (WARM + minutes) * 60
        watch = asyncio.create_task(self._watch(minutes))
        await asyncio.gather(*(self._one(until) for _ in range(self.readers)))
        await watch

    async def _watch(self, minutes: int) -> None:
        await asyncio.sleep(WARM * 60)
        for minute in range(minutes + 1):
            self.held.append(memory(self.server))
            late = sorted(self.seconds)[int(len(self.seconds) * 0.95) - 1] if self.seconds else 0.0
            print(f"| {minute} | {self.held[-1]:.0f} MB | {late:.2f} s |", flush=True)
            self.seconds = []
            if minute < minutes:
                await asyncio.sleep(60)

    async def _one(self, until: float) -> None:
        await asyncio.sleep(random.uniform(0, PAUSE[1]))  # noqa: S311
        while time.monotonic() < until:
            leaves = min(until, time.monotonic() + random.uniform(*STAY))  # noqa: S311
            try:
                await self._visit(leaves)
            except (OSError, RuntimeError, TimeoutError, websockets.WebSocketException) as error:
                self.failed.append(f"{type(error).__name__}: {error}"[:200])
                await asyncio.sleep(1)

    async def _visit(self, leaves: float) -> None:
        async with connect(self.server.address, origin=self.server.address) as socket:
            reader = Reader(socket, "kaart")
            await reader.open("kaart")
            while time.monotonic() < leaves:
                await asyncio.sleep(random.uniform(*PAUSE))  # noqa: S311
                began = time.monotonic()
                if random.random() < 0.3:  # noqa: S311
                    page, query = random.choice(OTHERS)  # noqa: S311
                    await reader.follow(page, query.format(random.choice(GEMEENTEN)))  # noqa: S311
                else:
                    await reader.step()
                self.seconds.append(time.monotonic() - began)


def main() -> None:
    """Soak a server that is started for it, and print what it held; the exit status is 1 when it grew."""
    minutes, readers = (*map(int, sys.argv[1:]), *(MINUTES, READERS)[len(sys.argv) - 1 :])
    with serve("app.py") as server:
        soak = Soak(server, readers)
        print("| minuut | geheugen | p95 van een stap |\n|---:|---:|---:|", flush=True)
        soak.run(minutes)
    first, last = soak.held[0], soak.held[-1]
    told = f"{readers} lezers, {minutes} minuten: {first:.0f} -> {last:.0f} MB ({last / first - 1:+.1%})"
    print(f"\n{told}; {len(soak.failed)} mislukt")
    for text in soak.failed[:5]:
        print(text)
    sys.exit(0 if last <= first * MORE and not soak.failed else 1)


if __name__ == "__main__":
    main()
