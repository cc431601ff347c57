"""Matching lists of how gemeenten are reached, and of what a second source says."""

import pytest

from geodata.keeping.change import Change
from geodata.keeping.match.deciding import changes_of
from geodata.keeping.origin import Origin
from geodata.keeping.store.applying import apply
from geodata.keeping.store.base import base_package
from geodata.keeping.store.changes_words import changes_in_words
from geodata.keeping.store.current import load_current
from geodata.keeping.store.undo import undo_import
from geodata.landscape import DATA
from geodata.partners import tegenspraken, tegenspraken_of
from geodata.records import gemeentecontacten_of
from tests.unit.keeping.lists import ORIGIN, matched, one_row
from tests.unit.keeping.outcomes import facts, table, taken_in, whole

SAID = {
    "Organisatie": "GGD Drenthe",
    "Gemeente": "Assen",
    "Andere bron zegt": "GGD Groningen doet dit",
}


@pytest.mark.parametrize("kind", ["gemeentecontacten", "tegenspraken"])
def test_what_the_atlas_has_itself_changes_nothing(small, kind):
    found = taken_in(small, table(small, kind), kind)
    assert {row.uitkomst for row in found.rijen} == {"gelijk"}
    assert [row.sleutel for row in found.rijen] == list(small.table(kind).iloc[:, 0])


def test_a_gemeente_gets_another_number_in_dutch_notation(small):
    row = one_row(small, "gemeentecontacten", Gemeente="Assen", Telefoon="+31592306300")
    assert (row.uitkomst, row.sleutel) == ("gewijzigd", "GM0106")
    assert facts(row)["telefoon"][1] == "0592 306 300"
    assert "bron" in {change.veld for change in row.herkomst}


def test_a_short_number_stays_whole(small):
    row = one_row(small, "gemeentecontacten", Gemeente="Groningen", Telefoon="14050")
    assert row.uitkomst == "gelijk"


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"E-mail": "griffie@assen.nl"}, "griffie"),
        ({"E-mail": "m.jansen@assen.nl"}, "persoon"),
        ({"E-mail": "info@assen.nl; balie@assen.nl"}, "meer dan één"),
        ({"Opmerking": "belt terug"}, "geen telefoonnummer"),
    ],
)
def test_what_is_no_general_contact_is_refused(small, cells, word):
    row = one_row(small, "gemeentecontacten", Gemeente="Assen", **cells)
    assert row.uitkomst == "geweigerd"
    assert word in row.waarom
    assert not row.wijzigingen


def test_a_second_statement_about_a_werkgebied_is_new(small):
    row = one_row(small, "tegenspraken", **SAID, **{"Andere organisatie": "GGD Groningen"})
    assert (row.uitkomst, row.sleutel) == ("nieuw", "werkgebied-ggd-drenthe-gm0106")
    record = whole(row, "tegenspraken")
    assert (record["tabel"], record["veld"]) == ("werkgebieden", "organisatie")
    assert record["andere_organisatie"] == "ggd-groningen"
    assert (record["bron"], record["bron_datum"]) == (ORIGIN.bron, ORIGIN.bron_datum)


@pytest.mark.parametrize("veld", ["status", "Stand van zaken", "STATUS"])
def test_a_statement_about_an_organisatie_names_its_field(small, veld):
    cells = {"Organisatie": "Proscoop", "Veld": veld, "Andere bron zegt": "gestopt"}
    record = whole(one_row(small, "tegenspraken", **cells), "tegenspraken")
    assert (record["tabel"], record["veld"], record["gemeentecode"]) == (
        "organisaties",
        "status",
        "",
    )


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"Gemeente": "Groningen"}, "zegt niet dat"),
        ({"Gemeente": ""}, "geen gemeente en geen veld"),
        ({"Gemeente": "", "Veld": "schoenmaat"}, "geen veld"),
        ({"Andere organisatie": "GGD Drenthe"}, "geen tegenspraak"),
        ({"Organisatie": "Qzx Wvb"}, "kent deze organisatie niet"),
    ],
)
def test_what_contradicts_nothing_is_refused(small, cells, word):
    row = one_row(small, "tegenspraken", **(SAID | cells))
    assert row.uitkomst == "geweigerd"
    assert word in row.waarom


def test_the_same_statement_again_keeps_its_id(small):
    known = next(item for item in tegenspraken(small) if item.code)
    naam, place = small.organisaties["naam"], small.gemeenten["naam"]
    cells = {
        "Organisatie": naam[known.organisatie],
        "Gemeente": place[known.code],
        "Andere bron zegt": known.zegt,
        "Opmerking": "nagevraagd",
    }
    row = one_row(small, "tegenspraken", **cells)
    assert (row.uitkomst, row.sleutel) == ("gewijzigd", known.id)
    assert row.wijzigingen == (
        Change("tegenspraken", known.id, "opmerking", known.opmerking, "nagevraagd"),
    )


def test_two_rows_that_say_the_same_are_one(small):
    rows = [list(SAID.values())] * 2
    found = matched(small, "tegenspraken", list(SAID), *rows)
    assert [row.uitkomst for row in found.rijen] == ["nieuw", "nieuw"]
    assert len(changes_of(found)) == 1


def test_two_sources_can_say_two_other_things(small):
    rows = [[*list(SAID.values())[:2], text] for text in ("GGD Groningen", "GGD Twente")]
    found = matched(small, "tegenspraken", list(SAID), *rows)
    ids = [row.sleutel for row in found.rijen]
    assert ids == ["werkgebied-ggd-drenthe-gm0106", "werkgebied-ggd-drenthe-gm0106-2"]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_both_are_shown_once_taken_in_and_gone_when_taken_back(store):
    package = base_package(DATA)
    before = load_current(DATA, store)
    place = before.gemeenten["naam"]
    code = next(iter(gemeentecontacten_of(before)))
    ggd = before.werkgebieden[before.werkgebieden["organisatie"].str.startswith("ggd-")].iloc[0]
    lists = {
        "gemeentecontacten": {"Gemeente": place[code], "Telefoon": "0592 306 300"},
        "tegenspraken": {
            "Organisatie": before.organisaties.loc[ggd["organisatie"], "naam"],
            "Gemeente": place[ggd["gemeentecode"]],
            "Andere bron zegt": "Een andere GGD",
        },
    }
    done = []
    for kind, cells in lists.items():
        found = matched(before, kind, list(cells), list(cells.values()))
        origin = Origin(kind, "lijst.csv", ORIGIN.bron, ORIGIN.bron_datum, ORIGIN.zekerheid)
        changes = changes_of(found)
        done.append(apply(store, package, changes, origin, "Anna", store.revision()))
    after = load_current(DATA, store)
    assert gemeentecontacten_of(after)[code].telefoon == "0592 306 300"
    told = {item.zegt for item in tegenspraken_of(after, ggd["gemeentecode"])}
    assert "Een andere GGD" in told
    assert any("Telefoon: gewijzigd" in text for text in changes_in_words(store, after, code))
    assert {item.id for item in tegenspraken(before)} < {item.id for item in tegenspraken(after)}
    for step in reversed(done):
        undo_import(store, package, step.id, "Bea", store.revision())
    back = load_current(DATA, store)
    assert tegenspraken(back) == tegenspraken(before)
    assert gemeentecontacten_of(back) == gemeentecontacten_of(before)


PROGRAMMA = {"Programma": "Nu Niet Zwanger", "Gemeente": "Assen"}


def test_a_programme_in_a_gemeente_is_new_and_active_when_the_list_says_no_more(small):
    row = one_row(small, "aanbod", **PROGRAMMA)
    assert row.uitkomst == "nieuw"
    record = whole(row, "aanbod")
    assert (record["programma"], record["gemeentecode"]) == ("nnz", "GM0106")
    assert (record["naam"], record["status"]) == ("Nu Niet Zwanger Assen", "actief")
    assert (record["bron"], record["bron_datum"]) == (ORIGIN.bron, ORIGIN.bron_datum)


def test_a_programme_that_was_is_there_again_by_a_younger_list(small):
    row = one_row(small, "aanbod", **PROGRAMMA | {"Gemeente": "Alkmaar"})
    assert row.uitkomst == "gewijzigd"
    assert facts(row)["status"] == ("was actief", "actief")
    assert "bron_datum" in {change.veld for change in row.herkomst}


@pytest.mark.parametrize(
    ("cells", "outcome"),
    [
        ({"Programma": "Geen programma dat wij kennen"}, "geweigerd"),
        ({"Gemeente": "Nergenshuizen"}, "twijfel"),
        ({"Programma": "POP-poli", "Gemeente": "Amsterdam"}, "geweigerd"),
        ({"Status": "pilot"}, "nieuw"),
        # That it is not there is something else than that it was.
        ({"Status": "nee"}, "geweigerd"),
    ],
)
def test_what_is_not_sure_of_an_offer_changes_nothing(small, cells, outcome):
    row = one_row(small, "aanbod", **PROGRAMMA | cells)
    assert row.uitkomst == outcome or (outcome == "twijfel" and row.uitkomst != "nieuw")
    if outcome != "nieuw":
        assert not row.wijzigingen


def test_programmes_of_one_gemeente_are_rows_of_their_own_and_others_are_not_missed(small):
    rows = (["Nu Niet Zwanger", "Assen"], ["VoorZorg", "Assen"])
    found = matched(small, "aanbod", ["Programma", "Gemeente"], *rows)
    assert [row.uitkomst for row in found.rijen] == ["nieuw", "nieuw"]
    absent = {one.sleutel.partition("/")[0] for one in found.afwezig}
    assert absent <= {"nnz", "voorzorg"}
