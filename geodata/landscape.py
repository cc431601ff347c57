"""The landscape: every table, the boundaries and the vocabulary, loaded once and never changed."""

import inspect
import os
from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from pathlib import Path
from threading import Lock, RLock
from types import MappingProxyType
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakValueDictionary

import geopandas
import numpy
import pandas
import shapely

from geodata.package.boundaries import FINE, boundaries_in, year_in
from geodata.package.check import Package, read_package
from geodata.package.faults import DataError, Fault
from geodata.package.vocabulary import Vocabulary

P = ParamSpec("P")
R = TypeVar("R")
RD = "EPSG:28992"
DATA = Path(__file__).resolve().parent.parent / "data"


class Landscape:
    """The Dutch birth-care landscape.

    Every table is handed out as a shallow copy-on-write copy, so that what a caller does with it
    never reaches another caller. Derived facts (areas, distances, neighbours) are in modules of
    their own and keep their result in `derived`.
    """

    def __init__(self, package: Package, revision: int = 0):
        tables = package.tables
        self._tables = {
            "gemeenten": tables["gemeenten"].set_index("code").sort_index(),
            "organisaties": tables["organisaties"].set_index("id"),
            "coalities": tables["coalities"].set_index("gemeentecode"),
            "toelichtingen": tables["toelichtingen"].set_index("id"),
        }
        self._tables |= {k: v for k, v in tables.items() if k not in self._tables}
        self._vocabulary = package.vocabulary.about(tables["gemeenten"])
        # The last import of geodata.keeping that is in these tables; 0: the data package alone.
        self.revision = revision
        # What the modules of this package have worked out of this landscape; see `derive`.
        self.derived: dict[Hashable, Any] = {}
        self._locks = _Locks()
        # What has been read and checked is never read again: the folder may be gone by then.
        self.package = package

    def __setattr__(self, name: str, value: object) -> None:
        if hasattr(self, "package"):
            raise AttributeError(f"a Landscape is immutable; {name} cannot be set")
        super().__setattr__(name, value)

    def table(self, name: str) -> pandas.DataFrame:
        """A table by its name in `datapackage.json`. Raises KeyError when there is none."""
        return self._tables[name].copy(deep=False)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of all tables."""
        return tuple(self._tables)

    @property
    def vocabulary(self) -> Vocabulary:
        """The layers, kinds and words of `lagen.toml`; without a layer of regions of which no gemeente
        has one yet."""
        return self._vocabulary

    @property
    def path(self) -> Path:
        """The folder that the data package was read from."""
        return self.package.path

    @property
    def gemeenten(self) -> pandas.DataFrame:
        """One row per gemeente, index: CBS code."""
        return self.table("gemeenten")

    @property
    def organisaties(self) -> pandas.DataFrame:
        """One row per organisatie, index: id."""
        return self.table("organisaties")

    @property
    def werkgebieden(self) -> pandas.DataFrame:
        """One row per organisatie and gemeente."""
        return self.table("werkgebieden")

    @property
    def coalities(self) -> pandas.DataFrame:
        """One row per gemeente with a statement about a coalitie, index: CBS code."""
        return self.table("coalities")

    @property
    def gemeenten_op(self) -> str:
        """Of which day these are the gemeenten, for after that word: "gemeenten op 1 januari 2026". As
        the boundaries say, which come and go with them; just "gemeenten" when those do not."""
        return _gemeenten_op(self)

    @property
    def boundaries(self) -> geopandas.GeoSeries:
        """The gemeenten as a valid coverage, index: CBS code, CRS: EPSG:4326."""
        return self.package.boundaries.copy(deep=False)

    @property
    def boundaries_rd(self) -> geopandas.GeoSeries:
        """The same boundaries in EPSG:28992 (metres), for areas and distances."""
        return _in_metres(self)

    @property
    def boundaries_fine(self) -> geopandas.GeoSeries:
        """The same gemeenten with finer boundaries, to tell where a point lies and who borders on
        whom; index: CBS code, CRS: EPSG:4326. Made when they are first asked for.

        Raises geodata.package.faults.DataError when a shape in them is broken.
        """
        return _fine(self)

    @property
    def ground(self) -> geopandas.GeoDataFrame:
        """What lies around the country: `soort`, `naam` and `geometry` (EPSG:4326)."""
        return self.package.ground.copy(deep=False)


class _Locks:
    """A lock for each key that somebody is busy with; it is gone when nobody is."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._by_key: WeakValueDictionary[Hashable, RLock] = WeakValueDictionary()

    def of(self, key: Hashable) -> RLock:
        with self._guard:
            found = self._by_key.get(key)
            if found is None:
                found = self._by_key[key] = RLock()
            return found


def derive(
    function: Callable[Concatenate[Landscape, P], R],
) -> Callable[Concatenate[Landscape, P], R]:
    """Work a fact out of a landscape once per landscape and arguments, and keep it with it.

    Who comes while another thread works the same fact out, waits for it. One fact may be made of
    others: each has a lock of its own, and since none is made of itself nobody waits for ever.
    A table is handed out as a copy-on-write copy, like the tables of the landscape themselves;
    other results as `read_only` makes them. An exception is not kept.
    """
    signature = inspect.signature(function)

    @wraps(function)
    def once(landscape: Landscape, *args: P.args, **kwargs: P.kwargs) -> R:
        values: tuple[object, ...] = args
        if kwargs:
            bound = signature.bind(landscape, *args, **kwargs)
            # Without its default in between, what comes after an argument that is left out is lost.
            bound.apply_defaults()
            values = (*bound.args[1:], *bound.kwargs.values())
        key = (function, *values)
        if key not in landscape.derived:
            with landscape._locks.of(key):
                if key not in landscape.derived:
                    landscape.derived[key] = read_only(function(landscape, *args, **kwargs))
        found = landscape.derived[key]
        is_table = isinstance(found, pandas.DataFrame | pandas.Series)
        return found.copy(deep=False) if is_table else found

    return once


def derive_newest(
    most: int,
) -> Callable[[Callable[Concatenate[Landscape, P], R]], Callable[Concatenate[Landscape, P], R]]:
    """As `derive`, for facts of which there are too many to keep all: the `most` that were asked for
    last are kept. A table is handed out as it is."""

    def decorate(
        function: Callable[Concatenate[Landscape, P], R],
    ) -> Callable[Concatenate[Landscape, P], R]:
        # Two who come at once may both make it, and nobody waits for another.
        @derive
        def newest(landscape: Landscape) -> Callable[P, R]:
            @lru_cache(most)
            def made(*args: P.args, **kwargs: P.kwargs) -> R:
                return cast(R, read_only(function(landscape, *args, **kwargs)))

            return cast(Callable[P, R], made)

        @wraps(function)
        def kept(landscape: Landscape, *args: P.args, **kwargs: P.kwargs) -> R:
            return newest(landscape)(*args, **kwargs)

        return kept

    return decorate


def read_only(value: Any) -> Any:
    """A value that a reader cannot change for the next one: a dict as a read-only mapping, a list
    as a tuple, a set as a frozenset, and so on for what is in them; an array can be read only.

    Anything else is the same value: a frozen dataclass, a text, a number, a shape.
    """
    if isinstance(value, dict):
        return MappingProxyType({key: read_only(item) for key, item in value.items()})
    if isinstance(value, list) or type(value) is tuple:
        return tuple(map(read_only, value))
    if isinstance(value, set):
        return frozenset(value)
    if isinstance(value, numpy.ndarray):
        value.flags.writeable = False
    return value


@derive
def _gemeenten_op(landscape: Landscape) -> str:
    year = year_in(landscape.package.drawn)
    return f"gemeenten op 1 januari {year}" if year else "gemeenten"


@derive
def _in_metres(landscape: Landscape) -> geopandas.GeoSeries:
    # A shape may touch itself once its corners are projected.
    moved = landscape.boundaries.to_crs(RD)
    whole = shapely.make_valid(moved.values, method="structure", keep_collapsed=False)
    return geopandas.GeoSeries(whole, index=moved.index, crs=RD)


@derive
def _fine(landscape: Landscape) -> geopandas.GeoSeries:
    faults: list[Fault] = []
    boundaries = boundaries_in(landscape.package.fine, FINE, faults)
    if faults:
        raise DataError(landscape.path, faults)
    return boundaries


def data_folder(path: Path | str | None = None) -> Path:
    """The folder with the data: `path`, else the one that `ATLAS_DATA` names, else `data/`."""
    return Path(path or os.environ.get("ATLAS_DATA") or DATA)


def load_landscape(path: Path | str | None = None) -> Landscape:
    """Load and check the data package in the folder `path`, without changes on top of it.

    Without a path the folder is the one that `ATLAS_DATA` names, else `data/` of this checkout.
    Raises geodata.package.faults.DataError with every fault when the package is damaged or not there.
    """
    return Landscape(read_package(data_folder(path)))
