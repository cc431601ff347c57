"""Filters: they only ever take away, and travel to the browser as a few bytes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.map.filters import pack, shown
from geodata.map.view import View, choices, start_view
from geodata.regions.layer_records import records

FILTERS = ("provincie", "status", "zekerheid")


def unpack(packed: str, count: int) -> list[bool]:
    """What the browser does with what `pack` made."""
    if packed in ("*", ""):
        return [packed == "*"] * count
    bits = "".join(f"{int(digit, 16):04b}" for digit in packed)
    assert set(bits[count:]) <= {"0"}
    return [bit == "1" for bit in bits[:count]]


@given(flags=st.lists(st.booleans(), min_size=1, max_size=400))
def test_pack_round_trips(flags):
    packed = pack(flags)
    assert unpack(packed, len(flags)) == flags
    assert len(packed) <= len(flags) // 4 + 1


def test_without_a_filter_everything_shows(landscape, laag):
    assert all(shown(landscape, laag, start_view(landscape)))


@given(data=st.data())
def test_a_filter_never_adds(landscape, views, data):
    """What shows with a filter also shows without it."""
    view = data.draw(views)
    laag = data.draw(st.sampled_from(landscape.vocabulary.lagen))
    with_it = shown(landscape, laag, view)
    assert len(with_it) == len(records(landscape, laag))
    for name in FILTERS:
        without = shown(landscape, laag, replace(view, **{name: ()}))
        assert all(before or not after for before, after in zip(without, with_it, strict=True))


@given(data=st.data())
def test_more_values_in_a_filter_never_take_away(landscape, views, data):
    view = data.draw(views)
    laag = data.draw(st.sampled_from(landscape.vocabulary.lagen))
    name = data.draw(st.sampled_from(FILTERS))
    values = choices(landscape)[name]
    some = replace(view, **{name: values[: data.draw(st.integers(1, len(values) - 1))]})
    every = replace(view, **{name: values})
    pairs = zip(shown(landscape, laag, every), shown(landscape, laag, some), strict=True)
    assert all(more or not less for more, less in pairs)


def names(landscape, laag_id, **filters) -> set[str]:
    laag = landscape.vocabulary.laag(laag_id)
    frame = records(landscape, laag)
    return set(frame.index[shown(landscape, laag, View(lagen=(), **filters))])


def test_a_provincie_keeps_whoever_serves_part_of_it(small):
    rows = small.werkgebieden
    drenthe = small.gemeenten.index[small.gemeenten["provincie"] == "Drenthe"]
    there = set(rows.loc[rows["gemeentecode"].isin(drenthe), "organisatie"])
    soorten = small.organisaties["soort"]
    assert names(small, "roaz", provincie=("Drenthe",)) == {
        key for key in there if soorten[key] == "roaz"
    }
    assert names(small, "ros", provincie=("Drenthe",)) == {"ros-proscoop"}
    assert names(small, "gemeente", provincie=("Drenthe",)) == set(drenthe)


def test_a_provincie_keeps_whoever_has_no_known_gemeenten(small):
    assert len(names(small, "landelijk", provincie=("Zeeland",))) == 4


def test_a_filter_on_zekerheid_hides_what_has_no_data(small):
    everything = ("hoog", "middel", "laag")
    assert names(small, "coalitie", zekerheid=everything) == set(small.coalities.index)
    assert len(names(small, "coalitie", zekerheid=("hoog",))) == 11


@pytest.mark.parametrize("laag_id", ["gemeente", "vsv-gebied"])
def test_what_states_nothing_is_left_alone(small, laag_id):
    everything = names(small, laag_id)
    assert names(small, laag_id, status=("niet actief",), zekerheid=("laag",)) == everything


@pytest.mark.parametrize(
    ("klasse", "count"),
    [("actief", 28), ("niet actief", 1), ("geen gegevens", 3), ("in oprichting", 0)],
)
def test_a_filter_on_status_counts_the_vsvs(small, klasse, count):
    assert len(names(small, "vsv", status=(klasse,))) == count
