// The files of the layers, from the address where the app serves them, and kept.
const files = (() => {
  "use strict";

  // A file is named after its layer: <laag>-<hash>.json.
  const layerOf = (name) => name.slice(0, name.lastIndexOf("-"));

  // The files that a map in this state needs, each once.
  const namedIn = ({ lagen, gekozen, vlakken = [], grond }) => [...new Set([...[...lagen, ...gekozen].map(([name]) => name), ...vlakken, grond])];

  // Fetches by name from a folder, whose address may be relative to the page. Several scripts of a page have this text;
  // what one of them fetched the others have too.
  const from = (folder) => (name) => {
    const fetched = window.atlasFiles ||= new Map();
    const address = new URL(folder + name, document.baseURI).href;
    if (!fetched.has(address)) {
      const content = fetchOne(address);
      content.catch(() => fetched.delete(address));
      fetched.set(address, content);
    }
    return fetched.get(address);
  };

  const fetchOne = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  // Fetches every file once with `fetchOne(name)`; one that failed is asked for again.
  class Kept {
    constructor(fetchOne) {
      this.fetchOne = fetchOne;
      this.promises = new Map(); // file name -> promise of its content
      this.contents = new Map(); // file name -> its content, once it is there
    }

    // The content of a file that has been fetched, or undefined.
    kept(name) {
      return this.contents.get(name);
    }

    fetch(name) {
      if (!this.promises.has(name)) {
        const promise = this.fetchOne(name);
        promise.then((content) => this.contents.set(name, content), () => this.promises.delete(name));
        this.promises.set(name, promise);
      }
      return this.promises.get(name);
    }

    // What came of these names, by name, and the names of which nothing came.
    async fetchAll(wanted) {
      const found = {};
      const failed = [];
      await Promise.all(wanted.map(async (name) => {
        try {
          found[name] = await this.fetch(name);
        } catch {
          failed.push(name);
        }
      }));
      return { found, failed };
    }
  }

  return { layerOf, namedIn, from, Kept };
})();
