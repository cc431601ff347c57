"""A network between the atlas and its store that can be cut: nothing passes, and nothing is ended."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit, urlunsplit

PIECE = 65_536


class Network:
    """Passes on what is said between a port of its own and a server, until it is cut."""

    def __init__(self, port: int):
        self._port = port
        self._passes = threading.Event()
        self._passes.set()
        # How many more answers of the server pass before it is cut by itself; None: no end to it.
        self._left: int | None = None
        self._lines: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._welcome, daemon=True).start()

    def cut(self, after: int = 0) -> None:
        """Let nothing pass any more, after so many answers of the server."""
        self._left = after
        if not after:
            self._passes.clear()

    def mend(self) -> None:
        """Let everything pass, also what was held up."""
        self._left = None
        self._passes.set()

    def close(self) -> None:
        """End every connection."""
        self.mend()
        for line in (self._door, *self._lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _welcome(self) -> None:
        with suppress(OSError):
            while True:
                ours, _ = self._door.accept()
                theirs = socket.create_connection(("127.0.0.1", self._port))
                self._lines += [ours, theirs]
                for way in ((ours, theirs, False), (theirs, ours, True)):
                    threading.Thread(target=self._pass_on, args=way, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, answers: bool) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                if answers and self._left is not None:
                    if self._left == 0:
                        self._passes.clear()
                    self._left -= 1
                # Also the end of a connection does not come through.
                self._passes.wait()
                target.sendall(piece)
            self._passes.wait()
            target.shutdown(socket.SHUT_WR)


@contextmanager
def network(address: str) -> Iterator[tuple[Network, str]]:
    """A network before a server at an address of a database, and the address of it by that network."""
    parts = urlsplit(address)
    between = Network(parts.port)
    place = parts.netloc.replace(f":{parts.port}", f":{between.port}")
    try:
        yield between, urlunsplit(parts._replace(netloc=place))
    finally:
        between.close()
