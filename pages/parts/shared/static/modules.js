/* global atlasModules */
// Lets the browser find the small modules of `atlasModules` here, not at an address each.
if (HTMLScriptElement.supports?.("importmap")) {
  const base = new URL("../static/js/", document.currentScript.src).href;
  const imports = {};
  for (const [name, text] of Object.entries(atlasModules)) {
    const whole = text.replaceAll("@atlas-modules/", base);
    imports[base + name] = URL.createObjectURL(new Blob([whole], { type: "text/javascript" }));
    // The frontend preloads what it is going to import, unless a link to it stands in the page.
    const link = document.createElement("link");
    link.rel = "x-bundled";
    link.href = base + name;
    document.head.append(link);
  }
  const map = document.createElement("script");
  map.type = "importmap";
  // The page lets this script write a script of its own.
  map.nonce = document.currentScript.nonce;
  map.textContent = JSON.stringify({ imports });
  document.head.append(map);
}
