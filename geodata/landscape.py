"""The landscape: every table, the boundaries and the vocabulary, loaded once and never changed."""

import os
from functools import cached_property
from pathlib import Path

import geopandas
import pandas
import shapely

from geodata.package.check import Package, read_package
from geodata.package.vocabulary import Vocabulary

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
        # The last import of geodata.keeping that is in these tables; 0: the data package alone.
        self.revision = revision
        # What has been read and checked is never read again: the folder may be gone by then.
        self.package = package

    def __setattr__(self, name, value):
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
        """The layers, kinds and words of `lagen.toml`."""
        return self.package.vocabulary

    @property
    def path(self) -> Path:
        """The folder that the data package was read from."""
        return self.package.path

    @property
    def gemeenten(self) -> pandas.DataFrame:
        """342 rows, index: CBS code."""
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
    def boundaries(self) -> geopandas.GeoSeries:
        """The gemeenten as a valid coverage, index: CBS code, CRS: EPSG:4326."""
        return self.package.boundaries.copy(deep=False)

    @property
    def boundaries_rd(self) -> geopandas.GeoSeries:
        """The same boundaries in EPSG:28992 (metres), for areas and distances."""
        return _in_metres(self)

    @cached_property
    def derived(self) -> dict:
        """What the modules of this package have worked out of this landscape, by function."""
        return {}


def derive(function):
    """Work a fact out of a landscape once per landscape and argument, and keep it with it.

    A table is handed out as a copy-on-write copy, like the tables of the landscape themselves.
    """

    def once(landscape: Landscape, *args):
        key = (function, *args)
        if key not in landscape.derived:
            landscape.derived[key] = function(landscape, *args)
        found = landscape.derived[key]
        is_table = isinstance(found, pandas.DataFrame | pandas.Series)
        return found.copy(deep=False) if is_table else found

    once.__doc__ = function.__doc__
    once.__name__ = function.__name__
    return once


@derive
def _in_metres(landscape: Landscape) -> geopandas.GeoSeries:
    # A shape may touch itself once its corners are projected.
    moved = landscape.boundaries.to_crs(RD)
    whole = shapely.make_valid(moved.values, method="structure", keep_collapsed=False)
    return geopandas.GeoSeries(whole, index=moved.index, crs=RD)


def data_folder(path: Path | str | None = None) -> Path:
    """The folder with the data: `path`, else the one that `ATLAS_DATA` names, else `data/`."""
    return Path(path or os.environ.get("ATLAS_DATA") or DATA)


def load_landscape(path: Path | str | None = None) -> Landscape:
    """Load and check the data package in the folder `path`, without changes on top of it.

    Without a path the folder is the one that `ATLAS_DATA` names, else `data/` of this checkout.
    Raises geodata.package.faults.DataError with every fault when the package is damaged or not there.
    """
    return Landscape(read_package(data_folder(path)))
