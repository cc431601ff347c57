// What Streamlit's parts are called for a screen reader, where they are used for something else than they were made
// for, or have no name.
const roles = (() => {
  "use strict";
  const MAP = 'iframe[src*="streamlit_folium"]:not([title="Kaart van Nederland"])';
  // Pills that lead to somebody else are buttons: nothing is ever chosen among them.
  const WAYS = ':is([class*="st-key-naar-"], [class*="bedoeld"], [class*="antwoord-"], [class*="-voorstel"]) [data-testid="stButtonGroup"]';
  // A row of text with buttons that are called the same in every row.
  const ROWS = '[class*="st-key-watals-stap-"]';
  const TABLES = '[data-testid="stTable"] table';

  // A chart is one picture with a name: Vega describes every axis and point of it in English, and what it shows stands
  // beside it as a table or in words.
  const CHARTS = '[data-testid="stVegaLiteChart"] [role="graphics-document"]';
  // A menu in groups, as Streamlit draws it in the sidebar, is no list that holds together: it is links in groups.
  const MENU = '[data-testid="stSidebarNavItems"]';
  // In the bar above the page a group is a button: Streamlit marks the page in it, not the group.
  const GROUPS = '[data-testid="stTopNavSection"]';

  function mend() {
    for (const chart of document.querySelectorAll(CHARTS)) {
      chart.setAttribute("role", "img");
      chart.removeAttribute("aria-roledescription");
    }
    for (const part of document.querySelectorAll(`${MENU}:not([role]):has(> div), ${MENU}:has(> div) li:not([role])`)) part.setAttribute("role", "none");
    for (const group of document.querySelectorAll(`${MENU} > div:not([role])`)) {
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", group.querySelector("header p").textContent);
    }
    for (const group of document.querySelectorAll(GROUPS)) {
      if (group.querySelector("p")?.textContent === document.documentElement.dataset.groep) group.setAttribute("aria-current", "true");
      else group.removeAttribute("aria-current");
    }
    // A place to drop a file has a name and a focus, which the role "presentation" may not have.
    for (const zone of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')) zone.setAttribute("role", "group");
    // The keyboard stops there, to scroll.
    document.getElementById("stMain")?.setAttribute("aria-label", "Inhoud van de pagina");
    for (const frame of document.querySelectorAll(MAP)) frame.title = "Kaart van Nederland";
    for (const group of document.querySelectorAll(`${WAYS} [role="radiogroup"]`)) {
      group.setAttribute("role", "group");
      group.removeAttribute("aria-orientation");
    }
    for (const pill of document.querySelectorAll(`${WAYS} button:is([role], [aria-checked])`)) {
      pill.removeAttribute("role");
      pill.removeAttribute("aria-checked");
    }
    for (const row of document.querySelectorAll(ROWS)) {
      const about = row.querySelector('[data-testid="stMarkdown"]')?.textContent.trim();
      for (const button of row.querySelectorAll("button")) {
        const name = `${button.querySelector("p")?.textContent.trim()}: ${about}`;
        if (about && button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name);
      }
    }
    for (const cell of document.querySelectorAll(`${TABLES} tbody tr > td:first-child:not([role])`)) cell.setAttribute("role", "rowheader");
  }

  // A table that is wider than its place is scrolled by keyboard: it is a stop then, with the name of the table.
  function scrollable() {
    for (const table of document.querySelectorAll(TABLES)) {
      const box = table.parentElement;
      const wide = box.scrollWidth > box.clientWidth + 1;
      const name = table.getAttribute("aria-label") || "Tabel";
      for (const [key, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", name]]) {
        if (wide) box.setAttribute(key, value);
        else box.removeAttribute(key);
      }
    }
  }

  // A warning that came of what was entered in a field is what that field is described by, as long as it stands there.
  const FIELD = '[data-testid="stTextInput"] input, [data-testid="stFileUploader"] :is(button, input)';
  let tied = null;
  let known = new Set();
  function tie(field) {
    const warnings = [...document.querySelectorAll('.stMain [data-testid="stAlert"]')];
    const fresh = warnings.find((warning) => !known.has(warning.textContent));
    known = new Set(warnings.map((warning) => warning.textContent));
    if (tied && (fresh || !warnings.some(({ id }) => id === tied.getAttribute("aria-describedby")))) {
      for (const name of ["aria-describedby", "aria-invalid"]) tied.removeAttribute(name);
      tied = null;
    }
    if (!fresh || !field?.isConnected || !field.matches(FIELD)) return;
    fresh.id ||= `waarschuwing-${warnings.indexOf(fresh)}`;
    field.setAttribute("aria-describedby", fresh.id);
    if (field.matches("input")) field.setAttribute("aria-invalid", "true");
    tied = field;
  }

  return { mend, scrollable, tie };
})();
