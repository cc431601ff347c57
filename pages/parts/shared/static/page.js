// Streamlit gives its place to drop a file the role "presentation", and then a name and a focus, which
// such a role may not have: a screen reader can skip it. As a group it is read out.
const mend = (changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes) dutch.say(node);
  for (const zone of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')) zone.setAttribute("role", "group");
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
// What Streamlit said before this script was there.
dutch.say(document.documentElement);
new MutationObserver((changes) => { mend(changes); showMap(); offerCopy(); }).observe(document.documentElement, { childList: true, subtree: true });

// What the components of the page call: the script of one, which runs with every step that it is part of.
window.run = (path, component) => import(new URL(path, document.baseURI)).then((script) => script.default(component));

// What a map shows comes apart from the frame that it is in (pages/parts/shared/map.py). A frame that is there takes it
// at once; one that comes later finds it here. Tables of the same layers are told that there is another state.
const states = window.atlasStates = new Map();
window.showState = ({ kaart, stand }) => {
  states.set(kaart, stand);
  const atlas = document.querySelector('iframe[title="streamlit_folium.st_folium"]')?.contentWindow?.atlas;
  if (atlas?.key === kaart) atlas.follow(stand);
  document.dispatchEvent(new CustomEvent("atlas-stand"));
};
