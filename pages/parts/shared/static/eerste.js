// Puts the first picture where the map will be, and takes it away once the map is there.
{
  const MARGIN = 12;
  // What the buttons at the right of the map take.
  const BUTTONS = 44;
  const PATIENCE = 20000;
  // Milliseconds after which a picture says that the map is on its way.
  const SOME_TIME = 1500;
  // Those that a page waits for its map, and after which it says that there is none.
  const WAIT = 3000;
  const LONG_WAIT = 12000;
  const LATE = "De kaart laadt niet. Dit is een plaatje van de kaart zoals u de pagina opende; wat u daarna kiest, staat er niet op. Laad de pagina opnieuw voor een nieuw plaatje. Komt de kaart ook dan niet, vraag dan uw ICT-afdeling of zij /component/ van deze site tegenhoudt.";
  const MAP = 'iframe[src*="streamlit_folium"]';
  // How often its place is the same before the map takes over.
  const LOOKS = 3;
  const picture = document.getElementById("eerste");
  const figure = picture.querySelector("figure");
  const svg = figure?.firstElementChild;
  const legend = picture.querySelector("figcaption");
  const root = document.documentElement;
  // What eerste_begin.js has said.
  const shown = root.classList.contains("laadt");

  // As the map fits what it looks at: the whole box, in steps of a quarter, beside the legend.
  const place = () => {
    const [left, top, right, bottom] = picture.dataset.kader.split(" ").map(Number);
    const { clientWidth: width, clientHeight: height } = figure;
    legend.hidden = false;
    const covered = legend.offsetWidth;
    const chosen = svg.querySelector(".z") !== null;
    const open = width >= 560 && covered <= width / (chosen ? 3 : 2) && legend.offsetHeight < height - 60;
    legend.hidden = !open;
    // What is chosen does not lie under the legend; the country moves aside a little.
    const edge = chosen ? [Math.min((open ? covered : 0) + 2 * MARGIN, width / 2), (open ? 0 : 36) + 2 * MARGIN] : [MARGIN, MARGIN];
    const room = [width - edge[0] - MARGIN, height - edge[1] - MARGIN];
    const fits = Math.min(room[0] / (right - left), room[1] / (bottom - top), 4);
    const scale = 2 ** (Math.floor(Math.log2(fits) * 4) / 4);
    const free = Math.max(0, width / 2 - ((right - left) * scale) / 2 - MARGIN - BUTTONS);
    const aside = open && !chosen ? Math.min(covered / 2, free) : 0;
    const x = (left + right) / 2 - (edge[0] + room[0] / 2 + aside) / scale;
    const y = (top + bottom) / 2 - (edge[1] + room[1] / 2) / scale;
    svg.setAttribute("viewBox", `${x} ${y} ${width / scale} ${height / scale}`);
    svg.style.setProperty("--k", 1 / scale);
    const zoom = 10 + Math.log2(scale);
    picture.style.setProperty("--f", Math.max(0.45, Math.min(1.6, (zoom - 4.6) / 4.4)));
    const names = [...svg.querySelectorAll("text")];
    const far = width < 560 && zoom < 7.5;
    for (const name of names) name.style.display = far ? "none" : "";
    // All are measured before one is hidden: a browser lays out anew for what is measured after a change.
    const boxes = names.map((name) => name.getBoundingClientRect());
    const taken = [];
    for (const [at, box] of boxes.entries()) {
      const covers = taken.some((other) => box.left < other.right && other.left < box.right
        && box.top < other.bottom && other.top < box.bottom);
      if (covers) names[at].style.display = "none";
      else taken.push(box);
    }
  };

  // Over the room that the page has for its map, once that is laid out: where it is depends on the text of this machine.
  // `still` counts how often it was there.
  let box = [];
  let still = 0;
  const follow = () => {
    const frame = document.querySelector(MAP);
    // A frame that does not come has no size itself.
    const room = frame?.clientWidth || !root.classList.contains("wacht") ? frame : frame?.parentElement.parentElement;
    const { left, top, width, height } = room?.getBoundingClientRect() ?? {};
    if (!width || !height) return;
    const now = [left, top, width, height];
    const moved = now.some((value, at) => value !== box[at]);
    still = moved ? 0 : still + 1;
    if (!moved) return;
    const resized = width !== box[2] || height !== box[3];
    box = now;
    const [x, y, w, h] = box.map((value) => `${value}px`);
    Object.assign(figure.style, { position: "fixed", margin: 0, inset: `${y} auto auto ${x}`, width: w, height: h });
    if (resized) place();
  };

  const drawn = shown && figure !== null;
  if (drawn) {
    place();
    window.addEventListener("resize", place);
  }

  const began = performance.now();
  const page = location.pathname;
  const mapIsThere = () => Boolean(document.querySelector(MAP)?.contentDocument?.body?.dataset.beurt);

  // It is hidden from who hears the page, so nobody comes to it by Tab either, and loses the focus when it goes.
  const links = shown ? picture.querySelectorAll("nav a") : [];
  for (const link of links) link.tabIndex = -1;

  // Beside the map of the whole country stand fields that take the browser longer to draw than the map: their modules
  // wait for this (frontend.py).
  let letFieldsCome = () => {};
  if (drawn && picture.classList.contains("kaart")) {
    window.atlasMap = new Promise((resolve) => {
      letFieldsCome = resolve;
    });
  }

  // How long the page is there without its map. It does not wait for a map that does not come.
  let headed = 0;
  const waited = (now) => {
    if (headed === 0 && document.querySelector(".stMain h1")) headed = now;
    return headed > 0 ? now - headed : 0;
  };
  const message = figure?.querySelector(".bericht");
  const goOnWithout = (time) => {
    if (time > WAIT && !root.classList.contains("wacht")) {
      letFieldsCome();
      root.classList.add("wacht");
      picture.removeAttribute("aria-hidden");
    }
    if (time > LONG_WAIT && message.textContent !== LATE) message.textContent = LATE;
  };

  const done = () => {
    if (document.querySelector('[data-testid="stException"]')) return true;
    // The words of the page may be there before the frame of its map.
    if (drawn) return still >= LOOKS && mapIsThere();
    return document.querySelector('.stApp[data-test-script-state="notRunning"] .stMain h1') !== null;
  };
  const watch = setInterval(() => {
    if (drawn) follow();
    const now = performance.now();
    const time = waited(now);
    const late = now - began > PATIENCE;
    // The picture stays where the page came without its map, for as long as the reader does.
    const gaveUp = drawn && headed > 0 ? location.pathname !== page : late;
    if (mapIsThere()) letFieldsCome();
    else if (drawn) goOnWithout(time);
    // Who waits sees that.
    if (drawn && message.hidden && now - began > SOME_TIME) message.hidden = false;
    if (!gaveUp && !done()) return;
    clearInterval(watch);
    letFieldsCome();
    window.removeEventListener("resize", place);
    root.classList.remove("laadt", "begint", "wacht");
    for (const link of links) link.removeAttribute("tabindex");
    figure?.removeAttribute("style");
    message?.remove();
    picture.hidden = false;
    picture.removeAttribute("aria-hidden");
    // Without a server to talk to the picture and the names are what there is.
    if (headed > 0 || !late) picture.remove();
  }, 40);
}
