"""Applying changes: all of them or none, with their source, and nobody's work overwritten."""

import json
import threading

import pytest

from geodata import DataError
from geodata.keeping.change import Change
from geodata.keeping.origin import Origin
from geodata.keeping.refusals import Conflict, Refused
from geodata.keeping.store.applying import apply
from geodata.keeping.store.base import base_of
from geodata.keeping.store.current import load_current, record_now
from geodata.keeping.store.edit import edit
from geodata.keeping.store.history import changes_of, imports_of
from geodata.keeping.store.store import Store
from tests.unit.keeping.conftest import ORIGIN, whole

GGD = "ggd-zeeland/1"
SOURCE = {"bron": ORIGIN.bron, "bron_datum": ORIGIN.bron_datum, "zekerheid": ORIGIN.zekerheid}


def contact(**values: str) -> str:
    """A contact as the JSON of a whole record."""
    own = {"organisatie": "ggd-zeeland", "volgnummer": "2", "soort": "functioneel"}
    return json.dumps(own | SOURCE | values)


def test_a_change_is_in_the_landscape_and_in_the_journal(store, package, change):
    before = load_current(store=store)
    done = change("contacten", GGD, telefoon="0113-249400")
    after = load_current(store=store)
    assert (before.revision, after.revision) == (0, done.id)
    row = after.table("contacten").set_index(["organisatie", "volgnummer"]).loc[("ggd-zeeland", 1)]
    assert row["telefoon"] == "0113-249400"
    assert {name: row[name] for name in SOURCE} == SOURCE
    (journal,) = imports_of(store)
    assert (journal.wie, journal.bestand, journal.bron) == ("Anna", "lijst.xlsx", ORIGIN.bron)
    entry = next(e for e in changes_of(store, done.id) if e.veld == "telefoon")
    assert (entry.tabel, entry.sleutel, entry.oud, entry.nieuw) == (
        "contacten",
        GGD,
        "",
        "0113-249400",
    )


def test_nothing_else_in_the_landscape_moves(store, small, change):
    change("contacten", GGD, telefoon="0113-249400")
    now = load_current(store=store)
    for name in small.tables:
        was, found = small.table(name), now.table(name)
        assert found.dtypes.equals(was.dtypes)
        if name == "contacten":
            other = (found["organisatie"] != "ggd-zeeland").to_numpy()
            was, found = was[other], found[other]
        assert found.equals(was)


def test_a_number_is_a_number_again(store, change):
    change("postcodes", "1011", inwoners="240000")
    now = load_current(store=store)
    people = now.table("postcodes").set_index("postcode")["inwoners"]
    assert people["1011"] == 240000
    assert people.dtype == "Int64"


def test_a_record_that_comes_and_one_that_goes(store, package):
    base = base_of(package)
    gone = json.dumps(base.record("contacten", GGD))
    came = contact(email="nieuw@ggdzeeland.nl")
    changes = [
        whole("contacten", GGD, gone, None),
        whole("contacten", "ggd-zeeland/2", None, came),
    ]
    apply(store, package, changes, ORIGIN, "Anna", 0)
    rows = load_current(store=store).table("contacten")
    rows = rows[rows["organisatie"] == "ggd-zeeland"]
    assert rows[["volgnummer", "email", "rol"]].values.tolist() == [[2, "nieuw@ggdzeeland.nl", ""]]


def test_the_second_of_two_keepers_is_told(store, package, change):
    """Both looked at the same data; the second may have judged by what is no longer there."""
    changes = edit(store, package, "contacten", GGD, {"rol": "secretariaat"}, ORIGIN)
    change("organisaties", "ros-elaa", naam="ELAA")
    with pytest.raises(Conflict, match=r"Iemand anders heeft intussen .* Anna"):
        apply(store, package, changes, ORIGIN, "Bea", 0)
    assert record_now(store, package, "contacten", GGD)["rol"] == ""
    assert len(imports_of(store)) == 1


def test_of_many_keepers_at_once_one_gets_in(store, url, package):
    start = threading.Barrier(4)
    outcomes = []

    def keep(who: str) -> None:
        own = Store(url)
        changes = edit(own, package, "contacten", GGD, {"rol": who}, ORIGIN)
        start.wait()
        try:
            apply(own, package, changes, ORIGIN, who, 0)
            outcomes.append(who)
        except Conflict as conflict:
            outcomes.append(conflict)
        own.close()

    keepers = [threading.Thread(target=keep, args=(name,)) for name in ("A", "B", "C", "D")]
    for keeper in keepers:
        keeper.start()
    for keeper in keepers:
        keeper.join()
    first = [who for who in outcomes if isinstance(who, str)]
    assert len(first) == 1
    assert len(outcomes) == 4
    assert record_now(store, package, "contacten", GGD)["rol"] == first[0]
    assert {entry.wie for entry in imports_of(store)} == set(first)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (Change("mensen", "x", "naam", "", "a"), "deze tabel bestaat niet"),
        (Change("kerncijfers", "x", "waarde", "1", "2"), "geen sleutel"),
        (Change("contacten", GGD, "kleur", "", "a"), "deze kolom bestaat niet"),
        (Change("contacten", GGD, "volgnummer", "1", "2"), "sleutel van een record verandert"),
        (Change("contacten", GGD, "rol", "", None), "het kan niet ontbreken"),
        (Change("contacten", GGD, "rol", "iets", "a"), "er staat nu iets anders"),
        (Change("contacten", "ggd-mars/1", "rol", "", "a"), "dit record is er niet"),
        (Change("contacten", GGD, "rol", "", "a\rb"), "tekens die geen letters zijn"),
        (Change("contacten", GGD, "rol", "", "\x00"), "tekens die geen letters zijn"),
        (Change("contacten", GGD, "rol", "", "\ud800"), "tekens die geen letters zijn"),
        (Change("contacten", GGD, "rol", "", "a" * 10_001), "langer dan"),
        (Change("contacten", GGD, "soort", "functioneel", "vriend"), "mag hier niet"),
        (Change("contacten", GGD, "rol", "", "a"), "bron hoort mee te veranderen"),
        (Change("postcodes", "1011", "inwoners", "9630", "veel"), "verkeerde type"),
        (Change("gemeenten", "GM0014", "naam", "Groningen", "Assen"), "staat er al"),
        (Change("coalities", "GM1680", "toelichting", "coalitie-drenthe", "x"), "verwijzing"),
        (whole("contacten", GGD, None, "{"), "onleesbaar"),
        (whole("contacten", GGD, None, '{"organisatie": "ggd-zeeland"}'), "deze kolommen"),
        (whole("contacten", "ggd-zeeland/3", None, contact()), "sleutel hoort niet bij"),
        (whole("contacten", "ggd-zeeland/2", contact(), None), "het record is anders"),
        (whole("contacten", "ggd-zeeland/2", None, contact(bron="")), "waarde ontbreekt"),
        (whole("contacten", "ggd-zeeland/2", None, contact(bevestigd="2026-13")), "kan niet"),
        (whole("contacten", "ggd-zeeland/2", None, contact(kleur="rood")), "deze kolommen"),
    ],
)
def test_a_bad_change_is_told_and_takes_the_good_ones_with_it(package, tmp_path, bad, said):
    store = Store(f"sqlite:///{tmp_path}/a.sqlite")
    good = edit(store, package, "organisaties", "ros-elaa", {"naam": "ELAA"}, ORIGIN)
    with pytest.raises(DataError) as refused:
        apply(store, package, [*good, bad], ORIGIN, "Anna", 0)
    assert any(said in str(fault) for fault in refused.value.faults), refused.value
    assert store.journal() == ([], 0)


def test_an_organisatie_that_others_refer_to_cannot_go(store, package):
    record = base_of(package).record("organisaties", "ros-elaa")
    gone = [whole("organisaties", "ros-elaa", json.dumps(record), None)]
    with pytest.raises(DataError, match=r"werkgebieden.csv.*de verwijzing bestaat niet"):
        apply(store, package, gone, ORIGIN, "Anna", 0)


def test_a_gemeente_keeps_its_one_ros(store, package):
    base = base_of(package)
    key = next(k for k in base.records["werkgebieden"] if k.startswith("ros-"))
    gone = [whole("werkgebieden", key, json.dumps(base.record("werkgebieden", key)), None)]
    with pytest.raises(DataError, match="gemeente GM0014 heeft geen ros"):
        apply(store, package, gone, ORIGIN, "Anna", 0)


def test_all_faults_are_told_at_once(store, package):
    changes = [
        Change("contacten", GGD, "soort", "functioneel", "vriend"),
        Change("postcodes", "1011", "inwoners", "9630", "-1"),
    ]
    with pytest.raises(DataError) as refused:
        apply(store, package, changes, ORIGIN, "Anna", 0)
    assert {fault.kolom for fault in refused.value.faults} >= {"soort", "inwoners", "bron"}


def test_the_same_field_twice_is_refused(store, package):
    twice = [Change("contacten", GGD, "rol", "", word) for word in ("a", "b")]
    with pytest.raises(DataError, match="verandert twee keer"):
        apply(store, package, twice, ORIGIN, "Anna", 0)


@pytest.mark.parametrize("who", ["", "a" * 201])
def test_somebody_does_it(store, package, who):
    changes = edit(store, package, "contacten", GGD, {"rol": "a"}, ORIGIN)
    with pytest.raises(Refused, match="wie"):
        apply(store, package, changes, ORIGIN, who, 0)


def test_nothing_to_change_is_no_import(store, package):
    with pytest.raises(Refused, match="niets"):
        apply(store, package, [Change("contacten", GGD, "rol", "", "")], ORIGIN, "Anna", 0)
    assert not store.exists() or store.revision() == 0


def test_a_date_of_confirmation_needs_no_source(store, package):
    changes = [Change("contacten", GGD, "bevestigd", "", "2026-11-22")]
    apply(store, package, changes, Origin("bevestiging"), "Anna", 0)
    assert record_now(store, package, "contacten", GGD)["bevestigd"] == "2026-11-22"
