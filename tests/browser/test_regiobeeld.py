"""Regiobeeld in a browser."""

from playwright.sync_api import expect

from tests.browser.windows import IDLE, holding, received

LARGEST = "ros-robuust", "Robuust"


def test_another_area_is_small_also_beside_another(open_page):
    page = open_page("/regiobeeld?gebied=GM0014&naast=nl")
    frames = received(page)
    key, name = LARGEST
    field = page.get_by_label("Gemeente, plaats of postcode")
    field.fill(name)
    field.press("Enter")
    expect(page).to_have_url(holding(f"gebied={key}"))
    # The capacity is what the page shows last.
    expect(page.get_by_role("heading", name=f"ROS {name}").first).to_be_visible()
    page.locator(IDLE).wait_for()
    assert 20_000 < sum(frames) < 60_000
