// Puts the first picture where the map will be, and a first map in its place; takes them away once the map of the page
// is there.
{
  const MARGIN = 12;
  // What the buttons at the right of the map take.
  const BUTTONS = 44;
  const PATIENCE = 20000;
  // Milliseconds after which a reader is told that something is on its way.
  const SOME_TIME = 1500;
  // Those that a page waits for its map, and after which it says that there is none.
  const WAIT = 3000;
  const LONG_WAIT = 12000;
  const ASK = "vraag dan uw ICT-afdeling of zij /component/ van deze site tegenhoudt.";
  const LATE = `De kaart laadt niet. Dit is een plaatje van de kaart zoals u de pagina opende; wat u daarna kiest, staat er niet op. Laad de pagina opnieuw voor een nieuw plaatje. Komt de kaart ook dan niet, ${ASK}`;
  const HALF = `De kaart is er nog niet helemaal: wat u erop aanwijst, komt niet op de pagina; wat u op de pagina kiest, staat wel op de kaart. Laad de pagina opnieuw. Helpt dat niet, ${ASK}`;
  const REST = "De rest van de pagina wordt geladen…";
  const CHOSEN = "Uw keuze komt op de pagina zodra die geladen is.";
  const MAP = 'iframe[src*="streamlit_folium"]';
  // What carries the state of a map to the page (pages/parts/shared/map.py): it is there before the frame of the map.
  const STATE = '[class*="st-key-stand-"]';
  const COMPLETE = '.stApp[data-test-script-state="notRunning"] .stMain h1';
  // How often something is the same before it counts.
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
    // One that is still on its way has no size itself, and something that keeps its room.
    const room = frame?.clientHeight ? frame : frame?.parentElement.querySelector('[data-testid="stSkeleton"]');
    const { left, top, width, height } = room?.getBoundingClientRect() ?? {};
    if (!width || !height) {
      // It was there, and is for a moment not there.
      still = 0;
      return;
    }
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
    document.addEventListener("scroll", follow, { capture: true, passive: true });
  }

  const began = performance.now();
  const page = location.pathname;
  const mapIsThere = () => Boolean(document.querySelector(MAP)?.contentDocument?.body?.dataset.beurt);
  const message = figure?.querySelector(".bericht");
  const waiting = message?.textContent;
  const say = (words) => {
    // It is said again only when it is something else.
    if (message.textContent !== words) message.textContent = words;
    message.hidden = false;
  };

  // The map itself takes the place of its picture once that has been on the screen, and the scripts of the page begin
  // after it (begin.js): a reader has it in half the time.
  const frame = drawn ? picture.querySelector("template")?.content.firstElementChild : null;
  const first = frame && new firstMap.FirstMap(frame, JSON.parse(frame.dataset.stand), () => say(CHOSEN));
  const isLive = () => figure.classList.contains("leeft");
  // What the scripts of the page wait for.
  window.firstSeen = new Promise((ready) => {
    requestAnimationFrame(() => setTimeout(ready));
  });
  if (first) {
    window.fetchLayer = files.from("./geo/");
    window.firstSeen = window.firstSeen.then(() => first.draw(figure)).then(() => {
      // The page may have been faster.
      if (!frame.isConnected) return;
      window.atlasFirst = first;
      figure.classList.add("leeft");
    }).catch((problem) => {
      frame.remove();
      console.info(problem.message);
    });
  }

  // It is hidden from who hears the page, so nobody comes to it by Tab either, and loses the focus when it goes.
  const links = shown ? picture.querySelectorAll("nav a") : [];
  for (const link of links) link.tabIndex = -1;

  // How long the page is there without its map. It does not wait for a map that does not come.
  let headed = 0;
  const waited = (now) => {
    if (headed === 0 && document.querySelector(".stMain h1")) headed = now;
    return headed > 0 ? now - headed : 0;
  };
  // The page does not wait for its map: it stands around the picture, or the first map, once it is laid out.
  const goOnWithout = (time) => {
    if (time > 0 && (box.length > 0 || time > WAIT)) root.classList.add("wacht");
    if (time > WAIT) {
      picture.removeAttribute("aria-hidden");
      frame?.removeAttribute("tabindex");
    }
    if (time > LONG_WAIT) say(isLive() ? HALF : LATE);
  };

  // A reader went to a part of the page that has no map. `without` counts how often there was none, after there was one.
  let had = false;
  let without = 0;
  const hasNone = () => {
    const has = document.querySelector(STATE) !== null;
    had ||= has;
    without = had && !has && document.querySelector(COMPLETE) ? without + 1 : 0;
    return without >= LOOKS;
  };

  const done = (late) => {
    if (document.querySelector('[data-testid="stException"]')) return true;
    // The words of the page may be there before the frame of its map.
    if (drawn) return still >= LOOKS && mapIsThere() && (late || !first?.busy);
    return document.querySelector(COMPLETE) !== null;
  };
  const watch = setInterval(() => {
    if (drawn) follow();
    const now = performance.now();
    const time = waited(now);
    const late = now - began > PATIENCE;
    // The picture stays where the page came without its map, for as long as the reader does.
    const gaveUp = drawn && headed > 0 ? location.pathname !== page || hasNone() : late;
    if (drawn && !mapIsThere()) goOnWithout(time);
    // Who waits sees that.
    if (drawn && now - began > SOME_TIME && time <= LONG_WAIT && !first?.choice) say(isLive() ? REST : waiting);
    if (!gaveUp && !done(late)) return;
    clearInterval(watch);
    // A map of another page knows nothing of this one.
    if (!gaveUp && first && isLive() && mapIsThere()) first.handTo(document.querySelector(MAP));
    delete window.atlasFirst;
    frame?.remove();
    figure?.classList.remove("leeft");
    window.removeEventListener("resize", place);
    document.removeEventListener("scroll", follow, { capture: true });
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
