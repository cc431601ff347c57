// Texts of Streamlit itself for which it has no setting, in Dutch. "*" is what differs from time to time.
// A test notices when a new version of Streamlit says something else.
const dutch = (() => {
  "use strict";
  const DUTCH = {
    "Page not found": "Deze pagina bestaat niet",
    "You have requested page *, but no corresponding file was found in the app's pages/ directory*": "De pagina * is er niet. U ziet nu de kaart.",
    "The page that you have requested does not seem to exist*": "Deze pagina is er niet. U ziet nu de kaart.",
    "Skip to main content": "Naar de inhoud",
    "Main menu": "Hoofdmenu",
    "Close": "Sluiten",
    "Made with Streamlit": "Gemaakt met Streamlit",
    "Record screen": "Neem het scherm op",
    "Print": "Afdrukken",
    "About": "Over",
    "Rerun": "Opnieuw laden",
    "System": "Als het systeem",
    "Light": "Licht",
    "Dark": "Donker",
    "Help for *": "Uitleg bij *",
    "Link to heading": "Link naar dit kopje",
    "Drag and drop a file here": "Sleep een bestand hierheen",
    "Drag and drop files here": "Sleep bestanden hierheen",
    "Upload": "Kies een bestand",
    // What a file may be is less than Streamlit can say, which counts in whole MB: the label of its field says it.
    "* per file": "Eén bestand tegelijk",
    "Expand sidebar": "Open het zijpaneel",
    "Sidebar": "Zijpaneel",
    "Collapse sidebar": "Sluit het zijpaneel",
    "App pages": "Pagina's",
    "Increment": "Eén hoger",
    "Decrement": "Eén lager",
    "Clear value": "Maak leeg",
    "Clear all": "Maak leeg",
    "Fullscreen": "Volledig scherm",
    "Close fullscreen": "Sluit volledig scherm",
    "Show data": "Toon de gegevens",
    "No results": "Niets gevonden",
    "Choose options": "Kies een of meer",
    "Choose an option": "Kies er een",
    "Number is outside the allowed range. Please enter a value between *": "Dit getal kan hier niet. Het mag liggen tussen: *",
    "* files are not allowed.": "Een bestand van deze soort kan hier niet: *",
    "Connecting": "Verbinden",
    "Connecting to Streamlit server": "De verbinding met de atlas wordt gemaakt",
    "Connection error": "Geen verbinding",
    "Please wait...": "Een ogenblik...",
    "* options* available.": "Er zijn * keuzes.",
    "* option* available.": "Er is * keuze.",
    "View * more": "Toon er nog *",
    "View less": "Toon minder",
    "view more": "Lees verder",
    "view less": "Toon minder",
    "* more": "nog *",
    "Selected values": "Gekozen",
    "Remove *": "Haal weg: *",
    "Cancel upload of *": "Breek af: *",
    "file upload": "bestand",
    "Theme": "Licht of donker",
    "Notifications": "Meldingen",
    "Running...": "Bezig",
    "Press Enter to *": "Druk op Enter om dit te gebruiken",
    "Press *+Enter to *": "Druk op *+Enter om dit te gebruiken",
  };
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];

  // The Dutch of a text of Streamlit; nothing for any other text.
  const inDutch = (() => {
    const escaped = (text) => text.replace(/[.?*+^$()[\]{}|\\]/g, "\\$&");
    const exact = new Map();
    const patterns = [];
    for (const [english, own] of Object.entries(DUTCH)) {
      if (english.includes("*")) patterns.push([new RegExp(`^${english.split("*").map(escaped).join("(.*)")}$`, "s"), own]);
      else exact.set(english, own);
    }
    return (text) => {
      const said = text.trim();
      if (!said || said.length > 300) return undefined;
      if (exact.has(said)) return exact.get(said);
      for (const [pattern, own] of patterns) {
        const [, found] = pattern.exec(said) || [];
        if (found !== undefined) return own.replace("*", () => found.trim());
      }
      return undefined;
    };
  })();

  // What readers and data say is never translated: it stands in these.
  const OURS = "[data-testid=stMainBlockContainer] :is(p, li, td, th, h1, h2, h3, option), [data-testid=stBidiComponentRegular], input, textarea";
  // A button of Streamlit has its words where ours have theirs.
  const THEIRS = "[data-testid=stFileUploaderDropzone]";

  function say(root) {
    const elements = root.nodeType === Node.ELEMENT_NODE ? [root, ...root.querySelectorAll("[aria-label], [title], [placeholder]")] : [];
    for (const element of elements) {
      for (const name of ATTRIBUTES) {
        const said = element.hasAttribute?.(name) && inDutch(element.getAttribute(name));
        if (said) element.setAttribute(name, said);
      }
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = root.nodeType === Node.TEXT_NODE ? root : walker.nextNode(); node; node = walker.nextNode()) {
      const said = inDutch(node.nodeValue);
      const { parentElement } = node;
      if (said && (!parentElement?.closest(OURS) || parentElement.closest(THEIRS))) node.nodeValue = said;
    }
  }

  return { say };
})();
