"""Who collects garbage, and when: never after a run, never what stays."""

import gc
import inspect
import time
import weakref

import pytest
from streamlit import config
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

import app
from geodata import load_landscape
from pages.parts.shared import served as module
from pages.parts.shared.heap import GROWN, Heap, heap


@pytest.fixture(autouse=True)
def thaw():
    yield
    gc.unfreeze()


class Ring:
    """Garbage that only a collection finds."""

    def __init__(self):
        self.itself = self


def test_streamlit_still_has_the_option_and_it_is_off():
    template = config._config_options_template["runner.postScriptGC"]
    assert template.type is bool
    # Whatever the default becomes, a run collects only when this option says so.
    assert 'get_option("runner.postScriptGC")' in inspect.getsource(ScriptRunner)
    assert inspect.getsource(ScriptRunner).count("gc.collect") == 1
    assert config.get_option("runner.postScriptGC") is False


def test_a_run_looks_through_nothing_that_stays(app, monkeypatch):
    app("kaart")
    heap.settle()
    seen = []
    monkeypatch.setattr(gc, "callbacks", [lambda phase, info: seen.append(info["generation"])])
    test = app("kaart")
    stays = gc.get_freeze_count()
    looked_at = len(gc.get_objects())
    assert not test.exception
    # AppTest makes new sessions and modules; a third of what stays is ample for that.
    assert looked_at < stays / 3
    assert seen.count(2) <= 2


@pytest.mark.usefixtures("as_large_as_it_is")
def test_what_the_start_made_is_set_aside(monkeypatch):
    loaded = load_landscape()
    monkeypatch.setattr(app, "landscape", lambda: loaded)
    gc.unfreeze()
    app.prepare()
    assert gc.get_freeze_count() > 100_000
    assert len(gc.get_objects()) < gc.get_freeze_count() / 10


def test_settling_again_lets_go_of_what_is_no_longer_used():
    own = Heap()
    ring = Ring()
    gone = weakref.ref(ring)
    own.settle()
    del ring
    gc.collect()
    assert gone() is not None, "what is set aside is not collected"
    own.settle()
    assert gone() is None


def test_a_quiet_minute_collects_what_is_young_and_growth_asks_for_all(monkeypatch):
    own = Heap()
    own.settle()
    asked = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: asked.append(generation))
    own.tidy()
    assert asked == [1]
    own._settled_at /= GROWN * 2
    own.tidy()
    assert asked == [1, 2]


def test_after_an_import_the_new_landscape_is_set_aside_and_the_old_one_let_go(monkeypatch):
    served = module.Served()
    revision = [0]

    def load():
        return module.Landscape(load_landscape().package, revision[0])

    monkeypatch.setattr(module, "load_current", load)
    monkeypatch.setattr(module, "current_revision", lambda: revision[0])
    monkeypatch.setattr(module, "LOOK_AFTER", 0)
    own = Heap()
    monkeypatch.setattr(module, "heap", own)
    first = weakref.ref(served())
    own.start()
    for number in (1, 2):
        revision[0] = number
        time.sleep(0.01)
        assert served().revision == number
    assert own._asked.is_set()
    own.settle()
    assert first() is None, "of two landscapes ago nothing is left"
