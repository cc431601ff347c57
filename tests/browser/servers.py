"""Servers of the app, started as the README says, and one of another site."""

import fcntl
import http.server
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.servers import free_port

ROOT = Path(__file__).parents[2]
# A test may have a proxy of its own.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _start(log: Path, port: int, **environment: str) -> tuple[subprocess.Popen, str]:
    """A server that has just begun, and its address."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    # As README starts it: on every address of the machine, so 127.0.0.1 arrives as IPv6.
    command += ["--server.port", str(port)]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=output, env=os.environ | environment
        )
    base = environment.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
    return process, f"http://127.0.0.1:{port}{base and '/'}{base}"


def _wait_for(address: str, log: Path, stopped: Callable[[], object]) -> None:
    for _ in range(240):
        if stopped() is not None:
            pytest.fail(f"the server stopped:\n{log.read_text()[-2000:]}")
        try:
            DIRECT.open(f"{address}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"the server did not start:\n{log.read_text()[-2000:]}")


@contextmanager
def serve_app(log: Path, port: int | None = None, **environment: str) -> Iterator[str]:
    process, address = _start(log, port or free_port(), **environment)
    try:
        _wait_for(address, log, process.poll)
        yield address
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def share_app(folder: Path, **environment: str) -> Iterator[str]:
    """A server of which every process that runs tests uses the same one: the first starts it, the
    last one to leave stops it."""
    folder.mkdir(parents=True, exist_ok=True)
    book, log = folder / "server.json", folder / "log.txt"

    @contextmanager
    def alone() -> Iterator[dict]:
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            state = json.loads(book.read_text()) if book.exists() else {"users": 0}
            yield state
            book.write_text(json.dumps(state))

    with alone() as state:
        if state["users"] == 0:
            process, state["address"] = _start(log, free_port(), **environment)
            state["pid"] = process.pid
            _wait_for(state["address"], log, process.poll)
        state["users"] += 1
        address = state["address"]
    yield address
    with alone() as state:
        state["users"] -= 1
        if state["users"] == 0:
            os.kill(state["pid"], signal.SIGTERM)


@contextmanager
def another_site(html: str) -> Iterator[str]:
    """A site of somebody else, with this page; gives its address."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
