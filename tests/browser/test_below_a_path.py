"""The whole app below a path of the server, as Streamlit's own option promises."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import the_map, wait_for_map

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def below(serve):
    with serve(STREAMLIT_SERVER_BASE_URL_PATH="atlas") as address:
        yield address


def test_the_map_the_code_and_the_menu_work(open_page, below):
    assert below.endswith("/atlas")
    page = open_page("/kaart", base=below)
    assert the_map(page).locator("path.leaflet-interactive").count() > 0
    failed = []
    page.on("response", lambda answer: answer.status >= 400 and failed.append(answer.url))
    page.get_by_text("Deel deze pagina").click()
    expect(page.locator("img[src*='/atlas/qr?van=']")).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(f"{below}/vergelijken")
    wait_for_map(page)
    assert failed == []
    assert page.errors == []
    answer = page.goto(f"{below}/bestaat-niet")
    assert answer.status == 404
    page.get_by_role("link", name="Naar de kaart").click()
    wait_for_map(page)
    page.close()
