"""Where things are on the page of the map."""

from geodata import Landscape
from geodata.map.filters import shown
from geodata.map.view import View
from geodata.regions.layer_records import records
from tests.browser.windows import the_map


def listed(landscape: Landscape, laag: str, **filters) -> set[str]:
    """The records of a layer that a filter leaves."""
    found = landscape.vocabulary.laag(laag)
    rows = records(landscape, found)
    return set(rows.index[shown(landscape, found, View(lagen=(), **filters))])


def placed(landscape: Landscape, laag: str, **filters) -> set[str]:
    """Of these, the organisaties with a place on the map."""
    somewhere = landscape.organisaties["lat"].dropna().index
    return listed(landscape, laag, **filters) & set(somewhere)


def dotted(landscape: Landscape, **filters) -> set[str]:
    """The gemeenten that have a dot for their coalitie on a map that is about something else."""
    every = records(landscape, landscape.vocabulary.laag("coalitie"))["status"]
    seen = {klasse.id for klasse in landscape.vocabulary.statussen if klasse.stip}
    seen |= set(filters.get("status", ()))
    return {key for key in listed(landscape, "coalitie", **filters) if every[key] in seen}


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
    label = the_map(page).locator(".naam span", has_text=name)
    box = None
    while box != (box := label.bounding_box()):
        page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] + 4)
