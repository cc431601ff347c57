"""The feed of changes: well-formed, newest first, of whom it is asked, and nobody's old address in it."""

from datetime import date, timedelta

import pytest
from defusedxml import ElementTree
from sqlalchemy import Engine, event

from geodata.keeping.store.feed import changes_feed
from geodata.partners import partner_ids
from tests.unit.keeping.conftest import one_kind

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://atlas.voorbeeld.nl"


def read(content: bytes) -> list[dict[str, str]]:
    feed = ElementTree.fromstring(content)
    for needed in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{needed}") is not None
    return [
        {part.tag.removeprefix(ATOM): part.text or part.get("href") for part in entry}
        for entry in feed.iter(f"{ATOM}entry")
    ]


def test_without_changes_the_data_themselves_are_told(small):
    (one,) = read(changes_feed(small, None, BASE))
    assert one["updated"].startswith(str(small.vocabulary.peildatum))
    assert one["link"] == f"{BASE}/gegevens"


@one_kind
def test_a_change_is_told_to_all_and_to_the_gemeenten_it_concerns(store, small, change):
    change("organisaties", "consortium-noord-nederland", plaats="Assen & <Emmen>")
    assert len(read(changes_feed(small, store, BASE))) == 2
    concerned = [
        code
        for code in small.gemeenten.index
        if "consortium-noord-nederland" in partner_ids(small, code)
    ]
    assert concerned
    for code in small.gemeenten.index:
        told = [one["title"] for one in read(changes_feed(small, store, BASE, code))]
        name = small.organisaties.loc["consortium-noord-nederland", "naam"]
        assert (name in told) is (code in concerned), code


def test_what_happened_to_all_partners_is_asked_by_one_connection(store, small, change):
    change("organisaties", "consortium-noord-nederland", plaats="Assen")
    connections = []
    count = connections.append
    event.listen(Engine, "begin", count)
    try:
        told = read(changes_feed(small, store, BASE, "GM0014"))
    finally:
        event.remove(Engine, "begin", count)
    assert len(told) == 2
    assert len(connections) == 1


def test_the_newest_comes_first_and_each_has_a_name_of_its_own(store, small, change):
    for place in ("Assen", "Emmen", "Zwolle"):
        change("organisaties", "consortium-noord-nederland", plaats=place)
    told = read(changes_feed(small, store, BASE))
    assert [one["updated"] for one in told] == sorted(
        (one["updated"] for one in told), reverse=True
    )
    assert len({one["id"] for one in told}) == len(told)


def test_who_asks_since_a_day_gets_what_came_after_it(store, small, change):
    change("organisaties", "consortium-noord-nederland", plaats="Assen")
    tomorrow = date.today() + timedelta(days=2)
    assert len(read(changes_feed(small, store, BASE, since=date(2000, 1, 1)))) == 2
    # A feed is never empty: a program would take that for a fault.
    (one,) = read(changes_feed(small, store, BASE, since=tomorrow))
    assert one["title"] == "De gegevens van de atlas"


def test_keepers_and_old_contacts_are_not_in_it(store, small, change):
    key = "consortium-noord-nederland"
    (was,) = small.table("contacten").query("organisatie == @key")["email"]
    change("contacten", f"{key}/1", who="Anna Beheer", email="nieuw@rug.nl")
    code = next(code for code in small.gemeenten.index if key in partner_ids(small, code))
    for content in (changes_feed(small, store, BASE), changes_feed(small, store, BASE, code)):
        assert was not in content.decode()
        assert "Anna Beheer" not in content.decode()


def test_an_unknown_gemeente_is_refused(small):
    with pytest.raises(KeyError):
        changes_feed(small, None, BASE, "GM9999")
