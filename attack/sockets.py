"""Attacks by the connection of a page, a websocket."""

import asyncio
import http.client
import time
from collections import Counter
from contextlib import closing
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from attack.links import page_links
from benchmarks.readers import Reader

# How many were done, and what went wrong.
Ran = tuple[int, list[str]]


def connect(address: str, **more):
    """A connection as of a page, to be used with `async with`."""
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    return websockets.connect(
        stream, subprotocols=["streamlit"], max_size=None, open_timeout=60, **more
    )


async def _run(address: str, wanted: list[tuple[str, str]], until: float) -> Ran:
    failed, done = [], 0
    async with connect(address, origin=address) as socket:
        reader = Reader(socket, "kaart")
        for page, query in wanted:
            if time.monotonic() > until:
                break
            try:
                await reader.follow(page, query)
            except RuntimeError as error:
                failed.append(f"/{page}?{query[:100]}: {error}")
            done += 1
    return done, failed


def run_links(address: str, many: int, seconds: float) -> Ran:
    """Let the server run pages for fuzzed links, in four sessions, for so many seconds at most: how many
    it ran, and what went wrong."""

    async def go() -> Ran:
        until = time.monotonic() + seconds
        parts = (_run(address, page_links(many // 4, seed), until) for seed in range(4))
        found = await asyncio.gather(*parts)
        return sum(done for done, _ in found), [text for _, failed in found for text in failed]

    return asyncio.run(go())


def strangers(address: str, many: int) -> Counter:
    """What pages of another site get that connect."""

    async def one() -> str:
        try:
            async with connect(address, origin="https://evil.example"):
                return "toegelaten"
        except websockets.InvalidStatus as error:
            return str(error.response.status_code)

    async def go() -> Counter:
        return Counter(await asyncio.gather(*(one() for _ in range(many))))

    return asyncio.run(go())


def spelled_otherwise(address: str) -> list[str]:
    """What a connection gets whose site is spelled in another way than the server that is asked, or not."""
    asked = (
        ("a.example", "http://a.example:80"),
        ("a.example:443", "https://a.example"),
        ("a", ""),
    )
    return [_handshake(address, host, origin) for host, origin in asked]


def _handshake(address: str, host: str, origin: str) -> str:
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    headers = {
        "Host": host,
        "Origin": origin,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    line.request("GET", "/_stcore/stream", headers=headers)
    with closing(line):
        return str(line.getresponse().status)


def blown_up(address: str, many: int, megabytes: int) -> Counter:
    """What comes of messages that are small on the way and unpack to many megabytes."""

    async def one() -> int:
        async with connect(address, origin=address, compression="deflate") as socket:
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
