// A page in a frame of another site: what leads elsewhere opens outside the frame, and the site is told how high the
// page is, for a frame that follows it.
if (window.parent !== window) {
  // A map that fills the window would grow with a frame that follows the page.
  const FILLS = ".st-key-werkvlak iframe, .st-key-kaartkolom iframe";
  const CONTENT = '[data-testid="stMainBlockContainer"]';
  document.documentElement.dataset.ingesloten = "";
  let told = 0;
  let followed = null;

  const open = (event) => {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement && part.href);
    if (!link || !link.protocol.startsWith("http") || link.hasAttribute("download")) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    const address = new URL(link.href);
    if (address.origin === location.origin) {
      for (const name of [...address.searchParams.keys()]) if (name.toLowerCase() === "embed") address.searchParams.delete(name);
    }
    link.href = address.href;
    link.target = "_blank";
    link.rel = "noopener";
  };

  const tell = () => {
    const content = document.querySelector(CONTENT);
    if (!content || document.querySelector(FILLS)) return;
    const height = Math.ceil(content.scrollHeight);
    if (Math.abs(height - told) < 8) return;
    told = height;
    window.parent.postMessage({ geboortezorgatlas: "hoogte", hoogte: height }, "*");
  };

  const sizes = new ResizeObserver(tell);
  const follow = () => {
    const content = document.querySelector(CONTENT);
    if (!content || content === followed) return;
    sizes.disconnect();
    sizes.observe(content);
    followed = content;
  };

  document.addEventListener("click", open, true);
  document.addEventListener("auxclick", open, true);
  new MutationObserver(follow).observe(document.documentElement, { childList: true, subtree: true });
  follow();
}
