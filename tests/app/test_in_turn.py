"""Runs of readers go one after the other, and none waits long for another."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import sleep

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

from pages.parts.shared.in_turn import InTurn, run_in_turn

LONG = 30


def test_at_most_one_is_inside_at_a_time():
    place, inside, most = InTurn(LONG), [], []
    ready = Barrier(8)

    def go(at: int) -> None:
        ready.wait(LONG)
        for _ in range(50):
            with place.turn():
                inside.append(at)
                most.append(len(inside))
                inside.remove(at)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(go, range(8)))
    assert len(most) == 400
    assert max(most) == 1


def test_who_takes_long_is_followed_and_lets_the_one_after_alone():
    place = InTurn(0.05)
    first_is_done, followed = Event(), Event()

    def slow() -> None:
        with place.turn():
            followed.wait(LONG)
        first_is_done.set()

    def second() -> bool:
        with place.turn():
            followed.set()
            # The first leaves, and does not give away the turn of the second.
            first_is_done.wait(LONG)
            return place._inside is not None

    with ThreadPoolExecutor(2) as pool:
        waits = pool.submit(slow)
        after = pool.submit(second)
        assert after.result(LONG)
        waits.result(LONG)


def test_who_came_first_goes_first():
    place, gone = InTurn(LONG), []

    def go(at: int) -> None:
        with place.turn():
            gone.append(at)

    with ThreadPoolExecutor(9) as pool, place.turn():
        for at in range(9):
            pool.submit(go, at)
            # Until it stands in the row.
            while len(place._waiting) <= at:
                sleep(0.001)
    assert gone == list(range(9))


def test_a_run_that_fails_gives_its_turn_away():
    place = InTurn(LONG)
    with pytest.raises(ValueError, match="stuk"), place.turn():
        raise ValueError("stuk")
    with place.turn():
        assert place._inside


def test_streamlit_runs_a_page_where_it_is_made_to_wait(monkeypatch):
    """Leans on `_run_script` of the ScriptRunner of Streamlit 1.67."""
    seen, original = [], ScriptRunner._run_script

    def counted(self, *about):
        seen.append(about)
        original(self, *about)

    monkeypatch.setattr(ScriptRunner, "_run_script", counted)
    run_in_turn()
    once = ScriptRunner._run_script
    run_in_turn()
    assert ScriptRunner._run_script is once
    shown = AppTest.from_string(
        "import streamlit as st\nst.button('Nog eens')\nst.text('er')"
    ).run()
    assert [text.value for text in shown.text] == ["er"]
    shown.button[0].click().run()
    assert len(seen) == 2
