"""What was changed, in the journal and in words for a reader; and taking it back."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata import DataError
from geodata.keeping.change import Change
from geodata.keeping.refusals import Conflict, Refused
from geodata.keeping.store.applying import apply
from geodata.keeping.store.base import base_of
from geodata.keeping.store.changes_words import changes_in_words, day_in_words
from geodata.keeping.store.current import load_current, record_now, stand
from geodata.keeping.store.edit import edit
from geodata.keeping.store.export import export_package
from geodata.keeping.store.history import changes_of, imports_of
from geodata.keeping.store.mappings import remember_mapping, remembered_mapping
from geodata.keeping.store.undo import undo_change, undo_import
from geodata.package.check import read_package
from tests.unit.keeping.conftest import ORIGIN, history_of, one_kind, whole

GGD = "ggd-zeeland/1"


def entry_of(store, number, veld):
    return next(entry for entry in changes_of(store, number) if entry.veld == veld)


def test_a_record_has_a_history(store, change):
    assert history_of(store, "organisaties", "ros-elaa") == ()
    change("organisaties", "ros-elaa", plaats="Amstelveen")
    change("organisaties", "ros-elaa", who="Bea", plaats="Haarlem")
    change("organisaties", "ros-zonh", plaats="Ede")
    found = history_of(store, "organisaties", "ros-elaa")
    places = [(e.wie, e.oud, e.nieuw) for e in found if e.veld == "plaats"]
    assert places[0] == ("Bea", "Amstelveen", "Haarlem")
    assert places[1][::2] == ("Anna", "Amstelveen")
    assert all(entry.bron == ORIGIN.bron and entry.moment.tzinfo for entry in found)


@one_kind
def test_a_reader_is_told_what_it_was(store, small, change):
    was = small.organisaties.loc["ros-elaa", "naam"]
    done = change("organisaties", "ros-elaa", naam="ELAA Noord", plaats="Zaandam")
    day = day_in_words(done.moment)
    told = changes_in_words(store, small, "ros-elaa")
    assert f"Naam: gewijzigd op {day}, was ‘{was}’." in told
    assert len(told) == 2
    assert changes_in_words(store, small, "ros-zonh") == ()


def test_an_organisatie_tells_of_its_contacts_but_not_who_it_was(store, small, change):
    key = "consortium-noord-nederland"
    (was,) = small.table("contacten").query("organisatie == @key")["email"]
    change("contacten", f"{key}/1", email="nieuw@rug.nl", naam="Iemand Anders")
    told = " ".join(changes_in_words(store, small, key))
    assert "E-mail: gewijzigd op" in told
    assert was not in told
    assert "Corrie Voorbeeld" not in told
    # An organisatie of which the id begins the same is another one.
    assert changes_in_words(store, small, "consortium-noord") == ()


@one_kind
def test_a_gemeente_tells_of_its_coalitie(store, small, change):
    change("coalities", "GM0363", sinds="2022")
    (told,) = changes_in_words(store, small, "GM0363")
    assert told.startswith("Sinds: gewijzigd op")
    assert told.endswith("was ‘2021’.")


@one_kind
def test_an_id_is_told_as_a_name(store, small, change):
    was = small.organisaties.loc["vsv-umcg", "valt_onder"]
    change("organisaties", "vsv-umcg", valt_onder="consortium-overijssel")
    (told,) = changes_in_words(store, small, "vsv-umcg")
    assert f"was ‘{small.organisaties.loc[was, 'naam']}’" in told


def test_what_was_taken_back_is_not_told_but_stays_in_the_journal(store, package, small, change):
    change("organisaties", "ros-elaa", plaats="Amstelveen")
    done = change("organisaties", "ros-elaa", plaats="Haarlem")
    undo_import(store, package, done.id, "Bea", store.revision())
    (told,) = changes_in_words(store, small, "ros-elaa")
    assert "Amstelveen" not in told
    newest, undone, first = imports_of(store)
    assert (newest.neemt_terug, newest.wie) == (done.id, "Bea")
    assert undone.teruggenomen_door == newest.id
    assert first.teruggenomen_door is None


@one_kind
def test_undo_gives_the_data_back(store, package, small, change):
    was = stand(package, store)[0].tables
    done = change("organisaties", "ros-elaa", plaats="Haarlem", naam="ELAA")
    undo_import(store, package, done.id, "Bea", store.revision())
    now = load_current(store=store)
    for name in small.tables:
        assert now.table(name).equals(small.table(name))
    assert set(was) == set(package.tables)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_import_is_in_the_data_and_its_undo_gives_back_all(store, package, data):
    before = stand(package, store)[0]
    values = {}
    for tabel, veld in (("organisaties", "opmerking"), ("coalities", "naam"), ("contacten", "rol")):
        keys = st.sampled_from(list(base_of(package).records[tabel]))
        texts = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=20)
        drawn = data.draw(st.dictionaries(keys, texts, min_size=1, max_size=4))
        values |= {(tabel, key, veld): text for key, text in drawn.items()}
    edits = [edit(store, package, t, k, {v: text}, ORIGIN) for (t, k, v), text in values.items()]
    changes = [change for changes in edits for change in changes]
    done = apply(store, package, changes, ORIGIN, "Anna", store.revision())
    for (tabel, key, veld), text in values.items():
        assert record_now(store, package, tabel, key)[veld] == text
    now = load_current(store=store)
    assert now.revision == done.id
    undo_import(store, package, done.id, "Anna", done.id)
    after = stand(package, store)[0]
    assert all(after.tables[name].equals(before.tables[name]) for name in package.tables)


@one_kind
def test_undo_of_records_that_came_and_went(store, package, small):
    base = base_of(package)
    gone = json.dumps(base.record("contacten", GGD))
    own = {"organisatie": "ggd-zeeland", "volgnummer": "2", "soort": "functioneel"}
    own |= {"bron": ORIGIN.bron, "bron_datum": "2026-10-01", "zekerheid": "hoog"}
    changes = [
        whole("contacten", GGD, gone, None),
        whole("contacten", "ggd-zeeland/2", None, json.dumps(own)),
    ]
    done = apply(store, package, changes, ORIGIN, "Anna", 0)
    undo_import(store, package, done.id, "Anna", done.id)
    assert load_current(store=store).table("contacten").equals(small.table("contacten"))


@one_kind
def test_an_import_that_was_built_upon_is_not_undone(store, package, change):
    first = change("organisaties", "ros-elaa", plaats="Amstelveen", naam="ELAA")
    change("organisaties", "ros-elaa", plaats="Haarlem")
    with pytest.raises(Refused, match=r"daarna weer gewijzigd.*ros-elaa \(plaats\)"):
        undo_import(store, package, first.id, "Anna", store.revision())
    assert record_now(store, package, "organisaties", "ros-elaa")["plaats"] == "Haarlem"


def test_undo_twice_is_refused_and_undo_of_the_undo_is_not(store, package, change):
    done = change("organisaties", "ros-elaa", plaats="Haarlem")
    back = undo_import(store, package, done.id, "Anna", store.revision())
    with pytest.raises(Refused, match="al teruggenomen"):
        undo_import(store, package, done.id, "Anna", store.revision())
    undo_import(store, package, back.id, "Anna", store.revision())
    assert record_now(store, package, "organisaties", "ros-elaa")["plaats"] == "Haarlem"


@one_kind
def test_undo_of_what_others_now_need_is_refused(store, package, change):
    record = base_of(package).record("organisaties", "consortium-overijssel")
    new = {**record, "id": "consortium-nieuw", "naam": "Nieuw", "bron": ORIGIN.bron}
    new |= {"bron_datum": ORIGIN.bron_datum, "zekerheid": ORIGIN.zekerheid}
    came = whole("organisaties", "consortium-nieuw", None, json.dumps(new))
    done = apply(store, package, [came], ORIGIN, "Anna", 0)
    change("organisaties", "vsv-umcg", valt_onder="consortium-nieuw")
    with pytest.raises(DataError, match="verwijzing bestaat niet"):
        undo_import(store, package, done.id, "Anna", store.revision())


def test_one_change_goes_back_with_its_source(store, package, change):
    was = record_now(store, package, "organisaties", "ros-elaa")
    done = change("organisaties", "ros-elaa", plaats="Haarlem")
    change("organisaties", "ros-zonh", plaats="Ede")
    number = entry_of(store, done.id, "plaats").id
    undo_change(store, package, number, "Anna", store.revision())
    assert record_now(store, package, "organisaties", "ros-elaa") == was
    assert record_now(store, package, "organisaties", "ros-zonh")["plaats"] == "Ede"


@one_kind
def test_one_of_two_changes_leaves_the_source_of_the_other(store, package, change):
    was = record_now(store, package, "organisaties", "ros-elaa")
    done = change("organisaties", "ros-elaa", plaats="Haarlem", naam="ELAA")
    number = entry_of(store, done.id, "plaats").id
    undo_change(store, package, number, "Anna", store.revision())
    now = record_now(store, package, "organisaties", "ros-elaa")
    assert (now["plaats"], now["naam"], now["bron"]) == (was["plaats"], "ELAA", ORIGIN.bron)


@one_kind
def test_a_source_alone_does_not_go_back(store, package, change):
    done = change("organisaties", "ros-elaa", plaats="Haarlem")
    number = entry_of(store, done.id, "bron").id
    with pytest.raises(Refused, match="Een bron hoort bij"):
        undo_change(store, package, number, "Anna", store.revision())


@pytest.mark.parametrize("undo", [undo_import, undo_change])
def test_what_is_not_in_the_journal_cannot_go_back(store, package, undo):
    with pytest.raises(Refused):
        undo(store, package, 99, "Anna", 0)


@one_kind
def test_undo_tells_of_another_keeper_too(store, package, change):
    done = change("organisaties", "ros-elaa", plaats="Haarlem")
    change("organisaties", "ros-zonh", plaats="Ede")
    with pytest.raises(Conflict):
        undo_import(store, package, done.id, "Anna", done.id)


@one_kind
def test_an_export_is_a_data_package_with_the_changes_in_it(store, package, change, tmp_path):
    change("contacten", GGD, rol='een "rol", met komma', telefoon="0113-249400")
    files = export_package(tmp_path / "uit", package.path, store)
    assert files == ("contacten.csv",)
    again = read_package(tmp_path / "uit")
    now = stand(package, store)[0]
    for name in package.tables:
        assert again.tables[name].equals(now.tables[name])
    for file in package.path.iterdir():
        same = (tmp_path / "uit" / file.name).read_bytes() == file.read_bytes()
        assert same == (file.name != "contacten.csv")
    # Of the file that changed only the line of the record did.
    was, new = (
        (folder / "contacten.csv").read_text(encoding="utf-8").splitlines()
        for folder in (package.path, tmp_path / "uit")
    )
    assert len([line for line in new if line not in was]) == 1
    assert len(new) == len(was)


@one_kind
def test_apply_undo_export_is_the_base_byte_for_byte(store, package, change, tmp_path):
    done = change("contacten", GGD, rol="a")
    undo_import(store, package, done.id, "Anna", store.revision())
    assert export_package(tmp_path / "uit", package.path, store) == ()
    for file in package.path.iterdir():
        assert (tmp_path / "uit" / file.name).read_bytes() == file.read_bytes()


@one_kind
def test_the_export_keeps_how_a_table_was_quoted(store, damaged_copy, change, tmp_path):
    damaged_copy.write("contacten", damaged_copy.rows("contacten"))
    change("contacten", GGD, rol="a")
    export_package(tmp_path / "uit", damaged_copy.path, store)
    was = (damaged_copy.path / "contacten.csv").read_text(encoding="utf-8").splitlines()
    new = (tmp_path / "uit" / "contacten.csv").read_text(encoding="utf-8").splitlines()
    assert len(set(was) - set(new)) == 1


@one_kind
def test_an_export_never_overwrites(store, package, tmp_path):
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "iets.txt").write_text("van mij", encoding="utf-8")
    with pytest.raises(Refused, match="niet leeg"):
        export_package(tmp_path / "uit", package.path, store)
    assert [file.name for file in (tmp_path / "uit").iterdir()] == ["iets.txt"]


@one_kind
def test_a_base_that_moved_on_is_told_and_undo_helps(store, damaged_copy, change):
    done = change("contacten", GGD, rol="a")
    row = damaged_copy.row("contacten", organisatie="ggd-zeeland")
    damaged_copy.put("contacten", row, rol="van iemand anders")
    with pytest.raises(DataError, match="de basis is veranderd"):
        load_current(damaged_copy.path, store)
    moved = read_package(damaged_copy.path)
    undo_import(store, moved, done.id, "Anna", store.revision())
    rows = load_current(damaged_copy.path, store).table("contacten")
    assert rows.set_index("organisatie").loc["ggd-zeeland", "rol"] == "van iemand anders"


def test_columns_are_remembered_by_fingerprint(store):
    assert remembered_mapping(store, "abc", "contacten") is None
    for columns in ({"Naam": "naam"}, {"Naam": "naam", "Tel": "telefoon"}):
        remember_mapping(store, "abc", "contacten", columns, "Anna")
        assert remembered_mapping(store, "abc", "contacten") == columns
    assert remembered_mapping(store, "abc", "organisaties") is None


def test_a_table_without_changes_has_no_history(store, package):
    assert imports_of(store) == ()
    apply(store, package, [Change("contacten", GGD, "bevestigd", "", "2026")], ORIGIN, "A", 0)
    assert history_of(store, "gemeenten", "GM0014") == ()
