"""Applies imports without end, to be killed: `python -m tests.unit.keeping.store.applier ADDRESS`.

For each line on stdin a child is forked, as what it needs takes long to import. It says its number,
and after that "schrijft" whenever a transaction is about to end; "weg" says that it is dead.
"""

import os
import sys
import tempfile

from geodata.keeping.change import Change
from geodata.keeping.origin import Origin
from geodata.keeping.store import applying
from geodata.keeping.store.base import base_of, base_package
from geodata.keeping.store.replay import fold
from geodata.keeping.store.store import Store

RECORDS = 15


def say(text: str) -> None:
    """Write a line at once, without a buffer that a kill could lose."""
    os.write(1, f"{text}\n".encode())


def apply_once(store: Store) -> None:
    """Give the same fields of the same records their next values."""
    package = base_package()
    base = base_of(package)
    revision = store.revision()
    folded = fold(base, store.journal().steps)
    values = {
        "opmerking": f"na {revision}",
        "bron": f"bron {revision}",
        "bron_datum": "2026",
        "zekerheid": "laag",
    }
    changes = [
        Change("organisaties", key, veld, folded.record(base, "organisaties", key)[veld], nieuw)
        for key in list(base.records["organisaties"])[:RECORDS]
        for veld, nieuw in values.items()
    ]
    origin = Origin("organisaties", "", values["bron"], values["bron_datum"], values["zekerheid"])
    also = {"also": lambda *_: say("schrijft")}
    applying.apply(store, package, changes, origin, "Anna", revision, **also)


def main(url: str) -> None:
    """Fork a child for each line on stdin, and wait until it is dead."""
    with tempfile.TemporaryDirectory() as folder:
        # What takes long the first time is done before the forks.
        apply_once(Store(f"sqlite:///{folder}/a.sqlite"))
    # Whether the outcome is right is looked at before anything is written, and takes most of the time:
    # without it a kill falls in the writing, not in the looking.
    applying.lay_on_top = lambda *_: None
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            store = Store(url)
            while True:
                apply_once(store)
        say(str(child))
        os.waitpid(child, 0)
        say("weg")


if __name__ == "__main__":
    main(sys.argv[1])
