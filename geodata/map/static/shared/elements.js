// Elements of HTML and SVG with data in them. Text from data only ever becomes a text node.
const elements = (() => {
  "use strict";

  // A function is what an event does, true an attribute without a value; what is null, false or
  // undefined is left out. Content may hold lists; what has nothing to say is left out of it too.
  function fill(element, attributes, content) {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...content.flat(Infinity).filter((part) => part !== null && part !== undefined && part !== ""));
    return element;
  }

  const make = (tag, attributes = {}, ...content) => fill(document.createElement(tag), attributes, content);
  const makeSvg = (tag, attributes = {}, ...content) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, content);

  return { make, makeSvg };
})();
