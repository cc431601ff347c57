// A dark page has a dark map. Streamlit tells a frame its theme with every run; a page of its own follows the reader's
// system.
const theme = (() => {
  "use strict";
  const DARK = "donker";

  function follow(root, framed) {
    const set = (dark) => root.classList.toggle(DARK, dark);
    if (!framed) return;
    window.addEventListener("message", ({ data }) => {
      if (data?.type === "streamlit:render" && data.theme) set(data.theme.base === "dark");
    });
  }

  return { follow };
})();
