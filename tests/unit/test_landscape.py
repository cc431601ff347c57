"""The landscape is loaded once and never changes."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import numpy
import pandas
import pytest

from geodata import DataError, load_landscape
from geodata.compare import overlap
from geodata.landscape import DATA, derive, derive_newest
from geodata.regions.neighbours import neighbours
from tests.unit.partners.test_summary import damaged

# Longer than any of these tests takes; who waits for ever fails by it.
PATIENCE = 20


def test_it_holds_every_table_of_the_package(landscape):
    resources = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert set(landscape.tables) == {r["name"] for r in resources if "schema" in r}


def test_a_table_that_does_not_exist_is_a_key_error(landscape):
    with pytest.raises(KeyError):
        landscape.table("kraamzorg")


@pytest.mark.parametrize("name", ["path", "vocabulary", "gemeenten", "anders"])
def test_attributes_cannot_be_set(landscape, name):
    with pytest.raises(AttributeError):
        setattr(landscape, name, None)


def test_what_a_caller_does_with_a_table_stays_with_the_caller(small):
    mine = small.gemeenten
    mine.loc["GM0014", "naam"] = "Stad"
    mine["zekerheid"] = ""
    del mine["provincie"]
    theirs = small.gemeenten
    assert theirs.loc["GM0014", "naam"] == "Groningen"
    assert "" not in set(theirs["zekerheid"])
    assert "provincie" in theirs


def test_what_a_caller_does_with_the_boundaries_stays_with_the_caller(landscape):
    mine = landscape.boundaries
    mine.loc["GM0014"] = None
    assert landscape.boundaries.notna().all()


def test_boundaries_are_in_the_order_of_the_gemeenten(landscape):
    assert landscape.boundaries.index.tolist() == landscape.gemeenten.index.tolist()
    assert landscape.boundaries_rd.index.tolist() == landscape.gemeenten.index.tolist()


def test_boundaries_come_in_degrees_and_in_metres(landscape):
    assert landscape.boundaries.crs.to_epsg() == 4326
    assert landscape.boundaries_rd.crs.to_epsg() == 28992
    # The Netherlands have some 33,700 km2 of land and 41,500 with the large waters.
    assert 33_000 < landscape.boundaries_rd.area.sum() / 1e6 < 42_000


def test_empty_text_is_an_empty_string_and_never_missing(landscape):
    for table in landscape.tables:
        text = landscape.table(table).select_dtypes("str")
        assert text.notna().all(axis=None), table


def test_a_derived_fact_is_worked_out_once(landscape):
    assert neighbours(landscape) is neighbours(landscape)


@pytest.fixture
def fresh(landscape):
    """A landscape of which nothing has been worked out."""
    return damaged(landscape)


def test_what_a_caller_does_with_a_derived_fact_stays_with_the_caller(fresh):
    @derive
    def fact(_landscape):
        return {"codes": ["GM0014"], "per": {"a": {1, 2}}, "pair": (["x"], numpy.zeros(2))}

    found = fact(fresh)
    with pytest.raises(TypeError):
        found["codes"] = []
    with pytest.raises(TypeError):
        found["per"]["a"] = set()
    with pytest.raises(AttributeError):
        found["codes"].append("GM0034")
    with pytest.raises(AttributeError):
        found["per"]["a"].add(3)
    with pytest.raises(AttributeError):
        found["pair"][0].append("y")
    with pytest.raises(ValueError, match="read-only"):
        found["pair"][1][0] = 1
    assert fact(fresh)["codes"] == ("GM0014",)


def test_a_derived_table_can_be_changed_without_reaching_another_caller(fresh):
    @derive
    def table(_landscape):
        return pandas.DataFrame({"a": [1]})

    mine = table(fresh)
    mine["a"] = 2
    assert table(fresh)["a"].tolist() == [1]


def test_two_first_readers_work_a_fact_out_once(fresh):
    started, times = Barrier(2), []

    @derive
    def slow(_landscape, number):
        times.append(number)
        Event().wait(0.2)
        return number

    def read(number):
        started.wait(PATIENCE)
        return slow(fresh, number)

    with ThreadPoolExecutor(2) as pool:
        assert [*pool.map(read, (7, 7), timeout=PATIENCE)] == [7, 7]
    assert times == [7]


def test_who_works_out_one_fact_does_not_hold_up_another(fresh):
    busy, done = Event(), Event()

    @derive
    def long(_landscape):
        busy.set()
        return done.wait(PATIENCE)

    @derive
    def short(_landscape):
        return "kort"

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(long, fresh)
        assert busy.wait(PATIENCE)
        assert pool.submit(short, fresh).result(PATIENCE) == "kort"
        done.set()
        assert first.result(PATIENCE)


def test_facts_made_of_the_same_others_do_not_wait_for_each_other_for_ever(fresh):
    @derive
    def ground(_landscape, number):
        Event().wait(0.01)
        return number

    @derive
    def up(landscape, number):
        return [ground(landscape, n) for n in range(number)]

    @derive
    def down(landscape, number):
        return [ground(landscape, n) for n in reversed(range(number))]

    with ThreadPoolExecutor(4) as pool:
        made = [pool.submit(function, fresh, 9) for function in (up, down, up, down)]
        assert [sorted(one.result(PATIENCE)) for one in made] == [[*range(9)]] * 4


def test_a_fact_made_of_itself_is_an_error_and_does_not_hang(fresh):
    @derive
    def endless(landscape):
        return endless(landscape)

    with pytest.raises(RecursionError):
        endless(fresh)


def test_a_fact_that_fails_can_be_asked_again(fresh):
    answers = iter([KeyError("nog niet"), "nu wel"])

    @derive
    def late(_landscape):
        answer = next(answers)
        if isinstance(answer, KeyError):
            raise answer
        return answer

    with pytest.raises(KeyError):
        late(fresh)
    assert late(fresh) == "nu wel"


def test_the_same_fact_by_name_or_by_place_is_worked_out_once(fresh):
    times = []

    @derive
    def fact(_landscape, a, b):
        times.append((a, b))
        return object()

    assert fact(fresh, 1, 2) is fact(fresh, 1, b=2) is fact(fresh, b=2, a=1)
    assert times == [(1, 2)]


def test_a_fact_by_name_behind_one_that_is_left_out_is_its_own(fresh):
    @derive
    def fact(_landscape, a="", b="", *, c=""):
        return f"{a}/{b}/{c}"

    assert fact(fresh, b="x") == "/x/"
    assert fact(fresh, b="y") == "/y/"
    assert fact(fresh, c="z") == "//z"
    assert fact(fresh) == "//"


def test_a_fact_keeps_its_name_and_explanation():
    assert neighbours.__name__ == "neighbours"
    assert "land border" in neighbours.__doc__


def test_the_environment_says_which_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    with pytest.raises(DataError) as caught:
        load_landscape()
    assert caught.value.path == tmp_path


def test_a_folder_that_is_asked_for_comes_before_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_DATA", str(DATA))
    with pytest.raises(DataError) as caught:
        load_landscape(tmp_path)
    assert caught.value.path == tmp_path


def test_of_what_there_is_no_end_the_newest_are_kept(small):
    asked = []

    @derive_newest(2)
    def made(landscape, key, more=""):
        asked.append(key)
        return {"key": [key, more]}

    for key in ("a", "b", "a", "c", "a", "b"):
        assert made(small, key)["key"] == (key, "")
    # The one that nobody asked for longest made room.
    assert asked == ["a", "b", "c", "b"]
    with pytest.raises(TypeError):
        made(small, "a")["key"] = ()


def test_a_pair_that_is_kept_is_not_changed_by_who_asks(small):
    first = overlap(small, "ggd", "provincie")
    first.tabel["gemeenten"] = 0
    first.totalen_a.loc[:, "gemeenten"] = 0
    again = overlap(small, "ggd", "provincie")
    assert again.tabel["gemeenten"].gt(0).all()
    assert again.totalen_a["gemeenten"].gt(0).all()
