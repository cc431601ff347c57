// Sentences with a button that copies them as plain text, with their source and the link to them.
const { make } = elements;
const style = new CSSStyleSheet();
style.replaceSync(`
:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 2px; }
.zinnen { color: var(--st-text-color); font-family: var(--st-font); max-width: 48rem; line-height: 1.6; }
p { margin: 0 0 .5rem; }
button { font: inherit; color: var(--st-link-color); background: none; border: 1px solid var(--st-border-color); border-radius: 4px; padding: .25rem .7rem; cursor: pointer; }
[role=status] { margin-left: .6rem; }
@media print { button { display: none; } }
`);

export default function (component) {
  const { data, parentElement } = component;
  parentElement.adoptedStyleSheets = [style];
  const notice = make("span", { role: "status" });
  const button = make("button", { type: "button", click: async () => {
    notice.textContent = await clipboard.copy(`${data.zinnen.join("\n")}\n\n${data.bron} ${window.location.href}`);
  } }, "Kopieer met bron");
  parentElement.querySelector(".zinnen").replaceChildren(
    // Where the page shows the words itself there is only the button.
    ...(data.getoond ? [] : data.zinnen).map((sentence) => make("p", {}, sentence)),
    make("div", {}, button, notice),
  );
}
