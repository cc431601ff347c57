// Where the keyboard is after a step: at the heading of what opened, back at what opened it, or at the same control
// when it was drawn anew. Never at the beginning of the page, where a browser puts it when a control is gone.
const focus = (() => {
  "use strict";
  // The heading of what a reader chose on this page.
  const SUBJECT = ".st-key-paneel .kaartje h2, #onderwerp";
  // A part that a step opens (pages/parts/shared/opened.py), and headings to go to.
  const PART = '.stMain [class*="st-key-opent-"]';
  const HEADINGS = "h1, h2, h3";
  // Components that draw such a heading, a moment after the page is done.
  const DRAWS = ".st-key-partners";
  const CONTROLS = 'a[href], button, input, select, textarea, summary, iframe, [tabindex="0"]';
  const HOSTS = '[data-testid="stBidiComponentIsolated"]';
  const TYPED = 'input:not([type=radio], [type=checkbox]), textarea';
  // One goes on from the one to the other by arrow.
  const ROW = "input[type=radio]";

  let last = null; // the control that had the focus
  let acted = null; // the control that was used last
  let went = ""; // the path of the page on which a reader came to another control after that
  let putting = false;
  let opener = null; // the control that opened what is chosen
  let subject = null;
  let parts = new Map(); // what opened each part that stands open, by the key of the part
  let path = location.pathname;

  // What really has the focus: a component has a document of its own.
  function deep() {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  }

  // All controls below an element, in the order of the page.
  function controls(root) {
    return [...root.querySelectorAll(`${CONTROLS}, ${HOSTS}`)].flatMap((part) => (
      part.shadowRoot ? controls(part.shadowRoot) : part.matches(CONTROLS) ? [part] : []));
  }

  const above = (element) => element.parentElement || element.getRootNode().host || null;
  const isThere = (element) => element.isConnected && !element.disabled && element.checkVisibility({ visibilityProperty: true });
  const nameOf = (element) => element.getAttribute("aria-label") || element.textContent.trim() || element.title;

  // The class by which Streamlit knows the widget or the container of an element; "" for none.
  function keyOf(element) {
    for (let at = element; at; at = above(at)) {
      const key = [...at.classList].find((name) => name.startsWith("st-key-"));
      if (key) return key;
    }
    return "";
  }

  const withKey = (key) => (key && document.querySelector(`.${CSS.escape(key)}`)) || null;

  // The headings that an element stands under: those before it in the page.
  function headingsAbove(element) {
    let at = element;
    while (at.getRootNode().host) at = at.getRootNode().host;
    return [...document.querySelectorAll(`.stMain :is(${HEADINGS})`)]
      .filter((one) => one.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  // What is needed to find a control again when it is drawn anew, or else the heading or the control before it.
  function note(element) {
    const all = controls(document);
    const key = keyOf(element);
    const near = key ? controls(withKey(key) || document) : all;
    const [tag, name] = [element.tagName, nameOf(element)];
    const alone = all.every((other) => other === element || other.tagName !== tag || nameOf(other) !== name);
    return { element, key, tag, name, alone, place: near.indexOf(element), many: near.length, before: all.slice(0, all.indexOf(element)), above: headingsAbove(element) };
  }

  // The same control as it is now: by its name, else by its place in a widget that has as many as it had. Of many with
  // one name the others are not the same when its widget is gone.
  function again({ element, key, tag, name, alone, place, many }) {
    if (isThere(element)) return element;
    const widget = withKey(key);
    if (key && !widget && !alone) return null;
    const near = controls(widget || document);
    const same = near.filter((other) => other.tagName === tag && nameOf(other) === name && isThere(other));
    if (same.length) return same[0];
    const there = key && near.length === many ? near[place] : null;
    return there && there.tagName === tag && isThere(there) ? there : null;
  }

  function put(element) {
    if (!element) return false;
    if (!element.matches(CONTROLS)) element.setAttribute("tabindex", "-1");
    // A reader sees where the page goes on.
    putting = true;
    element.focus({ preventScroll: true });
    putting = false;
    element.scrollIntoView({ block: "nearest" });
    return deep() === element;
  }

  const lost = () => {
    const now = deep();
    return !now || now === document.body || now === document.documentElement || !isThere(now);
  };

  const used = () => acted && again(acted);
  // A reader may be quicker than the page.
  const wentOn = () => went === location.pathname && !lost() && deep() === last?.element;

  // At once after a component has drawn itself anew.
  function keep() {
    if (last && !isThere(last.element) && lost()) put(again(last));
  }

  const heading = () => document.querySelector(".stMain h1");
  const invitation = () => document.querySelector(`.st-key-deuren ${HOSTS}`)?.shadowRoot?.querySelector("h2");
  const isComing = () => document.querySelector(DRAWS) !== null && document.querySelector(SUBJECT) === null;

  // What a page opens with was not chosen on it.
  function begin() {
    subject ??= document.querySelector(SUBJECT)?.textContent.trim() || null;
  }

  // Where a reader goes on when the control that was used is gone for good: under the heading that it stood under. One
  // that can only not be used now is still there to see; then it is the control before it.
  function goOn({ element, before, above }) {
    return put((element.isConnected ? null : above.findLast(isThere)) || before.findLast(isThere) || heading());
  }

  // Which part came with a step, and of one that went the control that had opened it.
  function lookAtParts() {
    const now = new Map([...document.querySelectorAll(PART)].map((part) => [keyOf(part), part]));
    const came = [...now].find(([key]) => !parts.has(key))?.[1];
    const gone = [...parts].find(([key]) => !now.has(key));
    parts = new Map([...now.keys()].map((key) => [key, parts.has(key) ? parts.get(key) : acted]));
    return { came, gone: gone?.[1] };
  }

  // To the heading of a part that opened, or back to what opened the one that closed; gives whether there was either.
  function followParts(say) {
    const { came, gone } = lookAtParts();
    if (came && acted) {
      const title = came.querySelector(HEADINGS);
      if (!lost() && deep().matches(TYPED)) say(`${title.textContent.trim()}.`);
      else put(title);
      return true;
    }
    return Boolean(gone && lost() && put(again(gone)));
  }

  // Once a step is done; gives whether the reader is on another page now. `say` is told what was chosen where the
  // focus does not go there: on the map and in a field it stays where it is.
  function settle(say) {
    const chosen = document.querySelector(SUBJECT);
    const words = chosen?.textContent.trim() || "";
    const before = subject;
    subject = words;
    if (path !== location.pathname) {
      path = location.pathname;
      opener = null;
      lookAtParts();
      if (!wentOn() || !document.activeElement.closest(".stMain")) put(heading());
      return true;
    }
    // A page as it opens leaves the keyboard alone, unless a reader was quicker than the first look.
    if (before === null && !(acted && lost())) {
      lookAtParts();
      return false;
    }
    if (words !== before) lookAtParts();
    if (words && words !== before) {
      const onMap = deep()?.matches("iframe");
      // One card leads to the next: closing goes back to before the first.
      if (!before || !opener) opener = onMap ? note(deep()) : acted;
      if (!lost() && (onMap || deep().matches(`${TYPED}, ${ROW}`) || (used() && wentOn()))) {
        // Who hears it does not see that a card opened beside the map.
        const below = onMap && deep().compareDocumentPosition(chosen) & Node.DOCUMENT_POSITION_FOLLOWING;
        say(`Gekozen: ${words}.${below ? " De gegevens staan na de kaart." : ""}`);
      } else if (acted) put(chosen);
    } else if (words !== before) {
      say("Niets gekozen.");
      if (lost() && !put(opener && again(opener))) put(invitation() || heading());
      opener = null;
    } else if (!followParts(say) && last && lost() && !isThere(last.element) && !put(again(last))) goOn(last);
    return false;
  }

  const controlOf = (event) => event.composedPath().find((part) => part.matches?.(CONTROLS)) || null;

  const heard = new WeakSet();

  // Follow the focus within a document, or within that of a component: what moves there is not told outside of it.
  function follow(root) {
    if (heard.has(root)) return;
    heard.add(root);
    root.addEventListener("focusin", (event) => {
      const [element] = event.composedPath();
      if (!element.matches?.(CONTROLS)) return;
      last = note(element);
      if (!putting && element !== used()) went = location.pathname;
      // A browser is content when an edge of it can be seen.
      if (element.matches(":focus-visible")) element.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }

  function listen() {
    follow(document);
    const use = (event) => {
      const control = controlOf(event);
      if (!control) return null;
      acted = note(control);
      went = "";
      return control;
    };
    // Who clicks beside all controls wants the focus nowhere.
    document.addEventListener("pointerdown", (event) => { if (!use(event)) last = null; }, true);
    // A key does not always click: Streamlit's buttons have a way of their own.
    document.addEventListener("click", use, true);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || (event.key === " " && !controlOf(event)?.matches(TYPED))) use(event);
    }, true);
  }

  return { put, keep, settle, used, begin, isComing, follow, listen };
})();
