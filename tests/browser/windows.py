"""The windows of a reader, how to go from one page to another in them, and when a page is complete."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, expect

FRAME = 'iframe[src*="streamlit_folium"]'
IDLE = '.stApp[data-test-script-state="notRunning"]'
DESK = {"width": 1400, "height": 900}
PHONE = {"width": 390, "height": 844}
# The title of a page without a map.
ELSEWHERE = "Over de Geboortezorgatlas"
# Ample: a busy machine is slow, and what never comes is a fault all the same.
expect.set_options(timeout=30_000)


@contextmanager
def reader_in(browser: Browser, **options) -> Iterator[BrowserContext]:
    """Somebody new in a browser, who has seen nothing yet."""
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True, **options)
    yield context
    context.close()


# Each page that a window has been at leaves some 10 MB in its process.
MOST_TIMES = 20


class Windows:
    """The windows of one reader. One that is given back is used again: a new one starts a process and
    compiles all of Streamlit's frontend, which takes as long as loading a page twice."""

    def __init__(self, reader: BrowserContext):
        self.reader = reader
        self.free: list[Page] = []

    def take(self) -> Page:
        """A window, as if nobody had used it."""
        page = self.free.pop() if self.free else self._new()
        self.make_as_new(page)
        return page

    @staticmethod
    def make_as_new(page: Page) -> None:
        """Take from a window what a test does to it, but for its address and size."""
        for client in page.listening:
            client.detach()
        page.unroute_all()
        page.requests, page.errors, page.listening = [], [], []
        # A window behind another one draws nothing and hears the mouse late.
        page.bring_to_front()
        # Who had the window before may have printed, or looked at night.
        page.emulate_media(
            media="screen", color_scheme="light", reduced_motion="reduce", forced_colors="none"
        )

    def give_back(self, page: Page, elsewhere: str) -> None:
        """Forget what a test left, and wait for the next one at an address of the same site, so that
        the window keeps its process."""
        if page.is_closed():
            return
        page.times += 1
        if page.times == MOST_TIMES:
            page.close()
            return
        page.unroute_all()
        if page.url.startswith("http"):
            # The browser keeps the scenes of a reader; the next test begins without.
            page.evaluate("localStorage.removeItem('presentatie'); sessionStorage.clear()")
        page.goto(elsewhere)
        self.free.append(page)

    def _new(self) -> Page:
        page = self.reader.new_page()
        page.times, page.listening = 0, []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page


def follow(page: Page, path: str) -> None:
    """Let the app go to another address of its own as it does at the back button of the browser: what is
    loaded stays."""
    page.evaluate(
        "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')); }",
        path,
    )


def received(page: Page) -> list[int]:
    """How many bytes each message has that the page gets from Streamlit from now on, as Streamlit made
    it: on the wire it is compressed."""
    sizes: list[int] = []
    client = page.context.new_cdp_session(page)
    page.listening.append(client)
    client.send("Network.enable")
    client.on(
        "Network.webSocketFrameReceived",
        lambda event: sizes.append(len(event["response"]["payloadData"]) * 3 // 4),
    )
    return sizes


def holding(part: str) -> re.Pattern:
    """An address with this in it."""
    return re.compile(re.escape(part))


def ending(part: str) -> re.Pattern:
    """An address with this at the end."""
    return re.compile(re.escape(part) + "$")


def the_map(page: Page):
    """The frame of the map."""
    return page.frame_locator(FRAME)


def turn(page: Page) -> int:
    """How often the map has drawn a new state."""
    return int(the_map(page).locator("body").get_attribute("data-beurt"))


# Whether the map has drawn a state after a turn, its first picture lies over it no more, and Streamlit is done.
DRAWN = """([map, idle, beyond]) => {
  const { beurt } = document.querySelector(map)?.contentDocument?.body?.dataset ?? {};
  return Number(beurt ?? -1) > beyond && !document.querySelector("#eerste") && document.querySelector(idle) !== null;
}"""


def wait_for_map(page: Page, beyond: int = 0) -> None:
    """Wait until the map has drawn a state after turn `beyond`, and Streamlit is done."""
    # Not by frame of the screen: a window behind another one has none.
    page.wait_for_function(DRAWN, arg=[FRAME, IDLE, beyond], polling=50)


# Whether nothing comes, goes or changes for a while, in the page or in its frames: Streamlit is done, and
# no colour glides.
AT_REST = """([idle, quiet]) => new Promise((answer) => {
  const frames = [...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument);
  const documents = [document, ...frames.filter(Boolean)];
  const began = performance.now();
  let changed = began;
  // An attribute that is set to what it was is no change.
  const differs = ({ type, target, attributeName, oldValue }) => type !== "attributes" || target.getAttribute(attributeName) !== oldValue;
  const watch = new MutationObserver((all) => { if (all.some(differs)) changed = performance.now(); });
  const all = { subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true };
  for (const one of documents) watch.observe(one, all);
  const glides = (one) => one.getAnimations().some(({ playState }) => playState === "running");
  const look = () => {
    const now = performance.now();
    if (!document.querySelector(idle) || documents.some(glides)) changed = now;
    if (now - changed < quiet && now - began < 30000) return setTimeout(look, 30);
    watch.disconnect();
    answer(now - changed >= quiet);
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
})"""


def at_rest(page: Page) -> None:
    """Wait until the page has done all that it does by itself: after a new size or other colours, say."""
    assert page.evaluate(AT_REST, [IDLE, 250]), f"{page.url} goes on changing"


def by_menu(page: Page, address: str) -> None:
    """To another page, by the menu, and wait until it is complete."""
    before = page.locator("h1").first.inner_text()
    link = page.locator(f'[data-testid^="stTopNav"][href$="/{address}"]')
    page.get_by_test_id("stTopNavSection").first.wait_for()
    # It may share a place in the menu.
    for group in page.get_by_test_id("stTopNavSection").all():
        if link.count():
            break
        group.click()
        page.get_by_test_id("stTopNavDropdownLink").first.wait_for()
    link.first.click()
    expect(page.locator("h1").first).not_to_have_text(before)
    arrived(page)


def arrived(page: Page) -> None:
    """Wait until the page is complete, and does nothing by itself any more."""
    page.locator("h1").first.wait_for()
    page.locator(IDLE).wait_for()
    # The first picture goes once the page is there.
    page.locator("#eerste").wait_for(state="detached")
    if page.locator(FRAME).count():
        wait_for_map(page)
    at_rest(page)


def act(page: Page, action: Callable[[], None]) -> None:
    """Do something that changes the map, and wait until it has."""
    before = turn(page)
    action()
    wait_for_map(page, before)
