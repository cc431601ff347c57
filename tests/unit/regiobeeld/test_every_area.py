"""The picture of every area of the country, and of packages of which figures are missing."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from geodata.figures import area_choices, area_of
from geodata.regiobeeld import (
    births_chart,
    births_frame,
    capacity_here_in_words,
    expected_frame,
    expected_in_words,
    lines,
    method_in_words,
    parts,
    proposals,
    side_by_side,
    top,
)
from tests.unit.partners.test_summary import damaged

FIGURES = ("cijfers", "cijfers_landelijk", "prognose", "bevallingen", "capaciteitsdashboards")


def test_every_area_has_a_picture(landscape):
    """All that are larger than a gemeente, and each seventh of those: a package in which one of them
    misses a figure is none."""
    country = area_of(landscape, "nl")
    gemeenten = set(landscape.gemeenten.index)
    larger = [key for key in area_choices(landscape) if key not in gemeenten]
    for key in (*larger, *sorted(gemeenten)[::7]):
        area = area_of(landscape, key)
        assert all(top(landscape, area)), key
        told = lines(landscape, area)
        assert all(line.tekst and line.bron for line in told), key
        assert all(expected_in_words(landscape, area)), key
        assert len(births_frame(landscape, area)), key
        pairs = side_by_side(landscape, area, country)
        assert len(pairs) == len(told), key
    for key in ("nl", "ros-samergo", "GM0014"):
        assert proposals(landscape, area_of(landscape, key)), key
    assert parts(landscape, country, "provincie", "verandering")


@settings(max_examples=12, deadline=None, phases=[Phase.generate])
@given(data=st.data())
def test_missing_figures_make_no_page_fail(small, data):
    """No figures at all, one year, gemeenten that are missing, or whole tables that are empty."""
    tables = {name: small.package.tables[name] for name in FIGURES}
    figures = tables["cijfers"]
    periods = sorted(set(figures["periode"]))
    kept = data.draw(st.sampled_from(["alles", "niets", "één jaar", "een deel"]), label="cijfers")
    if kept == "niets":
        figures = figures.iloc[:0]
    elif kept == "één jaar":
        figures = figures[figures["periode"] == data.draw(st.sampled_from(periods))]
    elif kept == "een deel":
        gone = data.draw(st.sets(st.sampled_from(sorted(set(figures["gemeentecode"])))))
        figures = figures[~figures["gemeentecode"].isin(gone)]
    empty = data.draw(st.sets(st.sampled_from(FIGURES[1:])), label="leeg")
    changed = {name: tables[name].iloc[:0] for name in empty}
    broken = damaged(small, **changed, cijfers=figures.reset_index(drop=True))
    key = data.draw(st.sampled_from(sorted(area_choices(small))), label="gebied")
    area, country = area_of(broken, key), area_of(broken, "nl")
    for one in (area, country):
        assert all(top(broken, one))
        assert all(line.tekst for line in lines(broken, one))
        assert all(expected_in_words(broken, one))
        assert all(capacity_here_in_words(broken, one))
        assert method_in_words(broken, one)
        births_frame(broken, one)
        expected_frame(broken, one)
        births_chart(broken, one)
        parts(broken, one, "gemeente", "verandering")
        proposals(broken, one)
    side_by_side(broken, area, country)
