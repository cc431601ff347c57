"""Every page and every kind of link, run as Streamlit runs it but without a browser."""

import shutil
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from geodata.compare import doors
from geodata.compare.quality import known_coalities, source_years
from geodata.compare.reach import reach_in_words, reach_per_kind
from geodata.landscape import DATA
from geodata.partners import contradiction_frame, tegenspraken
from geodata.words import date_in_words
from pages.parts.shared.ways import exists
from tests.app.conftest import PAGES as PAGES_AT
from tests.app.conftest import TIMEOUT, texts
from tests.app.conftest import html as panel
from tests.app_pages import ADDRESSES, FOR_READERS, PAGES


@pytest.mark.parametrize("page", ["main.py", *ADDRESSES.values()])
def test_every_page_runs(app, page):
    test = app(page.removesuffix(".py"))
    assert not test.exception
    if page != "main.py":
        assert has_title(test)


@pytest.mark.parametrize("address", FOR_READERS)
def test_every_page_runs_with_what_stands_in_data(app, serve_data, landscape, address):
    serve_data(DATA, landscape)
    test = app(ADDRESSES[address].removesuffix(".py"))
    assert not test.exception
    assert has_title(test)


def has_title(test) -> bool:
    return bool(test.title) or "<h1>" in panel(test)


def test_every_script_of_a_page_is_in_the_navigation():
    scripts = {file.name for file in PAGES.glob("*.py")}
    assert scripts == {"main.py", *ADDRESSES.values()}


def test_start_view_has_the_layers_that_the_data_name(app, small):
    test = app("kaart")
    start = [laag.id for laag in small.vocabulary.lagen if laag.start]
    assert test.session_state["lagen"] == start
    assert "lagen" not in test.query_params
    for laag in small.vocabulary.lagen:
        assert (laag.label + ":" in unescape(panel(test))) == laag.start


def test_a_link_restores_the_view(app):
    test = app(
        "kaart",
        lagen="vsv,ros",
        provincie="Groningen,Drenthe",
        status="actief",
        zekerheid="hoog,middel",
        gekozen="vsv-martini",
    )
    assert test.session_state["lagen"] == ["ros", "vsv"]
    assert test.session_state["provincie"] == ["Drenthe", "Groningen"]
    assert test.session_state["status"] == ["actief"]
    assert test.session_state["zekerheid"] == ["hoog", "middel"]
    assert "VSV Martini" in panel(test)
    assert not test.warning


def test_a_page_of_which_a_part_was_forgotten_reads_its_link_again():
    """A run that was cut off left the layers known and the filters not; the page said nothing but "error"."""
    test = AppTest.from_file(PAGES_AT / "kaart.py", default_timeout=TIMEOUT)
    test.session_state["lagen"], test.session_state["link"] = ["consortium"], {}
    assert not test.run().exception
    assert test.session_state["provincie"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lagen", "consortium,wolken"),
        ("provincie", "Atlantis"),
        ("status", "misschien"),
        ("zekerheid", "zeer hoog"),
        ("gekozen", "GM9999"),
        ("gekozen", "<script>alert(1)</script>"),
        ("ondergrond", "1"),
    ],
)
def test_what_a_link_cannot_know_is_dropped_and_named(app, name, value):
    test = app("kaart", **{name: value})
    assert not test.exception
    [warning] = test.warning
    assert name in warning.value
    assert value.split(",")[-1][:20] in warning.value.replace("\\", "")
    assert name not in test.query_params or value not in test.query_params[name]


def test_filters_show_how_many_are_left_and_clear_in_one_click(app):
    test = app("kaart", provincie="Groningen", status="actief")
    assert " zonder filter" in panel(test)
    [button] = [b for b in test.button if b.label == "Wis filters"]
    button.click()
    test.run()
    assert test.session_state["provincie"] == []
    assert "zonder filter" not in panel(test)
    assert "provincie" not in test.query_params


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("Den Bosch", "GM0796"),
        ("SWF", "GM1900"),
        ("sudwest fryslan", "GM1900"),
        ("Bedum", "GM1966"),
        ("Raedelijn", "ros-mura"),
        ("vsv martini", "vsv-martini"),
    ],
)
def test_search_selects_a_clear_match(app, query, chosen):
    test = app("kaart")
    test.text_input(key="vraag").set_value(query).run()
    assert test.session_state["gekozen"] == chosen
    assert test.query_params["gekozen"] == chosen


def test_search_asks_when_a_name_stands_for_several(app):
    test = app("kaart")
    test.text_input(key="vraag").set_value("Winsum").run()
    assert test.session_state["gekozen"] == ""
    [choice] = [item for item in test.button_group if item.label == "Welke bedoelt u?"]
    choice.set_value("GM1966").run()
    assert test.session_state["gekozen"] == "GM1966"
    assert not test.warning


@pytest.mark.parametrize("query", ["qqqqq", "!!!", "<img src=x onerror=alert(1)>"])
def test_search_without_a_match_says_what_can_be_searched(app, query):
    test = app("kaart")
    test.text_input(key="vraag").set_value(query).run()
    assert not test.exception
    assert "gemeente" in test.warning[0].value


def test_every_record_has_a_panel(app, small):
    """One page per kind: all records are checked in the unit tests of the card."""
    kinds = small.organisaties.groupby("soort").head(1).index
    for key in [*kinds, "GM0014", "GM0060"]:
        test = app("kaart", gekozen=key)
        assert not test.exception
        assert "Klopt dit niet?" in panel(test)


def test_inactive_consortium_says_so_and_whom_to_ask(app):
    test = app("kaart", gekozen="consortium-noordelijk-zuid-holland")
    shown = panel(test)
    assert "Niet actief volgens de bron van 24 september 2020" in shown
    assert "zwangerschapengeboorte@zonmw.nl" in shown
    assert any(item.label == "Vraag het hier" for item in test.button_group)


def test_gemeente_without_data_is_not_a_gemeente_without_coalitie(app, small):
    code = next(c for c in small.gemeenten.index if c not in small.coalities.index)
    shown = panel(app("kaart", gekozen=code))
    assert "Geen gegevens" in shown
    assert "niet dat er geen is" in shown


def test_hostile_names_stay_text_in_the_panel(app, damaged_copy, serve_data):
    hostile = "<img src=x onerror=alert(1)> **vet** [x](y)"
    row = damaged_copy.row("organisaties", id="vsv-martini")
    damaged_copy.put("organisaties", row, naam=hostile)
    serve_data(damaged_copy.path)
    shown = panel(app("kaart", gekozen="vsv-martini"))
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt; **vet**" in shown


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_damaged_data_start_a_page_that_says_what_is_wrong(
    app, damaged_copy, tmp_path, serve_data, damage
):
    folder = tmp_path / "nothing"
    if damage == "broken":
        folder = damaged_copy.path
        damaged_copy.put("coalities", 2, status="aktief")
    serve_data(folder)
    test = app("main")
    assert not test.exception
    assert "kunnen niet geladen worden" in test.title[0].value
    shown = texts(test)
    if damage == "broken":
        assert "coalities.csv, rij" in shown
        assert "'aktief'" in shown
    else:
        assert "ontbreekt" in shown


def test_gegevens_names_every_gap(app):
    shown = texts(app("gegevens")).replace("\\", "")
    for words in ("28 van 71", "9 van 15", "23 van 40"):
        assert words in shown


def test_gegevens_says_who_is_reached_how_old_it_is_and_what_is_contradicted(app, small):
    test = app("gegevens")
    shown = texts(test).replace("\\", "")
    for sentence in reach_in_words(small):
        assert sentence in shown
    headings = [header.value for header in test.header]
    assert "Oudste bronnen eerst" in headings
    tables = [table.value for table in test.table]
    [kinds] = [frame for frame in tables if "Niet te bereiken" in frame]
    assert len(kinds) == len(reach_per_kind(small))
    [told] = [frame for frame in tables if "Een andere bron zegt" in frame]
    # What is said of more organisaties stands there once.
    assert 0 < len(told) == len(contradiction_frame(small)) < len(tegenspraken(small))


def test_gegevens_searches_sorts_and_offers_every_table(app, small):
    test = app("gegevens")
    assert len(test.selectbox(key="tabel").options) == len(small.tables)
    for name in small.tables:
        test.selectbox(key="tabel").set_value(name).run()
        assert not test.exception
    test.selectbox(key="tabel").set_value("gemeenten").run()
    test.text_input(key="zoek-in-tabel").set_value("fryslan").run()
    assert "3 van 40 rijen" in texts(test)
    test.text_input(key="zoek-in-tabel").set_value("bestaat niet").run()
    assert "Geen enkele rij" in test.info[0].value


@pytest.mark.parametrize("page", ["gegevens", "gemeente"])
def test_what_has_been_read_is_not_read_again(app, serve_data, copy_data, page):
    folder = copy_data().path
    serve_data(folder)
    first = texts(app(page, gemeente="GM0014"))
    shutil.rmtree(folder)
    again = app(page, gemeente="GM0014")
    assert not again.exception
    assert texts(again) == first


def test_over_takes_its_figures_from_the_data(app, small):
    shown = texts(app("over"))
    assert f"Over {len(known_coalities(small))} van de {len(small.gemeenten)} gemeenten" in shown
    assert "bestanden van {} tot en met {}.".format(*source_years(small)) in shown
    rows = small.table("cijfers")
    counted = rows.loc[rows["indicator"] == "inwoners", "periode"].max()
    assert f"is van het CBS, op {date_in_words(counted)}," in shown


def test_every_word_of_the_field_leads_to_a_page_that_is_there(landscape):
    for address in landscape.table("zoekwoorden")["adres"]:
        assert exists(address), address


def test_a_word_of_the_field_opens_its_page_at_a_heading_that_is_there(app, landscape):
    addresses = {address for address in landscape.table("zoekwoorden")["adres"] if "#" in address}
    assert addresses
    for name in {address.partition("#")[0] for address in addresses}:
        test = app(name)
        there = {header.anchor for header in (*test.header, *test.subheader)}
        assert {
            address.partition("#")[2] for address in addresses if address.startswith(name)
        } <= there


def test_the_empty_panel_opens_only_doors_with_a_page_behind_them(app, small):
    test = app("kaart")
    [shown] = [c for c in test.get("bidi_component") if "deuren" in str(c.proto)]
    for door in doors(small):
        assert (door.vraag in shown.proto.json) == exists(door.adres)


def test_the_panel_gives_the_figure_of_the_link_and_hands_it_on(app):
    test = app("kaart", gekozen="GM0014", weeg="inwoners")
    assert "<dt>Inwoners<dd>" in panel(test)
    assert test.query_params["weeg"] == "inwoners"
    assert "<dt>Geboorten<dd>" in panel(app("kaart", gekozen="GM0014"))
