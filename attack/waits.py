"""What a reader waits for a layer of the map while something else is done, measured by a process of its
own: who floods a server keeps a Python busy, and would find the server slow for it.

    python -m attack.waits ADDRESS
"""

import http.client
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from urllib.parse import urlsplit

PATIENCE = 60
PAUSE, SPIN = 0.05, 0.01  # seconds


@dataclass
class Waits:
    """The waits (seconds) of a reader who keeps asking, and how many times longer than its processor time
    a little work took, because others used the machine."""

    seconds: list[float] = field(default_factory=list)
    slow: float = 1.0

    @property
    def longest(self) -> float:
        """The longest wait (seconds)."""
        return max(self.seconds, default=PATIENCE)


@contextmanager
def meanwhile(url: str) -> Iterator[Waits]:
    """What a reader waits for an address meanwhile; filled in at the end."""
    found = Waits()
    command = [sys.executable, "-m", "attack.waits", url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as reader:
        reader.stdout.readline()
        try:
            yield found
        finally:
            told, _ = reader.communicate(timeout=PATIENCE * 2)
            found.seconds, slow = json.loads(told)
            found.slow = statistics.median(slow)


def _read(url: str, done: Event) -> None:
    parts = urlsplit(url)
    waits, slow = [], []
    line = None
    print("leest", flush=True)
    while not done.is_set() or not waits:
        began = time.monotonic()
        try:
            # As a browser does: one connection for one question after another.
            line = line or http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
            line.request("GET", parts.path)
            answer = line.getresponse()
            answer.read()
            waits.append(time.monotonic() - began if answer.status == 200 else PATIENCE)
        except (OSError, http.client.HTTPException):
            waits.append(PATIENCE)
            line = None
        slow.append(slowness())
        done.wait(PAUSE)
    print(json.dumps([waits, slow]))


def slowness() -> float:
    """How many times longer than its processor time a little work takes now, because others use the machine."""
    began, used = time.monotonic(), time.thread_time()
    while time.thread_time() - used < SPIN:
        pass
    return (time.monotonic() - began) / SPIN


def main() -> None:
    """Keep asking until the input ends, and print what was found."""
    done = Event()
    reader = Thread(target=_read, args=(sys.argv[1], done))
    reader.start()
    sys.stdin.read()
    done.set()
    reader.join()


if __name__ == "__main__":
    main()
