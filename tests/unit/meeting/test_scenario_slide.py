"""A scenario as a slide: nobody takes it for how things are."""

from datetime import date

import pytest

from geodata.meeting import Meeting, Scene, from_link, slide_of, to_link
from geodata.scenario import MAX_STEPS

TODAY = date(2026, 11, 22)


def slide(small, titel="", **keuze):
    return slide_of(small, Scene(titel, "", "watals", keuze), TODAY)


def test_it_says_what_changes_with_a_map_and_who_gains(small):
    made = slide(small, sluit="vsv-assen")
    assert made.titel == "Wat als: Wilhelmina Ziekenhuis Assen sluit"
    assert "vrouwen" in made.zin
    assert made.kaart is not None
    assert not made.kaart["schuif"]
    assert made.tabel is not None
    assert made.tabel.bijschrift.startswith("Wat als")
    assert any("2018" in source for source in made.bronnen)
    assert any("zijn twee lijsten" in source for source in made.bronnen)


@pytest.mark.parametrize("titel", ["Assen dicht", "wat als Assen dicht is"])
def test_every_title_says_wat_als(small, titel):
    assert slide(small, titel, sluit="vsv-assen").titel.casefold().startswith("wat als")


def test_scenarios_beside_each_other_are_a_table(small):
    made = slide(small, sluit="vsv-assen", naast="sluit:vsv-martini")
    assert made.tabel.kolommen == ("", "zonder stappen (locaties: juni 2019)", "dit", "ernaast 1")


def test_what_cannot_be_is_told(small):
    made = slide(small, sluit="vsv-assen,vsv-atlantis", kijk="scheef")
    assert len(made.problemen) == 1
    # A step that does not count is no mistake in the link: who sees the slide must know.
    assert [said for said in made.zinnen if "telt niet mee" in said]


def test_a_scenario_of_thirty_steps_fits_in_a_scene(small):
    steps = ";".join(
        f"verplaats:GM0106:consortium-noord-west-nederland-{n}" for n in range(MAX_STEPS)
    )
    meeting = Meeting("Overleg", (Scene("", "", "watals", {"stappen": steps}),))
    assert from_link(to_link(meeting)) == meeting
    assert len(slide(small, stappen=steps).titel) <= 120
