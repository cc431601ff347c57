// A dark page has a dark map: Streamlit tells a frame its theme with every run. The show and the file that works
// offline are light.
const theme = (() => {
  "use strict";

  function follow(root) {
    window.addEventListener("message", ({ data }) => {
      if (data?.type === "streamlit:render" && data.theme) root.classList.toggle("donker", data.theme.base === "dark");
    });
  }

  return { follow };
})();
