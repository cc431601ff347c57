"""WCAG: what axe can find, and what it cannot: reading order, small screens, the keyboard."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import act, the_map

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = "() => axe.run(document, {resultTypes: ['violations']})"
PAGES = [
    "/kaart",
    "/kaart?gekozen=consortium-noordelijk-zuid-holland&lagen=consortium,ros,gemeente,coalitie,vsv",
    "/kaart?gekozen=GM0014&provincie=Atlantis",
    "/gegevens",
    "/over",
]


def violations(page) -> list[str]:
    """What axe finds in the page; it looks into every frame that holds it too."""
    for frame in page.frames:
        frame.evaluate(AXE)
    return [
        f"{violation['id']}: {node['html'][:200]} ({node['failureSummary']})"
        for violation in page.evaluate(RUN)["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page, path, dark):
    page = open_page(path, dark=dark)
    page.wait_for_timeout(500)
    assert violations(page) == []


def test_axe_finds_nothing_with_everything_open(open_page):
    page = open_page("/kaart?lagen=consortium,coalitie,vsv,landelijk&gekozen=vsv-martini")
    act(page, lambda: page.get_by_label("Kaart met toetsenbord bedienen").press("Space"))
    for summary in page.locator("details[data-laag] summary").all():
        summary.click()
    expect(page.locator("details[data-laag] table")).to_have_count(4)
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/kaart?gekozen=GM0518", "/gegevens", "/over"])
@pytest.mark.parametrize(
    "size", [{"width": 320, "height": 640}, {"width": 700, "height": 450}], ids=["320px", "200%"]
)
def test_nothing_falls_off_a_narrow_screen(open_page, path, size):
    page = open_page(path, size=size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    wide = page.locator(".stMainBlockContainer").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0


def test_every_area_on_the_map_is_in_a_table(open_page):
    page = open_page("/kaart?lagen=ros")
    page.locator("details[data-laag=ros] summary").click()
    cells = page.locator("details[data-laag=ros] tbody th")
    cells.first.wait_for()
    names = cells.all_inner_texts()
    act(page, lambda: page.get_by_label("Kaart met toetsenbord bedienen").press("Space"))
    labels = the_map(page).locator(".leaflet-vlak-pane path[aria-label]")
    on_map = {path.get_attribute("aria-label").split(",")[0] for path in labels.all()}
    assert on_map == set(names)
