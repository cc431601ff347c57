"""What a list changes: every row has one outcome, and nothing is merged by guess."""

import json
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import load_landscape
from geodata.keeping.match.deciding import changes_of
from geodata.keeping.match.matched import OUTCOMES
from geodata.keeping.match.matching import match
from geodata.keeping.match.outcome_words import summary
from geodata.keeping.origin import ListSource
from geodata.keeping.read.rawlist import ListError
from tests.unit.keeping.lists import ORIGIN, matched, one_row, raw_list
from tests.unit.keeping.outcomes import facts, table, taken_in, whole

CLINIC = {"Naam VSV": "VSV Gooi", "Ziekenhuis": "Tergooi MC", "Plaats": "Hilversum"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("organisaties", "organisaties"),
        ("contacten", "contacten"),
        ("coalities", "coalities"),
        ("werkgebieden", "werkgebieden"),
    ],
)
def test_our_own_table_taken_in_again_changes_nothing(small, name, kind):
    found = taken_in(small, table(small, name), kind)
    assert {row.uitkomst for row in found.rijen} == {"gelijk"}
    assert len(found.rijen) == len(small.table(name))
    assert changes_of(found) == ()
    assert found.afwezig == ()


@pytest.mark.parametrize(
    "without", [("organisaties.id",), ("organisaties.id", "organisaties.soort")]
)
def test_our_own_vsvs_are_found_by_name_as_well(small, without):
    frame = table(small, "organisaties")
    frame = frame[frame["soort"].isin(["vsv", "igo"])]
    found = taken_in(small, frame, "vsv", without)
    assert {row.uitkomst for row in found.rijen} == {"gelijk"}
    assert [row.sleutel for row in found.rijen] == frame["id"].tolist()


@pytest.mark.parametrize(
    "cells",
    [
        {"Naam VSV": "VSV Gooi"},
        {"Naam VSV": "Gooi"},
        {"Naam VSV": "Verloskundig Samenwerkingsverband Gooi e.o.", "Plaats": "Hilversum"},
        {"Naam VSV": "vsv gooi", "Ziekenhuis": "TERGOOI"},
        {"Naam VSV": "VSV Gooi", "Ziekenhuis": "Tergooi ziekenhuizen", "Plaats": "Hilversum"},
        {"Naam VSV": "Zwanger in Hilversum", "Ziekenhuis": "Tergooi", "Plaats": "Hilversum"},
        {"Naam VSV": "vsv-gooi"},
    ],
)
def test_a_vsv_is_found_by_what_agrees(small, cells):
    row = one_row(small, "vsv", **cells)
    assert row.sleutel == "vsv-gooi"
    assert row.waarom.startswith("Gevonden op")


@pytest.mark.parametrize(
    "ziekenhuis", ["Máxima MC Veldhoven", "Maxima Medisch Centrum", "Máxima MC, locatie Veldhoven"]
)
def test_three_spellings_of_one_hospital(small, ziekenhuis):
    cells = {"Naam VSV": "Geboortezorg Kempen", "Ziekenhuis": ziekenhuis, "Plaats": "Veldhoven"}
    row = one_row(small, "vsv", **cells)
    assert row.sleutel == "vsv-mmc"
    assert "naam" in facts(row)


@pytest.mark.parametrize(
    ("cells", "candidate"),
    [
        # The same name somewhere else.
        ({"Naam VSV": "VSV Gooi", "Plaats": "Zwolle"}, "vsv-gooi"),
        # The same name with another hospital, and no place to tell.
        ({"Naam VSV": "VSV Gooi", "Ziekenhuis": "Bravis"}, "vsv-gooi"),
        # A name that only looks like it.
        ({"Naam VSV": "VSV Amsteland"}, "vsv-amstelland"),
        # The name of a place that several have.
        ({"Naam VSV": "VSV Utrecht", "Plaats": "Utrecht"}, "vsv-umc-utrecht"),
        # An unknown name in a place that has one.
        ({"Naam VSV": "Zwanger in Delft", "Plaats": "Delft"}, "vsv-reinier"),
        # A hospital that two share.
        (
            {"Naam VSV": "Zwanger", "Ziekenhuis": "Treant, locatie Scheper", "Plaats": "Emmen"},
            "vsv-she",
        ),
        # The name of one with the hospital and place of another.
        (
            {"Naam VSV": "VSV Sneek", "Ziekenhuis": "Martini Ziekenhuis", "Plaats": ""},
            "vsv-sneek",
        ),
    ],
)
def test_what_is_not_sure_is_doubtful(small, cells, candidate):
    row = one_row(small, "vsv", **cells)
    assert row.uitkomst == "twijfel"
    assert row.sleutel == ""
    assert row.wijzigingen == row.herkomst == ()
    assert candidate in [c.sleutel for c in row.kandidaten]
    assert all(c.reden.endswith(".") and 0 <= c.score <= 100 for c in row.kandidaten)


def test_the_perined_number_finds_a_record(small, copy_data):
    copy = copy_data()
    copy.put("organisaties", copy.row("organisaties", id="vsv-gooi"), perined_nummer="1234")
    numbered = load_landscape(copy.path)
    cells = {"Naam VSV": "Zwanger in het Gooi", "Perinednr.": "1234"}
    assert one_row(numbered, "vsv", **cells).sleutel == "vsv-gooi"
    row = one_row(numbered, "vsv", **(cells | {"Naam VSV": "VSV Amstelland"}))
    assert row.uitkomst == "twijfel"
    assert [c.sleutel for c in row.kandidaten] == ["vsv-amstelland", "vsv-gooi"]


def test_a_changed_record_names_each_field_with_old_and_new(small):
    row = one_row(small, "vsv", **CLINIC, **{"Perinednr.": "1234", "Consortium": "Oost-Nederland"})
    assert row.uitkomst == "gewijzigd"
    old = small.organisaties.loc["vsv-gooi"]
    assert facts(row) == {
        "perined_nummer": ("", "1234"),
        "valt_onder": (old["valt_onder"], "consortium-oost-nederland"),
    }
    along = {change.veld: change.nieuw for change in row.herkomst if change.tabel == "organisaties"}
    assert along["bron"] == ORIGIN.bron
    assert along["bron_datum"] == ORIGIN.bron_datum
    assert along["zekerheid"] == "hoog"
    assert along["valt_onder_zekerheid"] == "hoog"
    assert along["naam_herkomst"] == "bron"
    assert along["bron_steunt"] == "naam, Perinednummer, consortium, ziekenhuis en plaats"


def test_the_source_that_a_record_had_stays_with_it(small):
    row = one_row(small, "vsv", **CLINIC, **{"Perinednr.": "1234"})
    (more,) = [change for change in row.herkomst if change.tabel == "extra_bronnen"]
    old = small.organisaties.loc["vsv-gooi"]
    record = json.loads(more.nieuw)
    assert (record["bron"], record["bron_datum"]) == (old["bron"], old["bron_datum"])
    assert more.sleutel not in small.table("extra_bronnen")


def test_an_empty_cell_never_erases(small):
    heading = ["Naam VSV", "Ziekenhuis", "Plaats", "Website", "Status", "Opmerking"]
    found = matched(small, "vsv", heading, ["VSV Gooi", "", "", "n.v.t.", "-", ""])
    assert found.rijen[0].uitkomst == "gelijk"


def test_the_same_facts_from_a_newer_source_change_only_when_confirmed(small):
    found = matched(small, "vsv", list(CLINIC), list(CLINIC.values()))
    assert found.rijen[0].uitkomst == "gelijk"
    assert changes_of(found) == ()
    confirmed = {change.veld: change.nieuw for change in changes_of(found, bevestig=True)}
    assert confirmed["bron"] == ORIGIN.bron
    assert confirmed["naam_herkomst"] == "bron"


def test_a_new_vsv_has_an_id_a_gemeente_and_coordinates(small):
    row = one_row(
        small,
        "vsv",
        **{"Naam VSV": "IGO Delta", "Ziekenhuis": "Delta", "Plaats": "Den Burg"},
    )
    assert row.uitkomst == "nieuw"
    record = whole(row, "organisaties")
    assert list(record) == list(table(small, "organisaties").columns)
    assert row.sleutel == record["id"] == "igo-delta"
    assert record["soort"] == "igo"
    assert record["status"] == "actief"
    assert "krijgt ‘actief’" in row.waarom
    assert record["gemeentecode"] == "GM0448"
    assert 53 < float(record["lat"]) < 53.2
    assert "bij benadering" in record["ligging"]
    assert [record[name] for name in ("bron", "bron_datum", "zekerheid")] == [
        ORIGIN.bron,
        ORIGIN.bron_datum,
        ORIGIN.zekerheid,
    ]


def test_a_place_that_can_be_several_gives_no_gemeente(small):
    row = one_row(small, "vsv", **{"Naam VSV": "VSV Duin", "Ziekenhuis": "D", "Plaats": "Bergen"})
    record = whole(row, "organisaties")
    assert record["plaats"] == "Bergen"
    assert record["gemeentecode"] == record["lat"] == record["ligging"] == ""


def test_a_place_in_another_gemeente_moves_the_record(small):
    row = one_row(small, "vsv", **(CLINIC | {"Plaats": "Bussum"}), id="vsv-gooi")
    assert facts(row)["gemeentecode"] == ("GM0402", "GM1942")
    assert {"plaats", "lat", "lon", "ligging"} <= set(facts(row))


def test_ids_of_new_records_are_unique(small):
    rows = [["VSV Delta", "Delta", "Goes"], ["IGO Delta", "Delta Noord", "Emmeloord"]]
    rows += [["VSV Delta", "Delta Zuid", "Urk"]]
    found = matched(small, "vsv", ["Naam VSV", "Ziekenhuis", "Plaats"], *rows)
    keys = [row.sleutel for row in found.rijen if row.uitkomst == "nieuw"]
    assert len(set(keys)) == len(keys) >= 2
    assert not set(keys) & set(small.organisaties.index)


def test_two_rows_about_the_same_record_are_both_doubtful(small):
    found = matched(small, "vsv", ["Naam VSV", "Opmerking"], ["VSV Gooi", "a"], ["Gooi", "b"])
    assert [row.uitkomst for row in found.rijen] == ["twijfel", "twijfel"]
    assert found.rijen[0].waarom == "Rij 3 gaat over hetzelfde record. Kies welke rij geldt."
    assert [c.sleutel for c in found.rijen[1].kandidaten] == ["vsv-gooi"]


def test_two_new_rows_with_the_same_name_are_both_doubtful(small):
    rows = [["VSV Delta", "Delta", "Urk"], ["Delta", "Het Delta", "Urk"]]
    found = matched(small, "vsv", ["Naam VSV", "Ziekenhuis", "Plaats"], *rows)
    assert [row.uitkomst for row in found.rijen] == ["twijfel", "twijfel"]


def test_a_value_that_cannot_be_refuses_its_cell_and_not_its_row(small):
    heading = ["Naam VSV", "E-mailadres", "Telefoon", "Website"]
    rows = [
        ["VSV Gooi", "jan@vsv", "bel even", "www.a.nl"],
        ["VSV Sneek", "a@vsvsneek.nl", "", ""],
    ]
    raw = raw_list(heading, *rows)
    columns = {
        "organisaties.naam": 0,
        "contacten.email": 1,
        "contacten.telefoon": 2,
        "organisaties.website": 3,
    }
    found = match(small, raw, "vsv", columns, ORIGIN)
    row = found.rijen[0]
    assert [row.uitkomst for row in found.rijen] == ["gewijzigd", "gewijzigd"]
    assert "Rij 2, kolom ‘E-mailadres’: ‘jan@vsv’ kan niet als e-mailadres." in row.waarom
    assert "kolom ‘Telefoon’: ‘bel even’ kan niet als telefoonnummer." in row.waarom
    assert [change.veld for change in row.wijzigingen] == ["website"]
    assert "2 cellen zijn geweigerd" in summary(found)


def test_a_new_record_does_not_get_a_status_in_place_of_one_that_cannot_be(small):
    row = one_row(small, "vsv", **{"Naam VSV": "VSV Qzx", "Plaats": "Urk", "Status": "slapend"})
    assert row.uitkomst == "geweigerd"
    assert "‘slapend’ kan niet als status" in row.waarom


def test_rows_that_are_the_same_share_one_outcome(small):
    rows = [["VSV Nergens", "Qz", "Urk"]] * 3
    found = matched(small, "vsv", ["Naam VSV", "Ziekenhuis", "Plaats"], *rows)
    assert found.aantallen["nieuw"] == 3
    assert len(changes_of(found)) == 1


def test_a_list_of_31_of_which_20_are_known(small):
    rows = small.organisaties
    active = rows[rows["soort"].isin(["vsv", "igo"]) & (rows["status"] == "actief")]
    known = active.head(20)
    listed = [[row.naam, row.ziekenhuis, row.plaats] for row in known.itertuples()]
    listed += [[f"VSV Nergenshuizen {n}", f"Ziekenhuis Q{n}z", f"Oord {n}"] for n in range(11)]
    found = matched(small, "vsv", ["Naam VSV", "Ziekenhuis", "Plaats"], *listed)
    assert found.aantallen["gelijk"] == 20
    assert found.aantallen["nieuw"] + found.aantallen["twijfel"] == 11
    absent = {absent.sleutel for absent in found.afwezig}
    assert not absent & set(known.index)
    assert not [change for change in changes_of(found) if change.nieuw is None]


def test_what_is_not_in_the_list_is_named_and_never_deleted(small):
    found = matched(small, "vsv", ["Naam VSV"], ["VSV Gooi"])
    rows = small.organisaties
    expected = set(rows.index[rows["soort"].isin(["vsv", "igo"])]) - {"vsv-gooi"}
    assert {absent.sleutel for absent in found.afwezig} == expected
    assert {absent.naam for absent in found.afwezig} <= set(rows["naam"])
    assert changes_of(found, bevestig=False) == ()


def test_a_candidate_of_a_doubtful_row_is_not_called_absent(small):
    found = matched(small, "vsv", ["Naam VSV"], ["VSV Amsteland"])
    assert "vsv-amstelland" not in {absent.sleutel for absent in found.afwezig}


def test_a_new_organisatie_needs_a_soort(small):
    row = one_row(small, "organisaties", Naam="Zorgnetwerk Verweg", Plaats="Urk")
    assert row.uitkomst == "geweigerd"
    assert "soort" in row.waarom
    row = one_row(small, "organisaties", Naam="Zorgnetwerk Verweg", Soort="RSO")
    assert (row.uitkomst, row.sleutel) == ("nieuw", "rso-zorgnetwerk-verweg")


def test_a_soort_that_the_list_is_not_about_is_refused(small):
    row = one_row(small, "vsv", **{"Naam VSV": "GGD Drenthe", "Soort": "GGD"})
    assert row.uitkomst == "geweigerd"
    assert "vsv en igo" in row.waarom


@pytest.mark.parametrize("naam", ["<img src=x onerror=alert(1)>", "=HYPERLINK(1)", "'; DROP TABLE"])
def test_text_of_an_attacker_is_a_name_like_any_other(small, naam):
    row = one_row(small, "vsv", **{"Naam VSV": naam, "Ziekenhuis": "Qx", "Plaats": "Urk"})
    record = whole(row, "organisaties")
    assert record["naam"] == naam
    assert record["id"].replace("-", "").isalnum()


@pytest.mark.parametrize("columns", [{}, {"organisaties.naam": 7}, {"gasten.naam": 0}])
def test_columns_that_cannot_be_are_refused(small, columns):
    with pytest.raises(ListError, match=r"\.$"):
        match(small, raw_list(["Naam"], ["VSV Gooi"]), "vsv", columns, ORIGIN)


@pytest.mark.parametrize(
    "origin",
    [
        ("", "2026", "hoog"),
        ("x", "22-11-2026", "hoog"),
        ("x", "2026", "zeker"),
        ("x", "2026-13", "hoog"),
    ],
)
def test_an_origin_that_cannot_be(origin):
    with pytest.raises(ValueError, match=r"\.$"):
        ListSource(*origin)


def test_progress_runs_from_0_to_1(small):
    heard = []
    raw = raw_list(["Naam VSV"], *([f"VSV Q{n}"] for n in range(600)))
    match(small, raw, "vsv", {"organisaties.naam": 0}, ORIGIN, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1
    assert len(heard) > 5


NAMES = st.sampled_from(
    [
        "VSV Gooi",
        "Gooi",
        "VSV Amsteland",
        "VSV Delta",
        "Preall",
        "IGO Qocon",
        "VSV Utrecht",
        "",
        "?",
    ]
) | st.text(max_size=8)
PLACES = st.sampled_from(["Hilversum", "Utrecht", "Bergen", "Urk", "", "Nergens"])
MAIL = st.sampled_from(["", "info@vsv.nl", "jan@gmail.com", "jan@vsv", "a@b.nl c@d.nl"])


@settings(max_examples=40)
@given(
    rows=st.lists(st.tuples(NAMES, PLACES, MAIL), min_size=1, max_size=6, unique=True),
    seed=st.integers(0, 999),
)
def test_every_row_has_one_outcome_whatever_the_order(small, rows, seed):
    columns = {"organisaties.naam": 0, "organisaties.plaats": 1, "contacten.email": 2}
    heading = ["Naam", "Plaats", "E-mail"]
    found = match(small, raw_list(heading, *rows), "vsv", columns, ORIGIN)
    assert [row.rij for row in found.rijen] == list(range(2, len(rows) + 2))
    assert sum(found.aantallen.values()) == len(rows)
    assert set(found.aantallen) == set(OUTCOMES)
    order = random.Random(seed).sample(rows, len(rows))  # noqa: S311
    again = match(small, raw_list(heading, *order), "vsv", columns, ORIGIN)
    outcomes = Counter(zip(rows, (row.uitkomst for row in found.rijen), strict=True))
    assert Counter(zip(order, (row.uitkomst for row in again.rijen), strict=True)) == outcomes
    changes = changes_of(found, bevestig=True)
    assert len({(c.tabel, c.sleutel, c.veld) for c in changes}) == len(changes)
    assert all(change.nieuw is not None for change in changes)


@pytest.mark.parametrize(
    "naam",
    [
        "Totaal",
        "TOTAAL VSV",
        "Totaal aantal VSV's: 36",
        "Eindtotaal",
        "Som",
        "Nederland",
        "Nederland totaal",
        "Heel Nederland (totaal)",
        "Aantal VSV’s",
        "Landelijk",
    ],
)
def test_a_row_with_a_total_is_no_organisatie(small, naam):
    row = one_row(small, "vsv", **{"Naam VSV": naam, "Plaats": ""})
    assert row.uitkomst == "geweigerd"
    assert "totaal" in row.waarom


def test_an_organisatie_can_be_called_so(small):
    for naam in ("Totaal Verloskunde", "VSV Nederland-Noord", "VSV Sommen"):
        assert one_row(small, "vsv", **{"Naam VSV": naam}).uitkomst == "nieuw", naam
