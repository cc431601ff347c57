"""Overlaps: two ways of measuring agree, and the parts add up to the whole."""

import itertools

import geopandas
import numpy
import pandas
import pytest
import shapely

from geodata.compare.overlap import between, overlap, pieces, to_frame
from geodata.figures import values, weight
from geodata.landscape import DATA, RD
from geodata.package.vocabulary import read_vocabulary
from geodata.regions.divisions import division, divisions
from tests.unit.partners.test_summary import without_coalities, without_vsv_places

IDS = (
    *(
        laag.id
        for laag in read_vocabulary(DATA / "lagen.toml").lagen
        if laag.vorm in ("gebied", "dichtstbij")
    ),
    *("provincie", "zorgkantoorregio", "veiligheidsregio", "coalitieregio"),
)
# The other way round is a test of its own.
PAIRS = list(itertools.combinations_with_replacement(IDS, 2))


def shapes_of(landscape, division_id) -> geopandas.GeoDataFrame:
    """The areas of a division in metres, dissolved in another way than the library does."""
    areas = pandas.Series(dict(division(landscape, division_id).gebied))
    frame = geopandas.GeoDataFrame(
        {division_id: areas}, geometry=landscape.boundaries_rd.reindex(areas.index), crs=RD
    )
    return frame.dissolve(division_id, method="unary").reset_index()


def test_all_divisions_are_tested(landscape):
    assert list(IDS) == list(divisions(landscape))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("consortium", "ros"),
        ("ggd", "provincie"),
        ("vsv-gebied", "roaz"),
        ("coalitieregio", "zorgkantoorregio"),
    ],
)
def test_memberships_and_geometry_agree(landscape, a, b):
    counted = overlap(landscape, a, b).tabel.set_index(["a", "b"])["km2"]
    laid = geopandas.overlay(
        shapes_of(landscape, a), shapes_of(landscape, b), how="intersection", keep_geom_type=True
    )
    measured = (laid.area / 1e6).groupby([laid[a], laid[b]]).sum()
    # The boundaries are generalised: what the overlay finds elsewhere is no more than a sliver.
    assert measured[~measured.index.isin(counted.index)].sum() < 0.01
    assert measured.reindex(counted.index).to_numpy() == pytest.approx(counted.to_numpy(), rel=1e-5)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_rows_and_columns_add_up(landscape, a, b):
    found = overlap(landscape, a, b)
    km2 = landscape.boundaries_rd.area / 1e6
    for side, other, totals in (("a", "b", found.totalen_a), ("b", "a", found.totalen_b)):
        part, opposite = getattr(found, side), getattr(found, other)
        areas = pandas.Series(dict(part.gebied), dtype="str")
        left = areas[[code for code in areas.index if code in opposite.zonder]]
        cells = (
            found.tabel.groupby(side)[["gemeenten", "gewicht", "km2"]]
            .sum()
            .reindex(totals.index, fill_value=0)
        )
        missing = left.value_counts().reindex(totals.index, fill_value=0)
        assert (cells["gemeenten"] + missing == totals["gemeenten"]).all()
        assert totals["zonder"].to_list() == missing.to_list()
        assert totals["gemeenten"].to_dict() == areas.value_counts().to_dict()
        children = values(landscape, weight(landscape).id)[left.index].groupby(left).sum()
        assert (cells["gewicht"] + children.reindex(totals.index, fill_value=0)).to_list() == (
            totals["gewicht"].to_list()
        )
        rest = km2[left.index].groupby(left).sum().reindex(totals.index, fill_value=0)
        assert (cells["km2"] + rest).to_numpy() == pytest.approx(totals["km2"].to_numpy())
        assert totals["stukken"].to_dict() == {
            area: int((found.tabel[side] == area).sum()) for area in totals.index
        }


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_cells_hold_the_gemeenten_of_both_areas(landscape, a, b):
    found = overlap(landscape, a, b)
    assert [
        len(found.codes[pair]) for pair in zip(found.tabel["a"], found.tabel["b"], strict=True)
    ] == (found.tabel["gemeenten"].to_list())
    for (x, y), codes in found.codes.items():
        assert {found.a.gebied[code] for code in codes} == {x}
        assert {found.b.gebied[code] for code in codes} == {y}
    every = [code for codes in found.codes.values() for code in codes]
    assert sorted([*every, *(set(found.zonder_a) | set(found.zonder_b))]) == sorted(
        landscape.gemeenten.index
    )


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_other_way_round_is_the_same(landscape, a, b):
    there, back = overlap(landscape, a, b).tabel, overlap(landscape, b, a).tabel
    flip = {"a": "b", "b": "a", "naam_a": "naam_b", "naam_b": "naam_a"}
    flip |= {
        f"aandeel_{x}_{m}": f"aandeel_{y}_{m}"
        for x, y in ("ab", "ba")
        for m in ("gemeenten", "gewicht")
    }
    back = back.rename(columns=flip)[there.columns].sort_values(["a", "b"], ignore_index=True)
    pandas.testing.assert_frame_equal(there.sort_values(["a", "b"], ignore_index=True), back)
    assert between(landscape, a, b) == between(landscape, b, a)


@pytest.mark.parametrize("key", IDS)
def test_a_division_fits_itself(landscape, key):
    found = overlap(landscape, key, key)
    assert found.tabel["a"].to_list() == found.tabel["b"].to_list()
    assert set(found.tabel["afwijking"]) == {0.0}
    assert set(found.tabel["aandeel_a_gemeenten"]) == {1.0}
    assert not found.tabel["tussen"].any()
    assert between(landscape, key, key) == ()


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_misfits_come_first(landscape, a, b):
    table = overlap(landscape, a, b).tabel
    shares = [c for c in table.columns if c.startswith("aandeel")]
    assert table[shares].ge(0).all(axis=None)
    assert table[shares].le(1).all(axis=None)
    assert table["afwijking"].between(0, 1, inclusive="left").all()
    smallest = numpy.minimum(
        table["gemeenten"] / table["aandeel_a_gemeenten"],
        table["gemeenten"] / table["aandeel_b_gemeenten"],
    )
    assert (1 - table["gemeenten"] / smallest).to_numpy() == pytest.approx(table["afwijking"])
    keys = [(-round(r.afwijking, 9), -r.gewicht) for r in table.itertuples()]
    assert keys == sorted(keys)
    assert not table.loc[table["afwijking"] == 0, "tussen"].any() or a != b


def test_areas_that_nest_have_no_misfits(small):
    found = overlap(small, "ggd", "provincie")
    assert set(found.tabel["afwijking"]) == {0.0}
    assert between(small, "ggd", "provincie") == ()


def test_between_two_stools_by_hand(small):
    """Bronckhorst: most children of its consortium live with another ROS, and the other way round."""
    codes = between(small, "consortium", "ros")
    children = values(small, weight(small).id)
    first, second = division(small, "consortium"), division(small, "ros")

    def main(own, other, code):
        members = [c for c, area in own.gebied.items() if area == own.gebied[code]]
        counts: dict[str, int] = {}
        for member in members:
            area = other.gebied[member]
            counts[area] = counts.get(area, 0) + children[member]
        return max(counts, key=counts.get)

    expected = [
        code
        for code in small.gemeenten.index
        if main(first, second, code) != second.gebied[code]
        and main(second, first, code) != first.gebied[code]
    ]
    assert list(codes) == sorted(expected)
    assert codes == ("GM1876",)


@pytest.mark.parametrize(
    ("a", "b"), [("consortium", "ros"), ("vsv-gebied", "ggd"), ("ggd", "coalitieregio")]
)
def test_pieces_are_the_cells_drawn(landscape, a, b):
    found, drawn = overlap(landscape, a, b), pieces(landscape, a, b)
    assert drawn.crs == "EPSG:4326"
    assert drawn.index.is_unique
    assert drawn[["a", "b"]].to_numpy().tolist() == found.tabel[["a", "b"]].to_numpy().tolist()
    assert drawn.geometry.is_valid.all()
    assert shapely.coverage_is_valid(drawn.geometry.values)
    km2 = drawn.geometry.to_crs(RD).area / 1e6
    assert km2.to_numpy() == pytest.approx(found.tabel["km2"].to_numpy(), rel=1e-6)


def test_the_table_to_take_along_has_no_empty_cells(small):
    frame = to_frame(small, overlap(small, "consortium", "ros"))
    assert set(frame["tussen"]) == {"ja", "nee"}
    assert "Assen" in " ".join(frame["gemeentenamen"])
    counts = frame["gemeentecodes"].str.split("; ").str.len()
    assert counts.to_list() == frame["gemeenten"].to_list()


def test_what_a_caller_does_reaches_nobody_else(landscape):
    pieces(landscape, "ggd", "ros")["gemeenten"] = 0
    table = overlap(landscape, "ggd", "ros").tabel
    table["gemeenten"] = 0
    everyone = len(landscape.gemeenten)
    assert pieces(landscape, "ggd", "ros")["gemeenten"].sum() == everyone
    assert overlap(landscape, "ggd", "ros").tabel["gemeenten"].sum() == everyone


def test_divisions_without_areas_give_an_empty_table(small):
    for other, key in (
        (without_coalities(small), "coalitieregio"),
        (without_vsv_places(small), "vsv-gebied"),
    ):
        for pair in ((key, "ros"), ("ros", key), (key, key)):
            found = overlap(other, *pair)
            assert found.tabel.empty
            assert not found.codes
            assert between(other, *pair) == ()
            assert pieces(other, *pair).empty
            assert to_frame(other, found).empty


def test_an_unknown_division_is_a_key_error(landscape):
    for pair in (("rso", "ros"), ("ros", "rso")):
        with pytest.raises(KeyError, match="geen indeling"):
            overlap(landscape, *pair)
