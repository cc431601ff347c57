"""What must be true of every page: each is opened once, and all of it is looked at there."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.app_pages import FOR_READERS
from tests.browser.conftest import holding
from tests.browser.keyboard import said_wrong, unseen
from tests.browser.test_accessibility import cut_off, falls_off, violations_by_day_and_night

LAPTOP = {"width": 1366, "height": 768}
PAGES = [
    *(f"/{address}" for address in FOR_READERS),
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


@pytest.mark.parametrize("path", PAGES)
def test_it_is_for_everybody_and_can_be_shared(open_page, site, path):
    page = open_page(path, size=LAPTOP)
    # The first picture goes when the map is there.
    page.locator("#eerste").wait_for(state="detached")
    page.wait_for_timeout(500)
    faults = {"keyboard": unseen(page), "said": said_wrong(page)}
    # What a link has wrong is no part of what is shared.
    share(page, page.url if "?" in path else site + path)
    assert "Atlantis" not in page.url
    faults["axe"] = violations_by_day_and_night(page)
    faults["narrow"] = falls_off(page)
    faults["cut"] = cut_off(page)
    assert faults == {name: [] for name in faults}
