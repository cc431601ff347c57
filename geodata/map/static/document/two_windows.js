// Two windows of one presentation, that tell each other where they are: the show, and the screen of the speaker.
// A file on disk has no origin of its own, so they do it as a window and the one that opened it.
const twoWindows = (() => {
  "use strict";
  const KIND = "geboortezorgatlas-presentatie";
  const fromDisk = () => location.protocol === "file:";
  const isOurs = ({ origin, data }) => data?.kind === KIND && (origin === location.origin || (fromDisk() && (origin === "null" || origin === "file://")));

  // What another window said, made sound: `asks` where we are, turns the screen `black`, or goes to a `scene` and `page`.
  function read({ asks, black, scene, page }) {
    const whole = (value) => (Number.isInteger(value) && value >= 0 ? value : 0);
    return { asks: asks === true, black: black === true, scene: whole(scene), page: whole(page) };
  }

  class Line {
    // `other` is the other window, null for none yet; `heard(what)` is told what it says (see `read`).
    constructor(other, heard) {
      this.other = other;
      window.addEventListener("message", (event) => {
        if (!isOurs(event)) return;
        this.other = event.source;
        heard(read(event.data));
      });
    }

    get isOpen() {
      return Boolean(this.other) && !this.other.closed;
    }

    tell(what) {
      if (this.isOpen) this.other.postMessage({ kind: KIND, ...what }, fromDisk() ? "*" : location.origin);
    }

    // Open the screen of the speaker, or go to it; false where the browser does not let us.
    open(scene, page) {
      if (this.isOpen) {
        this.other.focus();
        return true;
      }
      const address = `${location.href.split("#")[0]}#spreker=${scene + 1}.${page + 1}`;
      this.other = window.open(address, "geboortezorgatlas-spreker", "popup,width=1100,height=760");
      return this.isOpen;
    }
  }

  return { Line, read };
})();
