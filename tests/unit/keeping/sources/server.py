"""The server: answers by host and path, as an official source gives them, and broken on purpose."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

Answering = Callable[[dict[str, str]], object]


class Sources:
    """`answers` by "host/path": bytes, an exact reply (status, headers, body), a function of the
    query that gives either, or an iterator of pieces that are sent one by one. `asked` are the
    requests: "host/path", query and headers."""

    def __init__(self) -> None:
        self.answers: dict[str, object] = {}
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []
        self.address = ""

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _, _ in self.asked]


def _handler(sources: Sources) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # The body goes at once behind the headers: else it waits 0.04 s until these were confirmed.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            path = unquote(parts.path).strip("/")
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            sources.asked.append((path, query, headers))
            found = sources.answers.get(path, (404, {}, b"niet gevonden"))
            if callable(found):
                found = found(query)
            if isinstance(found, bytes):
                found = (200, {}, found)
            # Who asks may have gone before all of it was sent.
            with suppress(ConnectionError):
                self._send(*found)

        def _send(self, status: int, told: dict[str, str], body: object) -> None:
            self.send_response(status)
            for name, value in told.items():
                self.send_header(name, value)
            if isinstance(body, bytes):
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                return
            self.send_header("Connection", "close")
            self.close_connection = True
            self.end_headers()
            for piece in body:
                self.wfile.write(piece)
                self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Nothing is written beside the outcome of the tests."""

    return Handler


@contextmanager
def serving() -> Iterator[Sources]:
    """A server for as long as the block lasts."""
    sources = Sources()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(sources))
    server.daemon_threads = True
    sources.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield sources
    finally:
        server.shutdown()
        server.server_close()
