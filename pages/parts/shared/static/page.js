const mend = (changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes) dutch.say(node);
  roles.mend();
};
// On a phone the card of what is chosen opens over the lower part of the window (pagina.css): the map that the reader
// tapped on then stands above it.
let open = false;
const showMap = () => {
  const before = open;
  open = document.querySelector(".st-key-paneel .kaartje") !== null;
  const map = document.querySelector(".st-key-werkvlak iframe");
  if (open && !before && document.activeElement === map && matchMedia("(max-width: 640px)").matches) map.scrollIntoView({ block: "start" });
};
// What is chosen can be copied whole: its facts, how sure they are, their sources with dates, and the link to it.
const offerCopy = () => {
  for (const card of document.querySelectorAll(".st-key-paneel section.kaartje:not(:has(> .kopieer))")) {
    const told = elements.make("span", { role: "status" });
    const copy = async () => {
      const words = [...card.children].filter((part) => !part.matches(".kopieer")).map((part) => part.innerText.trim());
      const read = new Date().toLocaleDateString("nl-NL", { dateStyle: "long" });
      told.textContent = await clipboard.copy(`${words.join("\n")}\n\nGeboortezorgatlas, gelezen op ${read}: ${window.location.href}`);
    };
    card.append(elements.make("p", { class: "kopieer" }, elements.make("button", { type: "button", click: copy }, "Kopieer met bron"), told));
  }
};
// The foot of every page, which the server made (pages/parts/shared/publisher.py).
const addFoot = () => {
  const room = document.querySelector('[data-testid="stMainBlockContainer"]');
  const foot = document.getElementById("voet");
  if (room && foot && !room.querySelector(":scope > footer")) room.append(foot.content.cloneNode(true));
};
// A step is done when Streamlit draws no more: then what changed is said, and the keyboard has a place.
const SETTLED = 120;
let waiting = 0;
const later = () => { waiting ||= setTimeout(settle, SETTLED); };
const settle = () => {
  waiting = 0;
  const done = document.querySelector('.stApp[data-test-script-state="notRunning"] .stMain h1');
  if (!done || focus.isComing()) {
    later();
    return;
  }
  roles.mend();
  skip.mend();
  roles.scrollable();
  roles.tie(focus.used());
  aside.settle(focus.put);
  told.look({ silent: focus.settle(told.say) });
  showHeading();
};
// A page that opens at one of its headings: that is where the keyboard goes on too.
let wanted = "";
const showHeading = () => {
  const heading = wanted && document.getElementById(wanted);
  if (!heading) return;
  wanted = "";
  focus.put(heading);
  heading.scrollIntoView({ block: "start" });
};
window.goTo = (anchor) => { wanted = anchor; };
focus.listen();
aside.listen();
onPaper.listen();
window.say = told.say;
window.keepFocus = focus.keep;
window.addEventListener("resize", later);

// What Streamlit said before this script was there.
dutch.say(document.documentElement);
new MutationObserver((changes) => { mend(changes); focus.begin(); showMap(); offerCopy(); addFoot(); later(); }).observe(
  document.documentElement, { childList: true, characterData: true, attributeFilter: ["data-collapsed", "disabled", "data-test-script-state"], subtree: true });

// What the components of the page call: the script of one, which runs with every step that it is part of.
window.run = async (path, component) => {
  const script = await import(new URL(path, document.baseURI));
  // What stands in the page itself is followed with it.
  focus.follow(component.parentElement.getRootNode());
  await script.default(component);
  focus.keep();
  // No observer sees what is drawn in a document of its own.
  later();
};

// What a map shows comes apart from the frame that it is in (pages/parts/shared/map.py). A frame that is there takes it
// at once; one that comes later finds it here. Tables of the same layers are told that there is another state.
const states = window.atlasStates = new Map();
window.fetchLayer = files.from("geo/");
window.showState = ({ kaart, stand }) => {
  states.set(kaart, stand);
  // They are fetched while the frame is made; of one that does not come the map says so.
  for (const name of files.namedIn(stand)) window.fetchLayer(name).catch(() => {});
  // Of a frame that was blocked a page may ask nothing.
  const atlas = document.querySelector('iframe[src*="streamlit_folium"]')?.contentDocument?.defaultView.atlas;
  if (atlas?.key === kaart) atlas.follow(stand);
  window.atlasFirst?.follow(stand);
  document.dispatchEvent(new CustomEvent("atlas-stand"));
};
