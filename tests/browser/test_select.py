"""Selecting on the map, in the table and by link: by mouse and keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.on_the_map import click_area, listed, panel, placed, signs
from tests.browser.windows import act, holding, the_map


def test_select_by_mouse_close_and_select_the_same_again_and_by_search(walk):
    page = walk("/kaart?lagen=consortium,coalitie,vsv")
    act(page, lambda: click_area(page, "Overijssel"))
    panel(page).get_by_role("heading", name="Overijssel").wait_for()
    expect(page).to_have_url(holding("gekozen=consortium-overijssel"))
    highlight = the_map(page).locator(".leaflet-keuze-pane path")
    expect(highlight).to_have_count(2)
    report = panel(page).get_by_role("link", name="Klopt dit niet?").get_attribute("href")
    assert "consortium-overijssel" in report
    act(page, lambda: panel(page).get_by_role("button", name="Sluit").click())
    expect(page).not_to_have_url(holding("gekozen"))
    act(page, lambda: click_area(page, "Overijssel"))
    expect(page).to_have_url(holding("gekozen=consortium-overijssel"))
    field = page.get_by_label("Gemeente, plaats of postcode")
    field.fill("den bosch")
    act(page, lambda: field.press("Enter"))
    panel(page).get_by_role("heading", name="'s-Hertogenbosch").wait_for()
    for word in ("Consortium", "ROS", "GGD", "ROAZ", "Dichtstbijzijnde VSV's", "km"):
        expect(panel(page)).to_contain_text(word)


def test_a_contact_can_be_mailed_and_says_how_old_it_is(open_page, small_site):
    page = open_page("/kaart?gekozen=consortium-overijssel", base=small_site)
    mail = panel(page).get_by_role("link", name="m.proef@example.org")
    expect(mail).to_have_attribute("href", "mailto:m.proef@example.org")
    expect(panel(page)).to_contain_text(re.compile(r"\d+ jaar oud, controleer voor gebruik"))


def test_select_by_keyboard_only(walk):
    page = walk("/kaart?lagen=consortium,coalitie,vsv")
    expect(the_map(page).locator("path[tabindex]")).to_have_count(0)
    the_map(page).locator(".leaflet-container").focus()
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    for _ in range(8):
        page.keyboard.press("Tab")
        assert frame.evaluate("document.activeElement.tagName") != "path"
    assert page.evaluate("document.activeElement.tagName") != "IFRAME"
    toggle = page.get_by_label("Kaart met toetsenbord bedienen")
    toggle.focus()
    act(page, lambda: page.keyboard.press("Space"))
    focused = "document.activeElement.getAttribute('aria-label') || ''"
    for _ in range(60):
        page.keyboard.press("Tab")
        if "gemeente" in frame.evaluate(focused):
            break
    first = frame.evaluate(focused)
    assert "zekerheid" in first, "a focused area has a name"
    page.keyboard.press("ArrowRight")
    second = frame.evaluate(focused)
    assert second != first
    act(page, lambda: page.keyboard.press("Enter"))
    panel(page).get_by_role("heading", name=second.split(",")[0]).wait_for()
    assert frame.evaluate(focused) == second, "the focus stays where the reader is"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") != "IFRAME":
            break
    else:
        pytest.fail("the keyboard is trapped in the map")


def test_the_table_says_what_the_map_says_and_selects(walk, landscape):
    page = walk("/kaart?lagen=consortium,vsv&provincie=Drenthe")
    table = page.locator("details[data-laag=vsv]")
    table.locator("summary").click()
    drenthe = {"provincie": ("Drenthe",)}
    expect(signs(page)).to_have_count(len(placed(landscape, "vsv", **drenthe)))
    expect(table.locator("tbody tr")).to_have_count(len(listed(landscape, "vsv", **drenthe)))
    expect(table.locator("th[scope=col]").first).to_have_text("Naam")
    naam = landscape.organisaties.loc["vsv-assen", "naam"]
    act(page, lambda: table.get_by_role("button", name=naam).click())
    panel(page).get_by_role("heading", name=naam).wait_for()
    expect(table.locator("tr[aria-current=true]")).to_have_count(1)


def test_link_restores_and_the_back_button_goes_back(walk, landscape):
    page = walk("/kaart?lagen=ros,vsv&provincie=Utrecht&gekozen=ros-mura")
    panel(page).get_by_role(
        "heading", name=landscape.organisaties.loc["ros-mura", "naam"]
    ).wait_for()
    act(page, lambda: page.get_by_role("button", name="Wis filters").click())
    expect(page).not_to_have_url(holding("provincie"))
    act(page, page.go_back)
    expect(page).to_have_url(holding("provincie=Utrecht"))
    expect(page.get_by_text("ROS: ").first).to_contain_text(f"van {len(listed(landscape, 'ros'))}")


def test_a_hostile_name_shows_as_text_everywhere(open_page, serve, copy_data):
    package = copy_data()
    hostile = "<img src=x onerror=\"document.title='gehackt'\">"
    row = package.row("organisaties", id="consortium-limburg")
    package.put("organisaties", row, naam=hostile, kort=hostile)
    with serve(ATLAS_DATA=str(package.path)) as base:
        page = open_page("/kaart?gekozen=consortium-limburg", base=base)
        panel(page).get_by_role("heading", name=hostile).wait_for()
        expect(the_map(page).locator(".naam", has_text="<img")).to_have_count(1)
        label = the_map(page).locator(".naam span", has_text="<img").bounding_box()
        tooltip = the_map(page).locator(".leaflet-tooltip", has_text="<img")
        for down in range(0, 60, 6):
            page.mouse.move(label["x"] + label["width"] / 2, label["y"] + down)
            if tooltip.count():
                break
        expect(tooltip).to_have_count(1)
        page.locator("details[data-laag=consortium] summary").click()
        page.get_by_role("button", name=hostile).first.wait_for()
        for frame in page.frames:
            expect(frame.locator("img[src=x]")).to_have_count(0)
        assert "gehackt" not in page.title()
        assert not page.errors


def test_the_card_of_what_is_chosen_can_be_copied_with_its_sources(walk):
    page = walk("/kaart?gekozen=ros-proscoop")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.locator(".st-key-paneel section")
    card.get_by_role("button", name="Kopieer met bron").click()
    card.get_by_text("Gekopieerd.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    for words in ("Proscoop", "zekerheid", "Bron\n", "gelezen op"):
        assert words in copied, words
    assert "Kopieer" not in copied
    assert copied.endswith("/kaart?gekozen=ros-proscoop")
