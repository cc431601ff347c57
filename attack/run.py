"""Attack a server of this machine, and print what held: `make attack`. It takes some eight minutes.

The server is started for it, with the data of this checkout and a store of its own. Nothing goes to
another machine. A busy machine makes it slower than it is; counts and bytes are exact.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit

from attack import sockets
from attack.ask import Line, ask, flood, half_sent, meanwhile, memory
from benchmarks.servers import Server, serve
from geodata import load_landscape
from geodata.keeping.read import ListError, read_list
from geodata.map import publish
from geodata.meeting import ready_made, to_link
from pages.parts.shared.half_sent import FIRST_LINES

ROOT = Path(__file__).parents[1]
MORE_MEMORY = 150  # megabytes that an attack may take at most
LAYER_WAIT = 1.0  # seconds that a layer of the map waits at most under a flood
SOAK = 80  # seconds
SEED = 20


def main() -> None:
    """Do all of it, and print the table; the exit status is 1 when something broke."""
    began = time.monotonic()
    print("| aanval | uitkomst | |\n|---|---|---|", flush=True)
    with TemporaryDirectory() as folder:
        os.environ["ATLAS_OPSLAG"] = f"{folder}/a.sqlite"
        lines = [_told(line) for line in _lists()]
        with serve("app.py") as server:
            _warm(server)
            lines += [_told(line) for attack in ATTACKS for line in attack(server)]
        lines.append(_told(_kills()))
    print(f"\n{time.monotonic() - began:.0f} seconden")
    sys.exit(0 if all(line.held for line in lines) else 1)


def _told(line: Line) -> Line:
    print(f"| {line.what} | {line.found} | {'hield' if line.held else 'brak'} |", flush=True)
    return line


def _warm(server: Server) -> None:
    for _ in range(120):
        if ask(f"{server.address}/gereed")[0] == 200:
            break
        time.sleep(0.5)
    sockets.soak(server.address, 5, 10)


def _links(server: Server) -> Iterator[Line]:
    wanted = [f"{server.address}/{page}?{query}" for page, query in sockets.links(2000, SEED)]
    found = flood(wanted, 8)
    yield Line("2.000 links met onzin, de pagina", str(found), set(found.statuses) <= {200, 404})
    failed = sockets.run_links(server.address, 400)
    yield Line("400 daarvan uitgevoerd", "; ".join(failed[:3]) or "geen fout", not failed)


def _floods(server: Server) -> Iterator[Line]:
    landscape = load_landscape()
    layer = f"{server.address}/geo/{publish(landscape, landscape.vocabulary.lagen[0]).name}"
    show = to_link(ready_made(landscape, "GM0014"))
    address = quote(f"{server.address}/kaart?{'x' * 2000}", safe="")
    for what, many, path in (
        ("plaatjes", 60, "/plaatje/kaart.png?gekozen=GM0014&n={}"),
        ("voorstellingen", 60, f"/toon?p={show}&n={{}}"),
        ("QR-codes", 200, f"/qr?van={address}&n={{}}"),
        ("lagen die niet bestaan", 200, "/geo/onbekend-{}.json"),
        ("pagina's", 200, "/kaart?n={}"),
    ):
        # What is made once, for whoever comes first, is no part of the flood.
        ask(server.address + path.format("eerst"))
        with meanwhile(layer) as alone:
            time.sleep(3)
        before = memory(server.process.pid)
        with meanwhile(layer) as waits:
            found = flood([server.address + path.format(n) for n in range(many)], many)
        more = memory(server.process.pid) - before
        told = (
            f"{found}; een laag wacht {max(waits):.2f} s, zonder {max(alone):.2f} s; {more:+.0f} MB"
        )
        held = max(waits) - max(alone) <= LAYER_WAIT and more <= MORE_MEMORY
        yield Line(f"{many} {what} tegelijk", told, held and min(found.statuses) > 0)


def _strangers(server: Server) -> Iterator[Line]:
    with meanwhile(f"{server.address}/_stcore/health") as waits:
        found = sockets.strangers(server.address, 20)
    told = f"{dict(found)}; health wacht {max(waits):.2f} s"
    yield Line("20 websockets van een andere site", told, set(found) == {"403"} and max(waits) < 1)


def _weights(server: Server) -> Iterator[Line]:
    before = memory(server.process.pid)
    urls = [f"{server.address}/_stcore/upload_file/nergens/{n}" for n in range(60)]
    found = flood(urls, 4, method="PUT", data=b"x" * 5_000_000)
    more = memory(server.process.pid) - before
    held = more <= MORE_MEMORY and 204 not in found.statuses
    yield Line("60 bestanden van 5 MB, zonder plaats ervoor", f"{found}; {more:+.0f} MB", held)
    before = memory(server.process.pid)
    codes = sockets.blown_up(server.address, 4, 100)
    more = memory(server.process.pid) - before
    held = more <= MORE_MEMORY and set(codes) <= {1009, 0}
    yield Line("4 berichten van 100 MB, ingepakt", f"{dict(codes)}; {more:+.0f} MB", held)


def _halves(server: Server) -> Iterator[Line]:
    port = urlsplit(server.address).port or 80
    left = half_sent(port, 300, FIRST_LINES + 5)
    told = f"{left} open na {FIRST_LINES + 5} s"
    yield Line("300 halve vragen", told, left == 0)


def _addresses(server: Server) -> Iterator[Line]:
    spellings = ("bijhouden", "Bijhouden", "bijhouden/", "x/bijhouden", "%62ijhouden", "/bijhouden")
    said = [ask(f"{server.address}/{path}?embed=true") for path in spellings]
    policies = [headers["Content-Security-Policy"] for _, headers, _ in said]
    held = all("frame-ancestors 'self'" in policy for policy in policies)
    yield Line("Bijhouden in een kader, zes spellingen", "geweigerd" if held else "mag", held)
    closed = {path: ask(server.address + path)[0] for path in ("/_stcore/metrics", "/sleutel/x")}
    yield Line("metingen en sleutel", str(closed), set(closed.values()) == {404})


def _soak(server: Server) -> Iterator[Line]:
    # Until everything that readers share is there.
    sockets.soak(server.address, 20, SOAK / 2)
    before = memory(server.process.pid)
    late, failed = sockets.soak(server.address, 20, SOAK)
    after = memory(server.process.pid)
    told = f"p95 {late:.2f} s; {failed} mislukt; {before:.0f} -> {after:.0f} MB"
    yield Line(f"20 lezers, {SOAK} s", told, not failed and after <= before * 1.1)


ATTACKS: tuple[Callable[[Server], Iterator[Line]], ...] = (
    _links,
    _addresses,
    _strangers,
    _floods,
    _weights,
    _halves,
    _soak,
)


def _lists() -> Iterator[Line]:
    chance = random.Random(SEED)  # noqa: S311 - the same lists each time
    start = "Naam VSV;Ziekenhuis;Plaats\n" + "VSV Gooi;Tergooi;Hilversum\n" * 20
    outcomes = {"gelezen": 0, "geweigerd": 0}
    broken = ""
    for _ in range(2000):
        content = bytearray(start.encode())
        for _ in range(chance.randint(1, 30)):
            place = chance.randrange(len(content))
            content[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 4))
        try:
            read_list(bytes(content), "lijst.csv")
            outcomes["gelezen"] += 1
        except ListError:
            outcomes["geweigerd"] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            broken = repr(error)
    yield Line("2.000 beschadigde lijsten", broken or str(outcomes), not broken)


def _kills() -> Line:
    command = [sys.executable, "-m", "pytest", "-q", "tests/unit/keeping/store/test_killed.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    last = done.stdout.strip().splitlines()[-1:] or [""]
    return Line("50 keer gedood op SQLite en PostgreSQL", last[0], done.returncode == 0)


if __name__ == "__main__":
    main()
