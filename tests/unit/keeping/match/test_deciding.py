"""What the keeper chooses counts, and nothing that cannot be chosen is taken."""

import json

import pytest

from geodata.keeping.change import WHOLE
from geodata.keeping.match.deciding import changes_of, decide
from geodata.keeping.read.rawlist import ListError
from tests.unit.keeping.lists import matched

HEADING = ["Naam VSV", "Website"]
ROWS = [["VSV Amsteland", "www.a.nl"], ["VSV Gooi", "www.b.nl"], ["Gooi", "www.c.nl"]]


@pytest.fixture(scope="module")
def found(small):
    """A row that looks like a record, and two that are about the same one."""
    found = matched(small, "vsv", HEADING, *ROWS)
    assert [row.uitkomst for row in found.rijen] == ["twijfel"] * 3
    return found


def outcomes(found) -> list[tuple[str, str]]:
    return [(row.uitkomst, row.sleutel) for row in found.rijen]


def test_a_record_that_is_chosen_is_changed(found):
    chosen = decide(found, {2: "vsv-amstelland"})
    assert outcomes(chosen)[0] == ("gewijzigd", "vsv-amstelland")
    assert {c.sleutel for c in changes_of(chosen) if c.tabel == "organisaties"} == {
        "vsv-amstelland"
    }


def test_a_row_can_be_new(found):
    assert outcomes(decide(found, {2: "nieuw"}))[0] == ("nieuw", "vsv-amsteland")


def test_a_row_that_is_left_out_leaves_the_other(found):
    chosen = decide(found, {3: "overslaan"})
    assert outcomes(chosen)[1:] == [("overgeslagen", ""), ("gewijzigd", "vsv-gooi")]
    assert {c.nieuw for c in changes_of(chosen) if c.veld == "website"} == {"https://www.c.nl"}


def test_two_rows_for_which_one_record_is_chosen_stay_doubtful(found):
    chosen = decide(found, {3: "vsv-gooi", 4: "vsv-gooi"})
    assert [outcome for outcome, _ in outcomes(chosen)[1:]] == ["twijfel", "twijfel"]


def test_both_can_be_new_and_have_their_own_key(found):
    keys = [key for outcome, key in outcomes(decide(found, {3: "nieuw", 4: "nieuw"}))[1:]]
    assert len(set(keys)) == 2
    assert "vsv-gooi" not in keys


def test_choices_follow_each_other(found):
    chosen = decide(
        decide(found, {3: "overslaan"}), {2: "overslaan", 3: "vsv-gooi", 4: "overslaan"}
    )
    assert outcomes(chosen) == [
        ("overgeslagen", ""),
        ("gewijzigd", "vsv-gooi"),
        ("overgeslagen", ""),
    ]


def test_no_choices_change_nothing(found):
    assert decide(found, {}) == found


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [({9: "nieuw"}, "geen rij 9"), ({2: "vsv-mars"}, "bestaat niet"), ({2: ""}, "bestaat niet")],
)
def test_a_choice_that_cannot_be(found, choices, sentence):
    with pytest.raises(ListError, match=sentence):
        decide(found, choices)


def test_a_row_with_a_value_that_cannot_be_can_only_be_left_out(small):
    found = matched(small, "vsv", ["Naam VSV", "Soort"], ["VSV Gooi", "GGD"])
    with pytest.raises(ListError, match="geweigerd"):
        decide(found, {2: "vsv-gooi"})
    assert outcomes(decide(found, {2: "overslaan"})) == [("overgeslagen", "")]


def test_a_gemeente_is_chosen_for_a_coalitie(small):
    found = matched(small, "coalities", ["Gemeente", "Status"], ["Haaren", "actief"])
    chosen = decide(found, {2: "GM0865"})
    assert outcomes(chosen)[0][1] == "GM0865"
    with pytest.raises(ListError, match="kan niet nieuw zijn"):
        decide(found, {2: "nieuw"})


def test_an_organisatie_and_gemeente_are_chosen_for_a_werkgebied(small):
    found = matched(small, "werkgebieden", ["GGD", "Gemeente"], ["GGD Drenthe", "Bergen"])
    chosen = decide(found, {2: "ggd-drenthe/GM0893"})
    assert outcomes(chosen)[0] == ("gewijzigd", "ggd-drenthe/GM0893")
    with pytest.raises(ListError, match="bestaat niet"):
        decide(found, {2: "ggd-drenthe/GM9999"})


def test_a_contact_is_chosen_or_new(small):
    heading = ["Organisatie", "Contactpersoon", "E-mail"]
    rows = [["GGD Twente", "A", "info@ggdtwente.nl"], ["GGD Twente", "B", "info@ggdtwente.nl"]]
    found = matched(small, "contacten", heading, *rows)
    assert [row.uitkomst for row in found.rijen] == ["twijfel", "twijfel"]
    chosen = decide(found, {2: "ggd-twente/1", 3: "nieuw"})
    assert outcomes(chosen) == [("gewijzigd", "ggd-twente/1"), ("nieuw", "ggd-twente/2")]
    (new,) = [json.loads(c.nieuw) for c in changes_of(chosen) if c.veld == WHOLE]
    assert new["naam"] == "B"


def test_an_organisatie_is_chosen_for_a_contact(small):
    heading = ["VSV", "E-mail"]
    found = matched(small, "contacten", heading, ["VSV Amsteland", "info@amstelland.nl"])
    assert [row.uitkomst for row in found.rijen] == ["twijfel"]
    assert outcomes(decide(found, {2: "vsv-amstelland"})) == [("nieuw", "vsv-amstelland/1")]


def test_only_the_rows_that_are_asked_for(small):
    rows = [["VSV Gooi", "www.a.nl"], ["VSV Sneek", "www.b.nl"]]
    found = matched(small, "vsv", HEADING, *rows)
    keys = {change.sleutel for change in changes_of(found, only=[3]) if change.veld == "website"}
    assert keys == {"vsv-sneek"}
    assert changes_of(found, only=[]) == ()
