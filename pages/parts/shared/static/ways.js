// Ways to reach somebody, and to another gemeente, as links.
const ways = (() => {
  "use strict";
  const { make } = elements;
  const LONG = 40;

  const host = (address) => new URL(address).hostname.replace(/^www\./, "");

  // What an address says by itself: a mailbox, or a site without what stands before its name.
  function said(href) {
    if (href.startsWith("mailto:")) return href.slice(7);
    return href.replace(/^\w+:\/\//, "").replace(/\/+$/, "");
  }

  // A link to one of the kinds of address that people have; what is none of these is only text.
  function link(href, text) {
    const words = text || said(href);
    if (!/^(https?|mailto|tel):/.test(href)) return words;
    return make("a", { href }, words.length > LONG && href.includes("://") ? host(href) : words);
  }

  // A row of address, what it says, label and note.
  const draw = ([href, text, label, note]) => [label ? `${label}: ` : null, link(href, text), note ? [" ", make("small", {}, `(${note})`)] : null];

  // Rows in one sentence.
  const inLine = (rows) => rows.map(([href, text, , note], place) => [place ? "; " : null, link(href, text), note ? ` (${note})` : null]);

  // A link to a page of the atlas about a place (the last of its parameters), that `go` follows without loading it anew.
  const toPage = (address, go, ...words) => make("a", {
    href: address, target: "_top",
    click: (event) => {
      // With a key that opens another tab the link is followed as any other.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go();
    },
  }, ...words);

  return { host, link, draw, inLine, toPage };
})();
