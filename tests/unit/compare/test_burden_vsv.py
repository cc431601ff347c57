"""With how many bodies VSV's have to deal."""

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.compare.burden_vsv import (
    UITLEG,
    VSV_COUNTED,
    outliers,
    outliers_in_words,
    vsv_burdens,
    vsv_in_words,
)
from geodata.figures.bodies import bodies
from geodata.partners.card import computed_area
from tests.unit.partners.test_summary import without_vsv_places


def test_every_gemeente_is_counted_at_one_vsv(landscape):
    frame = vsv_burdens(landscape)
    assert frame["gemeenten"].sum() == len(landscape.gemeenten)
    assert set(frame.index) == set(computed_area(landscape))


def test_the_bodies_are_those_of_its_gemeenten(landscape):
    frame, per_gemeente = vsv_burdens(landscape), bodies(landscape)
    for key, codes in computed_area(landscape).items():
        met = {body for code in codes for body in per_gemeente[code] if body[0] != "vsv"}
        assert frame.loc[key, "aantal"] == len(met) == frame.loc[key, list(VSV_COUNTED)].sum()
        assert all(frame.loc[key, "aantal"] >= len(per_gemeente[code]) - 4 for code in codes)


def test_the_heaviest_come_first(landscape):
    assert vsv_burdens(landscape)["aantal"].is_monotonic_decreasing


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60))
def test_outliers_are_few_and_high(values):
    series = pandas.Series(values)
    found = outliers(series)
    # A quarter of the values at most lies above the third quartile.
    assert len(found) <= len(values) / 4
    rest = series.drop(found.index)
    assert found.empty or found.min() > rest.max()


def test_outliers_are_named():
    names = pandas.Series({"a": "Aa", "b": "Bb, en Cc", "c": "Dd", "d": "Ee", "e": "Ff", "f": "Gg"})
    values = pandas.Series({"a": 3, "b": 30, "c": 3, "d": 4, "e": 4, "f": 3})
    text = outliers_in_words(names, values, "gemeenten")
    assert "Bb, en Cc (30)" in text
    assert "Tukey" not in text
    assert "Tukey" in UITLEG
    assert "geen gemeenten" in outliers_in_words(names, values.clip(upper=4), "gemeenten")


def test_the_words_say_that_the_area_is_computed(landscape):
    assert "berekend" in " ".join(vsv_in_words(landscape))


def test_without_places_there_is_a_sentence(landscape):
    other = without_vsv_places(landscape)
    assert vsv_burdens(other).empty
    assert vsv_in_words(other) == ("Van geen enkel VSV of IGO is bekend waar het ligt.",)


@pytest.mark.parametrize("values", [[5], [5, 5, 5, 5], [1, 2]])
def test_few_values_have_no_outliers(values):
    assert outliers(pandas.Series(values)).empty
