"""Starts the apps on free ports of this machine, and reads what they did."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 180


@dataclass(frozen=True)
class Server:
    """A running app; `started` is how many seconds it took from its start to its first answer."""

    address: str
    process: subprocess.Popen
    log: Path
    started: float

    def runs(self) -> list[float]:
        """Seconds of processor time that each finished run of the script took, in order."""
        return [float(line) for line in self._lines() if line != "start"]

    def busy(self) -> bool:
        """Whether a run is going on."""
        lines = self._lines()
        return lines.count("start") * 2 != len(lines)

    def peak_memory(self) -> int | None:
        """The most bytes of memory that the process has held; None where /proc does not say so."""
        return self._memory("VmHWM")

    def memory(self) -> int | None:
        """The bytes of memory that the process holds; None where /proc does not say so."""
        return self._memory("VmRSS")

    def processor(self) -> float | None:
        """Seconds of processor time that the process has taken; None where /proc does not say so."""
        try:
            # The name of a process, which comes second, may hold spaces.
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _memory(self, name: str) -> int | None:
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return None
        return next(
            int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith(name)
        )

    def _lines(self) -> list[str]:
        return self.log.read_text().split()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serve(
    script: str, data: Path | None = None, port: int = 0, without: str = ""
) -> Iterator[Server]:
    """Run a script of this checkout, with the data package in `data` and on the port if those are given, and
    pages of the atlas without what the regular expression `without` finds in their HTML.

    Raises RuntimeError, with what the server said, when it does not come up.
    """
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    with TemporaryDirectory() as folder:
        log, output = Path(folder) / "runs", Path(folder) / "output"
        log.touch()
        options = [f"--server.port={port}", "--server.address=127.0.0.1"]
        began = time.monotonic()
        with output.open("wb") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.timed", "run", script, *options],
                cwd=ROOT,
                env=os.environ
                | {"BENCH_LOG": str(log), "BENCH_WITHOUT": without}
                | ({"ATLAS_DATA": str(data)} if data else {}),
                stdout=file,
                stderr=subprocess.STDOUT,
            )
        try:
            if not _comes_up(f"{address}/_stcore/health", process):
                raise RuntimeError(f"{script} does not start:\n{output.read_text()}")
            yield Server(address, process, log, time.monotonic() - began)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _comes_up(url: str, process: subprocess.Popen) -> bool:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(url, timeout=1):  # noqa: S310 - our own address
                return True
        except (URLError, OSError):
            time.sleep(0.02)
    return False
