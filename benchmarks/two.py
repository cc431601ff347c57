"""Readers over two processes of the atlas, behind nginx where that is there."""

import asyncio
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.nginx import AROUND, find_nginx
from benchmarks.readers import SECONDS, measure
from benchmarks.servers import Server, free_port, serve
from benchmarks.table import Row

READERS = 400
# A websocket stays with one process for as long as it lives, so a reader here needs no other affinity.
SITE = """
    upstream atlas {{ least_conn; {servers} }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://atlas;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 600s;
        }}
    }}
"""


def two_row() -> Row:
    """The time of a step of many readers over two processes."""
    with ExitStack() as stack:
        servers = [stack.enter_context(serve("app.py")) for _ in range(2)]
        nginx = find_nginx()
        if nginx:
            addresses, how = [stack.enter_context(_behind(nginx, servers))], "achter nginx"
        else:
            addresses, how = [server.address for server in servers], "zonder proxy"

        async def go() -> list:
            each = READERS // len(addresses)
            wanted = (measure(address, each, SECONDS, "kaart") for address in addresses)
            return await asyncio.gather(*wanted)

        found, *others = asyncio.run(go())
        for other in others:
            found.seconds += other.seconds
    late = found.percentile(0.95)
    label = f"p95 van een stap, {READERS} lezers over twee processen {how}"
    return Row(label, {"atlas": late}, "ms", limit=500)


@contextmanager
def _behind(nginx: str, servers: list[Server]) -> Iterator[str]:
    """The address at which an nginx passes readers on to servers, whoever has the fewest."""
    port = free_port()
    with TemporaryDirectory() as folder:
        each = " ".join(f"server {s.address.removeprefix('http://')};" for s in servers)
        user = "user root;" if os.geteuid() == 0 else ""
        site = SITE.format(servers=each, port=port)
        (Path(folder) / "conf").write_text(AROUND.format(folder=folder, user=user, site=site))
        command = [nginx, "-p", folder, "-c", f"{folder}/conf", "-e", f"{folder}/errors"]
        running = subprocess.Popen(command)
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait(10)
