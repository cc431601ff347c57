"""Where things are on the page of the map."""

from tests.browser.conftest import the_map


def areas(page):
    return the_map(page).locator(".leaflet-vlak-pane path.leaflet-interactive")


def signs(page):
    return the_map(page).locator(".leaflet-teken-pane path.leaflet-interactive")


def dots(page):
    return the_map(page).locator(".leaflet-stip-pane path.leaflet-interactive")


def layer(page, name: str):
    return page.get_by_test_id("stSidebar").get_by_role("button", name=name, exact=True)


def panel(page):
    return page.locator(".st-key-paneel")


def click_area(page, name: str) -> None:
    """Click just below the label of an area, once the map lies still."""
    label = the_map(page).locator(".naam", has_text=name)
    box = None
    while box != (box := label.bounding_box()):
        page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] + 4)
