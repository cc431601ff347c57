"""Attacks by the connection of a page, a websocket."""

import asyncio
import random
import time
from collections import Counter
from urllib.parse import parse_qsl, quote

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.readers import Reader, measure

NAMES = (
    *(
        "lagen",
        "provincie",
        "status",
        "zekerheid",
        "thema",
        "cijfer",
        "per",
        "als",
        "gekozen",
        "beeld",
    ),
    *(
        "code",
        "gebied",
        "naast",
        "deel",
        "a",
        "b",
        "km",
        "centrum",
        "redenen",
        "weeg",
        "p",
        "voor",
        "scene",
    ),
)
WORDS = (
    *(
        "GM0014",
        "ros-elaa",
        "consortium",
        "nl",
        "vsv,igo",
        "-1",
        "0",
        "1e999",
        "nan",
        "' OR 1=1--",
        "%00",
    ),
    *(
        "<script>alert(1)</script>",
        "[x](javascript:1)",
        "../../etc/passwd",
        "\U0001f4a9" * 50,
        "x" * 3000,
    ),
    *(
        "true",
        "52.9,6.2,53.5,7.1",
        "inf,inf,inf,inf",
        "\u202e",
        "=1+1",
        "{}",
        "eJwDAAAAAAE",
        ",,,,",
        "",
    ),
)
PAGES = (
    "kaart",
    "gemeente",
    "regiobeeld",
    "vergelijken",
    "presenteren",
    "gegevens",
    "over",
    "bijhouden",
)


def links(many: int, seed: int) -> list[tuple[str, str]]:
    """Pages with parameters that nobody means."""
    chance = random.Random(seed)  # noqa: S311 - the same links each time
    return [
        (
            chance.choice(PAGES),
            "&".join(
                f"{chance.choice(NAMES)}={quote(chance.choice(WORDS))}"
                for _ in range(chance.randint(0, 5))
            ),
        )
        for _ in range(many)
    ]


def _connect(address: str, **more):
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    return websockets.connect(
        stream, subprotocols=["streamlit"], max_size=None, open_timeout=60, **more
    )


async def _run(address: str, wanted: list[tuple[str, str]]) -> list[str]:
    failed = []
    async with _connect(address, origin=address) as socket:
        reader = Reader(socket, "kaart")
        for page, query in wanted:
            try:
                await reader.open(page, **dict(parse_qsl(query)))
            except RuntimeError as error:
                failed.append(f"/{page}?{query[:100]}: {error}")
    return failed


def run_links(address: str, many: int) -> list[str]:
    """Let the server run pages for fuzzed links, in four sessions; what went wrong."""

    async def go() -> list[str]:
        parts = (_run(address, links(many // 4, seed)) for seed in range(4))
        return [text for failed in await asyncio.gather(*parts) for text in failed]

    return asyncio.run(go())


def strangers(address: str, many: int) -> Counter:
    """What pages of another site get that connect."""

    async def one() -> str:
        try:
            async with _connect(address, origin="https://evil.example"):
                return "toegelaten"
        except websockets.InvalidStatus as error:
            return str(error.response.status_code)

    async def go() -> Counter:
        return Counter(await asyncio.gather(*(one() for _ in range(many))))

    return asyncio.run(go())


def blown_up(address: str, many: int, megabytes: int) -> Counter:
    """What comes of messages that are small on the way and unpack to many megabytes."""

    async def one() -> int:
        async with _connect(address, origin=address, compression="deflate") as socket:
            message = BackMsg()
            message.rerun_script.query_string = "0" * (megabytes * 1_000_000)
            try:
                await socket.send(message.SerializeToString())
                while True:
                    await asyncio.wait_for(socket.recv(), 30)
            except websockets.ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else 0
            except TimeoutError:
                return -1

    async def go() -> Counter:
        return Counter(await asyncio.gather(*(one() for _ in range(many))))

    return asyncio.run(go())


def soak(address: str, readers: int, seconds: float) -> tuple[float, int]:
    """The seconds that nearly every step takes (95 of 100) of readers for a while, and how many failed."""
    began = time.monotonic()
    found = asyncio.run(measure(address, readers, seconds, "kaart"))
    assert time.monotonic() - began >= seconds  # noqa: S101 - else nothing was measured
    return (found.percentile(0.95) or 0) / 1000, len(found.failed)
