"""Travel times count instead of kilometres where a table can tell, say so, and never mislead."""

import json
from collections import defaultdict
from datetime import date

import numpy
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.keeping.travel import forget_travel, keep_travel
from geodata.map import ScenarioView, map_file, scenario_state
from geodata.meeting import Scene, slide_of
from geodata.scenario import (
    Step,
    Travel,
    caveats,
    ground,
    in_words,
    outcome,
    per_gemeente,
    per_location,
    sides,
    to_geojson,
    travel,
)
from geodata.scenario.travel import least_minutes
from tests.unit.scenario.slow import Slow

SLUIT = (Step("sluit", ("vsv-assen",)),)


@pytest.fixture(autouse=True)
def _own_file(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_REISTIJDEN", str(tmp_path / "beheer" / "reistijden.json"))


@pytest.fixture(scope="module")
def truth(small):
    """Minutes from each postcode to each location: by (postcode, id). Roads wind, some more than
    others, so that the soonest is often not the nearest."""
    start, found = ground(small), {}
    for at, code in enumerate(start.postcodes):
        for column, key in enumerate(start.sites):
            wind = 1 + (int(code or 0) * 7 + column * 13) % 10 / 5
            found[code, key] = float(round(4 + start.km[at, column] * wind))
    return {pair: value for pair, value in found.items() if pair[0]}


def table_of(known, soort="pc4"):
    """A table of what is known, by (place, id)."""
    places, sites = (tuple(dict.fromkeys(pair[at] for pair in known)) for at in (0, 1))
    minutes = [[known.get((place, site), numpy.nan) for site in sites] for place in places]
    return Travel(soort, places, sites, numpy.array(minutes), "Routes BV", "2026-11", "", "t.csv")


def use(known, soort="pc4"):
    keep_travel(table_of(known, soort), "Anna")


def today(small):
    return [site.id for site in ground(small).sites.values() if site.vandaag]


def closing(keys):
    return tuple(Step("sluit", (key,)) for key in keys)


def some(small):
    keys = sorted(today(small))
    return st.sets(st.sampled_from(keys), min_size=1, max_size=len(keys) - 1)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_numbers_are_those_of_a_slow_computation(small, truth, data):
    use(truth)
    closed = data.draw(some(small))
    found = outcome(small, closing(sorted(closed)))
    women, rows = 0.0, defaultdict(list)
    for row in small.table("postcodes").itertuples():
        lives = 0.0 if str(row.vrouwen_15_49) == "<NA>" else float(row.vrouwen_15_49)
        times = {key: truth[row.postcode, key] for key in today(small)}
        now = min(times.values())
        then = min(value for key, value in times.items() if key not in closed)
        rows[row.gemeentecode].append((now, then, lives))
        women += lives
    assert found.minuten.nu.vrouwen == women
    assert found.in_minutes == 1
    slow = Slow(small)
    pairs = [one for own in rows.values() for one in own]
    assert found.minuten.nu.midden == slow.middle([(now, lives) for now, _, lives in pairs])
    assert found.minuten.dan.midden == slow.middle([(then, lives) for _, then, lives in pairs])
    over = sum(lives for _, then, lives in pairs if then > 25)
    assert found.minuten.dan.verder[1] == pytest.approx(over / women)
    for code, own in rows.items():
        if sum(lives for *_, lives in own):
            middle = slow.middle([(then, lives) for _, then, lives in own])
            assert found.per_gemeente.loc[code, "minuten_dan"] == middle


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_all_that_holds_for_kilometres_holds(small, truth, data):
    use(truth)
    closed = data.draw(st.permutations(sorted(data.draw(some(small)))))
    now, found = outcome(small, ()), outcome(small, closing(closed))
    for name in ("geboorten", "vrouwen"):
        kept = found.per_locatie[f"{name}_dan"].sum()
        assert kept == pytest.approx(now.per_locatie[f"{name}_nu"].sum())
    longer = found.per_gemeente["minuten_dan"] >= found.per_gemeente["minuten_nu"]
    assert longer[found.per_gemeente["minuten_dan"].notna()].all()
    other = outcome(small, closing(sorted(closed)))
    assert found.per_gemeente.equals(other.per_gemeente)
    assert found.stromen == other.stromen
    back = outcome(small, (*closing(closed), *(Step("open", (key,)) for key in closed)))
    assert back.per_gemeente.equals(now.per_gemeente)
    assert (back.km, back.minuten, back.stromen) == (now.km, now.minuten, ())


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_a_table_lacks_never_makes_another_location_the_nearest(small, truth, data):
    rare = data.draw(st.integers(1, 30))
    salt = data.draw(st.integers(0, 1000))
    lost = data.draw(st.sets(st.sampled_from(sorted(today(small))), max_size=4))
    known = {
        (code, key): value
        for (code, key), value in truth.items()
        if key not in lost and (int(code) * 31 + len(key) * 17 + salt) % 30 >= rare
    }
    steps = closing(sorted(data.draw(some(small))))
    use(truth)
    whole = outcome(small, steps)
    # A table that knows nothing cannot be taken in.
    use(known or {("1011", today(small)[0]): 5.0})
    found = outcome(small, steps)
    table, right = found.per_gemeente, whole.per_gemeente
    timed = table["minuten_dan"].notna()
    assert (table["km_dan"].notna() ^ timed)[right["vrouwen"] > 0].all()
    for name in ("minuten_nu", "minuten_dan", "vrouwen_anders"):
        assert (table[name] == right[name])[timed].all()
    assert found.km.nu.vrouwen + found.minuten.nu.vrouwen == pytest.approx(found.vrouwen)
    assert found.per_locatie["geboorten_dan"].sum() == pytest.approx(found.geboorten)


def test_a_table_of_gemeenten_counts_for_all_who_live_there(small):
    codes = list(small.gemeenten.index)
    use(
        {(code, key): 30.0 + at for code in codes for at, key in enumerate(today(small))},
        "gemeente",
    )
    found = outcome(small, ())
    assert found.in_minutes == 1
    # Of a table with the same order everywhere, everybody goes to the first.
    assert found.per_locatie["vrouwen_nu"].max() == found.vrouwen


def test_around_a_new_location_kilometres_count(small, truth):
    use(truth)
    found = outcome(small, (Step("open", ("53.01",), "6.60", "Nieuw"),))
    assert 0 < found.in_minutes < 1
    assert found.per_gemeente.loc["GM0106", "km_dan"] > 0
    assert found.per_gemeente.loc["GM0935", "minuten_dan"] > 0
    assert any("daar is hemelsbreed gerekend" in text for text in in_words(small, found))


def test_words_tables_map_and_slide_say_so_with_source_and_date(small, truth):
    use(truth)
    found, source = outcome(small, SLUIT), "Routes BV, november 2026"
    said = " ".join(in_words(small, found))
    assert source in said
    assert "minuten" in said
    assert " km" not in said
    assert "hemelsbreed" not in said
    assert any(source in text for text in caveats(small, found))
    assert "kent geen reistijd" not in " ".join(caveats(small, found))
    assert per_location(small, found)["manier"].str.contains(source).all()
    own = per_gemeente(small, found)
    lives = own["vrouwen"] > 0
    assert own.loc[lives, "minuten_straks"].notna().all()
    assert own.loc[lives, "km_straks"].isna().all()
    assert own.loc[lives, "manier"].str.contains(source).all()
    assert source in json.loads(to_geojson(small, found))["bron"]
    labels = [row[0] for row in sides(small, [("nu", outcome(small, ())), ("dan", found)])]
    assert "Midden van de reistijd" in labels
    assert not any("km" in label for label in labels)
    state = scenario_state(small, ScenarioView(SLUIT))
    now, then, flows, *_ = (json.loads(map_file(small, name).content) for name, _ in state["lagen"])
    assert (now["laag"]["label"], then["laag"]["label"]) == (
        "Juni 2019: reistijd",
        "Wat als: reistijd",
    )
    assert source in then["laag"]["uitleg"]
    assert all("minuten" in one["label"] or one["id"] == "geen" for one in then["statussen"])
    assert all("naar reistijd" in one["properties"]["uitleg"] for one in flows["features"])
    slide = slide_of(small, Scene("", "", "watals", {"sluit": "vsv-assen"}), date(2026, 11, 26))
    assert f"Reistijden: {source}." in slide.bronnen
    assert "naar reistijd" in slide.tabel.bijschrift


def test_what_falls_back_is_counted_in_words_and_on_the_map(small, truth):
    rows = small.table("postcodes")
    inside = set(rows.loc[rows["gemeentecode"] == "GM0106", "postcode"])
    use({pair: value for pair, value in truth.items() if pair[0] not in inside})
    found = outcome(small, SLUIT)
    women = rows.loc[rows["gemeentecode"] == "GM0106", "vrouwen_15_49"].sum()
    assert found.km.nu.vrouwen == women
    said = " ".join(in_words(small, found))
    assert f"Voor {women:,} vrouwen".replace(",", ".") in said
    assert "deels hemelsbreed" in per_location(small, found)["manier"].iloc[0]
    own = per_gemeente(small, found).set_index("gemeentecode")
    assert own.loc["GM0106", "manier"] == "berekend, hemelsbreed"
    state = scenario_state(small, ScenarioView(SLUIT))
    then = json.loads(map_file(small, state["lagen"][1][0]).content)
    colours = [one["kleur"] for one in then["statussen"]]
    assert len(set(colours)) == len(colours)
    assert any("km, hemelsbreed" in one["label"] for one in then["statussen"])


def test_a_table_that_says_too_little_leaves_kilometres_and_says_so(small):
    use({("1011", today(small)[0]): 500.0})
    found = outcome(small, SLUIT)
    forget_travel()
    without = outcome(small, SLUIT)
    assert found.km == without.km
    assert found.per_gemeente.equals(without.per_gemeente)
    assert "voor geen enkele gemeente genoeg" in " ".join(in_words(small, found))
    assert not any("reistijden" in text for text in in_words(small, without))


def test_another_table_counts_at_once_and_none_is_kilometres_again(small, truth):
    before = outcome(small, SLUIT)
    use(truth)
    timed = outcome(small, SLUIT)
    name = scenario_state(small, ScenarioView(SLUIT))["lagen"][0][0]
    use({pair: value + 1 for pair, value in truth.items()})
    assert outcome(small, SLUIT).minuten.nu.midden == timed.minuten.nu.midden + 1
    # The file of before is no answer any more.
    assert map_file(small, name) is None
    forget_travel()
    assert travel() is None
    assert outcome(small, SLUIT).km == before.km


@pytest.mark.parametrize("text", ["{", "[]", '{"minuten": [[1]]}', "null"])
def test_a_damaged_file_is_logged_and_kilometres_count(small, tmp_path, caplog, text):
    (tmp_path / "beheer").mkdir()
    (tmp_path / "beheer" / "reistijden.json").write_text(text)
    assert outcome(small, SLUIT).reistijd is None
    assert "niet te lezen" in caplog.text


def test_nobody_drives_faster_than_the_least():
    assert least_minutes(numpy.array([0.0, 3.0, 123.0])).tolist() == [0, 0, 60]
