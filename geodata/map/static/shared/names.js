// Which names can be read: a name that would lie over another one waits until there is room.
const names = (() => {
  "use strict";

  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const within = (box, edge) =>
    box.left >= edge.left && box.right <= edge.right && box.top >= edge.top && box.bottom <= edge.bottom;

  // For each box whether there is room for it; those that come first go first. With an edge only what
  // lies wholly within it can be read.
  function fitting(boxes, edge = null) {
    const taken = [];
    return boxes.map((box) => {
      const fits = (!edge || within(box, edge)) && !taken.some((other) => overlap(box, other));
      if (fits && box.right > box.left) taken.push(box);
      return fits;
    });
  }

  // Hide the names that cannot be read, of elements in order of importance.
  function settle(found, edge = null) {
    const fits = fitting(found.map((element) => element.getBoundingClientRect()), edge);
    found.forEach((element, place) => { element.style.visibility = fits[place] ? "" : "hidden"; });
  }

  return { fitting, settle };
})();
