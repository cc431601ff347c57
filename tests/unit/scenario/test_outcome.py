"""A scenario is right: nothing is lost, and the numbers are those of a slow computation apart."""

from collections import defaultdict

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import load_landscape
from geodata.figures import values
from geodata.scenario import (
    Step,
    caveats,
    gains,
    in_words,
    no_longer_active,
    outcome,
    per_gemeente,
    per_location,
    sides,
)
from geodata.scenario.ground import ground, spread
from geodata.scenario.nearest import BEYOND, medians, nearest
from tests.unit.scenario.slow import Slow


@pytest.fixture(scope="session")
def slow(small):
    """The same landscape, worked out the slow way."""
    return Slow(small)


@pytest.fixture(scope="session")
def today(small):
    """The locations that are open today, as name by id."""
    return {site.id: site.naam for site in ground(small).sites.values() if site.vandaag}


def closing(*keys):
    return tuple(Step("sluit", (key,)) for key in keys)


def some(keys):
    """Some of the locations, at least one of them left."""
    return st.sets(st.sampled_from(sorted(keys)), min_size=1, max_size=len(keys) - 1)


@settings(max_examples=15)
@given(data=st.data())
def test_numbers_are_those_of_a_slow_computation(small, slow, today, data):
    closed = data.draw(some(today))
    new = data.draw(st.lists(st.sampled_from([(52.99, 6.55), (53.2, 6.56)]), unique=True))
    steps = (
        *closing(*closed),
        *(Step("open", (f"{lat}",), f"{lon}", f"N {lat}") for lat, lon in new),
    )
    found = outcome(small, steps)
    extra = [(f"N {lat}", lat, lon) for lat, lon in new]
    before, after = slow.nearest(()), slow.nearest({today[key] for key in closed}, extra)
    born = slow.born()
    moved = [here[0] != there[0] for here, there in zip(before, after, strict=True)]
    assert found.geboorten_anders == pytest.approx(
        sum(b for b, goes in zip(born, moved, strict=True) if goes)
    )
    women = [point[1] for point in slow.points]
    assert found.vrouwen_anders == sum(w for w, goes in zip(women, moved, strict=True) if goes)
    per_site = defaultdict(float)
    for (name, _), amount in zip(after, born, strict=True):
        per_site[name] += amount
    table = found.per_locatie.set_index("naam")["geboorten_dan"]
    for name, amount in table.items():
        assert amount == pytest.approx(per_site[name], abs=1e-6)
    pairs = [(km, w) for (_, km), w in zip(after, women, strict=True)]
    assert found.km.dan.midden == pytest.approx(slow.middle(pairs))
    for km, share in zip(BEYOND, found.km.dan.verder, strict=True):
        beyond = sum(w for far, w in pairs if far > km)
        assert share == pytest.approx(beyond / sum(women))
    per_gemeente = defaultdict(list)
    for point, (_, km) in zip(slow.points, after, strict=True):
        per_gemeente[point[0]].append((km, point[1]))
    for code, own in per_gemeente.items():
        if sum(weight for _, weight in own):
            assert found.per_gemeente.loc[code, "km_dan"] == pytest.approx(slow.middle(own))


@settings(max_examples=25)
@given(data=st.data())
def test_births_and_women_are_kept_and_closing_brings_nobody_nearer(small, today, data):
    order = data.draw(st.permutations(sorted(some_of := data.draw(some(today)))))
    assert set(order) == some_of
    before = outcome(small, ())
    for many in range(1, len(order) + 1):
        after = outcome(small, closing(*order[:many]))
        for name in ("geboorten", "vrouwen"):
            kept = after.per_locatie[f"{name}_dan"].sum()
            assert kept == pytest.approx(before.per_locatie[f"{name}_nu"].sum())
        assert sum(flow.geboorten for flow in after.stromen) == pytest.approx(
            after.geboorten_anders
        )
        there = before.per_gemeente["km_dan"].notna()
        far = after.per_gemeente["km_dan"] >= before.per_gemeente["km_dan"] - 1e-9
        assert far[there].all()
        before = after


@settings(max_examples=25)
@given(data=st.data())
def test_the_order_of_independent_steps_does_not_matter(small, today, data):
    steps = closing(*sorted(data.draw(some(today))))
    other = data.draw(st.permutations(steps))
    one, two = outcome(small, steps), outcome(small, tuple(other))
    assert one.per_locatie.equals(two.per_locatie)
    assert one.per_gemeente.equals(two.per_gemeente)
    assert one.stromen == two.stromen


@settings(max_examples=25)
@given(data=st.data())
def test_opening_what_was_closed_gives_today_to_the_digit(small, today, data):
    closed = sorted(data.draw(some(today)))
    opened = data.draw(st.permutations(closed))
    found = outcome(small, (*closing(*closed), *(Step("open", (key,)) for key in opened)))
    now = outcome(small, ())
    assert found.per_locatie.equals(now.per_locatie)
    assert found.per_gemeente.equals(now.per_gemeente)
    assert (found.km, found.minuten, found.stromen) == (now.km, now.minuten, ())


def test_closing_all_but_one_works_and_closing_all_gets_a_sentence(small, today):
    every = closing(*today)
    found = outcome(small, every[:-1])
    assert len(found.scenario.open) == 1
    [last] = found.scenario.open
    assert found.per_locatie.loc[last, "geboorten_dan"] == pytest.approx(found.geboorten)
    everything = outcome(small, every)
    assert everything.scenario.open == {last}
    assert "minstens één open" in everything.scenario.stappen[-1].bezwaar


def test_the_births_of_the_country_are_all_spread(landscape):
    start = ground(landscape)
    assert start.births.sum() == pytest.approx(values(landscape, "geboorten").sum())
    known = landscape.table("postcodes")["vrouwen_15_49"].sum()
    assert start.women.sum() == pytest.approx(float(known))


def test_a_landscape_without_locations_has_no_outcome(copy_data):
    bare = copy_data()
    bare.write("acute_verloskunde", bare.rows("acute_verloskunde")[:1])
    assert outcome(load_landscape(bare.path), ()) is None


@given(
    rows=st.lists(
        st.tuples(st.integers(0, 3), st.floats(0, 100), st.integers(0, 9)), min_size=1, max_size=40
    )
)
def test_a_median_has_half_of_the_weight_on_either_side(rows):
    group, km, weight = (numpy.array(part) for part in zip(*rows, strict=True))
    found = medians(group, km, weight.astype(float), 4)
    for number in range(4):
        here = group == number
        whole = weight[here].sum()
        if not whole:
            assert numpy.isnan(found[number])
            continue
        assert weight[here & (km <= found[number])].sum() >= whole / 2
        assert weight[here & (km < found[number])].sum() < whole / 2 or whole == 0


def test_of_two_equally_near_the_first_is_taken():
    km = numpy.array([[2.0, 1.0, 1.0]])
    assert nearest(km, numpy.array([True, True, True])).site.tolist() == [1]
    assert nearest(km, numpy.array([True, False, True])).site.tolist() == [2]


def test_where_no_women_are_known_births_are_spread_evenly():
    found = spread(numpy.array([0, 0, 1]), numpy.array([0.0, 0.0, 5.0]), numpy.array([10.0, 3.0]))
    assert found.tolist() == [5.0, 5.0, 3.0]


def test_without_women_it_can_still_be_said(copy_data):
    bare = copy_data()
    header, *rows = bare.rows("postcodes")
    at = header.index("vrouwen_15_49")
    bare.write("postcodes", [header, *([*row[:at], "", *row[at + 1 :]] for row in rows)])
    land = load_landscape(bare.path)
    found = outcome(land, closing("vsv-assen"))
    assert found.vrouwen == 0
    assert found.geboorten_anders > 0
    assert all(text.endswith(".") for text in in_words(land, found))
    assert per_gemeente(land, found)["km_lijst_juni_2019"].isna().all()


def test_only_a_source_later_than_the_list_says_that_something_changed_since(copy_data):
    changed = copy_data()
    header, *rows = changed.rows("organisaties")
    at = [row[0] for row in rows].index("vsv-den-helder")
    for day, since in (("2017-09-05", False), ("2019-06", False), ("2019", False), ("2021", True)):
        rows[at][header.index("bron_datum")] = day
        changed.write("organisaties", [header, *rows])
        land = load_landscape(changed.path)
        assert ("vsv-den-helder" in no_longer_active(land)) == since
        told = caveats(land, outcome(land, ()))
        assert any("iets veranderd" in text and "Den Helder" in text for text in told) == since


def test_a_location_where_births_have_ended_is_among_what_changed_since(small):
    [west] = [site for site in ground(small).sites.values() if "OLVG locatie West" in site.naam]
    assert west.id in no_longer_active(small)


def test_nothing_calls_the_list_of_june_2019_that_of_now(small):
    found = outcome(small, closing("vsv-assen"))
    words = " ".join(in_words(small, found)).split()
    assert not {"nu", "vandaag"} & {word.strip(".,:;()") for word in words}
    head, *_ = sides(small, [("", found)])
    columns = (*per_location(small, found), *per_gemeente(small, found), *head)
    assert not [name for name in columns if name == "nu" or name.endswith("_nu")]


def test_who_subtracts_the_births_that_stand_there_finds_the_gain(landscape):
    found = outcome(landscape, closing("vsv-den-helder"))
    table = found.per_locatie.set_index("naam")
    rows = gains(found)
    assert rows
    for name, gain, _ in rows:
        own = table.loc[name]
        assert gain == round(own["geboorten_dan"]) - round(own["geboorten_nu"])


def test_what_is_on_an_island_is_said_so(landscape):
    told = " ".join(in_words(landscape, outcome(landscape, closing("vsv-den-helder"))))
    assert "op Texel" in told
    assert "in Texel" not in told
    assert "en Texel" not in told
