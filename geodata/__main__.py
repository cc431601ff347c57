"""The command line for the person who keeps the data: `python -m geodata check [MAP]`."""

import argparse
import sys
from pathlib import Path

from geodata.faults import DataError
from geodata.landscape import load_landscape
from geodata.words import count


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit status (0 good, 1 the data have faults)."""
    parser = argparse.ArgumentParser(
        prog="python -m geodata", description="Beheer van de gegevens."
    )
    commands = parser.add_subparsers(dest="opdracht", required=True)
    check = commands.add_parser("check", help="controleer een map met gegevens")
    check.add_argument("map", nargs="?", type=Path, help="de map (standaard: data)")
    asked = parser.parse_args(arguments)
    try:
        landscape = load_landscape(asked.map)
    except DataError as error:
        for fault in error.faults:
            print(fault)
        print(f"{count(len(error.faults), 'fout', 'fouten')} gevonden in {error.path}.")
        return 1
    rows = sum(len(landscape.table(name)) for name in landscape.tables)
    print(f"{landscape.path}: {len(landscape.tables)} tabellen, {rows} rijen, geen fouten.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
