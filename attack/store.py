"""Attacks on the store of changes: processes that are killed, a network that is cut, a file that is damaged."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from attack.ask import Line, ask
from attack.sockets import run_links
from benchmarks.servers import Server

TESTS = "tests/unit/keeping/store"
OUTCOMES = ("PASSED", "FAILED", "ERROR", "SKIPPED")
LIST = "Naam VSV;Ziekenhuis;Plaats\nVSV Nieuwe Kust;Kustziekenhuis;Zierikzee\n"
SAID = (
    "--bron",
    "lijst van het CPZ",
    "--bron-datum",
    "2026-11",
    "--zekerheid",
    "hoog",
    "--wie",
    "Anna",
)
PARTS = (
    ("50 keer gedood op SQLite en PostgreSQL", ("test_killed.py",)),
    ("opslag vol, op slot, stuk, hangend of afgesneden", ("test_faults.py", "test_partition.py")),
)


def with_a_change(folder: Path) -> None:
    """Begin the store that the environment names with one import."""
    file = folder / "vsv.csv"
    file.write_text(LIST, encoding="utf-8")
    command = [sys.executable, "-m", "geodata", "import", str(file), "--soort", "vsv", *SAID]
    subprocess.run([*command, "--toepassen"], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def killed(root: Path) -> Iterator[Callable[[float], Iterable[Line]]]:
    """Let the tests of the store run beside something else; what is given waits for their outcome, for so
    many seconds at most."""
    files = [f"{TESTS}/{file}" for _, names in PARTS for file in names]
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", *files]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=root, text=True, **pipes) as running:

        def outcome(seconds: float) -> Iterator[Line]:
            with suppress(subprocess.TimeoutExpired):
                running.wait(seconds)
            running.terminate()
            lines = running.communicate()[0].splitlines()
            for what, names in PARTS:
                own = [line for line in lines if "::" in line and any(n in line for n in names)]
                counts = {word: sum(f" {word}" in line for line in own) for word in OUTCOMES}
                told = ", ".join(f"{n} {word.lower()}" for word, n in counts.items() if n)
                ended = " (de tijd was om)" if running.returncode < 0 else ""
                held = counts["PASSED"] == sum(counts.values()) > 0
                lost = "".join(f"; {line.split('::')[1]}" for line in own if " PASSED" not in line)
                yield Line(what, f"proeven: {told or 'geen'}{ended}{lost}", held)

        try:
            yield outcome
        finally:
            running.terminate()


def damaged_while_read(server: Server, file: Path) -> Iterator[Line]:
    """Overwrite the pages of the store that a server has open, and read on."""
    with file.open("r+b") as opened:
        opened.seek(100)
        opened.write(b"\xff" * (file.stat().st_size - 100))
    done, failed = run_links(server.address, 40, 60)
    found = {path: ask(server.address + path)[0] for path in ("/gereed", "/_stcore/health")}
    told = f"{done} pagina's, {len(failed)} fout; {found}"
    held = not failed and found == {"/gereed": 503, "/_stcore/health": 200}
    yield Line("opslag beschadigd terwijl lezers lezen", told, held)
