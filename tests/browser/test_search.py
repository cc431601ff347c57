"""The list under a search field: what it offers, by keyboard, mouse and finger, on every page."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import violations_by_day_and_night
from tests.browser.windows import FRAME, IDLE, PHONE, follow, holding

LABEL = "Gemeente, plaats of postcode"


def field(page: Page):
    return page.get_by_label(LABEL, exact=True)


def options(page: Page):
    return page.get_by_role("listbox").get_by_role("option")


def test_names_are_offered_while_one_types_without_a_run_and_lead_to_what_they_say(open_page):
    page = open_page(size={"width": 1366, "height": 768})
    # A place called as its gemeente is not offered beside it.
    field(page).press_sequentially("bergen", delay=30)
    expect(options(page).first).to_contain_text("gemeente in")
    expect(options(page).filter(has_text=re.compile(r"^Bergen ?plaats in"))).to_have_count(0)
    expect(options(page).filter(has_text=re.compile(r"^Bergen \(NH\.\)"))).to_have_count(1)
    # Who comes back to the field types in the place of what stands there; a second click puts the cursor.
    select = "input => input.selectionEnd - input.selectionStart"
    page.get_by_role("heading", level=1).first.click()
    field(page).click()
    assert field(page).evaluate(select) == len("bergen")
    page.wait_for_timeout(600)
    field(page).click()
    assert field(page).evaluate(select) == 0
    # Of an empty field nothing stays.
    field(page).fill("")
    expect(page.get_by_role("listbox")).to_have_count(0)
    map_box = page.locator(FRAME).bounding_box()
    sent = []
    client = page.context.new_cdp_session(page)
    page.listening.append(client)
    client.send("Network.enable")
    client.on("Network.webSocketFrameSent", lambda event: sent.append(event))
    field(page).press_sequentially("alphen", delay=30)
    expect(options(page)).not_to_have_count(0)
    # As the answer to Enter: the gemeente before the villages.
    expect(options(page).first).to_contain_text("Alphen aan den Rijn")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    said = page.locator(".zoekt")
    expect(said).to_have_attribute("role", "status")
    expect(said).to_contain_text("namen passen")
    assert sent == []
    assert page.locator(FRAME).bounding_box() == map_box
    assert violations_by_day_and_night(page) == []
    # Escape sends the list away, the words stay; the arrows bring it back and walk through it.
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field(page)).to_have_value("alphen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(field(page)).not_to_have_attribute("aria-activedescendant", holding("lijst"))
    wanted = options(page).filter(has_text="Zuid-Holland").first
    for _ in range(9):
        page.keyboard.press("ArrowDown")
        if wanted.get_attribute("aria-selected") == "true":
            break
    expect(field(page)).to_have_attribute("aria-activedescendant", wanted.get_attribute("id"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(holding("gekozen=GM0484"))
    # A word opens its page.
    page.locator(IDLE).wait_for()
    field(page).fill("witte vlekken")
    field(page).press("Enter")
    expect(page).to_have_url(holding("/vergelijken?deel=witte-vlekken"))
    # And the part of it that is about the word.
    follow(page, "/gemeente")
    expect(page.locator("h1").first).to_have_text("Mijn gemeente")
    page.locator(IDLE).wait_for()
    field(page).fill("capaciteit")
    field(page).press("Enter")
    heading = page.locator("#capaciteit")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert not page.errors


def test_the_same_list_on_every_page_that_asks_for_a_gemeente(open_page):
    page = open_page("/gemeente")
    field(page).press_sequentially("9474")
    options(page).first.click()
    expect(page).to_have_url(holding("code=GM"))
    page.locator(IDLE).wait_for()
    follow(page, "/presenteren")
    asked = page.get_by_label("Gemeente, plaats, postcode of organisatie", exact=True)
    asked.press_sequentially("prosc")
    options(page).first.click()
    expect(page).to_have_url(holding("voor=ros-proscoop"))


def test_the_field_works_without_the_list(open_page, context):
    context.route("**/geo/namen-*", lambda route: route.abort())
    try:
        page = open_page()
        field(page).press_sequentially("assen")
        expect(page.get_by_role("listbox")).to_have_count(0)
        field(page).press("Enter")
        expect(page).to_have_url(holding("gekozen=GM0106"))
    finally:
        context.unroute("**/geo/namen-*")


def test_a_finger_takes_a_name_on_a_phone(open_page):
    page = open_page("/gemeente", size=PHONE, touch=True)
    # A phone zooms in on a field with smaller letters than these.
    assert field(page).evaluate("field => parseFloat(getComputedStyle(field).fontSize)") >= 16
    field(page).tap()
    field(page).press_sequentially("bergen")
    expect(options(page)).not_to_have_count(0)
    for box in (option.bounding_box() for option in options(page).all()):
        assert box["height"] >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
    options(page).filter(has_text="Limburg").first.tap()
    expect(page).to_have_url(holding("code=GM0893"))
