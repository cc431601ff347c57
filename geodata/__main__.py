"""The command line for the person who keeps the data: `python -m geodata check [MAP]`,
`python -m geodata hemelsbreed`, `python -m geodata import BESTAND`, `python -m geodata ververs [BRON]`,
`python -m geodata capaciteit BESTAND`, `python -m geodata export MAP` and `python -m geodata terugnemen
IMPORT`."""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from geodata.keeping.command import add_arguments, run
from geodata.keeping.read.rawlist import ListError
from geodata.keeping.refusals import Refused
from geodata.keeping.sources.command import add_arguments as add_sources
from geodata.keeping.sources.command import run as run_sources
from geodata.landscape import Landscape, data_folder
from geodata.package.check import check_package
from geodata.package.faults import DataError
from geodata.partners.contradictions import in_words, tegenspraken
from geodata.words import count, join_words


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit status (0 good, 1 refused or the data have faults, 3 there is
    something to look at)."""
    parser = argparse.ArgumentParser(
        prog="python -m geodata", description="Beheer van de gegevens."
    )
    commands = parser.add_subparsers(dest="opdracht", required=True)
    check = commands.add_parser("check", help="controleer een map met gegevens")
    check.add_argument("map", nargs="?", type=Path, help="de map (standaard: data)")
    check.set_defaults(run=lambda asked: _check(asked.map))
    export = commands.add_parser("export", help="schrijf de gegevens met alle wijzigingen weg")
    export.add_argument("map", type=Path, help="een map die nog niet bestaat of leeg is")
    export.set_defaults(run=lambda asked: _export(asked.map))
    undo = commands.add_parser("terugnemen", help="neem een import terug")
    undo.add_argument("nummer", type=int, help="het nummer van de import in het journaal")
    undo.add_argument("--wie", required=True, help="uw naam, voor het journaal")
    undo.set_defaults(run=lambda asked: _undo(asked.nummer, asked.wie))
    take_in = commands.add_parser("import", help="leg een lijst naast de atlas en pas die toe")
    add_arguments(take_in)
    take_in.set_defaults(run=run)
    refresh = commands.add_parser("ververs", help="kijk wat officiële bronnen nieuw hebben")
    add_sources(refresh)
    refresh.set_defaults(run=run_sources)
    capacity = commands.add_parser("capaciteit", help="neem standen van een dashboard in")
    capacity.add_argument("bestand", type=Path, help="de export: CSV, XLSX, ODS of JSON")
    capacity.add_argument("--wie", required=True, help="uw naam")
    capacity.add_argument("--proef", action="store_true", help="het zijn proefgegevens")
    capacity.set_defaults(run=_take_capacity)
    worth = commands.add_parser("hemelsbreed", help="wat de afstanden van Wat als waard zijn")
    worth.set_defaults(run=lambda asked: _show_worth())
    asked = parser.parse_args(arguments)
    try:
        status = _answer(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads along has seen enough, as `head` has; what Python still has to say goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _answer(asked: argparse.Namespace) -> int:
    try:
        status = asked.run(asked)
    except DataError as error:
        for fault in error.faults:
            print(fault)
        print(f"{count(len(error.faults), 'fout', 'fouten')} gevonden in {error.path}.")
        return 1
    except (Refused, ListError) as refused:
        print(refused)
        return 1
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"{error.filename}: dit bestand is niet te lezen of te schrijven.")
        return 1
    return status or 0


def _check(path: Path | None) -> None:
    package = check_package(data_folder(path))
    rows = sum(map(len, package.tables.values()))
    print(f"{package.path}: {len(package.tables)} tabellen, {rows} rijen, geen fouten.")
    contradicted = tegenspraken(Landscape(package))
    if contradicted:
        print(f"{count(len(contradicted), 'tegenspraak', 'tegenspraken')} om op te lossen:")
    for item in contradicted:
        print(f"- {item.id}: {in_words(item)}")


# The store and what it needs are for the commands that ask for it.
def _export(path: Path) -> None:
    from geodata.keeping.store.export import export_package

    changed = export_package(path)
    told = f"gewijzigd: {join_words(changed)}" if changed else "er zijn geen wijzigingen"
    print(f"{path}: de gegevens zijn weggeschreven; {told}.")


def _take_capacity(asked: argparse.Namespace) -> None:
    from geodata.keeping.capacity import keep_capacity, read_capacity
    from geodata.keeping.store.current import load_current

    content, now = asked.bestand.read_bytes(), datetime.now(UTC)
    rows = read_capacity(load_current(), content, asked.bestand.name, now)
    keep_capacity(rows, asked.proef, asked.wie, asked.bestand.name)
    trial = " als proefgegevens" if asked.proef else ""
    print(f"{count(len(rows), 'stand', 'standen')} ingenomen{trial}.")


def _show_worth() -> None:
    from geodata.landscape import load_landscape
    from geodata.scenario import compared, compared_in_words

    landscape = load_landscape()
    frame = compared(landscape)
    print(frame.round(1).to_string(index=False))
    print(compared_in_words(landscape) or "Er is niets te vergelijken.")


def _undo(nummer: int, who: str) -> None:
    from geodata.keeping.store.base import base_package
    from geodata.keeping.store.store import open_store
    from geodata.keeping.store.undo import undo_import

    store = open_store()
    done = undo_import(store, base_package(), nummer, who, store.revision())
    total = count(done.aantal, "wijziging", "wijzigingen")
    print(f"Import {nummer} is teruggenomen als import {done.id}: {total}.")


if __name__ == "__main__":
    sys.exit(main())
