"""What must be true of every page: one walk along all of them, and those with much on them apart."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.app_pages import FOR_READERS
from tests.browser.keyboard import said_wrong, unseen
from tests.browser.test_accessibility import cut_off, falls_off, violations_by_day_and_night
from tests.browser.windows import at_rest, by_menu, holding

LAPTOP = {"width": 1366, "height": 768}
FULL = [
    "/kaart?gekozen=consortium-noordelijk-zuid-holland&lagen=consortium,ros,gemeente,coalitie,vsv",
    "/kaart?gekozen=GM0518&provincie=Atlantis",
    "/regiobeeld?gebied=ros-samergo&naast=GM0448",
]


def share(page: Page, address: str) -> None:
    """The link, the code and the snippet under "Deel deze pagina"."""
    page.get_by_text("Deel deze pagina").click()
    link = page.get_by_label("Link", exact=True)
    assert unquote(link.input_value()) == unquote(address)
    code = page.get_by_role("img", name="QR-code naar deze pagina")
    page.wait_for_function("e => e.naturalWidth > 0", arg=code.element_handle())
    snippet = page.get_by_label("Insluiten op een eigen site")
    expect(snippet).to_have_value(holding("embed=true"))
    page.keyboard.press("Escape")
    link.wait_for(state="detached")


def faults(page: Page, address: str) -> dict[str, list]:
    """What is wrong with the page, which is shared with this address."""
    found = {"keyboard": unseen(page), "said": said_wrong(page)}
    share(page, address)
    found["axe"] = violations_by_day_and_night(page)
    found["narrow"] = falls_off(page)
    found["cut"] = cut_off(page)
    return {name: wrong for name, wrong in found.items() if wrong}


def test_every_page_is_for_everybody_and_can_be_shared(open_page, site):
    page = open_page(f"/{FOR_READERS[0]}", size=LAPTOP)
    # The first picture goes when the map is there.
    page.locator("#eerste").wait_for(state="detached")
    at_rest(page)
    found = {FOR_READERS[0]: faults(page, f"{site}/{FOR_READERS[0]}")}
    for address in FOR_READERS[1:]:
        page.set_viewport_size(LAPTOP)
        page.emulate_media(color_scheme="light")
        by_menu(page, address)
        found[address] = faults(page, f"{site}/{address}")
    assert found == {address: {} for address in FOR_READERS}


@pytest.mark.parametrize("path", FULL)
def test_a_page_with_much_on_it_is_for_everybody_and_can_be_shared(open_page, path):
    page = open_page(path, size=LAPTOP)
    page.locator("#eerste").wait_for(state="detached")
    at_rest(page)
    # What a link has wrong is no part of what is shared.
    assert "Atlantis" not in page.url
    assert faults(page, page.url) == {}
