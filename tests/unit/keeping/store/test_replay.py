"""The fold of the journal is the data; undo gives back what was; the base may move on."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.keeping.store.base import Base
from geodata.keeping.store.replay import Step, fold

COLUMNS = ("id", "naam", "plaats")
RECORDS = {key: {"id": key, "naam": key, "plaats": "Zwolle"} for key in ("a", "b")}
BASE = Base({"t": RECORDS}, {"t": COLUMNS})
VALUES = st.sampled_from(["", "x", "y", "é"])


def as_text(record):
    return None if record is None else json.dumps(record)


@st.composite
def journals(draw):
    """A base, the steps of somebody who works on it, and the records as a plain model has them."""
    model = {key: dict(record) for key, record in RECORDS.items()}
    steps = []
    for _ in range(draw(st.integers(0, 12))):
        key = draw(st.sampled_from(["a", "b", "c"]))
        record = model.get(key)
        if record is None or draw(st.integers(0, 3)) == 0:
            new = {"id": key, "naam": draw(VALUES), "plaats": draw(VALUES)} if not record else None
            steps.append(Step("t", key, "", as_text(record), as_text(new)))
            model[key] = new
        else:
            column, value = draw(st.sampled_from(COLUMNS[1:])), draw(VALUES)
            steps.append(Step("t", key, column, record[column], value))
            model[key] = {**record, column: value}
    return steps, model


def reverse(steps):
    return [Step(s.tabel, s.sleutel, s.veld, s.nieuw, s.oud) for s in reversed(steps)]


def with_base(records):
    return Base({"t": records}, {"t": COLUMNS})


@given(journals())
def test_the_fold_is_what_somebody_did(journal):
    steps, model = journal
    folded = fold(BASE, steps)
    assert folded.faults == ()
    for key in ("a", "b", "c"):
        assert folded.record(BASE, "t", key) == model.get(key)


@given(journals(), st.data())
def test_undo_gives_back_exactly_what_was(journal, data):
    steps, _ = journal
    cut = data.draw(st.integers(0, len(steps)))
    before = fold(BASE, steps[:cut])
    after = fold(BASE, [*steps, *reverse(steps[cut:])])
    for key in ("a", "b", "c"):
        assert after.record(BASE, "t", key) == before.record(BASE, "t", key)


@given(journals(), st.data())
def test_an_export_that_became_the_base_changes_nothing(journal, data):
    steps, model = journal
    cut = data.draw(st.integers(0, len(steps)))
    half = fold(BASE, steps[:cut])
    records = {key: half.record(BASE, "t", key) for key in ("a", "b", "c")}
    moved = with_base({key: record for key, record in records.items() if record})
    folded = fold(moved, steps)
    assert folded.faults == ()
    for key in ("a", "b", "c"):
        assert folded.record(moved, "t", key) == model.get(key)


def test_a_base_that_moved_on_under_a_change_is_a_fault():
    step = Step("t", "a", "naam", "a", "nieuw")
    moved = with_base({"a": {**RECORDS["a"], "naam": "van iemand anders"}})
    (fault,) = fold(moved, [step]).faults
    assert "record a" in str(fault)
    assert "van iemand anders" in str(fault)
    undone = fold(moved, [step, *reverse([step])])
    assert undone.faults == ()
    assert undone.record(moved, "t", "a")["naam"] == "van iemand anders"


def test_a_record_that_the_base_no_longer_has_is_a_fault():
    step = Step("t", "a", "naam", "a", "nieuw")
    gone = with_base({})
    assert len(fold(gone, [step]).faults) == 1
    assert fold(gone, [step, *reverse([step])]).faults == ()


def test_another_field_of_the_base_may_move_on():
    moved = with_base({"a": {**RECORDS["a"], "plaats": "Assen"}})
    folded = fold(moved, [Step("t", "a", "naam", "a", "nieuw")])
    assert folded.faults == ()
    assert folded.record(moved, "t", "a") == {"id": "a", "naam": "nieuw", "plaats": "Assen"}


@pytest.mark.parametrize("again", [RECORDS["a"], {**RECORDS["a"], "naam": "anders"}])
def test_what_was_erased_stays_away(again):
    base = with_base({"a": again})
    steps = [Step("t", "a", "naam", None, None, True), Step("t", "a", "", None, None, True)]
    folded = fold(base, steps)
    assert folded.faults == ()
    assert folded.record(base, "t", "a") is None
    new = Step("t", "a", "", None, as_text({**RECORDS["a"], "naam": "een ander"}))
    folded = fold(base, [*steps, new])
    assert folded.faults == ()
    assert folded.record(base, "t", "a")["naam"] == "een ander"


def test_a_column_that_came_later_is_empty():
    step = Step("t", "c", "", None, json.dumps({"id": "c", "naam": "c"}))
    assert fold(BASE, [step]).record(BASE, "t", "c") == {"id": "c", "naam": "c", "plaats": ""}


@given(journals())
def test_the_base_itself_never_changes(journal):
    was = json.dumps(RECORDS)
    fold(BASE, journal[0])
    assert json.dumps(RECORDS) == was
