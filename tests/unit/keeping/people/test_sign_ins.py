"""The book of sign-ins: who came in, who is out everywhere, and what it holds of whom."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from geodata.keeping.how_long import SIGN_INS
from geodata.keeping.people import sign_ins as module
from geodata.keeping.people.sign_ins import (
    end_sign_ins,
    has_ended,
    note_refusal,
    note_sign_in,
    sign_ins_of,
)
from geodata.keeping.store.retention import tidy
from geodata.keeping.store.tables import sign_ins
from tests.unit.keeping.conftest import lived_until

ANNA = "Anna@example.org"


def test_who_goes_out_is_out_everywhere(store):
    note_sign_in(store, ANNA, 1000)
    note_sign_in(store, ANNA, 1060)
    assert not has_ended(store, ANNA, 1060)
    # With the older of two proofs, in another browser.
    end_sign_ins(store, "anna@EXAMPLE.org", 1000)
    assert has_ended(store, ANNA, 1000)
    assert has_ended(store, ANNA, 1060)
    assert not has_ended(store, ANNA, 1061)
    assert not has_ended(store, "bea@example.org", 1000)


def test_a_sign_in_stands_in_the_book_once(store):
    for issued in (1000, 1000, 2000):
        note_sign_in(store, ANNA, issued)
    end_sign_ins(store, ANNA, 2000)
    assert [one.wat for one in sign_ins_of(store)] == ["afgemeld", "aangemeld", "aangemeld"]
    assert {one.wie for one in sign_ins_of(store)} == {"anna@example.org"}


def test_of_who_is_no_keeper_the_book_has_no_address(store):
    note_refusal(store, "jan.jansen@elders.nl", "staat niet op de lijst")
    assert [(one.wie, one.wat) for one in sign_ins_of(store)] == [
        ("iemand van elders.nl", "staat niet op de lijst")
    ]
    assert "jansen" not in repr(store.rows(select(sign_ins)))


def test_who_keeps_being_refused_does_not_fill_it(store, monkeypatch):
    monkeypatch.setattr(module, "MAX_PER_DAY", 3)
    for _ in range(5):
        note_refusal(store, "jan@elders.nl", "staat niet op de lijst")
    assert len(sign_ins_of(store)) == 3


@pytest.mark.parametrize(("late", "left"), [(-1, 1), (1, 0)])
def test_a_line_is_kept_as_long_as_is_said(store, late, left):
    note_sign_in(store, ANNA, 1000)
    moment = datetime.now(UTC) + SIGN_INS + timedelta(days=late)
    lived_until(store, moment)
    tidy(store, moment)
    assert len(sign_ins_of(store)) == left
