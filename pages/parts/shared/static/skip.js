// The first stops of a page lead past what comes first: to the heading of the page, not to the bar above it, and where
// filters come before the menu, to the menu.
const skip = (() => {
  "use strict";
  const CONTENT = '[data-testid="stSkipToContent"]';
  const MENU = '[data-testid="stTopNav"]';
  const FILTERS = '[data-testid="stSidebar"][data-collapsed="false"]';

  const leadsTo = (link, find) => link.addEventListener("click", (event) => {
    event.preventDefault();
    // Streamlit's own goes to the room that everything is in.
    event.stopPropagation();
    focus.put(find());
  });

  function mend() {
    const content = document.querySelector(CONTENT);
    if (!content) return;
    if (!content.dataset.kop) {
      content.dataset.kop = "";
      leadsTo(content, () => document.querySelector(".stMain h1"));
    }
    let menu = content.parentElement.querySelector(":scope > [data-naar-menu]");
    if (!menu) {
      menu = elements.make("a", { href: "#menu", class: content.className, "data-naar-menu": "" }, "Naar het menu");
      leadsTo(menu, () => document.querySelector(`${MENU} :is(a[href], button)`));
      content.after(menu);
    }
    const there = document.querySelector(MENU);
    if (there) there.id = "menu";
    menu.hidden = !there || !document.querySelector(FILTERS);
  }

  return { mend };
})();
