"""Attack a server of this machine, and print what held: `make attack`. It takes under ten minutes.

The server is started for it, with the data of this checkout and a store of its own. Nothing goes to
another machine. What a reader waits is held against how busy others keep the machine, measured in the
same run; what takes long has a limit, and says how much of it was done. Counts and bytes are exact.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit

from attack import sockets
from attack.ask import Line, ask, flood, half_sent, memory
from attack.links import fuzzed
from attack.lists import damaged, made_lists
from attack.restart import restarted
from attack.store import damaged_while_read, killed, with_a_change
from attack.waits import meanwhile
from benchmarks.servers import Server, serve
from geodata import load_landscape
from geodata.map import publish
from geodata.meeting import ready_made, to_link
from pages.parts.shared.half_sent import FIRST_LINES

ROOT = Path(__file__).parents[1]
MORE_MEMORY = 150  # megabytes that an attack may take at most
LAYER_WAIT = 1.0  # seconds that a layer of the map waits at most under a flood
# Links that are asked for and links of which the page is run, and the seconds that each may take.
ASKED, RUN = (9_000, 150), (1_000, 90)
SEED = 20
# For how long it goes on, and the seconds of it that are kept for what is timed.
MINUTES, TIMED = 9, 210


def main() -> None:
    """Do all of it for so many minutes at most (the argument), and print the table; the exit status is 1 when
    something broke."""
    began = time.monotonic()
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    until = began + 60 * minutes
    print("| aanval | uitkomst | |\n|---|---|---|", flush=True)
    lines = []

    def do(attack: Callable[..., Iterable[Line]], *given: object) -> None:
        if time.monotonic() < until:
            lines.extend(map(_told, attack(*given)))
        else:
            print(f"| {attack.__name__.strip('_')} | niet gedaan: de tijd was om | |", flush=True)

    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.sqlite"
        os.environ["ATLAS_OPSLAG"] = str(file)
        with_a_change(Path(folder))
        # The tests of the store wait for the disk more than for a processor, and go on meanwhile.
        with killed(ROOT) as outcome, serve("app.py") as server:
            do(made_lists)
            do(damaged, SEED)
            _warm(server)
            do(_links, server, minutes / MINUTES)
            do(_addresses, server)
            do(outcome, max(10, until - TIMED - time.monotonic()))
            for attack in (_strangers, _floods, _weights, _halves):
                do(attack, server)
            do(damaged_while_read, server, file)
        # What is damaged now is no part of what follows.
        for one in file.parent.glob(f"{file.name}*"):
            one.unlink()
        do(restarted)
    broken = sum(not line.held for line in lines)
    print(f"\n{len(lines)} regels, {broken} brak; {time.monotonic() - began:.0f} seconden")
    sys.exit(1 if broken else 0)


def _told(line: Line) -> Line:
    print(f"| {line.what} | {line.found} | {'hield' if line.held else 'brak'} |", flush=True)
    return line


def _warm(server: Server) -> None:
    for _ in range(240):
        if ask(f"{server.address}/gereed")[0] == 200:
            break
        time.sleep(0.5)


def _links(server: Server, share: float) -> Iterator[Line]:
    many, seconds = ASKED
    found = flood((server.address + link for link in fuzzed(many, SEED)), 8, seconds * share)
    done = sum(found.statuses.values())
    held = set(found.statuses) <= {200, 400, 404, 503}
    told = f"{_of(done, many)}: {found}"
    yield Line(f"{many} links met onzin, gevraagd zonder browser", told, held)
    many, seconds = RUN
    done, failed = sockets.run_links(server.address, many, seconds * share)
    told = "; ".join(failed[:3]) or "geen fout"
    yield Line(
        f"{many} links met onzin, de pagina uitgevoerd", f"{_of(done, many)}: {told}", not failed
    )


def _of(done: int, many: int) -> str:
    return f"{done}" if done >= many else f"{done}, toen was de tijd om"


def _floods(server: Server) -> Iterator[Line]:
    landscape = load_landscape()
    layer = f"{server.address}/geo/{publish(landscape, landscape.vocabulary.lagen[0]).name}"
    show = to_link(ready_made(landscape, "GM0014"))
    address = quote(f"{server.address}/kaart?{'x' * 2000}", safe="")
    for what, many, path in (
        ("plaatjes", 60, "/plaatje/kaart.png?gekozen=GM0014&n={}"),
        ("voorbeelden", 60, "/voorbeeld/kaart.png?gekozen=GM0014&cijfer={}"),
        ("voorstellingen", 60, f"/toon?p={show}&n={{}}"),
        ("QR-codes", 200, f"/qr?van={address}&n={{}}"),
        ("lagen die niet bestaan", 200, "/geo/onbekend-{}.json"),
        ("tabellen met open gegevens", 200, "/open/organisaties.csv?n={}"),
        ("pagina's", 200, "/kaart?n={}"),
    ):
        # What is made once, for whoever comes first, is no part of the flood.
        ask(server.address + path.format("eerst"))
        with meanwhile(layer) as alone:
            time.sleep(3)
        before = memory(server)
        with meanwhile(layer) as waits:
            found = flood([server.address + path.format(n) for n in range(many)], many)
        more = memory(server) - before
        told = (
            f"{found}; een laag wacht {waits.longest:.2f} s, zonder {alone.longest:.2f} s (de machine is "
            f"{alone.slow:.1f} keer zo traag door anderen); {more:+.0f} MB"
        )
        held = waits.longest / alone.slow <= LAYER_WAIT and more <= MORE_MEMORY
        yield Line(f"{many} {what} tegelijk", told, held and min(found.statuses) > 0)


def _strangers(server: Server) -> Iterator[Line]:
    with meanwhile(f"{server.address}/_stcore/health") as waits:
        found = sockets.strangers(server.address, 20)
    held = set(found) == {"403"} and waits.longest / waits.slow < LAYER_WAIT
    told = f"{dict(found)}; health wacht {waits.longest:.2f} s"
    yield Line("20 websockets van een andere site", told, held)
    with meanwhile(f"{server.address}/_stcore/health") as waits:
        found = [sockets.spelled_otherwise(server.address) for _ in range(10)]
    # The first two are this site after all, and nobody is asked about it.
    held = all(one == ["101", "101", "403"] for one in found)
    told = f"{found[-1]}; health wacht {waits.longest:.2f} s"
    yield Line(
        "30 websockets met een anders gespelde site",
        told,
        held and waits.longest / waits.slow < LAYER_WAIT,
    )


def _weights(server: Server) -> Iterator[Line]:
    before = memory(server)
    urls = [f"{server.address}/_stcore/upload_file/nergens/{n}" for n in range(60)]
    found = flood(urls, 4, method="PUT", data=b"x" * 5_000_000)
    more = memory(server) - before
    held = more <= MORE_MEMORY and 204 not in found.statuses
    yield Line("60 bestanden van 5 MB, zonder plaats ervoor", f"{found}; {more:+.0f} MB", held)
    before = memory(server)
    codes = sockets.blown_up(server.address, 4, 100)
    more = memory(server) - before
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
    closed = (
        "/_stcore/metrics",
        "/sleutel/x",
        "/onbekend",
        "/x/y.js",
        "/.env",
        "/data/contacten.csv",
    )
    found = {path: ask(server.address + path)[0] for path in closed}
    yield Line("wat er niet is", str(found), set(found.values()) == {404})
    scripts = ask(f"{server.address}/kaart")[1]["Content-Security-Policy"]
    own = next(part for part in scripts.split(";") if part.strip().startswith("script-src"))
    yield Line("scripts in een pagina", own.strip()[:60], "unsafe-inline" not in own)


if __name__ == "__main__":
    main()
