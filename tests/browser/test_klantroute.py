"""Klantroute as a coalition uses it: by keyboard, on a phone, with a screen reader's rules."""

import json

from playwright.sync_api import expect

from tests.browser.test_accessibility import falls_off, violations_by_day_and_night
from tests.browser.test_gemeente import settle, tab_to
from tests.browser.windows import DESK, PHONE, follow, holding, received

SEARCH = "Gemeente, plaats of postcode"


def test_by_keyboard_from_the_search_to_a_ticked_line_and_its_file(open_page):
    page = open_page("/klantroute")
    tab_to(page, page.get_by_label(SEARCH))
    page.keyboard.type("borger-odoorn")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Borger-Odoorn (Drenthe)").wait_for()
    expect(page).to_have_url(holding("code=GM1681"))
    page.get_by_role("radio", name="Voor één gezin").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("heading", name="Moet volgens de wet").wait_for()
    page.keyboard.press("ArrowDown")
    stand = page.get_by_label("Stand: Prenataal huisbezoek")
    stand.wait_for()
    settle(page)
    stand.focus()
    page.keyboard.type("gere")
    page.get_by_text("1 geregeld").first.wait_for()
    settle(page)
    # The page was drawn anew around it, and the reader is where they were.
    assert (
        page.evaluate(
            "() => { let e = document.activeElement; while (e.shadowRoot) e = e.shadowRoot.activeElement; return e.getAttribute('aria-label'); }"
        )
        == "Stand: Prenataal huisbezoek"
    )
    page.keyboard.press("Tab")
    page.keyboard.type("<b>GGD</b>")
    expect(page).to_have_url(holding("c="))
    before = page.url
    page.keyboard.press("Tab")
    expect(page).not_to_have_url(before)
    settle(page)
    save = page.get_by_role("button", name="Bewaar de ketencheck (bestand)")
    save.focus()
    with page.expect_download() as caught:
        page.keyboard.press("Enter")
    [line] = json.loads(caught.value.path().read_bytes())["regels"]
    assert (line["id"], line["stand"]) == ("prenataal-huisbezoek", "geregeld")
    assert line["wie"] == "<b>GGD</b>"
    assert violations_by_day_and_night(page) == []
    # The link alone brings the sheet back.
    page.reload()
    expect(page.get_by_label("Wie: Prenataal huisbezoek")).to_have_value("<b>GGD</b>")
    assert page.errors == []


def test_choosing_a_gemeente_is_small_nothing_falls_off_a_phone_and_the_route_reads_well(open_page):
    page = open_page("/klantroute?code=GM0014")
    frames = received(page)
    for name in ("Vaals", "Rotterdam", "Texel"):
        frames.clear()
        page.get_by_label(SEARCH).fill(name)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=f"{name} (").wait_for()
        settle(page)
        size = sum(frames)
        assert size < 30_000, (name, size)
    page.set_viewport_size(PHONE)
    follow(page, "/klantroute?code=GM0599")
    page.get_by_role("heading", name="Rotterdam (").wait_for()
    settle(page)
    page.get_by_role("heading", name="Neem mee").wait_for()
    assert falls_off(page) == []
    page.set_viewport_size(DESK)
    page.get_by_role("heading", name="Wie u belt").wait_for()
    assert violations_by_day_and_night(page) == []
    page.set_viewport_size(PHONE)
    page.get_by_text("Ketencheck: wat is bij ons geregeld").click()
    page.get_by_label("Stand: Prenataal huisbezoek").wait_for()
    settle(page)
    page.get_by_role("heading", name="Neem mee").wait_for()
    assert falls_off(page) == []
