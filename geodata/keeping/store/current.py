"""The landscape as it stands: the data package with the changes of the store on top."""

from pathlib import Path
from typing import TYPE_CHECKING

from geodata.keeping.store.base import Record, base_of, base_package
from geodata.keeping.store.location import is_there, store_url
from geodata.keeping.store.overlay import Together, lay_on_top
from geodata.keeping.store.replay import fold
from geodata.landscape import Landscape
from geodata.package.check import Package

if TYPE_CHECKING:
    from geodata.keeping.store.store import Store


def load_current(path: Path | str | None = None, store: "Store | None" = None) -> Landscape:
    """Load the data package in a folder with the changes of a store on top; `revision` of the
    landscape is the last import that is in it.

    Without a store it is the one of geodata.keeping.store.location, without a path the folder is found as
    geodata.landscape.data_folder does. Raises DataError with every fault of the outcome, and
    StoreError when the store cannot be read.
    """
    package = base_package(path)
    store = store or stored()
    revision = 0
    if store is not None:
        together, revision = stand(package, store)
        package = together.on(package)
    return Landscape(package, revision)


def stand(package: Package, store: "Store") -> tuple[Together, int]:
    """The tables of a package with the changes of a store on top, and the revision of these."""
    journal = store.journal()
    if not journal.steps:
        own = Together({}, package.tables, package.boundaries, package.drawn, package.fine)
        return own, 0
    base = base_of(package)
    return lay_on_top(package, base, fold(base, journal.steps)), journal.revision


def record_now(store: "Store", package: Package, tabel: str, sleutel: str) -> Record | None:
    """One record as it stands, as text; None when there is none."""
    base = base_of(package)
    folded = fold(base, store.journal(tabel, sleutel).steps)
    return folded.record(base, tabel, sleutel)


def stored() -> "Store | None":
    """The store of geodata.keeping.store.location, when there is one."""
    if not is_there(store_url()):
        return None
    # A third of a second to import; an atlas without changes does not pay it.
    from geodata.keeping.store.store import open_store

    return open_store()


def current_revision() -> int:
    """The last import of the store of geodata.keeping.store.location; 0 when there is none."""
    store = stored()
    return store.revision() if store else 0
