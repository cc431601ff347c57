"""Open pages in a browser while their server is started anew: each says so, and comes back as it was."""

import time
from collections.abc import Iterator
from contextlib import suppress
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, TimeoutError, sync_playwright

from attack.ask import Line
from attack.waits import slowness
from benchmarks.servers import serve
from benchmarks.visit import launch

PAGES = {
    "Kaart": "/kaart?gekozen=vsv-alkmaar",
    "Mijn gemeente": "/gemeente?code=GM0014",
    "Regiobeeld": "/regiobeeld?gebied=ros-samergo&naast=nl",
    "Klantroute": "/klantroute?code=GM0106&deel=afspraken",
    "Vergelijken": "/vergelijken?deel=witte-vlekken&km=45",
    "Wat als": "/watals?sluit=vsv-den-helder&verplaats=GM0119:consortium-overijssel",
    "Presenteren": "/presenteren?voor=GM0014&scene=2",
}
BAR = "#verbinding"
IDLE = '.stApp[data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'
SAYS_WITHIN, BACK_WITHIN, PATIENCE = 5, 60, 120  # seconds


def restarted() -> Iterator[Line]:
    """A line for all pages together; none, with a reason, where no browser is to be had."""
    what = f"{len(PAGES)} open pagina's, de server opnieuw gestart"
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except Error as error:
            yield Line(what, f"niet gedaan: {str(error)[:80]}", True)
            return
        faults, said, back, slow = _restart(browser)
    told = (
        f"gezegd na {said:.1f} s, terug na {back:.1f} s (de machine is {slow:.1f} keer zo traag door anderen); "
        f"{'; '.join(faults[:3]) or 'alles als ervoor'}"
    )
    yield Line(what, told, not faults)


def _restart(browser: Browser) -> tuple[list[str], float, float, float]:
    """What is wrong, after how many seconds the last page said it and was back, and how slow the machine was."""
    faults = []
    with serve("app.py") as server:
        address = server.address
        opened = {name: _open(browser, address + link) for name, link in PAGES.items()}
        before = {name: _look(page) for name, page in opened.items()}
        slow = median(slowness() for _ in range(20))
    went = time.monotonic()
    for name, page in opened.items():
        left = SAYS_WITHIN * slow - time.monotonic() + went
        with suppress(TimeoutError):
            page.locator(BAR).wait_for(timeout=max(0.1, left) * 1000)
        if not page.locator(BAR).count():
            faults.append(f"{name} zegt niets")
    said = time.monotonic() - went
    with serve("app.py", port=urlsplit(address).port or 0):
        came = time.monotonic()
        for name, page in opened.items():
            with suppress(TimeoutError):
                page.locator(BAR).wait_for(state="detached", timeout=BACK_WITHIN * slow * 1000)
                page.locator(IDLE).wait_for(timeout=BACK_WITHIN * slow * 1000)
            if _look(page) != before[name]:
                faults.append(f"{name} is anders terug")
        back = time.monotonic() - came
    return faults, said, back, slow


def _open(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(address)
    page.locator("h1").first.wait_for(timeout=PATIENCE * 1000)
    page.locator(IDLE).wait_for(timeout=PATIENCE * 1000)
    page.wait_for_timeout(1500)
    return page


def _look(page: Page) -> tuple:
    """What a reader has: the address, the headings and what is chosen."""
    headings = page.locator("#root").get_by_role("heading").all_inner_texts()
    chosen = page.locator(
        '#root [aria-checked="true"], #root [aria-pressed="true"]'
    ).all_inner_texts()
    return page.url, headings, chosen
