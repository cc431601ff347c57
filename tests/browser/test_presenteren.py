"""Presenteren in a real browser: add a view, show it, take it home, put it in a site."""

import io
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from geodata.meeting.scenes import Meeting, Scene, from_link, to_link
from tests.browser.servers import another_site
from tests.browser.test_accessibility import falls_off, violations_by_day_and_night
from tests.browser.windows import (
    DESK,
    FRAME,
    IDLE,
    PHONE,
    ending,
    follow,
    holding,
    the_map,
    wait_for_map,
)

MEETING = Meeting(
    "Overleg",
    (
        Scene("Het gebied", "Eén zin.", "kaart", {"gekozen": "consortium-limburg"}),
        Scene("Onze partners", "", "gemeente", {"code": "GM0014", "deel": "partners"}),
        Scene("Past het?", "", "vergelijken", {"a": "consortium", "b": "ros"}),
    ),
)
PATH = f"/presenteren?p={to_link(MEETING)}"


def add(page):
    page.get_by_role("button", name="Voeg toe aan presentatie").click()
    page.locator("#gezegd").get_by_text("Toegevoegd als scène").wait_for()


def test_a_view_of_the_map_is_added_with_where_it_looks(open_page):
    page = open_page("/kaart?gekozen=GM0014")
    look = """() => { const k = window.atlas.map; k.setView([52.2, 5.5], 10, {animate: false});
        // Of what is seen beside the legend and the buttons.
        const [south, , north] = window.atlas.box(); return (south + north) / 2; }"""
    middle = the_map(page).locator("body").evaluate(look)
    add(page)
    # What came of it stands under the bar, not over the words of the menu.
    told = page.locator(".melding", has_text="Toegevoegd").bounding_box()
    menu = page.get_by_role("link", name="Presenteren").bounding_box()
    assert told["y"] >= menu["y"] + menu["height"] / 2 + 8
    page.get_by_role("button", name="Bekijk in de presentatie").click()
    page.get_by_role("radio", name="1. Groningen").wait_for()
    page.wait_for_url("**/presenteren?p=**")
    (scene,) = from_link(parse_qs(urlsplit(page.url).query)["p"][0]).scenes
    assert scene.keuze["gekozen"] == "GM0014"
    # A frame that gets another height keeps the middle of what it shows; in degrees that is nearly
    # the mean of its edges, which are three decimals.
    south, _, north, _ = map(float, scene.keuze["beeld"].split(","))
    assert (south + north) / 2 == pytest.approx(middle, abs=(north - south) / 50)


def test_what_is_on_a_page_is_added_and_scenes_outlast_a_reload_until_they_are_sent_away(open_page):
    page = open_page("/gemeente")
    # A page with nothing on it is not added.
    for title in ("Mijn gemeente", "Klantroute"):
        if title != "Mijn gemeente":
            follow(page, "/klantroute")
        expect(page.locator("h1").first).to_have_text(title)
        page.locator(IDLE).wait_for()
        # What was said of the page before is no answer.
        page.evaluate("() => { document.querySelector('#gezegd').textContent = ''; }")
        page.get_by_role("button", name="Voeg toe aan presentatie").click()
        page.locator("#gezegd", has_text="Kies eerst een gemeente: op deze pagina").wait_for(
            state="attached"
        )
    follow(page, "/gemeente?code=GM0014")
    page.locator(FRAME).wait_for()
    wait_for_map(page)
    add(page)
    expect(page).to_have_url(ending("/gemeente?code=GM0014"))
    page.reload()
    page.get_by_role("link", name="Presenteren").click()
    page.get_by_role("radio", name="1. Groningen").wait_for()
    page.get_by_role("button", name="Verwijder").click()
    page.get_by_text("Er staan nog geen scènes in").wait_for()
    page.reload()
    page.get_by_text("Er staan nog geen scènes in").wait_for()
    expect(page.get_by_role("radio")).to_have_count(0)
    # A comparison is added too.
    path = "/vergelijken?a=ggd&b=provincie"
    follow(page, path)
    page.locator(FRAME).wait_for()
    wait_for_map(page)
    add(page)
    expect(page).to_have_url(ending(path))


# Which letters of its own a document has, and that its policy let it have them.
LETTERS = "document.fonts.ready.then((own) => [...own].map(({ family, status }) => `${family} ${status}`))"


def test_the_show_goes_by_keyboard_and_comes_back(open_page):
    page = open_page(PATH, apart=True)
    page.get_by_role("link", name="Toon de presentatie").click()
    page.wait_for_url("**/toon?**")
    page.get_by_text("1 van 3", exact=True).wait_for()
    assert page.evaluate(LETTERS) == ["Source Sans loaded"]
    # A page that is left in the middle of loading may have said so; this is about the show.
    page.errors.clear()
    page.context.set_offline(True)
    # The first scene has a page more, with its facts: a step goes there first.
    for key, place in (
        ("PageDown", 1),
        ("ArrowRight", 2),
        ("End", 3),
        ("Home", 1),
        ("ArrowRight", 1),
    ):
        page.keyboard.press(key)
        page.get_by_text(f"{place} van 3", exact=True).wait_for()
    # After the last scene comes the code with which others open it.
    page.keyboard.press("End")
    place = page.locator("#toon .nummer")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
        if place.inner_text() == "slot":
            break
    expect(place).to_have_text("slot")
    code = page.get_by_role("img", name="QR-code naar deze presentatie")
    expect(code).to_be_visible()
    page.context.set_offline(False)
    assert page.errors == []
    page.keyboard.press("Escape")
    page.wait_for_url("**/presenteren?p=**")


def order(page) -> list[str]:
    return [scene.titel for scene in from_link(parse_qs(urlsplit(page.url).query)["p"][0]).scenes]


def test_scenes_have_a_picture_are_dragged_and_moved_by_keys_and_taken_home_in_a_pack(open_page):
    page = open_page(PATH)
    pictures = page.locator(".scenes img")
    page.wait_for_function("e => e.naturalWidth > 0", arg=pictures.first.element_handle())
    grips = page.get_by_role("button", name="Verplaats scène")
    start, end = (grips.nth(place).bounding_box() for place in (0, 2))
    page.mouse.move(start["x"] + 8, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 8, end["y"] + end["height"] - 2, steps=5)
    page.mouse.up()
    page.locator("#gezegd", has_text="staat nu op plaats 3").wait_for(state="attached")
    expect(page.get_by_role("radio", name="3. Het gebied")).to_be_checked()
    expect(page).to_have_url(holding("scene=3"))
    assert order(page) == ["Onze partners", "Past het?", "Het gebied"]
    grips.nth(2).press("ArrowUp")
    page.locator("#gezegd", has_text="staat nu op plaats 2").wait_for(state="attached")
    expect(page.get_by_role("button", name="Verplaats scène 2, Het gebied")).to_be_focused()
    expect(page).to_have_url(holding("scene=2"))
    assert order(page) == ["Onze partners", "Het gebied", "Past het?"]
    page.get_by_role("radio", name="1. Onze partners").check()
    page.get_by_role("heading", name="Onze partners").wait_for()
    # A pack can be stopped.
    page.get_by_role("button", name="Maak het pakket").click()
    page.get_by_role("button", name="Stop met maken").click()
    page.get_by_role("button", name="Stop met maken").wait_for(state="detached", timeout=60_000)
    page.locator(IDLE).wait_for(timeout=60_000)
    expect(page.get_by_role("button", name="overleg.pptx")).to_have_count(0)
    # One is made with its progress, and opens.
    page.get_by_role("button", name="Hand-out (PDF)").click()
    page.get_by_role("button", name="Atlas zonder internet").click()
    page.get_by_role("button", name="Maak het pakket").click()
    button = page.get_by_role("button", name="overleg.pptx")
    button.wait_for(timeout=60_000)
    with page.expect_download() as caught:
        button.click()
    deck = Presentation(io.BytesIO(caught.value.path().read_bytes()))
    assert len(deck.slides) >= len(MEETING.scenes) + 2


def site_of_a_coalitie(address: str):
    """Another site with the snippet on its page."""
    return another_site(f'<iframe src="{address}" width="1200" height="800">')


def test_another_site_can_have_the_map_without_navigation_and_not_the_app_itself(windows, site):
    page = windows.take()
    with site_of_a_coalitie(f"{site}/kaart?gekozen=GM0014&amp;embed=true") as address:
        page.goto(address)
        inside = page.frame_locator("iframe")
        inside.frame_locator(FRAME).locator("body[data-beurt]").wait_for(timeout=30_000)
        inside.get_by_role("heading", name="Groningen").first.wait_for()
        expect(inside.get_by_role("link", name="Presenteren")).to_have_count(0)
        expect(inside.get_by_text("Deel deze pagina")).to_have_count(0)
    with site_of_a_coalitie(f"{site}/kaart") as address:
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.goto(address)
        windows.give_back(page, f"{site}/robots.txt")


def test_axe_finds_nothing_by_day_and_by_night_and_nothing_falls_off(open_page):
    page = open_page(PATH, size=PHONE)
    page.get_by_role("button", name="Maak het pakket").wait_for()
    assert falls_off(page) == []
    page.set_viewport_size(DESK)
    page.locator(FRAME).wait_for()
    wait_for_map(page)
    page.get_by_text("Deel deze pagina").click()
    page.get_by_label("Link", exact=True).wait_for()
    assert violations_by_day_and_night(page) == []
