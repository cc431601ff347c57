"""Matching lists of coalities, werkgebieden and contacts."""

import pytest

from geodata.keeping.change import Change
from geodata.keeping.match.deciding import changes_of
from tests.unit.keeping.lists import matched, one_row
from tests.unit.keeping.outcomes import whole

CUIJK = ("Boxmeer", "Cuijk", "Grave", "Mill en Sint Hubert", "Sint Anthonis")


@pytest.mark.parametrize(
    ("gemeente", "outcome", "key"),
    [
        ("Assen", "gewijzigd", "GM0106"),
        ("Boxmeer", "twijfel", ""),
        ("Haaren", "twijfel", ""),
        ("Groningn", "twijfel", ""),
        ("Utopia", "geweigerd", ""),
    ],
)
def test_a_coalitie_is_found_by_its_gemeente(small, gemeente, outcome, key):
    row = one_row(small, "coalities", Gemeente=gemeente, Status="actief", Tranche="2")
    assert (row.uitkomst, row.sleutel) == (outcome, key)
    assert row.waarom or outcome == "gewijzigd"


def test_a_new_statement_about_a_coalitie_needs_a_status(small):
    unknown = next(c for c in small.gemeenten.index if c not in small.coalities.index)
    row = one_row(small, "coalities", Gemeente=unknown, Tranche="2")
    assert row.uitkomst == "geweigerd"
    assert "status" in row.waarom


def test_the_source_of_a_coalitie_becomes_the_second_one(small):
    rows = small.coalities
    code = rows.index[(rows["extra_bron"] == "") & rows["bron"].str.startswith("http")][0]
    row = one_row(small, "coalities", Gemeente=code, Tranche="2")
    assert Change("coalities", code, "extra_bron", "", rows.loc[code, "bron"]) in row.herkomst


def test_former_gemeenten_that_say_the_same_are_one_with_an_explanation(small):
    rows = [[naam, "actief"] for naam in CUIJK]
    found = matched(small, "coalities", ["Gemeente", "Status"], *rows)
    assert [row.sleutel for row in found.rijen] == ["GM1982"] * 5
    assert "Boxmeer hoort sinds 1 januari 2022 bij Land van Cuijk." in found.rijen[0].waarom
    assert "De rijen 3, 4, 5 en 6 zeggen hetzelfde." in found.rijen[0].waarom
    assert "Deze rij zegt hetzelfde als rij 2." in found.rijen[2].waarom
    assert len(changes_of(found)) == len(changes_of(found, only=[4])) == 1
    assert sum(found.aantallen.values()) == 5


def test_what_is_said_of_a_part_is_not_yet_true_of_the_whole(small):
    some = matched(small, "coalities", ["Gemeente", "Status"], *([n, "actief"] for n in CUIJK[:3]))
    assert [row.uitkomst for row in some.rijen] == ["twijfel"] * 3
    assert "van Mill en Sint Hubert en Sint Anthonis zegt de lijst dit niet" in some.rijen[0].waarom
    assert [one.sleutel for one in some.rijen[0].kandidaten] == ["GM1982"]
    # Nor does one that went into a gemeente speak for that gemeente.
    haren = one_row(small, "werkgebieden", GGD="GGD Drenthe", Gemeente="Haren")
    assert haren.uitkomst == "twijfel"
    assert "van Groningen zelf" in haren.waarom
    # What the atlas says already is the same, whoever says it.
    same = one_row(small, "werkgebieden", GGD="GGD Groningen", Gemeente="Haren")
    assert same.uitkomst == "gelijk"


def test_a_number_of_a_part_is_never_that_of_the_whole(small):
    about = ["Huizen", "2020", "100", "huizen", "Bewoonde huizen", "ja"]
    heads = ["Gemeente", "Cijfer", "Jaar", "Waarde", "Eenheid", "Definitie", "Optelbaar"]
    rows = [[naam, *about] for naam in ("Uden", "Landerd", "Assen")]
    found = matched(small, "cijfers", heads, *rows)
    assert [row.uitkomst for row in found.rijen] == ["twijfel", "twijfel", "nieuw"]
    assert "Een aantal van een deel is niet dat van heel Maashorst" in found.rijen[0].waarom


def test_former_gemeenten_that_say_something_else_are_doubtful(small):
    rows = [["Boxmeer", "actief"], ["Cuijk", "aangemeld"], ["Grave", "actief"]]
    found = matched(small, "coalities", ["Gemeente", "Status"], *rows)
    assert [row.uitkomst for row in found.rijen] == ["twijfel"] * 3
    assert "Cuijk hoort sinds 1 januari 2022 bij Land van Cuijk." in found.rijen[1].waarom


def test_former_gemeenten_of_two_ggds_are_doubtful(small):
    rows = [["GGD Drenthe", "Boxmeer"], ["GGD Hart voor Brabant", "Cuijk"]]
    found = matched(small, "werkgebieden", ["GGD", "Gemeente"], *rows)
    assert [row.uitkomst for row in found.rijen] == ["twijfel"] * 2


def test_a_doubtful_gemeente_of_a_werkgebied_has_whole_keys_as_candidates(small):
    found = matched(small, "werkgebieden", ["GGD", "Gemeente"], ["GGD Drenthe", "Bergen"])
    assert {c.sleutel: c.naam for c in found.rijen[0].kandidaten} == {
        "ggd-drenthe/GM0373": "Bergen (NH.)",
        "ggd-drenthe/GM0893": "Bergen (L.)",
    }


@pytest.mark.parametrize("kind", ["contacten", "werkgebieden"])
def test_an_organisatie_that_is_not_known_is_refused(small, kind):
    row = one_row(small, kind, Organisatie="Qzx Wvb", **{"E-mail": "a@b.nl", "Gemeente": "Assen"})
    assert row.uitkomst == "geweigerd"
    assert "kent deze organisatie niet" in row.waarom


def test_a_contact_is_found_by_its_address_and_a_new_one_is_numbered(small):
    heading = ["Organisatie", "Contactpersoon", "E-mail"]
    rows = [
        ["GGD Twente", "Jan Jansen", "info@ggdtwente.nl"],
        ["GGD Twente", "Piet", "p.pieters@ggdtwente.nl"],
        ["GGD Twente", "Klaas", "klaas@gmail.com"],
    ]
    found = matched(small, "contacten", heading, *rows)
    assert [(row.uitkomst, row.sleutel) for row in found.rijen] == [
        ("gewijzigd", "ggd-twente/1"),
        ("nieuw", "ggd-twente/2"),
        ("nieuw", "ggd-twente/3"),
    ]
    assert whole(found.rijen[1], "contacten")["soort"] == "persoonsgebonden zakelijk"
    assert whole(found.rijen[2], "contacten")["soort"] == "persoonsgebonden privéprovider"


@pytest.mark.parametrize(
    ("email", "soort"),
    [
        ("info@vsv.nl", "functioneel"),
        ("secretariaat.vsv@gmail.com", "functioneel"),
        ("jan@vsv.nl", "persoonsgebonden zakelijk"),
        ("jan@gmail.com", "persoonsgebonden privéprovider"),
    ],
)
def test_a_mailbox_is_personal_unless_its_name_says_otherwise(small, email, soort):
    row = one_row(small, "contacten", Organisatie="VSV Gooi", **{"E-mail": email})
    assert whole(row, "contacten")["soort"] == soort


def test_several_addresses_in_a_cell_are_several_contacts(small):
    row = one_row(small, "vsv", **{"Naam VSV": "VSV Gooi", "E-mailadres": "a@vsv.nl; info@vsv.nl"})
    assert [change.sleutel for change in row.wijzigingen] == ["vsv-gooi/1", "vsv-gooi/2"]
    # The facts of the VSV itself stay what they are, so its own source stays too.
    assert row.herkomst == ()


def test_rows_that_turn_out_to_touch_one_mailbox_are_doubtful(small):
    heading = ["Organisatie", "Contactpersoon", "E-mail"]
    rows = [
        ["GGD Twente", "A", "a@x.nl info@ggdtwente.nl"],
        ["GGD Twente", "B", "info@ggdtwente.nl"],
    ]
    found = matched(small, "contacten", heading, *rows)
    assert [row.uitkomst for row in found.rijen] == ["twijfel", "twijfel"]
