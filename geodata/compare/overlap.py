"""How two divisions of the gemeenten lie over each other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import geopandas
import numpy
import pandas
import shapely

from geodata.figures import Figure, values, weight
from geodata.landscape import Landscape, derive, derive_newest
from geodata.regions.divisions import Division, division, numbers

AFWIJKING_UITLEG = (
    "Een deelgebied is wat een gebied van de eerste en een van de tweede indeling samen delen. "
    "Bovenaan staan de deelgebieden die niet passen: de afwijking is 1 min het grootste van de twee "
    "aandelen in gemeenten. Bij 0 ligt het ene gebied helemaal in het andere; bijna 1 betekent dat "
    "het deelgebied van allebei de gebieden maar een klein deel is."
)
TABLES = ("tabel", "totalen_a", "totalen_b")


@dataclass(frozen=True, eq=False)
class Overlap:
    """Two divisions over each other.

    `tabel` has one row for each pair of areas that share a gemeente, the misfits first: `a`, `b`
    (area ids), `naam_a`, `naam_b`, `gemeenten`, `gewicht`, `km2` (what they share),
    `aandeel_a_gemeenten`, `aandeel_b_gemeenten`, `aandeel_a_gewicht`, `aandeel_b_gewicht` (what
    share of all of area a, or b, that is; 0 to 1, a share of nothing is 0), `afwijking` (see
    `overlap`) and `tussen` (see `between`).
    `totalen_a` and `totalen_b` (index: area id) have the same measures of the whole area, in how
    many areas of the other division it lies (`stukken`), and how many of its gemeenten have no area
    there (`zonder`). `codes` holds the CBS codes of each pair.
    `figuur` is the figure by which is weighed (column `gewicht`).
    `zonder_a` and `zonder_b` are the gemeenten without an area in the one or the other.
    """

    a: Division
    b: Division
    figuur: Figure
    tabel: pandas.DataFrame
    totalen_a: pandas.DataFrame
    totalen_b: pandas.DataFrame
    codes: Mapping[tuple[str, str], tuple[str, ...]]
    zonder_a: tuple[str, ...]
    zonder_b: tuple[str, ...]


def overlap(landscape: Landscape, a: str, b: str, gewicht: str = "") -> Overlap:
    """Lay division `a` over division `b` (ids of `geodata.regions.divisions.divisions`).

    Counted from the membership tables: gemeenten, the figure `gewicht` (an id of
    `geodata.figures.weights`; the first of them without one) and km2.
    The rows of an area add up to its total, less its gemeenten without an area in the other.

    `afwijking` is 1 minus the overlap coefficient of Szymkiewicz and Simpson over gemeenten,
    |A and B| / min(|A|, |B|): 0 when one area lies wholly in the other (so areas that nest fit),
    near 1 when the piece is a small part of both. Rows are sorted by it, highest first, and then by
    the weight.

    The same id twice is allowed and fits perfectly. Raises KeyError for an unknown id.
    """
    found = _overlap(landscape, a, b, gewicht)
    own = {name: getattr(found, name).copy(deep=False) for name in TABLES}
    return replace(found, **own)


# A page asks for its pair some ten times; each is some 50 kB.
@derive_newest(100)
def _overlap(landscape: Landscape, a: str, b: str, gewicht: str) -> Overlap:
    figuur = weight(landscape, gewicht)
    first, second = division(landscape, a), division(landscape, b)
    here, there = numbers(landscape, a), numbers(landscape, b)
    measures = _measures(landscape, figuur.id)
    both = (here >= 0) & (there >= 0)
    cells, members = numpy.unique(
        here[both] * max(len(second.namen), 1) + there[both], return_inverse=True
    )
    row, column = numpy.divmod(cells, max(len(second.namen), 1))
    shared = {k: _sums(members, v[both], len(cells)) for k, v in measures.items()}
    whole_a = {
        k: _sums(here[here >= 0], v[here >= 0], len(first.namen)) for k, v in measures.items()
    }
    whole_b = {
        k: _sums(there[there >= 0], v[there >= 0], len(second.namen)) for k, v in measures.items()
    }
    share_a = _share(shared["gemeenten"], whole_a["gemeenten"][row])
    share_b = _share(shared["gemeenten"], whole_b["gemeenten"][column])
    ids_a, ids_b = numpy.array([*first.namen], object), numpy.array([*second.namen], object)
    frame = pandas.DataFrame(
        {
            "a": pandas.Series(ids_a[row], dtype="str"),
            "b": pandas.Series(ids_b[column], dtype="str"),
            "naam_a": pandas.Series([first.namen[k] for k in ids_a[row]], dtype="str"),
            "naam_b": pandas.Series([second.namen[k] for k in ids_b[column]], dtype="str"),
            "gemeenten": shared["gemeenten"].astype(int),
            "gewicht": shared["gewicht"].astype(int),
            "km2": shared["km2"],
            "aandeel_a_gemeenten": share_a,
            "aandeel_b_gemeenten": share_b,
            "aandeel_a_gewicht": _share(shared["gewicht"], whole_a["gewicht"][row]),
            "aandeel_b_gewicht": _share(shared["gewicht"], whole_b["gewicht"][column]),
            "afwijking": 1 - numpy.maximum(share_a, share_b),
            "tussen": _neither_main(row, column, shared, len(first.namen), len(second.namen)),
        }
    )
    order = numpy.lexsort(
        (column, row, -frame["gewicht"].to_numpy(), -frame["afwijking"].to_numpy().round(9))
    )
    index = landscape.gemeenten.index.to_numpy()
    groups = numpy.split(
        index[both][numpy.argsort(members, kind="stable")],
        numpy.cumsum(shared["gemeenten"].astype(int))[:-1],
    )
    pairs = zip(ids_a[row], ids_b[column], strict=True)
    return Overlap(
        first,
        second,
        figuur,
        frame.iloc[order].reset_index(drop=True),
        _totals(first, whole_a, row, here[(here >= 0) & (there < 0)]),
        _totals(second, whole_b, column, there[(there >= 0) & (here < 0)]),
        # An empty table still splits in one (empty) group.
        MappingProxyType({pair: tuple(codes) for pair, codes in zip(pairs, groups, strict=False)}),
        first.zonder,
        second.zonder,
    )


@derive
@derive_newest(100)
def between(landscape: Landscape, a: str, b: str, gewicht: str = "") -> tuple[str, ...]:
    """The gemeenten that fall between two stools, as sorted CBS codes.

    The most weight of an area of `a` lies in one area of `b`, its main one, and the other way round
    (with as much weight, most gemeenten; then the first by name). A gemeente falls between two
    stools when neither holds for it: its area of `a` has another main area in `b` than its own, and
    its area of `b` has another main area in `a` than its own. Where areas nest nobody does.
    Weighed as `overlap`. Raises KeyError for an unknown id.
    """
    found = overlap(landscape, a, b, gewicht)
    pairs = found.tabel.loc[found.tabel["tussen"], ["a", "b"]].itertuples(index=False, name=None)
    return tuple(sorted(code for pair in pairs for code in found.codes[pair]))


@derive
def pieces(landscape: Landscape, a: str, b: str, gewicht: str = "") -> geopandas.GeoDataFrame:
    """The shape of each piece that two areas share, dissolved from the boundaries as a coverage.

    Rows as in `Overlap.tabel` and with its columns; index `stuk` ("<area of a>--<area of b>");
    `geometry` in EPSG:4326. Raises KeyError for an unknown id.
    """
    found = overlap(landscape, a, b, gewicht)
    shapes = landscape.boundaries
    pairs = zip(found.tabel["a"], found.tabel["b"], strict=True)
    drawn = [shapely.coverage_union_all(shapes[list(found.codes[pair])].values) for pair in pairs]
    table = found.tabel.assign(stuk=found.tabel["a"] + "--" + found.tabel["b"]).set_index("stuk")
    return geopandas.GeoDataFrame(table, geometry=drawn, crs=shapes.crs)


def to_frame(landscape: Landscape, found: Overlap) -> pandas.DataFrame:
    """`Overlap.tabel` to take along: with the names of the gemeenten and their CBS codes, each in
    one column with a semicolon between, `tussen` as ja or nee, and the weight by the id of its
    figure."""
    names = landscape.gemeenten["naam"]
    codes = [found.codes[pair] for pair in zip(found.tabel["a"], found.tabel["b"], strict=True)]
    own = found.figuur.id.replace("-", "_")
    return found.tabel.rename(columns=lambda name: name.replace("gewicht", own)).assign(
        tussen=found.tabel["tussen"].map({True: "ja", False: "nee"}),
        gemeentecodes=["; ".join(group) for group in codes],
        gemeentenamen=["; ".join(names[list(group)]) for group in codes],
    )


@derive
def _measures(landscape: Landscape, gewicht: str) -> Mapping[str, numpy.ndarray]:
    """What is added up, per gemeente in the order of `landscape.gemeenten`."""
    chosen = {"gemeenten": "gemeenten", "gewicht": gewicht, "km2": "km2"}
    return MappingProxyType(
        {name: values(landscape, key).to_numpy(dtype=float) for name, key in chosen.items()}
    )


def _sums(group: numpy.ndarray, values: numpy.ndarray, size: int) -> numpy.ndarray:
    return numpy.bincount(group, weights=values, minlength=size).astype(float)


def _share(part: numpy.ndarray, whole: numpy.ndarray) -> numpy.ndarray:
    return numpy.divide(part, whole, out=numpy.zeros(len(part)), where=whole > 0)


def _neither_main(
    row: numpy.ndarray,
    column: numpy.ndarray,
    shared: Mapping[str, numpy.ndarray],
    rows: int,
    columns: int,
) -> numpy.ndarray:
    """For each cell whether it is the main one neither of its row nor of its column."""
    # Less than half of one, so that gemeenten only decide between equals.
    weight = shared["gewicht"] + shared["gemeenten"] / (2 * shared["gemeenten"].sum() + 1)
    dense = numpy.full((rows, columns), -1.0)
    dense[row, column] = weight
    if not len(row):
        return numpy.zeros(0, dtype=bool)
    return (dense.argmax(axis=1)[row] != column) & (dense.argmax(axis=0)[column] != row)


def _totals(
    part: Division, whole: Mapping[str, numpy.ndarray], cells: numpy.ndarray, missing: numpy.ndarray
) -> pandas.DataFrame:
    size = len(part.namen)
    return pandas.DataFrame(
        {
            "naam": pandas.Series(dict(part.namen), dtype="str"),
            "gemeenten": whole["gemeenten"].astype(int),
            "gewicht": whole["gewicht"].astype(int),
            "km2": whole["km2"],
            "stukken": numpy.bincount(cells, minlength=size),
            "zonder": numpy.bincount(missing, minlength=size),
        },
        index=pandas.Index([*part.namen], name="gebied", dtype="str"),
    )
