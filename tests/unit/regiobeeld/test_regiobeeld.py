"""The picture of a region: what it says of an area, and what it does with links that cannot be."""

import io
import json
import re
from itertools import chain

import openpyxl
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from geodata.figures import area_choices, area_of, values
from geodata.files import region_sheet, to_csv, to_xlsx
from geodata.regiobeeld import (
    CAPACITY,
    RegionView,
    births_chart,
    births_frame,
    capacity_here_in_words,
    chart_png,
    chart_svg,
    expected_frame,
    expected_in_words,
    found_areas,
    lines,
    lines_frame,
    parse_region,
    parts,
    people_frame,
    places_chart,
    proposals,
    region_params,
    rounded,
    side_by_side,
    top,
    years_beside,
)
from geodata.regiobeeld.line import percent


@pytest.mark.parametrize("key", ["nl", "ros-samergo"])
def test_the_words_and_the_table_of_the_outlook_give_the_same_numbers(landscape, key):
    area = area_of(landscape, key)
    last = expected_frame(landscape, area).iloc[-1]
    said = expected_in_words(landscape, area)[0]
    [line] = [one for one in lines(landscape, area) if one.wat.startswith("Rekenvoorbeeld")]
    for value in (last["waarde"], last["laag"], last["hoog"]):
        assert f" {rounded(value, area)}" in said
        assert rounded(value, area) in line.tekst


def test_the_top_says_births_change_and_place_with_year_and_source(small):
    first, second, third = top(small, area_of(small, "provincie-drenthe"))
    assert first.startswith("In 2023 werden in de provincie Drenthe ")
    assert "CBS 37259eng" in first or "37259eng" in first
    assert "dan in 2010 en" in second
    assert "dan in 2013" in second
    assert third.startswith("Van de 10 provincies staat de provincie Drenthe op plaats ")


def test_few_births_have_no_percentage_anywhere(landscape):
    island = area_of(landscape, "GM0088")
    _, moved, _ = top(landscape, island)
    assert "te klein" in moved
    assert "%" not in moved
    [line] = [line for line in lines(landscape, island) if line.wat == "Sinds 2013"]
    assert "te klein voor een percentage" in line.tekst


def test_every_area_has_the_same_lines_each_with_a_source(small):
    """So any two can stand side by side."""
    named = None
    for key in [*list(area_choices(small))[::7], "GM0014,GM0106"]:
        made = lines(small, area_of(small, key))
        assert all(line.bron and line.tekst for line in made)
        shape = [(line.deel, line.wat.split(" 20")[0]) for line in made]
        named = named or shape
        assert shape == named


def test_two_areas_side_by_side_have_every_line_and_the_reverse_difference(small):
    one, other = area_of(small, "ggd-drenthe"), area_of(small, "GM0448")
    there, back = side_by_side(small, one, other), side_by_side(small, other, one)
    assert len(there) == len(back) == len(lines(small, one))
    swap = {"meer": "minder", "minder": "meer", "hoger": "lager", "lager": "hoger"}
    swap |= {"verder": "dichterbij", "dichterbij": "verder"}
    for forth, reverse in zip(there, back, strict=True):
        *size, word = forth.verschil.split()
        assert reverse.verschil == " ".join([*size, swap.get(word, word)])


def test_as_many_bodies_are_only_equal_when_they_are_the_same(small):
    def differences(een, ander):
        pairs = side_by_side(small, area_of(small, een), area_of(small, ander))
        return {pair.wat: (pair.een.tekst, pair.ander.tekst, pair.verschil) for pair in pairs}

    here, there, said = differences("GM0106", "GM0518")["GGD'en"]
    assert here != there
    assert said == "anders"
    same = differences("GM0106", "GM0106")
    assert {said for _, _, said in same.values()} <= {"gelijk", "–"}


def test_no_source_is_the_name_of_a_file_or_a_column(small):
    for line in lines(small, area_of(small, "GM0106")):
        assert ".csv" not in line.bron
        assert "_" not in line.bron


def test_births_as_a_frame_follow_the_country_from_the_same_start(small):
    frame = births_frame(small, area_of(small, "provincie-drenthe"))
    assert list(frame["jaar"]) == list(range(2010, 2024))
    assert frame["als_nederland"].iloc[0] == frame["geboorten"].iloc[0]
    assert frame.loc[frame["uitschieter"], "jaar"].tolist() == [2021]
    whole = births_frame(small, area_of(small, "nl"))
    assert (whole["index"] == whole["index_nederland"]).all()


def test_the_parts_of_an_area_lie_in_it_and_add_up(small):
    drenthe = area_of(small, "provincie-drenthe")
    rows = parts(small, drenthe, "gemeente", "geboorten")
    assert {row.id for row in rows} == set(drenthe.codes)
    assert sum(row.geboorten for row in rows) == births_frame(small, drenthe)["geboorten"].iloc[-1]
    assert [row.geboorten for row in rows] == sorted((r.geboorten for r in rows), reverse=True)
    grown = parts(small, drenthe, "gemeente", "verandering")
    known = [row.verandering.deel for row in grown if row.verandering.deel is not None]
    assert known == sorted(known, reverse=True)


def test_the_worked_example_says_what_it_is_and_how_wrong_it_was(landscape):
    said, more, why = expected_in_words(landscape, area_of(landscape, "ros-samergo"))
    assert "meer geboorten dan in 2023" in why
    assert "kinderen per vrouw" in why
    assert why in expected_in_words(landscape, area_of(landscape, "nl"))
    assert said.startswith("Rekenvoorbeeld")
    assert "dezelfde som zat voor 2023" in said
    assert "één op de vijf" in said
    assert "geen prognose" in more
    assert "12 juli 2023" in more
    frame = expected_frame(landscape, area_of(landscape, "ros-samergo"))
    assert frame["jaar"].tolist() == [2030, 2035]
    too_small, _ = expected_in_words(landscape, area_of(landscape, "GM0448"))
    assert "te weinig geboorten" in too_small
    assert "Onder" in too_small


def test_nothing_found_is_not_that_there_is_none(small):
    assert "Bellen mag altijd" in " ".join(CAPACITY)
    said = " ".join(capacity_here_in_words(small, area_of(small, "nl")))
    assert "niets gevonden" in said
    assert "niet dat er geen dashboard is" in said


@pytest.mark.parametrize("key", ["nl", "provincie-drenthe", "GM0448"])
def test_charts_are_pictures_too(small, key):
    spec = births_chart(small, area_of(small, key))
    picture = Image.open(io.BytesIO(chart_png(spec, 100, 50)))
    assert picture.width == pytest.approx(100 / 25.4 * 200, abs=12)
    drawn = chart_svg(spec, 100, 50)
    assert "landelijke uitschieter" in drawn
    assert "as begint niet bij nul" in drawn
    assert places_chart(small) is not None


def test_the_files_hold_every_line_with_its_source(small):
    one, other = area_of(small, "ggd-drenthe"), area_of(small, "nl")
    assert lines(small, one)[1].tekst in to_csv(lines_frame(small, one)).decode("utf-8-sig")
    book = openpyxl.load_workbook(
        io.BytesIO(to_xlsx({"Regiobeeld": lines_frame(small, one, other)}))
    )
    rows = list(book["Regiobeeld"].values)
    assert rows[0] == ("onderdeel", "wat", "GGD Drenthe", "Nederland", "verschil", "bron")
    assert len(rows) == len(lines(small, one)) + 1


def test_the_sheet_names_both_areas(small, today):
    from pypdf import PdfReader

    one, other = area_of(small, "ggd-drenthe"), area_of(small, "GM0448")
    content = region_sheet(small, one, other, "http://localhost/regiobeeld?gebied=x", today)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert "GGD Drenthe naast Texel" in text
    assert "Vrouwen verder dan 20 km" in text


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Drenthe", "provincie-drenthe"),
        ("ggd drenthe", "ggd-drenthe"),
        ("nederland", "nl"),
        ("texel", "GM0448"),
        ("Haren", "GM0014"),
    ],
)
def test_a_name_leads_to_an_area(small, query, first):
    assert found_areas(small, query)[0].id == first


@pytest.mark.parametrize("query", ["", "!!!", "qqqqqqq", "<script>"])
def test_no_area_has_such_a_name(small, query):
    assert found_areas(small, query) == ()


def test_whom_to_put_beside_is_the_country_and_its_like(small):
    assert proposals(small, area_of(small, "GM0448"))[0].id == "nl"
    for key in ("nl", "provincie-drenthe", "GM0014", "GM0014,GM0106"):
        found = proposals(small, area_of(small, key))
        assert found
        assert key not in [one.id for one in found]


def test_a_view_and_its_link_are_the_same(small):
    for view in (
        RegionView(),
        RegionView("ggd-drenthe", "nl", "gemeente", "verandering"),
        RegionView("GM0014,GM0106"),
        RegionView("provincie-drenthe--consortium-noord-nederland", "GM0448"),
        RegionView(delen="ggd"),
    ):
        again, problems = parse_region(small, region_params(small, view))
        assert not problems
        assert region_params(small, again) == region_params(small, view)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"gebied": "ros-maan"}, "ros-maan"),
        ({"gebied": "GM9999"}, "GM9999"),
        ({"gebied": "nl", "naast": "nl"}, "twee keer hetzelfde gebied"),
        ({"naast": "<script>"}, "script"),
        ({"delen": "wolken"}, "wolken"),
        ({"volgorde": "kleur"}, "kleur"),
        ({"gebied": "provincie-drenthe--provincie-limburg"}, "provincie-limburg"),
    ],
)
def test_what_a_link_cannot_know_is_named(small, params, said):
    view, problems = parse_region(small, params)
    assert any(said in text for text in problems)
    assert top(small, area_of(small, view.gebied))


def test_a_former_gemeente_becomes_the_one_of_today(landscape):
    rows = landscape.table("herindelingen")
    merged = rows[(rows["toegepast"] == "ja") & (rows["aard"] != "gesplitst")].iloc[0]
    view, problems = parse_region(landscape, {"gebied": merged["oude_code"]})
    assert view.gebied == merged["nieuwe_code"]
    assert merged["oude_naam"] in problems[0]


@given(text=st.text(max_size=60))
def test_no_text_in_a_link_is_too_odd(small, text):
    view, _ = parse_region(small, {"gebied": text, "naast": text, "delen": text})
    assert area_of(small, view.gebied).codes


def test_side_by_side_says_who_and_from_when_the_sources_are(landscape):
    pairs = side_by_side(landscape, area_of(landscape, "ros-samergo"), area_of(landscape, "nl"))
    told = {pair.wat: (pair.een.tekst, pair.ander.tekst) for pair in pairs}
    one, country = told["GGD'en"]
    assert "Rotterdam" in one
    assert re.match(r"\d+: .+ en nog \d+$", country)
    ages = [text for what, text in told.items() if what.startswith("Van wanneer de bronnen")]
    assert len(ages) == 2
    assert all(" tot " in one and "middelste" in one for one, _ in ages)


def test_a_small_area_names_both_windows_of_its_means(landscape):
    """Since 2010 and since 2013 are told together; each is a mean of three years of its own."""
    _, moved, _ = top(landscape, area_of(landscape, "GM0448"))
    assert moved.count("gemiddelden van 3 jaar") == 1
    for years in ("2010, 2011 en 2012", "2013, 2014 en 2015", "2020, 2022 en 2023"):
        assert f"dat van {years}" in moved
    # Where nothing was averaged there is nothing to say.
    assert "gemiddelden" not in top(landscape, area_of(landscape, "GM0014"))[1]


def test_who_lives_here_tells_how_that_moved_and_the_rate_with_its_years(small):
    area = area_of(small, "provincie-drenthe")
    told = {line.wat: line for line in lines(small, area) if line.deel == "Wie hier wonen"}
    frame = people_frame(small, area)
    first, last = frame["inwoners"].iloc[0], frame["inwoners"].iloc[-1]
    [moved] = [line for what, line in told.items() if what.startswith("Inwoners sinds")]
    assert moved.waarde == pytest.approx((last / first - 1) * 100)
    assert str(frame["jaar"].iloc[0]) in moved.wat
    [rate] = [line for what, line in told.items() if what.startswith("Geboorten per 1.000")]
    assert rate.wat.endswith("2020 tot en met 2022")
    assert people_frame(small, area_of(small, "nl"))["inwoners"].iloc[-1] == pytest.approx(
        values(small, "inwoners").sum()
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0024, "minder dan 0,01%"),
        (0.006, "0,01%"),
        (0.0, "0,00%"),
        (2.456, "2,46%"),
        (100.0, "100%"),
        (None, "geen gegevens"),
    ],
)
def test_a_share_is_never_rounded_to_nothing(value, text):
    assert percent(value, 2) == text


def test_who_subtracts_two_worked_examples_finds_the_difference_that_is_told(landscape):
    def read(text: str) -> int:
        return int(text.split(" ")[0].replace(".", ""))

    for key in ("GM0627", "provincie-drenthe", "ros-samergo"):
        pairs = side_by_side(landscape, area_of(landscape, key), area_of(landscape, "nl"))
        [pair] = [pair for pair in pairs if pair.wat.startswith("Rekenvoorbeeld")]
        assert read(pair.verschil) == read(pair.ander.tekst) - read(pair.een.tekst)


def test_years_side_by_side_have_the_years_of_both_and_say_what_is_not_known():
    one = pandas.DataFrame({"jaar": [2020, 2021], "geboorten": [10.0, 12.0]})
    other = pandas.DataFrame({"jaar": [2021, 2022], "geboorten": [15.0, None]})
    found = years_beside(one, other, "geboorten")
    assert [(year.jaar, year.een, year.ander, year.verschil) for year in found] == [
        (2020, 10, None, "–"),
        (2021, 12, 15, "3 minder"),
        (2022, None, None, "–"),
    ]


def test_a_change_is_told_in_one_way(landscape):
    """Not "14% minder" in one sentence and "-14%" in the next."""
    told = [
        sentence for key in ("GM0599", "nl") for sentence in top(landscape, area_of(landscape, key))
    ]
    assert any("(14% minder)" in sentence for sentence in told)
    assert not [sentence for sentence in told if "(-" in sentence or "(+" in sentence]


def test_the_browser_draws_no_chart_without_its_rows_and_a_legend_is_described_once(small):
    for spec in (births_chart(small, area_of(small, "nl")), places_chart(small)):
        # The page takes rows at the top away and brings them later.
        assert "data" not in spec
        [whole] = spec["layer"]
        assert whole["data"]["values"]
        # An axis told in every layer would be half of what a chart weighs.
        assert "axis" in whole["encoding"]["x"]
        assert '"axis"' not in json.dumps(whole["layer"])
        within = [layer.get("layer", [layer]) for layer in whole["layer"]]
        for layer in chain.from_iterable(within):
            looks = [field["legend"] for field in layer["encoding"].values() if "legend" in field]
            assert None not in looks
            assert sum("columns" in look for look in looks) <= 1
