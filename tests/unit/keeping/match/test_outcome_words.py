"""The outcome of a list in Dutch."""

import pytest

from geodata.keeping.match.deciding import decide
from geodata.keeping.match.outcome_words import (
    OUTCOME_COLUMNS,
    absent_frame,
    outcome_frame,
    summary,
)
from tests.unit.keeping.lists import matched

HEADING = ["Naam VSV", "Ziekenhuis", "Plaats", "Website", "Soort"]
ROWS = [
    ["VSV Gooi", "", "", "", ""],
    ["VSV Sneek", "", "", "www.a.nl", ""],
    ["VSV Nergens", "Qz", "Urk", "", ""],
    ["VSV Amsteland", "", "", "", ""],
    ["VSV Assen", "", "", "", "ROS"],
]


@pytest.fixture(scope="module")
def found(small):
    """A list with a row of every outcome."""
    return decide(
        matched(small, "vsv", HEADING, *ROWS, ["VSV Leiden", *[""] * 4]), {7: "overslaan"}
    )


def test_the_summary_counts_every_outcome(found):
    assert summary(found).startswith(
        "De lijst heeft 6 rijen: 1 gelijk, 1 gewijzigd, 1 nieuw, 1 twijfelachtig, 1 geweigerd en "
        "1 overgeslagen. "
    )
    assert summary(found).endswith(
        f" {len(found.afwezig)} records van de atlas staan niet in de lijst en blijven zoals ze zijn."
    )


def test_one_record_that_is_absent(small):
    found = matched(small, "vsv", ["Naam VSV"], ["VSV Gooi"])
    one = found.__class__(**(vars(found) | {"afwezig": found.afwezig[:1]}))
    assert summary(one).endswith(
        "1 record van de atlas staat niet in de lijst en blijft zoals het is."
    )


def test_every_row_stands_in_the_frame(found):
    frame = outcome_frame(found)
    assert tuple(frame.columns) == OUTCOME_COLUMNS
    assert list(dict.fromkeys(frame["rij"])) == [row.rij for row in found.rijen]


def test_a_change_has_its_field_old_and_new(found):
    frame = outcome_frame(found)
    (line,) = frame[frame["rij"] == 3].to_dict("records")
    assert (line["veld"], line["oud"], line["nieuw"]) == ("website", "", "https://www.a.nl")


def test_a_new_record_is_shown_by_what_it_holds(found):
    frame = outcome_frame(found)
    shown = frame[frame["rij"] == 4].set_index("veld")["nieuw"]
    assert shown["naam"] == "VSV Nergens"
    assert shown["plaats"] == "Urk"
    assert (shown != "").all()


def test_a_doubtful_row_names_its_candidates(found):
    frame = outcome_frame(found)
    (why,) = frame.loc[frame["rij"] == 5, "waarom"]
    assert "Misschien: VSV Amstelland (vsv-amstelland)." in why


def test_what_is_absent_is_named(found):
    frame = absent_frame(found)
    assert len(frame) == len(found.afwezig)
    assert frame["naam"].ne("").all()
