"""A figure of any area: what it is called, its sums, changes, rates, distance and outlook."""

import math

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import load_landscape
from geodata.figures import (
    acute_locations,
    area_choices,
    area_of,
    areas_of,
    change,
    classes,
    dashboards,
    deliveries,
    figures,
    mapped,
    national_places,
    outlook,
    reach,
    series,
    shares,
    told_of,
    total,
    values,
)
from geodata.figures.change import means_in_words
from geodata.figures.outlook import TOO_WRONG, error, smallest
from geodata.regions import divisions

FIVE = ["GM0014", "GM0106", "GM0114", "GM0363", "GM0448"]


def births(small, code, year) -> float:
    rows = small.table("cijfers")
    own = rows[(rows["gemeentecode"] == code) & (rows["indicator"] == "geboorten")]
    return float(own.set_index("periode")["waarde"][year])


def test_every_name_of_an_area_leads_to_its_gemeenten(small):
    assert area_of(small, "nl").codes == tuple(small.gemeenten.index)
    assert area_of(small, "0014").naam == "Groningen"
    assert area_of(small, "GM0448").waar == "op Texel"
    drenthe = area_of(small, "provincie-drenthe")
    assert drenthe.waar == "in de provincie Drenthe"
    assert {small.gemeenten.loc[code, "provincie"] for code in drenthe.codes} == {"Drenthe"}
    piece = area_of(small, "provincie-drenthe--consortium-noord-nederland")
    assert piece.codes == drenthe.codes
    free = area_of(small, "GM0106,GM0014,14")
    assert (free.codes, free.naam) == (("GM0014", "GM0106"), "Assen en Groningen samen")
    assert area_of(small, "vsv-assen").berekend
    for key in area_choices(small):
        area = area_of(small, key)
        assert area.id == key
        assert area.naam
        assert area.codes


@pytest.mark.parametrize("key", ["", "GM9999", "ros-maan", "GM0014,GM9999", "x--y", "--", ","])
def test_an_unknown_area_is_a_key_error(small, key):
    with pytest.raises(KeyError):
        area_of(small, key)


def test_a_piece_without_gemeenten_is_no_area(small):
    with pytest.raises(KeyError):
        area_of(small, "provincie-drenthe--provincie-limburg")


def test_series_over_the_areas_of_every_division_are_the_national_totals(landscape):
    """Births in each year, whatever the division."""
    whole = series(landscape, "geboorten", landscape.gemeenten.index)
    stated = landscape.table("cijfers_landelijk")
    stated = stated[stated["indicator"] == "geboorten"].set_index("periode")["waarde"]
    assert dict(whole.known) == stated.to_dict()
    for kind in (*divisions(landscape), "gemeente"):
        parts = [series(landscape, "geboorten", area.codes) for area in areas_of(landscape, kind)]
        inside = {code for area in areas_of(landscape, kind) for code in area.codes}
        left = series(landscape, "geboorten", set(landscape.gemeenten.index) - inside)
        for place, year in enumerate(whole.perioden):
            rest = left.value(year) or 0
            assert sum(part.waarden[place] for part in parts) + rest == whole.waarden[place]


def test_a_split_keeps_its_totals_and_says_how_much_is_estimated(landscape):
    whole = series(landscape, "geboorten", landscape.gemeenten.index)
    guessed = dict(zip(whole.perioden, whole.geschat, strict=True))
    assert guessed["2010"] > 0
    assert guessed["2023"] == 0
    assert all(guess <= value for guess, value in zip(whole.geschat, whole.waarden, strict=True))


def test_a_figure_that_may_not_be_added_up_has_no_series(small):
    with pytest.raises(ValueError, match="niet op te tellen"):
        series(small, "jeugdzorg", FIVE)


def test_a_series_as_an_index(small):
    line = series(small, "geboorten", FIVE)
    found = dict(zip(line.perioden, line.index("2010"), strict=True))
    assert found["2010"] == 100
    assert found["2023"] == pytest.approx(line.value("2023") / line.value("2010") * 100)
    assert set(line.index("1900")) == {None}


@pytest.mark.parametrize("code", FIVE[:4])
def test_a_change_as_worked_out_by_hand(small, code):
    found = change(small, "geboorten", [code], "2013", "2023")
    old, new = births(small, code, "2013"), births(small, code, "2023")
    assert (found.oud, found.nieuw) == (old, new)
    assert found.deel == pytest.approx((new - old) / old)
    assert not found.gemiddeld


def test_few_births_are_averaged_without_the_year_that_stands_out(small):
    texel = change(small, "geboorten", ["GM0448"], "2010", "2023")
    assert texel.jaren_oud == ("2010", "2011", "2012")
    assert texel.jaren_nieuw == ("2020", "2022", "2023")
    by_hand = [births(small, "GM0448", year) for year in texel.jaren_nieuw]
    assert texel.nieuw == pytest.approx(sum(by_hand) / 3)
    assert "zonder het uitzonderlijke jaar 2021" in means_in_words([texel])


def test_very_few_births_have_no_per_cent(landscape):
    rows = values(landscape, "geboorten")
    code = rows.idxmin()
    assert rows[code] < figures(landscape)["geboorten"].te_klein
    found = change(landscape, "geboorten", [code], "2010", "2023")
    assert found.deel is None
    assert "te klein voor een percentage" in found.in_words
    assert math.isnan(values(landscape, "geboorten-sinds-2013")[code])


@given(data=st.data())
def test_a_change_and_its_reverse(landscape, data):
    codes = data.draw(
        st.lists(st.sampled_from(list(landscape.gemeenten.index)), min_size=1, unique=True)
    )
    years = figures(landscape)["geboorten"].perioden
    one, other = data.draw(st.sampled_from(years)), data.draw(st.sampled_from(years))
    there = change(landscape, "geboorten", codes, one, other)
    back = change(landscape, "geboorten", codes, other, one)
    if there is None or back is None:
        assert there is back
        return
    assert (there.oud, there.nieuw) == (back.nieuw, back.oud)
    assert (there.deel is None) == (back.deel is None)
    if there.deel is not None:
        assert (1 + there.deel) * (1 + back.deel) == pytest.approx(1)


def test_a_year_without_a_value_gives_no_change(small):
    assert change(small, "geboorten", FIVE, "1900", "2023") is None
    assert change(small, "geboorten", [], "2010", "2023") is None


def test_births_per_thousand_women_as_worked_out_by_hand(small):
    found = values(small, "geboorten-per-1000-vrouwen")
    women = values(small, "vrouwen-15-49")
    for code in FIVE:
        mean = sum(births(small, code, year) for year in ("2020", "2021", "2022")) / 3
        assert found[code] == pytest.approx(mean / women[code] * 1000)
    together = sum(births(small, c, y) for c in FIVE for y in ("2020", "2021", "2022")) / 3
    rate = total(small, "geboorten-per-1000-vrouwen", FIVE).waarde
    assert rate == pytest.approx(together / women[FIVE].sum() * 1000)


def test_the_women_of_a_gemeente_are_those_of_its_postcodes(landscape):
    own = landscape.table("postcodes").groupby("gemeentecode")["vrouwen_15_49"].sum()
    assert (values(landscape, "vrouwen-15-49") == own).all()


@given(data=st.data())
def test_further_away_live_fewer(landscape, data):
    codes = data.draw(
        st.lists(st.sampled_from(list(landscape.gemeenten.index)), min_size=1, unique=True)
    )
    found = reach(landscape, codes)
    far = list(found.verder.values())
    assert far == sorted(far, reverse=True)
    assert all(0 <= share <= 1 for share in far)
    assert found.vrouwen == values(landscape, "vrouwen-15-49")[codes].sum()


def test_the_outlook_lies_within_its_band_and_adds_up(landscape):
    country = outlook(landscape, area_of(landscape, "nl"))
    assert country.deel == 1
    for area in areas_of(landscape, "provincie"):
        found = outlook(landscape, area)
        assert found.fout.gebieden == len(areas_of(landscape, "provincie"))
        for one in found.verwacht:
            assert one.laag < one.waarde < one.hoog
    parts = [outlook(landscape, area) for area in areas_of(landscape, "provincie")]
    for place, one in enumerate(country.verwacht):
        summed = sum(part.verwacht[place].waarde for part in parts)
        assert summed == pytest.approx(one.waarde)


def test_the_error_is_that_of_the_same_sum_backwards(landscape):
    """By hand for one gemeente: its error is among those that the number is about."""
    found = error(landscape, "gemeente")
    assert found.gebieden == len(landscape.gemeenten)
    assert (found.van, found.tot) == (("2011", "2012", "2013"), "2023")
    assert 0 < found.midden < found.een_op_vijf
    own = series(landscape, "geboorten", ["GM0014"])
    country = series(landscape, "geboorten", landscape.gemeenten.index)
    share = sum(own.value(y) for y in found.van) / sum(country.value(y) for y in found.van)
    off = abs(share * country.value("2023") / own.value("2023") - 1)
    assert off < 1


def test_small_areas_get_no_outlook_but_a_reason(landscape):
    limit = smallest(landscape)
    rows = values(landscape, "geboorten")
    assert rows.min() < limit < rows.max()
    small_one = outlook(landscape, area_of(landscape, rows.idxmin()))
    assert (small_one.verwacht, small_one.reden) == ((), "te klein")
    assert outlook(landscape, area_of(landscape, rows.idxmax())).verwacht
    kept = error(landscape, "gemeente")
    assert kept.een_op_vijf > TOO_WRONG


def test_deliveries_of_the_country_are_every_row_and_of_an_area_its_vsvs(landscape):
    every = deliveries(landscape, area_of(landscape, "nl"))
    assert sum(row.bevallingen for row in every) == 157_779
    own = deliveries(landscape, area_of(landscape, "GM0448"))
    assert [row.organisatie for row in own] == ["igo-geboortehart"]


def test_shares_that_are_wrong_together_do_not_count(landscape):
    every = deliveries(landscape, area_of(landscape, "nl"))
    assert any(row.meetprobleem for row in every)
    assert sum(shares(every).values()) == pytest.approx(100, abs=0.5)
    assert shares([row for row in every if row.meetprobleem]) == {}


def test_the_national_places_are_shares_of_a_whole(landscape):
    places = national_places(landscape)
    by_year = pandas.DataFrame({place.naam: dict(place.delen) for place in places})
    assert ((by_year.sum(axis=1) - 100).abs() < 1).all()


def test_every_location_and_dashboard_is_somewhere(landscape):
    every = landscape.gemeenten.index
    assert len(acute_locations(landscape, every)) == len(landscape.table("acute_verloskunde"))
    stands = {one.roaz: one.stand for one in dashboards(landscape, every)}
    stated = landscape.table("capaciteitsdashboards").set_index("roaz")["stand"]
    assert {key: stand for key, stand in stands.items() if stand} == stated.to_dict()
    assert "" in stands.values()


def test_what_regional_pictures_say_belongs_to_an_area(landscape):
    for key in set(landscape.table("regiobeeld_cijfers")["gebied"]):
        area = area_of(landscape, key)
        assert told_of(landscape, area) or area.is_country


@pytest.mark.parametrize("damage", ["no figures", "one year", "no outlook", "no places"])
def test_a_package_with_little_says_so_instead_of_failing(damaged_copy, damage):
    rows = damaged_copy.rows("cijfers")
    about = damaged_copy.rows("indicatoren")
    flag = about[0].index("volledig")
    for row in about[1:]:
        if row[0] not in ("gemeenten", "km2"):
            row[flag] = "nee"
            row[about[0].index("gewicht")] = ""
    about[1][about[0].index("gewicht")] = "1"
    keep = {"no figures": (), "one year": ("2023",)}
    if damage in keep:
        damaged_copy.write("cijfers_landelijk", damaged_copy.rows("cijfers_landelijk")[:1])
        kept = [r for r in rows[1:] if r[1] != "geboorten" or r[2] in keep[damage]]
        if damage == "no figures":
            kept = []
            origin = about[0].index("herkomst")
            about = [about[0], *(r for r in about[1:] if r[origin] == "berekend" and not r[8])]
        damaged_copy.write("cijfers", [rows[0], *kept])
        damaged_copy.write("indicatoren", about)
    else:
        table = "prognose" if damage == "no outlook" else "acute_verloskunde"
        damaged_copy.write(table, damaged_copy.rows(table)[:1])
    land = load_landscape(damaged_copy.path)
    area = area_of(land, "provincie-drenthe")
    found = outlook(land, area)
    if damage == "no places":
        assert reach(land, area.codes) is None
        assert values(land, "km-acuut").isna().all()
    else:
        assert found.verwacht == ()
        assert found.reden


def test_a_new_figure_is_rows_and_no_code(damaged_copy):
    """The recipe of CONTRIBUTING.md: it has values, sums, classes and a place in the choice."""
    header, *rows = damaged_copy.rows("indicatoren")
    known = next(row for row in rows if row[0] == "geboorten")
    new = dict(zip(header, known, strict=True))
    new |= {"id": "tweelingen", "label": "Tweelingen", "kort": "tweelingen", "gewicht": ""}
    damaged_copy.append("indicatoren", [new[name] for name in header])
    codes = [row[0] for row in damaged_copy.rows("gemeenten")[1:]]
    for place, code in enumerate(codes):
        damaged_copy.append("cijfers", [code, "tweelingen", "2023", str(place), "nee", ""])
    land = load_landscape(damaged_copy.path)
    assert total(land, "tweelingen", codes).waarde == sum(range(len(codes)))
    assert series(land, "tweelingen", codes[:3]).known == (("2023", 3.0),)
    assert "tweelingen" in mapped(land)
    assert sum(one.gemeenten for one in classes(land, "tweelingen").klassen) == len(codes)
