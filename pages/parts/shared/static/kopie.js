// Sentences with a button that copies them as plain text.
const stijl = new CSSStyleSheet();
stijl.replaceSync(`
.zinnen { color: var(--st-text-color); font-family: var(--st-font); max-width: 48rem; line-height: 1.6; }
p { margin: 0 0 .5rem; }
button { font: inherit; color: var(--st-link-color); background: none; border: 1px solid var(--st-border-color); border-radius: 4px; padding: .25rem .7rem; cursor: pointer; }
[role=status] { margin-left: .6rem; }
`);

async function kopieer(tekst) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(tekst);
    return;
  }
  // Without https a page may not use the clipboard directly.
  const veld = document.createElement("textarea");
  veld.value = tekst;
  document.body.append(veld);
  veld.select();
  const gelukt = document.execCommand("copy");
  veld.remove();
  if (!gelukt) throw new Error("kopieren geweigerd");
}

export default function (component) {
  const { data, parentElement } = component;
  parentElement.adoptedStyleSheets = [stijl];
  const doel = parentElement.querySelector(".zinnen");
  const melding = Object.assign(document.createElement("span"), { role: "status" });
  const knop = Object.assign(document.createElement("button"), { type: "button", textContent: "Kopieer tekst" });
  knop.onclick = async () => {
    try {
      await kopieer(data.zinnen.join(" "));
      melding.textContent = "Gekopieerd.";
    } catch (fout) {
      melding.textContent = "Kopiëren lukt niet in deze browser. Selecteer de tekst en kopieer haar zelf.";
    }
  };
  const zinnen = data.zinnen.map((zin) => Object.assign(document.createElement("p"), { textContent: zin }));
  const regel = document.createElement("div");
  regel.append(knop, melding);
  doel.replaceChildren(...zinnen, regel);
}
