// A page on paper: its head says what it is, of when, and where it is found, and what is wider than the sheet is drawn
// smaller. The rest is in the style of the page (@media print).
const onPaper = (() => {
  "use strict";
  const { make } = elements;
  // A sheet of A4 less its margins (@page in pagina.css), in the pixels of a style.
  const WIDE = 690;
  const HIGH = 900;
  // So small a table may become.
  const SMALLEST = 0.7;
  // What a page gets for the paper only.
  const undo = [];
  const MAPS = 'iframe[src*="streamlit_folium"]';

  function head() {
    const today = new Date().toLocaleDateString("nl-NL", { dateStyle: "long" });
    const date = document.documentElement.dataset.peildatum;
    return make("header", { class: "afdruk" },
      make("p", {}, make("strong", {}, document.title)),
      make("p", {}, `Afgedrukt op ${today}${date ? `, gegevens van ${date}` : ""}: `, make("a", { href: location.href }, location.href)));
  }

  // A map keeps the size in which it was drawn: in another one a part of it would be missing.
  function fit(map) {
    const { offsetWidth: wide, offsetHeight: high } = map;
    if (!wide || !high) return;
    map.style.setProperty("--breed", `${wide}px`);
    map.style.setProperty("--hoog", `${high}px`);
    map.style.setProperty("--schaal", Math.min(1, WIDE / wide, HIGH / high));
  }

  // A table is as narrow as its longest words, and then still may not fit. An address may break anywhere, and every word
  // where letters would become too small to read.
  function shrink(table) {
    const cells = [...table.querySelectorAll("td, th")];
    const narrowest = () => {
      const before = table.style.cssText;
      table.style.cssText += "; width: 0 !important; min-width: 0 !important";
      const found = table.offsetWidth;
      table.style.cssText = before;
      return Math.max(found, 1);
    };
    const breakable = (some) => some.forEach((cell) => { cell.style.overflowWrap = "anywhere"; });
    for (const cell of cells) {
      const before = cell.style.cssText;
      undo.push(() => { cell.style.cssText = before; });
      cell.style.whiteSpace = "normal";
    }
    breakable(cells.filter((cell) => /\S{25}/.test(cell.textContent)));
    if (WIDE / narrowest() < SMALLEST) breakable(cells);
    table.style.setProperty("--krimp", Math.min(1, WIDE / narrowest()));
  }

  // Components have a tree of their own.
  function tables(root) {
    const inside = [...root.querySelectorAll("*")].filter((part) => part.shadowRoot);
    return [...root.querySelectorAll("table"), ...inside.flatMap((part) => tables(part.shadowRoot))];
  }

  // Whether the page is dark on the screen: what is drawn as a picture then is dark too.
  function isDark() {
    const [red, green, blue] = getComputedStyle(document.querySelector(".stApp")).backgroundColor.match(/\d+/g).map(Number);
    return red + green + blue < 384;
  }

  function prepare() {
    document.documentElement.toggleAttribute("data-nacht", isDark());
    restore();
    const top = head();
    document.body.prepend(top);
    undo.push(() => top.remove());
    document.querySelectorAll(MAPS).forEach(fit);
    tables(document).forEach(shrink);
  }

  function restore() {
    for (const back of undo.splice(0).reverse()) back();
  }

  function listen() {
    window.addEventListener("beforeprint", prepare);
    window.addEventListener("afterprint", restore);
  }

  return { listen };
})();
