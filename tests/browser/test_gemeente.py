"""Mijn gemeente as a municipal official uses it: keyboard, files, phone."""

import csv
import io

import openpyxl
import pypdf
import pytest
import vobject
from playwright.sync_api import expect

from tests.browser.test_accessibility import falls_off, violations_by_day_and_night
from tests.browser.windows import (
    DESK,
    FRAME,
    IDLE,
    PHONE,
    act,
    ending,
    follow,
    holding,
    received,
    the_map,
    turn,
    wait_for_map,
)


def open_gemeente(go, code: str = "GM1681", **options):
    """The page about a gemeente, opened or gone to."""
    page = go(f"/gemeente?code={code}", **options)
    page.locator(FRAME).wait_for()
    wait_for_map(page)
    page.get_by_role("heading", name="Uw partners").wait_for()
    return page


def download(page, name: str) -> bytes:
    with page.expect_download(timeout=60_000) as caught:
        page.get_by_role("button", name=name).click()
    return caught.value.path().read_bytes()


def tab_to(page, target, limit: int = 150) -> None:
    """Press Tab until the focus is on a control."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if target.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"no Tab leads to {target}")


def settle(page) -> None:
    """Wait until Streamlit is done."""
    page.locator(IDLE).wait_for(timeout=30_000)


def test_keyboard_only_from_search_to_saved_vcard(open_page):
    page = open_page("/gemeente")
    settle(page)
    tab_to(page, page.get_by_label("Gemeente, plaats of postcode"))
    page.keyboard.type("borger-odoorn")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Uw partners").wait_for()
    wait_for_map(page)
    expect(page).to_have_url(holding("code=GM1681"))
    tab_to(page, page.get_by_role("button", name="Adresboek (vCard)"))
    with page.expect_download() as caught:
        page.keyboard.press("Enter")
    cards = list(vobject.readComponents(caught.value.path().read_text(encoding="utf-8")))
    assert cards
    assert all(card.version.value == "4.0" for card in cards)


def test_files_open_in_their_programs(open_page, small, small_site):
    page = open_gemeente(open_page, "GM0014", base=small_site)
    pdf = pypdf.PdfReader(io.BytesIO(download(page, "A4 om te printen (PDF)")))
    text = "".join(sheet.extract_text() for sheet in pdf.pages)
    assert "Groningen" in text
    assert "Bronnen" in text
    links = [a.get_object()["/A"].get("/URI", "") for p in pdf.pages for a in p["/Annots"]]
    assert any("/gemeente?code=GM0014" in link for link in links)
    page.get_by_role("button", name="Download de contacten").click()
    content = download(page, "Voor andere programma's (CSV)")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(download(page, "Rekenblad (XLSX)")))
    assert book["Partners"].max_row == len(rows) + 1
    personal = small.table("contacten")
    personal = set(personal.loc[personal["soort"] != "functioneel", "email"])
    assert rows
    assert not personal & {row["email"] for row in rows}
    expect(page.get_by_role("button", name="vCard van")).to_have_count(0)
    act(page, lambda: follow(page, "/gemeente?code=GM0518"))
    page.get_by_role("heading", name="'s-Gravenhage").first.wait_for()
    mail = page.get_by_role("link", name="Stel ons aan elkaar voor").get_attribute("href")
    assert mail.startswith("mailto:")
    assert len(mail) <= 2000


def test_the_text_can_be_copied_a_neighbour_chosen_and_the_back_button_returns(walk):
    page = open_gemeente(walk)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer met bron").click()
    page.get_by_text("Gekopieerd.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Borger-Odoorn ligt")
    assert "Bron: Geboortezorgatlas, gegevens van" in copied
    assert copied.endswith("/gemeente?code=GM1681")
    frame = page.locator(FRAME).bounding_box()
    act(page, lambda: page.mouse.click(frame["x"] + 60, frame["y"] + 200))
    page.wait_for_url(lambda url: "GM1681" not in url)
    expect(page).to_have_url(holding("code=GM"))
    page.go_back()
    page.get_by_role("heading", name="Borger-Odoorn (Drenthe)").wait_for()
    # And in the list of neighbours, without loading the page anew.
    page.evaluate("() => { window.merk = 'zelfde'; }")
    neighbours = page.get_by_role("list", name="Buurgemeente en de status van de coalitie daar")
    act(page, lambda: neighbours.get_by_role("link", name="Emmen: ").click())
    page.get_by_role("heading", name="Emmen (Drenthe)").wait_for()
    assert page.evaluate("window.merk") == "zelfde"


def test_from_the_map_to_mijn_gemeente_and_back(walk):
    page = walk("/kaart?gekozen=GM0014")
    page.get_by_role("button", name="Alle partners: Mijn gemeente").click()
    page.get_by_role("heading", name="Uw partners").wait_for()
    expect(page).to_have_url(ending("/gemeente?code=GM0014"))
    page.get_by_role("button", name="Bekijk op de grote kaart").click()
    page.locator(".st-key-paneel").get_by_role("heading", name="Groningen").wait_for()
    expect(page).to_have_url(holding("/kaart?gekozen=GM0014"))


def test_nothing_falls_off_a_narrow_screen_and_axe_finds_nothing_by_day_and_by_night(open_page):
    page = open_gemeente(open_page, "GM0518", size=PHONE)
    assert falls_off(page) == []
    page.set_viewport_size(DESK)
    page.wait_for_timeout(500)
    assert violations_by_day_and_night(page) == []


def test_choosing_a_gemeente_is_one_small_run_without_a_remount(walk):
    page = open_gemeente(walk)
    frames = received(page)
    the_map(page).locator("body").evaluate("body => { body.dataset.merk = 'zelfde'; }")
    for name in ("Zwolle", "Den Haag", "Ameland", "Amsterdam"):
        frames.clear()
        before = turn(page)
        page.get_by_label("Gemeente, plaats of postcode").fill(name)
        page.keyboard.press("Enter")
        wait_for_map(page, before)
        size = sum(frames)
        assert size < 15_000, (name, size)
        assert turn(page) == before + 1
    expect(the_map(page).locator("body")).to_have_attribute("data-merk", "zelfde")
