"""The page Wat als: a link, the form, files, and what is wrong."""

import pytest

from geodata.keeping.travel import keep_travel
from geodata.regions import neighbours
from geodata.scenario import Travel, changeable, ground, today
from pages.parts.shared.text import literal
from tests.app.conftest import texts


def button(test, label):
    [found] = [one for one in test.button if one.label == label]
    return found


def test_without_a_step_it_says_that_there_is_none(app):
    test = app("watals")
    assert not test.exception
    assert not test.warning
    assert "Nog geen stap" in texts(test)


def test_a_link_says_what_changes(app):
    test = app("watals", sluit="vsv-assen", verplaats="GM0106:ggd-groningen")
    assert not test.exception
    assert not test.warning
    shown = texts(test).replace("\\", "")
    assert "Wat als: Wilhelmina Ziekenhuis Assen sluit, en nog 1 stap" in shown
    assert "wordt een andere locatie de dichtstbijzijnde" in shown
    assert "GGD: in een ander gebied dan nu ligt Assen." in shown
    assert "berekend, hemelsbreed" in shown
    assert "zijn twee lijsten" in shown


def test_with_travel_times_the_page_says_whose_and_of_when(app, small, tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_REISTIJDEN", str(tmp_path / "reistijden.json"))
    start = ground(small)
    codes = [code for code in start.postcodes if code]
    minutes = 5 + 1.5 * start.km[: len(codes)]
    keep_travel(
        Travel("pc4", tuple(codes), tuple(start.sites), minutes, "Routes BV", "2026-11"), "A"
    )
    for params in ({}, {"sluit": "vsv-assen", "naast": "sluit:vsv-martini"}):
        test = app("watals", **params)
        assert not test.exception
        shown = texts(test).replace("\\", "")
        assert "Routes BV, november 2026" in shown
        assert "hemelsbreed" not in shown
    assert "De reistijd groeit het meest in" in shown
    column = literal("Midden, juni 2019")
    [head] = [table.value for table in test.table if column in table.value.columns]
    assert head[column].str.contains("minu").all()


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"sluit": "vsv-atlantis"}, "kent geen locatie"),
        ({"sluit": "vsv-assen,vsv-assen"}, "al dicht"),
        ({"verplaats": "GM0106"}, "geen stap die de atlas kent"),
        ({"open": "54.1:4.1"}, "in zee"),
        ({"sluit": "x" * 100_000}, "te lang"),
        ({"toon": "wolken"}, "toon"),
        ({"kies": "GM9999"}, "kies"),
        ({"sluit": ",".join(f"a-{n}" for n in range(31))}, "ten hoogste 30"),
        ({"sluit": "<script>alert(1)</script>"}, "<script>"),
    ],
)
def test_what_is_wrong_gets_a_sentence(app, params, says):
    test = app("watals", **params)
    assert not test.exception
    assert any(says in item.value.replace("\\", "") for item in test.warning)


def test_the_form_adds_steps_that_can_be_reordered_and_removed(app, small):
    test = app("watals")
    test.selectbox(key="watals-sluit").set_value("vsv-assen").run()
    button(test, "Voeg deze stap toe").click().run()
    assert test.query_params["sluit"] == "vsv-assen"
    test.selectbox(key="watals-soort").set_value("open").run()
    test.text_input(key="watals-plaats").set_value("Borger").run()
    button(test, "Voeg deze stap toe").click().run()
    assert not test.exception
    assert test.query_params["open"].endswith(":Borger")
    assert "Borger gaat open" in texts(test)
    button(test, "Eerder").click().run()
    assert list(test.query_params) == ["open", "sluit"]
    [*_, last] = [one for one in test.button if one.label == "Weg"]
    last.click().run()
    assert "sluit" not in test.query_params
    assert ground(small).sites["vsv-assen"].vandaag


def test_a_place_that_is_not_found_loses_nothing(app):
    test = app("watals", sluit="vsv-assen")
    test.selectbox(key="watals-soort").set_value("open").run()
    button(test, "Voeg deze stap toe").click().run()
    assert "Typ eerst een plaats of postcode" in test.warning[0].value
    test.text_input(key="watals-plaats").set_value("qqqqq").run()
    button(test, "Voeg deze stap toe").click().run()
    assert "geen plaats bij" in test.warning[0].value
    assert test.query_params["sluit"] == "vsv-assen"


# What has no choice of its own, by the name of its field and which of its answers is chosen.
CHOSEN = {
    "verplaats": {"naar": 0},
    "voegsamen": {"een": 0, "twee": 1},
    "splits": {"deel": 0},
    "coalitie": {},
}
# What has to have a name of the reader's own.
NAMED = {"coalitie": "Geef de nieuwe coalitie eerst een naam."}


@pytest.mark.parametrize("soort", CHOSEN)
def test_every_form_can_be_filled_in(app, soort):
    test = app("watals", kies="GM0106")
    assert test.selectbox(key="watals-soort").value == "verplaats"
    field = test.multiselect(key="watals-gemeenten")
    assert field.value == ["GM0106"]
    # Streamlit's own way to choose all of them is in English, and more than a step holds.
    assert not field.proto.select_all
    test.selectbox(key="watals-soort").set_value(soort).run()
    for name, place in CHOSEN[soort].items():
        [field] = [one for one in test.selectbox if one.key.startswith(f"watals-{name}-")]
        field.select_index(place)
    if soort in NAMED:
        button(test, "Voeg deze stap toe").click().run()
        assert [item.value for item in test.warning] == [literal(NAMED[soort])]
        assert soort not in test.query_params
        # Typed and pressed at once, before the page was drawn again.
        test.text_input(key="watals-naam").set_value("Stad")
    button(test, "Voeg deze stap toe").click().run()
    assert not test.exception
    assert soort in test.query_params


def test_no_area_is_chosen_for_the_reader_and_those_of_the_neighbours_come_first(app, small):
    layout = today(changeable(small)["consortium"])
    code, near = next(
        (code, near) for code in layout.gebied if (near := layout.beside([code], neighbours(small)))
    )
    test = app("watals", kies=code)
    test.selectbox(key="watals-indeling").set_value("consortium").run()
    field = test.selectbox(key="watals-naar-consortium")
    assert field.value is None
    assert field.options[: len(near)] == [layout.namen[area] for area in near]
    button(test, "Voeg deze stap toe").click().run()
    assert [item.value for item in test.warning] == [literal("Kies een gebied voor deze stap.")]
    assert "verplaats" not in test.query_params
    test.selectbox(key="watals-naar-consortium").set_value(near[0]).run()
    button(test, "Voeg deze stap toe").click().run()
    assert test.query_params["verplaats"] == f"{code}:{near[0]}"


def test_no_location_is_chosen_for_the_reader(app):
    test = app("watals")
    assert test.selectbox(key="watals-sluit").value is None
    button(test, "Voeg deze stap toe").click().run()
    assert [item.value for item in test.warning] == [literal("Kies een locatie voor deze stap.")]


def test_scenarios_stand_beside_each_other(app):
    test = app("watals", sluit="vsv-assen")
    button(test, "Zet dit scenario ernaast en begin een nieuw").click().run()
    assert "sluit" not in test.query_params
    test.selectbox(key="watals-sluit").set_value("vsv-martini").run()
    button(test, "Voeg deze stap toe").click().run()
    before = literal("Zonder stappen (locaties: juni 2019)")
    [table] = [t.value for t in test.table if before in t.value]
    assert list(table.columns) == ["Wat", before, "Dit scenario", "Ernaast 1"]
    button(test, "Ga verder met het scenario ernaast (1)").click().run()
    assert test.query_params["sluit"] == "vsv-assen"
    assert "vsv-martini" in test.query_params["naast"]


def test_without_locations_the_page_says_so(app, damaged_copy, serve_data):
    damaged_copy.write("acute_verloskunde", damaged_copy.rows("acute_verloskunde")[:1])
    serve_data(damaged_copy.path)
    test = app("watals")
    assert not test.exception
    assert "niets te berekenen" in test.info[0].value


@pytest.mark.parametrize(
    ("page", "params", "label"),
    [
        ("kaart", {"gekozen": "vsv-assen"}, "Wat als dit ziekenhuis sluit?"),
        ("kaart", {"gekozen": "GM0106"}, "Wat als deze gemeente overstapt?"),
        ("gemeente", {"code": "GM0106"}, "Wat als deze gemeente overstapt?"),
    ],
)
def test_a_panel_offers_what_could_change(app, page, params, label):
    test = app(page, **params)
    assert button(test, label)


def test_a_panel_of_what_has_no_hospital_offers_nothing(app):
    test = app("kaart", gekozen="ros-mura")
    assert not [one for one in test.button if one.label.startswith("Wat als")]
