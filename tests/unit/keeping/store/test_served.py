"""Readers see new data without a restart, in every process; what is faulty they never see."""

import json
import logging
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import ProgrammingError
from starlette.requests import Request

from app import serve_layer
from geodata import DataError
from geodata.keeping.how_long import WAITING
from geodata.keeping.people.proposals import propose, waiting
from geodata.keeping.store import retention
from geodata.keeping.store.applying import apply
from geodata.keeping.store.edit import edit
from geodata.keeping.store.store import Store, open_store
from geodata.landscape import DATA
from geodata.map.publish import publish
from pages.parts.shared import served as module
from tests.unit.keeping.conftest import ORIGIN, lived_until, one_kind

WATCH = """
import time
from pages.parts.shared import served
from pages.parts.shared.served import landscape
served.LOOK_AFTER = 0.1
print(landscape().revision, flush=True)
while landscape().revision == 0:
    time.sleep(0.05)
print(landscape().organisaties.loc["ros-elaa", "plaats"], flush=True)
"""


@pytest.fixture
def served(monkeypatch, url, package):
    """Serves the data of a store, and looks at it at every call."""
    monkeypatch.setenv("ATLAS_DATABASE_URL", url)
    monkeypatch.setattr(module, "LOOK_AFTER", -1)
    monkeypatch.setattr(module, "PATIENCE", 60)
    monkeypatch.setattr(module, "PATIENCE_FOR_NEW", 60)
    return module.Served()


def place(served) -> str:
    return served().organisaties.loc["ros-elaa", "plaats"]


def test_a_change_is_served(served, change):
    before = served()
    assert served() is before
    change("organisaties", "ros-elaa", plaats="Haarlem")
    assert place(served) == "Haarlem"
    assert served() is served()
    assert served.recent()[1] is before


def test_what_was_kept_long_enough_goes_once_a_day(served, store, package, monkeypatch):
    about = (store, package, "organisaties", "ros-elaa", "Haarlem", "Ze zijn verhuisd")
    late = datetime.now(UTC) - WAITING - timedelta(days=1)
    served()
    served()
    propose(*about, veld="plaats", sender="192.0.2.1", now=late)
    served()
    assert len(waiting(store)) == 1
    lived_until(store, datetime.now(UTC))
    monkeypatch.setattr(module, "TIDY_AFTER", -1)
    served()
    assert waiting(store) == ()


@one_kind
def test_readers_notice_nothing_when_tidying_fails(served, change, monkeypatch, caplog):
    def refuse(*args):
        raise ProgrammingError("DELETE", {}, Exception("permission denied"))

    change("organisaties", "ros-elaa", plaats="Haarlem")
    served()
    monkeypatch.setattr(retention, "tidy_proposals", refuse)
    assert place(served) == "Haarlem"
    assert "niet gewist" in caplog.text


@one_kind
def test_within_a_while_nobody_looks(served, change, monkeypatch):
    served()
    monkeypatch.setattr(module, "LOOK_AFTER", 3600)
    monkeypatch.setattr(module, "current_revision", lambda: pytest.fail("looked"))
    change("organisaties", "ros-elaa", plaats="Haarlem")
    assert served().revision == 0


def test_every_process_serves_it(url, change, monkeypatch):
    monkeypatch.setenv("ATLAS_DATABASE_URL", url)
    command = [sys.executable, "-c", WATCH]
    with subprocess.Popen(command, cwd=DATA.parent, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout.readline() == "0\n"
        change("organisaties", "ros-elaa", plaats="Haarlem")
        assert reader.communicate(timeout=60)[0] == "Haarlem\n"


@one_kind
def test_while_one_loads_the_others_are_served(served, change, monkeypatch):
    before = served()
    change("organisaties", "ros-elaa", plaats="Haarlem")
    loading, go_on = threading.Event(), threading.Event()
    load = module.load_current

    def slowly():
        loading.set()
        go_on.wait()
        return load()

    monkeypatch.setattr(module, "load_current", slowly)
    one = threading.Thread(target=served)
    one.start()
    loading.wait()
    assert served() is before
    go_on.set()
    one.join()
    assert place(served) == "Haarlem"


@one_kind
def test_faulty_data_are_not_served_and_told_once(
    served, store, package, change, monkeypatch, caplog
):
    before = served()
    change("organisaties", "ros-elaa", plaats="Haarlem")
    error = DataError(package.path, [module.Fault("organisaties.csv", "iets klopt niet.")])

    def faulty():
        raise error

    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(module, "load_current", faulty)
        assert [served() is before for _ in range(3)] == [True] * 3
    assert caplog.text.count("iets klopt niet") == 1
    change("organisaties", "ros-elaa", plaats="Amstelveen")
    assert place(served) == "Amstelveen"


def test_a_store_that_cannot_be_reached_never_means_older_data(monkeypatch):
    monkeypatch.setenv("ATLAS_DATABASE_URL", "postgresql://atlas:geheim@127.0.0.1:9/atlas")
    with pytest.raises(DataError, match="niet bereikbaar") as refused:
        module.Served()()
    assert "geheim" not in str(refused.value)


def test_a_store_that_goes_away_leaves_what_was_served(served, change, monkeypatch, caplog):
    change("organisaties", "ros-elaa", plaats="Haarlem")
    assert place(served) == "Haarlem"
    monkeypatch.setenv("ATLAS_DATABASE_URL", "postgresql://atlas@127.0.0.1:9/atlas")
    assert place(served) == "Haarlem"
    assert "niet bereikbaar" in caplog.text


def test_the_first_change_makes_the_store(tmp_path, monkeypatch, package):
    file = tmp_path / "beheer" / "wijzigingen.sqlite"
    monkeypatch.setenv("ATLAS_OPSLAG", str(file))
    monkeypatch.setattr(module, "LOOK_AFTER", -1)
    monkeypatch.setattr(module, "PATIENCE", 60)
    served = module.Served()
    assert (served().revision, file.parent.exists()) == (0, False)
    store = open_store()
    changes = edit(store, package, "organisaties", "ros-elaa", {"plaats": "Haarlem"}, ORIGIN)
    apply(store, package, changes, ORIGIN, "Anna", 0)
    assert place(served) == "Haarlem"


def test_an_atlas_without_changes_imports_no_database(tmp_path):
    program = "import sys, pages.parts.shared.served as s; s.landscape(); print('sqlalchemy' in sys.modules)"
    environment = {"ATLAS_OPSLAG": str(tmp_path / "geen.sqlite"), "PYTHONPATH": str(DATA.parent)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=DATA.parent, env=environment, capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr


def ask(name: str) -> int:
    request = Request({"type": "http", "path_params": {"name": name}, "headers": []})
    return serve_layer(request).status_code


def test_a_page_of_before_and_a_page_of_another_process_get_their_map(
    served, url, package, monkeypatch
):
    monkeypatch.setattr("app.landscape", served)
    laag = next(laag for laag in served().vocabulary.lagen if laag.id == "ros")
    old = publish(served(), laag).name
    store = Store(url)
    changes = edit(store, package, "organisaties", "ros-elaa", {"naam": "ELAA Noord"}, ORIGIN)
    apply(store, package, changes, ORIGIN, "Anna", 0)
    elsewhere = module.Served()
    new = publish(elsewhere(), laag)
    assert new.name != old
    assert "ELAA Noord" in json.dumps(json.loads(new.content), ensure_ascii=False)
    # This process has not looked yet, and is asked for what it cannot know.
    monkeypatch.setattr(module, "LOOK_AFTER", 3600)
    assert [ask(name) for name in (old, new.name, old, "ros-niets.json")] == [200, 200, 200, 404]


@pytest.fixture
def impatient(served, monkeypatch):
    """The same, as it is served: nobody waits long."""
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    monkeypatch.setattr(module, "PATIENCE_FOR_NEW", 0.4)
    return served


@one_kind
def test_a_store_that_hangs_holds_up_no_reader(impatient, change, monkeypatch):
    before = impatient()
    hangs, go_on = threading.Event(), threading.Event()
    look = module.current_revision

    def hang():
        hangs.set()
        assert go_on.wait(60)
        return look()

    monkeypatch.setattr(module, "current_revision", hang)
    began = time.monotonic()
    assert impatient() is before
    assert hangs.is_set()
    assert [impatient() is before for _ in range(50)] == [True] * 50
    assert impatient.newest()[0] is before
    assert time.monotonic() - began < 30
    assert impatient.is_behind
    change("organisaties", "ros-elaa", plaats="Haarlem")
    go_on.set()
    monkeypatch.setattr(module, "PATIENCE_FOR_NEW", 60)
    assert impatient.newest()[0].organisaties.loc["ros-elaa", "plaats"] == "Haarlem"
    assert not impatient.is_behind


def test_a_store_out_of_reach_is_said_until_it_is_back(served, change, url, monkeypatch):
    change("organisaties", "ros-elaa", plaats="Haarlem")
    served()
    assert not served.is_behind
    monkeypatch.setenv("ATLAS_DATABASE_URL", "postgresql://atlas@127.0.0.1:9/atlas")
    served()
    assert served.is_behind
    monkeypatch.setenv("ATLAS_DATABASE_URL", url)
    served()
    assert not served.is_behind


def test_a_file_that_is_damaged_in_place_leaves_what_was_served(tmp_path, package, monkeypatch):
    file = tmp_path / "a.sqlite"
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setattr(module, "LOOK_AFTER", -1)
    monkeypatch.setattr(module, "PATIENCE", 60)
    store = Store(f"sqlite:///{file}")
    changes = edit(store, package, "organisaties", "ros-elaa", {"plaats": "Haarlem"}, ORIGIN)
    apply(store, package, changes, ORIGIN, "Anna", 0)
    store.forget()
    served = module.Served()
    assert place(served) == "Haarlem"
    with file.open("r+b") as opened:
        opened.seek(100)
        opened.write(b"\xff" * (file.stat().st_size - 100))
    assert place(served) == "Haarlem"
    assert served.is_behind


def test_a_start_without_a_store_costs_one_reader_the_wait(monkeypatch):
    asked = []

    def refuse():
        asked.append(1)
        raise module.StoreError("De opslag is niet bereikbaar.")

    monkeypatch.setattr(module, "load_current", refuse)
    served = module.Served()
    for _ in range(20):
        with pytest.raises(DataError, match="niet bereikbaar"):
            served()
    assert len(asked) == 1
