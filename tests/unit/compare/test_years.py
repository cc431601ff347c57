"""Figures through the years: each with its definition, and never two definitions in one line."""

import pandas
import pytest

from geodata.compare.years import TITLES, decimal_year, groups, in_group, series, to_frame
from geodata.files.export import to_csv
from tests.unit.partners.test_summary import damaged


def values(small, groep):
    """(date, value) of all figures of a group, oldest first."""
    points = [point for one in in_group(small, groep) for point in one.punten]
    return [(point.datum, point.waarde) for point in sorted(points, key=lambda p: p.datum)]


def test_every_figure_is_in_one_series(landscape):
    table = landscape.table("kerncijfers")
    frame = to_frame(series(landscape))
    assert len(frame) == len(table)
    for column in ("bron", "datum", "indicator"):
        assert sorted(frame[column]) == sorted(table[column])
    assert frame["reeks"].nunique() == len(series(landscape))


def test_a_series_has_one_definition(landscape):
    for one in series(landscape):
        assert {point.definitie for point in one.punten} == {one.definitie}
        assert {point.eenheid for point in one.punten} == {one.eenheid}
        rows = landscape.table("kerncijfers")
        rows = rows[(rows["indicator"] == one.indicator) & (rows["gebied"] == one.gebied)]
        stated = rows["definitie"].where(rows["definitie"] != "", rows["toelichting"])
        assert (stated == one.definitie).sum() >= len(one.punten)
        years = [point.jaar for point in one.plotted]
        assert years == sorted(years)
        assert one.lijn == (len(years) > 1)


def test_different_series_differ_in_what_they_count(landscape):
    keys = [(s.indicator, s.gebied, s.eenheid, s.definitie) for s in series(landscape)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("groep", "expected"),
    [
        ("ros", [("2009", 20), ("2016", 17), ("2023", 15)]),
        ("consortium", [("2013", 10), ("2020", 9), ("2021", 7)]),
        ("vsv", [("2016", 79), ("2020", 71), ("2023", 71)]),
        ("igo", [("2017", 6), ("2020", 8)]),
    ],
)
def test_the_figures_through_the_years(small, groep, expected):
    assert values(small, groep) == expected


def test_hospital_locations_are_one_line(small):
    (one,) = in_group(small, "acute verloskunde")
    assert one.lijn
    assert (one.plotted[0].waarde, one.plotted[-1].waarde) == (84, 71)
    assert one.eenheid == "ziekenhuislocaties"


def test_coalities_are_never_one_line(small):
    found = in_group(small, "coalities")
    assert not any(one.lijn for one in found)
    points = {p.datum: p for one in found for p in one.punten}
    assert points["2019-12-04"].tekst == "4 december 2019: 160 van de 355 gemeenten (45%)"
    assert points["2019-12-04"].waarde == 45.1
    assert points["2025-07-03"].waarde == 90
    # What a source only says in words has no place in the chart, but does stand in the table.
    assert points["2022"].waarde is None
    assert points["2022"].tekst == "2022: de bron noemt geen getal"
    assert not [one for one in found if one.plotted and None in {p.waarde for p in one.plotted}]


def test_one_chart_has_one_unit_where_it_is_drawn(small):
    for groep in groups(small):
        if groep not in ("overig", "coalities-aantal"):
            assert len({s.eenheid for s in in_group(small, groep) if s.plotted}) == 1, groep


def test_groups_have_titles_in_order(landscape):
    found = groups(landscape)
    assert [key for key in TITLES if key in found] == list(found)
    assert all(found.values())
    with pytest.raises(KeyError):
        in_group(landscape, "x")


def test_every_point_has_a_source_and_a_text(small):
    for one in series(small):
        for point in one.punten:
            assert point.bron
            assert point.zekerheid
            assert "  " not in point.tekst
            assert "nan" not in point.tekst
    texts = {p.tekst for one in series(small) for p in one.punten}
    assert "1 juli 2022: ja" in texts
    assert "25 november 2022: 15 tot 20% van zwangeren" in texts
    assert "Datum onbekend: 18% van kinderen" in texts


def test_a_date_is_drawn_in_the_middle_of_what_it_says():
    assert decimal_year("2019") == 2019.5
    assert decimal_year("2019-01-01") == pytest.approx(2019 + 0.5 / 365)
    assert decimal_year("2020-02") == pytest.approx(2020 + (31 + 14.5) / 366)
    assert decimal_year("2020-12") == pytest.approx(2020 + (335 + 15.5) / 366)
    assert decimal_year("2020-12-31") == pytest.approx(2021 - 0.5 / 366)
    with pytest.raises(ValueError, match="invalid literal"):
        decimal_year("vorig jaar")


def test_a_new_count_gets_its_own_group(small):
    rows = small.table("kerncijfers")
    new = rows[rows["indicator"] == "aantal: igo"].assign(indicator="aantal: rso")
    other = damaged(small, kerncijfers=pandas.concat([rows, new], ignore_index=True))
    assert groups(other)["rso"] == "Aantal: rso"
    assert list(groups(other))[-1] == "overig"


def test_the_table_can_be_taken_along(small):
    assert to_csv(to_frame(series(small))).startswith(b"\xef\xbb\xbfreeks,titel")
    assert to_frame(()).empty


@pytest.mark.parametrize(
    ("groep", "lines"),
    [("ros", [3]), ("consortium", []), ("vsv", [2]), ("igo", [2]), ("acute verloskunde", [6])],
)
def test_only_figures_of_one_definition_are_joined(small, groep, lines):
    joined = [len(one.plotted) for one in in_group(small, groep) if one.lijn]
    assert joined == lines


def test_a_remark_beside_a_definition_is_kept(small):
    (one,) = in_group(small, "ros")
    assert [bool(point.kanttekening) for point in one.punten] == [True, False, False]
