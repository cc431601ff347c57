// The questions that people come with, each a button with a sentence under it.
const { make } = elements;
const style = new CSSStyleSheet();
style.replaceSync(`
:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 2px; }
.deuren { color: var(--st-text-color); font-family: var(--st-font); display: grid; gap: .3rem; }
h2 { margin: 0; font-size: 1.35rem; font-weight: 650; line-height: 1.2; }
p { margin: 0; line-height: 1.3; }
p:last-child { font-size: .875rem; line-height: 1.3; }
button { display: block; width: 100%; box-sizing: border-box; font: inherit; text-align: left; color: inherit; background: var(--st-background-color); border: 1px solid var(--st-border-color); border-left: 4px solid var(--st-primary-color); border-radius: 4px; padding: .25rem .7rem; line-height: 1.25; cursor: pointer; }
button:hover { background: var(--st-secondary-background-color); }
strong { display: block; color: var(--st-link-color); font-weight: 600; }
span { font-size: .9rem; }
/* On a phone they have the room of one screen, together with what stands above and below them. */
@media (max-width: 640px) {
  .deuren { gap: .25rem; font-size: .9rem; }
  h2 { font-size: 1.15rem; }
  button { padding: .15rem .5rem; min-height: 2.5rem; line-height: 1.2; }
  strong { display: inline; }
  strong::after { content: " "; }
  span, p:last-child { font-size: .8rem; line-height: 1.2; }
}
`);

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  parentElement.adoptedStyleSheets = [style];
  parentElement.querySelector(".deuren").replaceChildren(
    make("h2", {}, "Kies op de kaart"),
    make("p", {}, "Klik op de kaart, zoek, of begin met een vraag:"),
    ...data.deuren.map(([question, sentence, address]) => make("div", {},
      make("button", { type: "button", click: () => setTriggerValue("adres", address) }, make("strong", {}, question), make("span", {}, sentence)))),
    make("p", {}, data.bron),
  );
}
