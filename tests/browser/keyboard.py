"""Where the keyboard is on a page, and whether a reader can see it."""

from playwright.sync_api import Page

# What really has the focus, through the frame of the map and the documents of components: `said` is its
# name, `stop` its own number (0 for the page itself), `wrong` what a reader would miss of it.
HERE = """async () => {
  await new Promise((ready) => requestAnimationFrame(ready));
  let element = document.activeElement;
  let [left, top] = [0, 0];
  for (;;) {
    if (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    else if (element?.tagName === "IFRAME" && element.contentDocument.activeElement !== element.contentDocument.body) {
      const frame = element.getBoundingClientRect();
      [left, top] = [frame.left, frame.top];
      element = element.contentDocument.activeElement;
    } else break;
  }
  const name = (element.getAttribute("aria-label") || element.textContent || element.title || "").trim().slice(0, 60);
  const said = `${element.tagName} ${name}`;
  if (element.tagName === "BODY") return { said, stop: 0, wrong: [] };
  // A box to check is drawn by its label, a field with its list by the group around it.
  const carriers = [element, element.closest("label"), element.closest('[role="group"], [data-testid$="RootElement"], [data-testid="stNumberInputContainer"]')].filter(Boolean);
  const seen = element.closest("label") || element;
  const box = seen.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  const wrong = [];
  const [x0, y0, x1, y1] = [box.left + left, box.top + top, box.right + left, box.bottom + top];
  if (x1 <= 0 || y1 <= 0 || x0 >= innerWidth || y0 >= innerHeight || !box.width || !box.height) wrong.push("outside the window");
  else if (element.tagName !== "IFRAME") {
    const root = element.getRootNode();
    const points = [[.5, .5], [.05, .2], [.95, .2], [.05, .8], [.95, .8]].map(([x, y]) => [box.left + x * box.width, box.top + y * box.height])
      .filter(([x, y]) => x >= 0 && y >= 0 && x < view.innerWidth && y < view.innerHeight);
    const hits = points.map(([x, y]) => root.elementFromPoint(x, y));
    if (!hits.some((hit) => hit && (seen.contains(hit) || hit.contains(seen)))) wrong.push("under something else");
  }
  const rgb = (text) => { const parts = (text.match(/[\\d.]+/g)?.map(Number) || [0, 0, 0, 0]).map((v, i) => text.startsWith("color(") && i < 3 ? 255 * v : v); return parts.length === 3 ? [...parts, 1] : parts; };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = (at) => {
    for (let part = at.parentElement || at.getRootNode().host; part; part = part.parentElement || part.getRootNode().host) {
      const colour = rgb(getComputedStyle(part).backgroundColor);
      if (colour[3] === 1) return colour;
    }
    return [255, 255, 255, 1];
  };
  if (view === window && element.tagName !== "IFRAME") {
    const ring = carriers.map((part) => [part, getComputedStyle(part)]).find(([, look]) => look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2);
    if (!ring) wrong.push("without a ring");
    else {
      const [one, other] = [light(rgb(ring[1].outlineColor)), light(behind(ring[0]))].sort((a, b) => b - a);
      if ((one + .05) / (other + .05) < 3) wrong.push(`ring of ${((one + .05) / (other + .05)).toFixed(2)}`);
    }
  }
  element.stop ||= (window.stops = (window.stops || 0) + 1);
  return { said, stop: element.stop, wrong };
}"""
LEAST, MOST = 8, 400
# What a page says of itself that a reader cannot do with: a level of headings that is skipped, a heading or link
# without words or with words that say nothing, and English. Data have English names: those stand in the text itself.
READ = """english => {
  const wrong = [];
  const shown = (part) => part.checkVisibility({ visibilityProperty: true });
  let level = 0;
  for (const heading of [...document.querySelectorAll(".stMain :is(h1, h2, h3, h4)")].filter(shown)) {
    const now = Number(heading.tagName[1]);
    if (now > level + 1) wrong.push(`after h${level} comes ${heading.tagName} ${heading.textContent}`);
    if (!heading.textContent.trim()) wrong.push(`empty ${heading.tagName}`);
    level = now;
  }
  for (const link of [...document.querySelectorAll("a[href]")].filter(shown)) {
    const words = (link.getAttribute("aria-label") || link.textContent).trim();
    if (!words || /^(klik )?(hier|link|lees meer|meer)$/i.test(words)) wrong.push(`link "${words}" to ${link.href}`);
  }
  const word = new RegExp(`\\b(${english})\\b`, "i");
  for (const part of document.querySelectorAll("body *")) {
    for (const name of ["aria-label", "aria-roledescription", "aria-description", "title", "placeholder", "alt"]) {
      const said = part.getAttribute(name);
      if (said && word.test(said) && !part.closest("[data-testid=stMarkdown], td, th")) wrong.push(`${name}: ${said}`);
    }
  }
  const own = "[data-testid=stMarkdown], [data-testid=stHtml], [data-testid=stTable], [data-testid=stButtonGroup], h1, h2, h3, label, script, style, template, noscript";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (word.test(node.nodeValue) && !node.parentElement.closest(own)) wrong.push(`text: ${node.nodeValue.trim().slice(0, 80)}`);
  }
  return wrong;
}"""
# Words of Streamlit that are no Dutch.
ENGLISH = (
    "the|and|with|from|for|your|you|this|that|more|available|options?|select(ed)?|press|apply|loading|errors?|drag|"
    "drop|clear|next|previous|pages?|titled|axis|values?|close|show|hide|search|choose|expand|collapse|increment|"
    "decrement|fullscreen|toggle|view|edit|remove|delete|browse|files?|sidebar|skip"
)


def said_wrong(page: Page) -> list[str]:
    """What the page says that is no use to who cannot see it."""
    return page.evaluate(READ, ENGLISH)


def here(page: Page) -> dict:
    """What has the focus, and what is wrong with it."""
    return page.evaluate(HERE)


def walk(page: Page, key: str = "Tab") -> tuple[list[str], list[str]]:
    """Go through the whole page with a key: the names of all stops, and what is wrong with which."""
    stops, wrong = {}, []
    for _ in range(MOST):
        page.keyboard.press(key)
        now = here(page)
        if now["stop"] in (0, *stops):
            break
        stops[now["stop"]] = now["said"]
        wrong += [f"{now['said']}: {fault}" for fault in now["wrong"]]
    return list(stops.values()), wrong


# So that the next Tab is the first: where the keyboard was last, it begins again.
TO_THE_TOP = """() => {
  const top = document.createElement("span");
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
}"""


def unseen(page: Page) -> list[str]:
    """What is wrong with the stops of a page, from its top: forwards and back."""
    faults = []
    page.evaluate(TO_THE_TOP)
    for key in ("Tab", "Shift+Tab"):
        stops, wrong = walk(page, key)
        page.evaluate("document.activeElement.blur()")
        faults += [f"{key}: {fault}" for fault in wrong]
        if len(stops) < LEAST:
            faults.append(f"{key}: no more than {stops}")
    return faults
