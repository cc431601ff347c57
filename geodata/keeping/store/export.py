"""Write the data package with its changes as a data package of its own."""

import csv
import io
import shutil
import tempfile
from pathlib import Path
from typing import Literal

import pandas

from geodata.keeping.refusals import Refused
from geodata.keeping.store.base import base_package
from geodata.keeping.store.current import stand, stored
from geodata.keeping.store.overlay import Together
from geodata.keeping.store.store import Store
from geodata.package.boundaries import DRAWN, FINE
from geodata.package.check import Package, read_package

QUOTING: tuple[Literal[0], Literal[1]] = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)


def export_package(
    folder: Path, path: Path | str | None = None, store: Store | None = None
) -> tuple[str, ...]:
    """Write the data package in `path` with the changes of a store to `folder`; returns the files
    that differ. Without `path` and `store` they are those of the atlas.

    Files without changes are the same byte for byte. Either the whole package is there afterwards
    or nothing. Raises Refused when the folder has something in it, and DataError when base and
    changes do not go together.
    """
    folder = Path(folder).absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} bestaat al en is niet leeg.")
    package = base_package(path)
    store = store or stored()
    together = stand(package, store)[0] if store else None
    texts = together.texts if together else {}
    files = _files(package, together) if together else {}
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".export-") as made:
        # As a folder within, so that it gets the rights that folders get.
        whole = Path(made) / folder.name
        shutil.copytree(package.path, whole, copy_function=shutil.copyfile)
        for name, frame in texts.items():
            file = whole / package.files[name]
            file.write_bytes(_as_written(frame, package.texts[name], file.read_bytes()))
        for name, content in files.items():
            (whole / name).write_bytes(content)
        read_package(whole)
        whole.rename(folder)
    return tuple(sorted([*(package.files[name] for name in texts), *files]))


def _files(package: Package, together: Together) -> dict[str, bytes]:
    """The files of boundaries that differ, by name."""
    both = ((DRAWN, package.drawn, together.drawn), (FINE, package.fine, together.fine))
    return {name: now for name, before, now in both if now != before}


def _as_written(frame: pandas.DataFrame, base: pandas.DataFrame, was: bytes) -> bytes:
    """A table as CSV, quoted the way that its base file is."""
    quoting = next((style for style in QUOTING if _to_csv(base, style) == was), QUOTING[0])
    return _to_csv(frame, quoting)


def _to_csv(frame: pandas.DataFrame, quoting: Literal[0, 1]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=quoting)
    writer.writerow(frame.columns)
    writer.writerows(frame.itertuples(index=False, name=None))
    return text.getvalue().encode()
