"""What a reader does: the same steps, in the same order, on the atlas and on its naive peer."""

from collections.abc import Callable
from functools import partial
from itertools import cycle, islice

from playwright.sync_api import Page

from benchmarks.visit import MAP_FRAME

Step = Callable[[Page], None]


def press(page: Page, label: str) -> None:
    """Switch a layer or a filter."""
    sidebar = page.get_by_test_id("stSidebar")
    sidebar.get_by_role("button", name=label, exact=True).click()


def find(page: Page, name: str) -> None:
    """Select by the search field."""
    field = page.get_by_label("Gemeente, plaats of postcode")
    field.fill(name)
    field.press("Enter")


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a selectbox."""
    page.get_by_role("combobox", name=label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def click(page: Page, x: int, y: int) -> None:
    """Click on the map, at a place in pixels from its upper left corner."""
    kaart = page.frame_locator(MAP_FRAME).locator(".leaflet-container")
    kaart.click(position={"x": x, "y": y})


def _steps(action: Callable, values: tuple) -> list[Step]:
    return [partial(action, **value) for value in values]


def _labels(*labels: str) -> tuple[dict, ...]:
    return tuple({"label": label} for label in labels)


# No view comes twice, but for the last: Streamlit does not send again what a browser still has.
LAYERS = _steps(
    press,
    _labels("Consortia", "ROS", "ROAZ", "GGD", "VSV-gebieden (berekend)", "Gemeenten", "Consortia"),
)  # all layers are on after these
FILTERS = _steps(
    press,
    _labels(
        "actief",
        "hoog",
        "actief",
        "middel",
        "hoog",
        "actief",
        "in oprichting",
        "middel",
        "actief",
        "in oprichting",
    ),
)  # no filter is on after these
CHOICES = _steps(
    find,
    tuple({"name": name} for name in ("Almere", "Goes", "Venlo", "Assen", "Delft", "Tilburg")),
)
CLICKS = _steps(
    click,
    tuple(
        {"x": x, "y": y} for x, y in ((400, 300), (450, 420), (350, 360), (420, 250), (380, 460))
    ),
)

PAIRS = _steps(
    choose,
    tuple(
        {"label": label, "option": option}
        for label, option in (
            ("Tweede indeling", "GGD"),
            ("Eerste indeling", "Provincies"),
            ("Tweede indeling", "Zorgkantoorregio's"),
            ("Eerste indeling", "ROAZ"),
            ("Tweede indeling", "VSV-gebieden (berekend)"),
        )
    ),
)


def walk(length: int) -> list[Step]:
    """A walk through the app: layers, filters, searches and clicks by turns."""
    turns = [cycle(part) for part in (LAYERS, FILTERS, CHOICES, CLICKS)]
    return [next(turn) for turn in islice(cycle(turns), length)]
