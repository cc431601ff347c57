"""Wat als in a real browser: one walk along the map, a link and the files."""

import io
import json

import openpyxl
from playwright.sync_api import expect

from geodata.files.spreadsheet import SOURCES
from tests.browser.test_accessibility import falls_off, violations_by_day_and_night
from tests.browser.windows import FRAME, act, at_rest, holding, the_map, wait_for_map


def test_a_hospital_closes_on_the_map_and_the_scenario_can_be_taken_along(open_page):
    page = open_page("/watals")
    page.locator(FRAME).wait_for()
    wait_for_map(page)
    sites = the_map(page).locator(".leaflet-stip-pane path.leaflet-interactive")
    act(page, lambda: sites.first.click(force=True))
    expect(page).to_have_url(holding("sluit="))
    arrows = the_map(page).locator(".leaflet-stroom-pane path")
    expect(arrows.first).to_be_attached()
    # Both sides of the slider are filled.
    for pane in ("vlak", "rechts"):
        expect(
            the_map(page).locator(f".leaflet-{pane}-pane path[fill^='#']").first
        ).to_be_attached()
    # The group of the page in the menu is marked, and the map ends where the window does.
    group = page.get_by_test_id("stTopNavSection").filter(has_text="Vergelijken")
    expect(group).to_have_attribute("aria-current", "true")
    at_rest(page)
    box = page.locator(FRAME).bounding_box()
    assert (
        box["y"] + page.evaluate("document.querySelector('.stMain').scrollTop") + box["height"]
        <= (page.viewport_size["height"])
    )
    # The outline around what changes.
    expect(the_map(page).locator(".leaflet-keuze-pane path")).to_have_count(2)
    expect(page.get_by_text("wordt een andere locatie de dichtstbijzijnde")).to_be_visible()
    assert page.title().startswith("Wat als: ")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Wat als: kaart (GeoJSON)").click()
    assert taken.value.suggested_filename == "wat-als.geojson"
    found = json.loads(taken.value.path().read_bytes())
    assert found["naam"].startswith("Wat als")
    assert {"gemeente", "locatie", "verschuiving"} == {
        feature["properties"]["soort"] for feature in found["features"]
    }
    page.get_by_role("button", name="Download wat als per locatie").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Rekenblad (XLSX)").click()
    page.keyboard.press("Escape")
    book = openpyxl.load_workbook(io.BytesIO(taken.value.path().read_bytes()))
    assert [name for name in book.sheetnames if not name.startswith("Wat als")] == [SOURCES]
    assert violations_by_day_and_night(page) == []
    assert falls_off(page) == []


def test_a_new_location_can_be_pointed_out_and_what_is_wrong_is_told(open_page):
    page = open_page("/watals?open=vsv-atlantis")
    page.locator(FRAME).wait_for()
    wait_for_map(page)
    told = page.get_by_test_id("stAlertContentWarning")
    expect(told.get_by_text("De atlas kent geen locatie")).to_be_visible()
    field = page.get_by_role("combobox", name="Volgende stap")
    field.click()
    page.get_by_role("option", name="Een locatie gaat open").click()
    expect(page.get_by_text("Of wijs op de kaart aan")).to_be_visible()
    area = the_map(page).locator(".leaflet-vlak-pane path.leaflet-interactive[fill^='#']")
    act(page, lambda: area.first.click(force=True))
    expect(page.get_by_text("Nieuwe locatie in").first).to_be_visible()
    expect(page).to_have_url(holding("open="))


def test_the_keyboard_stays_at_the_button_that_adds_a_step(open_page):
    page = open_page("/watals")
    page.locator(FRAME).wait_for()
    # A list that is open while the page still grows below it closes.
    wait_for_map(page)
    page.get_by_role("combobox", name="Welke locatie sluit?").click()
    page.get_by_role("option").first.click()
    add = page.get_by_role("button", name="Voeg deze stap toe")
    act(page, add.click)
    expect(page.get_by_text("wordt een andere locatie de dichtstbijzijnde")).to_be_visible()
    expect(page).to_have_url(holding("sluit="))
    # What finds a lost place again waits a moment.
    page.wait_for_timeout(500)
    expect(add).to_be_focused()
