"""Regiobeeld, without a browser: every kind of area, links, what cannot be."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from geodata.figures import area_of
from geodata.keeping.capacity import keep_capacity
from geodata.keeping.capacity.reading import Reading
from geodata.landscape import DATA
from geodata.map import start_layers
from pages.parts.shared.text import link
from tests.app.conftest import PAGES, TIMEOUT, html, texts


def test_the_start_is_the_whole_country(app):
    test = app("regiobeeld")
    assert not test.exception
    assert "Nederland" in [item.value for item in test.header]
    assert not test.query_params


@pytest.mark.parametrize(
    "gebied",
    [
        "GM0014",
        "GM0448",
        "ggd-drenthe",
        "provincie-drenthe",
        "vsv-assen",
        "coalitie-zuid-limburg",
        "GM0014,GM0106",
        "provincie-drenthe--consortium-noord-nederland",
    ],
)
def test_every_kind_of_area_has_a_page(app, small, gebied):
    test = app("regiobeeld", gebied=gebied)
    assert not test.exception
    assert not test.warning
    assert area_of(small, gebied).naam in texts(test).replace("\\", "")


@pytest.mark.parametrize("gebied", ["GM0088", "ros-samergo", "ggd-rotterdam-rijnmond", "nl"])
def test_the_page_runs_with_what_stands_in_data(app, serve_data, landscape, gebied):
    serve_data(DATA, landscape)
    test = app("regiobeeld", gebied=gebied, naast="GM0627")
    assert not test.exception
    assert not test.warning


def test_of_two_areas_every_part_of_the_page_is_of_both(app, small):
    test = app("regiobeeld", gebied="provincie-drenthe", naast="GM0448")
    assert not test.exception
    names = [area_of(small, key).naam for key in ("provincie-drenthe", "GM0448")]
    headings = [item.value for item in test.header]
    assert len(headings) == len(set(headings))
    both = [names == [item.value for item in column] for column in _pairs(test.subheader, names)]
    # Births, what may come, where they are born and capacity.
    assert len(both) >= 4
    # What holds for both is said once.
    assert texts(test).count("De as begint niet bij nul") == 1
    assert all(both)
    for table in test.table:
        columns = [name.replace("\\", "") for name in table.value.columns]
        shown = [name for name in names if name in columns]
        assert shown in ([], names)
        assert not shown or "Verschil" in columns
    # One of each, and the country once.
    assert len(test.get("vega_lite_chart")) == 3


def _pairs(subheaders, names):
    """The subheadings that are a name, two by two."""
    own = [item for item in subheaders if item.value in names]
    return [own[at : at + 2] for at in range(0, len(own), 2)]


def test_a_name_that_is_typed_leads_to_the_area(app):
    test = app("regiobeeld")
    test.text_input(key="regiobeeld-gebied").set_value("Drenthe").run()
    assert test.query_params["gebied"] == "provincie-drenthe"
    assert any(item.label == "Bedoelt u iets anders?" for item in test.button_group)
    test.text_input(key="regiobeeld-naast").set_value("texel").run()
    assert dict(test.query_params) == {"gebied": "provincie-drenthe", "naast": "GM0448"}
    assert "Provincie Drenthe ten opzichte van Texel" in texts(test)


def test_a_name_that_is_no_area_is_told(app):
    test = app("regiobeeld")
    test.text_input(key="regiobeeld-gebied").set_value("qqqqqqq").run()
    assert not test.exception
    assert test.warning


@pytest.mark.parametrize(
    ("name", "value"), [("gebied", "ros-maan"), ("naast", "GM9999"), ("delen", "<script>")]
)
def test_what_a_link_cannot_know_is_dropped_and_named(app, name, value):
    test = app("regiobeeld", **{name: value})
    assert not test.exception
    [warning] = test.warning
    assert value in warning.value.replace("\\", "")
    assert name not in test.query_params


def test_the_country_is_divided_as_somebody_chooses(app, small):
    test = app("regiobeeld")
    test.selectbox(key="regiobeeld-delen").set_value("ggd").run()
    assert not test.exception
    assert test.query_params["delen"] == "ggd"
    test.selectbox(key="regiobeeld-volgorde").set_value("verandering").run()
    assert test.query_params["volgorde"] == "verandering"


@pytest.mark.parametrize("damage", ["no figures", "one year", "nothing told"])
def test_a_package_with_little_has_a_page_too(app, damaged_copy, serve_data, damage):
    if damage == "nothing told":
        for table in ("bevallingen", "acute_verloskunde", "regiobeeld_cijfers", "prognose"):
            damaged_copy.write(table, damaged_copy.rows(table)[:1])
    else:
        about, rows = damaged_copy.rows("indicatoren"), damaged_copy.rows("cijfers")
        place = {name: about[0].index(name) for name in ("volledig", "gewicht", "herkomst")}
        for row in about[1:]:
            row[place["volledig"]] = "ja" if row[0] in ("gemeenten", "km2") else "nee"
            row[place["gewicht"]] = "1" if row[0] == "gemeenten" else ""
        damaged_copy.write("cijfers_landelijk", damaged_copy.rows("cijfers_landelijk")[:1])
        if damage == "one year":
            kept = [r for r in rows[1:] if r[1] != "geboorten" or r[2] == "2023"]
        else:
            kept = []
            noemer = about[0].index("noemer")
            about = [
                about[0],
                *(r for r in about[1:] if r[place["herkomst"]] == "berekend" and not r[noemer]),
            ]
        damaged_copy.write("cijfers", [rows[0], *kept])
        damaged_copy.write("indicatoren", about)
    serve_data(damaged_copy.path)
    for gebied in ("nl", "provincie-drenthe", "GM0448"):
        test = app("regiobeeld", gebied=gebied)
        assert not test.exception


def test_kaart_is_filled_by_a_figure_and_goes_back_to_a_theme(app, landscape):
    test = app("kaart", cijfer="geboorten")
    assert not test.exception
    assert "<h1>Geboorten per gemeente" in html(test)
    assert test.radio(key="thema").value == "cijfers"
    test.selectbox(key="cijfer-keuze").set_value("km-acuut").run()
    assert test.query_params["cijfer"] == "km-acuut"
    test.radio(key="thema").set_value("wie-werkt-waar").run()
    assert not test.exception
    assert "cijfer" not in test.query_params
    # The layers of the start lie over no figure, and are back with their theme.
    assert "lagen" not in test.query_params
    assert test.session_state["lagen"] == list(start_layers(landscape, ""))
    test.radio(key="thema").set_value("cijfers").run()
    assert test.query_params["cijfer"] == "geboorten"
    assert test.session_state["lagen"] == []


@pytest.mark.parametrize("deel", ["overlap", "witte-vlekken"])
def test_gemeenten_are_weighed_by_what_a_reader_chooses(app, deel):
    test = app("vergelijken", deel=deel)
    assert test.selectbox(key="weeg").value == "geboorten"
    test.selectbox(key="weeg").set_value("inwoners").run()
    assert not test.exception
    assert test.query_params["weeg"] == "inwoners"
    again = app("vergelijken", deel=deel, weeg="lengte")
    assert "lengte" in again.warning[0].value


def test_standings_say_that_they_are_old_and_a_trial(app, small, tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_CAPACITEIT", str(tmp_path / "standen.json"))
    now = datetime.now(UTC)
    rows = [
        Reading("Assen", "GM0106", "verloskamer", "groen", now - timedelta(hours=1)),
        Reading("Groningen", "GM0014", "verloskamer", "rood", now),
    ]
    keep_capacity(rows, True, "Anna", "standen.csv")
    test = app("regiobeeld", gebied="provincie-drenthe")
    assert not test.exception
    assert any("geen echte standen" in one.value for one in test.warning)
    # As it is shown, without what keeps it from being read as markdown.
    told = str([one.value.to_dict() for one in test.table]).replace("\\", "")
    assert "groen (verouderd) (proef)" in told
    assert "rood" not in told


def test_only_of_more_gemeenten_the_middle_one_is_shown(app):
    assert "u ziet de middelste gemeente" in texts(app("regiobeeld", gebied="ggd-drenthe"))
    assert "u ziet de middelste gemeente" not in texts(app("regiobeeld", gebied="GM0106"))


@pytest.mark.parametrize("name", ["gekozen", "gemeente"])
def test_who_comes_by_the_menu_sees_what_was_chosen(name):
    test = AppTest.from_file(PAGES / "regiobeeld.py", default_timeout=TIMEOUT)
    test.session_state[name] = "GM0014"
    test.run()
    assert not test.exception
    assert test.query_params["gebied"] == "GM0014"
    # A link says what it says.
    test.query_params["gebied"] = "provincie-drenthe"
    test.run()
    assert test.query_params["gebied"] == "provincie-drenthe"


def test_what_was_chosen_without_an_area_leaves_the_country(small):
    test = AppTest.from_file(PAGES / "regiobeeld.py", default_timeout=TIMEOUT)
    test.session_state["gekozen"] = "bestaat-niet"
    test.run()
    assert not test.exception
    assert not test.query_params


def test_a_source_that_is_no_web_address_stands_there_once():
    named = 'hetwkz.nl, "Geboortezorg gegarandeerd"'
    assert link(named, named).count("hetwkz") == 1
    assert link("hetwkz", "https://hetwkz.nl/x") == "[hetwkz](https://hetwkz.nl/x)"
