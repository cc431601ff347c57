"""Two sources that say different things are both said."""

import pytest

from geodata import DataError, load_landscape
from geodata.partners.contradictions import contradiction_frame, tegenspraken, tegenspraken_of
from geodata.partners.partners import partners_of
from tests.unit.package.keeper import check_again


def test_a_tegenspraak_contradicts_what_the_atlas_says(landscape):
    found = tegenspraken(landscape)
    assert len(found) == len(landscape.table("tegenspraken"))
    for item in found:
        assert item.stelt
        assert item.stelt_bron
        assert item.zegt
        assert item.bron
        assert item.andere != item.organisatie
        if item.code:
            regional = partners_of(landscape, item.code).regionaal.values()
            assert item.organisatie in {partner.id for partner in regional}


def test_a_gemeente_with_two_statements_about_its_ros(small):
    (item,) = tegenspraken_of(small, "GM0106")
    assert (item.stelt, item.zegt) == ("Proscoop", "Een andere ROS werkt in Assen")
    assert (item.bron_datum, item.zekerheid) == ("2025", "middel")
    assert item in tegenspraken_of(small, "ros-proscoop")
    assert item in tegenspraken_of(small, "ros-zorgadvies-groningen")


def test_without_a_second_source_there_is_nothing(small):
    assert tegenspraken_of(small, "GM0014") == ()


@pytest.mark.parametrize("organisatie", ["ros-mura", "consortium-limburg"])
def test_an_organisatie_can_be_contradicted_too(small, organisatie):
    assert [item.code for item in tegenspraken_of(small, organisatie)] == [""]


def test_what_the_atlas_does_not_say_any_more_is_not_contradicted(damaged_copy):
    """A keeper who moves a gemeente to the other ROS has resolved it."""
    row = damaged_copy.row("werkgebieden", organisatie="ros-proscoop", gemeentecode="GM0106")
    damaged_copy.put("werkgebieden", row, organisatie="ros-zorgadvies-groningen")
    assert tegenspraken_of(load_landscape(damaged_copy.path), "GM0106") == ()
    with pytest.raises(DataError, match="is de tegenspraak opgelost"):
        check_again(damaged_copy.path)


@pytest.mark.parametrize(
    ("column", "value"), [("veld", "naem"), ("andere_organisatie", "ros-proscoop")]
)
def test_a_tegenspraak_about_nothing_is_told(damaged_copy, column, value):
    row = damaged_copy.row("tegenspraken", id="ros-gm0106")
    damaged_copy.put("tegenspraken", row, **{column: value})
    with pytest.raises(DataError) as caught:
        check_again(damaged_copy.path)
    (fault,) = caught.value.faults
    assert (fault.bestand, fault.rij, fault.kolom) == ("tegenspraken.csv", row, column)
    assert fault.toegestaan


def test_what_is_said_of_several_organisaties_stands_there_once_with_all_of_them(landscape):
    told, frame = tegenspraken(landscape), contradiction_frame(landscape)
    assert frame["aantal"].sum() == len(told)
    words = ["gemeente", "veld", "stelt", "stelt_datum", "zegt", "bron", "bron_datum", "opmerking"]
    assert not frame.duplicated(words).any()
    # The consortia: nine in 2020, seven in 2021.
    together = frame[frame["aantal"] > 1]
    assert len(together)
    names = landscape.organisaties["naam"]
    for row in together.itertuples():
        same = [item for item in told if (item.veld, item.zegt) == (row.veld, row.zegt)]
        assert row.aantal == len(same)
        assert all(names[item.organisatie] in row.organisatie for item in same)
