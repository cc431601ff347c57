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


def unseen(page: Page) -> list[str]:
    """What is wrong with the stops of a page that the keyboard was not on yet: forwards and back."""
    faults = []
    for key in ("Tab", "Shift+Tab"):
        stops, wrong = walk(page, key)
        page.evaluate("document.activeElement.blur()")
        faults += [f"{key}: {fault}" for fault in wrong]
        if len(stops) < LEAST:
            faults.append(f"{key}: no more than {stops}")
    return faults
