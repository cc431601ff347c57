// The questions that people come with, each a button with a sentence under it.
const { make } = elements;
const style = new CSSStyleSheet();
style.replaceSync(`
:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 2px; }
.deuren { color: var(--st-text-color); font-family: var(--st-font); display: grid; gap: .5rem; margin: 0; padding: 0; list-style: none; }
button { display: block; width: 100%; box-sizing: border-box; font: inherit; text-align: left; color: inherit; background: var(--st-background-color); border: 1px solid var(--st-border-color); border-left: 4px solid var(--st-primary-color); border-radius: 4px; padding: .45rem .7rem; cursor: pointer; }
button:hover { background: var(--st-secondary-background-color); }
strong { display: block; color: var(--st-link-color); font-weight: 600; }
span { font-size: .9rem; line-height: 1.35; }
`);

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  parentElement.adoptedStyleSheets = [style];
  parentElement.querySelector(".deuren").replaceChildren(...data.deuren.map(([question, sentence, address]) => make("div", {},
    make("button", { type: "button", click: () => setTriggerValue("adres", address) }, make("strong", {}, question), make("span", {}, sentence)))));
}
