"""WCAG: what axe can find, and what it cannot: reading order, small screens, the keyboard."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import expect

from tests.browser.windows import act, at_rest, by_menu, the_map

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Only what is wrong comes back, in words.
RUN = """async (rules) => {
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"], ...(rules ? { runOnly: rules } : { rules: { "target-size": { enabled: true } } }),
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} (${failureSummary})`));
}"""
# In the dark the same elements stand there in other colours.
ABOUT_COLOUR = ["color-contrast", "link-in-text-block"]
# A small phone, and a desk at 200%: there a reader enlarges, and the window shrinks.
NARROW = ({"width": 700, "height": 450}, {"width": 320, "height": 640})
# By how many pixels something is wider than a window of this width.
WIDER = """(width) => {
  const contents = document.querySelector(".stMainBlockContainer");
  return { page: document.documentElement.scrollWidth - width, contents: contents.scrollWidth - contents.clientWidth };
}"""


def violations(page, rules: list[str] | None = None) -> list[str]:
    """What axe finds in the page, by some of its rules or by all; it looks into every frame that holds
    it too."""
    for frame in page.frames:
        if not frame.evaluate("() => 'axe' in window"):
            frame.evaluate(AXE)
    return page.evaluate(RUN, rules)


def violations_by_day_and_night(page) -> list[str]:
    """What axe finds, and what it finds when the reader's screen turns dark."""
    found = violations(page)
    background = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    light = page.evaluate(background)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"light => ({background})() !== light", arg=light)
    at_rest(page)
    return found + violations(page, ABOUT_COLOUR)


def falls_off(page) -> list[tuple[str, int]]:
    """By how many pixels the page and its contents are wider than a narrow or enlarged screen."""
    found = []
    for size in NARROW:
        page.set_viewport_size(size)
        at_rest(page)
        # A busy machine takes its time to lay everything out anew.
        for _ in range(10):
            wide = page.evaluate(WIDER, size["width"])
            if max(wide.values()) <= 0:
                break
            page.wait_for_timeout(500)
        found += [(f"{what} at {size['width']}", by) for what, by in wide.items() if by > 0]
    return found


# A reader's own spacing (WCAG 1.4.12), and the words on buttons and in the menu that are cut by it.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }"
)
CUT = """() => [...document.querySelectorAll('.stApp :is(button, nav a) p')]
  .filter((words) => words.checkVisibility({ visibilityProperty: true }) && words.clientHeight)
  .filter((words) => {
    const [own, control] = [words, words.closest("button, a")].map((part) => part.getBoundingClientRect());
    return words.scrollWidth > words.clientWidth + 1 || own.top < control.top - 1 || own.bottom > control.bottom + 1 || own.right > control.right + 1;
  })
  .map((words) => words.textContent)"""


def cut_off(page) -> list[str]:
    """The words that cannot be read whole on a narrow screen with a reader's own spacing."""
    page.set_viewport_size(NARROW[-1])
    spacing = page.add_style_tag(content=SPACED)
    at_rest(page)
    found = page.evaluate(CUT)
    spacing.evaluate("e => e.remove()")
    return found


def test_axe_finds_nothing_with_everything_open(open_page, small_site):
    page = open_page(
        "/kaart?lagen=consortium,coalitie,vsv,landelijk&gekozen=vsv-martini", base=small_site
    )
    act(page, lambda: page.get_by_label("Kaart met toetsenbord bedienen").press("Space"))
    for summary in page.locator("details[data-laag] summary").all():
        summary.click()
    # Three layers of the map, and the three lists that stand below every map.
    expect(page.locator("details[data-laag] table")).to_have_count(6)
    assert violations(page) == []


def test_every_area_on_the_map_is_in_a_table_and_an_address_that_is_nothing_says_so_in_dutch(
    open_page, site
):
    page = open_page("/kaart?lagen=ros")
    page.locator("details[data-laag=ros] summary").click()
    cells = page.locator("details[data-laag=ros] tbody th")
    cells.first.wait_for()
    names = cells.all_inner_texts()
    act(page, lambda: page.get_by_label("Kaart met toetsenbord bedienen").press("Space"))
    labels = the_map(page).locator(".leaflet-vlak-pane path[aria-label]")
    said = labels.evaluate_all("all => all.map((path) => path.getAttribute('aria-label'))")
    assert {label.split(",")[0] for label in said} == set(names)
    by_menu(page, "over")
    expect(page).to_have_title("Over – Geboortezorgatlas")
    assert page.goto(f"{site}/bestaat-niet").status == 404
    expect(page).to_have_title("Deze pagina bestaat niet · Geboortezorgatlas")
    page.get_by_role("link", name="Naar de kaart").click()
    expect(page).to_have_title("Kaart – Geboortezorgatlas")
