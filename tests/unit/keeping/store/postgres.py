"""A PostgreSQL of our own: Debian's package, in a folder of its own, on a free port."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The clients are killed in the tests, never the server; so it need not wait for the disk.
SETTINGS = "-c fsync=off -c max_connections=40 -c listen_addresses=127.0.0.1"


def find_bin() -> Path | None:
    """The newest folder with the programs of PostgreSQL, or None."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[4])
    )
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """Start a server with an empty folder, give its address without a database, stop it."""
    as_owner, owner = _owner()
    # Not among the folders of pytest: only their own user gets there.
    with tempfile.TemporaryDirectory(prefix="atlas-postgresql-") as made:
        folder = Path(made)
        if owner:
            shutil.chown(folder, owner)
        data = folder / "data"
        port = _free_port()

        def run(program: str, *arguments: str) -> None:
            command = [*as_owner, str(programs / program), *arguments]
            subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=60)

        auth = ("-U", "atlas", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        run("initdb", "-D", str(data), *auth)
        options = f"-p {port} -k {folder} {SETTINGS}"
        log = str(folder / "log")
        run("pg_ctl", "-D", str(data), "-l", log, "-o", options, "-w", "start")
        try:
            yield f"postgresql://atlas@127.0.0.1:{port}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")


def _owner() -> tuple[list[str], str]:
    """What to put before a command so that it is not run as root, and as whom it is then run."""
    if os.geteuid() != 0:
        return [], ""
    pwd.getpwnam("postgres")
    return ["runuser", "-u", "postgres", "--"], "postgres"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
