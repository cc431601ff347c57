"""What readers say, what the keeper does with it, and what is not kept of them."""

import contextlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import sqlalchemy

from geodata import Landscape
from geodata.files.vcard import MAX_MAILTO
from geodata.keeping.how_long import CONTACTS, HANDLED, WAITING
from geodata.keeping.people import proposals as module
from geodata.keeping.people.erase import erase_contact, mentions_of
from geodata.keeping.people.proposals import (
    accept,
    decline,
    proposal,
    propose,
    waiting,
)
from geodata.keeping.people.review_contacts import confirm, doubtful_contacts, last_seen
from geodata.keeping.people.senders import MAX_PER_NETWORK, MAX_PER_SENDER, PART
from geodata.keeping.refusals import Conflict, Refused
from geodata.keeping.store.applying import apply
from geodata.keeping.store.base import base_of
from geodata.keeping.store.current import load_current, record_now
from geodata.keeping.store.edit import edit
from geodata.keeping.store.feed import changes_feed
from geodata.keeping.store.history import imports_of
from geodata.keeping.store.retention import tidy, tidy_journal, tidy_proposals
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import metadata, proposals, salts
from geodata.keeping.store.undo import undo_import
from geodata.package.check import Package
from tests.unit.keeping.conftest import ORIGIN, history_of, lived_until, one_kind

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
GGD = "ggd-zeeland/1"
PERSON = "consortium-noord-nederland/1"


def say(store, package: Package, wat="Haarlem", waarom="Ze zijn verhuisd", **more) -> int:
    """Propose something about one organisatie."""
    more = {"veld": "plaats", "sender": "192.0.2.1", "now": NOW} | more
    about = (more.pop("tabel", "organisaties"), more.pop("sleutel", "ros-elaa"))
    return propose(store, package, *about, wat, waarom, **more)


def everything(store) -> str:
    """All text that the store holds."""
    rows = []
    for table in metadata.sorted_tables:
        rows += store.rows(sqlalchemy.select(table))
    return repr(rows)


def test_a_proposal_waits_and_changes_nothing(store, package):
    number = say(store, package, mail="lezer@example.org")
    (found,) = waiting(store)
    assert (found.id, found.wat, found.mail, found.status) == (
        number,
        "Haarlem",
        "lezer@example.org",
        "wacht",
    )
    assert store.revision() == 0


def test_one_click_takes_it_over_and_forgets_the_mail(store, package):
    number = say(store, package, mail="lezer@example.org")
    done = accept(store, package, number, "Anna", 0)
    record = record_now(store, package, "organisaties", "ros-elaa")
    assert record["plaats"] == "Haarlem"
    assert record["bron"] == "melding van een lezer op 22 november 2026"
    assert (record["bron_datum"], record["zekerheid"]) == ("2026-11-22", "laag")
    found = proposal(store, number)
    assert (found.status, found.wie, found.import_id) == ("overgenomen", "Anna", done.id)
    assert waiting(store) == ()
    assert "lezer@example.org" not in everything(store)


def test_turned_down_is_no_change_and_forgets_the_mail(store, package):
    number = say(store, package, mail="lezer@example.org")
    decline(store, number, "Anna")
    assert proposal(store, number).status == "afgewezen"
    assert "lezer@example.org" not in everything(store)
    assert store.revision() == 0


def test_it_is_handled_once(store, package):
    number = say(store, package)
    decline(store, number, "Anna")
    with pytest.raises(Refused, match="al afgewezen"):
        accept(store, package, number, "Bea", 0)
    with pytest.raises(Refused, match="al afgewezen"):
        decline(store, number, "Bea")


@one_kind
def test_a_keeper_who_looked_at_older_data_is_told(store, package, change):
    number = say(store, package)
    change("organisaties", "ros-elaa", plaats="Amstelveen")
    with pytest.raises(Conflict):
        accept(store, package, number, "Bea", 0)
    assert [found.id for found in waiting(store)] == [number]


@one_kind
def test_a_proposal_without_a_field_needs_one(store, package):
    number = say(store, package, veld="", wat="De plaats klopt niet, het is Haarlem")
    with pytest.raises(Refused, match="welk veld"):
        accept(store, package, number, "Anna", 0)
    accept(store, package, number, "Anna", 0, veld="plaats", nieuw="Haarlem")
    assert record_now(store, package, "organisaties", "ros-elaa")["plaats"] == "Haarlem"


@one_kind
def test_what_is_so_already_is_not_taken_over(store, package):
    same = base_of(package).record("organisaties", "ros-elaa")["naam"]
    number = say(store, package, veld="naam", wat=same)
    with pytest.raises(Refused, match="staat al zo"):
        accept(store, package, number, "Anna", 0)


@one_kind
@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"wat": " "}, "Zeg wat"),
        ({"wat": "a" * 1001}, "hooguit 1000"),
        ({"waarom": "a" * 1001}, "hooguit 1000"),
        ({"mail": "geen adres"}, "geen mailadres"),
        ({"mail": f"{'a' * 250}@x.nl"}, "geen mailadres"),
        ({"sleutel": "ros-mars"}, "kent de atlas niet"),
        ({"tabel": "plaatsen", "sleutel": "2743477"}, "kent de atlas niet"),
        ({"tabel": "mensen"}, "kent de atlas niet"),
        ({"veld": "kleur"}, "kent de atlas niet"),
        ({"veld": "bron"}, "kent de atlas niet"),
    ],
)
def test_a_proposal_is_bounded(store, package, bad, said):
    with pytest.raises(Refused, match=said):
        say(store, package, **bad)
    assert waiting(store) == ()


def test_a_sender_has_a_number_a_day_and_leaves_no_address(store, package):
    for _ in range(MAX_PER_SENDER):
        say(store, package)
    with pytest.raises(Refused, match="vandaag"):
        say(store, package)
    say(store, package, sender="192.0.2.2")
    assert "192.0.2." not in everything(store)
    mark = {row.afzender for row in store.rows(sqlalchemy.select(proposals.c.afzender))}
    assert len(mark) == 2
    say(store, package, now=NOW + timedelta(days=1))
    after = {row.afzender for row in store.rows(sqlalchemy.select(proposals.c.afzender))}
    assert not mark & after
    assert len(store.rows(sqlalchemy.select(salts))) == 1


def test_addresses_of_one_household_are_one_sender(store, package):
    for number in range(MAX_PER_SENDER):
        say(store, package, sender=f"2001:db8:0:1::{number + 1:x}")
    with pytest.raises(Refused, match="vandaag"):
        say(store, package, sender="2001:db8:0:1:ffff::1")
    say(store, package, sender="2001:db8:0:2::1")


def test_one_network_does_not_fill_the_waiting_room(store, package):
    for number in range(MAX_PER_NETWORK):
        say(store, package, sender=f"2001:db8:0:{number:x}::1")
    with pytest.raises(Refused, match="netwerk"):
        say(store, package, sender="2001:db8:0:ffff::1")
    say(store, package, sender="2001:db8:1::1")


def test_there_is_a_limit_to_what_waits(store, package, monkeypatch):
    monkeypatch.setattr(module, "MAX_WAITING", 2)
    numbers = [say(store, package, sender=str(sender)) for sender in range(2)]
    with pytest.raises(Refused, match="te veel"):
        say(store, package, sender="3")
    decline(store, numbers[0], "Anna")
    say(store, package, sender="3")


def test_proposals_are_kept_as_long_as_is_said(store, package):
    old = say(store, package)
    handled = say(store, package)
    decline(store, handled, "Anna")
    with store.writing() as connection:
        tidy_proposals(connection, NOW + WAITING - timedelta(hours=1))
    assert [found.id for found in waiting(store)] == [old]
    lived_until(store, NOW + WAITING)
    tidy(store, NOW + WAITING + timedelta(hours=1))
    assert waiting(store) == ()
    assert proposal(store, handled).status == "afgewezen"
    lived_until(store, datetime.now(UTC) + HANDLED)
    with store.writing() as connection:
        tidy_proposals(connection, datetime.now(UTC) + HANDLED + timedelta(hours=1))
    with pytest.raises(Refused, match="niet meer"):
        proposal(store, handled)


def test_erasing_takes_a_contact_out_of_data_journal_and_proposals(store, package, change):
    email = base_of(package).record("contacten", PERSON)["email"]
    change("contacten", PERSON, naam="Iemand Anders", email="iemand.anders@rug.nl")
    change("contacten", GGD, rol="secretariaat")
    about = say(store, package, wat=f"{email.upper()} werkt er niet meer", veld="")
    own = say(store, package, tabel="contacten", sleutel=PERSON, wat="06-12345678", veld="telefoon")
    other = say(store, package)
    done = erase_contact(store, package, PERSON, "Anna")
    kept = everything(store)
    for word in (
        "Iemand Anders",
        "iemand.anders",
        "Corrie Voorbeeld",
        email,
        email.upper(),
        "06-123",
    ):
        assert word not in kept
    assert (done.meldingen, done.in_basis) == (2, True)
    assert done.journaal == len(history_of(store, "contacten", PERSON)) - 1 > 3
    assert all(entry.gewist for entry in history_of(store, "contacten", PERSON))
    assert [found.id for found in waiting(store)] == [other]
    assert {proposal(store, number).status for number in (about, own)} == {"afgewezen"}
    rows = load_current(store=store).table("contacten")
    assert "consortium-noord-nederland" not in set(rows["organisatie"])
    assert rows.set_index("organisatie").loc["ggd-zeeland", "rol"] == "secretariaat"
    assert store.revision() == done.id


def test_nothing_of_an_erased_contact_is_left_in_the_file(package, tmp_path):
    store = Store(f"sqlite:///{tmp_path}/a.sqlite")
    values = edit(store, package, "contacten", PERSON, {"naam": "Iemand Anders"}, ORIGIN)
    apply(store, package, values, ORIGIN, "Anna", 0)
    assert any(b"Iemand Anders" in file.read_bytes() for file in tmp_path.glob("a.sqlite*"))
    erase_contact(store, package, PERSON, "Anna")
    assert not any(b"Iemand Anders" in file.read_bytes() for file in tmp_path.glob("a.sqlite*"))


def test_nothing_of_an_old_proposal_is_left_in_the_file(package, tmp_path):
    store = Store(f"sqlite:///{tmp_path}/a.sqlite")
    say(store, package, wat="Haarlemmerhout")
    assert any(b"Haarlemmerhout" in file.read_bytes() for file in tmp_path.glob("a.sqlite*"))
    lived_until(store, NOW + WAITING)
    tidy(store, NOW + WAITING + timedelta(hours=1))
    assert not any(b"Haarlemmerhout" in file.read_bytes() for file in tmp_path.glob("a.sqlite*"))


def test_what_was_erased_does_not_come_back(store, package, change):
    done = change("contacten", PERSON, naam="Iemand Anders")
    erased = erase_contact(store, package, PERSON, "Anna")
    for number in (done.id, erased.id):
        with pytest.raises(Refused, match="niets om terug te nemen"):
            undo_import(store, package, number, "Anna", store.revision())


def test_other_contacts_of_the_same_person_are_named(store, package, change):
    email = base_of(package).record("contacten", PERSON)["email"]
    change("contacten", GGD, email=email)
    assert erase_contact(store, package, PERSON, "Anna").elders == (f"contacten: {GGD}",)


def test_an_erased_person_is_nowhere_else_either(store, package, change):
    """In the journal of other records, in remarks on imports, and in what goes out of the atlas."""
    record = base_of(package).record("contacten", PERSON)
    naam, email = record["naam"], record["email"]
    note = f"Vraag {naam} ({email.upper()})"
    change("organisaties", "ros-elaa", opmerking=note)
    change("organisaties", "ros-elaa", opmerking="Bel het secretariaat")
    change("gemeentecontacten", "GM0014", opmerking=note)
    origin = replace(ORIGIN, bestand=f"{naam}.xlsx", opmerking=note)
    change("organisaties", "ros-elaa", plaats="Haarlem", origin=origin)
    # What stands now is for a keeper to decide on, and then it goes from there too.
    assert mentions_of(store, package, PERSON) == ("gemeentecontacten: GM0014",)
    change("gemeentecontacten", "GM0014", opmerking="")
    assert mentions_of(store, package, PERSON) == ()
    assert erase_contact(store, package, PERSON, "Anna").elders == ()
    now = load_current(store=store)
    ours = now.organisaties.loc["ros-elaa"]
    assert (ours["opmerking"], ours["plaats"]) == ("Bel het secretariaat", "Haarlem")
    feeds = (changes_feed(now, store, "https://atlas.example", code) for code in ("", "GM0014"))
    tables = (now.table(name).to_csv() for name in now.tables)
    texts = (everything(store), *map(bytes.decode, feeds), *tables)
    for text in texts:
        assert naam.lower() not in text.lower()
        assert email.lower() not in text.lower()


def test_a_contact_that_is_not_there_cannot_be_erased(store, package):
    with pytest.raises(Refused, match="bestaat niet"):
        erase_contact(store, package, "ggd-mars/1", "Anna")
    assert store.revision() == 0


def test_old_contacts_leave_the_journal_and_the_data_stay(store, package, change):
    change("contacten", GGD, email="oud@ggdzeeland.nl")
    change("contacten", GGD, email="nieuw@ggdzeeland.nl", telefoon="0113-249400")
    change("organisaties", "ros-elaa", plaats="Haarlem")
    was = record_now(store, package, "contacten", GGD)
    lived_until(store, datetime.now(UTC) + CONTACTS)
    with store.writing() as connection:
        tidy_journal(connection, datetime.now(UTC) + CONTACTS - timedelta(hours=1))
    assert "oud@ggdzeeland.nl" in everything(store)
    tidy(store, datetime.now(UTC) + CONTACTS + timedelta(hours=1))
    kept = everything(store)
    assert "oud@ggdzeeland.nl" not in kept
    assert "info@ggdzeeland.nl" not in kept
    assert record_now(store, package, "contacten", GGD) == was
    assert [e.oud for e in history_of(store, "organisaties", "ros-elaa")].count(None) == 0


@pytest.mark.parametrize("leap", [timedelta(days=200), timedelta(days=2000)])
def test_a_clock_that_is_wrong_deletes_nothing(store, package, change, leap):
    say(store, package, now=datetime.now(UTC))
    change("contacten", GGD, email="oud@ggdzeeland.nl")
    change("contacten", GGD, email="nieuw@ggdzeeland.nl")
    before = everything(store)
    for hour in range(3):
        tidy(store, datetime.now(UTC) + leap + timedelta(hours=hour))
    tidy(store, datetime.now(UTC) - leap)
    tidy(store, datetime.now(UTC))
    assert "oud@ggdzeeland.nl" in everything(store)
    assert len(waiting(store)) == 1
    assert everything(store).count("oud@") == before.count("oud@")


def test_a_clock_that_keeps_saying_so_is_believed(store, package):
    say(store, package, now=datetime.now(UTC))
    for day in range(3):
        assert len(waiting(store)) == 1
        tidy(store, datetime.now(UTC) + WAITING + timedelta(days=1 + day))
    assert waiting(store) == ()


@one_kind
def test_who_sends_day_after_day_does_not_fill_the_waiting_room(store, package, monkeypatch):
    most = 60
    monkeypatch.setattr(module, "MAX_WAITING", most)
    for day in range(8):
        # More than a network ever gets of so much room.
        for number in range(most // PART + 3):
            with contextlib.suppress(Refused):
                sender = f"2001:db8:0:{number:x}::1"
                say(store, package, sender=sender, now=NOW + timedelta(days=day))
    assert 20 < len(waiting(store)) < 45
    say(store, package, sender="2001:db8:1::1", now=NOW + timedelta(days=8))


def test_tidying_makes_no_store(tmp_path):
    tidy(Store(f"sqlite:///{tmp_path}/a.sqlite"), NOW)
    assert list(tmp_path.iterdir()) == []


@one_kind
def test_contacts_without_a_year_of_confirmation_are_doubtful(store, package, small, today):
    found = doubtful_contacts(small, today)
    names = small.organisaties["naam"]
    assert list(found) == sorted(found, key=lambda key: names[key])
    stopped = small.organisaties.query("status in ['niet actief', 'gefuseerd']").index
    assert not set(found) & set(stopped)
    assert found["ggd-zeeland"][0].sleutel == GGD
    done = confirm(store, package, [GGD, "ggd-limburg-noord/1"], "Anna", today, 0)
    assert done.aantal == 2
    now = load_current(store=store)
    after = doubtful_contacts(now, today)
    assert set(found) - set(after) == {"ggd-zeeland", "ggd-limburg-noord"}
    assert set(doubtful_contacts(now, today.replace(year=2027))) == set(found)
    # The source says what it said.
    row = now.table("contacten").set_index("organisatie").loc["ggd-zeeland"]
    was = small.table("contacten").set_index("organisatie").loc["ggd-zeeland"]
    assert (row["bron"], row["bevestigd"]) == (was["bron"], today.isoformat())
    assert imports_of(store)[0].soort == "bevestiging"


def test_every_mail_asks_one_contact_what_the_atlas_says(small: Landscape, today):
    rows = small.table("contacten")
    for key, contacts in doubtful_contacts(small, today).items():
        for contact in contacts:
            (row,) = rows[
                (rows["organisatie"] == key)
                & (rows["volgnummer"] == int(contact.sleutel.split("/")[1]))
            ].to_dict("records")
            parts = urlsplit(contact.mail)
            asked = parse_qs(parts.query)
            assert unquote(parts.path) == row["email"]
            assert "Klopt dit nog?" in asked["subject"][0]
            assert row["email"] in asked["body"][0]
            assert row["bron"] in asked["body"][0]
            assert len(contact.mail) <= MAX_MAILTO


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("", ""), ""),
        (("2020", ""), "2020"),
        (("", "2026-01-02"), "2026-01-02"),
        (("2025-03", "2024-12-31"), "2025-03"),
        (("2024", "2024-06-01"), "2024-06-01"),
    ],
)
def test_the_later_date_counts(dates, expected):
    assert last_seen(*dates) == expected


@one_kind
def test_a_contact_is_doubtful_after_a_year(package, small, store):
    confirm(store, package, [GGD], "Anna", date(2026, 1, 31), 0)
    now = load_current(store=store)
    assert "ggd-zeeland" not in doubtful_contacts(now, date(2027, 1, 30))
    assert "ggd-zeeland" in doubtful_contacts(now, date(2027, 1, 31))
