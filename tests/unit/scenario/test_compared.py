"""What straight lines are worth is said as it comes out, whatever it is."""

import math

import pandas
import pytest

from geodata.__main__ import main
from geodata.scenario import Step, compared, compared_in_words, outcome
from geodata.scenario.compared import spearman
from geodata.scenario.ground import ground


@pytest.mark.parametrize(
    ("ours", "theirs", "rho"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], 1),
        ([1, 2, 3, 4], [4, 3, 2, 1], -1),
        # 1 - 6 * 2 / (4 * 15), the formula for ranks without equals.
        ([1, 2, 3, 4], [2, 1, 3, 4], 0.8),
        # By hand, with equals: Pearson's of the ranks.
        ([1, 2, 3], [1.5, 1.5, 3], math.sqrt(0.75)),
    ],
)
def test_spearman_is_that_of_the_book(ours, theirs, rho):
    frame = pandas.DataFrame({"rang": theirs, "rang_30": ours})
    assert spearman(frame, 30) == pytest.approx(rho)


def test_where_all_are_equal_it_says_nothing():
    assert math.isnan(spearman(pandas.DataFrame({"rang": [1, 2], "rang_30": [1.5, 1.5]}), 30))


def test_each_location_closes_alone(small):
    frame = compared(small)
    assert set(frame.index) == {s.id for s in ground(small).sites.values() if s.inwoners}
    assert frame["inwoners"].is_monotonic_decreasing
    for key, row in frame.iterrows():
        found = outcome(small, (Step("sluit", (key,)),))
        more = found.km.dan.verder[2] - found.km.nu.verder[2]
        assert row["vrouwen_30"] == pytest.approx(more * found.vrouwen)


def test_every_sensitive_location_of_the_rivm_is_compared(landscape):
    sore = landscape.table("acute_verloskunde")["gevoelig"] == "ja"
    assert len(compared(landscape)) == sore.sum()


def test_the_command_prints_the_table_and_the_sentence(small, capsys):
    assert main(["hemelsbreed"]) == 0
    said = capsys.readouterr().out
    assert compared_in_words(small) in said
    assert all(naam in said for naam in compared(small)["naam"])
