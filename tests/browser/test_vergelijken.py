"""Vergelijken in a real browser: map, table, downloads, accessibility."""

import csv
import io
import json

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import falls_off, violations_by_day_and_night
from tests.browser.test_room import resize
from tests.browser.windows import DESK, FRAME, act, at_rest, holding, received, the_map

LAPTOP = {"width": 1366, "height": 768}
# The pair that the page begins with.
PAIR = "/vergelijken?a=consortium&b=ros"


def ends_where_the_window_does(page) -> bool:
    """Whether the map does, on a laptop."""
    resize(page, **LAPTOP)
    box = page.locator(FRAME).bounding_box()
    resize(page, **DESK)
    return 768 - 60 < box["y"] + box["height"] <= 768


def test_each_number_has_its_name_in_the_list_lights_up_and_another_pair_is_small(walk):
    page = walk(PAIR)
    assert ends_where_the_window_does(page)
    listed = page.locator("details[open][data-laag] tbody tr td:first-child").all_inner_texts()
    shown = the_map(page).locator(".naam.met-nummer span").all_inner_texts()
    assert listed == [str(at) for at in range(1, len(listed) + 1)]
    assert sorted(shown, key=int) == listed
    table = page.locator("details[open][data-laag]")
    first = table.locator("tbody button").first
    expect(the_map(page).locator(".leaflet-keuze-pane path")).to_have_count(0)
    act(page, first.click)
    expect(the_map(page).locator(".leaflet-keuze-pane path")).to_have_count(2)
    expect(table.locator("tr[aria-current=true]")).to_have_count(1)
    pieces = the_map(page).locator(".leaflet-vlak-pane path.leaflet-interactive")
    expect(pieces).to_have_count(table.locator("tbody tr").count())
    # Another pair is small, and in the link. A list that is opened while the page scrolls closes.
    box = page.get_by_role("combobox", name="Tweede indeling")
    box.scroll_into_view_if_needed()
    at_rest(page)
    frames = received(page)

    def choose():
        box.click()
        page.get_by_role("option", name="GGD", exact=True).click()

    act(page, choose)
    expect(page).to_have_url(holding("b=ggd"))
    assert sum(frames) < 60_000
    page.get_by_text("GGD-gebieden verdelen").wait_for()


def test_a_white_spot_chosen_on_the_map_is_in_the_list_and_the_other_way_round(walk):
    page = walk("/vergelijken?deel=witte-vlekken&redenen=vsv-ver")
    assert ends_where_the_window_does(page)
    lit = the_map(page).locator(".leaflet-keuze-pane path")
    row = page.locator("tr[aria-current=true]")
    expect(lit).to_have_count(0)
    spot = the_map(page).locator(".leaflet-vlak-pane path.leaflet-interactive[fill^='#']")
    act(page, lambda: spot.first.click(force=True))
    expect(lit).to_have_count(2)
    expect(page).to_have_url(holding("vlek=GM"))
    expect(row).to_have_count(1)
    before = page.url
    other = page.locator("tbody tr:not([aria-current]) button").first
    name = other.inner_text()
    act(page, other.click)
    expect(row).to_contain_text(name)
    expect(lit).to_have_count(2)
    assert page.url != before


def test_a_cell_of_the_cross_table_lights_up_and_is_in_the_link(walk):
    page = walk("/vergelijken?a=consortium&b=provincie", size=LAPTOP)
    table = page.get_by_role("region", name="Kruistabel Consortia en Provincies vergeleken")
    rows = table.locator("tbody tr")
    totals = [
        [int(text or 0) for text in row.locator("td").all_inner_texts()] for row in rows.all()
    ]
    *areas, last = totals
    assert all(sum(cells[:-1]) == cells[-1] for cells in areas)
    assert [sum(column) for column in zip(*areas, strict=True)][:-1] == last[:-1]
    cell = table.get_by_role("button", name="Limburg / Limburg: ")
    act(page, cell.click)
    expect(page).to_have_url(holding("stuk=consortium-limburg--provincie-limburg"))
    expect(cell).to_have_attribute("aria-pressed", "true")
    # What lights up is in view beside what was clicked.
    expect(page.locator(FRAME)).to_be_in_viewport(ratio=0.95)
    expect(cell).to_be_in_viewport()
    expect(the_map(page).locator(".leaflet-keuze-pane path")).to_have_count(2)
    page.get_by_role("radio", name="km²").check()
    expect(table.get_by_role("button", name="Limburg / Limburg: 2.", exact=False)).to_have_count(1)


def test_the_slider_works_with_the_keyboard_and_keeps_the_map(walk):
    page = walk("/vergelijken?a=consortium&b=ros&kijk=schuif", size=LAPTOP)
    page.wait_for_timeout(800)
    frame = the_map(page)
    slider = frame.get_by_role("slider", name="Schuif tussen Consortia en ROS")
    line = frame.locator(".schuif .streep")
    for part in (line, slider):
        box = part.bounding_box()
        assert box["y"] + box["height"] < 768
    at, box = float(slider.input_value()), line.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 60
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y, steps=4)
    page.mouse.up()
    assert float(slider.input_value()) > at + 10
    assert abs(line.bounding_box()["x"] + box["width"] / 2 - x - 120) < 12

    def cuts():
        panes = [frame.locator(f".leaflet-{name}-pane") for name in ("vlak", "rechts")]
        return [pane.evaluate("e => e.style.clipPath") for pane in panes]

    before = cuts()
    centre = frame.locator("body").evaluate("() => window.atlas.map.getCenter().lng")
    slider.press("ArrowRight")
    assert cuts() != before
    assert all(cut.startswith("polygon") for cut in cuts())
    assert frame.locator("body").evaluate("() => window.atlas.map.getCenter().lng") == centre
    act(page, page.get_by_role("radio", name="Deelgebieden", exact=True).click)
    assert cuts() == ["", ""]
    expect(page).not_to_have_url(holding("schuif"))


def test_downloads_can_be_read(walk, landscape):
    page = walk("/vergelijken?a=ggd&b=provincie")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download de kruistabel").click()
        page.get_by_role("button", name="Voor andere programma's (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(caught.value.path().read_text("utf-8-sig"))))
    assert sum(int(row["gemeenten"]) for row in rows) == len(landscape.gemeenten)
    page.keyboard.press("Escape")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download de deelgebieden").click()
    assert len(json.loads(caught.value.path().read_text("utf-8"))["features"]) == len(rows)


@pytest.mark.parametrize(
    ("part", "name"),
    # The part that the page begins with is among all pages.
    [
        ("witte-vlekken", "Witte vlekken"),
        ("drukte", "Bestuurlijke drukte"),
        ("jaren", "Door de jaren"),
    ],
)
def test_axe_finds_nothing_and_a_phone_shows_it_all(open_page, part, name):
    page = open_page(f"/vergelijken?deel={part}")
    expect(page).to_have_title(f"{name} – Vergelijken – Geboortezorgatlas")
    page.get_by_role("button", name="Download").first.wait_for()
    page.wait_for_timeout(1500)
    assert violations_by_day_and_night(page) == []
    assert falls_off(page) == []
