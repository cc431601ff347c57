"""Matching lists of figures per gemeente, and of the regions that gemeenten lie in."""

import json
from datetime import date

import pytest

from geodata.figures import figure, values, withheld
from geodata.keeping.change import WHOLE
from geodata.keeping.match.deciding import changes_of
from geodata.keeping.origin import Origin
from geodata.keeping.store.applying import apply
from geodata.keeping.store.base import base_package
from geodata.keeping.store.current import load_current
from geodata.keeping.store.undo import undo_import
from geodata.package.faults import DataError
from tests.unit.keeping.lists import ORIGIN, matched, one_row
from tests.unit.keeping.outcomes import facts, table, taken_in, whole

DAY = date(2026, 11, 26)
MEANT = {"Eenheid": "% van de baby's", "Definitie": "Baby's met een laag geboortegewicht"}


def row(**cells):
    return {"Gemeente": "Assen", "Cijfer": "Geboorten", "Jaar": "2023"} | cells


def rows_matched(landscape, rows):
    """A list of figures with these rows."""
    return matched(landscape, "cijfers", list(rows[0]), *(list(one.values()) for one in rows))


def test_what_the_atlas_has_itself_changes_nothing(small):
    found = taken_in(small, table(small, "cijfers"), "cijfers")
    assert {one.uitkomst for one in found.rijen} == {"gelijk"}
    assert found.afwezig == ()


def test_the_regions_of_gemeenten_change_nothing_either(small):
    found = taken_in(small, table(small, "gemeenten"), "gemeenten")
    assert {one.uitkomst for one in found.rijen} == {"gelijk"}


def test_a_value_changes_and_the_period_names_both_sources(small):
    found = one_row(small, "cijfers", **row(Waarde="1.001,0"))
    assert (found.uitkomst, found.sleutel) == ("gewijzigd", "GM0106/geboorten/2023")
    assert facts(found)["waarde"][1] == "1001"
    source = {change.veld: change.nieuw for change in found.herkomst}
    assert source["bron"].endswith(f"; deels {ORIGIN.bron}")


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"Waarde": "12,5"}, "heel getal"),
        ({"Waarde": "1.234"}, "kan niet als waarde"),
        ({"Waarde": "-3"}, "kan niet als waarde"),
        ({"Waarde": ""}, "leeg, maar nodig"),
        ({"Waarde": "3", "Jaar": "1-1-2023"}, "periode past niet"),
        ({"Waarde": "3", "Jaar": "2023-05"}, "kan niet als jaar"),
        ({"Waarde": "3", "Cijfer": "km2"}, "rekent de atlas zelf uit"),
        ({"Waarde": "3", "Cijfer": "Laag geboortegewicht"}, "kent dit cijfer niet"),
        ({"Waarde": "3", "Gemeente": "Nergenshuizen"}, "kent geen gemeente"),
    ],
)
def test_what_cannot_be_is_refused(small, cells, word):
    found = one_row(small, "cijfers", **row(**cells))
    assert found.uitkomst == "geweigerd"
    assert word in found.waarom


def test_a_year_of_a_count_on_1_january_is_that_day(small):
    found = one_row(small, "cijfers", **row(Cijfer="Inwoners", Jaar="2026", Waarde="1"))
    assert found.sleutel == "GM0106/inwoners/2026-01-01"


def test_a_new_figure_is_said_once_and_comes_with_every_row(small):
    rows = [
        row(Gemeente=place, Cijfer="Laag geboortegewicht", Jaar=year, Waarde=value) | MEANT
        for place, year, value in [("Assen", "2022", "5,5"), ("Emmen", "2023", "6,25")]
    ]
    found = rows_matched(small, rows)
    assert [one.uitkomst for one in found.rijen] == ["nieuw", "nieuw"]
    about = whole(found.rijen[0], "indicatoren")
    assert about["id"] == "laag-geboortegewicht"
    assert (about["eenheid"], about["optelbaar"]) == (MEANT["Eenheid"], "nee")
    changes = changes_of(found)
    assert [change.tabel for change in changes].count("indicatoren") == 1
    assert [change.tabel for change in changes].count("cijfers_landelijk") == 2


@pytest.mark.parametrize("text", ["x", "<10", "< 5", "geheim", "Niet getoond"])
def test_a_value_that_is_withheld_is_no_zero_and_no_gap(small, text, tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "a.sqlite"))
    from geodata.keeping.store.store import open_store

    rows = [
        row(Gemeente=place, Cijfer="Laag geboortegewicht", Waarde=value) | MEANT
        for place, value in [("Assen", text), ("Emmen", "6,2")]
    ]
    found = rows_matched(small, rows)
    origin = Origin("cijfers", "lijst.csv", **vars(ORIGIN))
    store = open_store()
    apply(store, base_package(), changes_of(found), origin, "Anna", 0)
    land = load_current()
    one = figure(land, "laag-geboortegewicht")
    assert one.perioden == ("2023",)
    assert one.herkomst_van().bron == ORIGIN.bron
    assert withheld(land, one.id) == {"GM0106"}
    own = values(land, one.id)
    assert own.isna()["GM0106"]
    assert own["GM0114"] == 6.2
    again = rows_matched(land, rows)
    assert [x.uitkomst for x in again.rijen] == ["gelijk", "gelijk"]
    undo_import(store, base_package(), 1, "Anna", 1)
    assert "laag-geboortegewicht" not in set(load_current().table("indicatoren")["id"])
    store.close()


def test_a_sum_that_no_longer_fits_is_refused_whole(small, tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "a.sqlite"))
    from geodata.keeping.store.store import open_store

    found = rows_matched(small, [row(Waarde="1")])
    origin = Origin("cijfers", "lijst.csv", **vars(ORIGIN))
    with pytest.raises(DataError) as caught:
        apply(open_store(), base_package(), changes_of(found), origin, "Anna", 0)
    assert "de gemeenten zijn samen" in str(caught.value.faults[0])
    open_store().close()


def test_a_region_is_spelled_as_the_atlas_does(small):
    cells = {"Gemeente": "Zaanstad", "Zorgkantoorregio": "zaanstreek - waterland"}
    found = one_row(small, "gemeenten", **cells)
    assert found.uitkomst == "gelijk"
    moved = one_row(small, "gemeenten", **{**cells, "Zorgkantoorregio": "Amsterdam"})
    assert facts(moved) == {"zorgkantoorregio": ("Zaanstreek/Waterland", "Amsterdam")}
    assert {"bron", "bron_datum"} <= {change.veld for change in moved.herkomst}


def test_a_known_figure_keeps_its_definition_when_the_list_is_a_part(small):
    found = one_row(small, "cijfers", **row(Waarde="3", Definitie="iets anders"))
    assert "omschrijft dit cijfer anders" in found.waarom
    assert "definitie" not in facts(found)


def test_a_record_of_a_figure_is_whole(small):
    found = one_row(small, "cijfers", **row(Cijfer="Tweelingen", Waarde="3", **MEANT))
    new = next(c for c in found.wijzigingen if c.tabel == "cijfers" and c.veld == WHOLE)
    assert json.loads(new.nieuw)["afgeleid"] == "nee"


def test_what_was_taken_in_and_withheld_is_said_on_map_picture_card_and_slides(
    small, tmp_path, monkeypatch
):
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "a.sqlite"))
    from geodata.figures import area_of, total
    from geodata.keeping.store.store import open_store
    from geodata.map.publish_figure import publish_figure
    from geodata.meeting.ready import ready_made
    from geodata.meeting.slide_region import region_slide
    from geodata.partners.card import card_of
    from geodata.regiobeeld.lines import lines

    rows = [
        row(Gemeente=place, Cijfer="Laag geboortegewicht", Waarde=value) | MEANT
        for place, value in [("Assen", "x"), ("Emmen", "6,2")]
    ]
    found = rows_matched(small, rows)
    store = open_store()
    apply(
        store,
        base_package(),
        changes_of(found),
        Origin("cijfers", "lijst.csv", **vars(ORIGIN)),
        "Anna",
        0,
    )
    land = load_current()
    told = json.loads(publish_figure(land, "laag-geboortegewicht").content)
    by_code = {one["id"]: one["properties"] for one in told["features"]}
    assert by_code["GM0106"]["waarde"] == "niet getoond (privacy)"
    assert by_code["GM0014"]["waarde"] == "geen waarde"
    assert "waarvan 1 niet getoond" in told["statussen"][-1]["label"]
    assert "Niet getoond (privacy): Assen." in total(land, "laag-geboortegewicht", ["GM0106"]).zin
    for code, word in (("GM0106", "niet getoond (privacy)"), ("GM0114", "6,2"), ("GM0014", "geen")):
        [line] = [
            one for one in lines(land, area_of(land, code)) if "Laag geboortegewicht" in one.wat
        ]
        assert line.tekst.startswith(word)
        assert ORIGIN.bron in line.bron
    both = area_of(land, "GM0106,GM0114")
    [line] = [one for one in lines(land, both) if "Laag geboortegewicht" in one.wat]
    assert "1 van de 2 gemeenten; 1 niet getoond (privacy)" in line.tekst
    for code, word in (("GM0106", "niet getoond (privacy)"), ("GM0114", "6,2"), ("GM0014", "")):
        told = [
            one for one in card_of(land, code, DAY).feiten if one.label == "Laag geboortegewicht"
        ]
        assert [one.tekst.startswith(word) for one in told] == ([True] if word else [])
        assert all(ORIGIN.bron in one.toelichting for one in told)
        slide = region_slide(land, {"gebied": code, "deel": "cijfers"}, DAY)
        [cell] = [cell for what, cell in slide.tabel.rijen if "Laag geboortegewicht" in what]
        assert cell.startswith(word or "geen gegevens")
        assert any(ORIGIN.bron in one for one in slide.bronnen)
    scenes = [one.keuze.get("deel") for one in ready_made(land, "GM0106").scenes]
    assert "cijfers" in scenes
    assert "cijfers" not in [one.keuze.get("deel") for one in ready_made(small, "GM0106").scenes]
    store.close()
