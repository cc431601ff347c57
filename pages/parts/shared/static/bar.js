// The bar on every page: copy the link, a QR code of it, a snippet to embed it, and "add to the meeting".
const { make } = elements;
const style = new CSSStyleSheet();
style.replaceSync(`
:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 2px; }
.deel { color: var(--st-text-color); font-family: var(--st-font); display: flex; gap: .5rem; flex-wrap: wrap; align-items: flex-start; justify-content: flex-end; }
button, summary { font: inherit; font-size: .9rem; color: var(--st-link-color); background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: 4px; padding: .2rem .6rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
details { position: relative; }
.vak { position: absolute; right: 0; top: 2.2rem; z-index: 20; width: min(22rem, 86vw); box-sizing: border-box; background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: 6px; padding: .8rem 1rem; box-shadow: 0 4px 16px rgb(0 0 0 / 20%); }
label { display: block; margin: .3rem 0 .6rem; font-size: .9rem; }
input, textarea { width: 100%; box-sizing: border-box; font: inherit; font-size: .85rem; color: inherit; background: var(--st-secondary-background-color); border: 1px solid var(--st-border-color); padding: .3rem; }
a { color: var(--st-link-color); margin-right: .6rem; font-size: .9rem; }
p { margin: .8rem 0 .2rem; font-size: .9rem; }
.vak { max-height: 80vh; overflow: auto; }
.vak .rij input { width: auto; }
.vak .grijs { width: 100%; height: auto; }
img { width: 11rem; height: 11rem; background: #fff; display: block; margin: .3rem 0 .6rem; }
/* Beside a menu that leaves little room only the first word is seen (pagina.css says when); the name stays whole. */
.rest { position: var(--rest-plek, static); clip-path: var(--rest-knip, none); white-space: nowrap; }
[role=status], .melding { font-size: .9rem; align-self: center; }
.melding { flex-basis: 100%; text-align: right; }
.melding:empty { display: none; }
.melding .link { border: 0; padding: 0 .2rem; text-decoration: underline; pointer-events: auto; }
/* In the head of the page, where the menu has the room beside the bar, what came of it stands under it. */
@media (min-width: 1024px) {
  .deel { position: relative; }
  .melding { position: absolute; top: calc(100% + .1rem); right: 0; z-index: 19; width: max-content; max-width: min(36rem, 60vw); box-sizing: border-box; padding: 0 .5rem; font-size: .85rem; line-height: 1.4; pointer-events: none; background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: 4px; }
}
`);
const MAP = 'iframe[src*="streamlit_folium"]';

const atlas = () => document.querySelector(MAP)?.contentDocument?.defaultView.atlas;

// Where the map on this page looks now: [south, west, north, east], or nothing without a map.
const box = () => (atlas()?.state ? atlas().box().map((degrees) => Math.round(degrees * 1000) / 1000) : []);

// The map of a page as a picture, drawn by the server from the link and with where the map looks now.
function pictures(page) {
  const address = (format, plaatje) => {
    const picture = new URL(`plaatje/${page.pathname.split("/").pop()}.${format}`, document.baseURI);
    for (const [name, value] of page.searchParams) picture.searchParams.set(name, value);
    if (page.pathname.endsWith("/kaart")) picture.searchParams.set("beeld", box().join(","));
    if (plaatje) picture.searchParams.set("plaatje", plaatje);
    return picture.href;
  };
  const link = (text, format, plaatje) => make("a", { href: address(format, plaatje), download: `kaart.${format}` }, text);
  const example = make("div");
  const grey = make("input", { type: "checkbox", change: () => example.replaceChildren(...(grey.checked
    ? [make("img", { class: "grijs", alt: "De kaart zoals een grijze printer die afdrukt", src: address("png", "voorbeeld") })] : [])) });
  return make("div", {},
    make("p", {}, "Kaart als plaatje, met legenda, bron en datum:"),
    link("PNG voor druk", "png"), " ", link("SVG", "svg"), " ", link("PNG in grijs", "png", "grijs"),
    make("label", { class: "rij" }, grey, " Laat zien hoe een grijze printer de kaart afdrukt"), example);
}

// What the map counts, as sentences with their source and link.
function counted(page, date) {
  const head = document.querySelector(".st-key-werkvlak .kop");
  if (!head) return [];
  const notice = make("span", { role: "status" });
  const words = () => [head.querySelector("h1"), head.querySelector("p")].map((part) => part?.textContent.trim()).filter(Boolean).join("\n");
  return [make("p", {}, "De telling boven de kaart:"), make("button", { type: "button", click: async () => {
    notice.textContent = await clipboard.copy(`${words()}\n\n${clipboard.source(date)} ${page.href}`);
  } }, "Kopieer met bron"), notice];
}

// The scenes of the meeting, for when the session ends. A browser may refuse to keep anything.
const KEPT = "presentatie";
function kept() {
  try {
    return localStorage.getItem(KEPT) || "";
  } catch {
    return "";
  }
}
function keep(scenes) {
  try {
    if (scenes) localStorage.setItem(KEPT, scenes);
    else localStorage.removeItem(KEPT);
  } catch {
    // Then they last as long as the session, and as the link.
  }
}

// What folds out: the link, its QR code, the snippet, and pictures when there is a map.
function panel(withPictures, date) {
  const page = new URL(location.href);
  page.searchParams.delete("embed");
  // Where the map of the page Kaart looks is in the link once the reader moved it.
  if (page.pathname.endsWith("/kaart") && atlas()?.moved) page.searchParams.set("beeld", box().join(","));
  const embedded = new URL(page);
  embedded.searchParams.set("embed", "true");
  const link = make("input", { readonly: true, value: page.href });
  const code = make("textarea", { readonly: true, rows: 4 },
    `<iframe src="${embedded.href.replaceAll("&", "&amp;")}" title="Geboortezorgatlas" width="100%" height="800" style="border:0" allow="clipboard-write; fullscreen" allowfullscreen></iframe>`);
  const qr = make("img", {
    alt: "QR-code naar deze pagina", src: new URL(`qr?van=${encodeURIComponent(page.href)}`, document.baseURI).href,
    error: () => qr.replaceWith(make("p", {}, "De QR-code kon niet gemaakt worden: deze link is te lang.")),
  });
  const outcome = make("span", { role: "status" });
  const button = (text, field) => make("button", { type: "button", click: async () => {
    outcome.textContent = await clipboard.copy(field.value, field);
  } }, text);
  const made = make("div", { class: "vak" },
    make("label", {}, "Link", link), button("Kopieer link", link), qr,
    make("label", {}, "Insluiten op een eigen site", code), button("Kopieer code", code), outcome,
    counted(page, date),
    withPictures && box().length ? pictures(page) : null);
  return { made, link };
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  parentElement.adoptedStyleSheets = [style];
  search.offer(data.namen);
  if (data.kop) window.goTo(data.kop);
  // A page in another site has no bar, but it has search fields.
  if (!data.datum) return;
  // The menu marks it (roles.js).
  document.documentElement.dataset.groep = data.groep;
  // For a page on paper (print.js).
  document.documentElement.dataset.peildatum = data.datum;
  if (data.bewaar !== undefined) keep(data.bewaar);
  if (data.terug && kept()) setTriggerValue("terug", { bewaard: kept() });
  const share = make("details", {
    toggle: () => {
      share.querySelector(".vak")?.remove();
      if (!share.open) return;
      const { made, link } = panel(data.toevoegen, data.datum);
      share.append(made);
      link.focus();
    },
    keydown: (event) => {
      if (event.key !== "Escape") return;
      share.open = false;
      share.querySelector("summary").focus();
    },
    // Who goes on with the keyboard leaves it; it would lie over what comes next.
    focusout: ({ relatedTarget }) => { if (relatedTarget && !share.contains(relatedTarget)) share.open = false; },
  }, make("summary", {}, "Deel", make("span", { class: "rest" }, " deze pagina")));
  const add = () => setTriggerValue("toevoegen", { beeld: box() });
  parentElement.querySelector(".deel").replaceChildren(
    make("span", { class: "melding" }, data.melding, data.scene
      ? [" ", make("button", { type: "button", class: "link", click: () => setTriggerValue("bekijk", data.scene) }, "Bekijk in de presentatie")] : ""),
    ...(data.toevoegen ? [make("button", { type: "button", click: add }, "Voeg toe", make("span", { class: "rest" }, " aan presentatie"))] : []),
    share,
  );
  window.say(data.melding);
}
