"""The measures of agreement, against the examples of papers and of a well-known library."""

import itertools
import math

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.compare.fit import (
    BRONNEN,
    adjusted_rand,
    contingency,
    fit,
    measured_in_words,
    v_measure,
)
from geodata.regions.divisions import divisions
from tests.unit.partners.test_summary import damaged, without_coalities

# Homogeneity, completeness, V-measure: the examples in the documentation of scikit-learn.
V_EXAMPLES = [
    ([0, 0, 1, 1], [1, 1, 0, 0], (1, 1, 1)),
    ([0, 0, 1, 2], [0, 0, 1, 1], (2 / 3, 1, 0.8)),
    ([0, 0, 1, 1], [0, 0, 1, 2], (1, 2 / 3, 0.8)),
    ([0, 0, 1, 1], [0, 1, 2, 3], (1, 0.5, 2 / 3)),
    ([0, 0, 0, 0], [0, 1, 2, 3], (1, 0, 0)),
    ([0, 0, 1, 1], [0, 0, 0, 0], (0, 1, 0)),
    ([0, 0, 1, 1], [0, 1, 0, 1], (0, 0, 0)),
    ([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2], (0.6667, 0.4206, 0.5158)),
]
# The adjusted Rand index: the same documentation, and that of the R package SBMSplitMerge (last).
RAND_EXAMPLES = [
    ([0, 0, 1, 1], [1, 1, 0, 0], 1),
    ([0, 0, 1, 2], [0, 0, 1, 1], 4 / 7),
    ([0, 0, 0, 0], [0, 1, 2, 3], 0),
    ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),
    ([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2], 0.2424),
    ([1, 1, 2, 2, 3, 3], [1, 1, 1, 1, 2, 2], 0.444),
]
LABELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=40)


@pytest.mark.parametrize(("a", "b", "expected"), V_EXAMPLES)
def test_v_measure_as_documented(a, b, expected):
    assert v_measure(contingency(a, b)) == pytest.approx(expected, abs=5e-5)


def test_v_measure_as_in_the_paper():
    """Rosenberg and Hirschberg 2007: solutions A and B, three classes of five."""
    assert v_measure(numpy.array([[3, 1, 1], [1, 3, 1], [1, 1, 3]]))[2] == pytest.approx(
        0.14, abs=5e-3
    )
    assert v_measure(numpy.array([[3, 2, 0], [0, 3, 2], [2, 0, 3]]))[2] == pytest.approx(
        0.39, abs=5e-3
    )


@pytest.mark.parametrize(("a", "b", "expected"), RAND_EXAMPLES)
def test_adjusted_rand_as_documented(a, b, expected):
    assert adjusted_rand(contingency(a, b)) == pytest.approx(expected, abs=5e-4)


def test_adjusted_rand_as_worked_out():
    """Yeung and Ruzzo 2001, "Details of the adjusted Rand index": the worked example."""
    assert adjusted_rand(numpy.array([[1, 1, 0], [1, 2, 1], [0, 0, 4]])) == pytest.approx(
        0.313, abs=5e-4
    )


@given(LABELS)
def test_adjusted_rand_counts_pairs(labels):
    """Against the definition: every pair of gemeenten looked at, one by one."""
    a, b = zip(*labels, strict=True)
    pairs = [(a[i] == a[j], b[i] == b[j]) for i, j in itertools.combinations(range(len(a)), 2)]
    both = sum(x and y for x, y in pairs)
    in_a, in_b = sum(x for x, _ in pairs), sum(y for _, y in pairs)
    chance = in_a * in_b / len(pairs) if pairs else 0
    top = (in_a + in_b) / 2 - chance
    expected = (both - chance) / top if top else 1
    assert adjusted_rand(contingency(a, b)) == pytest.approx(expected)


@given(LABELS)
def test_measures_are_symmetric_and_within_bounds(labels):
    a, b = zip(*labels, strict=True)
    table = contingency(a, b)
    homogeneity, completeness, v = v_measure(table)
    back = v_measure(table.T)
    assert back == pytest.approx((completeness, homogeneity, v))
    assert adjusted_rand(table) == pytest.approx(adjusted_rand(table.T))
    assert all(0 <= value <= 1 for value in (homogeneity, completeness, v))
    assert -1 <= adjusted_rand(table) <= 1 + 1e-9


@given(LABELS)
def test_other_names_change_nothing_and_oneself_fits(labels):
    a = [x for x, _ in labels]
    table = contingency(a, [f"gebied {x}" for x in a])
    assert v_measure(table) == pytest.approx((1, 1, 1))
    assert adjusted_rand(table) == pytest.approx(1)


def test_labels_must_be_as_many():
    with pytest.raises(ValueError, match="2 labels against 1"):
        contingency([0, 1], [0])


def test_every_pair_of_divisions(landscape):
    for a, b in itertools.product(divisions(landscape), repeat=2):
        found, back = fit(landscape, a, b), fit(landscape, b, a)
        assert found.v_maat == pytest.approx(back.v_maat)
        assert found.rand == pytest.approx(back.rand)
        assert found.homogeniteit == pytest.approx(back.volledigheid)
        assert found.woord == back.woord
        both = set(divisions(landscape)[a].gebied) & set(divisions(landscape)[b].gebied)
        assert found.gemeenten == len(both)
        if a == b:
            assert (found.homogeniteit, found.volledigheid, found.v_maat, found.rand) == (
                1,
                1,
                1,
                1,
            )


def test_the_figure_in_words(small):
    assert fit(small, "consortium", "ros").zin == (
        "De twee indelingen passen slecht op elkaar: 0,34, als 1 precies gelijk is en 0 geen verband. "
        "Geteld over 40 gemeenten, die allemaal even zwaar tellen."
    )
    assert measured_in_words(small, "consortium", "ros") == (
        "Hier is de V-maat 0,68 en de gecorrigeerde Rand-index 0,34."
    )
    nested = "elk GGD-gebied ligt wel helemaal in één provincie."
    assert fit(small, "ggd", "provincie").zin.endswith(nested)
    assert fit(small, "provincie", "ggd").zin.endswith(nested)
    assert "V-maat 1 en" in measured_in_words(small, "ros", "ros")
    assert "V-maat 0,90" in measured_in_words(small, "ggd", "provincie")


def test_nearly_the_same_is_not_said_as_the_same(small):
    rows = small.gemeenten.reset_index()
    assert "V-maat 1 en" in measured_in_words(small, "ggd", "veiligheidsregio")
    rows.loc[rows["code"] == "GM0893", "veiligheidsregio"] = "Zuid-Limburg"
    other = damaged(small, gemeenten=rows)
    assert "V-maat 0,99 en" in measured_in_words(other, "ggd", "veiligheidsregio")


def test_nothing_to_compare(small):
    found = fit(without_coalities(small), "coalitieregio", "ros")
    assert math.isnan(found.v_maat)
    assert math.isnan(found.rand)
    assert found.gemeenten == 0
    assert "niets te vergelijken" in found.zin


def test_unknown_divisions_are_key_errors(landscape):
    with pytest.raises(KeyError):
        fit(landscape, "ros", "x")


def test_the_sources_can_be_opened():
    assert all(link.startswith("https://") for link in BRONNEN.values())
