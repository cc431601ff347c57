"""Ask a server things as an attacker does: many at once, half, and with whatever in it."""

import socket
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from math import inf

from benchmarks.servers import Server

PATIENCE = 60


@dataclass(frozen=True)
class Line:
    """A line of the table: what was done, what came of it, and whether the atlas held."""

    what: str
    found: str
    held: bool


@dataclass
class Answers:
    """The statuses of many answers, and how long each took (seconds)."""

    statuses: Counter = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return ", ".join(f"{count} x {status}" for status, count in sorted(self.statuses.items()))


def ask(url: str, method: str = "GET", data: bytes | None = None, **headers: str) -> tuple:
    """The status (0 when there is no answer), headers and body of one answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, data, named, method=method)  # noqa: S310 - our own address
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()
    except OSError:
        return 0, {}, b""


def flood(urls: Iterable[str], at_once: int, seconds: float = inf, **more) -> Answers:
    """Ask for all of these, so many at once, for so many seconds at most."""
    found = Answers()
    until = time.monotonic() + seconds

    def one(url: str) -> None:
        began = time.monotonic()
        if began > until:
            return
        status, headers, _ = ask(url, **more)
        if status in (429, 503) and "Retry-After" not in headers:
            status = -status
        found.statuses[status] += 1
        found.seconds.append(time.monotonic() - began)

    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(one, urls))
    return found


def half_sent(port: int, many: int, wait: float) -> int:
    """How many connections with half a question are still open after so many seconds."""
    lines = []
    for _ in range(many):
        line = socket.create_connection(("127.0.0.1", port))
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        line.settimeout(0.01)
        lines.append(line)
    time.sleep(wait)
    left = sum(_is_open(line) for line in lines)
    for line in lines:
        line.close()
    return left


def _is_open(line: socket.socket) -> bool:
    try:
        return line.recv(1) != b""
    except TimeoutError:
        return True
    except OSError:
        return False


def memory(server: Server) -> float:
    """The megabytes that a server holds now."""
    return (server.memory() or 0) / 2**20
