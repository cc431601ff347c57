// Streamlit's sidebar: closed it has no place in the order (pagina.css hides it), and where it lies over the page it
// is worked as a dialog: the focus goes in, Escape closes it, and what is under it waits.
const aside = (() => {
  "use strict";
  const NARROW = "(max-width: 767px)";
  const bar = () => document.querySelector('[data-testid="stSidebar"]');
  const button = (open) => document.querySelector(open ? '[data-testid="stSidebarCollapseButton"] button' : '[data-testid="stExpandSidebarButton"]');
  const isOpen = () => bar()?.dataset.collapsed === "false";
  let was = null;

  function settle(put) {
    const open = bar() ? isOpen() : null;
    const over = open && matchMedia(NARROW).matches;
    for (const part of document.querySelectorAll('[data-testid="stMain"], [data-testid="stHeader"]')) part.inert = Boolean(over);
    // A page opens with it closed where it would lie over the page.
    const turned = open !== null && open !== (was ?? (over ? false : open));
    was = open;
    if (turned) put(button(open));
  }

  function listen() {
    document.addEventListener("keydown", (event) => {
      // What lies over the sidebar takes Escape first.
      const taken = event.defaultPrevented || document.querySelector('[role="listbox"]:not([hidden]), [role="dialog"]');
      if (event.key === "Escape" && !taken && isOpen() && matchMedia(NARROW).matches) button(true)?.click();
    });
  }

  return { settle, listen };
})();
