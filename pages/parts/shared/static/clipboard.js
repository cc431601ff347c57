// Copies a text, also where a page may not use the clipboard directly: without https.
const clipboard = (() => {
  "use strict";

  async function put(text, shown) {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return;
    }
    const field = shown || document.body.appendChild(elements.make("textarea", {}, text));
    field.select();
    const done = document.execCommand("copy");
    if (!shown) field.remove();
    if (!done) throw new Error("copying is refused");
  }

  // Copies, and returns what to tell the reader about it; `shown` is a field that holds the text.
  async function copy(text, shown = null) {
    try {
      await put(text, shown);
      return "Gekopieerd.";
    } catch {
      return "Kopiëren lukt niet in deze browser. Selecteer de tekst en kopieer die zelf.";
    }
  }

  // Where what is copied today comes from, of data until a date; the link follows it.
  function source(date) {
    const today = new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
    return `Bron: Geboortezorgatlas, gegevens van ${date}, gelezen op ${today}:`;
  }

  return { copy, source };
})();
