"""Figures: sums and means over areas, what is missing, and when each was counted."""

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.figures import figure, figures, spread, total, totals, values
from geodata.figures.values import COMPUTED
from geodata.package import indicators
from geodata.regions import divisions
from geodata.regions.divisions import division


def test_what_the_atlas_works_out_is_what_the_check_allows():
    assert set(COMPUTED) == set(indicators.COMPUTED)


def test_every_figure_has_values_and_says_what_it_is(landscape):
    for key, one in figures(landscape).items():
        assert one.label
        assert one.eenheid
        assert one.definitie
        assert one.bron
        assert one.zekerheid
        known = values(landscape, key)
        assert list(known.index) == list(landscape.gemeenten.index)
        assert known.notna().all() if one.volledig else known.notna().any()


def test_sums_over_any_division_are_the_national_total(landscape):
    rows = landscape.table("cijfers_landelijk")
    for kind in divisions(landscape):
        members = division(landscape, kind).gebied
        area_of = pandas.Series(dict(members))
        left = sorted(set(landscape.gemeenten.index) - set(area_of.index))
        for row in rows.itertuples():
            summed = totals(landscape, row.indicator, area_of, row.periode).sum()
            rest = values(landscape, row.indicator, row.periode)[left].sum()
            assert summed + rest == row.waarde


def test_a_total_is_the_sum_of_its_gemeenten(landscape):
    codes = list(landscape.gemeenten.index[:7])
    made = total(landscape, "geboorten", codes, "2015")
    rows = landscape.table("cijfers")
    own = rows[(rows["indicator"] == "geboorten") & (rows["periode"] == "2015")]
    assert made.waarde == own.set_index("gemeentecode")["waarde"][codes].sum()
    assert (made.zonder, made.zin, made.periode) == ((), "", "2015")


@given(data=st.data())
def test_two_parts_make_the_whole(landscape, data):
    every = list(landscape.gemeenten.index)
    codes = data.draw(st.lists(st.sampled_from(every), min_size=2, unique=True))
    cut = data.draw(st.integers(1, len(codes) - 1))
    whole, one, other = (
        total(landscape, "inwoners", part).waarde for part in (codes, codes[:cut], codes[cut:])
    )
    assert whole == one + other


def test_a_missing_member_gives_no_total_but_a_sentence(landscape):
    known = values(landscape, "jeugdzorg")
    missing = known.index[known.isna()][0]
    other = known.index[known.notna()][0]
    made = total(landscape, "jeugdzorg", [missing, other])
    assert made.waarde is None
    assert made.zonder == (missing,)
    assert landscape.gemeenten.loc[missing, "naam"] in made.zin


def test_what_cannot_be_added_up_has_a_spread_only(landscape):
    known = values(landscape, "jeugdzorg").dropna()
    codes = list(known.index[:5])
    made = total(landscape, "jeugdzorg", codes)
    assert made.waarde is None
    assert "niet op te tellen" in made.zin
    found = spread(landscape, "jeugdzorg", codes)
    assert found.laagste == known[codes].min() <= found.midden <= found.hoogste
    assert total(landscape, "jeugdzorg", codes[:1]).waarde == known[codes[0]]
    with pytest.raises(ValueError, match="niet op te tellen"):
        totals(landscape, "jeugdzorg", pandas.Series("x", index=codes))


def test_no_gemeenten_is_no_zero(landscape):
    assert total(landscape, "geboorten", []).waarde is None
    assert spread(landscape, "geboorten", []) is None


def test_unknown_names_are_named(landscape):
    with pytest.raises(KeyError, match="bestaat-niet"):
        values(landscape, "bestaat-niet")
    with pytest.raises(KeyError, match="1950"):
        values(landscape, "geboorten", "1950")
    with pytest.raises(KeyError):
        total(landscape, "geboorten", ["GM9999"])


def test_a_value_says_its_unit_and_when(landscape):
    births = figure(landscape, "geboorten")
    assert births.in_words(1234.0) == "1.234 kinderen"
    assert figure(landscape, "km-vsv").in_words(0.4) == "minder dan 1 km"
    assert births.period_in_words("2015") == "in 2015"
    people = figure(landscape, "inwoners")
    assert people.period_in_words("2026-01-01") == "op 1 januari 2026"
    assert figure(landscape, "km2").period_in_words() == ""
    assert people.source_in_words().startswith(people.bron)
